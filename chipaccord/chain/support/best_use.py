"""The best use of the same money: an accord's support beside the portfolio that lowers the risk most for as much.

What could be bought instead is tried against each scenario that costs sales: at the two stages of which it takes most,
capacity in the cheapest of the places that it spares, a second source, and a stock if it is a material; and stocks of
the two products that lose most. A programme picks from them under the first network and simulation judges what it
picked (`portfolio`); the other networks are simulated with the same portfolio.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.losses import placed, struck
from chipaccord.chain.outages.outage import Scenario
from chipaccord.chain.simulate.many import each, simulate_each
from chipaccord.chain.simulate.result import Result
from chipaccord.chain.support.costs import Measure, Prices, cost, costs, place_factor
from chipaccord.chain.support.portfolio import Portfolio, annual, frontier
from chipaccord.chain.support.responses import Problem, Responses, responses
from chipaccord.chain.support.support import Support, built, with_support

LEAST = 1e-6  # of a year's chip sales: a scenario that costs less is left out
STAGES, PRODUCTS = 2, 2  # stages and products tried for a scenario
TAKEN = 0.05  # share of a stage, or of the sales lost, from which more of the stage or the product is tried
BUDGETS = (0.5, 1.0, 2.0)  # times the support's money
THREADS = 2  # each simulates in threads of its own


@dataclass(frozen=True)
class Spending:
    """One thing that public money buys, USD.

    kind: `capacity` (amount: share of the stage's world capacity), `stock` (days of its output) or `second_source`
    (share of its orders). usd: what it costs. status, source: of its price.
    """

    kind: str
    stage: str
    place: str
    amount: float
    usd: float
    status: str
    source: str


@dataclass(frozen=True)
class Use:
    """A way to spend public money, and the risk that is left, USD.

    By name of the network: lost (scenario -> chip sales), expected loss and CVaR a year. items: the dearest first.
    programme: CVaR that the programme expected under the first network; None where none was solved.
    """

    budget: float
    items: tuple[Spending, ...]
    lost: Mapping[str, Mapping[str, float]]
    expected: Mapping[str, float]
    cvar: Mapping[str, float]
    programme: float | None = None

    @property
    def spent(self) -> float:
        """USD spent."""
        return sum(item.usd for item in self.items)


@dataclass(frozen=True)
class Comparison:
    """The support against the best use of the same money.

    frontier: the best use at each budget, from nothing upwards; `same` is that with the support's money. level: of the
    CVaR. years: over which money is spread. tried: how many things could be bought.
    """

    written: Use
    same: Use
    frontier: tuple[Use, ...]
    level: float
    years: float
    tried: int


def against_best_use(
    nets: Mapping[str, Network],
    scenarios: Sequence[Scenario],
    frequencies: Sequence[float],
    support: Sequence[Support],
    places: Sequence[str],
    *,
    results: Mapping[str, Result] | None = None,
    supported: Mapping[str, Result] | None = None,
    prices: Prices | None = None,
) -> Comparison | None:
    """The support beside the best use of its money; None without money or where no scenario costs sales.

    Parameters
    ----------
    nets: networks by name; the programme is solved on the first.
    scenarios: what may strike; names must differ.
    frequencies: how often a year each is taken to happen.
    support: the accord's own.
    places: where capacity could be built, the first of equally cheap ones chosen.
    results: of `simulate_each(nets, scenarios)`, where it is known already.
    supported: the same with the support built.
    prices: other than the shipped ones.
    """
    money = sum(item.amount for item in support)
    if not money or not scenarios:
        return None
    first = next(iter(nets))
    found = results or simulate_each(nets, scenarios)
    loss = found[first].loss.values
    chosen = [k for k in range(len(scenarios)) if loss[k] >= LEAST * nets[first].sales and frequencies[k] > 0]
    if not chosen:
        return None
    chosen.sort(key=lambda k: -loss[k])
    costly = {which: tuple(placed(net, scenarios[k]) for k in chosen) for which, net in nets.items()}
    for_each = [
        candidates(nets[first], scenario, lost_products(found[first], k), places, prices)
        for k, scenario in zip(chosen, costly[first], strict=True)
    ]
    measures = tuple(dict.fromkeys(measure for those in for_each for measure in those))
    chance = {scenarios[k].name: frequencies[k] for k in chosen}
    problems = {which: Problem(net, costly[which], chance, measures, prices=prices) for which, net in nets.items()}
    problem = problems[first]
    with_it = supported or simulate_each(each(nets, lambda net: with_support(net, support, prices=prices)), scenarios)
    budgets = [0.0, *(part * money for part in BUDGETS)]
    portfolios = frontier(problem, budgets, gains(problem, for_each, budgets[-1]))
    with ThreadPoolExecutor(THREADS) as pool:
        points = tuple(pool.map(lambda one: _judged(one, problems), portfolios))
    own = [
        Spending("capacity", b.stage, b.place, b.share, b.public, b.status, b.source)
        for b in built(nets[first], support, prices)
    ]
    left = {which: [float(with_it[which].loss[k]) for k in chosen] for which in nets}
    return Comparison(
        written=_use(problem, own, money, left),
        same=points[1 + BUDGETS.index(1.0)],
        frontier=points,
        level=problem.level,
        years=problem.years,
        tried=len(measures),
    )


def lost_products(result: Result, run: int) -> dict[str, float]:
    """Product to the sales that a run loses, USD."""
    return {str(name): float(v) for name, v in result.lost_by_product[run].to_series().items()}


def candidates(
    net: Network,
    scenario: Scenario,
    lost: Mapping[str, float],
    places: Sequence[str],
    prices: Prices | None = None,
) -> tuple[Measure, ...]:
    """What could be bought against one scenario. lost: product to the sales that it loses; places: where to build."""
    worst = sorted(lost, key=lambda product: -lost[product])[:PRODUCTS]
    stocks = [Measure("stock", product) for product in worst if lost[product] >= TAKEN * sum(lost.values())]
    return (*_at_stages(net, scenario, places, prices), *stocks)


def _at_stages(net: Network, scenario: Scenario, places: Sequence[str], prices: Prices | None) -> Iterator[Measure]:
    """Measures at the stages of which a scenario takes most."""
    gone = struck(net, scenario)
    taken: dict[str, float] = {}
    for kind, stage in costs() if prices is None else prices:
        if kind == "capacity" and (stage in net.stages or stage in net.processes):
            rows = net.stage_numbers(stage)
            taken[stage] = float((gone * net.capacity)[rows].sum() / net.capacity[rows].sum())
    for stage in sorted(taken, key=lambda stage: -taken[stage])[:STAGES]:
        if taken[stage] < TAKEN:
            continue
        rows = net.stage_numbers(stage)
        free = [p for p in places if p in net.places and not gone[rows, net.places.index(p)].any()]
        for place in sorted(free, key=lambda place: place_factor(place, prices))[:1]:
            yield Measure("capacity", stage, place)
        yield Measure("second_source", stage)
        if net.kinds[rows[0]] == "material":
            yield Measure("stock", stage)


def gains(problem: Problem, for_each: Sequence[Sequence[Measure]], budget: float) -> Responses:
    """What each measure takes off the loss of the scenarios that it is meant for, scenario by scenario.

    for_each: the measures of each scenario, all of them among those of the problem.
    """

    def of_one(k: int) -> Responses:
        alone = replace(problem, scenarios=problem.scenarios[k : k + 1], measures=tuple(for_each[k]))
        return responses(alone, budget)

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(of_one, range(len(for_each))))
    levels = found[0].amounts.shape[1]
    amounts, spent = np.zeros((2, len(problem.measures), levels))
    gain = np.zeros((len(problem.measures), levels, len(for_each)))
    for k, (those, one) in enumerate(zip(for_each, found, strict=True)):
        at = [problem.measures.index(measure) for measure in those]
        amounts[at], spent[at], gain[at, :, k] = one.amounts, one.costs, one.gain[..., 0]
    return Responses(amounts, spent, gain, np.concatenate([one.before for one in found]))


def _judged(one: Portfolio, problems: Mapping[str, Problem]) -> Use:
    """A portfolio with the losses that it leaves on every network."""
    losses = {
        which: one.losses if problem is one.problem else problem.losses(problem.with_amounts(one.amounts.tolist()))
        for which, problem in problems.items()
    }
    bought = zip(one.problem.measures, one.amounts.tolist(), one.costs.tolist(), strict=True)
    spent = []
    for m, amount, usd in bought:
        if amount > 0:
            price = cost(m.kind, m.stage, one.problem.prices)
            spent.append(Spending(m.kind, m.stage, m.place, amount, usd, price.status, price.source))
    found = _use(one.problem, spent, one.budget, {which: values.tolist() for which, values in losses.items()})
    return replace(found, programme=one.programme_cvar)


def _use(problem: Problem, spent: Sequence[Spending], budget: float, losses: Mapping[str, Sequence[float]]) -> Use:
    """The risk left by losses (network -> by scenario)."""
    names = [scenario.name for scenario in problem.scenarios]
    risks = {which: annual(problem, np.array(values)) for which, values in losses.items()}
    return Use(
        budget=budget,
        items=tuple(sorted(spent, key=lambda item: -item.usd)),
        lost={which: dict(zip(names, values, strict=True)) for which, values in losses.items()},
        expected={which: risk[0] for which, risk in risks.items()},
        cvar={which: risk[1] for which, risk in risks.items()},
    )
