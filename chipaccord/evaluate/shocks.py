"""Shocks on the supply network: a document's shocks as the network takes them, and their figures with ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chipaccord.accord.supply import FOLLOWED, Shock
from chipaccord.chain import Outage, Result, Scenario, Summary, capacity_sets, library, settings, summarise, undelivered
from chipaccord.outcome import Range, ShockResult, ShockRun, TradeLoss

SETS = capacity_sets()
SETTINGS = settings()
WEEKS = FOLLOWED // 7


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


def shock_run(found: Summary, trade: TradeLoss | None) -> ShockRun:
    """The figures of one run."""
    return ShockRun(
        lost=found.lost,
        users_lost=found.users_lost,
        users_lost_by_place=found.users_lost_by_place,
        first_short=found.first_short,
        first_product=found.first_product,
        recovered_after=found.recovered_after,
        status=str(found.status),
        message=found.status.message,
        by_product=found.by_product,
        undelivered=tuple(found.undelivered.tolist()),
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
    paths = [undelivered(found) for found in results.values()]
    out = []
    for k, shock in enumerate(shocks):
        scenario = scenario_of(shock)
        lost = [float(found.loss[k]) for found in results.values()]
        users = [float(found.users_loss[k].sum()) for found in results.values()]
        out.append(
            ShockResult(
                name=scenario.name,
                title=scenario.title,
                source=scenario.source,
                frequency=shock.a_year,
                frequency_status="assumption" if shock.frequency is None else "document",
                lost=Range.over(lost[0], lost),
                users_lost=Range.over(users[0], users),
                runs={w: shock_run(summarise(results[w, SETTINGS[0]], k), trade[w][k]) for w in SETS},
                undelivered_low=tuple(float(min(week)) for week in zip(*(path[k] for path in paths), strict=True)),
                undelivered_high=tuple(float(max(week)) for week in zip(*(path[k] for path in paths), strict=True)),
                spared=spared[k] if spared else None,
            )
        )
    return tuple(out)
