"""A supply outage as a quantity target run the other way: exports capped, their scarcity earned by the exporter."""

from __future__ import annotations

from chipaccord.trade.economy import Economy
from chipaccord.trade.policy import Target
from chipaccord.trade.solver import Result


def export_cap(economy: Economy, exporter: str, sector: str, share: float) -> Target:
    """At most 1 - share of an exporter's sales of a sector abroad, in volume; the scarcity rent is the exporter's.

    share: the part of its exports that may no longer be sold, 0 <= share < 1. Home sales are not capped. Raises
    ValueError where the labels are unknown, nothing is exported, or nothing would be left (it has no price).
    """
    for label, names in ((exporter, economy.economies), (sector, economy.sectors)):
        if label not in names:
            raise ValueError(f"export cap: {label!r} is not in this economy; it has {', '.join(names)}")
    if not 0 <= share < 1:
        raise ValueError(f"export cap: the share of {exporter}'s {sector} is {share:g}; it must be at least 0, below 1")
    i, j = economy.economies.index(exporter), economy.sectors.index(sector)
    sold = economy.flow[:, i, j]
    cells = [(code, exporter, sector) for n, code in enumerate(economy.economies) if n != i and sold[n] > 0]
    return Target(
        cells=cells,
        value=(1 - share) * float(sold.sum() - sold[i]),
        deflator="volume",
        mandate="at_most",
        accrues_to="exporter",
        name=f"{exporter} {sector}",
    )


def scarcity_rent(result: Result, target: int = 0) -> float:
    """The rent that a cap brings its exporter, as a rate on the price: the target's wedge, never below 0."""
    return max(-float(result.subsidy[target]), 0.0)
