"""Shocks on the supply network: a document's shocks as the network takes them, run under every capacity set.

Shocks that block shipments need the network place by place, which takes longer; they are run apart from the others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

import numpy as np

from chipaccord.accord.supply import Shock
from chipaccord.chain import Network, Outage, Scenario, simulate
from chipaccord.chain.result import Result
from chipaccord.chain.shocks import shock as shipped
from chipaccord.outcome import BN, Range, ShockResult, ShockRun

SETS = ("recommended", "estimate_2025")
SETTINGS = ("central", "tight", "slack")
WEEKS = 104
K = TypeVar("K")


def networks(base: Mapping[str, Network]) -> dict[tuple[str, str], Network]:
    """The shipped network by capacity set and setting of stocks and utilisation."""
    return {
        (which, how): net if how == SETTINGS[0] else Network.shipped(which, how)
        for which, net in base.items()
        for how in SETTINGS
    }


def scenario_of(shock: Shock) -> Scenario:
    """A document's shock as the network takes it."""
    return own_scenario(shock) if shock.outages else shipped(shock.name)


def own_scenario(shock: Shock) -> Scenario:
    """A document's own shock as the network takes it."""
    outages = tuple(
        Outage(
            stage=o.stage,
            place=o.place,
            share=o.share,
            start=o.start,
            duration=o.duration or 0.0,
            recovery=o.recovery,
            curve=o.curve,
            path=o.text,
            scrap=o.scrap,
            strikes=o.strikes,
        )
        for o in shock.outages
    )
    return Scenario(shock.name, outages, source=shock.source)


def placed(net: Network, scenario: Scenario) -> Scenario:
    """The scenario without the outages that strike nothing in this network."""
    kept = []
    for outage in scenario.outages:
        with suppress(ValueError):
            net.node(outage.stage, outage.place)
            kept.append(outage)
    return replace(scenario, outages=tuple(kept))


def check_places(nets: Iterable[Network], scenarios: Sequence[Scenario]) -> None:
    """Raises ValueError for an outage that strikes nothing under any capacity set."""
    for scenario in scenarios:
        for outage in scenario.outages:
            missing = []
            for net in nets:
                try:
                    net.node(outage.stage, outage.place)
                except ValueError as error:
                    missing.append(str(error))
            if len(missing) == len(SETS):
                raise ValueError(f"shock '{scenario.name}': {missing[0]}")


def run_on(nets: Mapping[K, Network], scenarios: Sequence[Scenario]) -> dict[K, tuple[ShockRun, ...]]:
    """Every shock on every network, several networks at a time."""
    if not scenarios:
        return dict.fromkeys(nets, ())
    with ThreadPoolExecutor(max(1, os.cpu_count() or 1)) as pool:
        found = pool.map(lambda net: _runs(net, scenarios), nets.values())
        return dict(zip(nets, found, strict=True))


def _runs(net: Network, scenarios: Sequence[Scenario]) -> tuple[ShockRun, ...]:
    """Every shock on one network, in their order."""
    there = [placed(net, scenario) for scenario in scenarios]
    blocked = [any(o.strikes != "capacity" for o in scenario.outages) for scenario in there]
    out: dict[int, ShockRun] = {}
    for wanted in (False, True):
        chosen = [k for k, blocks in enumerate(blocked) if blocks is wanted]
        if chosen:
            result = simulate(net, [there[k] for k in chosen], weeks=WEEKS, detail=False)
            out |= {k: _shock_run(result, n) for n, k in enumerate(chosen)}
    return tuple(out[k] for k in range(len(scenarios)))


def _shock_run(result: Result, k: int) -> ShockRun:
    first = result.first_shortage[k].to_series().dropna()
    back = float(result.recovery_week[k])
    users = result.users_loss[k].sum("sector").to_series()
    late = np.cumsum((result.demand - result.served[k]).sum("stage").values) * BN
    return ShockRun(
        lost=float(result.loss[k]) * BN,
        users_lost=float(users.sum()) * BN,
        users_lost_by_place={str(place): float(v) * BN for place, v in users.items()},
        first_short=float(first.to_numpy().min()) if len(first) else None,
        first_product=str(first.idxmin()) if len(first) else "",
        recovered_after=None if np.isnan(back) else back,
        status=str(result.status[k]),
        message=result.status[k].message,
        by_product={str(name): float(v) * BN for name, v in result.lost_sales[k].sum("place").to_series().items()},
        undelivered=tuple(late.tolist()),
    )


def shock_results(
    runs: Mapping[tuple[str, str], Sequence[ShockRun]], scenarios: Sequence[Scenario]
) -> tuple[ShockResult, ...]:
    """Figures of every shock, with ranges over stocks and utilisation. runs: (capacity set, setting) -> by shock."""
    out = []
    for k, scenario in enumerate(scenarios):
        all_runs = [found[k] for found in runs.values()]
        central = {which: runs[which, SETTINGS[0]][k] for which in SETS}
        paths = np.array([one.undelivered for one in all_runs])
        out.append(
            ShockResult(
                name=scenario.name,
                title=scenario.title,
                source=scenario.source,
                lost=Range.over(central[SETS[0]].lost, [one.lost for one in all_runs]),
                users_lost=Range.over(central[SETS[0]].users_lost, [one.users_lost for one in all_runs]),
                runs=central,
                undelivered_low=tuple(paths.min(axis=0).tolist()),
                undelivered_high=tuple(paths.max(axis=0).tolist()),
                trade=None,
            )
        )
    return tuple(out)
