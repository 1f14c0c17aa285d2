"""General equilibrium in changes: trade policy, quantity targets, welfare (Caliendo and Parro 2015).

from chipaccord.trade import Economy, Target, solve

Five rooms, each knowing only those before it:

equations   the conditions as pure functions of arrays, one for each equation of the paper
economy     base years: tables, accounts, and the ways to make them
policy      what a counterfactual changes
solver      from a policy on an economy to a checked result
answers     questions put to the solver: decompositions, commitments, outages, gradients, best replies

The equations stand at the bottom because base years need them too: their accounts are the same equations, and one made
from primitives is an equilibrium.
"""

from chipaccord.trade.answers.balances import goods_balance, overall_balances, settled
from chipaccord.trade.answers.changes import balance_change, output_changes
from chipaccord.trade.answers.commitment import Commitment, Delivered, additional_share, deliver
from chipaccord.trade.answers.decomposition import Decomposition, decompose
from chipaccord.trade.answers.gradient import Gradient, gradient
from chipaccord.trade.answers.nash import Nash, nash_tariffs
from chipaccord.trade.answers.optimal import Reply, best_reply
from chipaccord.trade.answers.outage import export_cap, scarcity_rent
from chipaccord.trade.answers.programme import Programme, sales_to_buyer
from chipaccord.trade.answers.purchase_split import PurchaseSplit, purchase_split
from chipaccord.trade.answers.sensitivity import Influence, Sensitivity, sensitivity
from chipaccord.trade.economy import Economy, Gap, InconsistentError, Move
from chipaccord.trade.policy import (
    BalancedTrade,
    Deficits,
    Elasticities,
    FixedDeficits,
    GdpShareDeficits,
    GivenDeficits,
    LabourSupply,
    Policy,
    ScaleEconomies,
    Target,
)
from chipaccord.trade.solver import NoSolutionError, Result, Solver, Status, solve, solve_many, solve_policy

__all__ = [
    "BalancedTrade",
    "Commitment",
    "Decomposition",
    "Deficits",
    "Delivered",
    "Economy",
    "Elasticities",
    "FixedDeficits",
    "Gap",
    "GdpShareDeficits",
    "GivenDeficits",
    "Gradient",
    "InconsistentError",
    "Influence",
    "LabourSupply",
    "Move",
    "Nash",
    "NoSolutionError",
    "Policy",
    "Programme",
    "PurchaseSplit",
    "Reply",
    "Result",
    "ScaleEconomies",
    "Sensitivity",
    "Solver",
    "Status",
    "Target",
    "additional_share",
    "balance_change",
    "best_reply",
    "decompose",
    "deliver",
    "export_cap",
    "goods_balance",
    "gradient",
    "nash_tariffs",
    "output_changes",
    "overall_balances",
    "purchase_split",
    "sales_to_buyer",
    "scarcity_rent",
    "sensitivity",
    "settled",
    "solve",
    "solve_many",
    "solve_policy",
]
