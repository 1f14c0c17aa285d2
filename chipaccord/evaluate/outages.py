"""An outage in the trade model: the same loss of chip supply as a cap on a year's exports, with general equilibrium.

The cap is the value-added-weighted share of the place's chip industry that the shock takes out of a year. The trade
model then lets everyone buy other chips at a price; the supply network does not. Both figures are shown.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from chipaccord.chain import Network, Scenario
from chipaccord.evaluate.effects import CHIPS
from chipaccord.evaluate.solving import Solver
from chipaccord.outcome import Income, Range, TradeLoss
from chipaccord.trade import Economy, Policy, Target

Array = npt.NDArray[np.float64]
YEAR = 52  # weeks
LEAST = 1e-3  # of a year's chip output: below it the trade model has nothing to show
MADE = ("fab", "product")  # kinds of stages that are the chip industry of the trade model; materials are chemicals


def lost_by_place(net: Network, scenario: Scenario) -> dict[str, float]:
    """Share of each place's yearly chip output, in value added, that the outages take out directly."""
    bought = np.zeros(len(net.stages))
    np.add.at(bought, net.link_user, net.coefficient)
    made = np.isin(net.kinds, MADE)[:, None] * net.output * np.maximum(1 - bought, 0.0)[:, None]
    left = np.ones((YEAR, *made.shape))
    for outage in scenario.outages:
        try:
            struck = net.node(outage.stage, outage.place)
        except ValueError:  # made there under the other capacity set only
            continue
        left *= 1 - outage.lost(YEAR)[:, None, None] * struck
    gone = ((1 - left).mean(axis=0) * made).sum(axis=0)
    total = made.sum(axis=0)
    return {place: float(gone[p] / total[p]) for p, place in enumerate(net.places) if gone[p] > 0}


def trade_losses(
    net: Network, scenarios: Sequence[Scenario], economy: Economy, deficits: str, solver: Solver
) -> list[TradeLoss | None]:
    """For each shock, the real incomes when the place hit hardest may export that much less chips; None: no chips."""
    hit: list[tuple[str, float] | None] = []
    for scenario in scenarios:
        found = {k: v for k, v in lost_by_place(net, scenario).items() if v >= LEAST and k in economy.economies}
        hit.append(max(found.items(), key=lambda item: item[1]) if found else None)
    capped = [item for item in hit if item is not None]
    if not capped:
        return [None] * len(hit)
    policies = [Policy(deficits=deficits, targets=(_cap(economy, place, share),)) for place, share in capped]
    solved = iter(solver.many("the outages in the trade model", economy, policies))
    out: list[TradeLoss | None] = []
    for item in hit:
        if item is None:
            out.append(None)
            continue
        result = next(solved)
        incomes = tuple(
            Income(code, Range.over(change, ()), Range.over(usd, ()))
            for code, change, usd in zip(
                economy.economies,
                (np.asarray(result.real_income) - 1).tolist(),
                np.asarray(result.equivalent_variation).tolist(),
                strict=True,
            )
        )
        out.append(TradeLoss(item[0], item[1], max(-float(np.asarray(result.subsidy)[0]), 0.0), incomes))
    return out


def _cap(economy: Economy, place: str, share: float) -> Target:
    """At most 1 - share of the place's exports of chips, whose scarcity its exporters earn."""
    i, j = economy.economies.index(place), economy.sectors.index(CHIPS)
    flow = np.asarray(economy.flow)[:, i, j]
    cells = [(code, place, CHIPS) for n, code in enumerate(economy.economies) if n != i and flow[n] > 0]
    exports = float(flow.sum() - flow[i])
    left = max(1 - share, 0.02)  # an export of nothing has no price
    return Target(
        cells=cells,
        value=left * exports,
        deflator="volume",
        mandate="at_most",
        accrues_to="exporter",
        name=f"{place} {CHIPS} capped",
    )
