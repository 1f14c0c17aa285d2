"""The trade model as the evaluation uses it: the world as its base year, and what its steps are called."""

from __future__ import annotations

from chipaccord.trade import Economy
from chipaccord.world.world import World

STEPS = {  # code of a step of the trade model -> what to tell the person who waits
    "baseline": "the baseline",
    "deal": "the deal's tariffs",
    "pull": "the subsidy that pulls the purchase",
    "switch": "the switch to the seller",
    "purchase": "the purchase",
    "balance": "the overall balance",
    "outages": "the outages in the trade model",
    "best_use": "the best use of the same money",
}


def economy_of(world: World) -> Economy:
    """The base year as the trade engine takes it, money in USD."""
    return Economy.from_arrays(
        world.economies,
        world.sectors,
        expenditure=world.expenditure,
        share=world.share,
        tariff=world.tariff,
        value_added_share=world.value_added_share,
        input_share=world.input_share,
        theta=world.theta,
    )
