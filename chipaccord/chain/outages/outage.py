"""Outages of the network: capacity left by day, work in process scrapped, shipments blocked.

A path is the share of what is struck that is left, by day from the start, straight between its points, "0:0;30:0;60:1":
what duration, recovery and curve say, or given outright. What a week sees is the path's mean over its seven days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

CURVES = ("step", "linear", "exponential", "s")
STRIKES = ("capacity", "shipments", "both")
STEPS = 24  # points of a curved recovery
LASTING = 1e7  # days; "for good"
INSTANT = 1e-9  # days; shorter is a step


@dataclass(frozen=True)
class Outage:
    """What is lost, where and for how long, in days.

    stage: a stage, a product, a group or a pattern ("fab_*", "*"); place: an economy or "*". `share` of capacity is
    lost from day `start` for `duration` days (inf: for good) and comes back over `recovery` days by `curve`: "step",
    "linear", "exponential" (95% back after `recovery`) or "s". `path` ("0:0;28:0;97:1", day:share left of the part that
    is struck, last value kept) replaces the three. scrap: share of work in process lost at the start. strikes:
    "capacity", "shipments" (goods are made but do not leave; `to` names a single destination, otherwise all but the
    place itself) or "both".
    """

    stage: str
    place: str
    share: float = 1.0
    start: float = 0.0
    duration: float = 0.0
    recovery: float = 0.0
    curve: str = "linear"
    path: str = ""
    scrap: float = 0.0
    strikes: str = "capacity"
    to: str = ""
    points: tuple[tuple[float, float], ...] = field(init=False, repr=False, default=())

    def __post_init__(self) -> None:
        where = f"outage of {self.stage} in {self.place}"
        for name, value in (("share", self.share), ("scrap", self.scrap)):
            if not 0 <= value <= 1:
                raise ValueError(f"{where}: {name} is {value}; it lies between 0 and 1")
        if self.curve not in CURVES:
            raise ValueError(f"{where}: curve {self.curve!r} is not one of {', '.join(CURVES)}")
        if self.strikes not in STRIKES:
            raise ValueError(f"{where}: strikes {self.strikes!r} is not one of {', '.join(STRIKES)}")
        if not (self.start >= 0 and self.duration >= 0 and 0 <= self.recovery < np.inf):
            raise ValueError(f"{where}: start, duration and recovery are days, zero or more")
        if self.to and self.strikes == "capacity":
            raise ValueError(f"{where}: a destination ({self.to}) needs strikes='shipments' or 'both'")
        points = parse(self.path, where) if self.path else tuple(self._shape())
        object.__setattr__(self, "points", points)

    def _shape(self) -> list[tuple[float, float]]:
        if np.isinf(self.duration):
            return [(0.0, 0.0), (LASTING, 0.0)]
        steps = np.linspace(0, 1, STEPS + 1)
        back = {
            "step": np.array([]),
            "linear": steps[[0, -1]],
            "exponential": np.append((1 - np.exp(-3 * steps))[:-1], 1.0),
            "s": steps * steps * (3 - 2 * steps),
        }[self.curve]
        at = steps[[0, -1]] if self.curve == "linear" else steps
        points = [(0.0, 0.0), (self.duration, 0.0)]
        if self.recovery > 0 and back.size:
            return points + [(self.duration + self.recovery * t, float(v)) for t, v in zip(at, back, strict=True)]
        return [*points, (self.duration, 1.0)]

    @property
    def end(self) -> float:
        """The day from which nothing changes any more."""
        return self.start + self.points[-1][0]

    @property
    def recovers(self) -> bool:
        """Whether all that is struck comes back."""
        return self.points[-1][1] >= 1 or self.share == 0

    def lost(self, weeks: int) -> Array:
        """(week,) mean share lost in each week."""
        return self.share * (1 - self._mean_left(weeks))

    def _mean_left(self, weeks: int) -> Array:
        day = np.array([d for d, _ in self.points]) + self.start
        left = np.array([v for _, v in self.points])
        area = np.concatenate([[0.0], np.cumsum(np.diff(day) * (left[1:] + left[:-1]) / 2)])
        edges: Array = 7.0 * np.arange(weeks + 1, dtype=np.float64)

        def total(t: Array) -> Array:
            """Integral of the share left from day 0 to t."""
            before = np.minimum(t, day[0])
            inside = np.clip(t, day[0], day[-1])
            k = np.clip(np.searchsorted(day, inside, side="right") - 1, 0, max(len(day) - 2, 0))
            after: Array = left[-1] * np.maximum(t - day[-1], 0)
            if len(day) == 1:
                return np.asarray(before + after)
            width = day[k + 1] - day[k]
            slope = np.divide(left[k + 1] - left[k], width, out=np.zeros(len(k)), where=width > INSTANT)
            part = inside - day[k]
            return np.asarray(before + area[k] + part * (left[k] + slope * part / 2) + after)

        return np.clip(np.diff(total(edges)) / 7, 0.0, 1.0)

    def scrapped(self, weeks: int) -> Array:
        """(week,) share of work in process lost at the start of each week."""
        found = np.zeros(weeks)
        week = int(self.start // 7)
        if week < weeks:
            found[week] = self.scrap
        return found


def parse(path: str, where: str = "path") -> tuple[tuple[float, float], ...]:
    """Points of "day:share;day:share", days rising and shares between 0 and 1."""
    points: list[tuple[float, float]] = []
    for part in path.split(";"):
        try:
            day, share = (float(text) for text in part.split(":"))
        except ValueError:
            raise ValueError(f"{where}: {part!r} in path is not day:share") from None
        if not 0 <= share <= 1:
            raise ValueError(f"{where}: share {share:g} on day {day:g} of path lies outside 0 to 1")
        if points and day < points[-1][0]:
            raise ValueError(f"{where}: day {day:g} of path comes after day {points[-1][0]:g}; days must rise")
        points.append((day, share))
    return tuple(points)


@dataclass(frozen=True)
class Scenario:
    """Outages that happen in the same run, under one name."""

    name: str
    outages: tuple[Outage, ...]
    title: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "outages", tuple(self.outages))


def scenarios_of(outages: Outage | Scenario | Sequence[Outage | Scenario]) -> tuple[Scenario, ...]:
    """One scenario for each run."""
    given = [outages] if isinstance(outages, Outage | Scenario) else list(outages)
    return tuple(o if isinstance(o, Scenario) else Scenario(f"{o.stage} in {o.place}", (o,)) for o in given)
