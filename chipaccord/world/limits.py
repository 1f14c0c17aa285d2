"""How much a seller could supply at the very most, and whose products the table describes: what a document may ask."""

from __future__ import annotations

from functools import cache

from chipaccord.world.tables import Row, shipped

OWN = "seller_economy"  # the customs piece that belongs to the economy whose firms sell the product


def sold_by(product: str) -> str:
    """The economy whose firms sell `product` in the product table. Raises KeyError for an unknown product."""
    return next(row["economy"] for row in _rows(product) if row["piece"] == OWN)


def largest_supply(product: str, seller: str) -> float:
    """World output, USD a year, of the seller's sectors that make `product` (base year, home sales included).

    product: a name of the product table; seller: an economy. The sectors are those in which the seller economy adds
    value to the product; for a seller that the table does not name, those of the product's customs rows.

    Raises KeyError for an unknown product.
    """
    rows = _rows(product)
    named = {row["sector"] for row in rows if row["basis"] == "value" and row["economy"] == seller}
    wanted = named or {row["sector"] for row in rows if row["basis"] == "customs"}
    return sum(_output(seller, sector) for sector in wanted)


def _rows(product: str) -> list[Row]:
    rows = [row for row in shipped("products.csv") if row["product"] == product]
    if not rows:
        raise KeyError(product)
    return rows


@cache
def _output(economy: str, sector: str) -> float:
    """Gross output in USD, from the shipped flows (no numerical library: `chipaccord check` starts at once)."""
    return 1e6 * sum(
        float(row["value_musd"])
        for row in shipped("world", "flows.csv")
        if row["exporter"] == economy and row["sector"] == sector
    )
