"""Simulate outages of the network week by week: many runs in one call.

`simulate(network, outages)` is the one function; the week itself is in `dynamics`, what comes back in `result`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, cast

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
import xarray as xr

from chipaccord.chain import dynamics
from chipaccord.chain.lists import Labels, Stocks, lay_out
from chipaccord.chain.network import Network
from chipaccord.chain.outage import Outage, Scenario, scenarios_of
from chipaccord.chain.precision import double_precision
from chipaccord.chain.result import NODE_FLOWS, Result, run_names
from chipaccord.chain.strikes import Events, events

Array = npt.NDArray[np.float64]

DETAILED = 16  # up to this many runs keep every week of every node
BATCH = 16  # runs advanced together
RULES = ("proportional", "priority", "best")


def simulate(
    network: Network,
    outages: Outage | Scenario | Sequence[Outage | Scenario],
    weeks: int = 104,
    rationing: str = "proportional",
    priority: Mapping[str, int] | None = None,
    emergency: bool = True,
    detail: bool | None = None,
    by_place: bool | None = None,
) -> Result:
    """Run each outage (or scenario of several outages at once) on the network.

    rationing: "proportional" to claims; "priority" (classes by product, stage or place of use, lowest first;
    default: by the value at risk of each product's users); "best" (each week the shipments that keep the most value in
    production, by linear programme: slow, for single runs). emergency: second sources are qualified in less time.
    detail: keep every week of every node (default: for up to 16 runs). by_place: keep apart which place buys from which
    (default: where shipments are blocked or sourcing differs by place; slower).
    Raises ValueError for names that are not in the network, with the nearest that is.
    """
    scenarios = scenarios_of(outages)
    if not scenarios:
        raise ValueError("no outages to simulate; pass at least one")
    if weeks < 1:
        raise ValueError(f"weeks is {weeks}: simulate at least one week")
    if rationing not in RULES:
        raise ValueError(f"rationing {rationing!r} is not one of {', '.join(RULES)}")
    if priority and rationing != "priority":
        raise ValueError("priority classes are given, but rationing is not 'priority'")
    if rationing == "priority" and not priority:
        priority = by_value_at_risk(network)
    blocks = any(o.strikes != "capacity" for s in scenarios for o in s.outages)
    net, start, labels = lay_out(network, blocks if by_place is None else by_place, priority)
    es = events(network, scenarios, weeks, emergency)
    full = len(scenarios) <= DETAILED if detail is None else detail
    args = (dynamics.Net(*net), dynamics.State(*start), labels[:3])
    static = {"sizes": labels.sizes, "detail": full, "blocks": blocks}
    if rationing == "best":
        from chipaccord.chain.best import run_best

        out = run_best(network, net, start, labels, es)
        full = True
    else:
        out = _run_chunks(args, es, static)
    return _result(network, scenarios, start, labels, out, full)


def by_value_at_risk(network: Network) -> dict[str, int]:
    """Products ranked by what their users lose for want of a dollar of chips."""
    lost = {}
    for k, product in enumerate(network.products):
        sold = network.demand[network.product_of == k].sum(axis=(0, 2))
        lost[product] = float(sold @ network.value_at_risk / max(sold.sum(), 1e-300))
    return {product: rank for rank, product in enumerate(sorted(lost, key=lambda p: -lost[p]))}


def _run_chunks(args: Any, es: Events, static: Mapping[str, Any]) -> dict[str, Any]:
    """Chunks of runs, one thread each: the compiled program uses one core."""
    runs = len(es.loss)
    size = min(BATCH, 1 << (runs - 1).bit_length())
    chunks = [Events(*(_padded(v[k : k + size], size) for v in es)) for k in range(0, runs, size)]

    def one(chunk: Events) -> dict[str, Any]:
        with double_precision():
            return cast(dict[str, Any], jax.tree.map(np.asarray, _run(*args, chunk, **static)))

    first = one(chunks[0])  # compiles
    with ThreadPoolExecutor(max(1, os.cpu_count() or 1)) as pool:
        rest = list(pool.map(one, chunks[1:]))
    joined: dict[str, Any] = jax.tree.map(lambda *parts: np.concatenate(parts)[:runs], first, *rest)
    return joined


def _padded(values: Array, size: int) -> Array:
    """Repeat the last run until the chunk is full."""
    if len(values) == size:
        return values
    return np.concatenate([values, np.repeat(values[-1:], size - len(values), axis=0)])


@partial(jax.jit, static_argnames=("sizes", "detail", "blocks"))
def _run(n: dynamics.Net, start: dynamics.State, at: Any, es: Events, sizes: Any, detail: bool, blocks: bool) -> Any:
    """A chunk of runs, with every week's record (detail) or its sums, in labelled tables."""
    maker_at, holding_at, to = at
    stages, rows, places = sizes
    finals = rows * places

    def by_node(x: jax.Array) -> jax.Array:
        return jax.ops.segment_sum(x, maker_at, stages * places).reshape(stages, places)

    def by_holding(x: jax.Array) -> jax.Array:
        return jax.ops.segment_sum(x, holding_at, finals).reshape(rows, places)

    def by_final(x: jax.Array) -> jax.Array:
        return by_holding(jnp.zeros(holding_at.size, x.dtype).at[n.final].set(x))

    def one(e: Events) -> Any:
        where = e.where[:, maker_at]
        ready = e.ready[maker_at][n.maker]

        def step(carry: Any, xs: Any) -> Any:
            state, given_up, _ = carry
            t, loss, scrap, block = xs
            free = jnp.ones(1, loss.dtype)
            if blocks:
                free = jnp.prod(1 - block[:, None] * e.to[:, to] * where[:, n.maker], axis=0)
            now = dynamics.Week(
                able=jnp.prod(1 - where * loss[:, None], axis=0),
                kept=jnp.prod(1 - where * scrap[:, None], axis=0),
                free=free,
                moves=(t >= ready).astype(loss.dtype),
            )
            state, record = dynamics.week(n, state, now)
            kept: Any = {name: getattr(record, name) for name in ("lost", "served", "short")}
            if detail:
                line = jax.ops.segment_sum(state.W, n.line, n.capacity.size)
                kept = {k: by_final(v) for k, v in kept.items()} | {"waiting": by_final(state.waiting)}
                kept |= {k: by_node(getattr(record, k)) for k in NODE_FLOWS} | {
                    "F": by_node(state.F),
                    "W": by_node(line),
                }
                kept |= {k: by_holding(getattr(record, k)) for k in ("used", "received", "missed")}
                kept |= {"I": by_holding(state.I)}
            else:
                kept = {k: by_final(v).sum(-1) for k, v in kept.items()}
            return (state, given_up + record.lost, (record.able, record.want, record.starts)), kept

        none = jnp.zeros_like(n.capacity)
        times = (jnp.arange(e.loss.shape[0]), e.loss, e.scrap, e.block)
        (end, given_up, last), kept = jax.lax.scan(step, (start, jnp.zeros_like(n.demand), (none, none, none)), times)
        ends = {"given_up": by_final(given_up), "waiting": by_final(end.waiting)}
        return {"ends": ends, "last": tuple(by_node(x) for x in last), "weekly": kept}

    return jax.vmap(one)(es)


def _result(
    net: Network, scenarios: tuple[Scenario, ...], start: Stocks, labels: Labels, out: Any, full: bool
) -> Result:
    """Put the labels on."""
    links = net.coefficient.size
    runs, final, places = run_names(scenarios), [net.stages[s] for s in net.final], list(net.places)
    weekly = out["weekly"]
    whole = {k: weekly[k].sum(-1) if full else weekly[k] for k in ("lost", "served", "short")}
    coords = {"run": runs, "stage": final}
    kept = {k: xr.DataArray(v[..., links:], dims=("run", "week", "stage"), coords=coords) for k, v in whole.items()}
    ends = {
        k: xr.DataArray(v[:, links:], dims=("run", "stage", "place"), coords={**coords, "place": places})
        for k, v in out["ends"].items()
    }
    able, want, starts = out["last"]
    return Result(
        network=net,
        scenarios=scenarios,
        able_end=able,
        want_end=want,
        starts_end=starts,
        detail=_detail(net, start, labels, weekly, runs, final) if full else None,
        **ends,
        **kept,
    )


def _detail(
    net: Network, start: Stocks, labels: Labels, weekly: Mapping[str, Array], runs: list[str], final: list[str]
) -> dict[str, xr.DataArray]:
    """Every week of every node, line, user's stock and final user."""
    links = [f"{net.stages[i]} in {net.stages[u]}" for i, u in zip(net.link_input, net.link_user, strict=True)]
    stages, rows, _ = labels.sizes
    places = list(net.places)

    def table(name: str, values: Array) -> xr.DataArray:
        if name in (*NODE_FLOWS, "F", "W"):
            row, names = "stage", list(net.stages)
        elif name in ("served", "lost", "short", "waiting"):
            row, names, values = "stage", final, values[..., len(links) :, :]
        else:
            row, names = "link", [*links, *(f"{s} to users" for s in final)]
        return xr.DataArray(
            values, dims=("run", "week", row, "place"), coords={"run": runs, row: names, "place": places}
        )

    def sums(values: Array, at: npt.NDArray[np.int32], size: int) -> Array:
        return np.bincount(at, values, minlength=size * len(places)).reshape(1, 1, size, len(places))

    found = {name: table(name, weekly[name]) for name in weekly}
    n_of_slot = np.repeat(np.arange(labels.maker.size), np.rint(net.lead[labels.maker // len(places)]).astype(int))
    one = {"run": [0], "place": places}
    begin = {
        "F": sums(start.F, labels.maker, stages),
        "W": sums(np.bincount(n_of_slot, start.W), labels.maker, stages),
        "I": sums(start.I, labels.holding, rows),
    }
    for name, values in begin.items():
        found[f"{name}_start"] = xr.DataArray(
            np.broadcast_to(values[:, 0], (len(runs), *values.shape[2:])),
            dims=("run", found[name].dims[2], "place"),
            coords={**one, "run": runs},
        )
    return found
