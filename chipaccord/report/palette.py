"""One colour for each economy, the same in every chart of every report; colours of series that are no economy.

Each economy of the shipped world has a place of its own in `data/economies.csv` (`colour`), which the style sheet sets
for light and dark (`--e1`, ...): first Okabe and Ito's colour-blind-safe set, then tints. An economy of a built world
takes a tint from its code. Every mark is labelled, so that no meaning rests on colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from chipaccord.world.tables import shipped

OTHER = "var(--e0)"  # economies together
NEUTRAL = "var(--bar)"
CHANGE = "var(--change)"  # a step between two totals
SERIES = tuple(f"var(--s{k})" for k in range(1, 7))  # lines and bars that stand for no economy


@dataclass(frozen=True, slots=True)
class Palette:
    """Economy codes and the numbers of their colours."""

    numbers: Mapping[str, int]

    def colour(self, code: str) -> str:
        """The CSS colour of an economy; of an unknown one a muted hue that depends on its code alone."""
        if code in self.numbers:
            return f"var(--e{self.numbers[code]})"
        return f"hsl({int(sha256(code.encode()).hexdigest()[:8], 16) % 360} 22% 56%)"


def palette() -> Palette:
    """The colours of the shipped world."""
    return Palette({row["code"]: int(row["colour"]) for row in shipped("economies.csv")})
