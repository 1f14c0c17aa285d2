"""The network as a reader sees it: which stages hang together, and where the users of each product are."""

from __future__ import annotations

import numpy as np

from chipaccord.chain.network.network import Network


def drawn_links(net: Network) -> tuple[tuple[str, str], ...]:
    """(input, user) by name, each once: chips stand under their product, packaging between dies and product."""
    process = {member: name for name, members in net.processes.items() for member in members}
    found: dict[tuple[str, str], None] = {}
    for m, (i, u) in enumerate(zip(net.link_input, net.link_user, strict=True)):
        if net.coefficient[m] <= 0:
            continue
        source, user = net.stages[i], net.stages[u]
        made_in = process.get(user)
        found[process.get(source, source).split("/")[0], made_in or user.split("/")[0]] = None
        if made_in:
            found[made_in, user.split("/")[0]] = None
    return tuple(link for link in found if link[0] != link[1])


def users_by_place(net: Network) -> dict[str, dict[str, float]]:
    """Product to the places of its users, as shares of its sales; places that buy none are left out."""
    out = {}
    for product in net.products:
        by = net.demand[net.stage_numbers(product)].sum(axis=(0, 1))
        out[product] = {net.places[p]: float(by[p] / by.sum()) for p in np.flatnonzero(by > 0)}
    return out
