"""Tariffs that are best for one government, and tariffs that are best replies to one another.

An objective is the real income of an economy, with weights on what its sectors earn (Ossa 2014, American Economic
Review 104(12)): G[n] = (sum_j weight[j] v Y[n,j] + R[n] + D[n]) / P[n], over its base-year value. A best reply moves
the tariffs of chosen instruments to maximise it, by L-BFGS-B with gradients from the adjoint, from several starts. Nash
tariffs are found by replies in turn until nobody moves, and confirmed by perturbing each player.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from chipaccord.trade.consistency import Array, table
from chipaccord.trade.economy import Economy
from chipaccord.trade.gradient import gradient
from chipaccord.trade.levers import Report
from chipaccord.trade.policy import Policy
from chipaccord.trade.result import Result
from chipaccord.trade.solve import solve, solve_many
from chipaccord.trade.targets import position

Instruments = Literal["uniform", "by_sector", "by_partner", "by_partner_and_sector"]
LOWEST, HIGHEST = -0.5, 5.0
STARTS = (0.0, 0.2, 0.5)


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
        result = solved(economy, rest, choice.tariff(base, x))
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


SCALE = 1e3  # an objective near 1 changes in its fourth digit; L-BFGS-B's tolerances are for numbers that move


def solved(economy: Economy, rest: Policy, tariff: Array) -> Result:
    """The policy with these tariffs."""
    return solve(
        economy,
        tariff,
        rest.deficits,
        rest.targets,
        rest.final_share,
        rest.theta,
        rest.export_tax,
        rest.trade_cost,
        rest.labour_supply,
        rest.scale,
    )


@dataclass(frozen=True, eq=False)
class Nash:
    """Mutual best replies: everyone's tariffs, each player's reply, and how well the point holds.

    moved : the largest change of a rate in the last round
    gain : (player,) the most that any tried perturbation of its own rates adds to a player's objective; not above 0
        where the point is a Nash equilibrium
    """

    players: tuple[str, ...]
    tariff: Array
    result: Result
    rates: Mapping[str, Array]
    rounds: int
    moved: float
    gain: Array
    converged: bool

    def __repr__(self) -> str:
        lines = [f"Nash({'converged' if self.converged else 'NOT converged'} in {self.rounds} rounds)"]
        for player, gain in zip(self.players, self.gain, strict=True):
            mean = self.rates[player].mean()
            lines.append(f"  {player}: mean tariff {mean:.2%}, best perturbation adds {gain:+.1e}")
        return "\n".join(lines)


def nash_tariffs(
    economy: Economy,
    players: Sequence[str],
    instruments: Instruments = "uniform",
    *,
    among: bool = False,
    sectors: Sequence[str] | None = None,
    weights: Mapping[str, npt.ArrayLike] | None = None,
    policy: Policy | None = None,
    start: float = 0.2,
    bounds: tuple[float, float] = (LOWEST, HIGHEST),
    tolerance: float = 1e-5,
    most_rounds: int = 50,
    perturbations: int = 20,
    seed: int = 0,
) -> Nash:
    """Tariffs that are best replies to one another.

    Parameters
    ----------
    players
        Who sets tariffs; everyone else's stay as they are.
    among
        Whether players tax only one another; by default they tax everyone.
    weights
        Weights on sectors' earnings by player, 1 where left out.
    tolerance
        A round that moves no rate by more than this ends the search.
    perturbations, seed
        How many random changes of each player's rates (a hundredth and a tenth in size) are tried at the end.

    Raises
    ------
    ValueError
        Fewer than two players, unknown labels, or an unsolvable equilibrium on the way.
    """
    if len(players) < 2:
        raise ValueError("Nash tariffs: at least two players are needed; for one, use best_reply")
    weights, rest = weights or {}, policy or Policy()
    partners = list(players) if among else None
    tariff = np.array(economy.tariff if rest.tariff is None else rest.tariff, dtype=np.float64)
    rates: dict[str, Array] = {}
    goals = {player: objective_of(economy, player, weights.get(player, 1.0)) for player in players}
    maps = {p: instruments_of(economy, goals[p].n, instruments, partners, sectors) for p in players}
    for player in players:
        rates[player] = np.full(maps[player].size, start)
        tariff = maps[player].tariff(tariff, rates[player])
    moved, rounds = np.inf, 0
    while moved > tolerance and rounds < most_rounds:
        rounds, moved = rounds + 1, 0.0
        for player in players:
            reply = best_reply(
                economy,
                player,
                instruments,
                tariff=tariff,
                partners=partners,
                sectors=sectors,
                weight=weights.get(player, 1.0),
                policy=rest,
                starts=(rates[player],),
                bounds=bounds,
            )
            moved = max(moved, float(np.abs(reply.rates - rates[player]).max()))
            rates[player], tariff = reply.rates, maps[player].tariff(tariff, reply.rates)
    result = solved(economy, rest, tariff)
    if not result.status.ok:
        raise ValueError(f"Nash tariffs: the end point is not solved: {result.status.message}")
    rng = np.random.default_rng(seed)
    gain = np.zeros(len(players))
    for k, player in enumerate(players):
        here = goals[player].of(result)
        tried = [
            np.clip(rates[player] + size * rng.standard_normal(maps[player].size), *bounds)
            for size in (0.01, 0.1)
            for _ in range(max(1, perturbations // 2))
        ]
        others = [
            Policy(
                maps[player].tariff(tariff, x),
                rest.deficits,
                rest.targets,
                rest.final_share,
                rest.theta,
                rest.export_tax,
                rest.trade_cost,
                rest.labour_supply,
                rest.scale,
            )
            for x in tried
        ]
        values = [goals[player].of(other) for other in solve_many(economy, others) if other.status.ok]
        gain[k] = max(values, default=here) - here
    return Nash(tuple(players), tariff, result, rates, rounds, moved, gain, moved <= tolerance)
