"""One colour for each economy, the same in every chart: the seller, the buyer, then others by what is booked to them.

Okabe and Ito's colour-blind-safe set as CSS variables (`--e1` ...), which the style sheet sets for light and dark.
Economies beyond the set share a grey; every mark is labelled, so that no meaning rests on colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from chipaccord.report.view import Outcome

COLOURS = 7
OTHER = "var(--e0)"
NEUTRAL = "var(--bar)"


@dataclass(frozen=True, slots=True)
class Palette:
    """Economy codes in the order in which colours are given out."""

    codes: tuple[str, ...]

    def colour(self, code: str) -> str:
        """The CSS colour of an economy."""
        return f"var(--e{self.codes.index(code) + 1})" if code in self.codes else OTHER


def palette(outcome: Outcome) -> Palette:
    """Colours for the economies of one outcome."""
    weight: dict[str, float] = {}
    if outcome.bookings:
        for row in outcome.bookings.by_economy:
            weight[row.economy] = abs(row.customs_usd_bn) + abs(row.value_usd_bn) + abs(row.ownership_usd_bn)
    if outcome.purchase:
        for part in outcome.purchase.diverted_by_economy_pct:
            weight[part.economy] = weight.get(part.economy, 0.0) + abs(part.central) / 1e3
    if outcome.tariffs and not weight:
        weight = {row.economy: abs(row.pct.central) for row in outcome.tariffs.real_income}
    own = [outcome.accord.seller, outcome.accord.buyer]
    others = [code for code in sorted(weight, key=lambda code: (-weight[code], code)) if code not in own]
    return Palette(tuple(dict.fromkeys([*own, *(code for code in others if weight[code] > 0)]))[:COLOURS])
