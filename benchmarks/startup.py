"""How long a user waits: `chipaccord run` on the example, warm, against importing its own libraries alone.

Both are whole processes, the best of several, in one run on one machine; only the ratio means anything.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
# what a measuring shell sets and a user does not
OURS = {"PYTHONDONTWRITEBYTECODE", "XLA_FLAGS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"}
LIBRARIES = "import jax, numpy, scipy.optimize, scipy.sparse, pandas, xarray, jinja2, babel.numbers"


def seconds(command: list[str], repeats: int = 5) -> float:
    """The best wall-clock time of a process, after one run that fills the caches."""
    environment = {key: value for key, value in os.environ.items() if key not in OURS}
    times = []
    for _ in range(repeats + 1):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)
        times.append(time.perf_counter() - started)
    return min(times[1:])


def run() -> dict[str, float]:
    """Seconds and ratios of the command line."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "chipaccord", "run", "examples/japan_us_2025.yaml", "--quiet", "--out", folder]
        whole = seconds(command)
    libraries = seconds([sys.executable, "-c", LIBRARIES])
    bare = seconds([sys.executable, "-c", "pass"])
    usage = seconds([sys.executable, "-m", "chipaccord", "--help"])
    check = seconds([sys.executable, "-m", "chipaccord", "check", "examples/japan_us_2025.yaml"])
    return {
        "run_seconds": whole,
        "libraries_seconds": libraries,
        "run_over_libraries": whole / libraries,
        "help_over_bare_python": usage / bare,
        "check_over_bare_python": check / bare,
    }


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:<28}{value:10.3f}")
