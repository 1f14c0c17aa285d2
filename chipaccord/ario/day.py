"""The daily loop of ARIO as one compiled scan over days: the equations of `model` on a table sorted by sector.

Axes: s input sector, r region, i = (s, r) supplier, j buyer. What j holds and orders of s is counted in days of its own
output, so that a day is two products with the table (demand; deliveries) and a few sweeps of (s, j):
    held = S / (n A),  k = orders / (n A share c),  c = cap / x0 of the day the orders were placed ("alt") or 1
    D_i      = c_i sum_j share[i,j] (n A k)[s,j] + final demand + rebuilding
    x_i      = min(D_i, cap_i, min_s held[s,i] / psi),  fill_i = x_i / D_i
    held    += k sum_r share c fill - x / n
    k'       = (max(min(D, cap) - held, 0) / tau_inv + x / n) / sum_r share c'
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import numpy.typing as npt

from chipaccord.ario.outage import Losses
from chipaccord.ario.table import Arranged
from chipaccord.precision import double_precision, host

Array = npt.NDArray[np.float64]

TINY = 1e-200  # stands for a demand, or a sum of weights, that is zero
PLENTY = 1e300  # held of an input that never limits
CACHE = 2**25  # bytes; what a machine's last cache holds
CLOSE, CLOSE_ABS = 1e-5, 1e-8  # BoARIO leaves stocks and orders alone when all entries agree this well


@dataclass(frozen=True)
class Rules:
    """Parameters of `run` that the loop needs."""

    alt: bool
    psi: float
    tau_inv: float
    alpha_max: float
    alpha_tau: float
    alpha_base: float


class Constants(NamedTuple):
    """A table and rules.

    share (s, r, j); money = n A (s, j); worth the same where the input is held in stock, else 0; plenty (s, j) 0,
    or PLENTY where the input is too small to limit; per_n = 1 / n (s, 1); output and final (j,).
    """

    share: jax.Array
    money: jax.Array
    worth: jax.Array
    plenty: jax.Array
    per_n: jax.Array
    output: jax.Array
    final: jax.Array
    psi: jax.Array
    tau_inv: jax.Array
    alpha: jax.Array  # its most, its base, and days to get there
    struck: jax.Array  # (outage,) industry that is rebuilt
    capital: jax.Array  # (outage,) of it
    pace: jax.Array  # (outage,) share of what is left that is asked for in a day


class State(NamedTuple):
    """What a day hands to the next: held, k, asked = n A k (s, j); alpha, x, c (j,); left to rebuild (outage, i)."""

    held: jax.Array
    k: jax.Array
    asked: jax.Array
    alpha: jax.Array
    x: jax.Array
    c: jax.Array
    left: jax.Array


def by_input(share: jax.Array, weights: list[jax.Array]) -> list[jax.Array]:
    """sum_r weight share, (s, j) for each (i,) of `weights`: a table beyond the caches is read once for all of them."""
    S, R, _ = share.shape
    if share.nbytes > CACHE:
        rows = jnp.stack([weight.reshape(S, R) for weight in weights], axis=1)
        return list(jnp.einsum("swr,srj->swj", rows, share).transpose(1, 0, 2))
    return [jnp.einsum("sr,srj->sj", weight.reshape(S, R), share) for weight in weights]


def day(n: Constants, alt: bool, s: State, xs: tuple[jax.Array, ...]) -> tuple[State, tuple[jax.Array, ...]]:
    """A day; xs: its number, capacity lost (j,), and which rebuilding outages have struck and are rebuilt (outage,)."""
    t, lost, struck, rebuilt = xs
    S, _, N = n.share.shape
    lost = jnp.minimum(lost.at[n.struck].add(struck * s.left.sum(1) / n.capital), 1.0)
    rebuilding = (rebuilt * n.pace)[:, None] * s.left
    D = s.c * jnp.einsum("srj,sj->sr", n.share, s.asked).reshape(N) + n.final + rebuilding.sum(0)
    D = jnp.maximum(D, TINY)  # final demand may be negative where stocks are sold off

    most, base, tau = n.alpha
    z = (D - s.x) / D
    toward = ((most - s.alpha) * z + (base - s.alpha) * (z == 0)) / tau
    alpha = jnp.where(t > 1, jnp.maximum(s.alpha + toward, 1.0), s.alpha)
    cap = alpha * (1 - lost) * n.output
    enough = reduce(jnp.minimum, (s.held + n.plenty)) / n.psi
    x = jnp.minimum(jnp.minimum(D, cap), enough)
    fill = x / D

    got = rebuilding * fill
    goal = jnp.minimum(D - got.sum(0), cap)
    c = jnp.where(n.output > 0, cap / n.output, 0.0) if alt else s.c
    arrived, *offered = by_input(n.share, [s.c * fill, *([c] if alt else [])])
    delivered, used = s.k * arrived, x * n.per_n

    def apart(a: jax.Array, b: jax.Array) -> jax.Array:
        def any_of(rows: slice) -> jax.Array:
            return (n.worth[rows] * (jnp.abs(a[rows] - b[rows]) - CLOSE * b[rows]) > CLOSE_ABS).any()

        few = slice(0, 1 + S // 8)  # mostly enough to know
        found: jax.Array = jax.lax.cond(any_of(few), lambda: True, lambda: any_of(slice(None)))
        return found

    held = jnp.where(apart(delivered, used), s.held + (delivered - used), s.held)
    pull = jnp.where(apart(jnp.broadcast_to(goal, held.shape), held), 1 / n.tau_inv, 0.0)
    k = jnp.maximum(goal - held, 0.0) * pull + used
    if alt:
        k = k / jnp.maximum(offered[0], TINY)
    return State(held, k, n.money * k, alpha, x, c, s.left - got), (x, cap, alpha, 1 - fill)


@partial(jax.jit, static_argnames="alt")
def _scan(n: Constants, start: State, xs: tuple[jax.Array, ...], alt: bool) -> tuple[jax.Array, ...]:
    found: tuple[jax.Array, ...] = jax.lax.scan(partial(day, n, alt), start, xs)[1]
    return found


def simulate(a: Arranged, loss: Losses, days: int, rules: Rules) -> tuple[Array, Array, Array, Array]:
    """Production, capacity and alpha (day, industry), and unmet final demand (sector, day, user), sorted as in `a`."""
    S, R, N = a.share.shape
    finite = np.isfinite(a.cover)[:, None]
    cover = np.where(finite, a.cover[:, None], 1.0)
    money, k = a.inputs * cover, a.output / cover
    n = Constants(
        share=host(a.share),
        money=host(money),
        worth=host(money * finite),
        plenty=host(np.where(a.small, PLENTY, 0.0)),
        per_n=host(1 / cover),
        output=host(a.output),
        final=host(a.final_total),
        psi=host(np.array(rules.psi)),
        tau_inv=host(np.array(rules.tau_inv)),
        alpha=host(np.array([rules.alpha_max, rules.alpha_base, rules.alpha_tau])),
        struck=host(loss.struck),
        capital=host(loss.capital),
        pace=host(loss.pace),
    )
    start = State(
        held=host(np.where((a.inputs > 0) & finite, a.output, PLENTY)),
        k=host(k),
        asked=host(money * k),
        alpha=host(np.ones(N)),
        x=host(a.output),
        c=host(np.ones(N)),
        left=host(loss.wanted),
    )
    with double_precision():
        found = _scan(n, start, tuple(map(host, (np.arange(days), *loss.paths(days)))), rules.alt)
        made, able, more, unfilled = (np.asarray(v) for v in found)
    gap = unfilled.reshape(days, S, R).transpose(1, 0, 2)
    unmet: Array = gap @ a.final.reshape(-1, S, R).transpose(1, 2, 0)
    return made, able, more, unmet
