"""From a policy on an economy to a checked result.

anderson, iteration     the step and the loop, one compiled program per shape
prepared, shock         an economy and its policies laid out for the program
continuation            large shocks in steps
check                   every condition again, in plain NumPy, sharing nothing with the rest
settle, status, result  the labelled answer, and whether to believe it
solve                   `solve`, `solve_policy`, `solve_many`
tally                   `Solver`: solves that must converge, counted for the record
"""

from chipaccord.trade.solver.prepared import Prepared, prepare
from chipaccord.trade.solver.result import Result
from chipaccord.trade.solver.solve import solve, solve_many, solve_policy, solve_settings
from chipaccord.trade.solver.status import Status
from chipaccord.trade.solver.tally import NoSolutionError, Solver

__all__ = [
    "NoSolutionError",
    "Prepared",
    "Result",
    "Solver",
    "Status",
    "prepare",
    "solve",
    "solve_many",
    "solve_policy",
    "solve_settings",
]
