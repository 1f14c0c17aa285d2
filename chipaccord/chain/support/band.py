"""A figure with its ends: the central value, and the lowest and highest over what it was also computed under."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Band(NamedTuple):
    """A central value between its ends."""

    low: float
    central: float
    high: float

    @classmethod
    def over(cls, central: float, values: Iterable[float]) -> Band:
        """The central value and the ends of the values, the central one among them."""
        found = [central, *values]
        return cls(min(found), central, max(found))
