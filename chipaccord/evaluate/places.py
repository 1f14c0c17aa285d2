"""Where the network is narrow: the engine's ranking and concentration, side by side for every capacity set."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from chipaccord.chain import Network, each, measures
from chipaccord.outcome import Concentration, Critical


def critical(nets: Mapping[str, Network]) -> tuple[Critical, ...]:
    """Nodes that hold a large share of a stage, by what losing each costs; those that cost most first."""
    tables = each(nets, measures.criticality)
    names = dict.fromkeys(node for net in nets.values() for node in measures.nodes(net, measures.NARROW))

    def column(node: tuple[str, str], figure: str) -> dict[str, float]:
        return {which: float(table[figure][node]) for which, table in tables.items() if node in table.index}

    rows = [
        Critical(
            *node,
            share=column(node, "share"),
            lost=column(node, "lost_sales"),
            first_short={w: None if np.isnan(v) else v for w, v in column(node, "first_shortage").items()},
        )
        for node in names
    ]
    return tuple(sorted(rows, key=lambda row: -max(row.lost.values())))


def concentration(nets: Mapping[str, Network]) -> tuple[Concentration, ...]:
    """Herfindahl-Hirschman index, largest place and all shares of every stage, under every capacity set."""
    rows = []
    for which, net in nets.items():
        shares, table = net.shares(), measures.concentration(net)
        for name in (name for name in shares.index if name in table.index):
            row = table.loc[name]
            rows.append(
                Concentration(
                    which,
                    str(name),
                    row["kind"],
                    hhi=float(row["hhi"]),
                    largest_place=row["largest_place"],
                    largest_share=float(row["largest_share"]),
                    shares={str(place): float(share) for place, share in shares.loc[name].items() if share > 0},
                )
            )
    return tuple(rows)
