"""What is measured: ratios within one run on one machine, so that they mean the same on another."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import jax
import numpy as np

from benchmarks.economies import random_economy, tariff_deal, tariff_war
from benchmarks.large_shocks import large_shocks
from benchmarks.measure import best_of, reading_speed
from benchmarks.textbook import Answer, nested_loop
from chipaccord.trade import Economy, Policy, Target, gradient, solve, solve_many
from chipaccord.trade.answers.levers import Report
from chipaccord.trade.policy.policy import setting_of
from chipaccord.trade.solver.check import TOLERANCE
from chipaccord.trade.solver.prepared import prepare, run_together
from chipaccord.trade.solver.shock import shock_of

SIZES = ((12, 12), (40, 40), (77, 45), (141, 65), (194, 4))
SHOCKS = {"deal": lambda economy: tariff_deal(economy, 1), "trade war": tariff_war}


@dataclass(frozen=True)
class Race:
    """One size and shock: the textbook loop against `solve`, both to 1e-11, one thread, warm."""

    economies: int
    sectors: int
    shock: str
    passes: int
    residual: float
    check: float
    solve_ms: float
    pass_ratio: float  # one pass of the iteration over reading the share table once at the measured speed
    solve_ratio: float  # solve time over (passes x reading the share table once)
    loops: int  # outer loops of the textbook
    by_cell_s: float
    by_cell_measured: bool  # False: one loop measured, the number of loops counted with a faster linear solve
    arrays_s: float
    arrays_measured: bool
    apart: float  # largest difference between the two answers

    @property
    def speedup_by_cell(self) -> float:
        """How many times faster `solve` is than the textbook loop that goes cell by cell."""
        return 1e3 * self.by_cell_s / self.solve_ms

    @property
    def speedup_arrays(self) -> float:
        """How many times faster `solve` is than the textbook loop on arrays."""
        return 1e3 * self.arrays_s / self.solve_ms


@dataclass(frozen=True)
class Costs:
    """What else a solve can be asked for, over the time of a plain solve of the same policy, and compile times."""

    economies: int
    sectors: int
    target_ratio: float
    gradient_ratio: float
    compile_solve_s: float
    compile_gradient_s: float


@dataclass(frozen=True)
class Batch:
    """Many policies at once."""

    economies: int
    sectors: int
    policies: int
    chunk: int | None
    seconds: float
    per_second: float
    all_converged: bool
    device: str


def economy_of(N: int, J: int) -> Economy:
    """The economy of a size."""
    return random_economy(1, N, J)


def race(N: int, J: int, shock: str, speed: float, budget: float) -> Race:
    """Measure one size and shock; the textbook runs in full where it is expected to end within `budget` seconds."""
    economy = economy_of(N, J)
    tariff = SHOCKS[shock](economy)
    result = solve(economy, tariff)
    if not result.status.ok or result.check.largest > TOLERANCE:
        raise RuntimeError(f"{N} x {J}, {shock}: {result.status.message}")
    ours = best_of(lambda: solve(economy, tariff))
    answer = nested_loop(economy, tariff, direct=False)
    by_cell, by_cell_measured = textbook_time(economy, tariff, answer, budget, by_cell=True)
    arrays, arrays_measured = textbook_time(economy, tariff, answer, budget, by_cell=False)
    spent = result.expenditure_level / economy.value_added.sum()
    pairs = ((result.wage, answer.wage), (result.price, answer.price), (spent, answer.expenditure))
    apart = max(np.abs(fast - slow).max() for fast, slow in pairs)
    return Race(
        economies=N,
        sectors=J,
        shock=shock,
        passes=result.passes,
        residual=result.residual,
        check=result.check.largest,
        solve_ms=1e3 * ours,
        pass_ratio=pass_time(economy, tariff, result.passes) * speed / economy.share.nbytes,
        solve_ratio=ours / result.passes * speed / economy.share.nbytes,
        loops=answer.outer,
        by_cell_s=by_cell,
        by_cell_measured=by_cell_measured,
        arrays_s=arrays,
        arrays_measured=arrays_measured,
        apart=float(apart),
    )


def pass_time(economy: Economy, tariff: np.ndarray, passes: int) -> float:
    """Seconds that the compiled iteration takes for one pass, from running it for `passes` and for 40 more."""
    prepared, setting = prepare(economy), setting_of(Policy(tariff=tariff), economy)
    shock, start = shock_of([setting], prepared.baseline), prepared.start([setting])
    few, many = (
        best_of(partial(run_together, prepared, shock, start, -1.0, k), seconds=1.0) for k in (passes, passes + 40)
    )
    return (many - few) / 40


def textbook_time(
    economy: Economy, tariff: np.ndarray, counted: Answer, budget: float, by_cell: bool
) -> tuple[float, bool]:
    """Seconds of the textbook loop, and whether it was run in full or one loop stands for all."""
    started = time.perf_counter()
    nested_loop(economy, tariff, most_outer=1, most_inner=counted.inner // counted.outer, by_cell=by_cell)
    expected = (time.perf_counter() - started) * counted.outer
    if expected > budget:
        return expected, False
    started = time.perf_counter()
    nested_loop(economy, tariff, by_cell=by_cell)
    return time.perf_counter() - started, True


def costs(N: int, J: int) -> Costs:
    """Target solve and full gradient over a plain solve; compile times apart."""
    jax.clear_caches()  # type: ignore[no-untyped-call]  # jax leaves it untyped
    economy = economy_of(N, J)
    tariff = tariff_deal(economy, 1)
    started = time.perf_counter()
    result = solve(economy, tariff)
    first = time.perf_counter() - started
    plain = best_of(lambda: solve(economy, tariff))
    n, i, j = economy.economies[0], economy.economies[2], economy.sectors[1]
    wanted = [Target([(n, i, j)], 1.5 * float(economy.flow[0, 2, 1]))]
    with_target = best_of(lambda: solve(economy, tariff, targets=wanted))
    started = time.perf_counter()
    gradient(result, real_income_of_first)
    first_gradient = time.perf_counter() - started
    full = best_of(lambda: gradient(result, real_income_of_first))
    return Costs(N, J, with_target / plain, full / plain, first - plain, first_gradient - full)


@jax.jit
def real_income_of_first(report: Report) -> jax.Array:
    """The outcome that the gradient is timed on."""
    return report.real_income[0]


def batch(N: int, J: int, count: int, chunk: int | None = None) -> Batch:
    """Throughput of `count` different tariff policies, everything included: layout, solve, check, results."""
    economy = economy_of(N, J)
    rng = np.random.default_rng(0)
    policies = []
    for _ in range(count):
        tariff = np.array(economy.tariff)
        n, i = rng.choice(N, 2, replace=False)
        tariff[n, i] += rng.uniform(0, 0.3, J)
        policies.append(Policy(tariff=tariff))
    list(solve_many(economy, policies[: 4 * (chunk or 64)], chunk))
    ok = True

    def run() -> None:
        nonlocal ok
        for result in solve_many(economy, policies, chunk):
            ok = ok and result.status.ok

    seconds = best_of(run, 3, 3.0)
    return Batch(N, J, count, chunk, seconds, count / seconds, ok, jax.devices()[0].platform)


def everything(budget: float = 60.0, sizes: tuple[tuple[int, int], ...] = SIZES) -> dict[str, Any]:
    """All measurements, as plain data."""
    speed = reading_speed()
    races = [race(N, J, shock, speed, budget) for N, J in sizes for shock in SHOCKS]
    return {
        "reading_speed_gb_s": speed / 1e9,
        "races": [
            {**asdict(row), "speedup_by_cell": row.speedup_by_cell, "speedup_arrays": row.speedup_arrays}
            for row in races
        ],
        "costs": [asdict(costs(N, J)) for N, J in sizes if (N, J) != (141, 65)],
        "large_shocks": [asdict(large_shocks(N, J)) for N, J in sizes],
        "batches": [asdict(batch(15, 16, 1000)), asdict(batch(77, 45, 64))],
    }
