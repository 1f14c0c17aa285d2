"""Why real income changed: terms of trade and volume of trade.

`decompose` splits the first-order change of real income into terms of trade and volume of trade, by partner and sector
(Caliendo and Parro 2015, equation 15). With E exports and M imports at border value in the base year, p the change of
the border price (unit cost, and the exporter's tax), I income:

    tot[n, i, j] = (E (p of own goods - 1) - M (p of the partner's goods - 1)) / I
    vot[n, i, j] = t M (M^ - p of the partner's goods) / I

It is a linear sum and can be far from the exact change: NAFTA gives Mexico +1.31% linearly and +0.007% exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.solver.result import Result


@dataclass(frozen=True, eq=False)
class Decomposition:
    """Parts of baseline income, by (economy, partner, sector); `exact` is the exact change of real income."""

    economies: tuple[str, ...]
    sectors: tuple[str, ...]
    terms_of_trade: Array
    volume_of_trade: Array
    exact: Array  # (economy,)

    @property
    def tot(self) -> Array:
        """(economy,) terms of trade, all partners and sectors."""
        return np.asarray(self.terms_of_trade.sum(axis=(1, 2)))

    @property
    def vot(self) -> Array:
        """(economy,) volume of trade, all partners and sectors."""
        return np.asarray(self.volume_of_trade.sum(axis=(1, 2)))

    @property
    def linear(self) -> Array:
        """(economy,) the linear sum, which is not the exact change."""
        return self.tot + self.vot

    def __repr__(self) -> str:
        rows = [f"{'':>12} {'tot %':>9} {'vot %':>9} {'linear %':>9} {'exact %':>9}"]
        for n, name in enumerate(self.economies):
            values = (self.tot[n], self.vot[n], self.linear[n], self.exact[n])
            rows.append(f"{name:>12} " + " ".join(f"{100 * value:9.4f}" for value in values))
        return "\n".join(rows)


def decompose(result: Result) -> Decomposition:
    """The linear decomposition of a result's change of real income, beside the exact one."""
    base = result.baseline
    price = result.unit_cost[None] * (1 + result.export_tax) / (1 + base.export_tax)  # (importer, exporter, sector)
    income = np.where(base.income > 0, base.income, np.inf)[:, None, None]
    earned = base.flow * (price - 1)
    return Decomposition(
        economies=base.economies,
        sectors=base.sectors,
        terms_of_trade=(earned.transpose(1, 0, 2) - earned) / income,
        volume_of_trade=base.tariff * (result.flow - base.flow * price) / income,
        exact=result.real_income - 1,
    )
