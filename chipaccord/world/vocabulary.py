"""The names that a document may use: economies (ISO3 and three groups), sectors, products.

No numerical library is imported here: the document is checked against these names before anything is computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from chipaccord.world.tables import shipped

ALL_GOODS = "all goods"  # in a tariff table: every sector except services


@dataclass(frozen=True, slots=True)
class Sector:
    """One sector: `goods` is False for services; `theta` is the trade elasticity with its band."""

    code: str
    name: str
    isic: str
    goods: bool
    theta: float
    theta_low: float
    theta_high: float


@cache
def economies() -> dict[str, str]:
    """Economy codes (TWN included; EUN = EU27, GLF = Saudi Arabia + UAE, ROW) to names, in the world's order."""
    return {row["code"]: row["name"] for row in shipped("economies.csv")}


@cache
def sectors() -> dict[str, Sector]:
    """Sector codes to sectors, in the world's order."""
    return {
        row["code"]: Sector(
            code=row["code"],
            name=row["name"],
            isic=row["isic"],
            goods=row["goods"] == "yes",
            theta=float(row["theta"]),
            theta_low=float(row["theta_low"]),
            theta_high=float(row["theta_high"]),
        )
        for row in shipped("sectors.csv")
    }


@cache
def products() -> tuple[str, ...]:
    """Product names of the product table, in its order."""
    return tuple(dict.fromkeys(row["product"] for row in shipped("products.csv")))


def chip_sector() -> str:
    """The sector of the world that holds chips."""
    return _role("chip_sector")


def leaned_on() -> str:
    """The place of the chip network whose weight in everyone's chips is measured."""
    return _role("leaned_on")


@cache
def _role(role: str) -> str:
    return next(row["code"] for row in shipped("roles.csv") if row["role"] == role)
