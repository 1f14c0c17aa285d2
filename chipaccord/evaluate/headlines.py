"""From solved equilibria to the labelled figures of the outcome: ranges, splits, balances, real incomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from chipaccord._old_outcome import (
    AssumptionUsed,
    Bookings,
    FlowChange,
    Income,
    OutputChange,
    PurchaseEffects,
    PurchaseYear,
    Range,
    TariffEffects,
)
from chipaccord.evaluate.effects import Delivered, Stages, overall_balances, settled
from chipaccord.evaluate.hinges import hinges
from chipaccord.evaluate.plan import Plan
from chipaccord.evaluate.settings import LEVELS, MODEL, Band, Level, Setting
from chipaccord.evaluate.solving import Solver, goods_balance
from chipaccord.trade import Result

Array = npt.NDArray[np.float64]
Year = Mapping[Setting, Delivered]
CENTRAL = Setting()
MOST_OUTPUT_ROWS = 14


def incomes(economies: Sequence[str], central: Result, results: Sequence[Result]) -> tuple[Income, ...]:
    """Real income of every economy, relative and as equivalent variation, with ranges."""
    out = []
    for i, code in enumerate(economies):
        change = [float(r.real_income[i] - 1) for r in (central, *results)]
        usd = [float(r.equivalent_variation[i]) for r in (central, *results)]
        out.append(Income(code, Range.over(change[0], change), Range.over(usd[0], usd)))
    return tuple(out)


def tariff_effects(
    stages: Mapping[Level, Stages], label: str, plan: Plan, goods: npt.NDArray[np.bool_]
) -> TariffEffects:
    """The deal's tariffs against no deal, with ranges over the elasticity of chips."""
    central = stages["central"]
    codes = central.before.economies
    m, n = codes.index(plan.seller), codes.index(plan.buyer)
    unit = float(central.before.value_added.sum())

    def over(figure: npt.ArrayLike) -> Range:
        values = [settled(float(v), unit) for v in np.atleast_1d(np.asarray(figure))]
        return Range.over(values[0], values)

    levels = [stages[level] for level in LEVELS]
    before = [goods_balance(s.before.flow, goods)[m, n] for s in levels]
    after = [goods_balance(s.deal.flow, goods)[m, n] for s in levels]
    total = [np.asarray(s.deal.balance)[m] + np.asarray(s.before.deficit)[m] for s in levels]
    revenue = [np.asarray(s.deal.revenue)[m] - np.asarray(s.before.revenue)[m] for s in levels]
    return TariffEffects(
        label=label,
        real_income=incomes(codes, central.deal, [s.deal for s in levels]),
        bilateral_balance=over(np.subtract(after, before)),
        overall_balance=over(total),
        revenue=over(revenue),
    )


def purchase_effects(
    plan: Plan,
    years: Mapping[int, Year],
    stages: Mapping[Level, Stages],
    bookings: Bookings,
    goods: npt.NDArray[np.bool_],
    deficits: str,
    solver: Solver,
) -> PurchaseEffects:
    """What the purchase does, a year on average over its horizon."""
    settings = list(next(iter(years.values())))
    economy = years[next(iter(years))][CENTRAL].baseline
    codes = economy.economies
    spent = {year: found[CENTRAL].commitment.amount for year, found in years.items()}
    weights = {year: usd / sum(spent.values()) for year, usd in spent.items()}

    def share(figure: str, code: str = "") -> Range:
        def at(setting: Setting) -> float:
            parts = ((weights[y], found[setting].split) for y, found in years.items())
            if code:
                return sum(w * s.diverted[code] for w, s in parts)
            if figure == "diverted":
                return sum(w * sum(s.diverted.values()) for w, s in parts)
            return sum(w * float(getattr(s, figure)) for w, s in parts)

        return Range.over(at(CENTRAL), [at(s) for s in settings])

    def total(figure: str, factor: Mapping[int, float]) -> list[float]:
        return [sum(factor[y] * float(getattr(found[s], figure)) for y, found in years.items()) for s in settings]

    whole = dict.fromkeys(years, 1.0)
    costs = total("cost", whole)
    additional = [
        sum(spent[y] * found[s].split.additional for y, found in years.items()) for s in settings
    ]  # USD over the horizon
    each = [cost / usd if usd > 0 else float("inf") for cost, usd in zip(costs, additional, strict=True)]
    subsidies = total("subsidy", weights)
    middle = years[list(years)[len(years) // 2]][CENTRAL]
    balances = overall_balances(middle, stages["central"], goods, solver)
    overall = [balances[deficits][0] if deficits in balances else 0.0, *(b[0] for b in balances.values())]
    overall_goods = [balances[deficits][1] if deficits in balances else 0.0, *(b[1] for b in balances.values())]
    parts = {s: _bilateral(plan, years, s, goods, weights) for s in settings}
    net = [bookings.customs.central + sum(parts[CENTRAL])]
    net += [
        customs + sum(parts[s])
        for s in settings
        for customs in (bookings.customs.low, bookings.customs.central, bookings.customs.high)
    ]
    diverted = {code: share("", code) for code in codes if code not in (plan.buyer, plan.seller)}
    return PurchaseEffects(
        additional=share("additional"),
        diverted=share("diverted"),
        displaced=share("displaced"),
        diverted_by_economy=dict(sorted(diverted.items(), key=lambda kv: -kv[1].central)),
        subsidy=Range.over(subsidies[0], subsidies),
        cost=Range.over(costs[0], costs),
        cost_per_additional=Range.over(each[0], each),
        overall_balance=Range.over(overall[0], overall),
        overall_goods_balance=Range.over(overall_goods[0], overall_goods),
        bilateral_balance=Range.over(net[0], net),
        waterfall=_waterfall(plan, bookings, parts[CENTRAL]),
        real_income=incomes(codes, middle.result, [found[s].result for found in years.values() for s in settings]),
        output=_output(middle),
        flows=_flows(plan, middle),
        by_year=tuple(
            PurchaseYear(
                year=year,
                purchase=spent[year],
                additional=found[CENTRAL].split.additional,
                diverted=sum(found[CENTRAL].split.diverted.values()),
                displaced=found[CENTRAL].split.displaced,
                subsidy=found[CENTRAL].subsidy,
                cost=found[CENTRAL].cost,
            )
            for year, found in years.items()
        ),
        hinges=hinges(plan, middle),
    )


def _bilateral(
    plan: Plan, years: Mapping[int, Year], setting: Setting, goods: npt.NDArray[np.bool_], weights: Mapping[int, float]
) -> tuple[float, float]:
    """Change of the seller's other goods exports to the buyer, and of its goods imports (minus sign), USD a year."""
    exports = imports = 0.0
    for found in years.values():
        d = found[setting]
        n, m = d.baseline.economies.index(plan.buyer), d.baseline.economies.index(plan.seller)
        change = np.asarray(d.result.flow) - np.asarray(d.baseline.flow)
        content = sum(usd for (owner, _), usd in d.commitment.content.items() if owner == plan.seller)
        weight = 1 / len(weights)  # an average over years, not over dollars
        exports += weight * (float(change[n, m, goods].sum()) - content)
        imports -= weight * float(change[m, n, goods].sum())
    return exports, imports


def _waterfall(plan: Plan, bookings: Bookings, parts: tuple[float, float]) -> tuple[tuple[str, float, str], ...]:
    announced, recorded = bookings.ownership.central, bookings.customs.central
    exports, imports = parts
    return (
        ("Purchase as announced", announced, "total"),
        (f"Recorded as made outside {plan.seller}", recorded - announced, "change"),
        (f"Recorded as {plan.seller} exports", recorded, "total"),
        (f"Other {plan.seller} goods exports to {plan.buyer}", exports, "change"),
        (f"{plan.seller} goods imports from {plan.buyer}", imports, "change"),
        (f"Change of the {plan.seller}-{plan.buyer} goods balance", recorded + exports + imports, "total"),
    )


def _output(d: Delivered) -> tuple[OutputChange, ...]:
    before, after = np.asarray(d.baseline.output), np.asarray(d.result.output)
    change = after - before
    order = np.argsort(-np.abs(change), axis=None, kind="stable")[:MOST_OUTPUT_ROWS]
    rows = []
    for flat in order:
        i, j = np.unravel_index(int(flat), change.shape)
        rows.append(
            OutputChange(
                d.baseline.economies[i],
                d.baseline.sectors[j],
                float(change[i, j]),
                float(change[i, j] / before[i, j]) if before[i, j] > 0 else 0.0,
            )
        )
    return tuple(rows)


def _flows(plan: Plan, d: Delivered) -> tuple[FlowChange, ...]:
    n = d.baseline.economies.index(plan.buyer)
    before, after = np.asarray(d.baseline.flow)[n], np.asarray(d.result.flow)[n]
    content = d.commitment.content
    return tuple(
        FlowChange(
            code, sector, float(before[i, j]), content.get((code, sector), 0.0), float(after[i, j] - before[i, j])
        )
        for sector in sorted({sector for _, sector in content})
        for j in [d.baseline.sectors.index(sector)]
        for i, code in enumerate(d.baseline.economies)
    )


def assumptions_used(
    band: Mapping[str, Band], plan: Plan, years: Mapping[int, Year], bookings: Bookings | None
) -> tuple[AssumptionUsed, ...]:
    """The marked assumptions, with what their ends do to the headlines while the others stay central."""
    out = []
    for name, used in band.items():
        item = used.assumption
        effects: list[tuple[str, str, float, float]] = []
        if bookings is not None and name == "seller_customs_share":
            effects.append(
                (
                    "fall of the deficit, customs origin",
                    "bn USD a year",
                    bookings.customs.low / 1e9,
                    bookings.customs.high / 1e9,
                )
            )
        if bookings is not None and name == "seller_value_share":
            effects.append(
                (
                    "fall of the deficit, value added",
                    "bn USD a year",
                    bookings.value.low / 1e9,
                    bookings.value.high / 1e9,
                )
            )
        if years and name in MODEL:
            effects += _effects(name, plan, years)
        low, central, high = used.low, used.central, used.high
        if plan.items and name in ("seller_customs_share", "seller_value_share") and not used.overridden:
            product = max(plan.items, key=lambda pair: pair[0].amount)[1]
            share = product.customs if name == "seller_customs_share" else product.value
            low, central, high = share.low, share.central, share.high
        out.append(
            AssumptionUsed(
                item.id,
                item.label,
                low,
                central,
                high,
                item.unit,
                item.year,
                item.source,
                item.status,
                used.why,
                used.overridden,
                tuple(effects),
            )
        )
    return tuple(out)


def _effects(name: str, plan: Plan, years: Mapping[int, Year]) -> list[tuple[str, str, float, float]]:
    found = years[list(years)[len(years) // 2]]
    ends = [found[Setting(**{name: level})] for level in ("low", "high")]  # type: ignore[arg-type]
    rows = []
    for headline, unit, figure in (
        ("additional share of the purchase", "%", lambda d: 100 * d.split.additional),
        ("diverted from third economies", "%", lambda d: 100 * sum(d.split.diverted.values())),
        ("subsidy that delivers it", "%", lambda d: 100 * d.subsidy),
        (f"real income of {plan.buyer}", "%", lambda d: _real(d, plan.buyer)),
        (f"real income of {plan.seller}", "%", lambda d: _real(d, plan.seller)),
    ):
        rows.append((headline, unit, float(figure(ends[0])), float(figure(ends[1]))))
    return rows


def _real(d: Delivered, code: str) -> float:
    return float(100 * (d.result.real_income[d.baseline.economies.index(code)] - 1))
