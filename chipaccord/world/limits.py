"""How much a seller could supply at the very most: the bound that a mandate may not exceed."""

from __future__ import annotations

from chipaccord.world.tables import shipped
from chipaccord.world.world import load


def largest_supply(product: str, seller: str) -> float:
    """World output, USD a year, of the seller's sectors that make `product` (base year, home sales included).

    product: a name of the product table; seller: an economy. The sectors are those in which the seller economy adds
    value to the product; for a seller that the table does not name, those of the product's customs rows.

    Raises KeyError for an unknown product.
    """
    rows = [row for row in shipped("products.csv") if row["product"] == product]
    if not rows:
        raise KeyError(product)
    named = {row["sector"] for row in rows if row["basis"] == "value" and row["economy"] == seller}
    wanted = named or {row["sector"] for row in rows if row["basis"] == "customs"}
    world = load()
    economy = world.economies.index(seller)
    return float(sum(world.output[economy, world.sectors.index(sector)] for sector in wanted))
