"""`python -m benchmarks`: measure all, print, and write docs/benchmarks.json and docs/benchmarks.md.

Options: --quick leaves out the largest sizes; --budget S runs the textbook loop in full where it should end within S
seconds (60); --out FOLDER writes there; --only startup measures the command line alone and keeps the other figures that
lie there. One thread for single solves, all cores for batches.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

SINGLE_THREAD = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")
os.environ["XLA_FLAGS"] = f"{os.environ.get('XLA_FLAGS', '')} {SINGLE_THREAD}".strip()


def table(rows: list[dict[str, Any]], columns: dict[str, tuple[str, str]]) -> str:
    """A Markdown table: heading -> (field, format)."""
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    cells = ([format(row[field], style) for field, style in columns.values()] for row in rows)
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in cells)])


def page(found: dict[str, Any]) -> str:
    """docs/benchmarks.md."""
    from benchmarks import chain

    races = []
    for row in found["races"]:
        slow = {
            kind: ("" if row[f"{kind}_measured"] else "~") + f"{row[f'{kind}_s']:.3g}" for kind in ("by_cell", "arrays")
        }
        races.append({**row, **slow, "size": f"{row['economies']} x {row['sectors']}"})
    costs = [{**row, "size": f"{row['economies']} x {row['sectors']}"} for row in found["costs"]]
    batches = [{**row, "size": f"{row['economies']} x {row['sectors']}"} for row in found["batches"]]
    large = [
        {
            **row,
            "size": f"{row['economies']} x {row['sectors']}",
            "ended": ", ".join(
                [f"{row['converged']} of {row['cases']}", *(f"{n} {s}" for s, n in row["otherwise"].items())]
            ),
        }
        for row in found["large_shocks"]
    ]
    return f"""# How fast it is

Made by `make bench` (`python -m benchmarks`) on {
        found["machine"]
    }; the raw figures are in `benchmarks.json`. Times depend
on the machine, ratios much less. Memory is read at {found["reading_speed_gb_s"]:.1f} GB/s by one core.

## Against the textbook loop

`solve`, check included, against the nested loop of the 2015 paper in NumPy (`benchmarks/textbook.py`), both to a
tolerance of 1e-11, on one thread and warm. "By cell" computes price indices cell by cell, as the paper's programs do;
"arrays" replaces these loops by array expressions. A `~` marks a time from one measured loop and the counted number of
loops. *Pass / read* is the time of one pass of the iteration over that of reading the share table once; *solve / reads*
that of the whole solve (layout, check and labels included) over reading it once for every pass. *Apart* is the largest
difference in wages, prices and spending (in units of world value added).

{
        table(
            races,
            {
                "size": ("size", ""),
                "shock": ("shock", ""),
                "passes": ("passes", "d"),
                "residual": ("residual", ".1e"),
                "solve, ms": ("solve_ms", ".2f"),
                "pass / read": ("pass_ratio", ".1f"),
                "solve / reads": ("solve_ratio", ".1f"),
                "loops": ("loops", "d"),
                "by cell, s": ("by_cell", ""),
                "arrays, s": ("arrays", ""),
                "times faster than by cell": ("speedup_by_cell", ",.0f"),
                "than arrays": ("speedup_arrays", ",.0f"),
                "apart": ("apart", ".0e"),
            },
        )
    }

## What else costs

Over a plain solve of the same policy: one quantity target; the derivative of one outcome by every tariff, tax, cost,
elasticity and target. Compiling happens once for each size; compiled programs are kept in the user's cache folder for
the next process (CHIPACCORD_CACHE names another folder, or `off`).

{
        table(
            costs,
            {
                "size": ("size", ""),
                "with a target": ("target_ratio", ".2f"),
                "full gradient": ("gradient_ratio", ".2f"),
                "compile solve, s": ("compile_solve_s", ".1f"),
                "compile gradient, s": ("compile_gradient_s", ".1f"),
            },
        )
    }

## Very large shocks

All wedges on foreign goods times five, deficits fixed, in 15 random economies of each size, approached in steps where
one run does not reach them. *Check* is the largest departure of a converged answer from any equilibrium condition.

{
        table(
            large,
            {
                "size": ("size", ""),
                "converged": ("ended", ""),
                "passes, median": ("median_passes", ".0f"),
                "most": ("most_passes", "d"),
                "check": ("largest_check", ".0e"),
                "seconds, median": ("median_seconds", ".2f"),
            },
        )
    }

## Many policies at once

Layout, solving, the independent check and the result objects included, on {os.cpu_count()} cores.

{
        table(
            batches,
            {
                "size": ("size", ""),
                "policies": ("policies", "d"),
                "seconds": ("seconds", ".3f"),
                "per second": ("per_second", ",.0f"),
                "all converged": ("all_converged", ""),
                "device": ("device", ""),
            },
        )
    }

## The command line

Whole processes, warm, the best of several, in the time of all cores together. Importing the libraries that a run of the
example loads and the package's own modules takes {found["startup"]["imports_over_libraries"]:.2f} times what the \
libraries alone take; the whole `chipaccord run`
{found["startup"]["run_over_libraries"]:.1f} times. `chipaccord check` takes \
{found["startup"]["check_over_bare_python"]:.0f} times, and `--help` \
{found["startup"]["help_over_bare_python"]:.0f} times, what starting Python takes.

{chain.page(found["chain"])}
"""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--budget", type=float, default=60.0)
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1] / "docs")
    parser.add_argument("--only", choices=["startup"])
    options = parser.parse_args()
    from benchmarks import chain, startup
    from benchmarks.suite import SIZES, everything

    if options.only:
        found = json.loads((options.out / "benchmarks.json").read_text(encoding="utf-8"))
    else:
        found = everything(options.budget, SIZES[:2] if options.quick else SIZES) | {"chain": chain.everything()}
    found["startup"] = startup.run()
    found["machine"] = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "benchmarks.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (options.out / "benchmarks.md").write_text(page(found), encoding="utf-8")
    sys.stdout.write(page(found))


if __name__ == "__main__":
    main()
