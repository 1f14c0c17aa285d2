"""The trade model as the evaluation uses it: economies of the world, solves that must converge, and their tally."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from chipaccord.trade import Economy, Policy, Result, solve_many
from chipaccord.world.world import World

Array = npt.NDArray[np.float64]
Progress = Callable[[str], None]


# Policies are solved in batches of this size, shorter ones filled up: one compiled program serves every step, and a
# program costs far more to compile than a few spare solves of an economy of this size.
BATCH = 16


class NoSolutionError(Exception):
    """The trade model found no equilibrium: which step failed, why, and what to try."""


@dataclass
class Solver:
    """Solves policies and keeps the tally for the run record. A policy that does not converge is an error."""

    progress: Progress
    solves: int = 0
    passes: int = 0
    largest_residual: float = 0.0
    largest_check_gap: float = 0.0
    names: set[str] = field(default_factory=set)

    def many(self, what: str, economy: Economy, policies: Iterable[Policy]) -> list[Result]:
        """Solve policies on one economy. Raises NoSolutionError naming the step."""
        if what not in self.names:
            self.names.add(what)
            self.progress(what)
        wanted = list(policies)
        filled = wanted + wanted[-1:] * (-len(wanted) % BATCH)
        results = list(solve_many(economy, filled, chunk=BATCH))[: len(wanted)]
        for result in results:
            self.solves += 1
            self.passes += result.passes
            if not result.status.ok:
                raise NoSolutionError(f"{what}: the trade model found no solution: {result.status.message}")
            self.largest_residual = max(self.largest_residual, result.residual)
            self.largest_check_gap = max(self.largest_check_gap, result.check.largest)
        return results

    def one(self, what: str, economy: Economy, policy: Policy) -> Result:
        """Solve one policy. Raises NoSolutionError naming the step."""
        return self.many(what, economy, [policy])[0]


def economy_of(world: World) -> Economy:
    """The base year as the trade engine takes it, money in USD."""
    return Economy.from_arrays(
        world.economies,
        world.sectors,
        expenditure=world.expenditure,
        share=world.share,
        tariff=world.tariff,
        value_added_share=world.value_added_share,
        input_share=world.input_share,
        theta=world.theta,
    )


def goods_balance(flow: npt.ArrayLike, goods: npt.NDArray[np.bool_]) -> Array:
    """(economy, partner) exports less imports of goods at border value, from (importer, exporter, sector) flows."""
    sold = np.asarray(flow)[:, :, goods].sum(axis=2).T
    return np.asarray(sold - sold.T)
