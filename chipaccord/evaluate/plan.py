"""The plan of an accord: its purchases in dollars by year, and their three bookings under every setting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chipaccord._old_outcome import BookedYear, Bookings, PieceRow, PlannedPurchase, Range
from chipaccord.evaluate.settings import LEVELS, Band, Level, with_overrides
from chipaccord.parts.document import Accord
from chipaccord.purchase import Product, book, product


@dataclass(frozen=True, eq=False)
class Plan:
    """An accord's purchases, ready to book. items: the planned purchase with its row of the product table."""

    buyer: str
    seller: str
    items: tuple[tuple[PlannedPurchase, Product], ...]

    @property
    def years(self) -> tuple[int, ...]:
        """All years in which something is bought."""
        return tuple(sorted({year for planned, _ in self.items for year in planned.by_year}))

    @property
    def a_year(self) -> float:
        """USD a year, on average."""
        return sum(planned.amount for planned, _ in self.items) / len(self.years)

    def content(self, year: int, value: Level, *, binding: bool = True) -> dict[tuple[str, str], float]:
        """USD of value content by (economy, sector) in a year; `binding` leaves out what is only promised."""
        totals: dict[tuple[str, str], float] = {}
        for planned, item in self.items:
            usd = planned.by_year.get(year, 0.0)
            if usd == 0 or (binding and planned.mandate == "none"):
                continue
            for cell, part in book(item, usd, {self.seller: 1.0}, value=value).by_cell().items():
                totals[cell] = totals.get(cell, 0.0) + part
        return {cell: usd for cell, usd in totals.items() if usd > 0}

    @property
    def mandate(self) -> str:
        """`exactly` when every binding purchase says so, else `at_least`."""
        binding = {planned.mandate for planned, _ in self.items} - {"none"}
        return "exactly" if binding == {"exactly"} else "at_least"


def plan(accord: Accord, band: Mapping[str, Band]) -> Plan:
    """The purchases of an accord in USD, with the document's own bands on the product table."""
    items = []
    for purchase in accord.purchases:
        total = accord.usd(purchase.amount)
        item = with_overrides(product(purchase.product), band)
        planned = PlannedPurchase(
            product=purchase.product,
            amount_text=str(purchase.amount),
            amount=total,
            years=tuple(purchase.over.years),
            by_year={year: total * share for year, share in purchase.by_year().items()},
            mandate=purchase.mandate,
            sellers=dict(purchase.sellers),
            hs=item.hs,
            source=purchase.source,
        )
        items.append((planned, item))
    return Plan(accord.parties.buyer, accord.parties.seller, tuple(items))


def bookings(plan: Plan) -> Bookings:
    """The three bookings: for the seller economy by year with ranges, and by economy on average at the centre."""
    years = plan.years
    by_year = []
    for year in years:
        earned: dict[str, dict[Level, float]] = {"customs": {}, "ownership": {}, "value": {}}
        for level in LEVELS:
            for basis in earned:
                earned[basis][level] = sum(
                    book(item, planned.by_year[year], {plan.seller: 1.0}, customs=level, value=level)
                    .by_economy(basis)
                    .get(plan.seller, 0.0)
                    for planned, item in plan.items
                    if year in planned.by_year
                )
        spent = sum(planned.by_year.get(year, 0.0) for planned, _ in plan.items)
        ranges = {basis: Range.over(found["central"], found.values()) for basis, found in earned.items()}
        by_year.append(BookedYear(year, spent, ranges["customs"], ranges["ownership"], ranges["value"]))

    rows: list[PieceRow] = []
    by_economy: dict[str, dict[str, float]] = {}
    for planned, item in plan.items:
        average = planned.amount / len(years)
        booking = book(item, average, {plan.seller: 1.0})
        for basis in ("customs", "ownership", "value"):
            for code, usd in booking.by_economy(basis).items():
                row = by_economy.setdefault(code, {"customs": 0.0, "ownership": 0.0, "value": 0.0})
                row[basis] += usd
        for basis, pieces in (("customs", booking.customs), ("value", booking.value)):
            rows += [
                PieceRow(
                    planned.product,
                    basis,
                    p.label,
                    p.economy,
                    p.sector,
                    p.share,
                    usd,
                    p.year,
                    p.source,
                    p.status,
                    p.note,
                )
                for p, usd in pieces
            ]
    order = sorted(by_economy, key=lambda code: (code != plan.seller, -by_economy[code]["value"]))
    return Bookings(
        customs=_mean([y.customs for y in by_year]),
        ownership=_mean([y.ownership for y in by_year]),
        value=_mean([y.value for y in by_year]),
        by_economy={code: by_economy[code] for code in order},
        pieces=tuple(rows),
        by_year=tuple(by_year),
    )


def _mean(ranges: Sequence[Range]) -> Range:
    count = len(ranges)
    return Range(
        sum(r.low for r in ranges) / count, sum(r.central for r in ranges) / count, sum(r.high for r in ranges) / count
    )
