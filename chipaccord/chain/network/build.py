"""From CSV files to a network: names matched, shares checked, bills of materials scaled, base flow computed.

A stage with a stated world value has its rows of inputs.csv scaled so that its uses add up to that value; the weeks
that follow do not depend on the scale, only on who uses how much of it. A stage named "product/variant" is a chip of
that product; the chips of a product do not replace one another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import numpy as np

from chipaccord.chain.network.figures import COLUMNS, Figure, Line, NetworkError, figure, in_bn, lines, near, number
from chipaccord.chain.network.flow import WEEKS, Array, Index, base_flow, users_first
from chipaccord.chain.network.parameters import SETTINGS, Parameters
from chipaccord.chain.network.rows import (
    Demand,
    check_reachable,
    demand_of,
    links_of,
    shares_of,
    sourcing_of,
    suppliers,
)


class Fields(TypedDict):
    """What a `Network` is made of, field by field; its docstring says what each is."""

    name: str
    stages: tuple[str, ...]
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    sectors: tuple[str, ...]
    products: tuple[str, ...]
    product_of: Index
    link_input: Index
    link_user: Index
    coefficient: Array
    essential: tuple[str, ...]
    sourcing: Array
    capacity: Array
    demand: Array
    lead: Index
    finished: Array
    cover: Array
    qualification: Array
    emergency: Array
    second: Array
    patience: Index
    value_at_risk: Array
    groups: Mapping[str, tuple[str, ...]]
    processes: Mapping[str, tuple[str, ...]]
    concentration: Mapping[str, Mapping[str, float]]
    figures: tuple[Figure, ...]


def build(
    folder: Path, capacity: str, setting: str | Mapping[str, str], variants: Mapping[str, str], name: str
) -> Fields:
    """Read and check a folder of CSV files. Raises NetworkError with every mistake."""
    mistakes: list[str] = []
    files = {file: lines(folder, file, mistakes) for file in COLUMNS}
    if isinstance(setting, str) and setting not in SETTINGS:
        mistakes.append(f"setting {setting!r} is not one of {', '.join(SETTINGS)}{near(setting, SETTINGS)}")
    if mistakes:
        raise NetworkError(mistakes)
    column = SETTINGS[setting] if isinstance(setting, str) else setting
    process = {row["member"]: row["group"] for row in files["groups.csv"] if row["kind"] == "process"}
    p = Parameters(files["stages.csv"], column, process, mistakes)
    stages, links = links_of(files["inputs.csv"], files["products.csv"], p, mistakes)
    shares, of_shares = shares_of(files["capacity.csv"], p.kind, capacity, variants, mistakes)
    check_reachable(stages, shares, p, files["inputs.csv"], mistakes)
    of_demand = list(p.figures) + of_shares
    demand = demand_of(files["products.csv"], p, of_demand, mistakes)
    order = _order(stages, links, mistakes)
    if mistakes:
        raise NetworkError(mistakes)
    used = {*(q for by in shares.values() for q in by), *demand.places}
    named = [*(row["place"] for row in files["capacity.csv"]), *demand.places]  # the same order for every set
    places = tuple(q for q in dict.fromkeys(named) if q in used)
    share = np.array([[(suppliers(s, shares, p) or {}).get(q, 0.0) for q in places] for s in stages])
    link_input = np.array([stages.index(row["input"]) for row in links], dtype=np.intp)
    link_user = np.array([stages.index(row["stage"]) for row in links], dtype=np.intp)
    given = np.array([number(row, "central", mistakes, "use") for row in links])
    own = [figure(row, row["stage"], f"use {row['input']}", v) for row, v in zip(links, given, strict=True)]
    sold = _sold(demand, stages, places)
    stated = {k: v for k, s in enumerate(stages) if "/" not in s and (v := p.value.get((s, "world_value"))) is not None}
    sold_in = {row["subject"]: row.at for row in files["products.csv"] if row["field"] == "sales"}
    at = [sold_in.get(s.split("/")[0], "products.csv") for s in stages]
    coefficient = _close(order, link_input, link_user, given, sold, stated, stages, at, mistakes)
    sourcing = sourcing_of(files["sourcing.csv"], stages, places, share, mistakes)
    if mistakes:
        raise NetworkError(mistakes)
    groups: dict[str, tuple[str, ...]] = {}
    for row in files["groups.csv"]:
        if row["member"] in stages:
            groups[row["group"]] = (*groups.get(row["group"], ()), row["member"])

    def by_stage(name: str) -> Array:
        return np.array([p.get(s, name) for s in stages])

    def qualification(table: Mapping[tuple[str, str], float]) -> Array:
        found = [p.find(s, "qualification", table) for s in stages]
        return np.array([np.inf if v is None else v for v in found])

    _, output = base_flow(
        users_first(link_input, link_user, len(stages)), link_input, link_user, coefficient, sold, sourcing
    )
    return Fields(
        name=name,
        stages=stages,
        kinds=tuple(p.kind[s] for s in stages),
        places=places,
        sectors=demand.sectors,
        products=demand.products,
        product_of=np.array([_place_in(demand.products, s.split("/")[0]) for s in stages], dtype=np.intp),
        link_input=link_input,
        link_user=link_user,
        coefficient=coefficient,
        essential=tuple(row["essential"] for row in links),
        sourcing=sourcing,
        capacity=output / by_stage("utilisation")[:, None],
        demand=sold,
        lead=np.maximum(np.rint(by_stage("lead_time")), 1).astype(np.intp),
        finished=by_stage("finished_stock")[:, None] / 7 * (share > 0),
        cover=by_stage("input_cover")[:, None] / 7 * np.ones((1, len(places))),
        qualification=qualification(p.value),
        emergency=qualification(p.low),
        second=np.zeros(share.shape),
        patience=np.rint(by_stage("patience")).astype(np.intp),
        value_at_risk=np.array([demand.at_risk.get(k, 1.0) for k in demand.sectors]),
        groups=groups,
        processes={g: m for g, m in groups.items() if g in process.values()},
        concentration={s: shares[s] for s, kind in p.kind.items() if kind in ("equipment", "design") and s in shares},
        figures=tuple(of_demand + own),
    )


def _place_in(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else -1


def _sold(demand: Demand, stages: Sequence[str], places: Sequence[str]) -> Array:
    """(stage, sector, place) final sales, USD a week."""
    sold = np.zeros((len(stages), len(demand.sectors), len(places)))
    for (stage, sector, place), value in demand.sales.items():
        sold[stages.index(stage), demand.sectors.index(sector), places.index(place)] += value / WEEKS
    return sold


def _order(stages: Sequence[str], links: Sequence[Line], mistakes: list[str]) -> list[int]:
    """Stages with users before their inputs; a cycle is a mistake that names its rows."""
    left = {s: {row["stage"] for row in links if row["input"] == s} for s in stages}
    done: list[int] = []
    while left:
        ready = [s for s, users in left.items() if not users]
        if not ready:
            cycle = _cycle(left)
            rows = {(row["input"], row["stage"]): row.number for row in links}
            at = [f"line {rows[a, b]}" for a, b in pairwise(cycle) if (a, b) in rows]
            mistakes.append(
                f"inputs.csv, {', '.join(at)}: {' goes into '.join(cycle)}: a cycle; drop one of these rows"
            )
            return []
        for s in ready:
            del left[s]
            done.append(stages.index(s))
        for users in left.values():
            users.difference_update(ready)
    return done


def _cycle(left: Mapping[str, set[str]]) -> list[str]:
    """Follow uses until a stage comes back."""
    path = [next(iter(left))]
    while True:
        following = sorted(left[path[-1]])[0]
        if following in path:
            return [*path[path.index(following) :], following]
        path.append(following)


def _close(
    order: Sequence[int],
    link_input: Index,
    link_user: Index,
    given: Array,
    sold: Array,
    stated: Mapping[int, float],
    stages: Sequence[str],
    at: Sequence[str],
    mistakes: list[str],
) -> Array:
    """(link,) input shares scaled to the stated world values.

    Final sales become net of what other stages buy, in place. at (stage,): the row that gives its sales.
    """
    coefficient = given.copy()
    value = np.zeros(len(stages))
    for s in order:
        own = np.flatnonzero(link_input == s)
        used = float(coefficient[own] @ value[link_user[own]])
        sales = float(sold[s].sum())
        if sales > 0:
            if used > sales:
                mistakes.append(
                    f"{at[s]}: other stages use {in_bn(used * WEEKS)} a year of {stages[s]}, more than its sales of "
                    f"{in_bn(sales * WEEKS)}; raise sales or lower uses"
                )
            sold[s] *= max(1 - used / sales, 0.0)
            value[s] = sales
        elif s in stated and used > 0:
            coefficient[own] *= stated[s] / WEEKS / used
            value[s] = stated[s] / WEEKS
        else:
            value[s] = used
    return coefficient
