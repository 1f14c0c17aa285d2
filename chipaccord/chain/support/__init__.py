"""What money can buy against outages, and what it is worth.

costs           what a measure costs, with sources; `Measure`
support         an accord's support: what its money builds
responses       what each measure takes off each loss: `Problem`
portfolio       the best portfolio for an amount of money
best_use        the support beside the best use of the same money
exposure, plan  what purchases and support do to the lean on a place, and to what an outage takes
savings         the sales that support spares, with their range
"""

from chipaccord.chain.support.band import Band
from chipaccord.chain.support.best_use import Comparison, Spending, Use, against_best_use
from chipaccord.chain.support.costs import Cost, Measure, Prices, cost, costs, public_share
from chipaccord.chain.support.exposure import CASES, Added, Exposure, added_demand, cases, exposures
from chipaccord.chain.support.plan import PlanEffect, against_itself
from chipaccord.chain.support.responses import Problem, shipped_problem
from chipaccord.chain.support.savings import spared
from chipaccord.chain.support.support import Built, Support, built, with_support

__all__ = [
    "CASES",
    "Added",
    "Band",
    "Built",
    "Comparison",
    "Cost",
    "Exposure",
    "Measure",
    "PlanEffect",
    "Prices",
    "Problem",
    "Spending",
    "Support",
    "Use",
    "added_demand",
    "against_best_use",
    "against_itself",
    "built",
    "cases",
    "cost",
    "costs",
    "exposures",
    "public_share",
    "shipped_problem",
    "spared",
    "with_support",
]
