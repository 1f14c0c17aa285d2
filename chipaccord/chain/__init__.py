"""The chip supply network: what an outage does, and what support buys; usable without the rest of the package.

Money is USD at base prices, flows are USD a week, times are weeks (outages: days), shares are decimals.

Network, networks, capacity_sets         stages x places; the shipped versions
Outage, Scenario, shock, library         what strikes; the shipped shocks, with sources
simulate, simulate_each, summarise       outages week by week; what comes back is a Result, in plain numbers a Summary
measures                                 criticality, time_to_survive, concentration, exposure, passing_through, lean
Hazard, hazards, sample, assess          expected loss, VaR and CVaR over sampled outages
Measure, Support, Problem, portfolio     what money can buy, and the best use of it
against_best_use                         an accord's support beside the best use of the same money
against_itself, exposures                what purchases and support do to the lean on a place
events, replay                           real outages, nothing tuned

The storeys, from the ground up; each knows only those below it, and inside each the modules stand in that order too:

network/    figures, parameters, rows, flow, build, network, then shipped, traded, drawn
outages/    outage, library, losses, strikes
simulate/   dynamics, structure, lists, ending, result, runs, best, simulation, then many, summary
risk/       measures, risk, history
support/    band, costs, support, responses, portfolio, then exposure, plan, savings, best_use

Below them all: `chipaccord.status`, `chipaccord.precision` and the tables of `chipaccord.world.tables`.
"""

from chipaccord.chain.network import (
    Figure,
    Network,
    NetworkError,
    capacity_sets,
    drawn_links,
    network_products,
    networks,
    over_products,
    settings,
    sold_as,
    users_by_place,
)
from chipaccord.chain.outages import Outage, Scenario, library, lost_by_place, placed, shock
from chipaccord.chain.risk import Hazard, assess, events, hazards, measures, replay, sample
from chipaccord.chain.simulate import Result, Summary, each, simulate, simulate_each, summarise, undelivered
from chipaccord.chain.support import (
    CASES,
    Band,
    Measure,
    Problem,
    Support,
    added_demand,
    against_best_use,
    against_itself,
    built,
    cases,
    exposures,
    portfolio,
    shipped_problem,
    spared,
    with_support,
)

__all__ = [
    "CASES",
    "Band",
    "Figure",
    "Hazard",
    "Measure",
    "Network",
    "NetworkError",
    "Outage",
    "Problem",
    "Result",
    "Scenario",
    "Summary",
    "Support",
    "added_demand",
    "against_best_use",
    "against_itself",
    "assess",
    "built",
    "capacity_sets",
    "cases",
    "drawn_links",
    "each",
    "events",
    "exposures",
    "hazards",
    "library",
    "lost_by_place",
    "measures",
    "network_products",
    "networks",
    "over_products",
    "placed",
    "portfolio",
    "replay",
    "sample",
    "settings",
    "shipped_problem",
    "shock",
    "simulate",
    "simulate_each",
    "sold_as",
    "spared",
    "summarise",
    "undelivered",
    "users_by_place",
    "with_support",
]
