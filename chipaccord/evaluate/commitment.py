"""A year's purchases in the trade model: value content becomes quantity targets, and each dollar is accounted for.

Content q[i,j] is what economy i, sector j earns of the year's purchases V (bookings, value basis). Of V the share a is
new spending: the buyer's final demand shifts towards the content's sectors by kappa_j = a q_j / I. The rest comes out
of what the buyer spends on those sectors already. Two equilibria are solved:

    switching   only the seller's cells are targeted:   M[n,seller,j] = base + q[seller,j]
                what other suppliers lose here by substitution is the diversion
    delivered   every content cell is targeted:         M[n,i,j] = M_switching[n,i,j] + q[i,j]
                the others now also earn their part of the product

Each cell's subsidy is found with the equilibrium. The change of a supplier's sales to the buyer has two parts, with
m = pi / tau the sales per dollar spent: substitution (m' - m) X at unchanged spending, and expansion m' (X' - X). Over
the sectors of the seller's content, per dollar of it (from the switching equilibrium):

    diverted_i = -(m'_i - m_i) X / q    (abroad)      displaced = -(m'_n - m_n) X / q    (at home)
    additional = 1 - sum_i diverted_i - displaced     what comes with more spending on the sector, not from a rival
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.trade import Economy, Result, Target

Array = npt.NDArray[np.float64]
Content = Mapping[tuple[str, str], float]  # (economy, sector) -> USD a year


@dataclass(frozen=True, eq=False)
class Commitment:
    """One year's purchases at one setting.

    content: USD by (economy, sector). additional: share of V that is new spending. mandate: of the seller's cells.
    """

    buyer: str
    seller: str
    content: Content
    additional: float
    mandate: str

    @property
    def amount(self) -> float:
        """V, USD a year."""
        return sum(self.content.values())

    def final_share(self, economy: Economy) -> Array:
        """(economy, sector) final consumption shares with the buyer's new spending in the content's sectors."""
        shares = np.array(economy.final_share)
        n = economy.economies.index(self.buyer)
        kappa = np.zeros(len(economy.sectors))
        for (_, sector), usd in self.content.items():
            kappa[economy.sectors.index(sector)] += self.additional * usd / float(economy.income[n])
        shares[n] = (1 - kappa.sum()) * shares[n] + kappa
        return shares

    def switching(self, economy: Economy) -> tuple[Target, ...]:
        """Targets on the seller's cells only."""
        return tuple(
            self._target(owner, sector, self._flow(economy.flow, economy, owner, sector) + usd)
            for (owner, sector), usd in self.content.items()
            if owner == self.seller and usd > 0
        )

    def delivered(self, economy: Economy, switching: Result) -> tuple[Target, ...]:
        """Targets on every content cell; the others' start from what the switch left them."""
        targets = list(self.switching(economy))
        targets += [
            self._target(owner, sector, self._flow(switching.flow, economy, owner, sector) + usd)
            for (owner, sector), usd in self.content.items()
            if owner != self.seller and usd > 0
        ]
        return tuple(targets)

    def _target(self, owner: str, sector: str, value: float) -> Target:
        mandate = "at_least" if owner == self.seller and self.mandate == "at_least" else "exactly"
        return Target(
            cells=[(self.buyer, owner, sector)],
            value=value,
            mandate=mandate,  # type: ignore[arg-type]  # one of the two literals above
            name=f"{owner} {sector}",
        )

    def _flow(self, flow: npt.ArrayLike, economy: Economy, owner: str, sector: str) -> float:
        n, i, j = economy.economies.index(self.buyer), economy.economies.index(owner), economy.sectors.index(sector)
        return float(np.asarray(flow)[n, i, j])


@dataclass(frozen=True, slots=True)
class Split:
    """Where each purchased dollar comes from, as shares that sum to one. diverted: by third economy."""

    additional: float
    diverted: Mapping[str, float]
    displaced: float


def split(commitment: Commitment, economy: Economy, switching: Result) -> Split:
    """Account for each purchased dollar of the seller's content; the parts sum to one."""
    n, m = economy.economies.index(commitment.buyer), economy.economies.index(commitment.seller)
    own = {sector: usd for (owner, sector), usd in commitment.content.items() if owner == commitment.seller}
    lost = np.zeros(len(economy.economies))
    for sector in own:
        j = economy.sectors.index(sector)
        before = np.asarray(economy.share)[n, :, j] / (1 + np.asarray(economy.tariff)[n, :, j])
        after = np.asarray(switching.share)[n, :, j] / (1 + np.asarray(switching.tariff)[n, :, j])
        lost -= (after - before) * float(np.asarray(economy.expenditure)[n, j])
    lost[m] = 0.0
    lost /= sum(own.values())
    return Split(
        additional=float(1 - lost.sum()),
        diverted={code: float(lost[i]) for i, code in enumerate(economy.economies) if i not in (n, m)},
        displaced=float(lost[n]),
    )


def seller_subsidy(commitment: Commitment, targets: Sequence[Target], result: Result) -> float:
    """The subsidy rate on the seller's cells, weighted by their content."""
    found = {t.name: float(s) for t, s in zip(targets, np.asarray(result.subsidy), strict=True)}
    own = {sector: usd for (owner, sector), usd in commitment.content.items() if owner == commitment.seller}
    return sum(usd * found[f"{commitment.seller} {sector}"] for sector, usd in own.items()) / sum(own.values())
