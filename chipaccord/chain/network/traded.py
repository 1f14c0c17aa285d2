"""What a product traded under one name is in the network: from products of an accord to products of the network.

The table is `data/chain/sold_as.csv`. A traded product that is none of the network's (equipment) has a row without a
network product: that there is none is said, not left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from chipaccord.chain.network.figures import near
from chipaccord.chain.network.network import Network
from chipaccord.world.tables import shipped


@cache
def sold_as() -> dict[str, tuple[str, ...]]:
    """Traded product to network products; an empty tuple: it is no product of the network."""
    found: dict[str, tuple[str, ...]] = {}
    for row in shipped("chain", "sold_as.csv"):
        those = (row["network_product"],) if row["network_product"] else ()
        found[row["product"]] = (*found.get(row["product"], ()), *those)
    return found


def network_products(product: str) -> tuple[str, ...]:
    """The network products that a traded product is sold as; empty where the table says that there is none.

    Raises ValueError for a product without a row, with the remedy.
    """
    if product not in sold_as():
        raise ValueError(
            f"product {product!r} has no row in chain/sold_as.csv{near(product, sold_as())}; add one, with "
            "network_product left empty if it is no product of the network"
        )
    return sold_as()[product]


def over_products(net: Network, products: Iterable[str], usd: float) -> dict[str, float]:
    """Money spread over products in proportion to their sales. Raises ValueError for an unknown product."""
    sales = {name: float(net.demand[net.stage_numbers(name)].sum()) for name in products}
    return {name: usd * sold / sum(sales.values()) for name, sold in sales.items()}
