"""Tariffs in force elsewhere at a date: part of the baseline in which a deal is judged.

Two kinds of figures describe the added tariffs of an importer and must never be added up: statutory rates by sector
(cars, metals, chips) and import-weighted averages by country, which already hold the exemptions and the sector rates.
They are combined so that the average decides the level and the statutes the pattern:

    p[i,s] = the sector's own rate                   where a measure names the sector (an empty rate withdraws it)
           = 0                                       exempt sectors
           = the general rate of i x (1 - free[i])   elsewhere; free: the share that enters under a preference
    a[i,s] = p[i,s] average[i] sum_s m[i,s] / sum_s m[i,s] p[i,s]

m is what the importer buys from i in the base year (goods). Exporters without a published average pay p. Of the
measures on an exporter and on everyone the latest counts, of one day the exporter's own. The tables are
`data/raw/tariffs_added.csv` (measures; `announced` and `narrow` ones are never applied), `tariff_exemptions.csv` and
`tariff_members.csv` (an economy whose average is that of its members, weighted with the importer's purchases).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt

from chipaccord.world.facts import facts
from chipaccord.world.tables import Row, shipped
from chipaccord.world.vocabulary import economies, sectors
from chipaccord.world.world import World

Array = npt.NDArray[np.float64]

EVERYONE = "*"
GENERAL = "all_goods"  # the scope of a rate on all sectors without one of their own


@dataclass(frozen=True, slots=True)
class Measure:
    """An added tariff from `date` on.

    scope: a sector, or `all_goods`. form: `added` (on top of the base rate), `level` (replaces it) or `average` (import
    weighted, over all goods). rate: decimals, None where the measure only withdraws an earlier one.
    """

    date: date
    importer: str
    exporter: str
    scope: str
    form: str
    rate: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """What an importer charges one exporter on a day, before it is spread over sectors.

    general: rate on sectors without their own. own: sector to measure. average: the published average, None where
    there is none. sources: of every row that was used.
    """

    general: float
    own: dict[str, Measure]
    average: float | None
    sources: tuple[str, ...]


@cache
def _measures() -> tuple[Measure, ...]:
    return tuple(
        Measure(
            date=date.fromisoformat(row["date"]),
            importer=row["importer"],
            exporter=row["exporter"],
            scope=row["scope"],
            form=row["form"],
            rate=float(row["rate"]) if row["rate"] else None,
            source=row["source"],
        )
        for row in shipped("raw", "tariffs_added.csv")
        if row["form"] in ("added", "level", "average")
    )


@cache
def importers() -> tuple[str, ...]:
    """The economies whose added tariffs are in the tables."""
    return tuple(dict.fromkeys(measure.importer for measure in _measures()))


def exempt(importer: str) -> tuple[str, ...]:
    """The sectors that the importer's general rate spares."""
    return tuple(row["scope"] for row in _exemptions(importer) if row["exporter"] == EVERYONE)


def _exemptions(importer: str) -> tuple[Row, ...]:
    return tuple(row for row in shipped("raw", "tariff_exemptions.csv") if row["importer"] == importer)


def _latest(day: date, importer: str, exporter: str, scope: str, average: bool = False) -> Measure | None:
    """The measure that holds on `day`; the averages stand apart from the statutes."""
    found = [
        measure
        for measure in _measures()
        if (measure.importer, measure.scope) == (importer, scope)
        and measure.date <= day
        and measure.exporter in (exporter, EVERYONE)
        and (measure.form == "average") == average
    ]
    return max(found, key=lambda measure: (measure.date, measure.exporter == exporter)) if found else None


def _average(day: date, importer: str, exporter: str) -> tuple[float | None, tuple[str, ...]]:
    """The published average of an exporter (of its members, weighted), with its sources; None unless all have one."""
    rows = [
        row for row in shipped("raw", "tariff_members.csv") if (row["importer"], row["economy"]) == (importer, exporter)
    ]
    weights = {row["member"]: float(row["weight"]) for row in rows} or {exporter: 1.0}
    total, used = 0.0, [row["source"] for row in rows]
    for member, weight in weights.items():
        measure = _latest(day, importer, member, GENERAL, average=True)
        if measure is None or measure.rate is None:
            return None, ()
        total += weight * measure.rate
        used.append(measure.source)
    return total / sum(weights.values()), tuple(used)


def schedule(day: date, importer: str, exporter: str) -> Schedule:
    """The added tariffs of `importer` on `exporter` that hold on `day`, from the shipped tables."""
    used: list[str] = []
    general, measure = 0.0, _latest(day, importer, exporter, GENERAL)
    if measure is not None:
        general = measure.rate or 0.0
        used += [measure.source, *(row["source"] for row in _exemptions(importer) if row["exporter"] == EVERYONE)]
        for row in _exemptions(importer):
            if row["exporter"] == exporter:
                share = facts()[row["fact"]]
                general *= 1 - share.value / 100
                used += [row["source"], share.source]
    own = {code: found for code in sectors() if (found := _latest(day, importer, exporter, code)) is not None}
    used += [found.source for found in own.values()]
    average, sources = _average(day, importer, exporter)
    return Schedule(
        general=general,
        own={code: found for code, found in own.items() if found.rate is not None},
        average=average,
        sources=tuple(dict.fromkeys([*used, *sources])),
    )


def added(world: World, day: date) -> Array:
    """Added tariffs in force on `day`, (importer, exporter, sector), decimals; zero on what is sold at home.

    The shipped tables cover February 2025 to August 2026; before, nothing is added.
    """
    out = np.zeros_like(world.tariff)
    for importer in importers():
        n = world.economies.index(importer)
        spared = np.isin(world.sectors, exempt(importer))
        for i, exporter in enumerate(world.economies):
            if i == n:
                continue
            found = schedule(day, importer, exporter)
            pattern = np.where(spared, 0.0, found.general)
            for code, measure in found.own.items():
                s, rate = world.sectors.index(code), measure.rate or 0.0
                pattern[s] = max(rate - float(world.tariff[n, i, s]), 0.0) if measure.form == "level" else rate
            imports = np.where(world.goods, world.flow[n, i], 0.0)
            covered = float(imports @ pattern)
            known = found.average is not None and covered > 0
            out[n, i] = pattern * ((found.average or 0.0) * float(imports.sum()) / covered if known else 1.0)
    return out


def in_force(world: World, day: date) -> Array:
    """Tariffs in force on `day`, (importer, exporter, sector): the base rates with the added tariffs on top."""
    return np.asarray(world.tariff + added(world, day))


@cache
def sources_in_force(day: date) -> tuple[str, ...]:
    """Ids of the sources of every row of the tables that `in_force` uses on `day`, besides those of the base rates."""
    pairs = [(importer, exporter) for importer in importers() for exporter in economies() if exporter != importer]
    return tuple(dict.fromkeys(source for pair in pairs for source in schedule(day, *pair).sources))
