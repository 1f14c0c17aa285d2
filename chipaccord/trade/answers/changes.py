"""What a counterfactual moves: output by sector, balances and revenue of one economy, in money a year."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from chipaccord.trade.answers.balances import goods_balance, settled
from chipaccord.trade.economy import Economy
from chipaccord.trade.solver import Result


class OutputChange(NamedTuple):
    """Output of one sector: its change in money, and relative to the base year (0 where nothing was made)."""

    economy: str
    sector: str
    usd: float
    change: float


def output_changes(baseline: Economy, result: Result, most: int) -> tuple[OutputChange, ...]:
    """The sectors whose output moves most in money, the largest move first."""
    before = np.asarray(baseline.output)
    change = np.asarray(result.output) - before
    rows = []
    for flat in np.argsort(-np.abs(change), axis=None, kind="stable")[:most]:
        i, j = np.unravel_index(int(flat), change.shape)
        relative = float(change[i, j] / before[i, j]) if before[i, j] > 0 else 0.0
        rows.append(OutputChange(baseline.economies[i], baseline.sectors[j], float(change[i, j]), relative))
    return tuple(rows)


class BalanceChange(NamedTuple):
    """Change of an economy's balance of some sectors with a partner, of its overall balance, and of its revenue."""

    bilateral: float
    overall: float
    revenue: float


def balance_change(
    baseline: Economy, result: Result, economy: str, partner: str, sectors: npt.NDArray[np.bool_]
) -> BalanceChange:
    """What a result does to one economy's balances; what is only the solver's rounding is zero.

    sectors (sector,): those that the bilateral balance counts.
    """
    m, n = baseline.economies.index(economy), baseline.economies.index(partner)
    moved = (
        goods_balance(result.flow, sectors)[m, n] - goods_balance(baseline.flow, sectors)[m, n],
        np.asarray(result.balance)[m] + np.asarray(baseline.deficit)[m],
        np.asarray(result.revenue)[m] - np.asarray(baseline.revenue)[m],
    )
    unit = float(np.asarray(baseline.value_added).sum())
    return BalanceChange(*(settled(float(value), unit) for value in moved))
