"""The plan against itself: what an accord's purchases and its support do to the lean on Taiwan, alone and together.

Purchases raise demand for products in a place, and with it what stops when Taiwan does; support builds capacity
elsewhere. Both are put into one network under the same outage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from chipaccord.chain.costs import Support, with_support
from chipaccord.chain.measures import exposure_of, lean
from chipaccord.chain.network import Network
from chipaccord.chain.outage import Outage, Scenario
from chipaccord.chain.shocks import shock
from chipaccord.chain.simulation import simulate

CASES = ("as it is", "purchases", "support", "both")
BLOCKADE = "taiwan_blockade_90_days"


@dataclass(frozen=True, repr=False)
class PlanEffect:
    """Exposure in the four cases. by_economy: (economy, case) chips lost in the outage, bn USD; share the same over
    a year's purchases; users (economy, case) their lost sales, bn USD; through (economy, case) share of chips bought
    that are made in the struck place at least once. networks by case."""

    by_economy: pd.DataFrame
    share: pd.DataFrame
    users: pd.DataFrame
    through: pd.DataFrame
    scenario: Scenario
    networks: Mapping[str, Network]

    def change(self, economy: str) -> pd.Series:
        """Change of an economy's lost chips against the network as it is, bn USD: purchases, support, both."""
        row = {case: float(self.by_economy[case][economy]) for case in CASES}
        return pd.Series({case: row[case] - row[CASES[0]] for case in CASES[1:]}, name=economy)

    def __repr__(self) -> str:
        total = self.by_economy.sum()
        return f"PlanEffect({self.scenario.name}: " + ", ".join(f"{c} {total[c]:.2f}" for c in CASES) + " bn USD lost)"


def against_itself(
    net: Network,
    purchases: Mapping[tuple[str, str], float],
    support: Sequence[Support] = (),
    scenario: Scenario | Outage | None = None,
    place: str = "TWN",
    weeks: int = 104,
) -> PlanEffect:
    """Exposure with purchases (USD a year by (product, place)), with support, and with both.

    scenario: the outage to meet (default: the shipped blockade of Taiwan for 90 days). Raises ValueError for names that
    are not in the network.
    """
    met = scenario or shock(BLOCKADE)
    named = met if isinstance(met, Scenario) else Scenario(f"{met.stage} in {met.place}", (met,))
    added = {key: usd / 1e9 for key, usd in purchases.items()}
    supported = with_support(net, support)
    cases = dict(zip(CASES, (net, net.with_demand(added), supported, supported.with_demand(added)), strict=True))
    lost, share, users, through = {}, {}, {}, {}
    for case, one in cases.items():
        table = exposure_of(one, simulate(one, named, weeks=weeks, detail=False))
        lost[case], share[case], users[case] = table["lost"], table["share_of_year"], table["users_loss"]
        through[case] = lean(one, place)["share"]
    by_economy, shares, of_users, made = (pd.DataFrame(t).fillna(0.0) for t in (lost, share, users, through))
    return PlanEffect(by_economy, shares, of_users, made, named, cases)
