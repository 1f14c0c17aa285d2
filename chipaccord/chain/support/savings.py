"""What support spares: sales that scenarios no longer take, with the range over networks and the cost of capacity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.outage import Scenario
from chipaccord.chain.simulate.many import simulate_each
from chipaccord.chain.simulate.result import Result
from chipaccord.chain.support.band import Band
from chipaccord.chain.support.costs import Prices
from chipaccord.chain.support.support import Level, Support, with_support

Array = npt.NDArray[np.float64]
K = TypeVar("K")
LEVELS: tuple[Level, ...] = ("central", "low", "high")


def spared(
    nets: Mapping[K, Network],
    scenarios: Sequence[Scenario],
    support: Sequence[Support],
    *,
    results: Mapping[K, Result],
    supported: Mapping[K, Result] | None = None,
    weeks: int = 104,
    prices: Prices | None = None,
) -> tuple[Band, ...]:
    """(scenario,) chip sales that support spares, USD: the central value is that of the first network.

    Parameters
    ----------
    nets: the range goes over all of them at the central cost of capacity, and over the first one also at the low
        and the high cost.
    scenarios: what strikes.
    support: what is built.
    results: of `simulate_each` on the networks as they are; they may hold more networks.
    supported: of `simulate_each` on the networks with the support, where it is known already.
    weeks: of the simulation.
    prices: of capacity, other than the shipped ones.
    """
    known = supported or {}
    first = next(iter(nets))
    unknown = {key: net for key, net in nets.items() if key not in known}
    edits = {(key, LEVELS[0]): with_support(net, support, LEVELS[0], prices) for key, net in unknown.items()}
    edits |= {(first, level): with_support(nets[first], support, level, prices) for level in LEVELS[1:]}
    found = simulate_each(edits, scenarios, weeks)
    found |= {(key, LEVELS[0]): result for key, result in known.items() if key in nets}
    saved: dict[tuple[K, Level], Array] = {
        key: np.asarray(results[key[0]].loss.values - result.loss.values) for key, result in found.items()
    }
    middle = saved[first, LEVELS[0]]
    return tuple(Band.over(float(middle[k]), (float(v[k]) for v in saved.values())) for k in range(len(scenarios)))
