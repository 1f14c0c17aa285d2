"""Type-II Anderson acceleration of a fixed-point iteration, for a batch of problems in one compiled loop.

Walker and Ni (2011, SIAM J. Numer. Anal. 49(4)). Given x -> step(x), where a small step means a solution is near, the
last few steps are mixed so that the residual shrinks fastest. A problem that has converged stands still while the
others go on. The remembered differences are (memory, batch, size); their Gram matrix is updated, not recomputed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

MEMORY = 5


class Ended(NamedTuple):
    """Where the iteration ended: x (batch, size), residual (batch, kinds), passes (batch,)."""

    x: jax.Array
    residual: jax.Array
    passes: jax.Array


def mixing(gram: jax.Array, against: jax.Array) -> jax.Array:
    """(m,) least-squares weights of the remembered steps: an unrolled Cholesky solve, no library call."""
    m = against.shape[0]
    size = jnp.sqrt(jnp.diagonal(gram))
    scale = jnp.where(size > 0, 1 / jnp.where(size > 0, size, 1.0), 0.0)
    a = gram * scale[:, None] * scale[None, :] + jnp.diag(jnp.where(size > 0, 1e-13, 1.0))
    b = against * scale
    zero = jnp.zeros((), gram.dtype)
    lower: list[list[jax.Array]] = []
    for r in range(m):
        row: list[jax.Array] = []
        for c in range(r):
            row.append((a[r, c] - sum((row[k] * lower[c][k] for k in range(c)), zero)) / lower[c][c])
        row.append(jnp.sqrt(jnp.maximum(a[r, r] - sum((x * x for x in row), zero), 1e-13)))
        lower.append(row)
    y: list[jax.Array] = []
    for r in range(m):
        y.append((b[r] - sum((lower[r][k] * y[k] for k in range(r)), zero)) / lower[r][r])
    x: list[jax.Array] = [zero] * m
    for r in reversed(range(m)):
        x[r] = (y[r] - sum((lower[k][r] * x[k] for k in range(r + 1, m)), zero)) / lower[r][r]
    return jnp.stack(x) * scale


def accelerate(
    look: Callable[[jax.Array], tuple[jax.Array, jax.Array]],
    x0: jax.Array,
    tolerance: jax.Array,
    most_passes: jax.Array,
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
        x: jax.Array
        f: jax.Array
        residual: jax.Array
        passes: jax.Array
        dF: jax.Array  # (m,b,s)
        dXF: jax.Array  # (m,b,s) dX + dF
        gram: jax.Array  # (b,m,m)

    def going(c: Carry) -> jax.Array:
        worst = c.residual.max(axis=1)
        return (worst > tolerance) & jnp.isfinite(worst)

    def body(c: Carry) -> Carry:
        weights = jax.vmap(mixing)(c.gram, jnp.einsum("mbs,bs->bm", c.dF, c.f))
        step = c.f - sum(weights[:, m, None] * c.dXF[m] for m in range(memory))
        if longest < jnp.inf:
            reach = jnp.abs(step[:, :measured]).max(axis=1, keepdims=True)
            step = step * jnp.minimum(1.0, longest / jnp.maximum(reach, 1e-300))
        active = going(c)
        x = jnp.where(active[:, None], c.x + step, c.x)
        f, residual = look(x)
        change = f - c.f
        slot = c.k % memory
        dF = c.dF.at[slot].set(change)
        dXF = c.dXF.at[slot].set(x - c.x + change)
        row = jnp.einsum("mbs,bs->bm", dF, change)
        gram = c.gram.at[:, slot, :].set(row).at[:, :, slot].set(row)
        return Carry(c.k + 1, x, f, residual, c.passes + active, dF, dXF, gram)

    f0, residual0 = look(x0)
    history = jnp.zeros((memory, batch, size), x0.dtype)
    ones = jnp.ones((batch,), jnp.int32)
    gram0 = jnp.zeros((batch, memory, memory), x0.dtype)
    first = Carry(jnp.zeros((), jnp.int32), x0, f0, residual0, ones, history, history, gram0)
    last = lax.while_loop(lambda c: (c.k < most_passes - 1) & going(c).any(), body, first)
    return Ended(last.x, last.residual, last.passes)
