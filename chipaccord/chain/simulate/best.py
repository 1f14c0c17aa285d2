"""The welfare-best rationing: each week the shipments that keep the most value in production, by linear programme.

Given what makers hold (F), what users hold (I) and have ordered (B, U), choose shipments y, receipts z, starts x and
deliveries d to final users:
    max  sum_f v d + sum_n v x + small sum_h v z
    s.t. sum_{j of n} y <= F,  y <= claims,  sum_{j in k} y = sum_{h in k} z,  z <= U
         x <= min(want, able),  a x <= I + z for what starts need,  d <= I + z,  d <= demand + what waits
v is the final value that a unit carries on its way down, at the value at risk of the users; the first half of a base
week's starts counts full, the second half 0.8 and catching up 0.02: demand that waits a little is not yet lost. It
looks one week ahead, so it need not beat the other rules over a whole outage.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import jax
import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.strikes import Events
from chipaccord.chain.simulate.dynamics import Net, Produced, State, finish, produce, ration
from chipaccord.chain.simulate.lists import Labels, NetLists, Stocks
from chipaccord.chain.simulate.runs import kept_of, strike, tables
from chipaccord.precision import double_precision, host

Array = npt.NDArray[np.float64]

RECEIPT = 1e-3  # worth of a unit received beyond this week's need, to one used
TIGHT = 1e-12  # of the largest base output: claims met this closely leave nothing to choose
STEPS = ((0.5, 1.0), (1.0, 0.8), (np.inf, 0.02))  # starts up to this part of the base week, and their worth


def run_best(network: Network, net: NetLists, start: Stocks, labels: Labels, es: Events) -> dict[str, Any]:
    """As `runs.run_all` with detail, week by week on the host."""
    value_n, value_h = values(network, net, labels)
    with double_precision():
        n = Net(*(host(np.asarray(v)) for v in net))
        n = jax.tree.map(jax.numpy.asarray, n)
        runs = []
        for r in range(len(es.loss)):
            e = jax.tree.map(jax.numpy.asarray, Events(*(v[r] for v in es)))
            runs.append(_one(n, net, start, labels, e, value_n, value_h))
    return _stacked(runs)


def _one(
    n: Net, net: NetLists, start: Stocks, labels: Labels, e: Events, value_n: Array, value_h: Array
) -> dict[str, Any]:
    to = tables(n, jax.numpy.asarray(labels.maker), jax.numpy.asarray(labels.holding), labels.sizes)
    strikes = strike(n, e, jax.numpy.asarray(labels.maker), jax.numpy.asarray(labels.to), blocks=True)
    move, share_out, end = jax.jit(produce), jax.jit(ration), jax.jit(finish)
    keep = jax.jit(partial(kept_of, to), static_argnames="detail")
    state = State(*(jax.numpy.asarray(v) for v in start))
    given_up = jax.numpy.zeros_like(n.demand)
    kept = []
    for t in range(e.loss.shape[0]):
        now = strikes(t, e.loss[t], e.scrap[t], e.block[t])
        state, made = move(n, state, now)
        ship, got = share_out(n, state, made)
        if float(jax.numpy.abs(ship - made.claims).max()) > TIGHT * float(net.base.max()):
            ship, got = programme(net, state, made, value_n, value_h)
        state, record = end(n, state, now, made, ship, got)
        given_up = given_up + record.lost
        kept.append(keep(state, record, detail=True))
    ends = {"given_up": to.by_final(given_up), "waiting": to.by_final(state.waiting)}
    last = tuple(to.by_node(x) for x in (record.able, record.want, record.starts))
    return {"ends": ends, "last": last, "weekly": {k: np.stack([np.asarray(w[k]) for w in kept]) for k in kept[0]}}


def _stacked(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    stacked: dict[str, Any] = jax.tree.map(lambda *parts: np.stack([np.asarray(p) for p in parts]), *runs)
    return stacked


def values(network: Network, net: NetLists, labels: Labels) -> tuple[Array, Array]:
    """(maker,) and (holding,): final value carried by a unit, users' value at risk included."""
    N, links, places = net.capacity.size, network.coefficient.size, len(network.places)
    makers, markets = np.zeros(N + 1), np.zeros(net.markets.size)
    holdings = np.zeros(net.market.size)
    row, place = labels.holding // places, labels.holding % places
    worth = np.einsum("fkp,k->fp", network.sector_weight, network.value_at_risk)
    final = row >= links
    holdings[final] = worth[row[final] - links, place[final]]
    needed = np.isin(np.arange(net.market.size), net.limits)
    used = np.bincount(net.market, net.use, minlength=net.markets.size)
    made = np.bincount(net.maker, net.flow, minlength=N)
    for _ in range(len(network.stages)):  # one more stage upstream is right after each round
        inner = ~final & needed
        holdings[inner] = makers[net.user[inner]] / net.a[inner]
        carried = np.bincount(net.market, net.use * holdings, minlength=net.markets.size)
        markets = np.divide(carried, used, out=np.zeros_like(carried), where=used > 0)
        sold = np.bincount(net.maker, net.flow * markets[net.sells], minlength=N)
        makers[:N] = np.divide(sold, made, out=np.zeros(N), where=made > 0)
    return makers[:N], holdings


def programme(
    net: NetLists, state: State, made: Produced, value_n: Array, value_h: Array
) -> tuple[jax.Array, jax.Array]:
    """Shipments (j,) and receipts (h,) of the week.

    Flows are solved for in units of the largest base output, so that the solver's absolute tolerances mean the same
    whatever money is counted in.
    """
    F, B, I, U, line = (np.asarray(v) for v in (state.F, state.B, state.I, state.U, state.L))  # noqa: E741
    J, H, N, f = net.maker.size, net.market.size, net.capacity.size, net.final
    want = np.maximum(net.target - (F + line - np.bincount(net.maker, B, minlength=N)), 0)
    asked = np.asarray(state.waiting) + net.demand
    parts = len(STEPS)
    size = J + H + parts * N + f.size
    y, z, d = np.arange(J), J + np.arange(H), J + H + parts * N + np.arange(f.size)
    x = J + H + np.arange(parts * N).reshape(parts, N)
    maker, slot = np.nonzero(net.limits < H)
    needs = net.limits[maker, slot]
    rows = np.arange(needs.size) + N
    finals = np.arange(f.size) + N + needs.size
    start_rows, start_columns = np.tile(rows, parts), x[:, maker].ravel()
    upper = coo_matrix(
        (
            np.concatenate(
                [np.ones(J), np.tile(net.a[needs], parts), -np.ones(needs.size), np.ones(f.size), -np.ones(f.size)]
            ),
            (
                np.concatenate([net.maker, start_rows, rows, finals, finals]),
                np.concatenate([y, start_columns, z[needs], d, z[f]]),
            ),
        ),
        shape=(N + needs.size + f.size, size),
    )
    equal = coo_matrix(
        (np.concatenate([np.ones(J), -np.ones(H)]), (np.concatenate([net.sells, net.market]), np.concatenate([y, z]))),
        shape=(net.markets.size, size),
    )
    base = np.bincount(net.maker, net.flow, minlength=N)
    most = np.minimum(want, np.asarray(made.able))
    edges = [np.minimum(most, up_to * base) for up_to, _ in STEPS]
    widths = np.diff(np.array([np.zeros(N), *edges]), axis=0)
    worth = [np.outer([w for _, w in STEPS], value_n).ravel()]
    gain = np.concatenate([np.zeros(J), RECEIPT * value_h, *worth, value_h[f]])
    top = np.concatenate([np.asarray(made.claims), U, widths.ravel(), asked])
    scale, unit = max(float(gain.max()), 1e-300), float(net.base.max())
    found = linprog(
        -gain / scale,
        A_ub=upper.tocsr(),
        b_ub=np.concatenate([F, I[needs], I[f]]) / unit,
        A_eq=equal.tocsr(),
        b_eq=np.zeros(net.markets.size),
        bounds=np.stack([np.zeros(top.size), np.maximum(top, 0) / unit], axis=1),
        method="highs",
    )
    if found.x is None:
        raise RuntimeError(f"the week's allocation has no solution ({found.message}); use rationing='proportional'")
    solution = unit * found.x
    ship, got = exact(net, solution[:J], solution[J : J + H], np.asarray(made.claims), F, U)
    return jax.numpy.asarray(ship), jax.numpy.asarray(got)


def exact(net: NetLists, ship: Array, got: Array, claims: Array, F: Array, U: Array) -> tuple[Array, Array]:
    """Shipments and receipts within what there is and add up market by market, which the solver keeps to 1e-7 only."""
    ship, got = np.clip(ship, 0, claims), np.clip(got, 0, U)
    taken = np.bincount(net.maker, ship, minlength=F.size)
    ship = ship * np.minimum(1.0, np.divide(F, taken, out=np.ones_like(F), where=taken > 0))[net.maker]
    size = net.markets.size
    sent, received = np.bincount(net.sells, ship, minlength=size), np.bincount(net.market, got, minlength=size)
    less = np.minimum(1.0, np.divide(received, sent, out=np.ones(size), where=sent > 0))
    more = np.minimum(1.0, np.divide(sent, received, out=np.ones(size), where=received > 0))
    return ship * less[net.sells], got * more[net.market]
