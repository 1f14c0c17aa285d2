"""A year's purchases in the trade model: value content becomes quantity targets, and each dollar is accounted for.

Content q[i,j] is what economy i, sector j earns of the year's purchases V (bookings, value basis). The share a of a
purchase is additional: no rival loses it (`additional_share`). Three equilibria are solved, each with the
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

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from chipaccord.trade.answers.purchase_split import PurchaseSplit, accounted
from chipaccord.trade.economy import Economy
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.policy import Mandate, Policy, Target
from chipaccord.trade.solver import Result, Solver

Content = Mapping[tuple[str, str], float]  # (economy, sector) -> USD a year


@dataclass(frozen=True, eq=False)
class Commitment:
    """One year's purchases.

    content: USD by (economy, sector). elasticity: of the buyers' demand. rate: of the programme's subsidy, None for
    the one that pulls the purchase in the model. mandate: of the seller's cells. additional: share of V that no rival
    loses, found by `deliver`.
    """

    buyer: str
    seller: str
    content: Content
    elasticity: float
    rate: float | None
    mandate: Mandate
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
        mandate: Mandate = "at_least" if owner == self.seller and self.mandate == "at_least" else "exactly"
        return Target(cells=[(self.buyer, owner, sector)], value=value, mandate=mandate, name=f"{owner} {sector}")

    def _flow(self, flow: Array, economy: Economy, owner: str, sector: str) -> float:
        n, i, j = economy.economies.index(self.buyer), economy.economies.index(owner), economy.sectors.index(sector)
        return float(flow[n, i, j])


def additional_share(rate: float, elasticity: float) -> float:
    """Share of a subsidised purchase that is new spending, with constant-elasticity demand: a = 1 - (1 - s)^e."""
    return float(1 - (1 - rate) ** elasticity)


def seller_subsidies(commitment: Commitment, result: Result) -> dict[str, float]:
    """The subsidy rate on each of the seller's cells, by sector."""
    placed = result.setting.placed.targets
    found = {target.name: float(s) for target, s in zip(placed, result.subsidy, strict=True)}
    return {sector: found[f"{commitment.seller} {sector}"] for sector in commitment.own}


def split(commitment: Commitment, economy: Economy, spending: Mapping[str, float], switching: Result) -> PurchaseSplit:
    """Where each purchased dollar of the seller's content comes from, at the buyer's given other spending."""
    n, m = economy.economies.index(commitment.buyer), economy.economies.index(commitment.seller)
    after = np.array(economy.flow)
    sectors = [economy.sectors.index(sector) for sector in spending]
    for j, b in zip(sectors, spending.values(), strict=True):
        sales = switching.share[n, :, j] / (1 + switching.tariff[n, :, j])  # per dollar spent
        after[n, :, j] = sales * (economy.expenditure[n, j] + b)
    at = np.array(sectors)
    return accounted(
        name=f"{commitment.buyer} from {commitment.seller}",
        economies=economy.economies,
        before=economy.flow,
        after=after,
        cells=(np.full_like(at, n), np.full_like(at, m), at),
        purchased=sum(commitment.own.values()),
        cost=float(switching.subsidy_cost.sum()),
    )


@dataclass(frozen=True, eq=False)
class Delivered:
    """A commitment delivered in general equilibrium, against its base year.

    split: of each dollar of the seller's content. final_share: (economy, sector) with the new spending.
    """

    commitment: Commitment
    baseline: Economy
    result: Result
    split: PurchaseSplit
    final_share: Array

    @property
    def subsidy(self) -> float:
        """The subsidy rate that delivers the seller's content, weighted by it."""
        own = self.commitment.own
        rates = seller_subsidies(self.commitment, self.result)
        return sum(usd * rates[sector] for sector, usd in own.items()) / sum(own.values())

    @property
    def cost(self) -> float:
        """Public cost of the year: the subsidy rate that delivers it, paid on the purchases."""
        return self.subsidy * self.commitment.amount

    def target_spread(self, relative: float) -> Array:
        """(target,) how far each target may be off, relative to its value, where its content may be by `relative`.

        A target is the base year's trade with the content on top; for `sensitivity(spreads={"target_value": ...})`.
        """
        content = {f"{owner} {sector}": usd for (owner, sector), usd in self.commitment.content.items()}
        targets = self.result.setting.placed.targets
        return np.array([relative * content[target.name] / target.value for target in targets])


def deliver(commitments: Sequence[Commitment], economy: Economy, deficits: str, solver: Solver) -> list[Delivered]:
    """Pull, switch and deliver (see above) each commitment on one base year, all of them together.

    deficits: the rule of `Policy`. Raises NoSolutionError of step "pull", "switch" or "purchase".
    """
    pull = [Policy(deficits=deficits, targets=c.switching(economy)) for c in commitments]
    pulled = solver.many("pull", economy, pull)
    rates = [seller_subsidies(c, found) for c, found in zip(commitments, pulled, strict=True)]
    commitments = [c.responding(s) for c, s in zip(commitments, rates, strict=True)]
    spending = [c.new_spending(economy, s) for c, s in zip(commitments, rates, strict=True)]
    switch = [
        Policy(deficits=deficits, targets=c.switching(economy), final_share=c.final_share(economy, b, delivered=False))
        for c, b in zip(commitments, spending, strict=True)
    ]
    switched = solver.many("switch", economy, switch)
    shares = [c.final_share(economy, b, delivered=True) for c, b in zip(commitments, spending, strict=True)]
    last = [
        Policy(deficits=deficits, targets=c.delivered(economy, found), final_share=share)
        for c, found, share in zip(commitments, switched, shares, strict=True)
    ]
    results = solver.many("purchase", economy, last)
    return [
        Delivered(c, economy, result, split(c, economy, b, found), share)
        for c, b, found, result, share in zip(commitments, spending, switched, results, shares, strict=True)
    ]
