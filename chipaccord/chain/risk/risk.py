"""Risk over a distribution of outages: expected loss a year, value at risk and conditional value at risk.

Hazards happen n_h times a year (Poisson) with a severity (uniform between low and high) and a duration (lognormal
through its median and 95th percentile). Outages are sampled once with common random numbers: each hazard draws from
its own stream, so that another network, portfolio or hazard list meets the same outages. A year's loss is the sum of
its outages' losses. CVaR is the mean of the worst 1 - level of years (Rockafellar & Uryasev 2000, J. of Risk 2:21).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtri

from chipaccord.chain.network.figures import in_bn
from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.outage import Outage, Scenario
from chipaccord.chain.simulate.result import Result
from chipaccord.chain.simulate.simulation import simulate
from chipaccord.world.tables import shipped

Array = npt.NDArray[np.float64]

P95 = 1.6448536269514722  # standard normal
YEARS = 20_000


@dataclass(frozen=True)
class Hazard:
    """How often a year what is struck how hard and for how long; recovery takes `recovery_ratio` times the duration."""

    name: str
    stage: str
    place: str
    frequency: float
    severity: tuple[float, float]
    days_median: float
    days_p95: float
    recovery_ratio: float = 1.0
    scrap: float = 0.0
    strikes: str = "capacity"
    title: str = ""
    source: str = ""
    status: str = "assumption"

    def __post_init__(self) -> None:
        low, high = self.severity
        if not 0 <= low <= high <= 1:
            raise ValueError(f"hazard {self.name}: severity {low:g} to {high:g} must rise between 0 and 1")
        if not 0 < self.days_median <= self.days_p95:
            raise ValueError(f"hazard {self.name}: the 95th percentile of days must be at least the median, above 0")
        if not self.frequency >= 0:
            raise ValueError(f"hazard {self.name}: frequency {self.frequency:g} a year must be zero or more")


@cache
def hazards() -> tuple[Hazard, ...]:
    """The shipped hazards; their frequencies are assumptions."""
    return tuple(
        Hazard(
            name=row["hazard"],
            stage=row["stage"],
            place=row["place"],
            frequency=float(row["frequency"]),
            severity=(float(row["severity_low"]), float(row["severity_high"])),
            days_median=float(row["days_median"]),
            days_p95=float(row["days_p95"]),
            recovery_ratio=float(row["recovery_ratio"]),
            scrap=float(row["scrap"]),
            strikes=row["strikes"],
            title=row["title"],
            source=row["source"],
            status=row["status"],
        )
        for row in shipped("chain", "hazards.csv")
    )


@dataclass(frozen=True)
class Sample:
    """Outages drawn from hazards: `scenarios` with the number of their hazard, and years as lists of outages."""

    hazards: tuple[Hazard, ...]
    scenarios: tuple[Scenario, ...]
    hazard_of: npt.NDArray[np.intp]  # (scenario,)
    counts: npt.NDArray[np.int64]  # (year, hazard) outages
    picks: Callable[[int, int], npt.NDArray[np.intp]]  # hazard, how many -> scenarios

    def years(self, losses: Array) -> Array:
        """(year,) loss of each sampled year from the loss of each scenario."""
        total = np.zeros(len(self.counts))
        for h in range(len(self.hazards)):
            happened = np.repeat(np.arange(len(total)), self.counts[:, h])
            if happened.size:
                total += np.bincount(happened, losses[self.picks(h, happened.size)], minlength=len(total))
        return total


def sample(n: int = 1000, seed: int = 0, of: Sequence[Hazard] | None = None, years: int = YEARS) -> Sample:
    """Draw about n outages, at least one for each hazard, as many of each as its frequency's square root asks for."""
    chosen = tuple(of if of is not None else hazards())
    if not chosen:
        raise ValueError("no hazards to sample from; pass at least one")
    if n < len(chosen):
        raise ValueError(f"n is {n}: sample at least one outage for each of the {len(chosen)} hazards")
    weight = np.sqrt([max(h.frequency, 1e-12) for h in chosen])
    share = np.floor((n - len(chosen)) * weight / weight.sum()).astype(int) + 1
    share[int(np.argmax(weight))] += n - int(share.sum())
    scenarios: list[Scenario] = []
    starts = np.concatenate([[0], np.cumsum(share)])
    counts = np.zeros((years, len(chosen)), dtype=np.int64)
    streams = []
    for h, (hazard, many) in enumerate(zip(chosen, share.tolist(), strict=True)):
        stream = np.random.default_rng([seed, zlib.crc32(hazard.name.encode())])
        counts[:, h] = stream.poisson(hazard.frequency, years)
        streams.append(int(stream.integers(2**32)))
        u, z = stream.random((many, 2)).T  # one outage after another, so that more of them change none
        spread = np.log(hazard.days_p95 / hazard.days_median) / P95
        for k in range(many):
            days = hazard.days_median * float(np.exp(spread * ndtri(z[k])))
            severity = hazard.severity[0] + (hazard.severity[1] - hazard.severity[0]) * float(u[k])
            outage = Outage(
                hazard.stage,
                hazard.place,
                share=severity,
                duration=days,
                recovery=hazard.recovery_ratio * days,
                scrap=hazard.scrap * severity,
                strikes=hazard.strikes,
            )
            scenarios.append(Scenario(f"{hazard.name} {k + 1}", (outage,), hazard.title, hazard.source))

    def picks(h: int, many: int) -> npt.NDArray[np.intp]:
        own = np.random.default_rng(streams[h])
        chosen_ones: npt.NDArray[np.intp] = starts[h] + own.integers(0, share[h], many)
        return chosen_ones

    of_hazard = np.repeat(np.arange(len(chosen)), share)
    return Sample(chosen, tuple(scenarios), of_hazard, counts, picks)


@dataclass(frozen=True, repr=False)
class Risk:
    """Expected loss, VaR and CVaR a year (USD); by hazard: outages a year, mean loss of one, expected a year."""

    expected: float
    value_at_risk: float
    cvar: float
    level: float
    by_hazard: pd.DataFrame
    losses: Array  # (scenario,)
    years: Array  # (year,)

    def __repr__(self) -> str:
        return f"Risk(expected {in_bn(self.expected)}, CVaR {in_bn(self.cvar)} a year at {self.level:.0%})"


def cvar_of(years: Array, level: float, weights: Array | None = None) -> tuple[float, float]:
    """VaR and CVaR of losses with weights (default: equal): the quantile, and the mean of the worst 1 - level."""
    if not 0 <= level < 1:
        raise ValueError(f"level {level} must lie between 0 and 1")
    order = np.argsort(years)
    w = np.full(years.size, 1 / years.size) if weights is None else weights[order] / weights.sum()
    x = years[order]
    below = np.cumsum(w)
    at = min(int(np.searchsorted(below, level - 1e-12)), x.size - 1)
    excess = float(w @ np.maximum(x - x[at], 0)) / (1 - level)
    return float(x[at]), float(x[at]) + excess


def assess(
    net: Network,
    drawn: Sample | None = None,
    level: float = 0.95,
    weeks: int = 104,
    loss: Callable[[Result], Array] | None = None,
) -> Risk:
    """Simulate all sampled outages in one call and put the years together.

    loss: the loss of each run (default: all lost chip sales), such as
    `lambda r: measures.by_economy(r, places, "users")`.
    """
    drawn = drawn or sample()
    result = simulate(net, drawn.scenarios, weeks=weeks, detail=False)
    losses = np.asarray(loss(result) if loss else result.loss.values)
    years = drawn.years(losses)
    at, beyond = cvar_of(years, level)
    mean = np.array([losses[drawn.hazard_of == h].mean() for h in range(len(drawn.hazards))])
    frequency = np.array([h.frequency for h in drawn.hazards])
    table = pd.DataFrame(
        {"a_year": frequency, "loss_of_one": mean, "expected": mean * frequency},
        index=pd.Index([h.name for h in drawn.hazards], name="hazard"),
    )
    return Risk(float(years.mean()), at, beyond, level, table.sort_values("expected", ascending=False), losses, years)
