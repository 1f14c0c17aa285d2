"""Large shocks in steps: wedges move along tau(s) = tau0 (tau1 / tau0)^s, re-linearised at each point reached.

When one run from the base year does not converge, the policy is approached by predictor-free continuation (Allgower and
Georg 1990): solve part of the way, take that equilibrium as the point around which the next step is linearised
(its shares, wedges, spending and value added), and go on; halve the step when a run needs too many passes. The answer
is always of the whole policy against the original base year, so no error builds up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import jax
import numpy as np

from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.baseline import Baseline
from chipaccord.trade.equations.labour import earnings
from chipaccord.trade.equations.price_index import cheapness, ln_consumer_price, offered, trade_shares
from chipaccord.trade.equations.system import State
from chipaccord.trade.equations.unit_cost import ln_unit_cost
from chipaccord.trade.policy.closures import GivenDeficits
from chipaccord.trade.policy.policy import Setting
from chipaccord.trade.solver.iteration import Preconditioner
from chipaccord.trade.solver.prepared import Prepared, inverse_on_device, run_together
from chipaccord.trade.solver.settle import Stop, applied, target_quantities
from chipaccord.trade.solver.shock import shock_of

ROUND_PASSES = 30  # between two linearisations
MOST_ROUNDS = 6
HEADWAY = 0.3  # a round must shrink the residual by this factor to be followed by another
ROUGH = 1e-7  # how exactly the points on the way are solved
FINAL = 1e-11
SMALLEST_STEP = 1 / 64


def between(setting: Setting, s: float, quantity: Array) -> Setting:
    """The policy a part s of the way from the base year; `quantity` (target,) is what is traded there."""
    base = setting.economy

    def geometric(before: Array, after: Array) -> Array:
        return after if after is before else np.exp((1 - s) * np.log1p(before) + s * np.log1p(after)) - 1

    targets = tuple(
        replace(target, value=float(q ** (1 - s) * target.value**s)) if q > 0 else target
        for target, q in zip(setting.placed.targets, quantity, strict=True)
    )
    deficits = setting.deficits
    if isinstance(deficits, GivenDeficits):
        deficits = GivenDeficits((1 - s) * base.deficit + s * np.asarray(deficits.deficit), deficits.unit)
    return replace(
        setting,
        tariff=geometric(base.tariff, setting.tariff),
        export_tax=geometric(base.export_tax, setting.export_tax),
        trade_cost=None if setting.trade_cost is None else setting.trade_cost**s,
        final_share=(1 - s) * base.final_share + s * setting.final_share,
        deficits=deficits,
        placed=replace(setting.placed, targets=targets),
    )


def rebased(b: Baseline, setting: Setting, state: State) -> Baseline:
    """The baseline at a solved point: its shares, wedges, spending and value added."""
    wedges = applied(setting, np.asarray(state.u))
    tau, e = (1 + np.ascontiguousarray(rate.transpose(2, 0, 1)) for rate in (wedges.tariff, wedges.export_tax))
    rise = tau * e / (b.tau * b.e)
    if wedges.trade_cost is not None:
        rise = rise * wedges.trade_cost.transpose(2, 0, 1)
    ln_w, ln_P = np.asarray(state.ln_w), np.asarray(state.ln_P)
    ln_Q = None if state.ln_Q is None else np.asarray(state.ln_Q)
    A = b.pi * np.exp(-setting.theta[:, None, None] * np.log(rise))
    C = cheapness(setting.theta, ln_unit_cost(b.v, b.g, ln_w, ln_P, setting.scale, ln_Q))
    return replace(
        b,
        pi=trade_shares(A, C, offered(A, C)),
        tau=tau,
        e=e,
        theta=setting.theta,
        va=earnings(b.va, ln_w, ln_consumer_price(b.alpha, ln_P), setting.labour_supply),
        alpha=setting.final_share,
        X=np.maximum(state.x * b.spend_scale, 0.0),
    )


def sound(state: State) -> bool:
    """Whether a state is one to go on from: nobody spends less than nothing, and no price is beyond e^30."""
    logs = (state.ln_w, state.ln_P, state.u)
    return bool((state.x > -1e-9).all()) and all(bool((np.abs(part) < 30).all()) for part in logs)


@dataclass(frozen=True, eq=False)
class Reach:
    """An attempt at one point of the way: the state, its residual, passes used, whether it is there."""

    state: State
    residual: float
    passes: int
    there: bool


def reach(prepared: Prepared, aim: Setting, state: State, inverse: Preconditioner, tolerance: float) -> Reach:
    """Solve a policy from a state, re-linearising where the iteration has got to as long as it makes headway."""
    b, passes, before = prepared.baseline, 0, np.inf
    shock = shock_of([aim], b)
    while True:
        batch: State = jax.tree.map(lambda part: np.asarray(part)[None], state)
        run = run_together(prepared, shock, batch, tolerance, ROUND_PASSES, inverse)
        residual, passes = float(run.residual.max()), passes + int(run.passes[0])
        sane = sound(run.state)
        if residual <= tolerance:
            return Reach(run.state.member(0), residual, passes, sane)
        if not (residual < HEADWAY * before and residual < 1 and sane) or passes >= MOST_ROUNDS * ROUND_PASSES:
            return Reach(run.state.member(0), residual, passes, there=False)
        state, before = run.state.member(0), residual
        inverse = inverse_on_device(rebased(b, aim, state), b)


def ahead(behind: tuple[float, State], here: tuple[float, State], goal: float) -> State:
    """Where the last two points of the way point to."""
    reach = (goal - here[0]) / (here[0] - behind[0])
    there: State = jax.tree.map(lambda a, b: b + reach * (b - a), behind[1], here[1])
    return there


def continued(prepared: Prepared, setting: Setting, near: State, first: Stop) -> tuple[State, Stop]:
    """Approach a policy that the first run did not reach; `near` is where that ended.

    Returns the last state and how it stopped, with `reached` < 1 where the way gave out.
    """
    b, base = prepared.baseline, setting.economy
    ones = np.ones(len(base.economies)), np.ones(base.expenditure.shape)
    quantity = target_quantities(setting, base.flow[setting.placed.at], base.export_tax, *ones, None)
    start: State = jax.device_get(prepared.start([setting])).member(0)
    inverse = prepared.inverse
    passes, s, step = first.passes, 0.0, 1.0
    if first.residual < 1 and sound(near):
        attempt = reach(prepared, setting, near, inverse_on_device(rebased(b, setting, near), b), FINAL)
        passes += attempt.passes
        if attempt.there:
            return attempt.state, Stop(passes, attempt.residual, FINAL)
        step = 0.5
    behind: tuple[float, State] | None = None
    while True:
        goal = min(1.0, s + step)
        aim = between(setting, goal, quantity)
        guess = start if behind is None else ahead(behind, (s, start), goal)
        attempt = reach(prepared, aim, guess, inverse, FINAL if goal == 1 else ROUGH)
        passes += attempt.passes
        if attempt.there and goal == 1:
            return attempt.state, Stop(passes, attempt.residual, FINAL)
        if attempt.there:
            behind = (s, start)
            s, start, step = goal, attempt.state, 1.5 * step
            inverse = inverse_on_device(rebased(b, aim, start), b)
        else:
            step /= 2
        if step < SMALLEST_STEP:
            unfinished = attempt.residual if not attempt.residual <= FINAL else 2 * FINAL
            return attempt.state, Stop(passes, unfinished, FINAL, s)
