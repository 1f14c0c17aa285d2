"""A deal on the bench: the document, the world, the solver, and what the parts have found so far.

What several parts need is made once: `deal.shared(make)` calls `make(deal)` the first time it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from chipaccord.accord.document import CURRENCY
from chipaccord.outcome import Absent, AssumptionUsed, Effect, Figures
from chipaccord.parts.settings import Band
from chipaccord.trade import Solver
from chipaccord.world.world import World

T = TypeVar("T")
FLOW, OUTPUT, ECONOMY = ("importer", "exporter", "sector"), ("economy", "sector"), ("economy",)


@dataclass
class Deal:
    """One evaluation in progress.

    accord: the document, with the terms of every part. bands: the marked assumptions as used. answers: part -> its
    figures. effects: what the ends of the assumptions do to headlines. used: assumptions as used, where the product
    table's own row is. arrays: name -> (dimensions, values, attributes).
    """

    accord: Any
    world: World
    bands: Mapping[str, Band]
    solver: Solver
    answers: dict[str, Figures | Absent] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)
    used: dict[str, AssumptionUsed] = field(default_factory=dict)
    arrays: dict[str, tuple[tuple[str, ...], Any, dict[str, str]]] = field(default_factory=dict)
    made: dict[Any, Any] = field(default_factory=dict)

    @property
    def buyer(self) -> str:
        """The economy that buys."""
        return str(self.accord.parties.buyer)

    @property
    def seller(self) -> str:
        """The economy whose firms sell."""
        return str(self.accord.parties.seller)

    @property
    def deficits(self) -> str:
        """How overall deficits close."""
        return str(self.accord.model.deficits)

    @property
    def currency(self) -> tuple[str, float]:
        """The currency in which the plan is stated, and how much of it one dollar buys."""
        for purchase in self.accord.purchases:
            usd = float(self.accord.usd(purchase.amount))
            if purchase.amount.value != usd:
                return str(purchase.amount.currency), purchase.amount.value / usd
        return CURRENCY, 1.0

    def shared(self, make: Callable[[Deal], T]) -> T:
        """What `make` makes of this deal, made once."""
        if make not in self.made:
            self.made[make] = make(self)
        found: T = self.made[make]
        return found

    def answer(self, part: str) -> Any:
        """The figures of a part that has been evaluated, None where it has none."""
        found = self.answers.get(part)
        return None if found is None or isinstance(found, Absent) else found

    def keep(self, name: str, before: Any, result: Any) -> None:
        """Keep the trade model's arrays of a result and of what it is held against.

        Tariffs are net of subsidies; prices and real income are after / before.
        """
        usd, share, ratio = ({"units": unit} for unit in ("usd_a_year", "share", "ratio"))
        self.arrays |= {
            f"{name}_flow_before": (FLOW, before.flow, usd),
            f"{name}_flow_after": (FLOW, result.flow, usd),
            f"{name}_tariff_after": (FLOW, result.tariff, share),
            f"{name}_output_before": (OUTPUT, before.output, usd),
            f"{name}_output_after": (OUTPUT, result.output, usd),
            f"{name}_price": (OUTPUT, result.price, ratio),
            f"{name}_real_income": (ECONOMY, result.real_income, ratio),
            f"{name}_equivalent_variation": (ECONOMY, result.equivalent_variation, usd),
        }
