"""What the deal does in general equilibrium: its tariffs against no deal, then its purchases on top of the deal.

Every number is solved under every combination of the marked assumptions (`settings.py`). The elasticity of chips is
part of the economy, so the baseline is made anew for each of its settings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.evaluate.commitment import Commitment, Split, seller_subsidies, split
from chipaccord.evaluate.duties import Duties
from chipaccord.evaluate.plan import Plan
from chipaccord.evaluate.settings import LEVELS, Band, Level, Setting
from chipaccord.evaluate.solving import Solver, economy_of, goods_balance
from chipaccord.trade import Economy, Policy, Result
from chipaccord.trade.closures import GivenDeficits
from chipaccord.world.world import World

Array = npt.NDArray[np.float64]
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
        before = solver.one("the baseline", economy, Policy(tariff=duties.before, deficits=deficits)).economy()
        deal = solver.one("the deal's tariffs", before, Policy(tariff=duties.after, deficits=deficits))
        out[level] = Stages(before, deal, deal.economy() if duties.changed else before)
    return out


@dataclass(frozen=True, eq=False)
class Delivered:
    """One year's purchases delivered at one setting, against the economy with the deal's tariffs."""

    commitment: Commitment
    baseline: Economy
    result: Result
    split: Split
    final_share: Array

    @property
    def subsidy(self) -> float:
        """The subsidy rate that delivers the seller's content, weighted by it."""
        own = self.commitment.own
        rates = seller_subsidies(self.commitment, self.result)
        return sum(usd * rates[sector] for sector, usd in own.items()) / sum(own.values())

    @property
    def cost(self) -> float:
        """Public cost of the year: the subsidy rate that delivers it, paid on the purchases."""
        return self.subsidy * self.commitment.amount


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
                content=plan.content(year, setting.seller_value_share),
                elasticity=band["demand_elasticity"].at(setting.demand_elasticity),
                rate=rate,
                mandate=plan.mandate,
            )
            for setting in settings
        ]
        out.update(zip(settings, _deliver(commitments, economy, deficits, solver), strict=True))
    return out


def _deliver(commitments: Sequence[Commitment], economy: Economy, deficits: str, solver: Solver) -> list[Delivered]:
    """Pull, switch and deliver (see `commitment.py`), all commitments together."""
    pull = [Policy(deficits=deficits, targets=c.switching(economy)) for c in commitments]
    pulled = solver.many("the subsidy that pulls the purchase", economy, pull)
    rates = [seller_subsidies(c, found) for c, found in zip(commitments, pulled, strict=True)]
    commitments = [c.responding(s) for c, s in zip(commitments, rates, strict=True)]
    spending = [c.new_spending(economy, s) for c, s in zip(commitments, rates, strict=True)]
    switch = [
        Policy(deficits=deficits, targets=c.switching(economy), final_share=c.final_share(economy, b, delivered=False))
        for c, b in zip(commitments, spending, strict=True)
    ]
    switched = solver.many("the switch to the seller", economy, switch)
    shares = [c.final_share(economy, b, delivered=True) for c, b in zip(commitments, spending, strict=True)]
    last = [
        Policy(deficits=deficits, targets=c.delivered(economy, found), final_share=share)
        for c, found, share in zip(commitments, switched, shares, strict=True)
    ]
    results = solver.many("the purchase", economy, last)
    return [
        Delivered(c, economy, result, split(c, economy, b, found), share)
        for c, b, found, result, share in zip(commitments, spending, switched, results, shares, strict=True)
    ]


def overall_balances(
    delivered: Delivered, stages: Stages, goods: npt.NDArray[np.bool_], solver: Solver
) -> dict[str, tuple[float, float]]:
    """The seller's overall balance, and that of its goods, under three closures: USD a year against the deal alone.

    `fixed` and `gdp_share` are the rules of the trade model; `borrowed` lets the buyer pay for its new spending by
    saving less: its deficit grows by a V, and those who earn the content run smaller ones.
    """
    c, economy = delivered.commitment, stages.after
    n, m = economy.economies.index(c.buyer), economy.economies.index(c.seller)
    earned = np.zeros(len(economy.economies))
    for (owner, _), usd in c.content.items():
        earned[economy.economies.index(owner)] += usd
    moved = c.additional * (earned.sum() * (np.arange(len(earned)) == n) - earned)
    unit = float(economy.value_added.sum())
    rules: dict[str, str | GivenDeficits] = {
        "fixed": "fixed",
        "gdp_share": "gdp_share",
        "borrowed": GivenDeficits(np.asarray(economy.deficit) + moved, unit),
    }
    targets = delivered.result.setting.placed.targets
    policies = [Policy(deficits=r, targets=targets, final_share=delivered.final_share) for r in rules.values()]
    before = goods_balance(economy.flow, goods)[m].sum()
    out = {}
    for name, result in zip(rules, solver.many("the overall balance", economy, policies), strict=True):
        total = float(np.asarray(result.balance)[m] + np.asarray(economy.deficit)[m])
        out[name] = (settled(total, unit), settled(float(goods_balance(result.flow, goods)[m].sum() - before), unit))
    return out


def settled(usd: float, world: float) -> float:
    """Money, with what is only the solver's rounding (1e-10 of world value added) called zero."""
    return 0.0 if abs(usd) < 1e-10 * world else usd
