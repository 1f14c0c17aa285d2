"""Real outages replayed: the engine is given the capacity path alone, and its dates are set beside the record.

Nothing is tuned to these events. `setting` says which column of stocks and utilisation fits the year (2021: "tight").
Shipments are those of goods that need what was struck: for a fab, of the chips designed for it, over their base.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network.figures import near
from chipaccord.chain.network.network import DESIGN, Network
from chipaccord.chain.outages.library import outage_of
from chipaccord.chain.outages.outage import Outage
from chipaccord.chain.simulate.result import Result
from chipaccord.chain.simulate.simulation import simulate
from chipaccord.status import Status
from chipaccord.world.tables import Row, shipped

Array = npt.NDArray[np.float64]

FALLS, MOSTLY, FULL = 0.99, 0.9, 0.99  # of base shipments: they fall below, come back to 90%, are full
RUNS = 0.99  # of base starts: a fab that keeps this runs


@dataclass(frozen=True)
class Event:
    """An outage that happened: what was struck, and what was seen (days from the event; NaN: not recorded)."""

    name: str
    title: str
    date: str
    outage: Outage
    setting: str
    variants: Mapping[str, str]
    fabs_ran: bool | None
    onset_day: float
    day_90: float
    day_100: float
    loss: str
    source: str
    status: str
    note: str


@dataclass(frozen=True)
class Replay:
    """What the engine says of an event.

    onset_day, day_90, day_100: shipments of the goods that need what was struck; at_line the same at the struck
    maker itself; NaN: they never fall. fab_low: least starts of any other fab over its base, its week and place.
    output_lost: weeks of the struck node's output lost. loss: final sales lost, USD; status: how it ended.
    """

    event: Event
    onset_day: float
    day_90: float
    day_100: float
    at_line: tuple[float, float, float]
    fab_low: float
    fab_week: int
    fab: str
    output_lost: float
    loss: float
    status: Status

    @property
    def fabs_run(self) -> bool:
        """Whether every other fab keeps its starts."""
        return self.fab_low >= RUNS


@cache
def events() -> Mapping[str, Event]:
    """All shipped events by name."""
    return {row["event"]: _event(row) for row in shipped("chain", "events.csv")}


def _event(row: Row) -> Event:
    def day(column: str) -> float:
        return float(row[column]) if row[column] else float("nan")

    return Event(
        name=row["event"],
        title=row["title"],
        date=row["date"],
        outage=outage_of(row),
        setting=row["setting"],
        variants=dict(pair.split("=") for pair in row["variants"].split(";") if pair),
        fabs_ran={"yes": True, "no": False}.get(row["fabs_run"]),
        onset_day=day("onset_day"),
        day_90=day("day_90"),
        day_100=day("day_100"),
        loss=row["loss"],
        source=row["source"],
        status=row["status"],
        note=row["note"],
    )


def replay(name: str, capacity: str = "recommended", setting: str = "", weeks: int = 40) -> Replay:
    """Run one event on the shipped network. `setting` replaces the event's own.

    Raises ValueError with the nearest name.
    """
    if name not in events():
        raise ValueError(f"no event {name!r}{near(name, events())}; there is {', '.join(events())}")
    event = events()[name]
    net = Network.shipped(capacity, setting or event.setting, event.variants)
    result = simulate(net, event.outage, weeks=weeks, detail=True)
    lowest, week, fab = _fabs(net, result, event.outage)
    needed = _shipments(net, result, event.outage)
    at_line = _dates(_of_node(net, result, event.outage, "shipped"))
    lost = 1 - _of_node(net, result, event.outage, "done")
    return Replay(
        event,
        *_dates(needed),
        at_line=at_line,
        fab_low=lowest,
        fab_week=week,
        fab=fab,
        output_lost=float(np.maximum(lost, 0).sum()),
        loss=float(result.loss[0]),
        status=result.status[0],
    )


def _of_node(net: Network, result: Result, outage: Outage, flow: str) -> Array:
    """(week,) a flow of what is struck, over its base."""
    assert result.detail is not None
    struck = net.node(outage.stage, outage.place)
    made: Array = (result.detail[flow].values[0] * struck).sum(axis=(1, 2))
    return made / float((net.output * struck).sum())


def _shipments(net: Network, result: Result, outage: Outage) -> Array:
    """(week,) shipments of goods that need what is struck, over the base.

    Missing shipments of the parts designed for it, in relation to theirs; of the struck node itself where nothing
    is designed for it.
    """
    assert result.detail is not None
    struck = net.node(outage.stage, outage.place)
    missing, base = np.zeros(result.weeks), 0.0
    for m in range(net.coefficient.size):
        i, u = int(net.link_input[m]), int(net.link_user[m])
        if net.essential[m] == DESIGN and struck[i].any():
            part = net.sourcing[i] @ struck[i]
            base += float(net.output[u] @ part)
            missing += net.output[u].sum() - result.detail["shipped"].values[0, :, u].sum(axis=1)
    return 1 - missing / base if base > 0 else _of_node(net, result, outage, "shipped")


def _dates(share: Array) -> tuple[float, float, float]:
    """Days on which a weekly share of the base first falls, is back at 90% and is full."""
    low = np.flatnonzero(share < FALLS)
    if not low.size:
        return float("nan"), float("nan"), float("nan")
    w = int(low[0])
    after = float(share[min(w + 1, share.size - 1)])
    part = (share[w] - after) / (1 - after) if after < min(share[w], 1) else 0.0
    return 7.0 * (w + float(np.clip(part, 0, 1))), _back(share, MOSTLY), _back(share, FULL)


def _back(share: Array, level: float) -> float:
    """Day after which the share stays at a level, between the middles of two weeks."""
    low = np.flatnonzero(share < level)
    if not low.size:
        return float("nan")
    w = int(low[-1])
    if w + 1 >= share.size:
        return float("inf")
    part = (level - share[w]) / (share[w + 1] - share[w])
    return 7.0 * (w + 0.5 + float(part))


def _fabs(net: Network, result: Result, outage: Outage) -> tuple[float, int, str]:
    """Least starts of a fab that is not struck itself, over its base."""
    assert result.detail is not None
    struck = net.node(outage.stage, outage.place) if outage.strikes != "shipments" else np.zeros_like(net.output)
    fabs = np.array([kind == "fab" for kind in net.kinds])
    starts = result.detail["starts"].values[0]
    counts = (net.output > 0) & (struck == 0) & fabs[:, None]
    share = np.where(counts, starts / np.where(counts, net.output, 1.0), np.inf)
    w, s, p = np.unravel_index(int(np.argmin(share)), share.shape)
    return float(share[w, s, p]), int(w), f"{net.stages[s]} in {net.places[p]}"
