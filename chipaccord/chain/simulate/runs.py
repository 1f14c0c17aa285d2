"""The loop over weeks for many runs: compiled once for each size, chunks of runs side by side on the cores."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from chipaccord.chain.outages.strikes import Events
from chipaccord.chain.simulate.dynamics import Net, Record, State, Week
from chipaccord.chain.simulate.dynamics import week as one_week
from chipaccord.chain.simulate.lists import Labels, NetLists, Stocks
from chipaccord.precision import double_precision, host

Array = npt.NDArray[np.float64]

BATCH = 16  # runs advanced together
FEW = 4  # beyond, chunks are multiples of this
NODE_FLOWS = ("able", "want", "starts", "done", "shipped", "scrapped")
FINAL_FLOWS = ("lost", "served", "short")
HOLDING_FLOWS = ("used", "received", "missed")


class Tables(NamedTuple):
    """Sums of list entries into labelled tables: makers to stage x place, holdings and final users to row x place."""

    by_node: Callable[[jax.Array], jax.Array]
    by_holding: Callable[[jax.Array], jax.Array]
    by_final: Callable[[jax.Array], jax.Array]


def tables(n: Net, maker_at: jax.Array, holding_at: jax.Array, sizes: tuple[int, int, int]) -> Tables:
    """The sums for one layout."""
    stages, rows, places = sizes

    def by_node(x: jax.Array) -> jax.Array:
        return jax.ops.segment_sum(x, maker_at, stages * places).reshape(stages, places)

    def by_holding(x: jax.Array) -> jax.Array:
        return jax.ops.segment_sum(x, holding_at, rows * places).reshape(rows, places)

    def by_final(x: jax.Array) -> jax.Array:
        return by_holding(jnp.zeros(holding_at.size, x.dtype).at[n.final].set(x))

    return Tables(by_node, by_holding, by_final)


def kept_of(to: Tables, state: State, record: Record, detail: bool) -> dict[str, jax.Array]:
    """What is kept of a week: tables of every flow and stock (detail), or final flows by stage."""
    flows = {name: to.by_final(getattr(record, name)) for name in FINAL_FLOWS}
    if not detail:
        return {name: table.sum(-1) for name, table in flows.items()}
    stocks = {"F": to.by_node(state.F), "W": to.by_node(state.L), "I": to.by_holding(state.I)}
    nodes = {name: to.by_node(getattr(record, name)) for name in NODE_FLOWS}
    held = {name: to.by_holding(getattr(record, name)) for name in HOLDING_FLOWS}
    return {**flows, "waiting": to.by_final(state.waiting), **stocks, **nodes, **held}


def strike(n: Net, e: Events, maker_at: jax.Array, users_at: jax.Array, blocks: bool) -> Callable[..., Any]:
    """The function from a week's number and losses to what strikes in it, for one run."""
    where = e.where[:, maker_at]
    ready = e.ready[maker_at][n.maker]

    def of_week(t: jax.Array, loss: jax.Array, scrap: jax.Array, block: jax.Array) -> Week:
        free = jnp.ones(1, loss.dtype)
        if blocks:
            free = jnp.prod(1 - block[:, None] * e.to[:, users_at] * where[:, n.maker], axis=0)
        return Week(
            able=jnp.prod(1 - where * loss[:, None], axis=0),
            kept=jnp.prod(1 - where * scrap[:, None], axis=0),
            free=free,
            moves=(t >= ready).astype(loss.dtype),
        )

    return of_week


def run_all(net: NetLists, start: Stocks, labels: Labels, es: Events, detail: bool, blocks: bool) -> dict[str, Any]:
    """Advance all runs; every array comes back with the run first."""
    runs = len(es.loss)
    size = chunk_of(runs)
    chunks = [Events(*(_padded(v[k : k + size], size) for v in es)) for k in range(0, runs, size)]
    n, s = Net(*(host(v) for v in net)), State(*(host(v) for v in start))

    def one(chunk: Events) -> dict[str, Any]:
        with double_precision():
            out = _run(n, s, labels[:3], chunk, sizes=labels.sizes, detail=detail, blocks=blocks)
            found: dict[str, Any] = jax.tree.map(np.asarray, out)
            return found

    first = one(chunks[0])  # compiles
    with ThreadPoolExecutor(max(1, os.cpu_count() or 1)) as pool:
        rest = list(pool.map(one, chunks[1:]))
    joined: dict[str, Any] = jax.tree.map(lambda *parts: np.concatenate(parts)[:runs], first, *rest)
    return joined


def chunk_of(runs: int) -> int:
    """Runs in a chunk: even chunks of at most `BATCH`, in few sizes, for each is compiled once."""
    even = -(-runs // -(-runs // BATCH))
    return even if even <= FEW else FEW * -(-even // FEW)


def _padded(values: Array, size: int) -> Array:
    """Repeat the last run until the chunk is full."""
    if len(values) == size:
        return values
    return np.concatenate([values, np.repeat(values[-1:], size - len(values), axis=0)])


@partial(jax.jit, static_argnames=("sizes", "detail", "blocks"))
def _run(
    n: Net,
    start: State,
    at: Any,
    es: Events,
    sizes: tuple[int, int, int],
    detail: bool,
    blocks: bool,
) -> dict[str, Any]:
    """A chunk of runs: what is kept of each week, demand given up and still waiting, and the last week by node."""
    maker_at, holding_at, users_at = at
    to = tables(n, maker_at, holding_at, sizes)

    def one(e: Events) -> dict[str, Any]:
        strikes = strike(n, e, maker_at, users_at, blocks)

        def step(carry: Any, xs: Any) -> Any:
            state, given_up, _ = carry
            state, record = one_week(n, state, strikes(*xs))
            last = (record.able, record.want, record.starts)
            return (state, given_up + record.lost, last), kept_of(to, state, record, detail)

        none = jnp.zeros_like(n.capacity)
        weeks = (jnp.arange(e.loss.shape[0]), e.loss, e.scrap, e.block)
        (end, given_up, last), kept = jax.lax.scan(step, (start, jnp.zeros_like(n.demand), (none, none, none)), weeks)
        ends = {"given_up": to.by_final(given_up), "waiting": to.by_final(end.waiting)}
        return {"ends": ends, "last": tuple(to.by_node(x) for x in last), "weekly": kept}

    found: dict[str, Any] = jax.vmap(one)(es)
    return found
