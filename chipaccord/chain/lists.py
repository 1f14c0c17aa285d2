"""A network laid out as lists for the weekly equations of `dynamics`: makers, markets and holdings.

A part designed for one place of its input (essential "design") is made apart for each such place: its makers, and the
final users' stocks of it, are split by the place of the die. The users of a stage share one market, or one for each
class of places: places are kept apart where shipments to them are blocked differently or they source differently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network import DESIGN, YES, Network

Array = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]


class NetLists(NamedTuple):
    """NumPy counterpart of `dynamics.Net`, field by field."""

    capacity: Array
    lead: Array
    target: Array
    line: Ints
    enters: Ints
    leaves: Ints
    begins: Array
    maker: Ints
    sells: Ints
    flow: Array
    second: Array
    arcs: Ints
    market: Ints
    use: Array
    position: Array
    markets: Array
    base: Array
    user: Ints
    a: Array
    limits: Ints
    final: Ints
    demand: Array
    patience: Array
    rank: Array


class Stocks(NamedTuple):
    """NumPy counterpart of `dynamics.State`."""

    F: Array
    W: Array
    L: Array
    B: Array
    I: Array  # noqa: E741
    U: Array
    waiting: Array
    late: Array


class Labels(NamedTuple):
    """Where entries belong in labelled tables: makers (n,) in stage x place; holdings (h,) in row x place of use, where
    rows are links, then the final stages; to (j,) a place of use of each arc; sizes (stages, rows, places)."""

    maker: Ints
    holding: Ints
    to: Ints
    sizes: tuple[int, int, int]


class Maker(NamedTuple):
    """A stage in a place; `origin` is the place of the die of a designed part, or -1; weight: its part of the node."""

    stage: int
    place: int
    origin: int
    weight: float


class Holding(NamedTuple):
    """A stock of stage `supplied` in a place: of a maker (`user`), or of final users (-1)."""

    supplied: int
    user: int
    row: int
    place: int
    a: float
    use: float
    needed: bool
    market: tuple[int, int, int]
    shares: Array


def makers_of(net: Network) -> list[Maker]:
    """Every node, split by the place of the die where parts are designed for it."""
    design = {
        int(u): int(i) for i, u, e in zip(net.link_input, net.link_user, net.essential, strict=True) if e == DESIGN
    }
    found = []
    for s, p in np.argwhere(net.capacity > 0).tolist():
        if s not in design:
            found.append(Maker(s, p, -1, 1.0))
            continue
        shares = net.sourcing[design[s], p]
        found += [Maker(s, p, int(o), float(shares[o])) for o in np.flatnonzero(shares > 0)]
    return found


def holdings_of(net: Network, makers: Sequence[Maker], x: Array, apart: Sequence[int]) -> list[Holding]:
    """Stocks of inputs at makers and of products at final users, with the market each buys in."""
    own: list[list[int]] = [[] for _ in net.stages]
    for n, maker in enumerate(makers):
        own[maker.stage].append(n)
    place = [np.array([makers[n].place for n in those], dtype=np.intp) for those in own]
    origin = [np.array([makers[n].origin for n in those], dtype=np.intp) for those in own]
    weight = [np.array([makers[n].weight for n in those]) for those in own]
    found = []
    for m, (i, u) in enumerate(zip(net.link_input.tolist(), net.link_user.tolist(), strict=True)):
        for n in own[u]:
            q = makers[n].place
            part = makers[n].origin if net.essential[m] == DESIGN else -1
            shares = (place[i] == part) * 1.0 if part >= 0 else net.sourcing[i, q][place[i]] * weight[i]
            market = (i, part, apart[q])
            needed = net.essential[m] in (YES, DESIGN)
            a = float(net.coefficient[m])
            found.append(Holding(i, n, m, q, a, a * float(x[n]), needed, market, shares / max(shares.sum(), 1e-300)))
    bought = net.demand.sum(axis=1)
    for row, s in enumerate(net.final.tolist()):
        for q in np.flatnonzero(bought[s] > 0).tolist():
            from_all = net.sourcing[s, q][place[s]] * weight[s]
            for part in dict.fromkeys(origin[s].tolist()):
                shares = from_all * (origin[s] == part)
                if shares.sum() > 0:
                    use = float(bought[s, q] * shares.sum() / from_all.sum())
                    market = (s, part, apart[q])
                    r = net.coefficient.size + row
                    found.append(Holding(s, -1, r, q, 1.0, use, False, market, shares / shares.sum()))
    return found


def padded(lists: Sequence[Sequence[int]], other: int) -> Ints:
    """Lists of numbers as a table, padded with `other`."""
    table = np.full((len(lists), max(1, max(map(len, lists), default=1))), other, dtype=np.int32)
    for k, numbers in enumerate(lists):
        table[k, : len(numbers)] = numbers
    return table


def uneven(net: Network) -> bool:
    """Whether users of some stage source differently by place."""
    used = net.sourcing.sum(axis=2) > 0
    first = net.sourcing[np.arange(len(net.stages)), used.argmax(axis=1)]
    return bool(np.abs((net.sourcing - first[:, None]) * used[..., None]).max() > 1e-12)


def lay_out(
    net: Network, apart: Sequence[int] | None = None, priority: Mapping[str, int] | None = None
) -> tuple[NetLists, Stocks, Labels]:
    """Lists, base-week stocks and labels. apart (place,): class of each place whose users share markets (default: one
    class). `priority`: class by product, stage or place of use, lowest served first."""
    apart = range(len(net.places)) if uneven(net) else apart or [0] * len(net.places)
    makers = makers_of(net)
    N, P = len(makers), len(net.places)
    stage = np.array([m.stage for m in makers], dtype=np.intp)
    place = np.array([m.place for m in makers], dtype=np.intp)
    weight = np.array([m.weight for m in makers])
    x = net.output[stage, place] * weight
    capacity = net.capacity[stage, place] * weight
    held = holdings_of(net, makers, x, apart)
    names = list(dict.fromkeys(h.market for h in held))
    number = {name: k for k, name in enumerate(names)}
    held.sort(key=lambda h: number[h.market])
    market = np.array([number[h.market] for h in held], dtype=np.int32)
    origin = np.array([m.origin for m in makers], dtype=np.intp)
    suppliers: list[npt.NDArray[np.intp]] = []
    flows: list[Array] = []
    for k, (s, part, _) in enumerate(names):
        own = np.flatnonzero(stage == s)
        flow_k = sum(h.use * h.shares for h in held[slice(*np.searchsorted(market, [k, k + 1]))])
        keep = origin[own] == part if (origin[own] == part).any() else np.full(own.size, True)
        suppliers.append(own[keep])
        flows.append(np.asarray(flow_k)[keep])
    maker, flow = np.concatenate(suppliers), np.concatenate(flows)
    sells = np.repeat(np.arange(len(names)), [s.size for s in suppliers])
    arcs: list[list[int]] = [[] for _ in makers]
    for j, n in enumerate(maker.tolist()):
        arcs[n].append(j)
    lead = net.lead[stage]
    enters = np.concatenate([[0], np.cumsum(lead)[:-1]])
    begins = np.zeros(lead.sum())
    begins[enters] = 1.0
    use = np.array([h.use for h in held])
    cover = np.array([net.cover[h.supplied, h.place] for h in held]) * use
    final = np.flatnonzero([h.user < 0 for h in held])
    user = np.array([h.user if h.user >= 0 else N for h in held], dtype=np.int32)
    needs: list[list[int]] = [[] for _ in makers]
    for k, h in enumerate(held):
        if h.needed:
            needs[h.user].append(k)
    finished = net.finished[stage, place] * x
    lists = NetLists(
        capacity=capacity,
        lead=lead.astype(float),
        target=finished + lead * x,
        line=np.repeat(np.arange(N), lead).astype(np.int32),
        enters=enters.astype(np.int32),
        leaves=(enters + lead - 1).astype(np.int32),
        begins=begins,
        maker=maker.astype(np.int32),
        sells=sells.astype(np.int32),
        flow=flow,
        second=net.second[stage, place][maker],
        arcs=padded(arcs, maker.size),
        market=market,
        use=use,
        position=cover + use,
        markets=np.bincount(sells, flow).astype(float),
        base=x,
        user=user,
        a=np.array([h.a for h in held]),
        limits=padded(needs, len(held)),
        final=final.astype(np.int32),
        demand=use[final],
        patience=np.array([net.patience[held[f].supplied] for f in final], dtype=float),
        rank=ranks(net, held, makers, priority),
    )
    stocks = Stocks(
        F=finished,
        W=np.repeat(x, lead),
        L=lead * x,
        B=flow.copy(),
        I=cover,
        U=use,
        waiting=np.zeros(final.size),
        late=np.zeros(N),
    )
    labels = Labels(
        maker=(stage * P + place).astype(np.int32),
        holding=np.array([h.row * P + h.place for h in held], dtype=np.int32),
        to=np.array([list(apart).index(c) for _, _, c in names], dtype=np.int32)[sells],
        sizes=(len(net.stages), net.coefficient.size + net.final.size, P),
    )
    return lists, stocks, labels


def ranks(net: Network, held: Sequence[Holding], makers: Sequence[Maker], priority: Mapping[str, int] | None) -> Array:
    """(class, holding) one where the claim is of the class."""
    if not priority:
        return np.ones((1, len(held)))
    klass = np.full(len(held), max(priority.values()) + 1)
    user = np.array([h.supplied if h.user < 0 else makers[h.user].stage for h in held])
    place = np.array([h.place for h in held])
    for name, value in priority.items():
        mine = place == net.places.index(name) if name in net.places else np.isin(user, net.stage_numbers(name))
        klass[mine] = np.minimum(klass[mine], value)
    return np.array([(klass == v).astype(float) for v in np.unique(klass)])
