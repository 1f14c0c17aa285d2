"""Why real income changed, and what a purchase was made of.

`decompose` splits the first-order change of real income into terms of trade and volume of trade, by partner and sector
(Caliendo and Parro 2015, equation 15). With E exports and M imports at border value in the base year, p the change of
the border price (unit cost, and the exporter's tax), I income:

    tot[n, i, j] = (E (p of own goods - 1) - M (p of the partner's goods - 1)) / I
    vot[n, i, j] = t M (M^ - p of the partner's goods) / I

It is a linear sum and can be far from the exact change: NAFTA gives Mexico +1.31% linearly and +0.007% exactly.
`purchase_split` compares a result with the same policy without one target: of each dollar purchased in its cells, how
much is additional, diverted from third economies, or displaced home sales.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.policy.policy import Setting
from chipaccord.trade.policy.targets import Placed
from chipaccord.trade.solver.result import Result
from chipaccord.trade.solver.solve import solve_settings


@dataclass(frozen=True, eq=False)
class Decomposition:
    """Parts of baseline income, by (economy, partner, sector); `exact` is the exact change of real income."""

    economies: tuple[str, ...]
    sectors: tuple[str, ...]
    terms_of_trade: Array
    volume_of_trade: Array
    exact: Array  # (economy,)

    @property
    def tot(self) -> Array:
        """(economy,) terms of trade, all partners and sectors."""
        return np.asarray(self.terms_of_trade.sum(axis=(1, 2)))

    @property
    def vot(self) -> Array:
        """(economy,) volume of trade, all partners and sectors."""
        return np.asarray(self.volume_of_trade.sum(axis=(1, 2)))

    @property
    def linear(self) -> Array:
        """(economy,) the linear sum, which is not the exact change."""
        return self.tot + self.vot

    def __repr__(self) -> str:
        rows = [f"{'':>12} {'tot %':>9} {'vot %':>9} {'linear %':>9} {'exact %':>9}"]
        for n, name in enumerate(self.economies):
            values = (self.tot[n], self.vot[n], self.linear[n], self.exact[n])
            rows.append(f"{name:>12} " + " ".join(f"{100 * value:9.4f}" for value in values))
        return "\n".join(rows)


def decompose(result: Result) -> Decomposition:
    """The linear decomposition of a result's change of real income, beside the exact one."""
    base = result.baseline
    price = result.unit_cost[None] * (1 + result.export_tax) / (1 + base.export_tax)  # (importer, exporter, sector)
    income = np.where(base.income > 0, base.income, np.inf)[:, None, None]
    earned = base.flow * (price - 1)
    return Decomposition(
        economies=base.economies,
        sectors=base.sectors,
        terms_of_trade=(earned.transpose(1, 0, 2) - earned) / income,
        volume_of_trade=base.tariff * (result.flow - base.flow * price) / income,
        exact=result.real_income - 1,
    )


@dataclass(frozen=True, eq=False)
class PurchaseSplit:
    """What a target's purchase was made of, in money: purchased = additional + diverted + displaced.

    purchased : the target's cells, with it less without it, at border value
    diverted : (economy,) fewer imports of the same sectors by the same importers from each other source
    displaced : fewer home sales of the same sectors to the same importers
    cost : the subsidy that brought it about
    """

    name: str
    economies: tuple[str, ...]
    purchased: float
    diverted: Array
    displaced: float
    cost: float

    @property
    def additional(self) -> float:
        """More spending on those sectors by those importers than without the target, at border value."""
        return self.purchased - float(self.diverted.sum()) - self.displaced

    @property
    def shares(self) -> dict[str, float]:
        """Of each dollar purchased: additional, diverted, displaced; zeros where nothing was purchased."""
        by = self.purchased or np.inf
        return {
            "additional": self.additional / by,
            "diverted": float(self.diverted.sum()) / by,
            "displaced": self.displaced / by,
        }

    @property
    def cost_per_additional(self) -> float:
        """Subsidy paid for each additional dollar; inf where none is additional."""
        return self.cost / self.additional if self.additional > 0 else np.inf

    def __repr__(self) -> str:
        parts = ", ".join(f"{name} {share:.1%}" for name, share in self.shares.items())
        order = np.argsort(-self.diverted)[:3]
        most = ", ".join(f"{self.economies[k]} {self.diverted[k]:.4g}" for k in order if self.diverted[k] > 0)
        return (
            f"PurchaseSplit({self.name}: {self.purchased:.6g} purchased; {parts}; diverted most from {most or 'none'})"
        )


def without(setting: Setting, m: int) -> Setting:
    """The same policy without its m-th target."""
    placed = setting.placed
    kept = placed.target != m
    target = placed.target[kept]
    n, i, j = (axis[kept] for axis in placed.at)
    rest = Placed(placed.targets[:m] + placed.targets[m + 1 :], n, i, j, np.where(target > m, target - 1, target))
    return replace(setting, placed=rest)


def purchase_split(result: Result) -> tuple[PurchaseSplit, ...]:
    """For each target of a result, what its purchase was made of. Solves the policy once more without each target.

    Raises ValueError where the policy without a target cannot be solved.
    """
    setting, base = result.setting, result.baseline
    splits = []
    targets = setting.placed.targets
    others = solve_settings([without(setting, m) for m in range(len(targets))], chunk=len(targets)) if targets else []
    for m, (target, other) in enumerate(zip(targets, others, strict=True)):
        if not other.status.ok:
            raise ValueError(f"target {target.name or m}: the policy without it is not solved: {other.status.message}")
        own = setting.placed.target == m
        n, i, j = (axis[own] for axis in setting.placed.at)
        more = result.flow - other.flow
        purchased = float(more[n, i, j].sum())
        market = np.zeros(more.shape, dtype=bool)
        market[np.unique(n)[:, None], :, np.unique(j)[None, :]] = True
        market[n, i, j] = False
        less = np.where(market, -more, 0.0)
        displaced = float(np.einsum("nnj->", less))
        diverted = less.sum(axis=(0, 2)) - np.einsum("nnj->n", less)
        name = target.name or f"target {m}"
        splits.append(
            PurchaseSplit(name, base.economies, purchased, diverted, displaced, float(result.subsidy_cost[m]))
        )
    return tuple(splits)
