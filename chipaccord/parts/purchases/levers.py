"""What the answer hinges on, found from gradients: every elasticity and every quantity of the trade model at once.

For a headline h at the delivered purchase, one adjoint solve gives dh / dx for every lever x. The effect of a lever is
dh / dx times how far it may be off: an elasticity by the wider half of its published band, a quantity by the band of
the seller's value share. To first order; what moves much is solved again at its ends (`parts.settings`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from chipaccord.parts.purchases.figures import Lever
from chipaccord.purchase import Plan
from chipaccord.trade import Delivered, sensitivity
from chipaccord.world.vocabulary import sectors

MOST = 8


def levers(plan: Plan, delivered: Delivered) -> tuple[Lever, ...]:
    """The strongest levers of the buyer's and the seller's real income and of the goods between them, USD a year."""
    codes = delivered.baseline.economies
    n, m = codes.index(plan.buyer), codes.index(plan.seller)
    spread = np.array([max(s.theta_high - s.theta, s.theta - s.theta_low) / s.theta for s in sectors().values()])
    band = max(
        (item.product.value.high - item.product.value.low) / 2 / item.product.value.central for item in plan.items
    )
    content = {f"{owner} {sector}": usd for (owner, sector), usd in delivered.commitment.content.items()}
    bought = delivered.target_spread(band)
    spreads: dict[str, npt.ArrayLike] = {"theta": spread, "target_value": bought, "tariff": 0.0, "trade_cost": 0.0}
    headlines: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
        ("real_income", plan.buyer, lambda r: r.equivalent_variation[n]),
        ("real_income", plan.seller, lambda r: r.equivalent_variation[m]),
        ("trade_balance", plan.seller, lambda r: r.bilateral_balance[m, n]),
    )
    rows = []
    for headline, economy, figure in headlines:
        for found in sensitivity(delivered.result, figure, spreads, most=MOST).influences:
            owner, _, sector = found.place[0].rpartition(" ")  # of a target; an elasticity has a sector alone
            value = content[found.place[0]] if owner else found.value
            rows.append(
                Lever(
                    headline=headline,
                    economy=economy,
                    lever=found.kind,
                    place=owner,
                    sector=sector,
                    unit="usd_a_year" if owner else "elasticity",
                    value=float(value),
                    spread=float(found.spread),
                    effect=float(found.effect),
                )
            )
    return tuple(rows)
