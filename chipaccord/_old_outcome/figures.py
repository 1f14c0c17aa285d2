"""The figures of an outcome: what each engine's answer is called, in USD and decimals, with ranges.

Arrays stay out of here: these are the labelled numbers that a person reads. `plain.py` writes them under keys that
carry the units.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

BN = 1e9


@dataclass(frozen=True, slots=True)
class Range:
    """A figure at the central setting, with the lowest and highest value over the marked assumptions."""

    low: float
    central: float
    high: float

    @classmethod
    def over(cls, central: float, values: Iterable[float]) -> Range:
        """The central value and the ends of `values` (the central value is one of them)."""
        found = [central, *values]
        return cls(min(found), central, max(found))

    def scaled(self, factor: float) -> dict[str, float]:
        """As a dict, times a positive factor (for units)."""
        return {"low": self.low * factor, "central": self.central * factor, "high": self.high * factor}


@dataclass(frozen=True, slots=True)
class PlannedPurchase:
    """One purchase of the plan. amount in USD over all `years`."""

    product: str
    amount_text: str
    amount: float
    years: tuple[int, ...]
    by_year: Mapping[int, float]
    mandate: str
    sellers: Mapping[str, float]
    hs: str
    source: str


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A piece of a purchase on one basis, average USD a year at the central setting."""

    product: str
    basis: str
    piece: str
    economy: str
    sector: str
    share: float
    usd: float
    year: str
    source: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class BookedYear:
    """What one year's purchases book for the seller economy on the three bases, USD."""

    year: int
    purchase: float
    customs: Range
    ownership: Range
    value: Range


@dataclass(frozen=True, slots=True)
class Bookings:
    """The three bookings, average USD a year."""

    customs: Range
    ownership: Range
    value: Range
    by_economy: Mapping[str, Mapping[str, float]]  # economy -> basis -> USD
    pieces: tuple[PieceRow, ...]
    by_year: tuple[BookedYear, ...]


@dataclass(frozen=True, slots=True)
class Income:
    """Real income of one economy: relative change and equivalent variation in USD."""

    economy: str
    change: Range
    usd: Range


@dataclass(frozen=True, slots=True)
class OutputChange:
    """Output of one sector: change in USD and relative to the baseline."""

    economy: str
    sector: str
    usd: float
    change: float


@dataclass(frozen=True, slots=True)
class FlowChange:
    """Sales of one exporter to the buyer in one sector, USD a year at border value."""

    exporter: str
    sector: str
    baseline: float
    content: float
    change: float


@dataclass(frozen=True, slots=True)
class Hinge:
    """A lever of the trade model that a headline hinges on: its value, how far it may be off, what that does in USD."""

    headline: str
    lever: str
    place: str
    value: float
    spread: float
    usd: float


@dataclass(frozen=True, slots=True)
class PurchaseYear:
    """One year of the purchase in the trade model, central setting."""

    year: int
    purchase: float
    additional: float
    diverted: float
    displaced: float
    subsidy: float
    cost: float


@dataclass(frozen=True, slots=True)
class PurchaseEffects:
    """What the purchase does in the trade model; shares are of each purchased dollar, money is USD a year."""

    additional: Range
    diverted: Range
    displaced: Range
    diverted_by_economy: Mapping[str, Range]
    subsidy: Range
    cost: Range  # whole horizon
    cost_per_additional: Range
    overall_balance: Range
    overall_goods_balance: Range
    bilateral_balance: Range
    waterfall: tuple[tuple[str, float, str], ...]
    real_income: tuple[Income, ...]
    output: tuple[OutputChange, ...]
    flows: tuple[FlowChange, ...]
    by_year: tuple[PurchaseYear, ...]
    hinges: tuple[Hinge, ...]


@dataclass(frozen=True, slots=True)
class TariffEffects:
    """What the deal's tariffs do against no deal; money is USD a year."""

    label: str
    real_income: tuple[Income, ...]
    bilateral_balance: Range
    overall_balance: Range
    revenue: Range


@dataclass(frozen=True, slots=True)
class AssumptionUsed:
    """A marked assumption as used, and what its ends do to the headlines with everything else central."""

    id: str
    label: str
    low: float
    central: float
    high: float
    unit: str
    year: str
    source: str
    status: str
    why: str
    overridden: bool
    effects: tuple[tuple[str, str, float, float], ...]  # headline, unit, value at low, value at high


@dataclass(frozen=True)
class RunRecord:
    """What is needed to make the same outcome again."""

    versions: Mapping[str, str]
    document_sha256: str
    world_sha256: str
    seed: int
    tolerance: float
    solves: int
    passes: int
    largest_residual: float
    largest_check_gap: float
    seconds: float
    deficits: str
    scenario: str | None
    command: str = ""
