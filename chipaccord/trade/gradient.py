"""Derivatives of any reported scalar by every tariff, tax, cost, elasticity and target, for about one more solve.

At a solution F(state, levers) = 0, the implicit function theorem gives

    d outcome / d levers = outcome_levers - F_levers' lambda,   where  F_state' lambda = outcome_state

so one linear system, whatever the number of levers (the adjoint method; Griewank and Walther 2008, chapter 15; Blondel
et al. 2022 for fixed points in JAX). It is solved by the solver's own accelerated iteration, transposed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from chipaccord.trade.anderson import accelerate
from chipaccord.trade.consistency import Array
from chipaccord.trade.equilibrium import Shock, State, Technology, gaps
from chipaccord.trade.iteration import Preconditioner, flat, linear_step, unflat
from chipaccord.trade.levers import BaseYear, Levers, Report, report, shock_from
from chipaccord.trade.precision import double_precision, host
from chipaccord.trade.prepared import Prepared, prepare
from chipaccord.trade.result import Result
from chipaccord.trade.shock import shock_of

TOLERANCE = 1e-10  # of the adjoint, relative to the outcome's own derivatives by the state
MOST_PASSES = 300

Outcome = Callable[[Report], jax.Array]


@dataclass(frozen=True, eq=False)
class Gradient:
    """Derivatives of one outcome, all other levers held, everything else in equilibrium.

    tariff, export_tax, trade_cost (importer, exporter, sector); theta (sector,); target_value (target,), by money;
    final_share (economy, sector): by each share alone, so only differences between two sectors mean anything.
    The derivative by a subsidy is minus that by the tariff.
    """

    value: float
    tariff: Array
    export_tax: Array
    trade_cost: Array
    theta: Array
    final_share: Array
    target_value: Array
    passes: int
    residual: float


class Pulled(NamedTuple):
    """What the compiled program returns."""

    levers: Levers
    passes: jax.Array
    residual: jax.Array


def gradient(result: Result, outcome: Outcome) -> Gradient:
    """Derivatives of an outcome at a solved result.

    Parameters
    ----------
    result
        A converged result.
    outcome
        A function from a `Report` (fields named and shaped as in `Result`, as JAX arrays) to a scalar, such as
        `lambda r: r.real_income[0]` or `lambda r: r.bilateral_balance[0, 1]`.

    Raises
    ------
    ValueError
        The result has not converged, the outcome is not a scalar, or the adjoint does not converge.
    """
    if not result.status.ok:
        raise ValueError(f"gradient: the result is not an equilibrium ({result.status.message})")
    point = point_of(result)
    with double_precision():
        reported = report_at(point.state, point.levers, point.prepared.technology, point.shock, point.base)
        try:
            value, pull = jax.vjp(outcome, reported)
            (weights,) = pull(jnp.ones_like(value))
        except (TypeError, ValueError) as error:
            raise ValueError(f"gradient: the outcome cannot be differentiated: {error}") from error
        if value.shape:
            raise ValueError(f"gradient: the outcome has shape {value.shape}; it must be a scalar")
        prepared = point.prepared
        pulled = jax.device_get(
            pull_back(
                weights, point.state, point.levers, prepared.technology, point.shock, point.base, prepared.inverse
            )
        )
    if not pulled.residual <= TOLERANCE:
        raise ValueError(
            f"gradient: the adjoint stopped at {float(pulled.residual):.2g} after {int(pulled.passes)} passes; "
            "re-base with result.economy() and differentiate there"
        )
    return Gradient(float(value), **pulled.levers._asdict(), passes=int(pulled.passes), residual=float(pulled.residual))


@dataclass(frozen=True, eq=False)
class Point:
    """A solved result as the solver saw it."""

    prepared: Prepared
    state: State
    shock: Shock
    levers: Levers
    base: BaseYear


def point_of(result: Result) -> Point:
    """The solver's state, shock and levers of a result."""
    setting, economy = result.setting, result.baseline
    prepared = prepare(economy)
    b = prepared.baseline
    shock: Shock = jax.tree.map(lambda part: part[0], shock_of([setting], b))
    if shock.U is None:
        shock = shock._replace(U=shock.B)
    Q = result.quantity
    state = State(
        host(np.log(result.wage)),
        host(np.log(result.price)),
        host(result.expenditure_level / (b.unit * b.spend_scale)),
        host(result.unknown),
        None if Q is None else host(np.log(Q)),
    )
    cost = np.ones(setting.tariff.shape) if setting.trade_cost is None else setting.trade_cost
    values = np.array([target.value for target in setting.placed.targets])
    parts = (setting.tariff, setting.export_tax, cost, setting.theta, setting.final_share, values)
    base = BaseYear(*map(host, (b.pi, b.tau * b.e, economy.income, economy.expenditure, np.asarray(b.unit))))
    return Point(prepared, state, shock, Levers(*map(host, parts)), base)


@jax.jit
def report_at(state: State, levers: Levers, technology: Technology, shock: Shock, base: BaseYear) -> Report:
    """The report at a state."""
    return report(state, technology, shock_from(levers, base, shock), base)


@jax.jit
def pull_back(
    weights: Report,
    state: State,
    levers: Levers,
    technology: Technology,
    shock: Shock,
    base: BaseYear,
    inverse: Preconditioner,
) -> Pulled:
    """The adjoint: from weights on the reported quantities to derivatives by the levers."""
    t = shock.targets
    bounded = jnp.isfinite(t.lower) | jnp.isfinite(t.upper)
    idle = ~t.active | (bounded & (state.u == 0))  # these wedges stay where they are

    def residual(state: State, levers: Levers) -> State:
        gap, _ = gaps(state, technology, shock_from(levers, base, shock))
        return gap._replace(u=jnp.where(idle, -state.u, gap.u))

    _, slope = gaps(state, technology, shock)
    slope = slope._replace(u=jnp.where(idle, 1.0, slope.u))
    _, report_pull = jax.vjp(lambda s, q: report(s, technology, shock_from(q, base, shock), base), state, levers)
    outcome_state, outcome_levers = report_pull(weights)
    laid_out = shock_from(levers, base, shock)
    _, state_pull = jax.vjp(lambda s: gaps(s, technology, laid_out)[0], state)
    step_pull = jax.linear_transpose(lambda gap: linear_step(gap, slope, inverse), state)

    wanted = flat(outcome_state)
    size = jnp.maximum(jnp.abs(wanted).max(), 1e-300)

    def transposed(adjoint: State) -> State:
        """F_state' lambda, with idle wedges standing still."""
        kept = adjoint._replace(u=jnp.where(idle, 0.0, adjoint.u))
        pulled: State = state_pull(kept)[0]
        return pulled._replace(u=pulled.u - jnp.where(idle, adjoint.u, 0.0))

    def look(x: jax.Array) -> tuple[jax.Array, jax.Array]:
        off = wanted / size - flat(transposed(unflat(x[0], state)))
        (step,) = step_pull(unflat(-off, state))
        return flat(step)[None], jnp.abs(off).max()[None, None]

    ended = accelerate(look, jnp.zeros((1, wanted.size)), jnp.asarray(TOLERANCE), jnp.asarray(MOST_PASSES))
    adjoint = unflat(ended.x[0] * size, state)
    _, levers_pull = jax.vjp(lambda q: residual(state, q), levers)
    (through,) = levers_pull(adjoint)
    total: Levers = jax.tree.map(lambda direct, implied: direct - implied, outcome_levers, through)
    return Pulled(total, ended.passes[0], ended.residual.max())
