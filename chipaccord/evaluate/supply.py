"""The supply network's part of an outcome: shocks under both capacity sets, the narrow places, and what support buys.

Every shock runs on the shipped network under both sets of shares by place (`recommended`, `estimate_2025`), and under
low and high stocks and utilisation for the range. The accord's purchases raise demand, its support adds capacity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from chipaccord.accord import Accord
from chipaccord.chain import Network, Scenario
from chipaccord.chain.measures import criticality, nodes
from chipaccord.chain.result import annual_sales
from chipaccord.evaluate.exposure import added_demand, exposures
from chipaccord.evaluate.outages import trade_losses
from chipaccord.evaluate.plan import Plan
from chipaccord.evaluate.shocks import SETS, check_places, networks, run_on, scenario_of, shock_results
from chipaccord.evaluate.solving import Solver
from chipaccord.evaluate.support import built, with_support
from chipaccord.outcome import BN, Built, CaseLoss, Concentration, Critical, PurchaseEffects, ShockResult, Supply
from chipaccord.trade import Economy

AS_IT_IS = "as it is"
PURCHASES = "with the purchases"
NARROW = 0.3  # share of a stage in one place from which its loss is tried for the ranking
TRIED_WEEKS = 52  # the loss of 90 days that is tried, and its aftermath


def supply(
    accord: Accord,
    economy: Economy,
    plan: Plan,
    purchase: PurchaseEffects | None,
    deficits: str,
    solver: Solver,
) -> Supply:
    """The supply network's part of an accord; `economy` is the base year of the trade model's outages.

    Raises ValueError for a shock that strikes nothing.
    """
    base = {which: Network.shipped(which) for which in SETS}
    scenarios = [scenario_of(shock) for shock in accord.shocks]
    shocks: tuple[ShockResult, ...] = ()
    if scenarios:
        check_places(base.values(), scenarios)
        shocks = shock_results(run_on(networks(base), scenarios), scenarios)
        losses = trade_losses(base[SETS[0]], scenarios, economy, deficits, solver)
        shocks = tuple(replace(shock, trade=loss) for shock, loss in zip(shocks, losses, strict=True))
    added = purchase.additional.central if purchase else 0.0
    items = built(accord, base[SETS[0]])
    cases = {which: _cases(net, plan, added, items) for which, net in base.items()}
    parties = accord.parties.buyer, accord.parties.seller
    return Supply(
        sets=SETS,
        sales={which: annual_sales(net) * BN for which, net in base.items()},
        shocks=shocks,
        critical=critical(base) if accord.shocks or accord.support else (),
        concentration=concentration(base),
        links=drawn_links(base[SETS[0]]),
        sold=sold(base[SETS[0]]),
        exposure=exposures(cases, parties),
        built=items,
        cases=tuple(_case_losses(cases, scenarios, shocks)),
    )


def _cases(net: Network, plan: Plan, additional: float, items: Sequence[Built]) -> dict[str, Network]:
    """The network as it is, with the purchases, with the support, and with both."""
    cases = {AS_IT_IS: net}
    demand = added_demand(net, plan, additional)
    if demand:
        cases[PURCHASES] = net.with_demand(demand)
    if items:
        cases["with the support"] = with_support(net, items)
    if demand and items:
        cases["with both"] = with_support(net, items).with_demand(demand)
    return cases


def _case_losses(
    cases: Mapping[str, Mapping[str, Network]], scenarios: Sequence[Scenario], shocks: Sequence[ShockResult]
) -> Iterator[CaseLoss]:
    """Sales lost under every shock in every case; as it is, from what has been run."""
    for shock in shocks:
        for which, one in shock.runs.items():
            yield CaseLoss(shock.name, which, AS_IT_IS, one.lost, one.users_lost)
    nets = {
        (which, case): net
        for which, by in cases.items()
        for case, net in by.items()
        if case != AS_IT_IS and (case != PURCHASES or len(by) == 2)  # beside the support, both together say it
    }
    for (which, case), runs in run_on(nets, scenarios).items():
        for scenario, one in zip(scenarios, runs, strict=True):
            yield CaseLoss(scenario.name, which, case, one.lost, one.users_lost)


def drawn_links(net: Network) -> tuple[tuple[str, str], ...]:
    """(input, user) as the report draws them: chips under their product, whose packaging stands between."""
    process = {member: name for name, members in net.processes.items() for member in members}
    found: dict[tuple[str, str], None] = {}
    for m, (i, u) in enumerate(zip(net.link_input, net.link_user, strict=True)):
        if net.coefficient[m] <= 0:
            continue
        source, user = net.stages[i], net.stages[u]
        made_in = process.get(user)
        found[process.get(source, source).split("/")[0], made_in or user.split("/")[0]] = None
        if made_in:
            found[made_in, user.split("/")[0]] = None
    return tuple(link for link in found if link[0] != link[1])


def sold(net: Network) -> dict[str, dict[str, float]]:
    """Product to the places of its users, as shares of its sales."""
    out = {}
    for product in net.products:
        by = net.demand[net.stage_numbers(product)].sum(axis=(0, 1))
        out[product] = {net.places[p]: float(by[p] / by.sum()) for p in np.flatnonzero(by > 0)}
    return out


def critical(nets: Mapping[str, Network]) -> tuple[Critical, ...]:
    """Nodes that hold a large share of a stage, by what losing each for 90 days costs; those that cost most first."""
    found = {which: _tried(nets[which]) for which in SETS}
    names = list(dict.fromkeys(node for which in SETS for node in found[which]))
    rows = [
        Critical(
            stage,
            place,
            share={which: found[which][stage, place][0] for which in SETS if (stage, place) in found[which]},
            lost={which: found[which][stage, place][1] for which in SETS if (stage, place) in found[which]},
            first_short={which: found[which][stage, place][2] for which in SETS if (stage, place) in found[which]},
        )
        for stage, place in names
    ]
    return tuple(sorted(rows, key=lambda row: -max(row.lost.values())))


def _tried(net: Network) -> dict[tuple[str, str], tuple[float, float, float | None]]:
    """(stage, place) to its share, the sales lost in USD, and the weeks until the first shortage."""
    table = criticality(net, nodes(net, NARROW), weeks=TRIED_WEEKS)
    return {
        (str(stage), str(place)): (float(share), float(lost) * BN, None if np.isnan(first) else float(first))
        for (stage, place), share, lost, first in zip(
            table.index, table["share"], table["lost_sales"], table["first_shortage"], strict=True
        )
    }


def concentration(nets: Mapping[str, Network]) -> tuple[Concentration, ...]:
    """Herfindahl-Hirschman index and the largest place of every stage, under both capacity sets."""
    rows = []
    for which in SETS:
        net = nets[which]
        kinds = dict(zip(net.stages, net.kinds, strict=True)) | dict.fromkeys(net.processes, "process")
        shares = net.shares()
        for name, values in zip(shares.index, shares.to_numpy(), strict=True):
            if "/" in name:
                continue
            most = int(values.argmax())
            rows.append(
                Concentration(
                    which,
                    str(name),
                    kinds.get(str(name), "expansion"),
                    hhi=float((values**2).sum()),
                    largest_place=net.places[most],
                    largest_share=float(values[most]),
                    shares={net.places[p]: float(values[p]) for p in np.flatnonzero(values > 0)},
                )
            )
    return tuple(rows)
