"""The supply network: ARIO against one pass over its table a day, and outage-years of the weekly simulation.

Reading speed is measured between the runs and the fastest taken, as for the runs: a busy machine disturbs that least.
`python -m benchmarks.chain` prints the section of docs/benchmarks.md.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measure import best_of, reading_speed
from chipaccord import ario
from chipaccord.chain import Network, Problem, library, sample, simulate
from chipaccord.chain.support.portfolio import best
from chipaccord.chain.support.responses import measures_of

WIOD = Path(__file__).resolve().parents[2] / "shared" / "data" / "wiod2011.npz"
LIMIT = 1.5  # times one pass over the table a day
ROUNDS = 3
BN = 1e9
Row = dict[str, Any]


def wiod() -> tuple[ario.Table, ario.Outage] | None:
    """WIOD 2011 and an outage of Taiwanese electronics, where the table lies beside the checkout."""
    if not WIOD.exists():
        return None
    data = np.load(WIOD)
    economies, industries = list(map(str, data["countries"])), list(map(str, data["industries"]))
    table = ario.Table(
        data["inter"],
        data["final"],
        data["output"],
        tuple(np.repeat(economies, len(industries))),
        tuple(industries * len(economies)),
    )
    return table, ario.Outage("TWN", "c14", 0.5, 5, 90, 60)


def synthetic(regions: int = 77, sectors: int = 45) -> tuple[ario.Table, ario.Outage]:
    """A dense table of regions x sectors industries."""
    n = regions * sectors
    inter = np.random.default_rng(0).random((n, n))
    output = 1.5 * np.maximum(inter.sum(axis=0), inter.sum(axis=1))
    final = np.repeat(((output - inter.sum(axis=1)) / regions)[:, None], regions, axis=1)
    names, kinds = [f"r{k}" for k in range(regions)], [f"s{k}" for k in range(sectors)]
    return ario.Table(inter, final, output, tuple(np.repeat(names, sectors)), tuple(kinds * regions)), ario.Outage(
        "r3", "s3", 0.5, 5, 90, 60
    )


def against_one_pass(name: str, table: ario.Table, outage: ario.Outage, days: int, seconds: float = 3.0) -> Row:
    """Time of a run, table sorted and program compiled before, over `days` passes at one core's reading speed."""
    ario.run(table, outage, 60.0, 0.8, "alt", days)  # compiles
    speed, run = 0.0, np.inf
    for _ in range(ROUNDS):
        speed = max(speed, reading_speed())
        run = min(run, best_of(lambda: ario.run(table, outage, 60.0, 0.8, "alt", days), 3, seconds / ROUNDS))
    one_pass = table.inter.nbytes / speed
    return {
        "table": name,
        "industries": len(table.output),
        "megabytes": table.inter.nbytes / 1e6,
        "days": days,
        "seconds": run,
        "ms_a_day": 1e3 * run / days,
        "gigabytes_a_second": speed / 1e9,
        "passes_a_day": run / days / one_pass,
    }


def peak_megabytes() -> float:
    """Peak memory of a process that makes the synthetic table and runs it for 30 days."""
    work = "from benchmarks.chain import synthetic, used; from chipaccord import ario; t, o = synthetic(); "
    work += "ario.run(t, o, 60.0, 0.8, 'alt', 30); print(used())"
    root = Path(__file__).resolve().parents[1]
    return float(subprocess.run([sys.executable, "-c", work], cwd=root, check=True, capture_output=True).stdout)


def used() -> float:
    """Peak memory of this process, megabytes; where Linux says so, without what its parent used before starting it."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return float(peak.split()[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def outage_years(runs: int = 1000, weeks: int = 104) -> Row:
    """The shipped hazards, sampled and simulated in one call (compiled before)."""
    net, drawn = Network.shipped(), sample(runs, 0)
    begin = time.perf_counter()
    simulate(net, drawn.scenarios[:1], weeks=weeks, detail=False)
    compiled = time.perf_counter() - begin
    simulate(net, drawn.scenarios, weeks=weeks, detail=False)
    begin, core = time.perf_counter(), time.process_time()
    simulate(net, drawn.scenarios, weeks=weeks, detail=False)
    wall, core = time.perf_counter() - begin, time.process_time() - core
    years = runs * weeks / 52
    return {
        "outages": runs,
        "weeks": weeks,
        "seconds": wall,
        "outage_years_a_second": years / wall,
        "ms_an_outage_year": 1e3 * wall / years,
        "core_ms_an_outage_year": 1e3 * core / years,
        "first_call_s": compiled,
    }


def programme(budget: float = 0.73) -> Row:
    """The best use of a budget (bn USD) against a blockade and the loss of film: time, and the gap to simulation."""
    names = ("taiwan_blockade_90_days", "abf_film_loss")
    net = Network.shipped(setting="tight")
    problem = Problem(
        net,
        tuple(library()[n].scenario for n in names),
        {n: library()[n].frequency for n in names},
        measures_of(net, ("USA",)),
    )
    problem.losses(problem.network)  # compiles
    begin = time.perf_counter()
    chosen = best(problem, budget * BN)
    return {
        "measures": len(problem.measures),
        "budget_bn_usd": budget,
        "seconds": time.perf_counter() - begin,
        "cvar_before": chosen.cvar_before / BN,
        "cvar": chosen.cvar / BN,
        "gap": chosen.gap,
    }


def everything() -> Row:
    """All figures."""
    shipped = wiod()
    tables = [("WIOD 2011, 41 x 35", *shipped, 365)] if shipped else []
    tables.append(("dense, 77 x 45", *synthetic(), 120))
    return {
        "limit": LIMIT,
        "ario": [against_one_pass(*row) for row in tables],
        "ario_peak_megabytes": peak_megabytes(),
        "outages": outage_years(),
        "portfolio": programme(),
    }


def page(found: Row) -> str:
    """The section of docs/benchmarks.md."""
    rows: list[Row] = found["ario"]
    years: Row = found["outages"]
    plan: Row = found["portfolio"]
    lines = [
        f"| {r['table']} | {r['megabytes']:.0f} | {r['days']} | {r['seconds']:.2f} | {r['ms_a_day']:.2f} | "
        f"{r['gigabytes_a_second']:.0f} | {r['passes_a_day']:.2f} |"
        for r in rows
    ]
    return "\n".join(
        [
            "## The supply network",
            "",
            "ARIO, labels included (the table sorted and the program compiled before), over one pass over the table of",
            "coefficients a day at the speed at which one core reads memory. Wanted on WIOD: at most "
            f"{found['limit']}; each day",
            "needs two products with the table: what is asked of whom, and what each delivers.",
            "",
            "| table | MB | days | seconds | ms a day | GB/s | passes a day |",
            "|---|---|---|---|---|---|---|",
            *lines,
            "",
            f"Peak memory of the whole process on the dense table of 3,465 industries, the table and the libraries "
            f"included: {found['ario_peak_megabytes']:.0f} MB.",
            "",
            f"{years['outages']:,} outages sampled from the shipped hazards, {years['weeks']} weeks each, in one call: "
            f"{years['seconds']:.1f} s, {years['ms_an_outage_year']:.1f} ms an outage-year "
            f"({years['core_ms_an_outage_year']:.1f} ms of a core). The first call of a size compiles for "
            f"{years['first_call_s']:.0f} s.",
            "",
            f"The best use of {plan['budget_bn_usd']:.2f} bn USD among {plan['measures']} measures under two outages, "
            f"every measure tried by simulation: {plan['seconds']:.0f} s; CVaR {plan['cvar_before']:.1f} to "
            f"{plan['cvar']:.1f} bn USD a year; programme less simulation {plan['gap']:.1%} of the CVaR before.",
            "",
        ]
    )


if __name__ == "__main__":
    measured = everything()
    sys.stdout.write(page(measured))
    sys.stdout.write(json.dumps(measured, indent=1) + "\n")
