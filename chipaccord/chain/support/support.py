"""From public money to capacity: what an accord's support builds, over the band of its cost.

    invested = public money / public share        share = invested / (place factor x cost of 1%) / 100
The share is that of the stage's world capacity; it takes its share of orders once it is built.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from chipaccord.chain.network.network import Network
from chipaccord.chain.support.costs import Measure, Prices, cost, public_share

Level = Literal["low", "central", "high"]


@dataclass(frozen=True)
class Support:
    """An item of an accord's support: public money (USD) for a stage in a place; `since`: year of first output."""

    stage: str
    place: str
    amount: float
    since: int | None = None

    def measure(self) -> Measure:
        """The capacity it builds."""
        return Measure("capacity", self.stage, self.place)

    def share(self, net: Network, prices: Prices | None = None) -> float:
        """Share of the stage's world capacity that the money builds at the central cost."""
        return self.amount / self.measure().unit_cost(net, prices)


@dataclass(frozen=True)
class Built:
    """What an item of the support builds.

    public and invested: USD; share, share_low, share_high: of the stage's world capacity at its central, high and
    low cost; status and source: of that cost.
    """

    stage: str
    place: str
    since: int | None
    public: float
    invested: float
    share: float
    share_low: float
    share_high: float
    status: str
    source: str

    def at(self, level: Level) -> float:
        """The share at a level: "low" is the least that the money builds."""
        return {"low": self.share_low, "central": self.share, "high": self.share_high}[level]


def one_stage(net: Network, stage: str) -> str:
    """The stage that a name such as "wafers" stands for; a process keeps its own name. Raises ValueError if unknown."""
    names = net.members(stage)
    return stage if len(names) > 1 or stage in net.processes else names[0]


def named(net: Network, items: Sequence[Support]) -> tuple[Support, ...]:
    """The items with stages as the network names them. Raises ValueError for an unknown stage or negative money."""
    for item in items:
        if item.amount < 0:
            raise ValueError(f"support for {item.stage} in {item.place} is {item.amount}: must be zero or more")
    return tuple(replace(item, stage=one_stage(net, item.stage)) for item in items)


def built(net: Network, items: Sequence[Support], prices: Prices | None = None) -> tuple[Built, ...]:
    """What each item builds. Raises ValueError for an unknown stage, or one without a cost."""
    return tuple(_built(net, item, prices) for item in named(net, items))


def _built(net: Network, item: Support, prices: Prices | None) -> Built:
    of_stage, share = cost("capacity", item.stage, prices), item.share(net, prices)
    return Built(
        stage=item.stage,
        place=item.place,
        since=item.since,
        public=item.amount,
        invested=item.amount / public_share(prices),
        share=share,
        share_low=share * of_stage.central / of_stage.high,
        share_high=share * of_stage.central / of_stage.low,
        status=of_stage.status,
        source=of_stage.source,
    )


def with_support(
    net: Network, items: Sequence[Support], level: Level = "central", prices: Prices | None = None
) -> Network:
    """The network with the supported capacity built and in use; "low": where it is dear, the least that is built.

    Raises ValueError for an unknown stage or place, or negative money.
    """
    for item in built(net, items, prices):
        net = net.with_capacity(item.stage, item.place, item.at(level))
    return net
