"""How long a user waits: `chipaccord run` on the example, warm, against importing what it imports.

All are whole processes, the best of several, in one run on one machine; only the ratios mean anything, and those of the
time of all cores together are disturbed least by whatever else runs there. The libraries are those that a run of this
clone has loaded, module by module in its order, so that the list cannot go stale.

    python -m benchmarks.startup                 this clone
    python -m benchmarks.startup --against DIR   and another clone, turn by turn, with the ratios of the two
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
EXAMPLE = "examples/japan_us_2025.yaml"
REPEATS = 3
# what a measuring shell sets and a user does not
OURS = {"PYTHONDONTWRITEBYTECODE", "XLA_FLAGS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"}

# Run in the clone: evaluate the example, then name every module that was loaded, the libraries' first.
LOADED = """
import json, sys, sysconfig
from chipaccord.cli import call
code = call(["run", sys.argv[1], "--quiet", "--out", sys.argv[2]])
assert code == 0, code
site = tuple({sysconfig.get_path(name) for name in ("purelib", "platlib")})
found = {name: getattr(module, "__file__", None) or "" for name, module in list(sys.modules.items())}
libraries = [name for name, file in found.items() if file.startswith(site) and not name.startswith("chipaccord")]
own = [name for name in found if name.partition(".")[0] == "chipaccord"]
print("\\n" + json.dumps({"libraries": libraries, "own": own}))
"""
IMPORTING = """
import importlib
for name in {names!r}:
    try:
        importlib.import_module(name)
    except Exception:  # a module that another one makes when it is loaded
        pass
"""


class Spent(NamedTuple):
    """Seconds of a process: on the wall's clock, and of all cores together (which a busy machine disturbs less)."""

    wall: float
    cores: float


def spent(command: Sequence[str], clone: Path) -> Spent:
    """The time of a process in a clone."""
    environment = {key: value for key, value in os.environ.items() if key not in OURS}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=clone, env=environment)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def loaded(clone: Path, folder: Path) -> dict[str, list[str]]:
    """The modules that a run of the example loads: `libraries`, and those of the package (`own`)."""
    environment = {key: value for key, value in os.environ.items() if key not in OURS}
    command = [sys.executable, "-c", LOADED, EXAMPLE, str(folder / "out")]
    done = subprocess.run(command, check=True, capture_output=True, cwd=clone, env=environment, text=True)
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def commands(clone: Path, folder: Path) -> dict[str, list[str]]:
    """What is timed in a clone, by name. `folder` is empty and the clone's own."""
    modules, python = loaded(clone, folder), sys.executable
    scripts = {"libraries": modules["libraries"], "imports": modules["libraries"] + modules["own"]}
    for name, names in scripts.items():
        (folder / f"{name}.py").write_text(IMPORTING.format(names=names), encoding="utf-8")
    whole = [python, "-m", "chipaccord", "run", EXAMPLE, "--quiet", "--out", str(folder / "out")]
    return {
        "run": whole,
        "libraries": [python, str(folder / "libraries.py")],
        "imports": [python, "-c", f"import runpy; runpy.run_path({str(folder / 'imports.py')!r})"],  # from the clone
        "help": [python, "-m", "chipaccord", "--help"],
        "check": [python, "-m", "chipaccord", "check", EXAMPLE],
        "python": [python, "-c", "pass"],
    }


def seconds(clones: Mapping[str, Path], repeats: int) -> dict[str, dict[str, Spent]]:
    """The best times of each command in each clone, the clones taking turns, after a round that fills the caches."""
    with tempfile.TemporaryDirectory() as folder:
        todo = {}
        for name, clone in clones.items():
            own = Path(folder) / name
            own.mkdir()
            todo[name] = commands(clone, own)
        best: dict[str, dict[str, Spent]] = {name: {} for name in clones}
        for turn in range(repeats + 1):
            for what in next(iter(todo.values())):
                for name, clone in clones.items():
                    took = spent(todo[name][what], clone)
                    if turn:
                        last = best[name].get(what, took)
                        best[name][what] = Spent(min(took.wall, last.wall), min(took.cores, last.cores))
    return best


def run(repeats: int = REPEATS) -> dict[str, float]:
    """Seconds of all cores together that the command line takes, and their ratios."""
    cores = {what: took.cores for what, took in seconds({"here": ROOT}, repeats)["here"].items()}
    return {f"{what}_core_seconds": cores[what] for what in ("run", "imports", "libraries", "check", "help")} | {
        "run_over_libraries": cores["run"] / cores["libraries"],
        "imports_over_libraries": cores["imports"] / cores["libraries"],
        "help_over_bare_python": cores["help"] / cores["python"],
        "check_over_bare_python": cores["check"] / cores["python"],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--against", type=Path, help="another clone, measured turn by turn with this one")
    parser.add_argument("--repeats", type=int, default=REPEATS)
    options = parser.parse_args()
    if options.against is None:
        for name, value in run(options.repeats).items():
            print(f"{name:<28}{value:10.3f}")
        return
    found = seconds({"here": ROOT, "there": options.against.resolve()}, options.repeats)
    print(f"{'seconds':<12}{'wall: here':>12}{'there':>9}{'ratio':>9}{'cores: here':>14}{'there':>9}{'ratio':>9}")
    for name, here in found["here"].items():
        there = found["there"][name]
        wall = f"{here.wall:>12.3f}{there.wall:>9.3f}{here.wall / there.wall:>9.3f}"
        print(f"{name:<12}{wall}{here.cores:>14.3f}{there.cores:>9.3f}{here.cores / there.cores:>9.3f}")


if __name__ == "__main__":
    main()
