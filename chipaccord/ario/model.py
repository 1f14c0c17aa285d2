"""ARIO: what a loss of capacity does to a sector-level input-output table, day by day, with inventories.

The adaptive regional input-output model of Hallegatte (2013, Risk Analysis 34:152) with the inventories and the order
rules of Guan et al. (2020, Nature Human Behaviour 4:577), in the variant that BoARIO 0.7.2 executes; written from the
equations of that variant, not from its code. s input sector, i supplier, j buyer; flows per day = yearly / 365:
    cap_j  = alpha_j (1 - Delta_j) x0_j                    Delta: share of capacity lost; alpha: overproduction
    x_j    = min(D_j, cap_j) min_s min(1, S[s,j] / (psi n_s A[s,j] min(D_j, cap_j)))
    S     += sum_r delivered[(r,s),j] - A[s,j] x_j         every customer of i gets x_i / D_i of what it asked
    orders = (A x + max(n A min(D, cap) - S, 0) / tau_inv) share      share: base ("noalt") or by capacity ("alt")
    alpha += ((alpha_max - alpha) z + (alpha_base - alpha) [z = 0]) / alpha_tau     z = (D_i - x_i) / D_i
`day` holds the loop, `table` and `outage` what goes in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from chipaccord.ario.day import Rules, simulate
from chipaccord.ario.outage import Outage, losses
from chipaccord.ario.table import Table, arrange
from chipaccord.status import Reason, Status, Value

__all__ = ["Outage", "Run", "Table", "run"]

RECOVERED = 1e-3  # world output this close to the base counts as recovered


@dataclass(frozen=True, eq=False, repr=False)
class Run:
    """What `run` returns; money is that of the table, per day.

    production, capacity (day, industry); final_unmet (day, consumer) where consumer = (region of use, sector),
    demand is not carried over to later days; overproduction (day, industry) is alpha.
    """

    table: Table
    production: xr.DataArray
    capacity: xr.DataArray
    overproduction: xr.DataArray
    final_unmet: xr.DataArray
    status: Status

    @property
    def loss_by_region(self) -> xr.DataArray:
        """(region,) output lost over the whole run, as a share of the region's base output; negative is a gain."""
        base = self.table.output / 365 * self.production.sizes["day"]
        regions = np.array(self.table.regions)
        names = list(dict.fromkeys(self.table.regions))
        made = self.production.values.sum(axis=0)
        share = [1 - made[regions == r].sum() / max(base[regions == r].sum(), np.finfo(float).tiny) for r in names]
        return xr.DataArray(share, coords={"region": names}, dims="region", attrs={"unit": "share"})

    def __repr__(self) -> str:
        lost = 1 - self.production.values.sum() / (self.table.output.sum() / 365 * self.production.sizes["day"])
        return f"Run({self.production.sizes['day']} days, {self.status}, {lost:.3%} of world output lost)"


def run(
    table: Table,
    outages: Sequence[Outage] | Outage,
    inventory_days: float | Mapping[str, float] = 90.0,
    psi: float = 0.8,
    orders: str = "alt",
    days: int = 365,
    *,
    tau_inv: float = 60.0,
    alpha_max: float = 1.25,
    alpha_tau: float = 365.0,
    alpha_base: float = 1.0,
    capital_ratio: float = 4.0,
) -> Run:
    """Simulate `days` days after outages.

    inventory_days: days of each input held, one number or one per sector (`inf`: the input never limits; values up to
    1 count as 2). psi: share of the target stock below which production is cut. tau_inv: days over which a gap in
    stock is ordered back. alpha_*: overproduction. capital_ratio: capital / value added, for rebuilding outages.
    Raises ValueError with the place and the remedy, TypeError for an outage of the weekly network.
    """
    if orders not in ("alt", "noalt"):
        raise ValueError(f"orders is {orders!r}: expected 'alt' (by capacity left) or 'noalt' (base shares)")
    for name, value, least in (
        ("psi", psi, 0),
        ("tau_inv", tau_inv, 0),
        ("alpha_tau", alpha_tau, 0),
        ("days", days, 0),
    ):
        if not value > least:
            raise ValueError(f"{name} is {value}: must be above {least}")
    listed = list(outages) if isinstance(outages, Sequence) else [outages]
    for o in listed:
        if not isinstance(o, Outage):
            raise TypeError(f"{o!r} is not an outage of an industry: use chipaccord.ario.Outage(region, sector, ...)")
    a = arrange(table, inventory_days)
    loss = losses(table, a, listed, capital_ratio)
    rules = Rules(orders == "alt", psi, tau_inv, alpha_max, alpha_tau, alpha_base)
    made, able, more, unmet = simulate(a, loss, days, rules)
    industry = {"region": ("industry", list(table.regions)), "sector": ("industry", list(table.sectors))}
    production, capacity, over = (
        xr.DataArray(values[:, a.back], dims=("day", "industry"), coords=industry) for values in (made, able, more)
    )
    used = xr.DataArray(
        unmet.transpose(1, 2, 0).reshape(days, -1),
        dims=("day", "consumer"),
        coords={
            "region": ("consumer", np.repeat(a.users, len(a.sectors))),
            "sector": ("consumer", np.tile(a.sectors, len(a.users))),
        },
    )
    return Run(table, production, capacity, over, used, _status(table, production, listed))


def _status(table: Table, production: xr.DataArray, outages: Sequence[Outage]) -> Status:
    """Compare the last day with the base year, and say what keeps it down."""
    base = table.output / 365
    last = production.values[-1]
    share = float(last.sum() / base.sum())
    if abs(1 - share) <= RECOVERED:
        return Status("ario", True)
    if share > 1:
        return Status("ario", False, (Reason("above", {"above": share - 1}),))
    held = np.where(base > 0, last / np.where(base > 0, base, 1.0), 1.0)
    worst = int(np.argmin(held))
    values: dict[str, Value] = {
        "world": share,
        "region": table.regions[worst],
        "sector": table.sectors[worst],
        "left": float(held[worst]),
    }
    if any(o.end > production.sizes["day"] - 1 for o in outages):
        return Status("ario", False, (Reason("still_on", values),))
    falls = last.sum() < production.values[max(-31, -len(production))].sum()
    return Status("ario", False, (Reason("falling" if falls else "rising", values),))
