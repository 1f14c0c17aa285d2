"""Solves that must converge, in equal batches, with a tally for the record of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from chipaccord.trade.economy import Economy
from chipaccord.trade.policy import Policy
from chipaccord.trade.solver.result import Result
from chipaccord.trade.solver.solve import solve_many
from chipaccord.trade.solver.status import Status

# Policies are solved in batches of this size, shorter ones filled up: one compiled program serves every step, and a
# program costs far more to compile than a few spare solves of an economy of this size.
BATCH = 16


class NoSolutionError(Exception):
    """The trade model found no equilibrium. `step` is the code of the step, `status` says where and what to try."""

    def __init__(self, step: str, status: Status) -> None:
        self.step, self.status = step, status
        super().__init__(f"{step}: the trade model found no solution: {status.message}")


def quiet(_: str) -> None:
    """Progress to nowhere."""


@dataclass
class Solver:
    """Solves policies and keeps the tally. A policy that does not converge is an error.

    progress: called with the code of each step when it first begins.
    """

    progress: Callable[[str], None] = quiet
    solves: int = 0
    passes: int = 0
    largest_residual: float = 0.0
    largest_check_gap: float = 0.0
    begun: set[str] = field(default_factory=set)

    def many(self, step: str, economy: Economy, policies: Iterable[Policy]) -> list[Result]:
        """Solve policies on one economy, in order. Raises NoSolutionError with the step's code."""
        if step not in self.begun:
            self.begun.add(step)
            self.progress(step)
        wanted = list(policies)
        filled = wanted + wanted[-1:] * (-len(wanted) % BATCH)
        results = list(solve_many(economy, filled, chunk=BATCH))[: len(wanted)]
        for result in results:
            self.solves += 1
            self.passes += result.passes
            if not result.status.ok:
                raise NoSolutionError(step, result.status)
            self.largest_residual = max(self.largest_residual, result.residual)
            self.largest_check_gap = max(self.largest_check_gap, result.check.largest)
        return results

    def one(self, step: str, economy: Economy, policy: Policy) -> Result:
        """Solve one policy. Raises NoSolutionError with the step's code."""
        return self.many(step, economy, [policy])[0]
