"""The plan of an accord as the purchase engine takes it, and its bookings as the old outcome has them."""

from __future__ import annotations

from collections.abc import Mapping

from chipaccord import _old_outcome as old
from chipaccord.accord import Accord
from chipaccord.evaluate.settings import Band, shares
from chipaccord.purchase import Band as Limits
from chipaccord.purchase import Plan as Plan
from chipaccord.purchase import Planned, bookings, product

# The old report shows a piece by its label; the new one takes it from the word catalogues (`piece-<code>`).
_LABELS = {
    "design_software_and_margin": "design, software and margin",
    "high_bandwidth_memory": "high-bandwidth memory",
}


def plan(accord: Accord, band: Mapping[str, Band]) -> Plan:
    """The purchases of an accord in USD, with the document's own bands on the product table."""
    items = []
    for purchase in accord.purchases:
        total = accord.usd(purchase.amount)
        by_year = {year: total * share for year, share in purchase.by_year().items()}
        items.append(Planned(product(purchase.product).with_shares(**shares(band)), by_year, purchase.mandate))
    return Plan(accord.parties.buyer, accord.parties.seller, tuple(items))


def written(accord: Accord, plan: Plan) -> tuple[old.PlannedPurchase, ...]:
    """The purchases of a plan with what the document says of them."""
    return tuple(
        old.PlannedPurchase(
            product=item.product.name,
            amount_text=str(purchase.amount),
            amount=accord.usd(purchase.amount),
            years=tuple(purchase.over.years),
            by_year=item.by_year,
            mandate=item.mandate,
            sellers=dict(purchase.sellers),
            hs=item.product.hs,
            source=purchase.source,
        )
        for purchase, item in zip(accord.purchases, plan.items, strict=True)
    )


def booked(plan: Plan) -> old.Bookings:
    """The three bookings of a plan under the old outcome's names."""
    found = bookings(plan)
    return old.Bookings(
        customs=_range(found.customs),
        ownership=_range(found.ownership),
        value=_range(found.value),
        by_economy=found.by_economy,
        pieces=tuple(
            old.PieceRow(
                row.product,
                row.basis,
                _LABELS.get(row.piece.code, row.piece.code.replace("_", " ")),
                row.piece.economy,
                row.piece.sector,
                row.piece.share,
                row.usd,
                row.piece.year,
                row.piece.source,
                row.piece.status,
                row.piece.note,
            )
            for row in found.pieces
        ),
        by_year=tuple(
            old.BookedYear(y.year, y.purchase, _range(y.customs), _range(y.ownership), _range(y.value))
            for y in found.by_year
        ),
    )


def _range(limits: Limits) -> old.Range:
    return old.Range(*limits)
