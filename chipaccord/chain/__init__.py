"""The chip supply network: what an outage does, and what support buys; usable without the rest of the package."""

from chipaccord.chain.network import Network
from chipaccord.chain.outage import Outage, Scenario
from chipaccord.chain.simulation import simulate

__all__ = ["Network", "Outage", "Scenario", "simulate"]
