"""The supply network's part: shocks under all capacity sets, the narrow places, what purchases and support do to it.

Every shock runs on the shipped network under all sets of shares by place, and under low and high stocks and utilisation
for the range. The accord's purchases raise demand, its support adds capacity. The computing is the chain engine's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chipaccord.chain import (
    Network,
    Outage,
    Result,
    Scenario,
    Support,
    added_demand,
    against_best_use,
    built,
    capacity_sets,
    cases,
    library,
    network_products,
    networks,
    over_products,
    settings,
    simulate_each,
    spared,
)
from chipaccord.chain.support.best_use import Comparison
from chipaccord.chain.support.exposure import AS_IS, PURCHASES, SUPPORT, Added
from chipaccord.outcome import Absent
from chipaccord.parts.deal import Deal
from chipaccord.parts.purchases.plan import plan_of
from chipaccord.parts.supply import tables
from chipaccord.parts.supply.figures import Answer
from chipaccord.parts.supply.section import FOLLOWED
from chipaccord.parts.supply.trade import trade_shocks
from chipaccord.world.vocabulary import leaned_on

WEEKS = FOLLOWED // 7
SETS, SETTINGS = capacity_sets(), settings()
Key = tuple[str, str]  # capacity set, setting or case


@dataclass(frozen=True)
class Runs:
    """All simulations of a deal: every shock on every network as it is, and at central settings in the other cases."""

    nets: Mapping[Key, Network]
    scenarios: tuple[Scenario, ...]
    as_is: Mapping[Key, Result]
    changed: Mapping[Key, Result]

    @property
    def base(self) -> dict[str, Network]:
        """The network at central settings by capacity set."""
        return {which: self.nets[which, SETTINGS[0]] for which in SETS}

    @property
    def central(self) -> dict[str, Result]:
        """Results at central settings by capacity set; empty without shocks."""
        return {which: self.as_is[which, SETTINGS[0]] for which in SETS if self.as_is}


def evaluate(deal: Deal) -> Answer | Absent:
    """The supply network's part of an outcome."""
    accord, plan = deal.accord, deal.shared(plan_of)
    bought = any(plan.content(year, "central") for year in plan.years)
    if not (accord.shocks or accord.support or bought):
        return Absent(because="not_in_document")
    deal.solver.progress("network")
    nets = networks()
    base = {which: nets[which, SETTINGS[0]] for which in SETS}
    support = [Support(item.stage, item.place, float(accord.usd(item.amount)), item.since) for item in accord.support]
    added = {which: _added(deal, net) for which, net in base.items()}
    scenarios = tuple(scenario_of(shock) for shock in accord.shocks)
    changes = {(w, case): one for w in SETS for case, one in _changed(base[w], added[w], support).items()}
    runs = Runs(nets, scenarios, simulate_each(nets, scenarios, WEEKS), simulate_each(changes, scenarios, WEEKS))
    saved, compared = _against(deal, runs, support) if support and scenarios else ((), None)
    trade = trade_shocks(deal, base, scenarios)
    place = leaned_on()
    parties = (deal.buyer, deal.seller)
    cited = [item.source for item in accord.support] + [name for net in base.values() for name in net.sources]
    cited += deal.world.sources if trade["trade_shocks"] else ()
    statuses = [accord.shocks[k].frequency for k in range(len(scenarios))]
    return Answer(
        exposed_to=place,
        sales=tables.sales(base),
        shocks=tables.shocks(runs.as_is, accord.shocks, scenarios, statuses, saved),
        **tables.runs(runs.central, scenarios),
        undelivered=tables.undelivered(runs.as_is, scenarios, SETTINGS[0]),
        **trade,
        critical=tables.critical(base) if accord.shocks or accord.support else (),
        **tables.concentration(base),
        links=tables.links(base[SETS[0]]),
        sold=tables.sold(base[SETS[0]]),
        exposure=tables.exposure(base, place, added, support, parties),
        built=tables.built(built(base[SETS[0]], support)),
        cases=tables.cases(runs.central, runs.changed, scenarios),
        comparison=tables.comparison(compared)
        if compared
        else Absent(because=_uncompared(bool(support), bool(scenarios))),
        sources=tuple(dict.fromkeys(filter(None, cited))),
    )


def scenario_of(shock: Any) -> Scenario:
    """A document's shock as the network takes it."""
    if not shock.outages:
        return library()[shock.name].scenario
    outages = tuple(
        Outage(
            stage=o.stage, place=o.place, share=o.share, start=o.start, duration=o.duration or 0.0, recovery=o.recovery,
            curve=o.curve, path=o.text, scrap=o.scrap, strikes=o.strikes,
        )
        for o in shock.outages
    )  # fmt: skip
    return Scenario(shock.name, outages, source=shock.source)


def _added(deal: Deal, net: Network) -> Added:
    """What the binding purchases add to the buyer's demand, on average over the years."""
    plan = deal.shared(plan_of)
    whole: dict[tuple[str, str], float] = {}
    for item in plan.items:
        if item.mandate == "none":
            continue
        a_year = item.amount / len(plan.years)
        for name, usd in over_products(net, network_products(item.product.name), a_year).items():
            whole[name, plan.buyer] = whole.get((name, plan.buyer), 0.0) + usd
    found = deal.answer("purchases")
    share = found.effects.additional if found and not isinstance(found.effects, Absent) else None
    return added_demand(net, whole, (share.low, share.central, share.high) if share else (0.0, 0.0, 0.0))


def _changed(net: Network, added: Added, support: Sequence[Support]) -> dict[str, Network]:
    """The cases simulated apart: the purchases alone only where there is no support, both together say it."""
    found = cases(net, added.central, support)
    return {case: one for case, one in found.items() if case != AS_IS and (case != PURCHASES or not support)}


def _against(deal: Deal, runs: Runs, support: Sequence[Support]) -> tuple[Any, Comparison | None]:
    """What the support spares, with ranges, and the best use of the same money."""
    deal.solver.progress("best_use")
    supported = {which: runs.changed[which, SUPPORT] for which in SETS}
    ranged = {(SETS[0], how): runs.nets[SETS[0], how] for how in SETTINGS}
    ranged |= {(which, SETTINGS[0]): net for which, net in runs.base.items()}
    known = {(which, SETTINGS[0]): found for which, found in supported.items()}
    saved = spared(ranged, runs.scenarios, support, results=runs.as_is, supported=known, weeks=WEEKS)
    frequencies = [shock.a_year for shock in deal.accord.shocks]
    places = (deal.buyer, deal.seller)
    compared = against_best_use(
        runs.base, runs.scenarios, frequencies, support, places, results=runs.central, supported=supported
    )
    return saved, compared


def _uncompared(support: bool, shocks: bool) -> str:
    return "no_support" if not support else "no_shock_costs" if shocks else "no_shocks"
