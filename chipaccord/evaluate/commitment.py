"""A year's purchases in the trade model: value content becomes quantity targets, and each dollar is accounted for.

Content q[i,j] is what economy i, sector j earns of the year's purchases V (bookings, value basis). The share a of a
purchase is additional: no rival loses it (`settings.additional_share`). Three equilibria are solved, each with the
subsidies s that its targets need:

    pull        only the seller's cells are targeted:   M[n,seller,j] = base + q[seller,j];   gives s_j
    switching   the same, with new spending b_j in the buyer's final demand, so that rivals lose 1 - a of each dollar:
                b_j = (a - s_j) q_j - s_j base_j     (public money s q is new spending too; what the subsidy saves on
                                                      purchases that were made anyway is not, and is taken out)
    delivered   every content cell is targeted, with a q new spending on the others' content as well:
                M[n,i,j] = M_switching[n,i,j] + q[i,j];   the others now also earn their part of the product

With m = pi / tau the sales per dollar that the buyer spends on sector j, a supplier's sales move from m X to m'(X + b)
at unchanged other spending. Per dollar of the seller's content, from the switching equilibrium,

    diverted_i = -(m'_i (X + b) - m_i X) / q    (abroad)         displaced: the same at home
    additional = 1 - sum_i diverted_i - displaced                = a, up to the duties that rivals pay
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from chipaccord.evaluate.settings import additional_share
from chipaccord.trade import Economy, Result, Target

Array = npt.NDArray[np.float64]
Content = Mapping[tuple[str, str], float]  # (economy, sector) -> USD a year


@dataclass(frozen=True, eq=False)
class Commitment:
    """One year's purchases at one setting.

    content: USD by (economy, sector). elasticity: of the buyers' demand. rate: of the programme's subsidy, None where
    the document states none. additional: share of V that no rival loses. mandate: of the seller's cells.
    """

    buyer: str
    seller: str
    content: Content
    elasticity: float
    rate: float | None
    mandate: str
    additional: float = 0.0

    @property
    def amount(self) -> float:
        """V, USD a year."""
        return sum(self.content.values())

    @property
    def own(self) -> dict[str, float]:
        """The seller's content: sector -> USD a year."""
        return {sector: usd for (owner, sector), usd in self.content.items() if owner == self.seller}

    def responding(self, subsidy: Mapping[str, float]) -> Commitment:
        """The commitment with its additional share: the demand response to the programme, or to the pull's subsidy."""
        found = sum(usd * subsidy[sector] for sector, usd in self.own.items()) / sum(self.own.values())
        rate = found if self.rate is None else self.rate
        return replace(self, additional=additional_share(rate, self.elasticity))

    def new_spending(self, economy: Economy, subsidy: Mapping[str, float]) -> dict[str, float]:
        """b: the buyer's new spending by sector of the seller's content, USD, given the subsidies of the pull.

        It can be negative, but takes no more out of a sector than the buyer's final demand there.
        """
        n = economy.economies.index(self.buyer)
        out = {}
        for sector, usd in self.own.items():
            s, base = subsidy[sector], self._flow(economy.flow, economy, self.seller, sector)
            final = economy.final_share[n, economy.sectors.index(sector)] * economy.income[n]
            out[sector] = max((self.additional - s) * usd - s * base, -float(final) * (1 - 1e-9))
        return out

    def final_share(self, economy: Economy, spending: Mapping[str, float], *, delivered: bool) -> Array:
        """(economy, sector) final consumption shares with the new spending; `delivered`: on the others' content too."""
        shares = np.array(economy.final_share)
        n = economy.economies.index(self.buyer)
        new = np.zeros(len(economy.sectors))
        for sector, usd in spending.items():
            new[economy.sectors.index(sector)] += usd
        if delivered:
            for (owner, sector), usd in self.content.items():
                if owner != self.seller:
                    new[economy.sectors.index(sector)] += self.additional * usd
        kappa = new / float(economy.income[n])
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


def split(commitment: Commitment, economy: Economy, spending: Mapping[str, float], switching: Result) -> Split:
    """Account for each purchased dollar of the seller's content; the parts sum to one."""
    n, m = economy.economies.index(commitment.buyer), economy.economies.index(commitment.seller)
    lost = np.zeros(len(economy.economies))
    for sector, b in spending.items():
        j = economy.sectors.index(sector)
        before = np.asarray(economy.share)[n, :, j] / (1 + np.asarray(economy.tariff)[n, :, j])
        after = np.asarray(switching.share)[n, :, j] / (1 + np.asarray(switching.tariff)[n, :, j])
        spent = float(np.asarray(economy.expenditure)[n, j])
        lost -= after * (spent + b) - before * spent
    lost[m] = 0.0
    lost /= sum(commitment.own.values())
    return Split(
        additional=float(1 - lost.sum()),
        diverted={code: float(lost[i]) for i, code in enumerate(economy.economies) if i not in (n, m)},
        displaced=float(lost[n]),
    )


def seller_subsidies(commitment: Commitment, result: Result) -> dict[str, float]:
    """The subsidy rate on each of the seller's cells, by sector."""
    placed = result.setting.placed.targets
    found = {target.name: float(s) for target, s in zip(placed, np.asarray(result.subsidy), strict=True)}
    return {sector: found[f"{commitment.seller} {sector}"] for sector in commitment.own}
