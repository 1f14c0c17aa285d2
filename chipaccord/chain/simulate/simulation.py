"""Simulate outages of the network week by week: many runs in one call.

`simulate(network, outages)` is the one function; the week is in `dynamics`, the loop in `runs`, what comes back in
`result`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jax
import numpy as np
import numpy.typing as npt
import xarray as xr

from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.outage import Outage, Scenario, scenarios_of
from chipaccord.chain.outages.strikes import events, kept_apart
from chipaccord.chain.simulate.best import run_best
from chipaccord.chain.simulate.lists import Labels, Stocks, lay_out
from chipaccord.chain.simulate.result import Result, run_names
from chipaccord.chain.simulate.runs import NODE_FLOWS, run_all

Array = npt.NDArray[np.float64]

DETAILED = 16  # up to this many runs keep every week of every node
RULES = ("proportional", "priority", "best")


def simulate(
    network: Network,
    outages: Outage | Scenario | Sequence[Outage | Scenario],
    weeks: int = 104,
    rationing: str = "proportional",
    priority: Mapping[str, int] | None = None,
    emergency: bool = True,
    detail: bool | None = None,
    by_place: bool = False,
) -> Result:
    """Run each outage (or scenario of several outages at once) on the network.

    rationing: "proportional" to claims; "priority" (classes by product, stage or place of use, lowest first;
    default: by the value at risk of each product's users); "best" (each week the shipments that keep the most value in
    production, by linear programme: slow, for single runs). emergency: second sources are qualified in less time.
    detail: keep every week of every node (default: for up to 16 runs). by_place: keep apart what every place buys from
    every other, not only where shipments are blocked or sourcing differs (slower).
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
    everyone = tuple(range(len(network.places)))
    classes = [everyone if by_place else kept_apart(network, s) for s in scenarios]
    full = rationing == "best" or (len(scenarios) <= DETAILED if detail is None else detail)
    parts: list[tuple[list[int], dict[str, Any]]] = []
    for apart in dict.fromkeys(classes):
        own = [k for k, c in enumerate(classes) if c == apart]
        net, start, labels = lay_out(network, apart, priority)
        es = events(network, [scenarios[k] for k in own], weeks, emergency)
        if rationing == "best":
            parts.append((own, run_best(network, net, start, labels, es)))
        else:
            parts.append((own, run_all(net, start, labels, es, detail=full, blocks=bool(es.block.any()))))
    turn = np.argsort(np.concatenate([own for own, _ in parts]))
    out = jax.tree.map(lambda *arrays: np.concatenate(arrays)[turn], *(part for _, part in parts))
    return _result(network, scenarios, start, labels, out, full)


def by_value_at_risk(network: Network) -> dict[str, int]:
    """Products ranked by what their users lose for want of a dollar of chips."""
    lost = {}
    for k, product in enumerate(network.products):
        sold = network.demand[network.product_of == k].sum(axis=(0, 2))
        lost[product] = float(sold @ network.value_at_risk / max(sold.sum(), 1e-300))
    return {product: rank for rank, product in enumerate(sorted(lost, key=lambda p: -lost[p]))}


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
        flat = np.bincount(at, values, minlength=size * len(places)).astype(float)
        return flat.reshape(1, size, len(places))

    found = {name: table(name, weekly[name]) for name in weekly}
    one = {"run": [0], "place": places}
    begin = {
        "F": sums(start.F, labels.maker, stages),
        "W": sums(start.L, labels.maker, stages),
        "I": sums(start.I, labels.holding, rows),
    }
    for name, values in begin.items():
        found[f"{name}_start"] = xr.DataArray(
            np.broadcast_to(values, (len(runs), *values.shape[1:])),
            dims=("run", found[name].dims[2], "place"),
            coords={**one, "run": runs},
        )
    return found
