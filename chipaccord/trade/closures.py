"""Named rules that close the model: what happens to trade deficits when policy changes.

D' = D (`FixedDeficits`), D' = d w VA less each economy's share of the world gap (`GdpShareDeficits`), or D' = 0
(`BalancedTrade`). Fixed deficits are Caliendo and Parro's (2015) closure with world value added as the unit; Dekle,
Eaton and Kortum (2008) remove them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from chipaccord.trade.consistency import Array, table


@dataclass(frozen=True)
class FixedDeficits:
    """Deficits keep their size in units of world value added."""

    name = "fixed"

    def amounts(self, deficit: Array, va: Array) -> tuple[Array, Array]:
        """(n,) amounts in units of world value added, and (n,) shares of own value added."""
        return deficit, np.zeros_like(va)


@dataclass(frozen=True)
class GdpShareDeficits:
    """Deficits keep their share of the economy's value added; the world's sum is shared out in proportion to it."""

    name = "gdp_share"

    def amounts(self, deficit: Array, va: Array) -> tuple[Array, Array]:
        return np.zeros_like(va), np.divide(deficit, va, out=np.zeros_like(va), where=va > 0)


@dataclass(frozen=True)
class BalancedTrade:
    """No deficits. A baseline that has them is first solved without; changes are from that economy."""

    name = "balanced"

    def amounts(self, _deficit: Array, va: Array) -> tuple[Array, Array]:
        return np.zeros_like(va), np.zeros_like(va)


@dataclass(frozen=True, eq=False)
class GivenDeficits:
    """Deficits set to given amounts, in the economy's money, with world value added held constant."""

    deficit: Array
    unit: float
    name = "given"

    def amounts(self, _deficit: Array, va: Array) -> tuple[Array, Array]:
        given = table("deficits", self.deficit, [("economy", [str(k) for k in range(va.size)])]) / self.unit
        if abs(given.sum()) > 1e-9:
            raise ValueError(f"deficits: they sum to {given.sum() * self.unit:.6g}; the world's deficits sum to zero")
        return given, np.zeros_like(va)


Deficits = FixedDeficits | GdpShareDeficits | BalancedTrade | GivenDeficits
RULES: dict[str, Deficits] = {"fixed": FixedDeficits(), "gdp_share": GdpShareDeficits(), "balanced": BalancedTrade()}


def deficit_rule(rule: str | Deficits) -> Deficits:
    """The rule of that name, or the rule itself."""
    if not isinstance(rule, str):
        return rule
    if rule not in RULES:
        raise ValueError(f"deficits: {rule!r} is not a rule; choose one of {', '.join(RULES)}")
    return RULES[rule]
