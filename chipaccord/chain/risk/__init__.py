"""Where the network is weak, and how much risk that is.

measures   criticality, time to survive, concentration, and the lean of each economy on a place
risk       hazards, sampled outages, expected loss and CVaR a year
history    real outages replayed, nothing tuned
"""

from chipaccord.chain.risk.history import Event, Replay, events, replay
from chipaccord.chain.risk.risk import Hazard, Risk, Sample, assess, hazards, sample

__all__ = ["Event", "Hazard", "Replay", "Risk", "Sample", "assess", "events", "hazards", "replay", "sample"]
