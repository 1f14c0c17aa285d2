"""Outages: what is lost, where and for how long.

outage    `Outage` and `Scenario`, paths of what is left by day
library   the shipped shocks, with sources
losses    what a scenario takes of a network before anything reacts
strikes   scenarios laid out week by week for many runs
"""

from chipaccord.chain.outages.library import Shock, library, shock
from chipaccord.chain.outages.losses import lost_by_place, placed, struck
from chipaccord.chain.outages.outage import Outage, Scenario

__all__ = ["Outage", "Scenario", "Shock", "library", "lost_by_place", "placed", "shock", "struck"]
