"""A figure that is known within limits: low, central and high."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Level = Literal["low", "central", "high"]
LEVELS: tuple[Level, ...] = ("central", "low", "high")


class Band(NamedTuple):
    """Low, central and high value of one figure."""

    low: float
    central: float
    high: float

    def at(self, level: Level) -> float:
        """The value at a level."""
        return {"low": self.low, "central": self.central, "high": self.high}[level]

    @classmethod
    def over(cls, central: float, values: Iterable[float]) -> Band:
        """The central value with the ends of all `values` (and of the central one)."""
        found = [central, *values]
        return cls(min(found), central, max(found))

    @classmethod
    def mean(cls, bands: Iterable[Band]) -> Band:
        """The mean of the lows, of the central values and of the highs. Raises ValueError for no bands."""
        found = list(bands)
        if not found:
            raise ValueError("the mean of no bands; give one at least")
        return cls(*(sum(side) / len(found) for side in zip(*found, strict=True)))
