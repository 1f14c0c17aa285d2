"""General equilibrium in changes: trade policy, quantity targets, welfare (Caliendo and Parro 2015).

from chipaccord.trade import Economy, Target, solve
"""

from chipaccord.trade.closures import Elasticities, LabourSupply, ScaleEconomies
from chipaccord.trade.consistency import Gap, InconsistentError
from chipaccord.trade.decomposition import Decomposition, PurchaseSplit, decompose, purchase_split
from chipaccord.trade.economy import Economy
from chipaccord.trade.policy import Policy
from chipaccord.trade.precision import use_compilation_cache
from chipaccord.trade.result import Result, Status
from chipaccord.trade.solve import solve, solve_many
from chipaccord.trade.targets import Target

__all__ = [
    "Decomposition",
    "Economy",
    "Elasticities",
    "Gap",
    "InconsistentError",
    "LabourSupply",
    "Policy",
    "PurchaseSplit",
    "Result",
    "ScaleEconomies",
    "Status",
    "Target",
    "decompose",
    "purchase_split",
    "solve",
    "solve_many",
    "use_compilation_cache",
]
