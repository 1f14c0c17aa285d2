"""The chip supply network: what an outage does, and what support buys; usable without the rest of the package.

Network, Outage, Scenario, simulate      stages x places by week; what comes back is a Result
shock, library                           the shipped shocks, with sources
measures                                 criticality, time_to_survive, concentration, exposure, passing_through
Hazard, hazards, sample, assess          expected loss, VaR and CVaR over sampled outages
Measure, Support, Problem, portfolio     what money can buy, and the best use of it
against_itself                           what purchases and support do to the lean on Taiwan
events, replay                           real outages, nothing tuned
Table, run, ario                         the sector-level ARIO model; its outages are `ario.Outage`
"""

from chipaccord.chain import ario, measures, portfolio
from chipaccord.chain.ario import run
from chipaccord.chain.ario_table import Table
from chipaccord.chain.costs import Measure, Support, with_support
from chipaccord.chain.figures import Figure, NetworkError
from chipaccord.chain.history import events, replay
from chipaccord.chain.network import Network
from chipaccord.chain.outage import Outage, Scenario
from chipaccord.chain.plan import against_itself
from chipaccord.chain.responses import Problem, shipped_problem
from chipaccord.chain.result import Result
from chipaccord.chain.risk import Hazard, assess, hazards, sample
from chipaccord.chain.shocks import library, shock
from chipaccord.chain.simulation import simulate

__all__ = [
    "Figure",
    "Hazard",
    "Measure",
    "Network",
    "NetworkError",
    "Outage",
    "Problem",
    "Result",
    "Scenario",
    "Support",
    "Table",
    "against_itself",
    "ario",
    "assess",
    "events",
    "hazards",
    "library",
    "measures",
    "portfolio",
    "replay",
    "run",
    "sample",
    "shipped_problem",
    "shock",
    "simulate",
    "with_support",
]
