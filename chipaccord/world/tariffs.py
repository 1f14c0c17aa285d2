"""US tariffs in force elsewhere at a date: part of the baseline in which a deal is judged.

Two kinds of figures describe the added US tariffs of 2025-26 and must never be added up: statutory rates by sector
(cars, metals, chips) and import-weighted averages by country, which already hold the exemptions and the sector rates.
They are combined so that the average decides the level and the statutes the pattern:

    p[i,s] = the sector's own rate   motor vehicles, metals, Chinese chips
           = 0                       exempt sectors (chips, electronics, energy) and services
           = the general rate of i   elsewhere
    a[i,s] = p[i,s] average[i] sum_s m[i,s] / sum_s m[i,s] p[i,s]

m is what the United States imports from i in the base year (goods). Exporters without a published average pay p.
Canada and Mexico pay on the share that enters outside the USMCA (an assumption).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt

from chipaccord.world.facts import facts
from chipaccord.world.tables import Row, shipped
from chipaccord.world.world import World

Array = npt.NDArray[np.float64]

EXEMPT = ("semiconductors", "electronics", "mining_energy", "petroleum", "services")
USMCA = ("CAN", "MEX")
IEEPA_ENDED = date(2026, 2, 20)
# Members of group economies with their own average, and US imports from them 2024 in bn USD as weights (Census).
_GULF = {"ARE": 7.5, "SAU": 12.7}


@dataclass(frozen=True)
class Added:
    """An added US tariff: `rate` on `scope` (a sector, `all_goods` or `all_goods_average`) from `date` on."""

    date: date
    exporter: str
    scope: str
    rate: float


@cache
def _measures() -> tuple[Added, ...]:
    def scope(row: Row) -> str:
        text = row["scope"]
        for name in ("motor_vehicles", "all_goods_average", "all_goods_non_USMCA", "semiconductors"):
            if text.startswith(name):
                return name
        if text.startswith("metals (steel"):
            return "metals"
        return "all_goods" if text.startswith("all_goods") else text

    return tuple(
        Added(date.fromisoformat(row["date"]), row["exporter"], scope(row), float(row["rate"]))
        for row in shipped("raw", "tariffs_added.csv")
        if "announced" not in row["scope"] and "narrow" not in row["scope"]
    )


def _latest(day: date, exporters: tuple[str, ...], scope: str) -> Added | None:
    found = [m for m in _measures() if m.date <= day and m.exporter in exporters and m.scope == scope]
    return max(found, key=lambda m: m.date) if found else None


def _average(day: date, exporter: str) -> float | None:
    members = _GULF if exporter == "GLF" else {exporter: 1.0}
    rates = {code: _latest(day, (code,), "all_goods_average") for code in members}
    if any(m is None for m in rates.values()):
        return None
    return sum(members[code] * m.rate for code, m in rates.items() if m) / sum(members.values())


def _general(day: date, exporter: str) -> float:
    """Statutory rate on goods without a rate of their own."""
    measure = _latest(day, (exporter, "ALL"), "all_goods")
    rate = measure.rate if measure else 0.0
    if exporter not in USMCA:
        return rate
    emergency = _latest(day, (exporter,), "all_goods_non_USMCA")
    if day < IEEPA_ENDED:
        rate = emergency.rate if emergency else 0.0
    return rate * (1 - facts()["usmca_exempt_share"].value / 100)


def added_by_us(world: World, day: date) -> Array:
    """Added US tariffs in force on `day`, (exporter, sector), decimals; zero for the United States itself.

    Covers February 2025 to August 2026; before, nothing is added.
    """
    us = world.economies.index("USA")
    sector = {code: k for k, code in enumerate(world.sectors)}
    out = np.zeros((len(world.economies), len(world.sectors)))
    exempt = np.isin(world.sectors, EXEMPT)
    for i, exporter in enumerate(world.economies):
        if i == us:
            continue
        own = np.full(len(world.sectors), np.nan)
        for code in ("motor_vehicles", "metals"):
            measure = _latest(day, (exporter, "ALL"), code)
            if measure and not (exporter in USMCA and code == "motor_vehicles"):
                own[sector[code]] = measure.rate
        chips = _latest(day, (exporter,), "semiconductors")
        if chips:  # a level that replaces the base rate, not an addition to it
            own[sector["semiconductors"]] = max(chips.rate - world.tariff[us, i, sector["semiconductors"]], 0.0)
        pattern = np.where(np.isnan(own), np.where(exempt, 0.0, _general(day, exporter)), own)
        imports = np.where(world.goods, world.flow[us, i], 0.0)
        average, covered = _average(day, exporter), float(imports @ pattern)
        level = average * float(imports.sum()) / covered if average is not None and covered > 0 else 1.0
        out[i] = pattern * level
    return out


def in_force(world: World, day: date) -> Array:
    """Tariffs in force on `day`, (importer, exporter, sector): the base rates with the added US tariffs on top."""
    tariff = world.tariff.copy()
    tariff[world.economies.index("USA")] += added_by_us(world, day)
    return tariff
