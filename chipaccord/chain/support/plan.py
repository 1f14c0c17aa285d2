"""The plan against itself, by simulation: what an accord's purchases and its support do to what an outage takes.

Purchases raise demand for products in a place, and with it what stops when another does; support builds capacity
elsewhere. Both are put into one network under the same outage, alone and together (the cases of `exposure`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from chipaccord.chain.network.figures import in_bn
from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.outage import Outage, Scenario, scenarios_of
from chipaccord.chain.risk.measures import exposure_of, lean
from chipaccord.chain.simulate.simulation import simulate
from chipaccord.chain.support.exposure import AS_IS, CASES, Demand, cases, every_case
from chipaccord.chain.support.support import Support


@dataclass(frozen=True, repr=False)
class PlanEffect:
    """Exposure in the four cases.

    by_economy: (economy, case) chips lost in the outage, USD; share the same over a year's purchases; users
    (economy, case) their lost sales, USD; through (economy, case) share of chips bought that are made in the struck
    place at least once. networks by case.
    """

    by_economy: pd.DataFrame
    share: pd.DataFrame
    users: pd.DataFrame
    through: pd.DataFrame
    scenario: Scenario
    networks: Mapping[str, Network]

    def change(self, economy: str) -> pd.Series:
        """Change of an economy's lost chips against the network as it is, USD: purchases, support, both."""
        row = {case: float(self.by_economy[case][economy]) for case in CASES}
        return pd.Series({case: row[case] - row[AS_IS] for case in CASES[1:]}, name=economy)

    def __repr__(self) -> str:
        total = self.by_economy.sum()
        return f"PlanEffect({self.scenario.name}: " + ", ".join(f"{c} {in_bn(total[c])}" for c in CASES) + " lost)"


def against_itself(
    net: Network,
    purchases: Demand,
    support: Sequence[Support],
    scenario: Scenario | Outage,
    place: str,
    weeks: int = 104,
) -> PlanEffect:
    """Exposure to an outage with purchases (USD a year by (network product, place)), with support, and with both.

    place: whose part in the chips bought is counted in `through`. Raises ValueError for names not in the network.
    """
    (met,) = scenarios_of(scenario)
    networks = every_case(cases(net, purchases, support))
    seen = {id(one): exposure_of(one, simulate(one, met, weeks=weeks, detail=False)) for one in networks.values()}
    tables = {case: seen[id(one)] for case, one in networks.items()}
    lost, share, users = (
        pd.DataFrame({case: table[column] for case, table in tables.items()}).fillna(0.0)
        for column in ("lost", "share_of_year", "users_loss")
    )
    made = pd.DataFrame({case: lean(one, place)["share"] for case, one in networks.items()}).fillna(0.0)
    return PlanEffect(lost, share, users, made, met, networks)
