"""Figures with their sources: every shipped number carries value, unit, year, source and status.

status is `published` (read in the named source), `derived` (arithmetic on published figures) or `assumption`
(a choice, or a figure that nobody has confirmed yet); the report labels assumptions wherever they show. `source` names
an entry of `sources.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from chipaccord.world.tables import Row, shipped

Status = Literal["published", "derived", "assumption"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure that claims and reports can refer to by `id`.

    `value` is in `unit` (for example "bn USD", "tn JPY", "percent"); `low` and `high` are None when the source gives
    a single figure.
    """

    id: str
    label: str
    value: float
    unit: str
    year: str
    source: str
    status: Status
    low: float | None
    high: float | None
    note: str


@dataclass(frozen=True, slots=True)
class Assumption:
    """A marked assumption: the setting used, and the low and high settings that give every headline its range."""

    id: str
    label: str
    low: float
    central: float
    high: float
    unit: str
    year: str
    source: str
    status: Status
    why: str


def number(text: str) -> float | None:
    """A figure of a table; None where the cell is empty."""
    return float(text) if text.strip() else None


def status_of(row: Row) -> Status:
    """The status of a row. Raises ValueError for one that is not known."""
    for status in STATUSES:
        if row["status"] == status:
            return status
    raise ValueError(f"figure {row!r}: status must be one of {STATUSES}")


@cache
def facts() -> dict[str, Fact]:
    """All named figures, by id."""
    return {
        row["id"]: Fact(
            id=row["id"],
            label=row["label"],
            value=float(row["value"]),
            unit=row["unit"],
            year=row["year"],
            source=row["source"],
            status=status_of(row),
            low=number(row["low"]),
            high=number(row["high"]),
            note=row["note"],
        )
        for row in shipped("facts.csv")
    }


@cache
def assumptions() -> dict[str, Assumption]:
    """The marked assumptions, by id."""
    return {
        row["id"]: Assumption(
            id=row["id"],
            label=row["label"],
            low=float(row["low"]),
            central=float(row["central"]),
            high=float(row["high"]),
            unit=row["unit"],
            year=row["year"],
            source=row["source"],
            status=status_of(row),
            why=row["why"],
        )
        for row in shipped("assumptions.csv")
    }
