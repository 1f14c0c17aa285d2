"""General equilibrium in changes: trade policy, quantity targets, welfare (Caliendo and Parro 2015).

from chipaccord.trade import Economy, Target, solve
"""

from chipaccord.trade.consistency import Gap, InconsistentError
from chipaccord.trade.economy import Economy
from chipaccord.trade.policy import Policy
from chipaccord.trade.precision import use_compilation_cache
from chipaccord.trade.result import Result, Status
from chipaccord.trade.solve import solve, solve_many
from chipaccord.trade.targets import Target

__all__ = [
    "Economy",
    "Gap",
    "InconsistentError",
    "Policy",
    "Result",
    "Status",
    "Target",
    "solve",
    "solve_many",
    "use_compilation_cache",
]
