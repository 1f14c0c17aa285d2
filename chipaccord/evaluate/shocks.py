"""Shocks on the supply network: a document's shocks as the network takes them, run under every capacity set."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

import numpy as np

from chipaccord._old_outcome import BN, Range, ShockResult, ShockRun, TradeLoss
from chipaccord.chain import Network, Outage, Scenario, simulate
from chipaccord.chain.result import Result
from chipaccord.chain.shocks import library
from chipaccord.parts.supply.section import FOLLOWED, Shock

SETS = ("recommended", "estimate_2025")
SETTINGS = ("central", "tight", "slack")
WEEKS = FOLLOWED // 7
K = TypeVar("K")


def networks() -> dict[tuple[str, str], Network]:
    """The shipped network by capacity set and by setting of stocks and utilisation."""
    return {(which, how): Network.shipped(which, how) for which in SETS for how in SETTINGS}


def scenario_of(shock: Shock) -> Scenario:
    """A document's shock as the network takes it."""
    if not shock.outages:
        return library()[shock.name].scenario
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


def simulated(nets: Mapping[K, Network], scenarios: Sequence[Scenario]) -> dict[K, Result]:
    """Every shock on every network, several networks at a time."""

    def one(net: Network) -> Result:
        return simulate(net, [placed(net, scenario) for scenario in scenarios], weeks=WEEKS, detail=False)

    if not scenarios:
        return {}
    with ThreadPoolExecutor(max(1, os.cpu_count() or 1)) as pool:
        return dict(zip(nets, pool.map(one, nets.values()), strict=True))


def shock_run(result: Result, k: int, trade: TradeLoss | None) -> ShockRun:
    """The figures of one shock in a result."""
    first = result.first_shortage[k].to_series().dropna()
    back = float(result.recovery_week[k])
    users = result.users_loss[k].sum("sector").to_series()
    late = np.cumsum((result.demand - result.served[k]).sum("stage").values) * BN
    status = result.status[k]
    return ShockRun(
        lost=float(result.loss[k]) * BN,
        users_lost=float(users.sum()) * BN,
        users_lost_by_place={str(place): float(v) * BN for place, v in users.items()},
        first_short=float(first.to_numpy().min()) if len(first) else None,
        first_product=str(first.idxmin()) if len(first) else "",
        recovered_after=None if np.isnan(back) else back,
        status=str(status),
        message=status.message,
        by_product={str(name): float(v) * BN for name, v in result.lost_sales[k].sum("place").to_series().items()},
        undelivered=tuple(late.tolist()),
        trade=trade,
    )


def shock_results(
    results: Mapping[tuple[str, str], Result],
    shocks: Sequence[Shock],
    trade: Mapping[str, Sequence[TradeLoss | None]],
    spared: Sequence[Range] | None,
) -> tuple[ShockResult, ...]:
    """Figures of every shock, with ranges over stocks and utilisation. results: (capacity set, setting) -> all shocks;
    trade: capacity set -> by shock."""
    out = []
    for k, shock in enumerate(shocks):
        scenario = scenario_of(shock)
        central = {which: shock_run(results[which, SETTINGS[0]], k, trade[which][k]) for which in SETS}
        lost = [float(found.loss[k]) * BN for found in results.values()]
        users = [float(found.users_loss[k].sum()) * BN for found in results.values()]
        paths = np.array(
            [np.cumsum((found.demand - found.served[k]).sum("stage").values) * BN for found in results.values()]
        )
        out.append(
            ShockResult(
                name=scenario.name,
                title=scenario.title,
                source=scenario.source,
                frequency=shock.a_year,
                frequency_status="assumption" if shock.frequency is None else "document",
                lost=Range.over(lost[0], lost),
                users_lost=Range.over(users[0], users),
                runs=central,
                undelivered_low=tuple(paths.min(axis=0).tolist()),
                undelivered_high=tuple(paths.max(axis=0).tolist()),
                spared=spared[k] if spared else None,
            )
        )
    return tuple(out)
