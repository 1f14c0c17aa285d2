"""The marked assumptions as settings: central, and every combination of their ends.

    chip_elasticity     theta of semiconductors in the trade model
    demand_elasticity   price elasticity of the buyers' demand; with it and the subsidy rate s of the programme the
                        share of the purchase that is new spending is   a = 1 - (1 - s)^elasticity
    seller_value_share      what the seller economy earns of each dollar (value content)
    seller_customs_share    what customs records as made in the seller economy (bookings only, not the trade model)

Every headline's range is its lowest and highest value over all combinations; the effect of one assumption is read at
its ends with the others central.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product as combinations
from typing import Literal

from chipaccord.parts.document import Accord
from chipaccord.purchase.product import Product, Share
from chipaccord.world.facts import Assumption, assumptions

Level = Literal["low", "central", "high"]
LEVELS: tuple[Level, ...] = ("central", "low", "high")
MODEL = ("chip_elasticity", "demand_elasticity", "seller_value_share")  # what the trade model depends on


@dataclass(frozen=True, slots=True)
class Band:
    """An assumption as used: three settings, and the document's reason where it overrides the shipped ones."""

    assumption: Assumption
    low: float
    central: float
    high: float
    why: str
    overridden: bool

    def at(self, level: Level) -> float:
        """The setting at a level."""
        return {"low": self.low, "central": self.central, "high": self.high}[level]


def bands(accord: Accord) -> dict[str, Band]:
    """The marked assumptions, with the document's overrides."""
    out = {}
    for name, item in assumptions().items():
        own = accord.assumptions.get(name)
        if own is None:
            out[name] = Band(item, item.low, item.central, item.high, item.why, False)
        else:
            low, central, high = own.band
            out[name] = Band(item, low, central, high, own.why or item.why, True)
    return out


@dataclass(frozen=True, slots=True)
class Setting:
    """A level for each assumption that the trade model depends on."""

    chip_elasticity: Level = "central"
    demand_elasticity: Level = "central"
    seller_value_share: Level = "central"

    @classmethod
    def every(cls) -> tuple[Setting, ...]:
        """All combinations, the central one first."""
        return tuple(cls(*levels) for levels in combinations(LEVELS, repeat=3))

    @property
    def moved(self) -> tuple[str, ...]:
        """The assumptions that are not central."""
        return tuple(name for name in MODEL if getattr(self, name) != "central")


def subsidy_rate(accord: Accord) -> float | None:
    """Share of the price that the programme pays: the budget over the purchases, else the rate for large firms.

    None when the document states neither: the buyers then respond to the subsidy that the trade model finds.
    """
    subsidies = accord.subsidies
    if subsidies is None or not accord.purchases:
        return None
    if subsidies.budget is not None:
        total = sum(accord.usd(purchase.amount) for purchase in accord.purchases)
        return min(accord.usd(subsidies.budget) / total, 0.99)
    rates = [rate for rate in (subsidies.rates.large, subsidies.rates.small_and_medium) if rate is not None]
    return min(rates[0], 0.99) if rates else None


def additional_share(rate: float, elasticity: float) -> float:
    """Share of a subsidised purchase that is new spending, with constant-elasticity demand."""
    return float(1 - (1 - rate) ** elasticity)


def with_overrides(item: Product, band: Mapping[str, Band]) -> Product:
    """A product with the document's own bands for the seller economy's shares, where it gives them."""

    def share(name: str) -> Share | None:
        own = band[name]
        return Share(own.low, own.central, own.high) if own.overridden else None

    return item.with_shares(customs=share("seller_customs_share"), value=share("seller_value_share"))
