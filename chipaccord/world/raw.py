"""The raw figures of the base year, read from `data/raw/` and placed by label.

Flows are OECD ICIO 2022 with semiconductors split out of ISIC C26; technology is WIOD 2011 fitted to 2022 output;
tariffs are the rates in force before the added US tariffs of 2025. Every row carries source, year and status.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from chipaccord.world.calibrate import Published, Tables
from chipaccord.world.facts import facts
from chipaccord.world.tables import Row, shipped
from chipaccord.world.vocabulary import economies, sectors

Array = npt.NDArray[np.float64]

# US imports from Japan by HS group (2024) and the sectors of this world that hold them.
_JAPAN_GROUPS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("agri_food",), ("agriculture", "food")),
    (("minerals", "energy"), ("mining_energy", "petroleum")),
    (("chem_plastics", "stone_glass_gems"), ("chemicals", "rubber_minerals")),
    (("wood_paper_leather", "textiles_apparel"), ("wood_paper", "textiles")),
    (("metals",), ("metals",)),
    (
        ("machinery_computers", "electrical_electronics", "instruments"),
        ("machinery", "electronics", "electrical", "semiconductors"),
    ),
    (("other_transport", "other"), ("other_manufacturing",)),
)


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
    """GDP 2022 in million USD, (economy,)."""
    return np.array([facts()[f"gdp_{code.lower()}_2022"].value * 1e3 for code in economies()])


def published_totals() -> tuple[Published, ...]:
    """The published totals that the calibrated flows must meet, in million USD."""
    n = {code: i for i, code in enumerate(economies())}
    j = {code: i for i, code in enumerate(sectors())}
    usa, jpn, cars = n["USA"], n["JPN"], j["motor_vehicles"]
    goods = [i for code, i in j.items() if sectors()[code].goods]

    def musd(fact: str) -> float:
        return facts()[fact].value * 1e3

    imports, vehicles = musd("us_goods_imports_from_japan_2024"), musd("us_vehicle_imports_from_japan_2024")
    rest = musd("us_imports_for_consumption_from_japan_2024") - vehicles
    scale = (imports - vehicles) / rest  # imports for consumption by group, scaled to general imports
    totals = [
        Published(
            "US goods exports to Japan",
            tuple((jpn, usa, s) for s in goods),
            musd("us_goods_exports_to_japan_2024"),
        ),
        Published("US imports from Japan: motor_vehicles", ((usa, jpn, cars),), vehicles),
        Published(
            "US services exports to Japan",
            ((jpn, usa, j["services"]),),
            musd("us_services_exports_to_japan_2023"),
        ),
        Published(
            "US services imports from Japan",
            ((usa, jpn, j["services"]),),
            musd("us_services_imports_from_japan_2023"),
        ),
    ]
    for groups, members in _JAPAN_GROUPS:
        value = sum(musd(f"us_imports_from_japan_2024_{group}") for group in groups) * scale
        label = f"US imports from Japan: {', '.join(members)}"
        totals.append(Published(label, tuple((usa, jpn, j[code]) for code in members), value))
    chips = j["semiconductors"]
    totals += [
        Published(
            f"semiconductors {row['exporter']} to {row['importer']}",
            ((n[row["importer"]], n[row["exporter"]], chips),),
            float(row["value_musd"]),
        )
        for row in shipped("raw", "flows.csv")
        if row["sector"] == "semiconductors" and row["status"] != "assumption"
    ]
    return tuple(totals)
