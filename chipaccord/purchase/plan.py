"""A plan of purchases: dollars by year of rows of the product table, what they contain, and how they are booked.

    content[economy, sector](year) = sum over purchases of  USD(year) x value share       what the trade model is given
    booked[basis](year)            = sum over purchases of  USD(year) x the seller economy's share on that basis

The seller economy's shares are known within bands (`product.py`), and so are its bookings; by economy and by piece the
bookings are central, a year on average. Everything is USD.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from chipaccord.purchase.band import LEVELS, Band, Level
from chipaccord.purchase.booking import book
from chipaccord.purchase.product import Piece, Product

Mandate = Literal["exactly", "at_least", "none"]
BASES = ("customs", "ownership", "value")


@dataclass(frozen=True, eq=False)
class Planned:
    """One purchase: USD by year of one product. mandate: `none` is only promised and binds nobody."""

    product: Product
    by_year: Mapping[int, float]
    mandate: Mandate

    @property
    def amount(self) -> float:
        """USD over all years."""
        return sum(self.by_year.values())

    @property
    def binding(self) -> bool:
        """Whether anybody is bound to buy."""
        return self.mandate != "none"


@dataclass(frozen=True, eq=False)
class Plan:
    """The purchases that one economy makes from the firms of another."""

    buyer: str
    seller: str
    items: tuple[Planned, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """All years in which something is bought."""
        return tuple(sorted({year for item in self.items for year in item.by_year}))

    @property
    def amount(self) -> float:
        """USD over all years."""
        return sum(item.amount for item in self.items)

    @property
    def a_year(self) -> float:
        """USD a year, on average over the years of the plan; nothing without purchases."""
        return self.amount / len(self.years) if self.items else 0.0

    @property
    def mandate(self) -> Mandate:
        """`exactly` when every binding purchase says so, else `at_least`; `none` when nothing binds."""
        binding = {item.mandate for item in self.items if item.binding}
        if not binding:
            return "none"
        return "exactly" if binding == {"exactly"} else "at_least"

    def spent(self, year: int) -> float:
        """USD in a year, promised purchases included."""
        return sum(item.by_year.get(year, 0.0) for item in self.items)

    def content(self, year: int, level: Level = "central", *, binding: bool = True) -> dict[tuple[str, str], float]:
        """USD of value content by (economy, sector) in a year, at a level of the seller economy's value shares.

        binding: leave out what is only promised.
        """
        totals: dict[tuple[str, str], float] = {}
        for item in self.items:
            usd = item.by_year.get(year, 0.0)
            if usd == 0 or (binding and not item.binding):
                continue
            for cell, part in book(item.product, usd, {self.seller: 1.0}, value=level).by_cell().items():
                totals[cell] = totals.get(cell, 0.0) + part
        return {cell: usd for cell, usd in totals.items() if usd > 0}


@dataclass(frozen=True, slots=True)
class BookedYear:
    """One year's purchases, and what of them is booked to the seller economy on the three bases, USD."""

    year: int
    purchase: float
    customs: Band
    ownership: Band
    value: Band


@dataclass(frozen=True, slots=True)
class BookedPiece:
    """A piece of a product's price on one basis: USD a year on average, central."""

    product: str
    basis: str
    piece: Piece
    usd: float


@dataclass(frozen=True, slots=True)
class Bookings:
    """A plan on the three bases, USD a year on average.

    customs, ownership, value: booked to the seller economy. by_economy: economy to basis to USD, central, the seller
    first and the others by what they earn.
    """

    customs: Band
    ownership: Band
    value: Band
    by_year: tuple[BookedYear, ...]
    by_economy: Mapping[str, Mapping[str, float]]
    pieces: tuple[BookedPiece, ...]


def bookings(plan: Plan) -> Bookings:
    """The three bookings of a plan: for the seller economy with their bands, by economy and piece at the centre.

    Raises ValueError for a plan without purchases.
    """
    if not plan.items:
        raise ValueError("a plan without purchases books nothing")
    years = tuple(BookedYear(year, plan.spent(year), *_earned(plan, year)) for year in plan.years)
    by_economy: dict[str, dict[str, float]] = {}
    pieces: list[BookedPiece] = []
    for item in plan.items:
        booking = book(item.product, item.amount / len(years), {plan.seller: 1.0})
        for basis in BASES:
            for code, usd in booking.by_economy(basis).items():
                row = by_economy.setdefault(code, dict.fromkeys(BASES, 0.0))
                row[basis] += usd
        for basis, parts in (("customs", booking.customs), ("value", booking.value)):
            pieces += [BookedPiece(item.product.name, basis, piece, usd) for piece, usd in parts]
    order = sorted(by_economy, key=lambda code: (code != plan.seller, -by_economy[code]["value"]))
    return Bookings(
        customs=Band.mean(year.customs for year in years),
        ownership=Band.mean(year.ownership for year in years),
        value=Band.mean(year.value for year in years),
        by_year=years,
        by_economy={code: by_economy[code] for code in order},
        pieces=tuple(pieces),
    )


def _earned(plan: Plan, year: int) -> tuple[Band, Band, Band]:
    """What one year's purchases book for the seller economy: on customs origin, ownership and value added."""
    found: dict[str, dict[Level, float]] = {basis: dict.fromkeys(LEVELS, 0.0) for basis in BASES}
    for item in plan.items:
        if year not in item.by_year:
            continue
        for level in LEVELS:
            booking = book(item.product, item.by_year[year], {plan.seller: 1.0}, customs=level, value=level)
            for basis in BASES:
                found[basis][level] += booking.by_economy(basis).get(plan.seller, 0.0)
    customs, ownership, value = (Band.over(of["central"], of.values()) for of in found.values())
    return customs, ownership, value
