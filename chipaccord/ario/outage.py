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
import numpy.typing as npt

from chipaccord.ario.table import Arranged, Array, Table


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


@dataclass(frozen=True)
class Losses:
    """Outages on the sorted table.

    Those that fall by themselves, with their industries `at`, and for each that is rebuilt its industry `struck`,
    the capital there, the `pace` a day, and what is `wanted` (outage, supplier).
    """

    falling: Sequence[Outage]
    at: Sequence[int]
    rebuilt: Sequence[Outage]
    struck: npt.NDArray[np.intp]
    capital: Array
    pace: Array
    wanted: Array

    def paths(self, days: int) -> tuple[Array, Array, Array]:
        """Capacity lost by day, and when rebuilding is on.

        (day, industry) Delta of outages that fall by themselves; (day, outage) one where one that is rebuilt
        has struck, and where rebuilding is on.
        """
        t = np.arange(days)
        lost = np.zeros((days, self.wanted.shape[1]))
        for o, j in zip(self.falling, self.at, strict=True):
            since = t - (o.start + o.duration)
            left = np.where(since <= 0, 1.0, 0.0)
            if o.curve == "linear" and o.recovery > 0:
                # one day late: the recovery of day t is seen by production on day t + 1
                left = np.where(since > 0, np.maximum(0.0, 1 - (since - 1) / o.recovery), left)
            lost[:, j] += o.share * left * (t >= o.start)
        begun = [t >= o.start for o in self.rebuilt]
        on = [(t >= o.start) & (t >= o.start + o.duration) for o in self.rebuilt]
        shape = days, len(self.rebuilt)
        return lost, np.reshape(np.array(begun, float).T, shape), np.reshape(np.array(on, float).T, shape)


def losses(table: Table, a: Arranged, outages: Sequence[Outage], capital_ratio: float) -> Losses:
    """Check the outages and place them on the sorted table."""
    N, R = a.output.size, a.share.shape[1]
    bought = np.append(table.bought, 0.0)[a.order] / 365
    capital = capital_ratio * np.maximum(a.output - bought, 0.0) * 365
    industries = {key: row for row, key in enumerate(zip(table.regions, table.sectors, strict=True))}
    falling: list[tuple[Outage, int]] = []
    rebuilt: list[tuple[Outage, int, Array]] = []
    for number, o in enumerate(outages, 1):
        where = f"outage {number} ({o.region} {o.sector})"
        row = industries.get((o.region, o.sector))
        if row is None:
            raise _missing(where, table, o)
        if not 0 <= o.share <= 1:
            raise ValueError(f"{where}: share {o.share} is outside 0 to 1")
        if not (o.start >= 0 and o.duration >= 0 and o.recovery >= 0):
            raise ValueError(f"{where}: start, duration and recovery are days, zero or more")
        if o.curve not in ("linear", "step", "rebuild"):
            raise ValueError(f"{where}: curve {o.curve!r} is not one of 'linear', 'step', 'rebuild'")
        j = int(a.back[row])
        if o.curve == "rebuild":
            rebuilt.append((o, j, _rebuilding(a, o, where, j, capital, R)))
        else:
            falling.append((o, j))
    struck = np.array([j for _, j, _ in rebuilt], dtype=np.intp)
    return Losses(
        falling=[o for o, _ in falling],
        at=[j for _, j in falling],
        rebuilt=[o for o, _, _ in rebuilt],
        struck=struck,
        capital=capital[struck],
        pace=np.array([1 / o.recovery for o, _, _ in rebuilt]),
        wanted=np.array([want for _, _, want in rebuilt]).reshape(-1, N),
    )


def _missing(where: str, table: Table, o: Outage) -> ValueError:
    """The mistake in an outage's place."""
    for kind, name, known in (("region", o.region, table.regions), ("sector", o.sector, table.sectors)):
        if name not in known:
            near = get_close_matches(name, set(known), 1)
            return ValueError(
                f"{where}: no {kind} {name!r} in this table" + (f"; did you mean {near[0]!r}?" if near else "")
            )
    return ValueError(f"{where}: region {o.region!r} has no sector {o.sector!r} in this table")


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
