"""What a delivered commitment does to the seller's overall balance, which is a matter of who saves less.

Under a rule that fixes deficits a purchase can only move a balance from one partner or sector to another. If the buyer
borrows for its new spending, its deficit grows by a V, and those who earn the content run smaller ones.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from chipaccord.trade.answers.commitment import Delivered
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.income import bilateral_balance
from chipaccord.trade.policy import Deficits, GivenDeficits, Policy
from chipaccord.trade.solver import Solver

ROUNDING = 1e-10  # of world value added: what the solver leaves of zero


def goods_balance(flow: Array, goods: npt.NDArray[np.bool_]) -> Array:
    """(economy, partner) exports less imports of some sectors at border value, from (importer, exporter, sector)."""
    return bilateral_balance(flow[:, :, goods])


def settled(usd: float, world: float) -> float:
    """Money, with what is only the solver's rounding (1e-10 of world value added) called zero."""
    return 0.0 if abs(usd) < ROUNDING * world else usd


def overall_balances(
    delivered: Delivered, goods: npt.NDArray[np.bool_], solver: Solver
) -> dict[str, tuple[float, float]]:
    """The change of the seller's overall balance, and of that of its goods, by closure: money a year.

    "fixed" and "gdp_share" are rules of the trade model; under "borrowed" the buyer saves less (see above). Raises
    NoSolutionError of step "balance".
    """
    c, economy = delivered.commitment, delivered.baseline
    n, m = economy.economies.index(c.buyer), economy.economies.index(c.seller)
    earned = np.zeros(len(economy.economies))
    for (owner, _), usd in c.content.items():
        earned[economy.economies.index(owner)] += usd
    moved = c.additional * (earned.sum() * (np.arange(len(earned)) == n) - earned)
    unit = float(economy.value_added.sum())
    rules: dict[str, str | Deficits] = {
        "fixed": "fixed",
        "gdp_share": "gdp_share",
        "borrowed": GivenDeficits(economy.deficit + moved, unit),
    }
    targets = delivered.result.setting.placed.targets
    policies = [Policy(deficits=r, targets=targets, final_share=delivered.final_share) for r in rules.values()]
    before = goods_balance(economy.flow, goods)[m].sum()
    out = {}
    for name, result in zip(rules, solver.many("balance", economy, policies), strict=True):
        total = float(result.balance[m] + economy.deficit[m])
        of_goods = float(goods_balance(result.flow, goods)[m].sum() - before)
        out[name] = settled(total, unit), settled(of_goods, unit)
    return out
