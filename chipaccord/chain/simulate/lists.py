"""A network laid out as lists for the weekly equations of `dynamics`: the numbers of its `structure`.

Per maker, arc and holding: capacities, base flows, stocks and targets of the base week, from arrays in one sweep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network.network import Network
from chipaccord.chain.simulate.structure import Structure, structure_of

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
    """Where entries belong in labelled tables.

    maker (n,) in stage x place; holding (h,) in row x place of use, where rows are links, then the final stages; to
    (j,) a place of use of each arc; sizes (stages, rows, places).
    """

    maker: Ints
    holding: Ints
    to: Ints
    sizes: tuple[int, int, int]


def uneven(net: Network) -> bool:
    """Whether users of some stage source differently by place."""
    used = net.sourcing.sum(axis=2) > 0
    first = net.sourcing[np.arange(len(net.stages)), used.argmax(axis=1)]
    return bool(np.abs((net.sourcing - first[:, None]) * used[..., None]).max() > 1e-12)


def lay_out(
    net: Network, apart: Sequence[int] | None = None, priority: Mapping[str, int] | None = None
) -> tuple[NetLists, Stocks, Labels]:
    """Lists, base-week stocks and labels.

    apart (place,): class of each place whose users share markets (default: one class). `priority`: class by
    product, stage or place of use, lowest served first.
    """
    apart = range(len(net.places)) if uneven(net) else apart or [0] * len(net.places)
    t = structure_of(net, apart)
    N, P = t.stage.size, len(net.places)
    weight = np.where(t.die >= 0, net.sourcing[t.die, t.place, t.origin], 1.0)
    x = net.output[t.stage, t.place] * weight
    a = np.where(t.link >= 0, net.coefficient[t.link], 1.0)
    share, part_of_all = _shares(net, t, weight)
    use = a * np.where(t.user >= 0, x[t.user], net.demand.sum(axis=1)[t.supplied, t.at] * part_of_all)
    flow: Array = np.bincount(t.pair_arc, use[t.pair_holding] * share, minlength=t.seller.size).astype(float)
    lead = net.lead[t.stage]
    enters = np.concatenate([[0], np.cumsum(lead)[:-1]])
    begins = np.zeros(lead.sum())
    begins[enters] = 1.0
    cover = net.cover[t.supplied, t.at] * use
    final = np.flatnonzero(t.user < 0)
    finished = net.finished[t.stage, t.place] * x
    lists = NetLists(
        capacity=net.capacity[t.stage, t.place] * weight,
        lead=lead.astype(float),
        target=finished + lead * x,
        line=np.repeat(np.arange(N), lead).astype(np.int32),
        enters=enters.astype(np.int32),
        leaves=(enters + lead - 1).astype(np.int32),
        begins=begins,
        maker=t.seller.astype(np.int32),
        sells=t.sold_in.astype(np.int32),
        flow=flow,
        second=net.second[t.stage, t.place][t.seller],
        arcs=t.arcs,
        market=t.market.astype(np.int32),
        use=use,
        position=cover + use,
        markets=np.bincount(t.sold_in, flow, minlength=len(t.markets)).astype(float),
        base=x,
        user=np.where(t.user >= 0, t.user, N).astype(np.int32),
        a=a,
        limits=t.limits,
        final=final.astype(np.int32),
        demand=use[final],
        patience=net.patience[t.supplied[final]].astype(float),
        rank=ranks(net, t, priority),
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
    first = list(apart)
    labels = Labels(
        maker=(t.stage * P + t.place).astype(np.int32),
        holding=(t.row * P + t.at).astype(np.int32),
        to=np.array([first.index(c) for _, _, c in t.markets], dtype=np.int32)[t.sold_in],
        sizes=(len(net.stages), net.coefficient.size + net.final.size, P),
    )
    return lists, stocks, labels


def _shares(net: Network, t: Structure, weight: Array) -> tuple[Array, Array]:
    """(pair,) share of a holding that comes through an arc, and (h,) the part of its user's purchases that it is.

    That part is of all that final users in a place buy of a stage, and 1 for makers' stocks.
    """
    h, n = t.pair_holding, t.seller[t.pair_arc]
    bought = net.sourcing[t.supplied[h], t.at[h], t.place[n]] * weight[n]
    of_part = (t.part[h] >= 0) & (t.link[h] >= 0)  # a designed part takes the dies of its place alone
    raw = np.where(of_part, t.place[n] == t.part[h], bought)
    total = np.bincount(h, raw, minlength=t.user.size)
    final = t.user < 0
    by_place = np.zeros(net.sourcing.shape[:2])
    np.add.at(by_place, (t.supplied[final], t.at[final]), total[final])
    part_of_all = np.ones(t.user.size)
    part_of_all[final] = total[final] / by_place[t.supplied[final], t.at[final]]
    return raw / np.maximum(total, 1e-300)[h], part_of_all


def ranks(net: Network, t: Structure, priority: Mapping[str, int] | None) -> Array:
    """(class, holding) one where the claim is of the class."""
    if not priority:
        return np.ones((1, t.user.size))
    klass = np.full(t.user.size, max(priority.values()) + 1)
    user = np.where(t.user < 0, t.supplied, t.stage[t.user])
    for name, value in priority.items():
        mine = t.at == net.places.index(name) if name in net.places else np.isin(user, net.stage_numbers(name))
        klass[mine] = np.minimum(klass[mine], value)
    return np.array([(klass == v).astype(float) for v in np.unique(klass)])
