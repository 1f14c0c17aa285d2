"""Three bookings of one purchase: every dollar is recorded on three bases, and they differ.

    customs origin   where the goods were last substantially transformed: what trade statistics record
    ownership        the seller's nationality: what the announcement counts
    value added      who earns each part of the price: what the trade model is given

Each booking splits the same amount, so each sums to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chipaccord.purchase.band import Level
from chipaccord.purchase.product import Piece, Product


@dataclass(frozen=True, slots=True)
class Booking:
    """A purchase of `amount` USD booked at one level of the uncertain shares.

    customs, value: pieces with their USD. ownership: economy to USD.
    """

    amount: float
    customs: tuple[tuple[Piece, float], ...]
    ownership: Mapping[str, float]
    value: tuple[tuple[Piece, float], ...]

    def by_economy(self, basis: str) -> dict[str, float]:
        """USD by economy on one basis: "customs", "ownership" or "value"."""
        if basis == "ownership":
            return dict(self.ownership)
        totals: dict[str, float] = {}
        for piece, usd in self.customs if basis == "customs" else self.value:
            totals[piece.economy] = totals.get(piece.economy, 0.0) + usd
        return totals

    def by_cell(self) -> dict[tuple[str, str], float]:
        """USD of value content by (economy, sector): what enters the trade model."""
        totals: dict[tuple[str, str], float] = {}
        for piece, usd in self.value:
            cell = (piece.economy, piece.sector)
            totals[cell] = totals.get(cell, 0.0) + usd
        return totals


def book(
    product: Product,
    amount: float,
    nationality: Mapping[str, float],
    *,
    customs: Level | float = "central",
    value: Level | float = "central",
) -> Booking:
    """Book `amount` USD of `product` on the three bases.

    Parameters
    ----------
    amount
        In USD, over all years together.
    nationality
        Economy to the share of the amount sold by firms of that economy; sums to one.
    customs, value
        Level of the seller economy's share on the two bases, or that share itself.

    Raises
    ------
    ValueError
        The nationality shares do not sum to one, or a share is out of range.
    """
    total = sum(nationality.values())
    if abs(total - 1) > 1e-9:
        raise ValueError(f"sellers' shares of {product.name} sum to {total:.4f}, not 1")
    c = customs if isinstance(customs, float) else product.customs.at(customs)
    u = value if isinstance(value, float) else product.value.at(value)
    return Booking(
        amount=amount,
        customs=tuple((p, amount * p.share) for p in product.pieces("customs", c)),
        ownership={economy: amount * share for economy, share in nationality.items()},
        value=tuple((p, amount * p.share) for p in product.pieces("value", u)),
    )
