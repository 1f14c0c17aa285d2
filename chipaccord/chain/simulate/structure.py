"""Who makes, holds and sells what to whom in a network: all that follows from which flows exist, not from their size.

A part designed for one place of its input (essential "design") is made apart for each such place: its makers, and the
final users' stocks of it, are split by the place of the die. The users of a stage share one market, or one for each
class of places: places are kept apart where shipments to them are blocked differently or they source differently.
Networks that differ in numbers only (stocks, utilisation, an edit of either) share one structure, found once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network.network import DESIGN, YES, Network

Ints = npt.NDArray[np.intp]

KEPT = 64  # structures remembered
_found: OrderedDict[tuple[object, ...], Structure] = OrderedDict()
_lock = Lock()


class Holding(NamedTuple):
    """A stock of stage `supplied` in a place: of a maker (`user`), or of final users (-1).

    link: number of the link, or -1; part: the place of the die that it is of, or -1; row: of labelled tables;
    market: (stage, part, class).
    """

    supplied: int
    user: int
    link: int
    part: int
    row: int
    place: int
    needed: bool
    market: tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class Structure:
    """Makers n, holdings h, arcs j (a maker in a market), and pairs of a holding and an arc of its market.

    Holdings of a market stand side by side. `die` is the stage that a maker's part is designed for and `origin` its
    place, or -1.
    """

    stage: Ints  # (n,)
    place: Ints  # (n,)
    origin: Ints  # (n,)
    die: Ints  # (n,)
    holdings: tuple[Holding, ...]
    supplied: Ints  # (h,)
    user: Ints  # (h,) maker, or -1
    link: Ints  # (h,) or -1
    part: Ints  # (h,) or -1
    row: Ints  # (h,)
    at: Ints  # (h,) place of use
    market: Ints  # (h,)
    markets: tuple[tuple[int, int, int], ...]  # (stage, part, class)
    seller: Ints  # (j,) maker
    sold_in: Ints  # (j,) market
    pair_holding: Ints  # (pair,)
    pair_arc: Ints  # (pair,)
    arcs: npt.NDArray[np.int32]  # (n, most) arcs of each maker, padded with their number
    limits: npt.NDArray[np.int32]  # (n, most) holdings that starts cannot do without, padded with their number


def structure_of(net: Network, apart: Sequence[int]) -> Structure:
    """The structure of a network whose places are kept apart by class. Remembered by which flows exist."""
    bought = net.demand.sum(axis=1) > 0
    patterns = (net.capacity > 0, net.sourcing > 0, bought, net.link_input, net.link_user)
    key = (net.stages, net.places, net.essential, tuple(apart), *(p.tobytes() for p in patterns))
    with _lock:
        if key not in _found:
            _found[key] = _structure(net, bought, apart)
            if len(_found) > KEPT:
                _found.popitem(last=False)
        _found.move_to_end(key)
        return _found[key]


def _structure(net: Network, bought: npt.NDArray[np.bool_], apart: Sequence[int]) -> Structure:
    makers = _makers(net)
    stage, place, origin, die = (np.array(column, dtype=np.intp) for column in zip(*makers, strict=True))
    own: list[list[int]] = [[] for _ in net.stages]
    for n, (s, *_) in enumerate(makers):
        own[s].append(n)
    found = _holdings(net, makers, own, bought, apart)
    markets = tuple(dict.fromkeys(h.market for h in found))
    number = {name: k for k, name in enumerate(markets)}
    holdings = tuple(sorted(found, key=lambda h: number[h.market]))
    market = np.array([number[h.market] for h in holdings], dtype=np.intp)
    sellers = []
    for s, die_in, _ in markets:
        of_part = [n for n in own[s] if makers[n][2] == die_in]
        sellers.append(np.array(of_part or own[s], dtype=np.intp))
    count = np.array([those.size for those in sellers], dtype=np.intp)
    first = np.cumsum(count) - count
    many = count[market]
    pair_holding = np.repeat(np.arange(len(holdings)), many)
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    seller = np.concatenate(sellers)
    arcs: list[list[int]] = [[] for _ in makers]
    for j, n in enumerate(seller.tolist()):
        arcs[n].append(j)
    needs: list[list[int]] = [[] for _ in makers]
    for k, h in enumerate(holdings):
        if h.needed:
            needs[h.user].append(k)
    supplied, user, link, part, row, at = (
        np.array([h[c] for h in holdings], dtype=np.intp) for c in range(Holding._fields.index("needed"))
    )
    return Structure(
        stage=stage,
        place=place,
        origin=origin,
        die=die,
        holdings=holdings,
        supplied=supplied,
        user=user,
        link=link,
        part=part,
        row=row,
        at=at,
        market=market,
        markets=markets,
        seller=seller,
        sold_in=np.repeat(np.arange(len(markets)), count),
        pair_holding=pair_holding,
        pair_arc=first[market[pair_holding]] + within,
        arcs=padded(arcs, seller.size),
        limits=padded(needs, len(holdings)),
    )


def _makers(net: Network) -> list[tuple[int, int, int, int]]:
    """(stage, place, origin, die) of every node, split by the place of the die where parts are designed for it."""
    design = {
        int(u): int(i) for i, u, e in zip(net.link_input, net.link_user, net.essential, strict=True) if e == DESIGN
    }
    found = []
    for s, p in np.argwhere(net.capacity > 0).tolist():
        if s not in design:
            found.append((s, p, -1, -1))
            continue
        die = design[s]
        found += [(s, p, o, die) for o in np.flatnonzero(net.sourcing[die, p] > 0).tolist()]
    return found


def _holdings(
    net: Network,
    makers: Sequence[tuple[int, int, int, int]],
    own: Sequence[Sequence[int]],
    bought: npt.NDArray[np.bool_],
    apart: Sequence[int],
) -> list[Holding]:
    """Stocks of inputs at makers and of products at final users, with the market each buys in."""
    found = []
    links = zip(net.link_input.tolist(), net.link_user.tolist(), net.essential, strict=True)
    for m, (i, u, essential) in enumerate(links):
        for n in own[u]:
            _, q, origin, _ = makers[n]
            part = origin if essential == DESIGN else -1
            needed = essential in (YES, DESIGN)
            found.append(Holding(i, n, m, part, m, q, needed, (i, part, apart[q])))
    for row, s in enumerate(net.final.tolist(), start=len(net.link_input)):
        parts = dict.fromkeys(makers[n][2] for n in own[s])
        sellers = {part: [makers[n][1] for n in own[s] if makers[n][2] == part] for part in parts}
        for q in np.flatnonzero(bought[s]).tolist():
            from_part = (part for part in parts if (net.sourcing[s, q, sellers[part]] > 0).any())
            found += [Holding(s, -1, -1, part, row, q, False, (s, part, apart[q])) for part in from_part]
    return found


def padded(lists: Sequence[Sequence[int]], other: int) -> npt.NDArray[np.int32]:
    """Lists of numbers as a table, padded with `other`."""
    table = np.full((len(lists), max(1, max(map(len, lists), default=1))), other, dtype=np.int32)
    for k, numbers in enumerate(lists):
        table[k, : len(numbers)] = numbers
    return table
