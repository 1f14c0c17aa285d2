"""What capacity, stock and second sources cost, with sources, and what an amount of public money buys of them.

Capacity: USD for 1% of the world's capacity of a stage, dearer in some places; public money pays a share of it.
Stock: the value of the goods and their carrying. Second source: a part of the yearly value of the orders covered.
The shipped costs are `data/chain/costs.csv`, the dear places `data/chain/places.csv`; other prices can be passed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from chipaccord.chain.network.figures import UNITS, dollars, near
from chipaccord.chain.network.flow import WEEKS
from chipaccord.chain.network.network import Network
from chipaccord.world.tables import Row, shipped

ALL = "*"


@dataclass(frozen=True)
class Cost:
    """A cost: USD for 1% of world capacity, or a ratio, as `unit` says. `months` to build, NaN where none are."""

    measure: str
    stage: str
    low: float
    central: float
    high: float
    unit: str
    months: float
    source: str
    status: str


Prices = Mapping[tuple[str, str], Cost]  # by (measure, stage); "*" stands for every stage


@cache
def costs() -> Prices:
    """All shipped costs."""
    return {(row["measure"], row["stage"]): _cost(row) for row in shipped("chain", "costs.csv")}


def _cost(row: Row) -> Cost:
    money = any(row["unit"].startswith(unit) for unit in UNITS)
    times = dollars(row["unit"]) if money else 1.0
    return Cost(
        measure=row["measure"],
        stage=row["stage"],
        low=times * float(row["low"]),
        central=times * float(row["central"]),
        high=times * float(row["high"]),
        unit="USD" + row["unit"].partition("USD")[2] if money else row["unit"],
        months=float(row["months"] or "nan"),
        source=row["source"],
        status=row["status"],
    )


@cache
def dear_places() -> frozenset[str]:
    """Places where a plant costs `place_factor` times as much; all others, listed or not, cost once."""
    return frozenset(row["place"] for row in shipped("chain", "places.csv") if row["dear"] == "yes")


def cost(measure: str, stage: str, prices: Prices | None = None) -> Cost:
    """The cost of a measure at a stage, from the shipped ones unless others are given. Raises ValueError for none."""
    known = costs() if prices is None else prices
    found = known.get((measure, stage)) or known.get((measure, ALL))
    if found is None:
        there = sorted(s for m, s in known if m == measure)
        raise ValueError(f"no cost of {measure} for stage {stage!r}{near(stage, there)}; there is {', '.join(there)}")
    return found


def public_share(prices: Prices | None = None) -> float:
    """Part of an investment that public money pays."""
    return cost("public_share", ALL, prices).central


def place_factor(place: str, prices: Prices | None = None) -> float:
    """What a plant costs in a place, over its usual cost."""
    return cost("place_factor", ALL, prices).central if place in dear_places() else 1.0


@dataclass(frozen=True)
class Measure:
    """One thing to spend on.

    kind: "capacity" (amount: share of the world's capacity of the stage, in `place`), "stock" (amount: days of the
    stage's output, held by its users) or "second_source" (amount: share of its orders).
    """

    kind: str
    stage: str
    place: str = ALL

    @property
    def name(self) -> str:
        """Its codes in one, kind:stage:place."""
        return ":".join([self.kind, self.stage, *([self.place] if self.place != ALL else [])])

    def unit_cost(self, net: Network, prices: Prices | None = None) -> float:
        """USD of public money for one unit: the world's capacity, a day of stock, all orders."""
        numbers = net.stage_numbers(self.stage)
        yearly = float(net.output[numbers].sum()) * WEEKS
        if self.kind == "capacity":
            of_stage = 100 * cost("capacity", self.stage, prices).central
            return of_stage * place_factor(self.place, prices) * public_share(prices)
        if self.kind == "stock":
            return yearly / 365 * cost("stock", self.stage, prices).central
        placed = net.place_numbers(self.place)
        covered = float(net.output[np.ix_(numbers, placed)].sum()) * WEEKS
        return covered * cost("second_source", self.stage, prices).central

    def apply(self, net: Network, amount: float) -> Network:
        """The network with an amount of the measure in place."""
        if amount <= 0:
            return net
        if self.kind == "capacity":
            return net.with_capacity(self.stage, self.place, amount)
        if self.kind == "stock":
            return net.with_stock(self.stage, amount, self.place, at="user")
        return net.with_second_source(self.stage, min(amount, 1.0), self.place)
