"""Tariff wedges times five between all economies: how many of 15 random cases converge at each size, and how."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

import numpy as np

from benchmarks.economies import random_economy
from chipaccord.trade import solve

CASES = 15


@dataclass(frozen=True)
class LargeShocks:
    """15 random economies of one size, all wedges on foreign goods times five, deficits fixed."""

    economies: int
    sectors: int
    cases: int
    converged: int
    otherwise: dict[str, int]  # statuses of the others
    most_passes: int
    median_passes: float
    largest_check: float  # over the converged
    median_seconds: float


def large_shocks(N: int, J: int, cases: int = CASES) -> LargeShocks:
    """Solve them one by one, layout, continuation and check included."""
    statuses, passes, checks, seconds = [], [], [], []
    for seed in range(cases):
        economy = random_economy(seed, N, J)
        own = np.arange(N)
        tariff = 5 * (1 + economy.tariff) - 1
        tariff[own, own] = economy.tariff[own, own]
        started = time.perf_counter()
        result = solve(economy, tariff)
        seconds.append(time.perf_counter() - started)
        statuses.append(str(result.status))
        passes.append(result.passes)
        if result.status.ok:
            checks.append(result.check.largest)
    others = Counter(status for status in statuses if status != "converged")
    return LargeShocks(
        economies=N,
        sectors=J,
        cases=cases,
        converged=statuses.count("converged"),
        otherwise=dict(others),
        most_passes=max(passes),
        median_passes=float(np.median(passes)),
        largest_check=max(checks, default=np.nan),
        median_seconds=float(np.median(seconds)),
    )
