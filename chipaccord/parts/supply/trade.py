"""An outage in the trade model: the same loss of chip supply as a cap on a year's exports, with general equilibrium.

The cap is the share of the place's chip industry that the shock takes out of a year, in the place where that share is
largest. The trade model then lets everyone buy other chips at a price; the network does not. Both figures are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chipaccord.chain import Network, Scenario, lost_by_place
from chipaccord.parts.base import stages
from chipaccord.parts.deal import Deal
from chipaccord.parts.supply.figures import TradeIncome, TradeShock
from chipaccord.trade import Policy, export_cap, scarcity_rent
from chipaccord.world.vocabulary import chip_sector

LEAST = 1e-3  # of a year's chip output: below it the trade model has nothing to show
MOST = 0.98  # an export of nothing has no price


def trade_shocks(deal: Deal, nets: Mapping[str, Network], scenarios: Sequence[Scenario]) -> dict[str, Any]:
    """Real incomes when the place hit hardest may export that much less, by shock and capacity set."""
    economy = deal.shared(stages)["central"].after
    hit: dict[tuple[str, str], tuple[str, float]] = {}
    for scenario in scenarios:
        for which, net in nets.items():
            found = {p: v for p, v in lost_by_place(net, scenario).items() if v >= LEAST and p in economy.economies}
            if found:
                place = max(found, key=lambda code: found[code])
                hit[scenario.name, which] = place, min(found[place], MOST)
    caps = list(dict.fromkeys(hit.values()))  # most shocks take the same from a place under every set
    policies = [Policy(deficits=deal.deficits, targets=(export_cap(economy, p, chip_sector(), s),)) for p, s in caps]
    results = dict(zip(caps, deal.solver.many("outages", economy, policies), strict=True)) if caps else {}
    rows, incomes = [], []
    for (shock, which), cap in hit.items():
        result = results[cap]
        place, capped = cap
        rows.append(TradeShock(shock=shock, capacity_set=which, place=place, capped=capped, rent=scarcity_rent(result)))
        for n, code in enumerate(economy.economies):
            change, usd = float(result.real_income[n] - 1), float(result.equivalent_variation[n])
            incomes.append(TradeIncome(shock=shock, capacity_set=which, economy=code, change=change, usd=usd))
    return {"trade_shocks": tuple(rows), "trade_income": tuple(incomes)}
