"""The network: files to stages x places that balance, and copies of it with something changed.

figures, parameters, rows   CSV files read and checked, money scaled to USD, every number with its source
flow                        the equations of the base week
build                       all of that put together
network                     `Network`, its base flow and its edits
shipped, traded, drawn      the shipped versions, products by another name, and the network as a reader sees it
"""

from chipaccord.chain.network.drawn import drawn_links, users_by_place
from chipaccord.chain.network.figures import Figure, NetworkError
from chipaccord.chain.network.network import Network
from chipaccord.chain.network.shipped import capacity_sets, networks, settings
from chipaccord.chain.network.traded import network_products, over_products, sold_as

__all__ = [
    "Figure",
    "Network",
    "NetworkError",
    "capacity_sets",
    "drawn_links",
    "network_products",
    "networks",
    "over_products",
    "settings",
    "sold_as",
    "users_by_place",
]
