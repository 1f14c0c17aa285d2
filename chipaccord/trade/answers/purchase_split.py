"""What a purchase was made of: additional, diverted from third economies, or displaced home sales.

One account (`accounted`) for two questions. It holds flows with the purchase against flows without it: what rivals
sell less of the same goods to the same buyers was diverted from them (abroad) or displaced (at home); the rest is
additional.

`purchase_split(result)`: what does one target of a policy add in equilibrium? The reference is the same policy without
that target and everything else kept: the policy's final shares, hence any new spending that it brings, are in both, and
rivals that have targets of their own sell what those say. Prices and incomes move.
`Delivered.split` (in `commitment`): of each dollar that buyers commit, what do rivals lose? The reference is the base
year, the result the switch to the seller (its cells the only targets), and the buyers' other spending is given. The
additional part is their demand's response to the programme, a = 1 - (1 - s)^elasticity.
So the first leaves out the new spending and the losses that other targets rule out, and the second counts both: for one
and the same delivered commitment the two shares differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.policy.policy import Setting
from chipaccord.trade.policy.targets import Placed
from chipaccord.trade.solver.result import Result
from chipaccord.trade.solver.solve import solve_settings

Cells = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]


@dataclass(frozen=True, eq=False)
class PurchaseSplit:
    """What a purchase was made of, in money: purchased = additional + diverted + displaced.

    purchased : its cells, with it less without it, at border value
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
    def diverted_shares(self) -> dict[str, float]:
        """Of each dollar purchased, what each economy loses in sales abroad; zeros where nothing was purchased."""
        by = self.purchased or np.inf
        return {code: float(lost) / by for code, lost in zip(self.economies, self.diverted, strict=True)}

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


def accounted(
    name: str, economies: Sequence[str], before: Array, after: Array, cells: Cells, purchased: float, cost: float
) -> PurchaseSplit:
    """The account of a purchase from flows without it and with it.

    before, after: (importer, exporter, sector) at border value. cells: positions of what is purchased; everyone else
    who sells those goods to those importers is a rival. purchased, cost: in money.
    """
    n, i, j = cells
    market = np.zeros(before.shape, dtype=bool)
    market[np.unique(n)[:, None], :, np.unique(j)[None, :]] = True
    market[n, i, j] = False
    less = np.where(market, before - after, 0.0)
    at_home = np.einsum("nnj->n", less)
    return PurchaseSplit(name, tuple(economies), purchased, less.sum(axis=(0, 2)) - at_home, float(at_home.sum()), cost)


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
    setting, targets = result.setting, result.setting.placed.targets
    others = solve_settings([without(setting, m) for m in range(len(targets))], chunk=len(targets)) if targets else []
    splits = []
    for m, (target, other) in enumerate(zip(targets, others, strict=True)):
        name = target.name or f"target {m}"
        if not other.status.ok:
            raise ValueError(f"target {target.name or m}: the policy without it is not solved: {other.status.message}")
        own = setting.placed.target == m
        n, i, j = (axis[own] for axis in setting.placed.at)
        purchased = float((result.flow - other.flow)[n, i, j].sum())
        cost = float(result.subsidy_cost[m])
        economies = result.baseline.economies
        splits.append(accounted(name, economies, other.flow, result.flow, (n, i, j), purchased, cost))
    return tuple(splits)
