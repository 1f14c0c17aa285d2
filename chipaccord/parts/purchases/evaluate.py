"""The accord's purchases: booked on three bases, then delivered in the trade model under every setting.

The trade engine's `deliver` solves a year's purchases (pull, switch, deliver); years that are alike are solved once.
Every figure has the range of the marked assumptions; arrays, output and income at the centre are the middle year's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import numpy as np

from chipaccord.outcome import Absent, Effect, Range
from chipaccord.parts.base import stages
from chipaccord.parts.deal import Deal
from chipaccord.parts.income import incomes
from chipaccord.parts.purchases import figures as f
from chipaccord.parts.purchases.levers import levers
from chipaccord.parts.purchases.plan import answer, customs_of, plan_of, subsidy_rate
from chipaccord.parts.settings import CENTRAL, LEVELS, MODEL, Setting
from chipaccord.purchase import Plan
from chipaccord.trade import Commitment, Delivered, Programme, deliver, output_changes, overall_balances, sales_to_buyer

MOST_OUTPUT_ROWS = 14


def evaluate(deal: Deal) -> f.Answer | Absent:
    """The purchases' part of an outcome."""
    plan = deal.shared(plan_of)
    if not plan.items:
        return Absent(because="not_in_document")
    binding = [year for year in plan.years if plan.content(year)]
    return answer(deal, plan, _effects(deal, plan, binding) if binding else Absent(because="nothing_binding"))


def _programme(deal: Deal, plan: Plan, binding: Iterable[int]) -> Programme[Setting]:
    """Every year's purchases under every setting; equal years are solved once."""
    done: dict[tuple[tuple[tuple[str, str], float], ...], Mapping[Setting, Delivered]] = {}
    years = {}
    for year in binding:
        key = tuple(sorted(plan.content(year).items()))
        if key not in done:
            done[key] = _deliver(deal, plan, year)
        years[year] = done[key]
    return Programme(years)


def _deliver(deal: Deal, plan: Plan, year: int) -> Mapping[Setting, Delivered]:
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
                mandate="exactly" if plan.mandate == "exactly" else "at_least",
            )
            for setting in settings
        ]
        economy = deal.shared(stages)[level].after
        found.update(zip(settings, deliver(commitments, economy, deal.deficits, deal.solver), strict=True))
    return {setting: found[setting] for setting in Setting.every()}


def _over(values: Iterable[float]) -> Range:
    """One value a setting, the central one first, as a range."""
    first, *rest = (float(value) for value in values)
    return Range.over(first, rest)


def _effects(deal: Deal, plan: Plan, binding: list[int]) -> f.Effects:
    programme = _programme(deal, plan, binding)
    middle, goods = programme.middle[CENTRAL], deal.world.goods
    deal.keep("purchase", middle.baseline, middle.result)
    deal.effects += list(_assumption_effects(deal, plan, programme))
    customs, others = customs_of(plan), programme.other_trade(goods)
    net = [recorded + sum(pair) for pair in others for recorded in (customs.central, *customs.ends)]
    balances = overall_balances(middle, goods, deal.solver)
    chosen = balances.get(deal.deficits, (0.0, 0.0))
    overall, of_goods = (Range.over(chosen[k], [rule[k] for rule in balances.values()]) for k in (0, 1))
    each = programme.cost_per_additional()
    third = [code for code in middle.baseline.economies if code not in (plan.buyer, plan.seller)]
    diverted = {code: _over(programme.mean(_diverted(code))) for code in third}
    every = [by[setting].result for by in programme.years.values() for setting in programme.settings]
    return f.Effects(
        **{part: _over(programme.mean(_share(part))) for part in ("additional", "diverted", "displaced")},
        bilateral_balance=_over(net),
        overall_balance=overall,
        overall_goods_balance=of_goods,
        cost=_over(programme.total(lambda d: d.cost)),
        subsidy=_over(programme.mean(lambda d: d.subsidy)),
        cost_per_additional=_over(each) if np.isfinite(each).all() else Absent(because="nothing_additional"),
        diverted_from=tuple(
            f.Diverted(economy=code, share=share)
            for code, share in sorted(diverted.items(), key=lambda item: -item[1].central)
        ),
        steps=tuple(_waterfall(plan, customs.central, *others[0])),
        real_income=incomes(middle.result, every),
        output=tuple(
            f.SectorOutput.of(row) for row in output_changes(middle.baseline, middle.result, MOST_OUTPUT_ROWS)
        ),
        flows=tuple(f.Flow.of(row) for row in sales_to_buyer(middle)),
        by_year=tuple(
            f.EffectYear.of(by[CENTRAL], year=year, purchase=programme.spent[year], **by[CENTRAL].split.shares)
            for year, by in programme.years.items()
        ),
        levers=levers(plan, middle),
    )


def _share(part: str) -> Callable[[Delivered], float]:
    return lambda d: d.split.shares[part]


def _diverted(code: str) -> Callable[[Delivered], float]:
    return lambda d: d.split.diverted_shares[code]


def _waterfall(plan: Plan, recorded: float, exports: float, imports: float) -> Iterator[f.Step]:
    """From the announced purchase to the goods balance: totals, and the changes between them."""
    announced = plan.a_year
    for step, kind, usd in (
        ("announced", "total", announced),
        ("made_elsewhere", "change", recorded - announced),
        ("recorded", "total", recorded),
        ("other_exports", "change", exports),
        ("imports", "change", imports),
        ("balance", "total", recorded + exports + imports),
    ):
        yield f.Step(step=step, kind=kind, usd=float(usd))


def _assumption_effects(deal: Deal, plan: Plan, programme: Programme[Setting]) -> Iterator[Effect]:
    """What the ends of each assumption do to the headlines of the middle year."""

    def real(code: str) -> Callable[[Delivered], float]:
        return lambda d: float(d.result.real_income[d.baseline.economies.index(code)] - 1)

    headlines: tuple[tuple[str, str, Callable[[Delivered], float]], ...] = (
        ("additional", "", _share("additional")),
        ("diverted", "", _share("diverted")),
        ("subsidy", "", lambda d: d.subsidy),
        ("real_income", plan.buyer, real(plan.buyer)),
        ("real_income", plan.seller, real(plan.seller)),
    )
    for name in (name for name in deal.bands if name in MODEL):
        low, high = (programme.middle[setting] for setting in Setting.ends(name))
        for headline, economy, figure in headlines:
            ends = {"low": float(figure(low)), "high": float(figure(high))}
            yield Effect(assumption=name, headline=headline, economy=economy, unit="share", **ends)
