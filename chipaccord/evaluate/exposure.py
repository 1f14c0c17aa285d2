"""The plan against itself: what the accord's purchases and its support do to the lean of the parties on a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chipaccord.chain import Network, Support, added_demand, exposures, network_products, over_products
from chipaccord.chain.support import Added
from chipaccord.evaluate.plan import Plan
from chipaccord.outcome import Exposure, Range

PLACE = "TWN"
CASES = {  # the engine's codes, as the outcome names them
    "as_is": "as it is",
    "purchases": "with the purchases",
    "support": "with the support",
    "both": "with both",
}


def bought(net: Network, plan: Plan, additional: Range) -> Added:
    """What the binding purchases add to the buyer's demand, on average over the years."""
    whole: dict[tuple[str, str], float] = {}
    for planned, _ in plan.items:
        if planned.mandate == "none":
            continue
        a_year = planned.amount / len(plan.years)
        for name, usd in over_products(net, network_products(planned.product), a_year).items():
            whole[name, plan.buyer] = whole.get((name, plan.buyer), 0.0) + usd
    return added_demand(net, whole, (additional.low, additional.central, additional.high))


def exposure_rows(
    nets: Mapping[str, Network], added: Mapping[str, Added], support: Sequence[Support], economies: Sequence[str]
) -> tuple[Exposure, ...]:
    """Exposure of the economies in every case, under every capacity set."""
    return tuple(
        Exposure(
            found.economy,
            which,
            share={CASES[case]: share for case, share in found.share.items()},
            usd={CASES[case]: usd for case, usd in found.usd.items()},
            change={CASES[case]: Range(*band) for case, band in found.change.items()},
        )
        for which, net in nets.items()
        for found in exposures(net, PLACE, added[which], support, economies)
    )
