"""The supply network's part of an outcome: shocks under both capacity sets, the narrow places, and what support buys.

Every shock runs on the shipped network under both sets of shares by place (`recommended`, `estimate_2025`), and under
low and high stocks and utilisation for the range. The accord's purchases raise demand, its support adds capacity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chipaccord._old_outcome import BN, Built, CaseLoss, PurchaseEffects, Range, Supply
from chipaccord.chain import Network, Scenario
from chipaccord.chain.result import Result, annual_sales
from chipaccord.evaluate.best_use import comparison
from chipaccord.evaluate.exposure import AS_IT_IS, PURCHASES, SUPPORT, bought, cases, exposures
from chipaccord.evaluate.outages import trade_losses
from chipaccord.evaluate.places import concentration, critical, drawn_links, sold
from chipaccord.evaluate.plan import Plan
from chipaccord.evaluate.shocks import (
    SETS,
    SETTINGS,
    networks,
    scenario_of,
    shock_results,
    simulated,
)
from chipaccord.evaluate.solving import Solver
from chipaccord.evaluate.support import built, with_support
from chipaccord.parts.document import Accord
from chipaccord.trade import Economy

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
    items = built(accord, base[SETS[0]])
    additional = purchase.additional if purchase else Range(0.0, 0.0, 0.0)
    added = {which: bought(net, plan, additional) for which, net in base.items()}
    by_case = {which: cases(net, added[which].central, items) for which, net in base.items()}

    results = simulated(nets, scenarios)
    changed = simulated(
        {
            (which, case): net
            for which, by in by_case.items()
            for case, net in by.items()
            if case != AS_IT_IS and (case != PURCHASES or len(by) == 2)  # beside the support, both together say it
        },
        scenarios,
    )
    spared = _spared(nets, results, changed, items, scenarios) if items and scenarios else None
    trade = trade_losses(base, scenarios, economy, deficits, solver)
    shocks = shock_results(results, accord.shocks, trade, spared)
    parties = accord.parties.buyer, accord.parties.seller
    compared = None
    if items and scenarios:
        solver.progress("the best use of the same money")
        with_it = {which: (changed[which, SUPPORT].loss.values * BN).tolist() for which in SETS}
        compared = comparison(base, scenarios, shocks, items, with_it, parties)
    first = base[SETS[0]]
    return Supply(
        sets=SETS,
        sales={which: annual_sales(net) * BN for which, net in base.items()},
        shocks=shocks,
        critical=critical(base) if accord.shocks or accord.support else (),
        concentration=concentration(base),
        links=drawn_links(first),
        sold=sold(first),
        exposure=exposures(base, added, items, parties),
        built=items,
        cases=tuple(_case_losses(accord, results, changed)),
        comparison=compared,
    )


def _spared(
    nets: Mapping[Key, Network],
    results: Mapping[Key, Result],
    changed: Mapping[Key, Result],
    items: Sequence[Built],
    scenarios: Sequence[Scenario],
) -> list[Range]:
    """Chip sales that the support spares under each shock: under both sets, and under the first at low and high stocks
    and utilisation, and with capacity at its high and low cost."""
    first, central = SETS[0], SETTINGS[0]
    edits = {((first, how), "share"): with_support(nets[first, how], items) for how in SETTINGS[1:]}
    edits |= {
        ((first, central), share): with_support(nets[first, central], items, share)
        for share in ("share_low", "share_high")
    }
    found = simulated(edits, scenarios) | {((which, central), "share"): changed[which, SUPPORT] for which in SETS}
    spared = {key: (results[key[0]].loss.values - result.loss.values) * BN for key, result in found.items()}
    middle = spared[(first, central), "share"]
    return [Range.over(float(middle[k]), (float(v[k]) for v in spared.values())) for k in range(len(scenarios))]


def _case_losses(accord: Accord, results: Mapping[Key, Result], changed: Mapping[Key, Result]) -> Iterator[CaseLoss]:
    """Sales lost under every shock in every case."""
    found = {(which, AS_IT_IS): results[which, SETTINGS[0]] for which in SETS if results} | dict(changed)
    for (which, case), result in found.items():
        for k, shock in enumerate(accord.shocks):
            lost, users = float(result.loss[k]), float(result.users_loss[k].sum())
            yield CaseLoss(shock.name, which, case, lost * BN, users * BN)
