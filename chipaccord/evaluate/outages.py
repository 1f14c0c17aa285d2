"""An outage in the trade model: the same loss of chip supply as a cap on a year's exports, with general equilibrium.

The cap is the value-added-weighted share of the place's chip industry that the shock takes out of a year, in the place
where that share is largest. The trade model then lets everyone buy other chips at a price; the supply network does
not. Both figures are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from chipaccord._old_outcome import Income, Range, TradeLoss
from chipaccord.chain import Network, Scenario
from chipaccord.evaluate.effects import CHIPS
<<<<<<< HEAD
from chipaccord.evaluate.solving import Solver
from chipaccord.trade import Economy, Policy, Result, Target
=======
from chipaccord.outcome import Income, Range, TradeLoss
from chipaccord.trade import Economy, Policy, Result, Solver, export_cap, scarcity_rent
>>>>>>> help-a

YEAR = 52  # weeks
LEAST = 1e-3  # of a year's chip output: below it the trade model has nothing to show
MOST = 0.98  # an export of nothing has no price
MADE = ("fab", "product")  # kinds of stages that are the chip industry of the trade model; materials are chemicals


def lost_by_place(net: Network, scenario: Scenario) -> dict[str, float]:
    """Share of each place's yearly chip output, in value added, that the outages take out directly."""
    bought = np.zeros(len(net.stages))
    np.add.at(bought, net.link_user, net.coefficient)
    made = np.isin(net.kinds, MADE)[:, None] * net.output * np.maximum(1 - bought, 0.0)[:, None]
    left = np.ones((YEAR, *made.shape))
    for outage in scenario.outages:
        try:
            struck = net.node(outage.stage, outage.place)
        except ValueError:  # made there under the other capacity set only
            continue
        left *= 1 - outage.lost(YEAR)[:, None, None] * struck
    gone = ((1 - left).mean(axis=0) * made).sum(axis=0)
    total = made.sum(axis=0)
    return {place: float(gone[p] / total[p]) for p, place in enumerate(net.places) if gone[p] > 0}


def trade_losses(
    nets: Mapping[str, Network], scenarios: Sequence[Scenario], economy: Economy, deficits: str, solver: Solver
) -> dict[str, list[TradeLoss | None]]:
    """For each capacity set and shock, the real incomes when the place hit hardest may export that much less chips;
    None: it strikes no chips."""
    hit: dict[tuple[str, int], tuple[str, float]] = {}
    for which, net in nets.items():
        for k, scenario in enumerate(scenarios):
            found = {p: v for p, v in lost_by_place(net, scenario).items() if v >= LEAST and p in economy.economies}
            if found:
                place = max(found, key=lambda code: found[code])
                hit[which, k] = place, min(found[place], MOST)
    caps = list(dict.fromkeys(hit.values()))  # most shocks take the same from a place under both sets
    policies = [Policy(deficits=deficits, targets=(export_cap(economy, cap[0], CHIPS, cap[1]),)) for cap in caps]
    results = solver.many("outages", economy, policies) if caps else []
    lost = {cap: _loss(economy, *cap, result) for cap, result in zip(caps, results, strict=True)}
    return {
        which: [lost[hit[which, k]] if (which, k) in hit else None for k in range(len(scenarios))] for which in nets
    }


def _loss(economy: Economy, place: str, capped: float, result: Result) -> TradeLoss:
    changes = (np.asarray(result.real_income) - 1).tolist()
    dollars = np.asarray(result.equivalent_variation).tolist()
    incomes = tuple(
        Income(code, Range.over(change, ()), Range.over(usd, ()))
        for code, change, usd in zip(economy.economies, changes, dollars, strict=True)
    )
    return TradeLoss(place, capped, scarcity_rent(result), incomes)
