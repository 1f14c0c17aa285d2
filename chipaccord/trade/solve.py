"""Solve a counterfactual: put a policy on an economy, run the iteration, check the answer, return a labelled result.

The equations are in `equilibrium`, the algorithm in `iteration`, the linearised baseline in `baseline`. Here the
arrays are laid out, and nothing is called converged unless the independent `check` agrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from weakref import WeakKeyDictionary

import jax
import numpy as np
import numpy.typing as npt

from chipaccord.trade.baseline import Baseline, Inverse, baseline_of, inverse_of
from chipaccord.trade.closures import BalancedTrade, Deficits, GivenDeficits, deficit_rule
from chipaccord.trade.economy import Economy
from chipaccord.trade.equilibrium import Shock, State, Technology
from chipaccord.trade.iteration import Preconditioner, Run, iterate
from chipaccord.trade.policy import Policy, Setting, setting_of
from chipaccord.trade.precision import double_precision, host
from chipaccord.trade.result import Result, settle
from chipaccord.trade.shock import pad_of, padded, shock_of, shock_of_nothing
from chipaccord.trade.targets import Target

RESIDUAL = 1e-11
MOST_PASSES = 200
CHUNK = 64


@dataclass(frozen=True, eq=False)
class Prepared:
    """An economy made ready once: the solver's baseline, and what all policies share, on the device."""

    baseline: Baseline
    technology: Technology
    inverse: Preconditioner


_prepared: WeakKeyDictionary[Economy, Prepared] = WeakKeyDictionary()
_balanced: WeakKeyDictionary[Economy, Economy] = WeakKeyDictionary()


def prepare(economy: Economy) -> Prepared:
    """The prepared economy; the work is done once and kept as long as the economy lives."""
    if economy not in _prepared:
        _prepared[economy] = prepared_from(baseline_of(economy))
    return _prepared[economy]


def prepared_from(b: Baseline) -> Prepared:
    """Put on the device what all policies on a baseline share, in the units of the solver's state."""
    N, J = b.X.shape
    inverse: Inverse = inverse_of(b)
    spend, labour = b.spend_scale, b.labour_scale
    shared = (
        Technology(*map(host, (b.v, b.g, b.va, b.alpha, spend, labour))),
        Preconditioner(
            host(inverse.prices),
            host(inverse.spending * spend[:, None, :] / spend[:, :, None]),
            host(inverse.wages * labour[None, :]),
            host(inverse.price_of_wage.reshape(N * J, N)),
            host((inverse.spending_of_wage / spend[:, :, None]).reshape(N * J, N)),
        ),
    )
    with double_precision():
        technology, preconditioner = jax.device_put(shared)
    return Prepared(b, technology, preconditioner)


def solve(
    economy: Economy,
    tariff: npt.ArrayLike | None = None,
    deficits: str | Deficits = "fixed",
    targets: Sequence[Target] = (),
    final_share: npt.ArrayLike | None = None,
    theta: npt.ArrayLike | None = None,
    export_tax: npt.ArrayLike | None = None,
) -> Result:
    """The general equilibrium of a policy, as changes from the economy's base year.

    Parameters
    ----------
    tariff, export_tax : (importer, exporter, sector)
        Counterfactual rates, decimals, negative for subsidies; the base year's where left out.
    deficits
        "fixed" (in units of world value added), "gdp_share", "balanced", or a rule from `closures`.
    targets
        Quantities to be met, each by its own subsidy or rent (see `Target`).
    final_share : (economy, sector)
        Counterfactual final consumption shares. Real income is still deflated by the base year's.
    theta : (sector,)
        Trade elasticities for this counterfactual; the economy's where left out.

    Returns
    -------
    Result
        With `status` (look at `.ok` and `.message`), `passes`, `residual`, and the `check`.

    Raises
    ------
    InconsistentError
        The base year's tables do not fit together.
    ValueError
        An argument has the wrong shape, labels or range; the message names the place.

    Source: Caliendo and Parro (2015), equations 10-14.
    """
    policy = Policy(tariff, deficits, targets, final_share, theta, export_tax)
    return next(solve_many(economy, [policy], chunk=1))


def solve_many(economy: Economy, policies: Iterable[Policy], chunk: int = CHUNK) -> Iterator[Result]:
    """Solve many policies on one economy, `chunk` at a time in one call of the compiled program.

    Results come one by one, in order. Memory is bounded by a few times `chunk` arrays of the size of `share`.
    Raises as `solve` does; a policy that does not converge says so in its own result and stops no other.
    """
    economy.check()
    waiting = iter(policies)
    while batch := list(islice(waiting, chunk)):
        settings = [setting_of(policy, base_for(economy, policy)) for policy in batch]
        solved: dict[int, Result] = {}
        for base in dict.fromkeys(setting.economy for setting in settings):
            mine = [k for k, setting in enumerate(settings) if setting.economy is base]
            solved.update(zip(mine, solve_chunk([settings[k] for k in mine], chunk), strict=True))
        yield from (solved[k] for k in range(len(batch)))


def base_for(economy: Economy, policy: Policy) -> Economy:
    """The base year that changes are measured from: for balanced trade, the economy with its deficits removed."""
    if not isinstance(deficit_rule(policy.deficits), BalancedTrade):
        return economy
    if np.abs(economy.deficit).max() <= 1e-10 * economy.value_added.sum():
        return economy
    if economy not in _balanced:
        none = GivenDeficits(np.zeros(len(economy.economies)), float(economy.value_added.sum()))
        found = solve(economy, deficits=none)
        if not found.status.ok:
            raise ValueError(f"deficits: they cannot be removed from this economy: {found.status.message}")
        _balanced[economy] = found.economy()
    return _balanced[economy]


def solve_chunk(settings: list[Setting], chunk: int) -> Iterator[Result]:
    """Solve policies on one base year together."""
    economy = settings[0].economy
    prepared = prepare(economy)
    b, pad = prepared.baseline, pad_of(settings)
    taxed = any(s.export_tax.any() for s in settings)
    shocks = [shock_of(setting, b, pad, taxed) for setting in settings]
    size = min(chunk, padded(len(shocks), 1))
    shocks += [shocks[-1]] * (size - len(shocks))
    run = run_together(prepared, shocks)
    for k, setting in enumerate(settings):
        state, residual = State(*(part[k] for part in run.state)), float(run.residual[k].max())
        w, P = np.exp(state.ln_w), np.exp(state.ln_P)
        D, d = setting.deficits.amounts(b.deficit, b.va)
        earned = b.va * w * (w / np.exp((b.alpha * state.ln_P).sum(axis=1))) ** setting.labour_supply
        D = D + earned * (d - (d * earned).sum() / earned.sum())
        yield settle(
            setting,
            w,
            P,
            X=np.asarray(state.x) * b.spend_scale * b.unit,
            u=np.asarray(state.u),
            deficit=D * b.unit,
            passes=int(run.passes[k]),
            residual=residual,
            goal=RESIDUAL,
        )


def run_together(prepared: Prepared, shocks: list[Shock]) -> Run:
    """Run the compiled iteration on a batch from the base year; the outcome as NumPy arrays."""
    b, size = prepared.baseline, len(shocks)
    stacked: Shock = jax.tree.map(lambda *parts: np.stack(parts), *shocks)
    N, J = b.X.shape
    start = State(
        host(np.zeros((size, N))),
        host(np.zeros((size, N, J))),
        host(np.broadcast_to(b.X / b.spend_scale, (size, N, J))),
        host(np.zeros((size, shocks[0].targets.value.shape[0]))),
    )
    axes = jax.tree.map(lambda _: 0, shocks[0])
    with double_precision():
        run = iterate(start, prepared.technology, stacked, prepared.inverse, RESIDUAL, MOST_PASSES, axes)
        return jax.device_get(run)  # type: ignore[no-any-return]


def solve_primitives(b: Baseline, economy: Economy) -> tuple[State, float]:
    """The equilibrium of a baseline's primitives with nothing changed, and its largest residual."""
    run = run_together(prepared_from(b), [shock_of_nothing(b, economy)])
    return State(*(part[0] for part in run.state)), float(run.residual.max())
