"""Type-II Anderson acceleration of a fixed-point iteration, for a batch of problems in one compiled loop.

Walker and Ni (2011, SIAM J. Numer. Anal. 49(4)). Given x -> step(x), where a small step means a solution is near, the
last few steps are mixed so that the residual shrinks fastest. A problem that has converged stands still while the
others go on. The remembered differences are (memory, batch, size), in single precision, for they only propose a step:
reading them is a quarter of a pass. Their Gram matrix is updated, not recomputed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

MEMORY = 5
RIDGE = 1e-13
HISTORY = jnp.float32


class Ended(NamedTuple):
    """Where the iteration ended: x (batch, size), residual (batch, kinds), passes (batch,)."""

    x: jax.Array
    residual: jax.Array
    passes: jax.Array


def mixing(gram: jax.Array, against: jax.Array) -> jax.Array:
    """(b,m) least-squares weights of the remembered steps, by elimination: m is too small for a library call."""
    m = against.shape[1]
    size = jnp.sqrt(jnp.einsum("bmm->bm", gram))
    scale = jnp.where(size > 0, 1 / jnp.where(size > 0, size, 1.0), 0.0)  # 0 for a slot not yet filled
    ridge = jnp.eye(m) * jnp.where(size > 0, RIDGE, 1.0)[:, :, None]
    rows = jnp.concatenate(
        [gram * scale[:, :, None] * scale[:, None, :] + ridge, (against * scale)[:, :, None]], axis=2
    )
    for k in range(m):
        pivot = rows[:, k] / jnp.maximum(rows[:, k, k], RIDGE)[:, None]
        others = rows[:, :, k].at[:, k].set(0.0)
        rows = (rows - others[:, :, None] * pivot[:, None, :]).at[:, k].set(pivot)
    return rows[:, :, m] * scale


def accelerate(
    look: Callable[[jax.Array], tuple[jax.Array, jax.Array]],
    x0: jax.Array,
    tolerance: jax.Array,
    most_passes: jax.Array,
    kinds: int,
    longest: float = jnp.inf,
    measured: int | None = None,
    memory: int = MEMORY,
) -> Ended:
    """Iterate until every residual is below the tolerance, or the passes are used up, or a number is not finite.

    `look` maps x (batch, size) to the proposed step (batch, size) and the residuals (batch, kinds). A step whose
    first `measured` entries exceed `longest` is shortened, keeping its direction.
    """
    batch, size = x0.shape

    class Carry(NamedTuple):
        k: jax.Array
        x: jax.Array  # looked at last
        ahead: jax.Array  # to be looked at next
        f: jax.Array
        residual: jax.Array
        passes: jax.Array
        dF: jax.Array  # (m,b,s)
        dXF: jax.Array  # (m,b,s) dX + dF
        gram: jax.Array  # (b,m,m)

    def going(residual: jax.Array) -> jax.Array:
        worst = residual.max(axis=1)
        return (worst > tolerance) & jnp.isfinite(worst)

    def body(c: Carry) -> Carry:
        x, active = c.ahead, (c.k == 0) | going(c.residual)
        f, residual = look(x)
        change = jnp.where(c.k == 0, 0.0, f - c.f)
        # the newest difference takes the place of the oldest, after the dots have read the others, so that the
        # compiler writes it in place; the weights are found newest first
        slot = c.k % memory
        small = change.astype(HISTORY)
        dF = c.dF.at[slot].set(small)
        dXF = c.dXF.at[slot].set((x - c.x + change).astype(HISTORY))
        row = jnp.einsum("mbs,bs->bm", c.dF, small).astype(x.dtype).at[:, slot].set((change * change).sum(1))
        against = jnp.einsum("mbs,bs->bm", c.dF, f.astype(HISTORY)).astype(x.dtype).at[:, slot].set((change * f).sum(1))
        gram = c.gram.at[:, slot, :].set(row).at[:, :, slot].set(row)
        turn = (slot - jnp.arange(memory)) % memory
        newest = mixing(gram[:, turn][:, :, turn], against[:, turn])
        weights = jnp.zeros_like(newest).at[:, turn].set(newest)
        step = f - sum(weights[:, m, None] * dXF[m].astype(x.dtype) for m in range(memory))
        if longest < jnp.inf:
            reach = jnp.abs(step[:, :measured]).max(axis=1, keepdims=True)
            step = step * jnp.minimum(1.0, longest / jnp.maximum(reach, 1e-300))
        ahead = jnp.where(going(residual)[:, None], x + step, x)
        return Carry(c.k + 1, x, ahead, f, residual, c.passes + active, dF, dXF, gram)

    history = jnp.zeros((memory, batch, size), HISTORY)
    none = jnp.zeros((batch,), jnp.int32)
    unknown = jnp.full((batch, kinds), jnp.inf, x0.dtype)
    gram0 = jnp.zeros((batch, memory, memory), x0.dtype)
    first = Carry(none[0], x0, x0, jnp.zeros_like(x0), unknown, none, history, history, gram0)
    last = lax.while_loop(lambda c: (c.k == 0) | ((c.k < most_passes) & going(c.residual).any()), body, first)
    return Ended(last.x, last.residual, last.passes)
