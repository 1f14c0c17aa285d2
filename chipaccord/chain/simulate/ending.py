"""How a run of the network ended: whether service is back, and if not why, as codes with values.

A run has recovered when in each of the last weeks every product is served and nothing is lost. What is noted then:
service that falls again (`dip`), demand that stays late (`queue`), outages that cost no output (`slow`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.outage import Scenario
from chipaccord.status import Reason, Status, Value

Array = npt.NDArray[np.float64]

SERVED = 0.99  # of demand: service counts as normal from here
BACK = 0.999  # of demand in each of the last weeks: recovered
LAST = 4  # weeks looked at for that
LATE = 0.1  # weeks of demand that wait: worth a note
ROUNDING = 1e-9  # of capacity


class Course(NamedTuple):
    """A run, as far as its ending needs it.

    fill (week, product) and lost (week, stage) over demand; waiting (product,) weeks of demand that wait at the
    end; able and want (stage, place) capacity and desired starts of the last week.
    """

    fill: Array
    lost: Array
    waiting: Array
    able: Array
    want: Array


def ending(net: Network, scenario: Scenario, run: Course) -> Status:
    """How the run ended."""
    if (run.fill[-LAST:] >= BACK).all() and (run.lost[-LAST:] <= 1 - BACK).all():
        notes = _dip(net, scenario, run), _queue(net, run), _slow(net, scenario)
        return Status("chain", True, tuple(note for note in notes if note))
    worst = int(run.fill[-LAST:].min(axis=0).argmin())
    short = Reason("short", {"product": net.products[worst], "served": float(run.fill[-LAST:].min())})
    return Status("chain", False, (short, _cause(net, scenario, run)))


def _cause(net: Network, scenario: Scenario, run: Course) -> Reason:
    """What keeps service down."""
    left = np.divide(run.able, net.capacity, out=np.ones_like(net.capacity), where=net.capacity > 0)
    late = [o for o in scenario.outages if o.end > 7 * len(run.fill) or not o.recovers]
    if left.min() < 1 - ROUNDING:
        gone = (1 - left) * net.capacity / net.capacity.sum(axis=1, keepdims=True)
        s, p = np.unravel_index(int(np.argmax(gone)), left.shape)
        good = any(not o.recovers for o in late)
        code = "lost_for_good" if good else "back_later" if late else "coming_back"
        return Reason(code, {"stage": net.stages[s], "place": net.places[p], "left": float(left[s, p])})
    if late:
        return Reason("blocked")
    behind = (run.want > run.able * (1 + ROUNDING)) * run.want
    if behind.any():
        weeks = np.divide(behind, net.capacity, out=np.zeros_like(behind), where=net.capacity > 0)
        s, p = np.unravel_index(int(np.argmax(weeks)), behind.shape)
        return Reason("behind", {"stage": net.stages[s], "place": net.places[p], "weeks": float(weeks[s, p])})
    return Reason("in_lines")


def _dip(net: Network, scenario: Scenario, run: Course) -> Reason | None:
    """Service falls again after it had returned for four weeks; whether lead times explain it."""
    low = np.flatnonzero(~(run.fill >= SERVED).all(axis=1))
    gaps = np.flatnonzero(np.diff(low) > LAST)
    if not gaps.size:
        return None
    week = int(low[gaps[-1] + 1])
    product = int(run.fill[week:].min(axis=0).argmin())
    ends = max(min(o.end, 7 * len(run.fill)) for o in scenario.outages) / 7
    lines = net.longest_line
    values: dict[str, Value] = {
        "product": net.products[product],
        "served": float(run.fill[week:, product].min()),
        "week": week,
        "lines": lines,
    }
    return Reason("dip" if week <= ends + lines else "late_dip", values)


def _queue(net: Network, run: Course) -> Reason | None:
    """Demand still waits although deliveries are back: nothing is spare to catch up."""
    k = int(run.waiting.argmax())
    if run.waiting[k] < LATE:
        return None
    return Reason("queue", {"product": net.products[k], "weeks": float(run.waiting[k])})


def _slow(net: Network, scenario: Scenario) -> Reason | None:
    """Outages of what limits expansion only."""
    stages = tuple(o.stage for o in scenario.outages if o.stage in net.concentration)
    return Reason("slow", {"stages": stages}) if stages else None
