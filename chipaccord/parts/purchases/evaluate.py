"""The accord's purchases: booked on three bases, then delivered in the trade model under every setting.

The trade engine's `deliver` solves a year's purchases (pull, switch, deliver); years that are alike are solved once.
Every figure has the range of the marked assumptions; arrays, output and income at the centre are the middle year's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from chipaccord.outcome import Absent, Effect, Range
from chipaccord.parts.base import stages
from chipaccord.parts.deal import Deal
from chipaccord.parts.income import incomes
from chipaccord.parts.purchases.figures import Answer as Answer
from chipaccord.parts.purchases.figures import (
    Diverted,
    Effects,
    EffectYear,
    Flow,
    SectorOutput,
    Step,
)
from chipaccord.parts.purchases.levers import levers
from chipaccord.parts.purchases.plan import answer, customs_of, plan_of, subsidy_rate
from chipaccord.parts.settings import CENTRAL, LEVELS, MODEL, Setting
from chipaccord.purchase import Plan
from chipaccord.trade import Commitment, Delivered, deliver, overall_balances

Year = Mapping[Setting, Delivered]
MOST_OUTPUT_ROWS = 14


def evaluate(deal: Deal) -> Answer | Absent:
    """The purchases' part of an outcome."""
    plan = deal.shared(plan_of)
    if not plan.items:
        return Absent(because="not_in_document")
    binding = [year for year in plan.years if plan.content(year, "central")]
    effects = _effects(deal, plan, binding) if binding else Absent(because="nothing_binding")
    return answer(deal, plan, effects)


def _deliver(deal: Deal, plan: Plan, year: int) -> Year:
    """One year's purchases under every setting."""
    found: dict[Setting, Delivered] = {}
    for level in LEVELS:
        settings = [setting for setting in Setting.every() if setting.chip_elasticity == level]
        commitments = [
            Commitment(
                buyer=plan.buyer,
                seller=plan.seller,
                content=plan.content(year, setting.seller_value_share),
                elasticity=deal.bands["demand_elasticity"].at(setting.demand_elasticity),
                rate=subsidy_rate(deal),
                mandate=plan.mandate,
            )
            for setting in settings
        ]
        economy = deal.shared(stages)[level].after
        found.update(zip(settings, deliver(commitments, economy, deal.deficits, deal.solver), strict=True))
    return {setting: found[setting] for setting in Setting.every()}


@dataclass(frozen=True, eq=False)
class Years:
    """The purchases of all years, delivered: figures over them, with ranges over the settings."""

    found: Mapping[int, Year]

    @property
    def spent(self) -> dict[int, float]:
        """USD by year."""
        return {year: by[CENTRAL].commitment.amount for year, by in self.found.items()}

    @property
    def middle(self) -> Year:
        """The year in the middle."""
        return list(self.found.values())[len(self.found) // 2]

    def total(self, figure: Callable[[Delivered], float]) -> Range:
        """The sum over the years."""
        return self.over(lambda setting: sum(figure(by[setting]) for by in self.found.values()))

    def mean(self, figure: Callable[[Delivered], float]) -> Range:
        """The average over the years, weighted by what is bought."""
        spent, whole = self.spent, sum(self.spent.values())
        return self.over(lambda s: sum(spent[year] / whole * figure(by[s]) for year, by in self.found.items()))

    def over(self, figure: Callable[[Setting], float]) -> Range:
        """A figure at the centre, with its range over the settings."""
        return Range.over(figure(CENTRAL), [figure(setting) for setting in Setting.every()])


def _effects(deal: Deal, plan: Plan, binding: list[int]) -> Effects:
    done: dict[tuple[tuple[tuple[str, str], float], ...], Year] = {}
    for year in binding:  # equal years are solved once
        key = tuple(sorted(plan.content(year, "central").items()))
        if key not in done:
            done[key] = _deliver(deal, plan, year)
    years = Years({year: done[tuple(sorted(plan.content(year, "central").items()))] for year in binding})
    middle, economy = years.middle[CENTRAL], years.middle[CENTRAL].baseline
    deal.keep("purchase", middle.baseline, middle.result)
    deal.effects += list(_assumption_effects(deal, plan, years))
    cost = years.total(lambda d: d.cost)
    steps = _steps(deal, plan, years)
    customs = customs_of(plan)
    net = [sum(steps(setting)) + share for setting in Setting.every() for share in (*customs.ends, customs.central)]
    balances = overall_balances(middle, deal.world.goods, deal.solver)
    overall, goods = (
        Range.over(
            balances[deal.deficits][k] if deal.deficits in balances else 0.0, [rule[k] for rule in balances.values()]
        )
        for k in (0, 1)
    )
    third = [code for code in economy.economies if code not in (plan.buyer, plan.seller)]
    diverted = {code: years.mean(lambda d, code=code: d.split.diverted_shares[code]) for code in third}
    return Effects(
        additional=years.mean(lambda d: d.split.shares["additional"]),
        diverted=years.mean(lambda d: d.split.shares["diverted"]),
        displaced=years.mean(lambda d: d.split.shares["displaced"]),
        bilateral_balance=Range.over(customs.central + sum(steps(CENTRAL)), net),
        overall_balance=overall,
        overall_goods_balance=goods,
        cost=cost,
        subsidy=years.mean(lambda d: d.subsidy),
        cost_per_additional=_cost_per_additional(years),
        diverted_from=tuple(
            Diverted(economy=code, share=share)
            for code, share in sorted(diverted.items(), key=lambda kv: -kv[1].central)
        ),
        steps=tuple(_waterfall(plan, customs.central, steps(CENTRAL))),
        real_income=incomes(middle.result, [by[s].result for by in years.found.values() for s in Setting.every()]),
        output=tuple(_output(middle)),
        flows=tuple(_flows(plan, middle)),
        by_year=tuple(_by_year(years)),
        levers=levers(plan, middle),
    )


def _cost_per_additional(years: Years) -> Range | Absent:
    """Public cost for each dollar that is additional; absent where a setting has none."""

    def ratio(setting: Setting) -> float:
        found = [(by[setting], years.spent[year]) for year, by in years.found.items()]
        additional = sum(spent * d.split.shares["additional"] for d, spent in found)
        return sum(d.cost for d, _ in found) / additional if additional > 0 else np.inf

    worst = max(ratio(setting) for setting in Setting.every())
    return years.over(ratio) if np.isfinite(worst) else Absent(because="nothing_additional")


def _steps(deal: Deal, plan: Plan, years: Years) -> Callable[[Setting], tuple[float, float]]:
    """By setting: the seller's other goods exports to the buyer, and its goods imports (minus sign), USD a year."""
    goods = deal.world.goods

    def at(setting: Setting) -> tuple[float, float]:
        exports = imports = 0.0
        for by in years.found.values():
            d = by[setting]
            n, m = d.baseline.economies.index(plan.buyer), d.baseline.economies.index(plan.seller)
            change = np.asarray(d.result.flow) - np.asarray(d.baseline.flow)
            weight = 1 / len(years.found)  # an average over years, not over dollars
            exports += weight * (float(change[n, m, goods].sum()) - sum(d.commitment.own.values()))
            imports -= weight * float(change[m, n, goods].sum())
        return exports, imports

    found = {setting: at(setting) for setting in Setting.every()}
    return found.__getitem__


def _waterfall(plan: Plan, recorded: float, others: tuple[float, float]) -> Iterator[Step]:
    announced, (exports, imports) = plan.a_year, others
    for step, kind, usd in (
        ("announced", "total", announced),
        ("made_elsewhere", "change", recorded - announced),
        ("recorded", "total", recorded),
        ("other_exports", "change", exports),
        ("imports", "change", imports),
        ("balance", "total", recorded + exports + imports),
    ):
        yield Step(step=step, kind=kind, usd=float(usd))


def _output(d: Delivered) -> Iterator[SectorOutput]:
    """The sectors whose output moves most."""
    before = np.asarray(d.baseline.output)
    change = np.asarray(d.result.output) - before
    for flat in np.argsort(-np.abs(change), axis=None, kind="stable")[:MOST_OUTPUT_ROWS]:
        i, j = np.unravel_index(int(flat), change.shape)
        relative = float(change[i, j] / before[i, j]) if before[i, j] > 0 else 0.0
        economy, sector = d.baseline.economies[i], d.baseline.sectors[j]
        yield SectorOutput(economy=economy, sector=sector, usd=float(change[i, j]), change=relative)


def _flows(plan: Plan, d: Delivered) -> Iterator[Flow]:
    """Everyone's sales to the buyer in the sectors of the purchase."""
    n = d.baseline.economies.index(plan.buyer)
    before, after = np.asarray(d.baseline.flow)[n], np.asarray(d.result.flow)[n]
    content = d.commitment.content
    for sector in sorted({sector for _, sector in content}):
        j = d.baseline.sectors.index(sector)
        for i, code in enumerate(d.baseline.economies):
            yield Flow(
                exporter=code, sector=sector, baseline=float(before[i, j]), content=content.get((code, sector), 0.0),
                change=float(after[i, j] - before[i, j]),
            )  # fmt: skip


def _by_year(years: Years) -> Iterator[EffectYear]:
    for year, by in years.found.items():
        d = by[CENTRAL]
        yield EffectYear(
            year=year, purchase=years.spent[year], **d.split.shares, subsidy=d.subsidy, cost=d.cost,
        )  # fmt: skip


def _assumption_effects(deal: Deal, plan: Plan, years: Years) -> Iterator[Effect]:
    """What the ends of each assumption do to the headlines of the middle year."""

    def real(code: str) -> Callable[[Delivered], float]:
        return lambda d: float(d.result.real_income[d.baseline.economies.index(code)] - 1)

    headlines: tuple[tuple[str, str, Callable[[Delivered], float]], ...] = (
        ("additional", "", lambda d: d.split.shares["additional"]),
        ("diverted", "", lambda d: d.split.shares["diverted"]),
        ("subsidy", "", lambda d: d.subsidy),
        ("real_income", plan.buyer, real(plan.buyer)),
        ("real_income", plan.seller, real(plan.seller)),
    )
    for name in deal.bands:
        for low, high in [Setting.ends(name)] if name in MODEL else ():
            for headline, economy, figure in headlines:
                yield Effect(
                    assumption=name, headline=headline, economy=economy, unit="share",
                    low=float(figure(years.middle[low])), high=float(figure(years.middle[high])),
                )  # fmt: skip
