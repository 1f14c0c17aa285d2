"""The supply network: ARIO against one pass over its table a day, and outage-years of the weekly simulation.

Bandwidth is measured in the same run by reading an array larger than any cache.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from chipaccord.chain import Network, Outage, ario, simulate
from chipaccord.chain.risk import Hazard, hazards, sample

WIOD = Path(__file__).resolve().parents[2] / "shared" / "data" / "wiod2011.npz"
LIMIT = 1.5  # times one pass over the table a day


def least(work: Callable[[], object], times: int = 3) -> float:
    """Shortest of several runs, seconds."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begin)
    return min(spent)


def bandwidth() -> float:
    """Bytes a second read from memory by one core."""
    large = np.random.default_rng(0).random(16_000_000)
    return large.nbytes / least(large.sum, 5)


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


def against_one_pass(table: ario.Table, outage: ario.Outage, days: int, speed: float) -> dict[str, float]:
    """Time of a run over `days` passes at the measured bandwidth."""
    run = least(lambda: ario.run(table, outage, 60.0, 0.8, "alt", days))
    one_pass = table.inter.nbytes / speed
    return {"seconds": run, "ms_a_day": 1e3 * run / days, "over_one_pass_a_day": run / days / one_pass}


def run() -> dict[str, object]:
    """All figures, as `make bench` prints them."""
    speed = bandwidth()
    found: dict[str, object] = {"bandwidth_GB_s": speed / 1e9, "ario_limit": LIMIT}
    shipped = wiod()
    if shipped is not None:
        found["ario_wiod_2011_365_days"] = against_one_pass(*shipped, 365, speed)
    found["ario_3465_industries_120_days"] = against_one_pass(*synthetic(), 120, speed)
    found["ario_peak_memory_MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    found |= outage_years()
    return found


def outage_years(runs: int = 1000, weeks: int = 104) -> dict[str, float]:
    """The shipped hazards that strike capacity, sampled and simulated in one call (compiled before)."""
    net = Network.shipped()
    capacity: list[Hazard] = [h for h in hazards() if h.strikes == "capacity"]
    drawn = sample(runs, 0, capacity)
    simulate(net, [Outage("fab_dram", "KOR")] * 32, weeks=weeks, detail=False)
    begin, used = time.perf_counter(), time.process_time()
    simulate(net, drawn.scenarios, weeks=weeks, detail=False)
    wall, core = time.perf_counter() - begin, time.process_time() - used
    years = runs * weeks / 52
    return {
        "sampled_outages": float(runs),
        "seconds_for_all": wall,
        "outage_years_a_second": years / wall,
        "core_ms_an_outage_year": 1e3 * core / years,
    }


if __name__ == "__main__":
    for name, value in run().items():
        print(name, value)
