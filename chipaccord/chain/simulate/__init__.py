"""The simulation: outages of a network, week by week.

dynamics                  one week, equation by equation
structure, lists          a network as lists of makers, arcs and holdings
runs, best                the loop over weeks for many runs; the welfare-best rationing by linear programme
result, ending, summary   what comes back, how it ended, and one run in plain numbers
simulation, many          `simulate`, and the same on several networks

`simulate` is also the name of the function in it: import from this package by name.
"""

from chipaccord.chain.simulate.many import each, simulate_each
from chipaccord.chain.simulate.result import Result
from chipaccord.chain.simulate.simulation import simulate
from chipaccord.chain.simulate.summary import Summary, summarise, undelivered

__all__ = ["Result", "Summary", "each", "simulate", "simulate_each", "summarise", "undelivered"]
