"""The product table: where a purchased product is made, by whom it is sold, and who earns its value.

A product has two sets of pieces. The customs pieces say which economy the goods are recorded as coming from: the share
of the seller economy (known worst of all figures here: low, central, high) and how the rest divides. The value pieces
say which economy and sector earns each part of the price: design and margin, foundry, memory, packaging, assembly.

With seller share c (customs) or u (value), and r_i the relative shares of the other pieces (summing to one),

    customs[seller] = c,  customs[i] = (1 - c) r_i          value[seller] = u,  value[i] = (1 - u) r_i
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from chipaccord.purchase.band import Band
from chipaccord.world.facts import Status
from chipaccord.world.limits import OWN
from chipaccord.world.tables import shipped

Basis = Literal["customs", "value"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a product's price: its code, the economy and sector it belongs to, and its share of the price."""

    code: str
    economy: str
    sector: str
    share: float
    year: str
    source: str
    status: Status
    note: str


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the table.

    seller: the economy whose firms sell it. customs and value: shares of the seller economy on the two bases.
    customs_pieces and value_pieces: pieces at the central level; each set sums to one.
    """

    name: str
    seller: str
    hs: str
    customs: Band
    value: Band
    customs_pieces: tuple[Piece, ...]
    value_pieces: tuple[Piece, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources of all its pieces."""
        return tuple(dict.fromkeys(piece.source for piece in (*self.customs_pieces, *self.value_pieces)))

    def pieces(self, basis: Basis, seller_share: float) -> tuple[Piece, ...]:
        """Pieces with the seller economy's share set to `seller_share`; the others keep their proportions.

        Raises ValueError when the share is not between 0 and 1.
        """
        if not 0 <= seller_share <= 1:
            raise ValueError(f"{self.name}: share {seller_share} of {self.seller} ({basis}) is not between 0 and 1")
        pieces = self.customs_pieces if basis == "customs" else self.value_pieces
        own = sum(p.share for p in pieces if p.economy == self.seller)
        rest = sum(p.share for p in pieces if p.economy != self.seller)
        return tuple(
            replace(p, share=p.share * (seller_share / own if own else 0.0))
            if p.economy == self.seller
            else replace(p, share=p.share * ((1 - seller_share) / rest if rest else 0.0))
            for p in pieces
        )

    def with_shares(self, *, customs: Band | None = None, value: Band | None = None) -> Product:
        """The same product with other bands for the seller economy's shares."""
        changed = replace(self, customs=customs or self.customs, value=value or self.value)
        return replace(
            changed,
            customs_pieces=changed.pieces("customs", changed.customs.central),
            value_pieces=changed.pieces("value", changed.value.central),
        )


@cache
def product(name: str) -> Product:
    """A product of the shipped table.

    Raises KeyError for an unknown name; ValueError when the table's shares do not add up.
    """
    rows = [row for row in shipped("products.csv") if row["product"] == name]
    if not rows:
        raise KeyError(name)

    def piece(row: dict[str, str], share: float) -> Piece:
        return Piece(
            code=row["piece"],
            economy=row["economy"],
            sector=row["sector"],
            share=share,
            year=row["year"],
            source=row["source"],
            status=row["status"],  # type: ignore[arg-type]  # checked by tests/world over every shipped row
            note=row["note"],
        )

    customs = [row for row in rows if row["basis"] == "customs"]
    value = [row for row in rows if row["basis"] == "value"]
    (own,) = [row for row in customs if row["piece"] == OWN]
    seller, c = own["economy"], float(own["central"])
    others = [row for row in customs if row is not own]
    for basis, pieces in (("customs", others), ("value", value)):
        total = sum(float(row["central"]) for row in pieces)
        if abs(total - 1) > 1e-9:
            without = " outside the seller economy" if pieces is others else ""
            raise ValueError(f"product table, {name}: {basis} pieces{without} sum to {total}, not 1")
    earned = [row for row in value if row["economy"] == seller]
    central = sum(float(row["central"]) for row in earned)
    low, high = (sum(float(row[side] or row["central"]) for row in earned) for side in ("low", "high"))
    return Product(
        name=name,
        seller=seller,
        hs=own["hs"],
        customs=Band(float(own["low"]), c, float(own["high"])),
        value=Band(low, central, high),
        customs_pieces=(piece(own, c), *(piece(row, (1 - c) * float(row["central"])) for row in others)),
        value_pieces=tuple(piece(row, float(row["central"])) for row in value),
    )
