"""Tariffs that are best for one government, everyone else's given.

An objective is the real income of an economy, with weights on what its sectors earn (Ossa 2014, American Economic
Review 104(12)): G[n] = (sum_j weight[j] v Y[n,j] + R[n] + D[n]) / P[n], over its base-year value. A best reply moves
the tariffs of chosen instruments to maximise it, by L-BFGS-B with gradients from the adjoint, from several starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from chipaccord.trade.answers.gradient import gradient
from chipaccord.trade.answers.levers import Report
from chipaccord.trade.economy import Economy
from chipaccord.trade.economy.consistency import table
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.policy.policy import Policy
from chipaccord.trade.policy.targets import position
from chipaccord.trade.solver.result import Result
from chipaccord.trade.solver.solve import solve_policy

Instruments = Literal["uniform", "by_sector", "by_partner", "by_partner_and_sector"]
LOWEST, HIGHEST = -0.5, 5.0
STARTS = (0.0, 0.2, 0.5)
SCALE = 1e3  # an objective near 1 changes in its fourth digit; L-BFGS-B's tolerances are for numbers that move


@dataclass(frozen=True, eq=False)
class Objective:
    """What a government maximises: real income, with weights on its sectors' earnings (1 each: real income itself)."""

    economy: Economy
    n: int
    weight: Array  # (sector,)

    @property
    def baseline(self) -> float:
        """Its base-year value, in money."""
        e, n = self.economy, self.n
        earned = e.value_added_share[n] * e.output[n]
        return float((self.weight * earned).sum() + e.revenue[n] + e.deficit[n])

    def __call__(self, r: Report) -> jax.Array:
        """The objective over its base-year value, for `gradient`."""
        n = self.n
        earned = jnp.asarray(self.economy.value_added_share[n]) * r.output[n]
        money = (jnp.asarray(self.weight) * earned).sum() + r.revenue[n] - r.balance[n]
        return money / r.consumer_price[n] / self.baseline

    def of(self, result: Result) -> float:
        """The objective of a result, over its base-year value."""
        n = self.n
        earned = self.economy.value_added_share[n] * result.output[n]
        money = (self.weight * earned).sum() + result.revenue[n] - result.balance[n]
        return float(money / result.consumer_price[n] / self.baseline)


def objective_of(economy: Economy, player: str, weight: npt.ArrayLike = 1.0) -> Objective:
    """The objective of an economy. `weight` scalar or (sector,), not negative."""
    return Objective(
        economy,
        position(player, economy.economies, "player"),
        table("weight", weight, [("sector", economy.sectors)], least=0),
    )


@dataclass(frozen=True, eq=False)
class Map:
    """From a vector of instruments to tariffs: x[k] is the tariff on every cell whose group is k (-1: not set)."""

    group: npt.NDArray[np.int64]  # (importer, exporter, sector)
    size: int

    def tariff(self, base: Array, x: Array) -> Array:
        """The tariffs with the instruments at x."""
        return np.where(self.group >= 0, x[np.maximum(self.group, 0)], base)

    def gather(self, cells: Array) -> Array:
        """(instrument,) sums of derivatives by cell."""
        summed = np.zeros(self.size + 1)
        np.add.at(summed, self.group.ravel(), cells.ravel())  # group -1 lands in the last
        return summed[: self.size]

    def mean(self, cells: Array) -> Array:
        """(instrument,) plain averages over cells."""
        return self.gather(cells) / self.gather(np.ones(cells.shape))


def instruments_of(
    economy: Economy, n: int, kind: Instruments, partners: Sequence[str] | None, sectors: Sequence[str] | None
) -> Map:
    """The instruments of one importer: which cells share a rate. Home sales are never taxed."""
    N, J = economy.expenditure.shape
    who = economy.economies if partners is None else partners
    what = economy.sectors if sectors is None else sectors
    i = np.array([position(p, economy.economies, "partner") for p in who if p != economy.economies[n]], dtype=np.int64)
    j = np.array([position(s, economy.sectors, "sector") for s in what], dtype=np.int64)
    if not i.size or not j.size:
        raise ValueError(f"instruments: {economy.economies[n]} has no partner or no sector to set a tariff on")
    block = {
        "uniform": np.zeros((i.size, j.size), np.int64),
        "by_sector": np.broadcast_to(np.arange(j.size), (i.size, j.size)),
        "by_partner": np.broadcast_to(np.arange(i.size)[:, None], (i.size, j.size)),
        "by_partner_and_sector": np.arange(i.size * j.size).reshape(i.size, j.size),
    }
    if kind not in block:
        raise ValueError(f"instruments: {kind!r} is not one of {', '.join(block)}")
    group = np.full((N, N, J), -1, dtype=np.int64)
    group[n][np.ix_(i, j)] = block[kind]
    return Map(group, int(block[kind].max()) + 1)


@dataclass(frozen=True, eq=False)
class Reply:
    """A best reply: the instruments' rates, the tariffs, the objective over its base-year value, and the result."""

    player: str
    rates: Array
    value: float
    result: Result
    solves: int

    def __repr__(self) -> str:
        rates = f"{self.rates.min():.1%} to {self.rates.max():.1%}" if self.rates.size > 1 else f"{self.rates[0]:.2%}"
        return f"Reply({self.player}: tariffs {rates}, objective {100 * (self.value - 1):+.4f}%)"


def best_reply(
    economy: Economy,
    player: str,
    instruments: Instruments = "uniform",
    *,
    tariff: npt.ArrayLike | None = None,
    partners: Sequence[str] | None = None,
    sectors: Sequence[str] | None = None,
    weight: npt.ArrayLike = 1.0,
    policy: Policy | None = None,
    starts: Sequence[float | Array] = STARTS,
    bounds: tuple[float, float] = (LOWEST, HIGHEST),
) -> Reply:
    """The tariffs of one economy that are best for it, everyone else's given.

    Parameters
    ----------
    instruments
        "uniform", "by_sector", "by_partner" or "by_partner_and_sector": which cells share one rate.
    tariff : (importer, exporter, sector)
        Everyone's tariffs before the reply; the base year's where left out.
    partners, sectors
        On whom and on what tariffs may be set; all by default.
    weight : scalar or (sector,)
        Weights on sectors' earnings in the objective.
    policy
        Everything else of the counterfactual (deficits, elasticities, ...); its tariff is replaced.
    starts
        Rates to start from, each a number or an (instrument,) array; the best end is returned.
    bounds
        Lowest and highest rate.

    Raises
    ------
    ValueError
        Unknown labels, or no start leads to a solved equilibrium.
    """
    from scipy.optimize import minimize  # only here: importing it costs more than importing this package

    goal = objective_of(economy, player, weight)
    choice = instruments_of(economy, goal.n, instruments, partners, sectors)
    rest = policy or Policy()
    base = np.asarray(economy.tariff if tariff is None else tariff, dtype=np.float64)
    compiled_goal = jax.jit(goal)
    solves = 0
    best: tuple[float, Array, Result] | None = None

    def climb(x: Array) -> tuple[float, Array]:
        nonlocal solves, best
        solves += 1
        result = solve_policy(economy, replace(rest, tariff=choice.tariff(base, x)))
        if not result.status.ok:
            return 1e3, np.zeros_like(x)
        value = goal.of(result)
        if best is None or value > best[0]:
            best = (value, np.array(x), result)
        slope = choice.gather(gradient(result, compiled_goal).tariff)
        return -SCALE * value, -SCALE * slope

    for start in starts:
        x0 = np.clip(np.broadcast_to(np.asarray(start, dtype=np.float64), (choice.size,)), *bounds)
        options = {"maxiter": 200, "ftol": 1e-15, "gtol": 1e-8 * SCALE}
        minimize(climb, x0, jac=True, method="L-BFGS-B", bounds=[bounds] * choice.size, options=options)
    if best is None:
        raise ValueError(f"best reply of {player}: no start leads to a solved equilibrium; try starts nearer to zero")
    value, rates, result = best
    return Reply(player, rates, value, result, solves)
