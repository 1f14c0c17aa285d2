"""What capacity, stock and second sources cost, with sources, and what an amount of public money buys of them.

Capacity: bn USD for 1% of the world's capacity of a stage, dearer in some places; public money pays a share of it.
Stock: the value of the goods and their carrying. Second source: a part of the yearly value of the orders covered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from chipaccord.chain.figures import near
from chipaccord.chain.network import WEEKS, Network
from chipaccord.world.tables import shipped

DEAR = ("USA", "EUN", "CAN", "GBR")  # places where a plant costs more than in Asia
ALL = "*"


@dataclass(frozen=True)
class Cost:
    """A shipped cost. `months` to build, NaN where it does not apply."""

    measure: str
    stage: str
    low: float
    central: float
    high: float
    unit: str
    months: float
    source: str
    status: str


@cache
def costs() -> dict[tuple[str, str], Cost]:
    """All shipped costs by (measure, stage); "*" stands for every stage."""
    return {
        (row["measure"], row["stage"]): Cost(
            measure=row["measure"],
            stage=row["stage"],
            low=float(row["low"]),
            central=float(row["central"]),
            high=float(row["high"]),
            unit=row["unit"],
            months=float(row["months"] or "nan"),
            source=row["source"],
            status=row["status"],
        )
        for row in shipped("chain", "costs.csv")
    }


def cost(measure: str, stage: str) -> Cost:
    """The cost of a measure at a stage. Raises ValueError where none is shipped."""
    found = costs().get((measure, stage)) or costs().get((measure, ALL))
    if found is None:
        known = sorted(s for m, s in costs() if m == measure)
        raise ValueError(f"no cost of {measure} for stage {stage!r}{near(stage, known)}; there is {', '.join(known)}")
    return found


def public_share() -> float:
    """Part of an investment that public money pays."""
    return cost("public_share", ALL).central


@dataclass(frozen=True)
class Measure:
    """One thing to spend on: `kind` "capacity" (amount: share of the world's capacity of the stage, in `place`),
    "stock" (amount: days of the stage's output, held by its users) or "second_source" (amount: share of its orders)."""

    kind: str
    stage: str
    place: str = ALL

    @property
    def name(self) -> str:
        """Short name."""
        words = {"capacity": "capacity of", "stock": "stock of", "second_source": "second source for"}
        return f"{words[self.kind]} {self.stage}" + (f" in {self.place}" if self.place != ALL else "")

    def unit_cost(self, net: Network) -> float:
        """bn USD of public money for one unit: the world's capacity, a day of stock, all orders."""
        numbers = net.stage_numbers(self.stage)
        yearly = float(net.output[numbers].sum()) * WEEKS
        if self.kind == "capacity":
            factor = cost("place_factor", ALL).central if self.place in DEAR else 1.0
            return 100 * cost("capacity", self.stage).central * factor * public_share()
        if self.kind == "stock":
            return yearly / 365 * cost("stock", self.stage).central
        placed = net.place_numbers(self.place)
        covered = float(net.output[np.ix_(numbers, placed)].sum()) * WEEKS
        return covered * cost("second_source", self.stage).central

    def apply(self, net: Network, amount: float) -> Network:
        """The network with an amount of the measure in place."""
        if amount <= 0:
            return net
        if self.kind == "capacity":
            return net.with_capacity(self.stage, self.place, amount)
        if self.kind == "stock":
            return net.with_stock(self.stage, amount, self.place, at="user")
        return net.with_second_source(self.stage, min(amount, 1.0), self.place)


@dataclass(frozen=True)
class Support:
    """An item of an accord's support: public money (bn USD) for a stage in a place; `since`: year of first output."""

    stage: str
    place: str
    amount: float
    since: int | None = None

    def measure(self) -> Measure:
        """The capacity it builds."""
        return Measure("capacity", self.stage, self.place)

    def share(self, net: Network) -> float:
        """Share of the stage's world capacity that the money builds."""
        return self.amount / self.measure().unit_cost(net)


def one_stage(net: Network, stage: str) -> str:
    """The stage that a name such as "wafers" stands for; a process keeps its own name. Raises ValueError if unknown."""
    names = net.members(stage)
    return stage if len(names) > 1 or stage in net.processes else names[0]


def with_support(net: Network, items: Sequence[Support]) -> Network:
    """The network with the supported capacity built and in use. Raises ValueError for an unknown stage or place."""
    for item in items:
        if item.amount < 0:
            raise ValueError(f"support for {item.stage} in {item.place} is {item.amount}: must be zero or more")
        one = replace(item, stage=one_stage(net, item.stage))
        net = one.measure().apply(net, one.share(net))
    return net
