"""Outages laid out for many runs at once: what is lost, scrapped and blocked each week, and when orders can move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network.network import DESIGN, YES, Network
from chipaccord.chain.outages.outage import Outage, Scenario

Array = npt.NDArray[np.float64]

DEPENDS = 0.05  # users look past a maker once this part of an essential input comes, directly or not, from what failed


class Events(NamedTuple):
    """What strikes, for each run.

    loss, scrap, block (week, event), where (event, stage x place), to (event, place), ready (stage x place,): the
    week from which orders can turn away from a maker.
    """

    loss: Array
    scrap: Array
    block: Array
    where: Array
    to: Array
    ready: Array


def events(net: Network, scenarios: Sequence[Scenario], weeks: int, emergency: bool) -> Events:
    """Lay out scenarios (run first); runs with fewer outages are padded with outages that strike nothing."""
    S, P = net.capacity.shape
    E = 1 << max(0, max(len(s.outages) for s in scenarios) - 1).bit_length()
    runs = len(scenarios)
    found = Events(
        loss=np.zeros((runs, weeks, E)),
        scrap=np.zeros((runs, weeks, E)),
        block=np.zeros((runs, weeks, E)),
        where=np.zeros((runs, E, S * P)),
        to=np.zeros((runs, E, P)),
        ready=np.full((runs, S * P), np.inf),
    )
    waits = np.ceil(net.emergency if emergency else net.qualification)[:, None]
    seen: dict[tuple[str, str], tuple[Array, npt.NDArray[np.bool_]]] = {}
    for r, scenario in enumerate(scenarios):
        for e, outage in enumerate(scenario.outages):
            key = outage.stage, outage.place
            if key not in seen:
                struck = net.node(*key)
                seen[key] = struck, dependence(net, struck) >= DEPENDS
            struck, depends = seen[key]
            found.where[r, e] = struck.ravel()
            lost = outage.lost(weeks)
            if outage.strikes != "shipments":
                found.loss[r, :, e] = lost
            if outage.strikes != "capacity":
                found.block[r, :, e] = lost
                found.to[r, e] = destinations(net, outage)
            found.scrap[r, :, e] = outage.scrapped(weeks)
            if outage.share > 0 or outage.scrap > 0:
                begins = np.where(depends, outage.start // 7 + waits, np.inf)
                found.ready[r] = np.minimum(found.ready[r], begins.ravel())
    return found


def kept_apart(net: Network, scenario: Scenario) -> tuple[int, ...]:
    """(place,) class of each place: places that every outage of a scenario blocks alike share one."""
    blocks = [o for o in scenario.outages if o.strikes != "capacity"]
    rows = np.array([destinations(net, o) for o in blocks]).reshape(len(blocks), len(net.places))
    seen: dict[tuple[float, ...], int] = {}
    return tuple(seen.setdefault(tuple(column), len(seen)) for column in rows.T.tolist())


def destinations(net: Network, outage: Outage) -> Array:
    """(place,) one where shipments are blocked to."""
    to = np.zeros(len(net.places))
    if outage.to:
        to[net.place_numbers(outage.to)] = 1.0
    else:
        to[:] = 1.0
        if outage.place != "*":
            to[net.place_numbers(outage.place)] = 0.0
    return to


def dependence(net: Network, struck: Array) -> Array:
    """(stage, place) part of a maker's most affected essential input that comes, at any remove, from what is struck."""
    depends = struck.copy()
    for s in reversed(net.order):
        for m in np.flatnonzero(net.link_user == s):
            if net.essential[m] in (YES, DESIGN):
                source = net.link_input[m]
                depends[s] = np.maximum(depends[s], net.sourcing[source] @ depends[source])
    return depends * (net.capacity > 0)
