"""The best use of the same money, as the outcome shows it."""

from __future__ import annotations

from dataclasses import asdict

from chipaccord.chain.support import Comparison as Found
from chipaccord.chain.support import Use
from chipaccord.outcome import Comparison, Portfolio, Spending


def comparison(found: Found) -> Comparison:
    """The engine's comparison under the outcome's names."""
    points = tuple(_portfolio(one) for one in found.frontier)
    return Comparison(
        written=_portfolio(found.written),
        same=points[found.frontier.index(found.same)],
        frontier=points,
        level=found.level,
        years=found.years,
        tried=found.tried,
    )


def _portfolio(one: Use) -> Portfolio:
    return Portfolio(
        budget=one.budget,
        spent=one.spent,
        items=tuple(Spending(**asdict(item)) for item in one.items),
        lost=one.lost,
        expected=one.expected,
        cvar=one.cvar,
        programme=one.programme,
    )
