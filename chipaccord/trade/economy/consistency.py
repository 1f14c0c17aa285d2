"""Do the tables of a base year fit together? Each identity that fails is a gap with its size and its place.

The identities are those of Caliendo and Parro (2015, section 2): shares of every importer and sector sum to 1;
value-added and input shares of every producing sector sum to 1; final demand X - g Y is not negative.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.trade.equations.arrays import Array

ROUNDING = 1e-6  # tables kept in single precision sum to 1 within this; they are scaled to sum exactly
BY_PRODUCT = 0.01  # published input shares dip this far below zero (by-products; CP 2015 has one of -0.0006)
NEGATIVE = 1e-9  # final demand may be this far below zero, relative to the economy's spending


@dataclass(frozen=True)
class Gap:
    """One identity that does not hold: what, where (labels), by how much, and at how many places in all."""

    identity: str
    place: tuple[str, ...]
    size: float
    count: int

    def __str__(self) -> str:
        more = f" (and {self.count - 1} more places)" if self.count > 1 else ""
        return f"{self.identity} is off by {self.size:.3g} for {', '.join(self.place)}{more}"


@dataclass(frozen=True)
class Move:
    """What balancing did to one table: at how many places, the largest move and where, and the sum of all moves."""

    table: str
    count: int
    place: tuple[str, ...]
    before: float
    after: float
    total: float

    def __str__(self) -> str:
        where = ", ".join(self.place)
        return f"{self.table} moved at {self.count} places, most for {where}: {self.before:.6g} -> {self.after:.6g}"


class InconsistentError(ValueError):
    """The tables of the base year do not fit together. `economy.balanced()` gives the nearest ones that do."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        self.gaps = tuple(gaps)
        listed = "; ".join(str(gap) for gap in self.gaps)
        super().__init__(f"economy: {listed}. Correct the tables, or use economy.balanced()")


def labels(name: str, values: Sequence[str]) -> tuple[str, ...]:
    """Unique, non-empty names."""
    names = tuple(str(value) for value in values)
    seen: set[str] = set()
    for label in names:
        if label in seen:
            raise ValueError(f"{name}: {label!r} appears twice; every label must be unique")
        seen.add(label)
    if not names:
        raise ValueError(f"{name}: the list is empty; at least one is needed")
    return names


def table(
    name: str,
    values: npt.ArrayLike,
    axes: Sequence[tuple[str, Sequence[str]]],
    *,
    least: float = -np.inf,
    above: float = -np.inf,
    most: float = np.inf,
) -> Array:
    """A read-only float64 copy of the right shape, every number in its range, or an error with the place."""
    array = np.asarray(values, dtype=np.float64)
    shape = tuple(len(axis) for _, axis in axes)
    if array.ndim == 0:
        array = np.broadcast_to(array, shape)
    if array.shape != shape:
        wanted = ", ".join(f"{axis} {len(names)}" for axis, names in axes)
        raise ValueError(f"{name}: shape {array.shape} where {shape} ({wanted}) is needed")
    low, high = array.min(), array.max()  # both are nan where any number is
    if not (least <= low and above < low and high <= most and high < np.inf and low > -np.inf):
        bad = ~np.isfinite(array) | (array < least) | (array <= above) | (array > most)
        where = np.unravel_index(int(np.argmax(bad)), shape)
        place = ", ".join(str(names[int(at)]) for (_, names), at in zip(axes, where, strict=True))
        limits = {"at least": least, "above": above, "at most": most}
        rule = " and ".join(["a finite number", *(f"{k} {x:g}" for k, x in limits.items() if np.isfinite(x))])
        raise ValueError(f"{name}: {array[where]:g} for {place} ({int(bad.sum())} such); it must be {rule}")
    array = np.array(array, order="C")
    array.setflags(write=False)
    return array


def largest(identity: str, off: Array, axes: Sequence[Sequence[str]], tolerance: float) -> list[Gap]:
    """The largest departure beyond the tolerance as a Gap, or nothing. `off` is zero where the identity holds."""
    wrong = np.abs(off) > tolerance
    if not wrong.any():
        return []
    where = np.unravel_index(int(np.argmax(np.abs(off))), off.shape)
    place = tuple(names[int(at)] for names, at in zip(axes, where, strict=True))
    return [Gap(identity, place, float(off[where]), int(wrong.sum()))]


def scaled_to_one(values: Array, axis: int | tuple[int, ...], needed: npt.NDArray[np.bool_]) -> Array:
    """Values scaled to sum to 1 along an axis where the sum is within rounding of 1 and it is needed."""
    total = values.sum(axis=axis, keepdims=True)
    near = (np.abs(total - 1) <= ROUNDING) & np.expand_dims(needed, axis)
    return np.where(near, values / np.where(near, total, 1.0), values)
