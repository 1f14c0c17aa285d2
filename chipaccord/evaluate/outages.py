"""An outage in the trade model: the same loss of chip supply as a cap on a year's exports, with general equilibrium.

The cap is the value-added-weighted share of the place's chip industry that the shock takes out of a year, in the place
where that share is largest. The trade model then lets everyone buy other chips at a price; the supply network does
not. Both figures are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from chipaccord.chain import Network, Scenario, lost_by_place
from chipaccord.evaluate.effects import CHIPS
from chipaccord.evaluate.solving import Solver
from chipaccord.outcome import Income, Range, TradeLoss
from chipaccord.trade import Economy, Policy, Result, Target

LEAST = 1e-3  # of a year's chip output: below it the trade model has nothing to show
MOST = 0.98  # an export of nothing has no price


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
    policies = [Policy(deficits=deficits, targets=(capped(economy, *cap),)) for cap in caps]
    results = solver.many("the outages in the trade model", economy, policies) if caps else []
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
    return TradeLoss(place, capped, max(-float(np.asarray(result.subsidy)[0]), 0.0), incomes)


def capped(economy: Economy, place: str, share: float) -> Target:
    """At most 1 - share of the place's exports of chips, whose scarcity its exporters earn."""
    i, j = economy.economies.index(place), economy.sectors.index(CHIPS)
    flow = np.asarray(economy.flow)[:, i, j]
    cells = [(code, place, CHIPS) for n, code in enumerate(economy.economies) if n != i and flow[n] > 0]
    return Target(
        cells=cells,
        value=(1 - share) * float(flow.sum() - flow[i]),
        deflator="volume",
        mandate="at_most",
        accrues_to="exporter",
        name=f"{place} {CHIPS} capped",
    )
