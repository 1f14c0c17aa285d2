"""Real income by economy, as several parts show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chipaccord.outcome import Range, Row, code, figure

if TYPE_CHECKING:
    from chipaccord.trade import Result


class Income(Row):
    """Change of one economy's real income, and the same as equivalent variation in USD a year."""

    economy: str = code("economy")
    change: Range = figure("share", signed=True)
    usd: Range = figure("usd_a_year", signed=True)


def incomes(central: Result, results: Sequence[Result]) -> tuple[Income, ...]:
    """Real income of every economy at the central result, with ranges over `results`."""
    rows = []
    for n, economy in enumerate(central.baseline.economies):
        change = [float(result.real_income[n] - 1) for result in (central, *results)]
        usd = [float(result.equivalent_variation[n]) for result in (central, *results)]
        rows.append(Income(economy=economy, change=Range.over(change[0], change), usd=Range.over(usd[0], usd)))
    return tuple(rows)
