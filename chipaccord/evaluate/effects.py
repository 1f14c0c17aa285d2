"""What the deal does in general equilibrium: its tariffs against no deal, then its purchases on top of the deal.

Every number is solved under every combination of the marked assumptions (`settings.py`). The elasticity of chips is
part of the economy, so the baseline is made anew for each of its settings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chipaccord import trade
from chipaccord.evaluate.duties import Duties
from chipaccord.evaluate.plan import Plan
from chipaccord.evaluate.settings import LEVELS, Band, Level, Setting
from chipaccord.evaluate.solving import economy_of
from chipaccord.trade import Commitment, Delivered, Economy, Policy, Result, Solver
from chipaccord.world.world import World

CHIPS = "semiconductors"


@dataclass(frozen=True, eq=False)
class Stages:
    """The economy under one elasticity of chips: no deal, and with the deal's tariffs (both as base years)."""

    before: Economy
    deal: Result
    after: Economy


def stages(world: World, duties: Duties, band: Band, deficits: str, solver: Solver) -> dict[Level, Stages]:
    """Solve no deal and deal for each elasticity of chips."""
    out: dict[Level, Stages] = {}
    for level in LEVELS:
        economy = economy_of(world.with_theta(CHIPS, band.at(level)))
        before = solver.one("baseline", economy, Policy(tariff=duties.before, deficits=deficits)).economy()
        deal = solver.one("deal", before, Policy(tariff=duties.after, deficits=deficits))
        out[level] = Stages(before, deal, deal.economy() if duties.changed else before)
    return out


def deliver(
    plan: Plan,
    year: int,
    stages: Mapping[Level, Stages],
    band: Mapping[str, Band],
    rate: float | None,
    deficits: str,
    solver: Solver,
    wanted: Sequence[Setting],
) -> dict[Setting, Delivered]:
    """Solve one year's purchases under the wanted settings."""
    out: dict[Setting, Delivered] = {}
    for level in LEVELS:
        settings = [s for s in wanted if s.chip_elasticity == level]
        if not settings:
            continue
        economy = stages[level].after
        commitments = [
            Commitment(
                buyer=plan.buyer,
                seller=plan.seller,
                content=plan.content(year, setting.us_value_share),
                elasticity=band["demand_elasticity"].at(setting.demand_elasticity),
                rate=rate,
                mandate=plan.mandate,
            )
            for setting in settings
        ]
        out.update(zip(settings, trade.deliver(commitments, economy, deficits, solver), strict=True))
    return out
