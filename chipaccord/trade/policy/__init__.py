"""What a counterfactual changes, as a person writes it and as checked arrays on one economy.

closures   rules for deficits; labour supply, scale economies, sets of elasticities
targets    quantities to be met: promised purchases, capped supplies
policy     `Policy`, and `Setting`: a policy placed on an economy
"""

from chipaccord.trade.policy.closures import (
    BalancedTrade,
    Deficits,
    Elasticities,
    FixedDeficits,
    GdpShareDeficits,
    GivenDeficits,
    LabourSupply,
    ScaleEconomies,
    deficit_rule,
)
from chipaccord.trade.policy.policy import Policy, Setting, setting_of
from chipaccord.trade.policy.targets import Mandate, Placed, Target, position

__all__ = [
    "BalancedTrade",
    "Deficits",
    "Elasticities",
    "FixedDeficits",
    "GdpShareDeficits",
    "GivenDeficits",
    "LabourSupply",
    "Mandate",
    "Placed",
    "Policy",
    "ScaleEconomies",
    "Setting",
    "Target",
    "deficit_rule",
    "position",
    "setting_of",
]
