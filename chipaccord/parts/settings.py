"""The marked assumptions as settings: central, and every combination of their ends.

    chip_elasticity        theta of chips in the trade model
    demand_elasticity      price elasticity of the buyers' demand: what share of the purchase is new spending
    seller_value_share     what the seller economy earns of each dollar (value content)
    seller_customs_share   what customs records as made in the seller economy (bookings only, not the trade model)

Every headline's range is its lowest and highest value over all combinations; the effect of one assumption is read at
its ends with the others central.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product as combinations
from typing import Any, Literal

from chipaccord.outcome import AssumptionUsed
from chipaccord.world.facts import Assumption, assumptions

Level = Literal["low", "central", "high"]
LEVELS: tuple[Level, ...] = ("central", "low", "high")
OF_THE_TABLE = ("id", "unit", "year", "source", "status")
MODEL = ("chip_elasticity", "demand_elasticity", "seller_value_share")  # what the trade model depends on


@dataclass(frozen=True, slots=True)
class Band:
    """An assumption as used: three settings, and the document's reason where it overrides the shipped ones."""

    assumption: Assumption
    low: float
    central: float
    high: float
    why: str = ""
    overridden: bool = False

    def at(self, level: Level) -> float:
        """The setting at a level."""
        return {"low": self.low, "central": self.central, "high": self.high}[level]

    @property
    def used(self) -> AssumptionUsed:
        """As the outcome lists it."""
        return AssumptionUsed.of(self, **{name: getattr(self.assumption, name) for name in OF_THE_TABLE})


def bands(given: Mapping[str, Any]) -> dict[str, Band]:
    """The marked assumptions, with the overrides that a document gives."""
    out = {name: Band(item, item.low, item.central, item.high) for name, item in assumptions().items()}
    for name, own in given.items():
        low, central, high = own.band
        out[name] = Band(out[name].assumption, low, central, high, own.why, overridden=True)
    return out


@dataclass(frozen=True, slots=True)
class Setting:
    """A level for each assumption that the trade model depends on."""

    chip_elasticity: Level = "central"
    demand_elasticity: Level = "central"
    seller_value_share: Level = "central"

    @classmethod
    def every(cls) -> tuple[Setting, ...]:
        """All combinations, the central one first."""
        return tuple(cls(*levels) for levels in combinations(LEVELS, repeat=len(MODEL)))

    @classmethod
    def ends(cls, name: str) -> tuple[Setting, Setting]:
        """One assumption at its low and at its high end, the others central."""
        low, high = (dict(zip(MODEL, ("central",) * 3, strict=True)) | {name: level} for level in ("low", "high"))
        return cls(**low), cls(**high)  # type: ignore[arg-type]  # the levels are literals above


CENTRAL = Setting()
