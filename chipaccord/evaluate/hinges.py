"""What the answer hinges on, found from gradients: every elasticity and every quantity of the trade model at once.

For a headline h at the delivered purchase, one adjoint solve gives dh / dx for every lever x. The effect of a lever is
dh / dx times how far it may be off: an elasticity by the wider half of its published band, a quantity by the band of
the seller's value share. To first order; what moves much is solved again at its ends (`settings.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from chipaccord._old_outcome import BN, Hinge
from chipaccord.evaluate.effects import Delivered
from chipaccord.evaluate.plan import Plan
from chipaccord.trade import sensitivity
from chipaccord.world.vocabulary import sectors

MOST = 8
KINDS = {"theta": "trade elasticity", "target_value": "content bought, bn USD"}


def hinges(plan: Plan, delivered: Delivered) -> tuple[Hinge, ...]:
    """The strongest levers of the buyer's and the seller's real income and of the goods between them, USD a year."""
    economy = delivered.baseline
    n, m = economy.economies.index(plan.buyer), economy.economies.index(plan.seller)
    spread = np.array([max(s.theta_high - s.theta, s.theta - s.theta_low) / s.theta for s in sectors().values()])
    products = [planned.product for planned in plan.items]
    band = max((item.value.high - item.value.low) / 2 / item.value.central for item in products)
    content = {f"{owner} {sector}": usd for (owner, sector), usd in delivered.commitment.content.items()}
    targets = delivered.result.setting.placed.targets  # each is the base year's trade with the content on top
    bought = np.array([band * content[target.name] / target.value for target in targets])
    spreads: dict[str, npt.ArrayLike] = {"theta": spread, "target_value": bought, "tariff": 0.0, "trade_cost": 0.0}
    outcomes: tuple[tuple[str, Callable[[Any], Any]], ...] = (
        (f"real income of {plan.buyer}", lambda r: r.equivalent_variation[n]),
        (f"real income of {plan.seller}", lambda r: r.equivalent_variation[m]),
        (f"trade balance of {plan.seller} with {plan.buyer}", lambda r: r.bilateral_balance[m, n]),
    )
    out: list[Hinge] = []
    for headline, outcome in outcomes:
        found = sensitivity(delivered.result, outcome, spreads, most=MOST)
        out += [
            Hinge(
                headline=headline,
                lever=KINDS[i.kind],
                place=i.place[0],
                value=i.value if i.kind == "theta" else content[i.place[0]] / BN,
                spread=i.spread if i.kind == "theta" else i.spread / BN,
                usd=i.effect,
            )
            for i in found.influences
        ]
    return tuple(out)
