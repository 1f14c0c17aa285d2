"""Outages for ARIO: capacity lost by day, and the demand that rebuilding raises.

Capital of industry j is K_j = capital_ratio (x_j - sum_i Z[i,j]); losing a share d of capacity is damage d K_j.
"linear": Delta falls by itself over `recovery` days after `duration`, seen by production a day later. "rebuild": the
damage is asked for from the rebuilding sectors, each region by its share, damage left / recovery a day, and Delta falls
as it is delivered (Hallegatte 2013).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

import numpy as np

from chipaccord.chain.ario_table import Arranged, Array, Table


@dataclass(frozen=True)
class Outage:
    """A loss of capacity in one industry, in days from the start of the run.

    share of capacity lost from day `start` for `duration` days; then back over `recovery` days by `curve`: "linear",
    "step" (at once) or "rebuild" (the damage is rebuilt by `rebuilders`, shares by sector that add up to 1).
    """

    region: str
    sector: str
    share: float
    start: int = 0
    duration: float = 0.0
    recovery: float = 0.0
    curve: str = "linear"
    rebuilders: Mapping[str, float] = field(default_factory=dict)

    @property
    def end(self) -> float:
        """First day on which capacity is whole again, if rebuilding keeps pace."""
        return self.start + self.duration + (0.0 if self.curve == "step" else self.recovery)


class Losses:
    """The day's Delta (industry,) and rebuilding demand (industry,) per day; rebuilding falls as it is delivered."""

    def __init__(self, outages: Sequence[Outage], at: Sequence[int], capital: Array, wanted: Sequence[Array]) -> None:
        self.outages, self.at, self.capital = list(outages), list(at), capital
        self.left = [w.copy() for w in wanted]
        self.asked = [np.zeros(capital.size) for _ in outages]

    def of_day(self, t: int) -> tuple[Array, Array]:
        """Delta and rebuilding demand of day t."""
        lost, rebuild = np.zeros(self.capital.size), np.zeros(self.capital.size)
        for m, (o, j) in enumerate(zip(self.outages, self.at, strict=True)):
            since = t - (o.start + o.duration)
            self.asked[m] = np.zeros(self.capital.size)
            if t < o.start:
                continue
            if o.curve == "rebuild":
                if since >= 0:
                    self.asked[m] = self.left[m] / o.recovery
                    rebuild += self.asked[m]
                lost[j] += self.left[m].sum() / self.capital[j]
            elif since <= 0:
                lost[j] += o.share
            elif o.curve == "linear" and since < o.recovery + 1:
                # one day late: the recovery of day t is seen by production on day t + 1
                lost[j] += o.share * max(0.0, 1 - (since - 1) / o.recovery) if o.recovery > 0 else 0.0
        return np.minimum(lost, 1.0), rebuild

    def received(self, fill: Array) -> Array:
        """(industry,) rebuilding delivered today; what is left falls by it."""
        total = np.zeros(self.capital.size)
        for m, asked in enumerate(self.asked):
            got = asked * fill
            self.left[m] -= got
            total += got
        return total


def losses(table: Table, a: Arranged, outages: Sequence[Outage], capital_ratio: float) -> Losses:
    """Check the outages and place them on the sorted table."""
    N, R = a.output.size, a.share.shape[1]
    bought = np.append(table.inter.sum(axis=0), 0.0)[a.order] / 365
    capital = capital_ratio * np.maximum(a.output - bought, 0.0) * 365
    industries = {key: row for row, key in enumerate(zip(table.regions, table.sectors, strict=True))}
    at, wanted = [], []
    for number, o in enumerate(outages, 1):
        where = f"outage {number} ({o.region} {o.sector})"
        row = industries.get((o.region, o.sector))
        if row is None:
            raise ValueError(f"{where}: {_missing(table, o)}")
        if not 0 <= o.share <= 1:
            raise ValueError(f"{where}: share {o.share} is outside 0 to 1")
        if o.duration < 0 or o.recovery < 0:
            raise ValueError(f"{where}: duration and recovery are days, zero or more")
        if o.curve not in ("linear", "step", "rebuild"):
            raise ValueError(f"{where}: curve {o.curve!r} is not one of 'linear', 'step', 'rebuild'")
        j = int(a.back[row])
        want = np.zeros(N)
        if o.curve == "rebuild":
            want = _rebuilding(a, o, where, j, capital, R)
        at.append(j)
        wanted.append(want)
    return Losses(outages, at, capital, wanted)


def _missing(table: Table, o: Outage) -> str:
    """What is wrong with an outage's place."""
    for kind, name, known in (("region", o.region, table.regions), ("sector", o.sector, table.sectors)):
        if name not in known:
            near = get_close_matches(name, set(known), 1)
            return f"no {kind} {name!r} in this table" + (f"; did you mean {near[0]!r}?" if near else "")
    return f"region {o.region!r} has no sector {o.sector!r} in this table"


def _rebuilding(a: Arranged, o: Outage, where: str, j: int, capital: Array, R: int) -> Array:
    """(industry,) what must be supplied to rebuild the damage."""
    if not o.recovery > 0:
        raise ValueError(f"{where}: rebuilding needs recovery, the days over which damage is asked for")
    if not capital[j] > 0:
        raise ValueError(f"{where}: its value added is zero, so it has no capital to rebuild; use curve='linear'")
    total = sum(o.rebuilders.values())
    if not np.isclose(total, 1.0):
        raise ValueError(f"{where}: shares of rebuilders add up to {total:g}, not 1; name the sectors that rebuild")
    want = np.zeros(a.output.size)
    for sector, share in o.rebuilders.items():
        if sector not in a.sectors:
            raise ValueError(f"{where}: rebuilding sector {sector!r} is not in this table")
        s = a.sectors.index(sector)
        if not a.inputs[s, j] > 0:
            raise ValueError(f"{where}: it buys nothing from rebuilding sector {sector!r}; choose another")
        want[s * R : (s + 1) * R] = o.share * capital[j] * share * a.share[s, :, j]
    return want
