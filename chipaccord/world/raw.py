"""The raw figures of the base year, read from `data/raw/` and placed by label.

Flows are OECD ICIO 2022 with semiconductors split out of ISIC C26; technology is WIOD 2011 fitted to 2022 output;
tariffs are the rates in force before the added US tariffs of 2025. Which published totals lift which flows, and how far
each block of cells is trusted, stand in tables too. Every row carries source, year and status.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from chipaccord.world.calibrate import Published, Tables
from chipaccord.world.facts import facts
from chipaccord.world.tables import Row, shipped
from chipaccord.world.vocabulary import economies, sectors

Array = npt.NDArray[np.float64]

ANY = "*"  # in a table: every economy, every sector
GOODS = "all_goods"  # in a table: every sector that is a good


def place(rows: Sequence[Row], axes: Mapping[str, Sequence[str]], value: str) -> Array:
    """Long rows as an array with one axis per entry of `axes` (column name to labels); absent rows are zero.

    Raises ValueError for a label that is not on its axis and for a row that is given twice.
    """
    index = {column: {label: i for i, label in enumerate(labels)} for column, labels in axes.items()}
    out = np.zeros(tuple(len(labels) for labels in axes.values()))
    seen: set[tuple[int, ...]] = set()
    for row in rows:
        for column in axes:
            if row[column] not in index[column]:
                raise ValueError(f"{column} {row[column]!r} in {row!r} is not one of {list(axes[column])}")
        cell = tuple(index[column][row[column]] for column in axes)
        if cell in seen:
            raise ValueError(f"{row!r} is given twice")
        seen.add(cell)
        out[cell] = float(row[value])
    return out


def base_tariffs() -> Array:
    """Tariffs of the base year, (importer, exporter, sector), decimals."""
    n, j = tuple(economies()), tuple(sectors())
    return place(shipped("raw", "tariffs.csv"), {"importer": n, "exporter": n, "sector": j}, "rate")


def raw_tables(tariff: Array) -> Tables:
    """Raw cells in million USD; final demand is what expenditure leaves after intermediate use (never below 1%)."""
    n, j = tuple(economies()), tuple(sectors())
    flow = place(shipped("raw", "flows.csv"), {"importer": n, "exporter": n, "sector": j}, "value_musd")
    rows = shipped("raw", "technology.csv")
    inputs = [row for row in rows if row["input_sector"] != "VALUE_ADDED"]
    primary = [row for row in rows if row["input_sector"] == "VALUE_ADDED"]
    g = place(inputs, {"economy": n, "input_sector": j, "using_sector": j}, "coefficient")
    v = place(primary, {"economy": n, "using_sector": j}, "coefficient")
    output = flow.sum(axis=0)
    intermediate = g * output[:, None, :]
    expenditure = ((1 + tariff) * flow).sum(axis=1)
    final = np.maximum(expenditure - intermediate.sum(axis=2), 0.01 * expenditure)
    return Tables(flow, intermediate, v * output, final)


def gdp() -> Array:
    """GDP of the base year in million USD, (economy,)."""
    given = {row["economy"]: row["fact"] for row in shipped("raw", "gdp.csv")}
    return np.array([_musd(given[code]) for code in economies()])


def trust() -> dict[str, Array]:
    """How far each block of cells is trusted, by name: (sector,) on the block's last axis. Later rows override."""
    j = {code: i for i, code in enumerate(sectors())}
    out: dict[str, Array] = {}
    for row in shipped("raw", "trust.csv"):
        weight = out.setdefault(row["block"], np.ones(len(j)))
        weight[slice(None) if row["sector"] == ANY else j[row["sector"]]] = float(row["trust"])
    return out


def published_totals() -> tuple[Published, ...]:
    """The published totals that the calibrated flows must meet, in million USD."""
    out: list[Published] = []
    for row in shipped("raw", "totals.csv"):
        members = _members(row["sectors"])
        out += _cells(members) if row["importer"] == ANY else [_total(row, members)]
    return tuple(out)


def _total(row: Row, members: tuple[str, ...]) -> Published:
    """One pair's total over some sectors: the facts of the row, scaled from one definition of trade to another.

    The facts' sum is scaled by (total - less) / (of - less): facts follow the definition of `of`, the world that of
    `total`; `less` is met as it stands.
    """
    n, j = tuple(economies()), tuple(sectors())
    value = sum(_musd(fact) for fact in row["facts"].split())
    if row["total"]:
        less = _musd(row["less"])
        value *= (_musd(row["total"]) - less) / (_musd(row["of"]) - less)
    pair = n.index(row["importer"]), n.index(row["exporter"])
    label = f"{row['exporter']} to {row['importer']}: {', '.join(row['sectors'].split())}"
    return Published(label, tuple((*pair, j.index(code)) for code in members), value)


def _cells(members: tuple[str, ...]) -> list[Published]:
    """Every raw flow of the sectors that is no assumption, to be met as it is."""
    n, j = tuple(economies()), tuple(sectors())
    return [
        Published(
            f"{row['exporter']} to {row['importer']}: {row['sector']}",
            ((n.index(row["importer"]), n.index(row["exporter"]), j.index(row["sector"])),),
            float(row["value_musd"]),
        )
        for row in shipped("raw", "flows.csv")
        if row["sector"] in members and row["status"] != "assumption"
    ]


def _members(text: str) -> tuple[str, ...]:
    """The sectors that a row names: `all_goods`, or codes with spaces between."""
    return tuple(code for code, one in sectors().items() if one.goods) if text == GOODS else tuple(text.split())


def _musd(fact: str) -> float:
    return facts()[fact].value * 1e3


@cache
def sources_behind() -> tuple[str, ...]:
    """Ids of the sources of every raw figure of the base year, in the order of the tables."""
    named = {row["fact"] for row in shipped("raw", "gdp.csv")}
    for row in shipped("raw", "totals.csv"):
        named.update(row["facts"].split(), (row["total"], row["of"], row["less"]))
    names = ("flows.csv", "technology.csv", "tariffs.csv", "totals.csv", "trust.csv")
    tables = [shipped("raw", name) for name in names]
    tables += [shipped("economies.csv"), shipped("sectors.csv"), shipped("base_years.csv")]
    rows = [row["source"] for table in tables for row in table]
    return tuple(dict.fromkeys([*rows, *(fact.source for fact in facts().values() if fact.id in named)]))
