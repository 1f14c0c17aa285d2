"""An independent check of a counterfactual: every equilibrium condition, straight from the equations, in plain NumPy.

It sees the economy's own tables, the policy, and the answer (w, P, X and the wedges). It shares no array and no code
with the solver, so that a slip in either shows as a gap between them. Conditions are those of Caliendo and Parro
(2015, equations 10-14); sizes are in logs (prices), relative to an economy's own spending (expenditure), to its own
value added (labour), or to world value added (deficits, world).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chipaccord.trade.consistency import Array
from chipaccord.trade.economy import Economy

TOLERANCE = 1e-8


@dataclass(frozen=True)
class Departure:
    """The largest departure from one condition: its size and where."""

    size: float
    place: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """The largest gap of each condition: price, expenditure, labour, deficit, world, target."""

    gaps: dict[str, Departure]

    @property
    def largest(self) -> float:
        return max(gap.size for gap in self.gaps.values())

    @property
    def ok(self) -> bool:
        return bool(self.largest <= TOLERANCE)

    @property
    def worst(self) -> tuple[str, Departure]:
        return max(self.gaps.items(), key=lambda item: item[1].size)

    def __repr__(self) -> str:
        parts = ", ".join(f"{name} {gap.size:.1e}" for name, gap in self.gaps.items())
        return f"Check({'ok' if self.ok else 'FAILED'}: {parts})"


def departure(off: Array, *labels: Sequence[str]) -> Departure:
    """The largest entry of an array of departures; a number that is not finite counts as infinite."""
    size = np.where(np.isfinite(off), np.abs(off), np.inf)
    where = np.unravel_index(int(np.argmax(size)), size.shape)
    return Departure(float(size[where]), tuple(axis[int(at)] for axis, at in zip(labels, where, strict=True)))


def check(
    economy: Economy,
    *,
    tariff: Array,
    export_tax: Array,
    theta: Array,
    final_share: Array,
    labour_supply: Array,
    deficit: Array,
    w: Array,
    P: Array,
    X: Array,
) -> tuple[dict[str, Departure], Array]:
    """Departures from the conditions at a supposed answer, and the flows it implies.

    w (economy,) and P (economy, sector) are changes; X (economy, sector) and deficit (economy,) are money. Returns
    the departures by condition and the (importer, exporter, sector) flows at border value.
    """
    names, sectors = economy.economies, economy.sectors
    v, g = economy.value_added_share, economy.input_share
    unit_cost = w[:, None] ** v * np.exp(np.einsum("nkj,nk->nj", g, np.log(P)))
    rise = ((1 + tariff) * (1 + export_tax)) / ((1 + economy.tariff) * (1 + economy.export_tax))
    moved = rise != 1
    offer = economy.share * (unit_cost**-theta)[None]
    offer[moved] *= (rise**-theta)[moved] if moved.mean() > 0.5 else rise[moved] ** -theta[np.nonzero(moved)[2]]
    total = offer.sum(axis=1)
    bought = economy.share.sum(axis=1) > 0
    price = np.where(bought, np.where(bought, total, 1.0) ** (-1 / theta) / P - 1, 0.0)

    flow = offer * (X / np.where(bought, total, 1.0))[:, None, :]
    at_border = flow / (1 + tariff)
    received = at_border / (1 + export_tax) if export_tax.any() else at_border
    Y = received.sum(axis=0)
    imports, exports = at_border.sum(axis=(1, 2)), at_border.sum(axis=(0, 2))
    revenue = X.sum(axis=1) - imports + exports - Y.sum(axis=1)
    P_c = np.exp((economy.final_share * np.log(P)).sum(axis=1))
    earned = economy.value_added * w * (w / P_c) ** labour_supply
    income = earned + revenue + deficit
    spending = np.maximum(economy.expenditure.sum(axis=1), 1e-9 * economy.value_added.sum())
    wanted = final_share * income[:, None] + np.einsum("nkj,nj->nk", g, Y)
    payroll = np.maximum(economy.value_added, 1e-3 * spending)
    world = economy.value_added.sum()
    found = {
        "price": departure(price, names, sectors),
        "expenditure": departure((wanted - X) / spending[:, None], names, sectors),
        "labour": departure(((v * Y).sum(axis=1) - earned) / payroll, names),
        "deficit": departure((imports - exports - deficit) / world, names),
        "world": Departure(float(abs(earned.sum() / world - 1)), ("all economies",)),
        "sign": departure(np.minimum(np.minimum(X.min(axis=1), income) / world, 0.0), names),
    }
    return found, at_border
