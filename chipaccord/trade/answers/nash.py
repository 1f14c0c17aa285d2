"""Tariffs that are best replies to one another: a Nash equilibrium between governments (Ossa 2014).

Replies are played in turn until nobody moves, and the point is confirmed by perturbing each player's rates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from chipaccord.trade.answers.optimal import HIGHEST, LOWEST, Instruments, best_reply, instruments_of, objective_of
from chipaccord.trade.economy import Economy
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.policy.policy import Policy
from chipaccord.trade.solver.result import Result
from chipaccord.trade.solver.solve import solve_many, solve_policy


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
    result = solve_policy(economy, replace(rest, tariff=tariff))
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
        others = [replace(rest, tariff=maps[player].tariff(tariff, x)) for x in tried]
        values = [goals[player].of(other) for other in solve_many(economy, others) if other.status.ok]
        gain[k] = max(values, default=here) - here
    return Nash(tuple(players), tariff, result, rates, rounds, moved, gain, moved <= tolerance)
