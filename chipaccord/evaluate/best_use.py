"""The best use of the same money: the accord's support beside the portfolio that lowers the risk most for as much.

What could be bought instead is tried against each shock that costs sales: at the two stages of which it takes most,
capacity in the cheapest of the parties that it spares, a second source, and a stock if it is a material; and stocks of
the two products that lose most. A programme picks from them under the first capacity set and simulation judges what
it picked (`chain.portfolio`); the other sets are simulated with the same portfolio.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from chipaccord._old_outcome import BN, Built, Comparison, Portfolio, ShockResult, ShockRun, Spending
from chipaccord.chain import Network, Scenario
from chipaccord.chain.costs import DEAR, Measure, cost, costs
from chipaccord.chain.portfolio import Portfolio as Chosen
from chipaccord.chain.portfolio import annual, frontier
from chipaccord.chain.responses import Problem, Responses, responses
from chipaccord.evaluate.shocks import placed

LEAST = 1e-3 * BN  # USD of chip sales: a shock that costs less is left out
STAGES, PRODUCTS = 2, 2  # stages and products tried for a shock
TAKEN = 0.05  # share of a stage, or of the sales lost, from which more of the stage or the product is tried
BUDGETS = (0.5, 1.0, 2.0)  # times the support's money


def comparison(
    nets: Mapping[str, Network],
    scenarios: Sequence[Scenario],
    shocks: Sequence[ShockResult],
    items: Sequence[Built],
    lost_with_support: Mapping[str, Sequence[float]],
    parties: Sequence[str],
) -> Comparison | None:
    """The support beside the best use of its money; None without support or where no shock costs sales.

    lost_with_support: capacity set -> USD by shock.
    """
    first = next(iter(nets))
    chosen = [k for k, shock in enumerate(shocks) if shock.runs[first].lost >= LEAST and shock.frequency > 0]
    money = sum(item.public for item in items) / BN
    if not chosen or not money:
        return None
    chosen.sort(key=lambda k: -shocks[k].runs[first].lost)
    costly = {which: tuple(placed(net, scenarios[k]) for k in chosen) for which, net in nets.items()}
    for_each = [
        tried(nets[first], scenario, shocks[k].runs[first], parties)
        for k, scenario in zip(chosen, costly[first], strict=True)
    ]
    measures = tuple(dict.fromkeys(measure for those in for_each for measure in those))
    chance = {shocks[k].name: shocks[k].frequency for k in chosen}
    problems = {which: Problem(net, costly[which], chance, measures, yen_per_usd=1.0) for which, net in nets.items()}
    problem = problems[first]
    found = frontier(
        problem, [0.0, *(part * money for part in BUDGETS)], _gains(problem, for_each, BUDGETS[-1] * money)
    )

    def left(spent: Sequence[Spending], budget: float, losses: Mapping[str, Sequence[float]]) -> Portfolio:
        risks = {which: annual(problem, np.array(values)) for which, values in losses.items()}
        return Portfolio(
            budget=budget * BN,
            spent=sum(item.usd for item in spent),
            items=tuple(sorted(spent, key=lambda item: -item.usd)),
            lost={w: dict(zip(chance, (v * BN for v in values), strict=True)) for w, values in losses.items()},
            expected={which: risk[0] * BN for which, risk in risks.items()},
            cvar={which: risk[1] * BN for which, risk in risks.items()},
        )

    def portfolio(one: Chosen) -> Portfolio:
        losses = {
            which: one.losses if which == first else other.losses(other.with_amounts(one.amounts.tolist()))
            for which, other in problems.items()
        }
        found = left(_spending(one), one.budget, {which: v.tolist() for which, v in losses.items()})
        return replace(found, programme=one.programme_cvar * BN)

    with ThreadPoolExecutor(2) as pool:
        points = tuple(pool.map(portfolio, found))
    written = [Spending("capacity", b.stage, b.place, b.share, b.public, b.status, b.source) for b in items]
    losses = {which: [lost_with_support[which][k] / BN for k in chosen] for which in nets}
    return Comparison(
        written=left(written, money, losses),
        same=points[1 + BUDGETS.index(1.0)],
        frontier=points,
        level=problem.level,
        years=problem.years,
        tried=len(measures),
    )


def tried(net: Network, scenario: Scenario, run: ShockRun, parties: Sequence[str]) -> tuple[Measure, ...]:
    """What could be bought against one shock; run: what it does to the network."""
    worst = sorted(run.by_product, key=lambda product: -run.by_product[product])[:PRODUCTS]
    stocks = [Measure("stock", product) for product in worst if run.by_product[product] >= TAKEN * run.lost]
    return (*_at_stages(net, scenario, parties), *stocks)


def _gains(problem: Problem, for_each: Sequence[Sequence[Measure]], budget: float) -> Responses:
    """What each measure takes off the loss of the shocks it is meant for, shock by shock."""

    def of_one(k: int) -> Responses:
        alone = replace(problem, scenarios=problem.scenarios[k : k + 1], measures=tuple(for_each[k]))
        return responses(alone, budget)

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(of_one, range(len(for_each))))
    levels = found[0].amounts.shape[1]
    amounts, spent = np.zeros((2, len(problem.measures), levels))
    gain = np.zeros((len(problem.measures), levels, len(for_each)))
    for k, (those, one) in enumerate(zip(for_each, found, strict=True)):
        at = [problem.measures.index(measure) for measure in those]
        amounts[at], spent[at], gain[at, :, k] = one.amounts, one.costs, one.gain[..., 0]
    return Responses(amounts, spent, gain, np.concatenate([one.before for one in found]))


def _at_stages(net: Network, scenario: Scenario, parties: Sequence[str]) -> Iterator[Measure]:
    """Measures at the stages of which a shock takes most."""
    struck = np.zeros(net.capacity.shape)
    for outage in scenario.outages:
        struck = np.maximum(struck, outage.share * net.node(outage.stage, outage.place))
    taken: dict[str, float] = {}
    for kind, stage in costs():
        if kind == "capacity" and (stage in net.stages or stage in net.processes):
            rows = net.stage_numbers(stage)
            taken[stage] = float((struck * net.capacity)[rows].sum() / net.capacity[rows].sum())
    for stage in sorted(taken, key=lambda stage: -taken[stage])[:STAGES]:
        if taken[stage] < TAKEN:
            continue
        rows = net.stage_numbers(stage)
        spared = [p for p in parties if p in net.places and not struck[rows, net.places.index(p)].any()]
        for place in sorted(spared, key=lambda place: place in DEAR)[:1]:
            yield Measure("capacity", stage, place)
        yield Measure("second_source", stage)
        if net.kinds[rows[0]] == "material":
            yield Measure("stock", stage)


def _spending(one: Chosen) -> list[Spending]:
    bought = zip(one.problem.measures, one.amounts.tolist(), one.costs.tolist(), strict=True)
    return [
        Spending(m.kind, m.stage, m.place, amount, usd * BN, cost(m.kind, m.stage).status, cost(m.kind, m.stage).source)
        for m, amount, usd in bought
        if amount > 0
    ]
