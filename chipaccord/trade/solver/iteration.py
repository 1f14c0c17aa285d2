"""The solver's step and loop: all conditions together, preconditioned by the linearised baseline, Anderson-accelerated.

A step is the baseline's approximate inverse applied to all residuals of `equilibrium.gaps`: prices and spending within
each economy, wages across all, target wedges by their own slope. It stops when every residual is below the tolerance,
never on wages alone. Written for a batch of policies; a single policy is a batch of one. One program per shape.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp

from chipaccord.trade.equations.conditions import gaps
from chipaccord.trade.equations.system import Shock, State, Targets, Technology
from chipaccord.trade.solver.anderson import accelerate

LARGEST_STEP = 1.0  # in logs of wages and prices


class Preconditioner(NamedTuple):
    """The baseline's approximate inverse, in single precision: within economies, wages across all."""

    prices: jax.Array  # (n,j,k) (I - diag(pi_nn) g')^-1
    spending: jax.Array  # (n,j,k) (I - g diag(B_nn) - alpha (1 - F)')^-1, in the units of the state
    wages: jax.Array  # (n,n) -(d labour / d ln w)^-1, in the units of the residual
    price_of_wage: jax.Array  # (n*j, n) d ln P / d ln w
    spending_of_wage: jax.Array  # (n*j, n) d x / d ln w
    hired: jax.Array  # (n,j) d labour residual / d x, through home sales


class Run(NamedTuple):
    """Where the iteration ended: states (b,...), residuals (b,5), passes (b,)."""

    state: State
    residual: jax.Array
    passes: jax.Array


def linear_step(gap: State, slope: State, inverse: Preconditioner) -> State:
    """The change of the state that would close the gaps if the economy were linear around its baseline."""
    single, double = inverse.wages.dtype, gap.ln_P.dtype
    dP = jnp.einsum("njk,nk->nj", inverse.prices, gap.ln_P.astype(single))
    dx = jnp.einsum("njk,nk->nj", inverse.spending, gap.x.astype(single))
    # wages answer for what is left once spending has moved: near autarky the two are almost one equation
    dw = inverse.wages @ (gap.ln_w.astype(single) + (inverse.hired * dx).sum(1))
    dP = dP + (inverse.price_of_wage @ dw).reshape(dP.shape)
    dx = dx + (inverse.spending_of_wage @ dw).reshape(dx.shape)
    dQ = None if gap.ln_Q is None or slope.ln_Q is None else gap.ln_Q / slope.ln_Q
    return State(dw.astype(double), dP.astype(double), dx.astype(double), gap.u / slope.u, dQ)


def newton_step(gap: State, slope: State, u: jax.Array, inverse: Preconditioner, targets: Targets) -> State:
    """The linear step, with target wedges kept within their bounds."""
    step = linear_step(gap, slope, inverse)
    return step._replace(u=jnp.clip(u + step.u, targets.lower, targets.upper) - u)


def flat(state: State) -> jax.Array:
    """The state as one vector."""
    return jnp.concatenate([part.ravel() for part in state if part is not None])


def unflat(vector: jax.Array, like: State) -> State:
    """The vector as a state shaped like another."""
    parts: list[jax.Array | None] = []
    start = 0
    for part in like:
        if part is None:
            parts.append(None)
            continue
        parts.append(vector[start : start + part.size].reshape(part.shape))
        start += part.size
    return State(*parts)  # type: ignore[arg-type]  # only the last part may be None, as in `like`


def largest_gaps(gap: State, step: State, targets: Targets) -> jax.Array:
    """(5,) largest labour, price, expenditure, target and scale residual; a slack target counts by its step, zero."""
    bounded = jnp.isfinite(targets.lower) | jnp.isfinite(targets.upper)
    missed = jnp.where(bounded, jnp.minimum(jnp.abs(gap.u), jnp.abs(step.u)), jnp.abs(gap.u))
    missed = jnp.where(targets.active, missed, 0.0).max()
    scale = jnp.zeros(()) if gap.ln_Q is None else jnp.abs(gap.ln_Q).max()
    return jnp.stack([*(jnp.abs(part).max() for part in (gap.ln_w, gap.ln_P, gap.x)), missed, scale])


@partial(jax.jit, static_argnames=("memory",))
def iterate(
    start: State,
    technology: Technology,
    shock: Shock,
    inverse: Preconditioner,
    tolerance: jax.Array,
    most_passes: jax.Array,
    memory: int = 5,
) -> Run:
    """Solve a batch of policies: every array of `start` and `shock` has a leading batch axis."""
    one = jax.tree.map(lambda part: part[0], start)

    def look(x: jax.Array, shock: Shock) -> tuple[jax.Array, jax.Array]:
        state = unflat(x, one)
        gap, slope = gaps(state, technology, shock)
        step = newton_step(gap, slope, state.u, inverse, shock.targets)
        return flat(step), largest_gaps(gap, step, shock.targets)

    ended = accelerate(
        lambda x: jax.vmap(look)(x, shock),
        jax.vmap(flat)(start),
        tolerance,
        most_passes,
        kinds=5,
        longest=LARGEST_STEP,
        measured=one.ln_w.size + one.ln_P.size,
        memory=memory,
    )
    return Run(jax.vmap(lambda x: unflat(x, one))(ended.x), ended.residual, ended.passes)
