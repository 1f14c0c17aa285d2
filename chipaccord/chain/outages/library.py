"""The library of shocks, with sources: what each strikes, for how long, and how often (an assumption)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chipaccord.chain.network.figures import near
from chipaccord.chain.outages.outage import Outage, Scenario
from chipaccord.world.tables import Row, shipped


@dataclass(frozen=True)
class Shock:
    """A shipped scenario: its outages, how often a year it is taken to happen, and where it comes from."""

    scenario: Scenario
    frequency: float
    year: str
    source: str
    status: str
    note: str


@cache
def library() -> Mapping[str, Shock]:
    """All shipped shocks by name."""
    rows: dict[str, list[Row]] = {}
    for row in shipped("chain", "shocks.csv"):
        rows.setdefault(row["shock"], []).append(row)
    return {name: _shock(name, those) for name, those in rows.items()}


def shock(name: str) -> Scenario:
    """A shipped scenario by name. Raises ValueError with the nearest name."""
    if name not in library():
        raise ValueError(f"no shock {name!r} in the library{near(name, library())}; there is {', '.join(library())}")
    return library()[name].scenario


def _shock(name: str, rows: list[Row]) -> Shock:
    first = rows[0]
    outages = tuple(outage_of(row) for row in rows)
    scenario = Scenario(name, outages, first["title"], first["source"])
    return Shock(scenario, float(first["frequency"]), first["year"], first["source"], first["status"], first["note"])


def outage_of(row: Row) -> Outage:
    """An outage from a row of shocks.csv or events.csv."""
    numbers = {k: float(row[k]) for k in ("share", "start", "duration", "recovery", "scrap") if row.get(k)}
    words = {k: row[k] for k in ("curve", "path", "strikes", "to") if row.get(k)}
    return Outage(row["stage"], row["place"], **numbers, **words)  # type: ignore[arg-type]  # columns of numbers and of words
