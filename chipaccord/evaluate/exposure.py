"""The plan against itself: what the accord's purchases and its support do to the lean on Taiwan.

The exposure of an economy is the part of its chip purchases that is made in Taiwan at least once on the way: packaged
there, or with its die or a packaged part from there. Stocks and second sources are left out: it says who is exposed,
not for how long.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from chipaccord.chain import Network
from chipaccord.chain.measures import passing_through
from chipaccord.chain.network import WEEKS
from chipaccord.evaluate.plan import Plan
from chipaccord.outcome import BN, Exposure

TAIWAN = "TWN"
SOLD_AS = {  # product of the accord -> products of the network; equipment is none of them
    "ai_accelerators": ("ai_accelerators",),
    "memory": ("dram_modules", "nand_ssd"),
    "analog_power": ("analog_power",),
}


def added_demand(net: Network, plan: Plan, additional: float) -> dict[tuple[str, str], float]:
    """bn USD a year by (product, place) that the purchases add: their additional part, on average over the years."""
    out: dict[tuple[str, str], float] = {}
    for planned, _ in plan.items:
        names = SOLD_AS.get(planned.product, ())
        sales = {name: float(net.demand[net.stage_numbers(name)].sum()) for name in names}
        for name, sold in sales.items():
            usd = additional * planned.amount / len(plan.years) * sold / sum(sales.values())
            out[name, plan.buyer] = out.get((name, plan.buyer), 0.0) + usd / BN
    return {key: usd for key, usd in out.items() if usd > 0}


def exposed(net: Network) -> dict[str, tuple[float, float]]:
    """Economy to its exposure to Taiwan: share of its chip purchases, and USD a year."""
    through = np.nan_to_num(passing_through(net, TAIWAN).values)
    bought = np.array([net.demand[net.product_of == k].sum(axis=(0, 1)) for k in range(len(net.products))])
    leaning, total = (through * bought).sum(axis=0), bought.sum(axis=0)
    return {
        place: (float(leaning[q] / total[q]), float(leaning[q]) * WEEKS * BN)
        for q, place in enumerate(net.places)
        if total[q] > 0
    }


def exposures(cases: Mapping[str, Mapping[str, Network]], economies: tuple[str, ...]) -> tuple[Exposure, ...]:
    """Exposure of the economies in every case. cases: capacity set -> case -> network."""
    rows = []
    for which, nets in cases.items():
        found = {case: exposed(net) for case, net in nets.items()}
        for code in economies:
            if all(code in by for by in found.values()):
                share = {case: by[code][0] for case, by in found.items()}
                rows.append(Exposure(code, which, share, {case: by[code][1] for case, by in found.items()}))
    return tuple(rows)
