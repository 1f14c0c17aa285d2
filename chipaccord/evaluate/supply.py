"""The supply network's part of an outcome: shocks under both capacity sets, the narrow places, and what support buys.

Every shock runs on the shipped network under all sets of shares by place, and under low and high stocks and utilisation
for the range. The accord's purchases raise demand, its support adds capacity. The computing is the engine's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from chipaccord.accord import Accord
from chipaccord.chain import (
    Network,
    Result,
    Support,
    against_best_use,
    built,
    cases,
    drawn_links,
    networks,
    simulate_each,
    spared,
    users_by_place,
)
from chipaccord.evaluate.best_use import comparison
from chipaccord.evaluate.exposure import CASES, bought, exposure_rows
from chipaccord.evaluate.outages import trade_losses
from chipaccord.evaluate.places import concentration, critical
from chipaccord.evaluate.plan import Plan
from chipaccord.evaluate.shocks import SETS, SETTINGS, WEEKS, scenario_of, shock_results
from chipaccord.evaluate.solving import Solver
from chipaccord.outcome import Built, CaseLoss, PurchaseEffects, Range, Supply
from chipaccord.trade import Economy

AS_IS, PURCHASES, SUPPORT = "as_is", "purchases", "support"
Key = tuple[str, str]


def supply(
    accord: Accord,
    economy: Economy,
    plan: Plan,
    purchase: PurchaseEffects | None,
    deficits: str,
    solver: Solver,
) -> Supply:
    """The supply network's part of an accord; `economy` is the base year of the trade model's outages."""
    nets = networks()
    base = {which: nets[which, SETTINGS[0]] for which in SETS}
    scenarios = [scenario_of(shock) for shock in accord.shocks]
    support = [Support(item.stage, item.place, accord.usd(item.amount), item.since) for item in accord.support]
    additional = purchase.additional if purchase else Range(0.0, 0.0, 0.0)
    added = {which: bought(net, plan, additional) for which, net in base.items()}

    results = simulate_each(nets, scenarios, WEEKS)
    changed = simulate_each(
        {
            (which, case): net
            for which in SETS
            for case, net in _changed(base[which], added[which].central, support).items()
        },
        scenarios,
        WEEKS,
    )
    saved, compared = None, None
    parties = accord.parties.buyer, accord.parties.seller
    trade = trade_losses(base, scenarios, economy, deficits, solver)
    if support and scenarios:
        ranged = {(SETS[0], how): nets[SETS[0], how] for how in SETTINGS} | {
            (which, SETTINGS[0]): net for which, net in base.items()
        }
        supported = {which: changed[which, SUPPORT] for which in SETS}
        known = {(which, SETTINGS[0]): found for which, found in supported.items()}
        bands = spared(ranged, scenarios, support, results=results, supported=known, weeks=WEEKS)
        saved = [Range(*band) for band in bands]
        solver.progress("the best use of the same money")
        compared = against_best_use(
            base,
            scenarios,
            [shock.a_year for shock in accord.shocks],
            support,
            parties,
            results={which: results[which, SETTINGS[0]] for which in SETS},
            supported=supported,
        )
    first = base[SETS[0]]
    return Supply(
        sets=SETS,
        sales={which: net.sales for which, net in base.items()},
        shocks=shock_results(results, accord.shocks, trade, saved),
        critical=critical(base) if accord.shocks or accord.support else (),
        concentration=concentration(base),
        links=drawn_links(first),
        sold=users_by_place(first),
        exposure=exposure_rows(base, added, support, parties),
        built=tuple(Built(**asdict(item)) for item in built(first, support)),
        cases=tuple(_case_losses(accord, results, changed)),
        comparison=comparison(compared) if compared else None,
    )


def _changed(net: Network, added: Mapping[Key, float], support: list[Support]) -> dict[str, Network]:
    """The cases that are simulated apart: the purchases alone only where there is no support, both together say it."""
    found = cases(net, added, support)
    return {case: one for case, one in found.items() if case != AS_IS and (case != PURCHASES or not support)}


def _case_losses(accord: Accord, results: Mapping[Key, Result], changed: Mapping[Key, Result]) -> Iterator[CaseLoss]:
    """Sales lost under every shock in every case."""
    found = {(which, AS_IS): results[which, SETTINGS[0]] for which in SETS if results} | dict(changed)
    for (which, case), result in found.items():
        for k, shock in enumerate(accord.shocks):
            lost, users = float(result.loss[k]), float(result.users_loss[k].sum())
            yield CaseLoss(shock.name, which, CASES[case], lost, users)
