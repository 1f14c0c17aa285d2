"""The plan against itself: what the accord's purchases and its support do to the lean on Taiwan.

The exposure of an economy is the part of its chip purchases that is made in Taiwan at least once on the way: packaged
there, or with its die or a packaged part from there. Stocks and second sources are left out: it says who is exposed,
not for how long. Only the additional part of the purchases is new; at the high end of the range, what they replace is
the buyer's usual basket of chips, which leans less on Taiwan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chipaccord._old_outcome import BN, Built, Exposure, Range
from chipaccord.chain import Network
from chipaccord.chain.measures import lean
from chipaccord.evaluate.plan import Plan
from chipaccord.evaluate.support import with_support

TAIWAN = "TWN"
AS_IT_IS, PURCHASES, SUPPORT, BOTH = "as it is", "with the purchases", "with the support", "with both"
SOLD_AS = {  # product of the accord -> products of the network; equipment is none of them
    "ai_accelerators": ("ai_accelerators",),
    "memory": ("dram_modules", "nand_ssd"),
    "analog_power": ("analog_power",),
}
Demand = dict[tuple[str, str], float]  # (product, place) -> bn USD a year


@dataclass(frozen=True)
class Bought:
    """Demand that the purchases add: their additional part (central), and the ends of its range."""

    central: Demand
    low: Demand
    high: Demand


def bought(net: Network, plan: Plan, additional: Range) -> Bought:
    """What the binding purchases add to the buyer's demand, on average over the years."""
    whole: Demand = {}
    for planned in plan.items:
        if planned.mandate == "none":
            continue
        names = SOLD_AS.get(planned.product.name, ())
        sales = {name: float(net.demand[net.stage_numbers(name)].sum()) for name in names}
        for name, sold in sales.items():
            usd = planned.amount / len(plan.years) * sold / sum(sales.values())
            whole[name, plan.buyer] = whole.get((name, plan.buyer), 0.0) + usd / BN
    part = {
        end: {key: share * usd for key, usd in whole.items() if share * usd > 0}
        for end, share in (("low", additional.low), ("central", additional.central))
    }
    high = dict(whole)
    basket = {name: _sales(net, name, plan.buyer) for name in net.products}
    replaced = (1 - additional.high) * sum(whole.values())
    for name, usd in basket.items() if whole else ():
        key = name, plan.buyer
        high[key] = high.get(key, 0.0) - replaced * usd / sum(basket.values())
    return Bought(part["central"], part["low"], high)


def _sales(net: Network, product: str, place: str) -> float:
    """Base sales of a product to users in a place, bn USD a week."""
    return float(net.demand[net.stage_numbers(product)][:, :, net.place_numbers(place)].sum())


def cases(net: Network, added: Demand, items: Sequence[Built], share: str = "share") -> dict[str, Network]:
    """The network as it is, with the purchases, with the support, and with both."""
    found = {AS_IT_IS: net}
    if added:
        found[PURCHASES] = net.with_demand(added)
    if items:
        found[SUPPORT] = with_support(net, items, share)
    if added and items:
        found[BOTH] = found[SUPPORT].with_demand(added)
    return found


def exposed(net: Network) -> dict[str, tuple[float, float]]:
    """Economy to its exposure to Taiwan: share of its chip purchases, and USD a year."""
    table = lean(net, TAIWAN)
    return {
        str(place): (float(row["share"]), float(row["through"]) * BN)
        for place, row in table[table["bought"] > 0].iterrows()
    }


def exposures(
    nets: Mapping[str, Network], added: Mapping[str, Bought], items: Sequence[Built], economies: tuple[str, ...]
) -> tuple[Exposure, ...]:
    """Exposure of the economies in every case, under every capacity set; ranges also go over the support's cost."""
    rows = []
    for which, net in nets.items():
        demand = added[which]
        found = _all_exposed(cases(net, demand.central, items))
        ends = [
            _all_exposed(cases(net, demand.low, items, "share_high")),
            _all_exposed(cases(net, demand.high, items, "share_low")),
        ]
        for code in economies:
            if code not in found[AS_IT_IS]:
                continue
            base = found[AS_IT_IS][code][1]
            rows.append(
                Exposure(
                    code,
                    which,
                    share={case: by[code][0] for case, by in found.items()},
                    usd={case: by[code][1] for case, by in found.items()},
                    change={
                        case: Range.over(by[code][1] - base, [end[case][code][1] - base for end in ends if case in end])
                        for case, by in found.items()
                    },
                )
            )
    return tuple(rows)


def _all_exposed(nets: Mapping[str, Network]) -> dict[str, dict[str, tuple[float, float]]]:
    return {case: exposed(net) for case, net in nets.items()}
