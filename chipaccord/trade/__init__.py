"""General equilibrium in changes: trade policy, quantity targets, welfare (Caliendo and Parro 2015).

from chipaccord.trade import Economy, Target, solve
"""

from chipaccord.trade.closures import Elasticities, LabourSupply, ScaleEconomies
from chipaccord.trade.consistency import Gap, InconsistentError
from chipaccord.trade.decomposition import Decomposition, PurchaseSplit, decompose, purchase_split
from chipaccord.trade.economy import Economy
from chipaccord.trade.gradient import Gradient, gradient
from chipaccord.trade.nash import Nash, nash_tariffs
from chipaccord.trade.optimal import Reply, best_reply
from chipaccord.trade.policy import Policy
from chipaccord.trade.result import Result, Status
from chipaccord.trade.sensitivity import Influence, Sensitivity, sensitivity
from chipaccord.trade.solve import solve, solve_many, solve_policy
from chipaccord.trade.targets import Target

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
