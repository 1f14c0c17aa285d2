"""Where the network is narrow: shares by place, the places whose loss costs most, and how the stages hang together."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from chipaccord._old_outcome import BN, Concentration, Critical
from chipaccord.chain import Network, Outage, simulate
from chipaccord.chain.measures import TESTED, nodes

NARROW = 0.3  # share of a stage in one place from which its loss is tried for the ranking
TRIED_WEEKS = 52  # the loss of 90 days that is tried, and its aftermath


def critical(nets: Mapping[str, Network]) -> tuple[Critical, ...]:
    """Nodes that hold a large share of a stage, by what losing each for 90 days costs; those that cost most first."""
    with ThreadPoolExecutor(len(nets)) as pool:
        found = dict(zip(nets, pool.map(_tried, nets.values()), strict=True))
    names = list(dict.fromkeys(node for by_node in found.values() for node in by_node))

    def column(node: tuple[str, str], figure: str) -> dict[str, float]:
        return {which: by_node[node][figure] for which, by_node in found.items() if node in by_node}

    rows = [
        Critical(
            *node,
            share=column(node, "share"),
            lost=column(node, "lost"),
            first_short={which: None if np.isnan(v) else v for which, v in column(node, "first_short").items()},
        )
        for node in names
    ]
    return tuple(sorted(rows, key=lambda row: -max(row.lost.values())))


def _tried(net: Network) -> dict[tuple[str, str], dict[str, float]]:
    """Node to its share, the sales lost in USD, and the weeks until the first shortage (NaN: none)."""
    chosen = nodes(net, NARROW)
    result = simulate(net, [Outage(s, p, **TESTED) for s, p in chosen], weeks=TRIED_WEEKS, detail=False)  # type: ignore[arg-type]
    shares, lost = net.shares(), result.loss.values
    first = result.first_shortage.min("product").values
    return {
        (s, p): {"share": float(shares[p][s]), "lost": float(lost[k]) * BN, "first_short": float(first[k])}
        for k, (s, p) in enumerate(chosen)
    }


def concentration(nets: Mapping[str, Network]) -> tuple[Concentration, ...]:
    """Herfindahl-Hirschman index, largest place and all shares of every stage, under every capacity set."""
    rows = []
    for which, net in nets.items():
        kinds = dict(zip(net.stages, net.kinds, strict=True)) | dict.fromkeys(net.processes, "process")
        shares = net.shares()
        for name, values in zip(shares.index, shares.to_numpy(), strict=True):
            if "/" in name:
                continue
            most = int(values.argmax())
            rows.append(
                Concentration(
                    which,
                    str(name),
                    kinds.get(str(name), "expansion"),
                    hhi=float((values**2).sum()),
                    largest_place=net.places[most],
                    largest_share=float(values[most]),
                    shares={net.places[p]: float(values[p]) for p in np.flatnonzero(values > 0)},
                )
            )
    return tuple(rows)


def drawn_links(net: Network) -> tuple[tuple[str, str], ...]:
    """(input, user) as the report draws them: chips under their product, whose packaging stands between."""
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


def sold(net: Network) -> dict[str, dict[str, float]]:
    """Product to the places of its users, as shares of its sales."""
    out = {}
    for product in net.products:
        by = net.demand[net.stage_numbers(product)].sum(axis=(0, 1))
        out[product] = {net.places[p]: float(by[p] / by.sum()) for p in np.flatnonzero(by > 0)}
    return out
