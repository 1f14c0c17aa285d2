"""What others found for changes like those of an accord, to stand beside the answer (`data/published.csv`).

A row is the effect of a change on one economy. The change: `imposer` puts added tariffs on `target` (WLD: everyone) at
the general rate `rate`, against a world with the rate `against` (0: without them). `scope` says which: `country` the
country-wide rate alone, `product` the duties on products alone, `all` both, `world` the imposer's tariffs on everyone,
`blockade` no tariff but an outage. Where rate and against are those of a deal and of no deal, the row is a deal's gain.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar, get_args

from chipaccord.world.facts import Status, number, status_of
from chipaccord.world.tables import Row, shipped

Scope = Literal["country", "product", "all", "world", "blockade"]
Horizon = Literal["first_year", "medium_run", "long_run"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
HORIZONS: tuple[Horizon, ...] = get_args(Horizon)
ROUNDING = 1e-9  # rates are decimals of few digits
_C = TypeVar("_C", bound=str)


@dataclass(frozen=True, slots=True)
class Published:
    """An effect that others published.

    value: in `unit`, for example "percent"; low and high are None where one figure is given. rate and against:
    decimals, None where the source gives none. period: the years meant, empty where the source names none. made: when.
    """

    id: str
    economy: str
    measure: str
    value: float
    low: float | None
    high: float | None
    unit: str
    scope: Scope
    imposer: str
    target: str
    rate: float | None
    against: float | None
    horizon: Horizon
    period: str
    made: str
    source: str
    status: Status
    note: str


@cache
def published() -> tuple[Published, ...]:
    """Every row of the table. Raises ValueError for a scope or horizon that is not known."""
    return tuple(
        Published(
            id=row["id"],
            economy=row["economy"],
            measure=row["measure"],
            value=float(row["value"]),
            low=number(row["low"]),
            high=number(row["high"]),
            unit=row["unit"],
            scope=_one_of(row, "scope", SCOPES),
            imposer=row["imposer"],
            target=row["target"],
            rate=number(row["rate"]),
            against=number(row["against"]),
            horizon=_one_of(row, "horizon", HORIZONS),
            period=row["period"],
            made=row["made"],
            source=row["source"],
            status=status_of(row),
            note=row["note"],
        )
        for row in shipped("published.csv")
    )


def beside(
    economy: str,
    measure: str,
    *,
    imposer: str,
    target: str,
    rate: float,
    against: float,
    scope: Scope = "all",
    within: float = 0.0,
) -> tuple[Published, ...]:
    """What others found for the effect of one change of tariffs on an economy, newest first.

    rate, against: of the change, decimals; rows whose rates differ from each by no more than `within` are found.
    """
    found = [
        one
        for one in published()
        if (one.economy, one.measure, one.imposer, one.target, one.scope) == (economy, measure, imposer, target, scope)
        and _near(one.rate, rate, within)
        and _near(one.against, against, within)
    ]
    return tuple(sorted(found, key=lambda one: one.made, reverse=True))


def _near(stated: float | None, wanted: float, within: float) -> bool:
    return stated is not None and abs(stated - wanted) < within + ROUNDING


def _one_of(row: Row, column: str, known: tuple[_C, ...]) -> _C:
    for code in known:
        if row[column] == code:
            return code
    raise ValueError(f"published.csv, {row['id']}: {column} {row[column]!r} is not one of {known}")
