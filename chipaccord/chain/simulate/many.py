"""Several networks side by side: the same work, or the same scenarios, on each, in threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.losses import placed
from chipaccord.chain.outages.outage import Scenario
from chipaccord.chain.simulate.result import Result
from chipaccord.chain.simulate.simulation import simulate

K = TypeVar("K")
T = TypeVar("T")


def each(nets: Mapping[K, Network], work: Callable[[Network], T]) -> dict[K, T]:
    """What `work` returns for each network, several networks at a time."""
    with ThreadPoolExecutor(max(1, os.cpu_count() or 1)) as pool:
        return dict(zip(nets, pool.map(work, nets.values()), strict=True))


def simulate_each(nets: Mapping[K, Network], scenarios: Sequence[Scenario], weeks: int = 104) -> dict[K, Result]:
    """Every scenario on every network, a run for each scenario; empty where there are no scenarios.

    An outage that strikes nothing in one of the networks (a place that makes none of the stage under one set of shares)
    is left out there: check names with one `simulate` first if they may be wrong everywhere.
    """
    if not scenarios:
        return {}
    return each(nets, lambda net: simulate(net, [placed(net, one) for one in scenarios], weeks=weeks, detail=False))
