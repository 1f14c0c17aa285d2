"""Solve a counterfactual: put a policy on an economy, run the iteration, check the answer, return a labelled result.

The equations are in `equilibrium`, the algorithm in `iteration`, the linearised baseline in `baseline`, large shocks in
`continuation`. Nothing is called converged unless the independent `check` agrees.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from weakref import WeakKeyDictionary

import jax
import numpy as np
import numpy.typing as npt

from chipaccord.trade.economy import Economy
from chipaccord.trade.equations.income import deficit
from chipaccord.trade.equations.labour import earnings
from chipaccord.trade.equations.price_index import ln_consumer_price
from chipaccord.trade.equations.system import State
from chipaccord.trade.policy.closures import (
    BalancedTrade,
    Deficits,
    GivenDeficits,
    LabourSupply,
    ScaleEconomies,
    deficit_rule,
)
from chipaccord.trade.policy.policy import Policy, Setting, setting_of
from chipaccord.trade.policy.targets import Target
from chipaccord.trade.solver.check import Answers
from chipaccord.trade.solver.continuation import continued
from chipaccord.trade.solver.prepared import Prepared, prepare, run_together
from chipaccord.trade.solver.result import Result
from chipaccord.trade.solver.settle import Stop, settle
from chipaccord.trade.solver.shock import padded, shock_of

RESIDUAL = 1e-11
FIRST_TRY = 40  # passes before a policy is approached in steps
CHUNK_CELLS = {"cpu": 1_000_000, "gpu": 100_000_000}  # cells of trade in a chunk, over all its policies
LARGEST_CHUNK = {"cpu": 32, "gpu": 1024}

_balanced: WeakKeyDictionary[Economy, Economy] = WeakKeyDictionary()


def solve(
    economy: Economy,
    tariff: npt.ArrayLike | None = None,
    deficits: str | Deficits = "fixed",
    targets: Sequence[Target] = (),
    final_share: npt.ArrayLike | None = None,
    theta: npt.ArrayLike | None = None,
    export_tax: npt.ArrayLike | None = None,
    trade_cost: npt.ArrayLike | None = None,
    labour_supply: float | LabourSupply = 0.0,
    scale: float | ScaleEconomies = 0.0,
) -> Result:
    """The general equilibrium of a policy, as changes from the economy's base year.

    Parameters
    ----------
    tariff, export_tax : (importer, exporter, sector)
        Counterfactual rates, decimals, negative for subsidies; the base year's where left out. Revenue goes to the
        importer and to the exporter.
    trade_cost : (importer, exporter, sector)
        Change (counterfactual / baseline) of iceberg trade costs, which earn nobody anything.
    deficits
        "fixed" (in units of world value added), "gdp_share", "balanced", or a rule from `closures`.
    targets
        Quantities to be met, each by its own subsidy or rent (see `Target`).
    final_share : (economy, sector)
        Counterfactual final consumption shares. Real income is still deflated by the base year's.
    theta : (sector,)
        Trade elasticities for this counterfactual; the economy's where left out.
    labour_supply, scale
        Elasticities, or a `LabourSupply` and a `ScaleEconomies` from `closures`; off by default.

    Returns
    -------
    Result
        With `status` (look at `.ok` and `.message`), `passes`, `residual`, and the `check`. A large change that one
        run of the iteration does not reach is approached in steps (see `continuation`).

    Raises
    ------
    InconsistentError
        The base year's tables do not fit together.
    ValueError
        An argument has the wrong shape, labels or range; the message names the place.

    Source: Caliendo and Parro (2015), equations 10-14.
    """
    policy = Policy(
        tariff, deficits, targets, final_share, theta, export_tax, trade_cost, labour_supply=labour_supply, scale=scale
    )
    return solve_policy(economy, policy)


def solve_policy(economy: Economy, policy: Policy) -> Result:
    """`solve` for a `Policy`."""
    return solve_settings([placed_policy(economy.check(), policy)])[0]


def solve_many(
    economy: Economy, policies: Iterable[Policy], chunk: int | None = None, workers: int | None = None
) -> Iterator[Result]:
    """Solve many policies on one economy, `chunk` at a time in one call of the compiled program.

    Results come one by one, in order. By default a chunk holds up to 32 policies and a million cells of trade (on a
    GPU 1024 and a hundred million), and one chunk more than the machine has cores is in flight: memory is bounded by
    about 10 arrays of that many cells for each. Raises as `solve` does; a policy that does not converge says so in its
    own result and stops no other.
    """
    economy.check()
    workers = workers or 1 + (os.cpu_count() or 1)
    size = chunk or default_chunk(economy.share.size)
    waiting = iter(policies)

    def batches() -> Iterator[list[Setting]]:
        while batch := list(islice(waiting, size)):
            yield [placed_policy(economy, policy) for policy in batch]

    if workers == 1:
        for settings in batches():
            yield from solve_settings(settings, size)
        return
    with ThreadPoolExecutor(workers) as pool:
        running: list[Future[list[Result]]] = []
        for settings in batches():
            running.append(pool.submit(solve_settings, settings, size))
            if len(running) > workers:
                yield from running.pop(0).result()
        for future in running:
            yield from future.result()


def default_chunk(cells: int) -> int:
    """How many policies to solve in one call, for an economy with so many cells of trade."""
    kind = "cpu" if jax.default_backend() == "cpu" else "gpu"
    return max(1, min(LARGEST_CHUNK[kind], CHUNK_CELLS[kind] // cells))


def placed_policy(economy: Economy, policy: Policy) -> Setting:
    """The policy on the base year that its changes are measured from: for balanced trade, one without deficits."""
    base = economy
    if isinstance(deficit_rule(policy.deficits), BalancedTrade):
        base = without_deficits(economy)
    return setting_of(policy, base)


def without_deficits(economy: Economy) -> Economy:
    """The economy as it would be with trade balanced, nothing else changed (Dekle, Eaton and Kortum 2008)."""
    if np.abs(economy.deficit).max() <= 1e-10 * economy.value_added.sum():
        return economy
    if economy not in _balanced:
        none = GivenDeficits(np.zeros(len(economy.economies)), float(economy.value_added.sum()))
        found = solve(economy, deficits=none)
        if not found.status.ok:
            raise ValueError(f"deficits: they cannot be removed from this economy: {found.status.message}")
        _balanced[economy] = found.economy()
    return _balanced[economy]


def solve_settings(settings: Sequence[Setting], chunk: int = 1) -> list[Result]:
    """Solve placed policies, together where they share a base year. Results in the order given."""
    solved: dict[int, Result] = {}
    for base in dict.fromkeys(setting.economy for setting in settings):
        mine = [k for k, setting in enumerate(settings) if setting.economy is base]
        solved.update(zip(mine, solve_alike([settings[k] for k in mine], chunk), strict=True))
    return [solved[k] for k in range(len(settings))]


def solve_alike(settings: Sequence[Setting], chunk: int) -> list[Result]:
    """Solve policies on one base year together; those that one run does not reach, one by one in steps."""
    prepared = prepare(settings[0].economy)
    b, count = prepared.baseline, len(settings)
    filled = [*settings, *[settings[-1]] * (min(chunk, padded(count, 1)) - count)]
    run = run_together(prepared, shock_of(filled, b), prepared.start(filled), RESIDUAL, FIRST_TRY)
    states = [run.state.member(k) for k in range(count)]
    stops = [Stop(int(run.passes[k]), float(run.residual[k].max()), RESIDUAL) for k in range(count)]
    for k, stop in enumerate(stops):
        if not stop.residual <= RESIDUAL:
            states[k], stops[k] = continued(prepared, settings[k], states[k], stop)
    return labelled(prepared, settings, states, stops)


def labelled(
    prepared: Prepared, settings: Sequence[Setting], states: Sequence[State], stops: Sequence[Stop]
) -> list[Result]:
    """Results from the solver's states, checked."""
    b = prepared.baseline
    with np.errstate(all="ignore"):
        ln_w = np.stack([np.asarray(state.ln_w) for state in states])
        ln_P = np.stack([np.asarray(state.ln_P) for state in states])
        X = np.stack([state.x for state in states]) * b.spend_scale * b.unit
        Q = None if states[0].ln_Q is None else np.exp(np.stack([np.asarray(state.ln_Q) for state in states]))
        phi = np.stack([setting.labour_supply for setting in settings])
        earned = earnings(b.va, ln_w, ln_consumer_price(b.alpha, ln_P), phi)
        amount, share = map(np.stack, zip(*(s.deficits.amounts(b.deficit, b.va) for s in settings), strict=True))
        D = deficit(amount, share, earned)
    u = np.stack([state.u for state in states])
    return settle(settings, u, D * b.unit, Answers(np.exp(ln_w), np.exp(ln_P), X, Q), stops)
