"""People, households and output of each economy, for figures a head and a household (`data/households.csv`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from chipaccord.world.facts import Status, status_of
from chipaccord.world.tables import shipped

Measure = Literal["population", "households", "gdp"]
MEASURES: tuple[Measure, ...] = get_args(Measure)


@dataclass(frozen=True, slots=True)
class Size:
    """How large an economy is: persons, households, or output in bn USD (`unit`) of a year."""

    economy: str
    measure: Measure
    year: int
    value: float
    unit: str
    source: str
    status: Status
    note: str


@cache
def sizes() -> tuple[Size, ...]:
    """Every row of the table. Raises ValueError for a measure that is not known."""
    found = []
    for row in shipped("households.csv"):
        measure = next((known for known in MEASURES if known == row["measure"]), None)
        if measure is None:
            raise ValueError(f"households.csv: {row['measure']!r} is not one of {MEASURES}")
        found.append(
            Size(
                economy=row["economy"],
                measure=measure,
                year=int(row["year"]),
                value=float(row["value"]),
                unit=row["unit"],
                source=row["source"],
                status=status_of(row),
                note=row["note"],
            )
        )
    return tuple(found)


def size(economy: str, measure: Measure, year: int | None = None) -> Size | None:
    """The row of an economy nearest to a year, the latest without one; None where none is shipped."""
    rows = [one for one in sizes() if one.economy == economy and one.measure == measure]
    return max(rows, key=lambda one: one.year if year is None else -abs(one.year - year), default=None)


def per_household(usd: float, economy: str, year: int | None = None) -> float | None:
    """USD for each household of an economy; None where their number is not known."""
    found = size(economy, "households", year)
    return usd / found.value if found else None
