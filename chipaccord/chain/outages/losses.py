"""What a scenario takes of a network before anything reacts: nodes struck, and the share of a place's yearly output."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.outage import Scenario

Array = npt.NDArray[np.float64]

YEAR = 52  # weeks
MADE = ("fab", "product")  # kinds of stages that are the chip industry; materials are chemicals


def placed(net: Network, scenario: Scenario) -> Scenario:
    """The scenario without the outages that strike nothing in this network, such as a place without that stage."""
    kept = []
    for outage in scenario.outages:
        with suppress(ValueError):
            net.node(outage.stage, outage.place)
            kept.append(outage)
    return replace(scenario, outages=tuple(kept))


def struck(net: Network, scenario: Scenario) -> Array:
    """(stage, place) largest share of capacity that an outage takes. Raises ValueError for what is not there."""
    found = np.zeros(net.capacity.shape)
    for outage in scenario.outages:
        found = np.maximum(found, outage.share * net.node(outage.stage, outage.place))
    return found


def lost_by_place(net: Network, scenario: Scenario, weeks: int = YEAR) -> dict[str, float]:
    """Share of each place's chip output, in value added, that the outages take out directly in the first weeks.

    Output counts at its base value less bought inputs, for fabs and finished chips. Outages that strike nothing here
    are left out, and so are places that lose nothing.
    """
    bought = np.zeros(len(net.stages))
    np.add.at(bought, net.link_user, net.coefficient)
    made = np.isin(net.kinds, MADE)[:, None] * net.output * np.maximum(1 - bought, 0.0)[:, None]
    left = np.ones((weeks, *made.shape))
    for outage in placed(net, scenario).outages:
        left *= 1 - outage.lost(weeks)[:, None, None] * net.node(outage.stage, outage.place)
    gone = ((1 - left).mean(axis=0) * made).sum(axis=0)
    total = made.sum(axis=0)
    return {place: float(gone[p] / total[p]) for p, place in enumerate(net.places) if gone[p] > 0}
