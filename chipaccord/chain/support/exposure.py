"""The plan against itself, by exposure: what purchases and support do to the lean of an economy on a place.

The exposure of an economy is the part of its chip purchases that is made in the place at least once on the way:
packaged there, or with its die or a packaged part from there. Stocks and second sources are left out: it says who is
exposed, not for how long. Only the additional part of purchases is new. At the high end of its range what the rest
replaces is the buyer's usual basket of chips, so that only the difference between the two counts.

Cases are codes: `as_is`, `purchases`, `support`, `both`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chipaccord.chain.network.flow import WEEKS
from chipaccord.chain.network.network import Network
from chipaccord.chain.risk.measures import lean
from chipaccord.chain.support.band import Band
from chipaccord.chain.support.costs import Prices
from chipaccord.chain.support.support import Level, Support, with_support

AS_IS, PURCHASES, SUPPORT, BOTH = CASES = "as_is", "purchases", "support", "both"

Demand = Mapping[tuple[str, str], float]  # (network product, place) -> USD a year


@dataclass(frozen=True)
class Added:
    """Demand that purchases add, USD a year: their additional part (central), and the ends of its range."""

    central: Demand
    low: Demand
    high: Demand


def added_demand(net: Network, bought: Demand, additional: tuple[float, float, float]) -> Added:
    """What purchases add to the demand for chips.

    Parameters
    ----------
    net: the network, for the usual basket of each buyer.
    bought: all that is bought, USD a year by (network product, place of the buyer).
    additional: low, central and high share of it that would not be bought anyway.
    """
    low, central, high = additional
    whole = dict(bought)
    for place in dict.fromkeys(buyer for _, buyer in bought):
        basket = {name: _sales(net, name, place) for name in net.products}
        replaced = (1 - high) * sum(usd for (_, buyer), usd in bought.items() if buyer == place)
        for name, usd in basket.items():
            whole[name, place] = whole.get((name, place), 0.0) - replaced * usd / sum(basket.values())
    return Added(_part(bought, central), _part(bought, low), whole)


def _part(bought: Demand, share: float) -> Demand:
    return {key: share * usd for key, usd in bought.items() if share * usd > 0}


def _sales(net: Network, product: str, place: str) -> float:
    """Base sales of a product to users in a place, USD a year."""
    return float(net.demand[net.stage_numbers(product)][:, :, net.place_numbers(place)].sum()) * WEEKS


def cases(
    net: Network,
    added: Demand,
    support: Sequence[Support],
    level: Level = "central",
    prices: Prices | None = None,
) -> dict[str, Network]:
    """The network in each case that applies: without purchases or without support, those cases are left out."""
    found = {AS_IS: net}
    if added:
        found[PURCHASES] = net.with_demand(added)
    if support:
        found[SUPPORT] = with_support(net, support, level, prices)
    if added and support:
        found[BOTH] = found[SUPPORT].with_demand(added)
    return found


def every_case(found: Mapping[str, Network]) -> dict[str, Network]:
    """All four cases: one that does not apply is the network without what it lacks."""
    bought = found.get(PURCHASES, found[AS_IS])
    supported = found.get(SUPPORT, found[AS_IS])
    both = found.get(BOTH, bought if PURCHASES in found else supported)
    return dict(zip(CASES, (found[AS_IS], bought, supported, both), strict=True))


@dataclass(frozen=True)
class Exposure:
    """An economy's chip purchases that are made in a place at least once on the way, by case.

    share: of its purchases; usd: a year; change: usd less that of the case `as_is`, over the ranges of what is
    additional and of what capacity costs.
    """

    economy: str
    place: str
    share: Mapping[str, float]
    usd: Mapping[str, float]
    change: Mapping[str, Band]


def exposures(
    net: Network,
    place: str,
    added: Added,
    support: Sequence[Support],
    economies: Sequence[str] | None = None,
    prices: Prices | None = None,
) -> tuple[Exposure, ...]:
    """Exposure of economies (default: all that buy chips) to a place in every case that applies.

    The low end of a change has least additional demand and most capacity, the high end most demand and least capacity.
    """

    def leaning(demand: Demand, level: Level) -> dict[str, dict[str, tuple[float, float]]]:
        """Case to economy to its share and its USD a year."""
        found = {}
        for case, one in cases(net, demand, support, level, prices).items():
            table = lean(one, place)
            buys = table[table["bought"] > 0]
            pairs = zip(buys["share"].tolist(), buys["through"].tolist(), strict=True)
            found[case] = dict(zip(map(str, buys.index), pairs, strict=True))
        return found

    middle = leaning(added.central, "central")
    ends = leaning(added.low, "high"), leaning(added.high, "low")
    rows = []
    for economy in economies or tuple(middle[AS_IS]):
        if economy not in middle[AS_IS]:
            continue
        usd = {case: by[economy][1] for case, by in middle.items()}
        base = usd[AS_IS]
        change = {
            case: Band.over(value - base, [end[case][economy][1] - base for end in ends if case in end])
            for case, value in usd.items()
        }
        rows.append(Exposure(economy, place, {case: by[economy][0] for case, by in middle.items()}, usd, change))
    return tuple(rows)
