"""What each measure takes off the loss of each outage, found by simulation: the data of the portfolio programme.

Every measure is tried alone at two amounts on the network, under every outage. Nodes that a measure could open are in
the network from the start with a negligible capacity, so that all trials share one compiled program.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.library import library
from chipaccord.chain.outages.outage import Scenario
from chipaccord.chain.risk.measures import by_economy
from chipaccord.chain.simulate.result import Result
from chipaccord.chain.simulate.simulation import simulate
from chipaccord.chain.support.costs import ALL, Measure, Prices
from chipaccord.world.tables import shipped

Array = npt.NDArray[np.float64]

SEED = 1e-9  # share of the world's capacity at nodes that a measure could open
LEVELS = (0.25, 1.0)  # of the most that is tried
MOST = {"capacity": 0.3, "stock": 180.0, "second_source": 1.0}


@dataclass(frozen=True)
class Problem:
    """Which outages, how likely a year, whose loss, and what money can be spent on.

    probabilities: name of each scenario to its probability a year (add up to at most 1). economies: whose users' loss
    counts (default: all); of: "makers" (chip sales lost) or "users" (their own sales). level: of the CVaR. weight:
    lambda in cost a year + lambda CVaR. years over which cost is spread. prices: other than the shipped ones. loss: of
    each run, instead of `economies` and `of`. Money is USD.
    """

    network: Network
    scenarios: tuple[Scenario, ...]
    probabilities: Mapping[str, float]
    measures: tuple[Measure, ...]
    economies: tuple[str, ...] | None = None
    of: str = "makers"
    level: float = 0.95
    weight: float = 1.0
    years: float = 10.0
    weeks: int = 104
    prices: Prices | None = field(default=None, repr=False)
    loss: Callable[[Result], Array] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        missing = [s.name for s in self.scenarios if s.name not in self.probabilities]
        if missing:
            raise ValueError(f"no probability for scenario {', '.join(missing)}; give one a year for each")
        total = sum(self.probabilities[s.name] for s in self.scenarios)
        if not 0 < total <= 1 or min(self.probabilities.values()) < 0:
            raise ValueError(
                f"probabilities of the scenarios add up to {total:g} a year; they must lie between 0 and 1"
            )
        if self.of not in ("makers", "users"):
            raise ValueError(f"loss of {self.of!r}: expected 'makers' or 'users'")
        for measure in self.measures:
            measure.unit_cost(self.network, self.prices)
        object.__setattr__(self, "network", self._seeded())

    def _seeded(self) -> Network:
        net = self.network
        for m in self.measures:
            if m.kind == "capacity":
                rows, columns = np.ix_(net.stage_numbers(m.stage), net.place_numbers(m.place))
                if not (net.capacity[rows, columns] > 0).all():
                    net = net.with_capacity(m.stage, m.place, SEED)
        return net

    @property
    def chance(self) -> Array:
        """(scenario,) probability a year."""
        return np.array([self.probabilities[s.name] for s in self.scenarios])

    def with_amounts(self, amounts: Sequence[float]) -> Network:
        """The network with an amount of each measure."""
        net = self.network
        for measure, amount in zip(self.measures, amounts, strict=True):
            net = measure.apply(net, amount)
        return net

    def losses(self, net: Network) -> Array:
        """(scenario,) loss in USD, by simulation."""
        result = simulate(net, self.scenarios, weeks=self.weeks, detail=False)
        return np.asarray(self.loss(result) if self.loss else by_economy(result, self.economies, self.of))

    def costs(self, amounts: Sequence[float]) -> Array:
        """(measure,) public money for an amount of each, USD."""
        units = np.array([m.unit_cost(self.network, self.prices) for m in self.measures])
        return np.asarray(units * np.asarray(amounts))


@dataclass(frozen=True)
class Responses:
    """What each measure does alone.

    amounts tried (measure, level), their costs (measure, level) in USD, and the gain: loss taken off each outage
    (measure, level, scenario); before: (scenario,) losses with nothing spent.
    """

    amounts: Array
    costs: Array
    gain: Array
    before: Array


def responses(problem: Problem, budget: float) -> Responses:
    """Try every measure at two amounts: a quarter and the whole of what the budget (USD) or reason allows."""
    before = problem.losses(problem.network)
    shape = len(problem.measures), len(LEVELS)
    amounts, costs, gain = np.zeros(shape), np.zeros(shape), np.zeros((*shape, before.size))
    for m, measure in enumerate(problem.measures):
        unit = measure.unit_cost(problem.network, problem.prices)
        amounts[m] = np.array(LEVELS) * min(MOST[measure.kind], budget / unit)
        costs[m] = amounts[m] * unit

    def trial(m: int, level: int) -> Array:
        return before - problem.losses(problem.measures[m].apply(problem.network, amounts[m, level]))

    every = list(np.ndindex(*shape))
    with ThreadPoolExecutor(max(1, os.cpu_count() or 1)) as pool:
        for at, found in zip(every, pool.map(lambda at: trial(*at), every), strict=True):
            gain[at] = found
    return Responses(amounts, costs, gain, before)


def shipped_problem(
    net: Network,
    places: Sequence[str],
    names: Sequence[str] | None = None,
    economies: Sequence[str] | None = None,
    **settings: Any,
) -> Problem:
    """The shipped shocks with their assumed frequencies, and the measures of `measures_of`; settings: of `Problem`."""
    chosen = list(names or library())
    for name in chosen:
        if name not in library():
            raise ValueError(f"no shock {name!r} in the library; there is {', '.join(library())}")
    return Problem(
        net,
        tuple(library()[n].scenario for n in chosen),
        {n: library()[n].frequency for n in chosen},
        measures_of(net, places),
        tuple(economies) if economies else None,
        **settings,
    )


def measures_of(net: Network, places: Sequence[str]) -> tuple[Measure, ...]:
    """What `data/chain/measures.csv` lists, as far as the network has it.

    Capacity in each of the places, stocks of every product and of some materials, second sources.
    """
    listed = [(row["kind"], row["stage"]) for row in shipped("chain", "measures.csv") if _known(net, row["stage"])]
    stocked = [*net.products, *(stage for kind, stage in listed if kind == "stock")]
    return (
        *(Measure("capacity", stage, place) for kind, stage in listed if kind == "capacity" for place in places),
        *(Measure("stock", stage) for stage in stocked),
        *(Measure("second_source", stage, ALL) for kind, stage in listed if kind == "second_source"),
    )


def _known(net: Network, stage: str) -> bool:
    return stage in net.stages or stage in net.groups or stage in net.products
