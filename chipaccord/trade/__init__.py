"""General equilibrium in changes: trade policy, quantity targets, welfare (Caliendo and Parro 2015).

from chipaccord.trade import Economy, Target, solve
"""

from chipaccord.trade.answers.decomposition import Decomposition, PurchaseSplit, decompose, purchase_split
from chipaccord.trade.answers.gradient import Gradient, gradient
from chipaccord.trade.answers.nash import Nash, nash_tariffs
from chipaccord.trade.answers.optimal import Reply, best_reply
from chipaccord.trade.answers.sensitivity import Influence, Sensitivity, sensitivity
from chipaccord.trade.economy import Economy
from chipaccord.trade.economy.consistency import Gap, InconsistentError
from chipaccord.trade.policy.closures import Elasticities, LabourSupply, ScaleEconomies
from chipaccord.trade.policy.policy import Policy
from chipaccord.trade.policy.targets import Target
from chipaccord.trade.solver.result import Result, Status
from chipaccord.trade.solver.solve import solve, solve_many, solve_policy

__all__ = [
    "Decomposition",
    "Economy",
    "Elasticities",
    "Gap",
    "Gradient",
    "InconsistentError",
    "Influence",
    "LabourSupply",
    "Nash",
    "Policy",
    "PurchaseSplit",
    "Reply",
    "Result",
    "ScaleEconomies",
    "Sensitivity",
    "Status",
    "Target",
    "best_reply",
    "decompose",
    "gradient",
    "nash_tariffs",
    "purchase_split",
    "sensitivity",
    "solve",
    "solve_many",
    "solve_policy",
]
