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
from weakref import WeakKeyDictionary

import jax
import jax.numpy as jnp
import numpy as np

from chipaccord.precision import double_precision, host
from chipaccord.trade.answers.levers import BaseYear, Levers, Report, Turned, by_levers, report, turn, turned
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.conditions import gaps
from chipaccord.trade.equations.system import Shock, State, Technology
from chipaccord.trade.solver.anderson import accelerate
from chipaccord.trade.solver.iteration import Preconditioner, flat, linear_step, unflat
from chipaccord.trade.solver.prepared import Prepared, prepare
from chipaccord.trade.solver.result import Result
from chipaccord.trade.solver.shock import shock_of

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
        `lambda r: r.real_income[0]` or `lambda r: r.bilateral_balance[0, 1]`. One that is used again and again is
        faster as `jax.jit(outcome)`, the same object each time.

    Raises
    ------
    ValueError
        The result has not converged, the outcome is not a scalar, or the adjoint does not converge.
    """
    if not result.status.ok:
        raise ValueError(f"gradient: the result is not an equilibrium ({result.status.message})")
    point = point_of(result)
    with double_precision():
        value, weights = weights_of(outcome, result, point.shock.targets.value.shape[0])
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
    levers = pulled.levers._asdict()
    levers["target_value"] = levers["target_value"][: len(result.subsidy)] / prepared.baseline.unit
    return Gradient(value, **levers, passes=int(pulled.passes), residual=float(pulled.residual))


def weights_of(outcome: Outcome, result: Result, targets: int) -> tuple[float, Report]:
    """The outcome, and its derivatives by the reported quantities (None for flows where it does not use them)."""
    report = Report(**{name: host(getattr(result, name)) for name in Report._fields})
    try:
        value, weights = differentiated(outcome)(report)
    except (TypeError, ValueError) as error:
        raise ValueError(f"gradient: the outcome cannot be differentiated: {error}") from error
    weights = jax.device_get(weights)
    idle = np.zeros(targets - len(result.subsidy))
    weights = weights._replace(
        subsidy=np.append(weights.subsidy, idle), subsidy_cost=np.append(weights.subsidy_cost, idle)
    )
    if not (weights.flow.any() or weights.bilateral_balance.any()):
        weights = weights._replace(flow=None, bilateral_balance=None)
    return float(value), weights


def differentiated(outcome: Outcome) -> Callable[[Report], tuple[jax.Array, Report]]:
    """The outcome with its derivatives: compiled once for an outcome that is compiled itself, else run as it is."""
    if not hasattr(outcome, "lower"):
        return jax.value_and_grad(outcome)
    if outcome not in _compiled:
        _compiled[outcome] = jax.jit(jax.value_and_grad(outcome))
    return _compiled[outcome]


_compiled: WeakKeyDictionary[Outcome, Callable[[Report], tuple[jax.Array, Report]]] = WeakKeyDictionary()


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
    Q = result.quantity
    state = State(
        host(np.log(result.wage)),
        host(np.log(result.price)),
        host(result.expenditure_level / (b.unit * b.spend_scale)),
        host(result.unknown),
        None if Q is None else host(np.log(Q)),
    )
    cost = np.ones(setting.tariff.shape) if setting.trade_cost is None else setting.trade_cost
    values = np.array([target.value for target in setting.placed.targets]) / b.unit
    parts = (setting.tariff, setting.export_tax, cost, setting.theta, setting.final_share, values)
    base = BaseYear(*map(host, (b.tau * b.e, economy.income, economy.expenditure, np.asarray(b.unit))))
    return Point(prepared, state, shock, Levers(*map(host, parts)), base)


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
    t, parts = shock.targets, turned(shock)
    bounded = jnp.isfinite(t.lower) | jnp.isfinite(t.upper)
    idle = ~t.active | (bounded & (state.u == 0))  # these wedges stay where they are
    flows = weights.flow is not None

    _, report_pull = jax.vjp(lambda s, q: report(s, technology, turn(shock, q), base, flows), state, parts)
    outcome_state, outcome_parts = report_pull(weights)
    _, state_pull, slope = jax.vjp(lambda s: gaps(s, technology, shock), state, has_aux=True)
    slope = slope._replace(u=jnp.where(idle, 1.0, slope.u))
    step_pull = jax.linear_transpose(lambda gap: linear_step(gap, slope, inverse), state)
    wanted = flat(outcome_state)
    size = jnp.maximum(jnp.abs(wanted).max(), 1e-300)

    def transposed(adjoint: State) -> State:
        """F_state' lambda, where the condition of an idle wedge is -u = 0."""
        pulled: State = state_pull(adjoint._replace(u=jnp.where(idle, 0.0, adjoint.u)))[0]
        return pulled._replace(u=pulled.u - jnp.where(idle, adjoint.u, 0.0))

    def look(x: jax.Array) -> tuple[jax.Array, jax.Array]:
        off = wanted / size - flat(transposed(unflat(x[0], state)))
        (step,) = step_pull(unflat(-off, state))
        return flat(step)[None], jnp.abs(off).max()[None, None]

    ended = accelerate(look, jnp.zeros((1, wanted.size)), jnp.asarray(TOLERANCE), jnp.asarray(MOST_PASSES), 1)
    adjoint = unflat(ended.x[0] * size, state)
    adjoint = adjoint._replace(u=jnp.where(idle, 0.0, adjoint.u))
    _, parts_pull = jax.vjp(lambda q: gaps(state, technology, turn(shock, q))[0], parts)
    (through,) = parts_pull(adjoint)
    total: Turned = jax.tree.map(lambda direct, implied: direct - implied, outcome_parts, through)
    return Pulled(by_levers(total, parts, levers, shock, base), ended.passes[0], ended.residual.max())
