"""The solver: preconditioned joint iteration on (ln w, ln P, X, u) with type-II Anderson acceleration.

Walker and Ni (2011, SIAM J. Numer. Anal. 49(4)). All conditions are solved together: a step is the baseline's
approximate inverse applied to all residuals, mixed with the last few steps so that the residual shrinks fastest.
It stops when every residual is below the tolerance, never on wages alone. Written for a batch of policies; a single
policy is a batch of one. One compiled program per shape.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

from chipaccord.trade.equilibrium import Shock, State, Targets, Technology, gaps

MEMORY = 5
LARGEST_STEP = 1.0  # in logs; a longer step is shortened, keeping its direction


class Preconditioner(NamedTuple):
    """The baseline's approximate inverse: prices and spending within an economy, wages across all."""

    prices: jax.Array  # (n,j,k) (I - diag(pi_nn) g')^-1
    spending: jax.Array  # (n,j,k) (I - g diag(B_nn) - alpha (1 - F)')^-1, in the units of the state
    wages: jax.Array  # (n,n) -(d labour / d ln w)^-1, in the units of the residual
    price_of_wage: jax.Array  # (n*j, n) d ln P / d ln w
    spending_of_wage: jax.Array  # (n*j, n) d x / d ln w


def newton_step(gap: State, slope: jax.Array, u: jax.Array, inverse: Preconditioner, targets: Targets) -> State:
    """The change of the state that would close the gaps if the economy were linear around its baseline."""
    dw = inverse.wages @ gap.ln_w
    dP = jnp.einsum("njk,nk->nj", inverse.prices, gap.ln_P) + (inverse.price_of_wage @ dw).reshape(gap.ln_P.shape)
    dx = jnp.einsum("njk,nk->nj", inverse.spending, gap.x) + (inverse.spending_of_wage @ dw).reshape(gap.x.shape)
    du = jnp.clip(u + gap.u / slope, targets.lower, targets.upper) - u
    return State(dw, dP, dx, du)


def flat(state: State) -> jax.Array:
    return jnp.concatenate([part.ravel() for part in state])


def unflat(vector: jax.Array, like: State) -> State:
    parts, start = [], 0
    for part in like:
        parts.append(vector[start : start + part.size].reshape(part.shape))
        start += part.size
    return State(*parts)


def largest_gaps(gap: State, step: State, targets: Targets) -> jax.Array:
    """(4,) largest labour, price, expenditure and target residual; a slack target counts by its step, zero."""
    hit = jnp.where(targets.active, jnp.minimum(jnp.abs(gap.u), jnp.abs(step.u)), 0.0)
    both = jnp.where(jnp.isfinite(targets.lower) | jnp.isfinite(targets.upper), hit, jnp.abs(gap.u) * targets.active)
    return jnp.stack([jnp.abs(gap.ln_w).max(), jnp.abs(gap.ln_P).max(), jnp.abs(gap.x).max(), both.max()])


def mixing(gram: jax.Array, against: jax.Array) -> jax.Array:
    """(m,) least-squares weights of the remembered steps: an unrolled Cholesky solve, no library call."""
    m = against.shape[0]
    size = jnp.sqrt(jnp.diagonal(gram))
    scale = jnp.where(size > 0, 1 / jnp.where(size > 0, size, 1.0), 0.0)
    a = gram * scale[:, None] * scale[None, :] + jnp.diag(jnp.where(size > 0, 1e-13, 1.0))
    b = against * scale
    lower: list[list[jax.Array]] = []
    for r in range(m):
        row: list[jax.Array] = []
        for c in range(r):
            inner = sum((row[k] * lower[c][k] for k in range(c)), jnp.zeros(()))
            row.append((a[r, c] - inner) / lower[c][c])
        row.append(jnp.sqrt(jnp.maximum(a[r, r] - sum((x * x for x in row), jnp.zeros(())), 1e-13)))
        lower.append(row)
    y: list[jax.Array] = []
    for r in range(m):
        y.append((b[r] - sum((lower[r][k] * y[k] for k in range(r)), jnp.zeros(()))) / lower[r][r])
    x: list[jax.Array] = [jnp.zeros(())] * m
    for r in reversed(range(m)):
        x[r] = (y[r] - sum((lower[k][r] * x[k] for k in range(r + 1, m)), jnp.zeros(()))) / lower[r][r]
    return jnp.stack(x) * scale


class Run(NamedTuple):
    """Where the iteration ended: states (b,...), residuals (b,4), passes (b,)."""

    state: State
    residual: jax.Array
    passes: jax.Array


@partial(jax.jit, static_argnames=("shock_axes", "memory"))
def iterate(
    start: State,
    technology: Technology,
    shock: Shock,
    inverse: Preconditioner,
    tolerance: jax.Array,
    most_passes: jax.Array,
    shock_axes: Shock,
    memory: int = MEMORY,
) -> Run:
    """Solve a batch of policies. `start` has a leading batch axis; `shock_axes`: which parts of the shock do."""
    one = jax.tree.map(lambda part: part[0], start)
    x0 = jax.vmap(flat)(start)
    batch, size = x0.shape

    def look(x: jax.Array, shock: Shock) -> tuple[jax.Array, jax.Array]:
        state = unflat(x, one)
        gap, slope = gaps(state, technology, shock)
        step = newton_step(gap, slope, state.u, inverse, shock.targets)
        return flat(step), largest_gaps(gap, step, shock.targets)

    def mix(f: jax.Array, dF: jax.Array, dXF: jax.Array, gram: jax.Array) -> jax.Array:
        step = f - mixing(gram, dF @ f) @ dXF
        longest = jnp.abs(step[: one.ln_w.size + one.ln_P.size]).max()
        return step * jnp.minimum(1.0, LARGEST_STEP / jnp.maximum(longest, 1e-300))

    look_all = jax.vmap(look, in_axes=(0, shock_axes))
    mix_all = jax.vmap(mix, in_axes=(0, 1, 1, 0))

    class Carry(NamedTuple):
        k: jax.Array
        x: jax.Array
        f: jax.Array
        moved: jax.Array  # the last change of x
        residual: jax.Array
        passes: jax.Array
        dF: jax.Array  # (m,b,s)
        dXF: jax.Array  # (m,b,s) dX + dF
        gram: jax.Array  # (b,m,m)

    def open_(c: Carry) -> jax.Array:
        worst = c.residual.max(axis=1)
        return (worst > tolerance) & jnp.isfinite(worst)

    def body(c: Carry) -> Carry:
        going = open_(c)
        step = mix_all(c.f, c.dF, c.dXF, c.gram)
        x = jnp.where(going[:, None], c.x + step, c.x)
        f, residual = look_all(x, shock)
        moved, change = x - c.x, f - c.f
        slot = c.k % memory
        dF = c.dF.at[slot].set(change)
        dXF = c.dXF.at[slot].set(moved + change)
        row = jnp.einsum("mbs,bs->bm", dF, change)
        gram = c.gram.at[:, slot, :].set(row).at[:, :, slot].set(row)
        return Carry(c.k + 1, x, f, moved, residual, c.passes + going, dF, dXF, gram)

    f0, residual0 = look_all(x0, shock)
    history = jnp.zeros((memory, batch, size), x0.dtype)
    first = Carry(
        jnp.zeros((), jnp.int32),
        x0,
        f0,
        jnp.zeros_like(x0),
        residual0,
        jnp.ones((batch,), jnp.int32),
        history,
        history,
        jnp.zeros((batch, memory, memory), x0.dtype),
    )
    last = lax.while_loop(lambda c: (c.k < most_passes - 1) & open_(c).any(), body, first)
    return Run(jax.vmap(lambda x: unflat(x, one))(last.x), last.residual, last.passes)
