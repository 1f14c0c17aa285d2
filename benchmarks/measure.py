"""Timing that a busy machine disturbs least: the best of several runs, and the machine's own reading speed."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np


def best_of(run: Callable[[], object], least: int = 5, seconds: float = 2.0) -> float:
    """Seconds of the fastest of at least `least` runs, for about `seconds`."""
    best, started, count = np.inf, time.perf_counter(), 0
    while count < least or time.perf_counter() - started < seconds:
        before = time.perf_counter()
        run()
        best, count = min(best, time.perf_counter() - before), count + 1
    return float(best)


def reading_speed(megabytes: int = 256) -> float:
    """Bytes a second that one core reads from memory: the sum of an array far larger than any cache."""
    big = np.ones(megabytes * 2**20 // 8)
    return big.nbytes / best_of(big.sum, 5, 1.0)
