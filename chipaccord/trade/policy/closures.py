"""Named rules that close the model or widen it, each with the paper it comes from.

Deficits: D' = D (`FixedDeficits`), D' = d w VA less each economy's share of the world gap (`GdpShareDeficits`), D' = 0
(`BalancedTrade`), D' given (`GivenDeficits`). Caliendo and Parro (2015) hold them fixed with world value added as the
unit; Dekle, Eaton and Kortum (2008) remove them.
Labour: L^ = (w / P)^phi. Scale: unit cost falls with sector output, c ~ Q^-psi (Kucheryavyy, Lyn and Rodriguez-Clare
2023). Elasticities by horizon: Boehm, Levchenko and Pandalai-Nayar (2023).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.trade.economy.consistency import table
from chipaccord.trade.equations.arrays import Array


@dataclass(frozen=True)
class FixedDeficits:
    """Deficits keep their size in units of world value added."""

    name = "fixed"

    def amounts(self, deficit: Array, va: Array) -> tuple[Array, Array]:
        """(economy,) amounts in units of world value added, and (economy,) shares of own value added."""
        return deficit, np.zeros_like(va)


@dataclass(frozen=True)
class GdpShareDeficits:
    """Deficits keep their share of the economy's value added; the world's sum is shared out in proportion to it."""

    name = "gdp_share"

    def amounts(self, deficit: Array, va: Array) -> tuple[Array, Array]:
        """As in `FixedDeficits`."""
        return np.zeros_like(va), np.divide(deficit, va, out=np.zeros_like(va), where=va > 0)


@dataclass(frozen=True)
class BalancedTrade:
    """No deficits. A baseline that has them is first solved without; changes are from that economy."""

    name = "balanced"

    def amounts(self, _deficit: Array, va: Array) -> tuple[Array, Array]:
        """As in `FixedDeficits`."""
        return np.zeros_like(va), np.zeros_like(va)


@dataclass(frozen=True, eq=False)
class GivenDeficits:
    """Deficits set to given amounts: (economy,) money, where `unit` is the world value added of the base year."""

    deficit: npt.ArrayLike
    unit: float
    name = "given"

    def amounts(self, _deficit: Array, va: Array) -> tuple[Array, Array]:
        """As in `FixedDeficits`. Raises ValueError where the amounts do not sum to zero."""
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


@dataclass(frozen=True, eq=False)
class LabourSupply:
    """Labour supplied rises with the real wage: L^ = (w / P)^elasticity. Scalar or (economy,), not negative."""

    elasticity: npt.ArrayLike

    def of(self, economies: Sequence[str]) -> Array:
        """(economy,) elasticities."""
        return table("labour_supply", self.elasticity, [("economy", economies)], least=0)


@dataclass(frozen=True, eq=False)
class ScaleEconomies:
    """Unit cost falls with an economy's output in a sector, outside any firm's control: c ~ Q^-elasticity.

    Scalar or (sector,). Learning by doing is of this kind (Irwin and Klenow 1994 find 20% for each doubling of the
    cumulative output of chips, most of it inside the firm). With respect to employment it is psi / (1 - psi).
    The equilibrium is unique without input-output links when theta psi / (1 - psi) < 1, that is psi (1 + theta) < 1
    (Kucheryavyy, Lyn and Rodriguez-Clare 2023, AEJ: Macroeconomics); a sector that uses its own output multiplies the
    effect by 1 / (1 - its own home-made input share), which the check includes.
    """

    elasticity: npt.ArrayLike

    def of(self, economies: Sequence[str], sectors: Sequence[str], theta: Array, own_inputs: Array) -> Array:
        """(sector,) elasticities, or ValueError if unstable. `own_inputs` (economy, sector): own output as input."""
        psi = table("scale", self.elasticity, [("sector", sectors)], least=0)
        force = psi * (1 + theta) / (1 - own_inputs)
        if (force >= 1).any():
            n, j = (int(k) for k in np.unravel_index(int(np.argmax(force)), force.shape))
            most = psi[j] / force[n, j]
            raise ValueError(
                f"scale: {psi[j]:g} for {sectors[j]} is not stable in {economies[n]} with a trade elasticity of "
                f"{theta[j]:g}: output would run away to one place; use less than {most:.3g}, or a lower elasticity"
            )
        return psi


@dataclass(frozen=True, eq=False)
class Elasticities:
    """Sets of trade elasticities by name, each (sector,): `elasticities["short_run"]` is what `solve(theta=)` takes."""

    sets: Mapping[str, npt.ArrayLike]
    source: str = ""

    def __getitem__(self, name: str) -> Array:
        if name not in self.sets:
            raise ValueError(f"theta: there is no set {name!r}; there are {', '.join(self.sets)}")
        return np.asarray(self.sets[name], dtype=np.float64)

    @classmethod
    def by_horizon(cls, long_run: npt.ArrayLike, ratio: float = 0.38) -> Elasticities:
        """Long-run elasticities, and short-run ones as a part of them.

        The ratio is 0.76 / 2.0: the tariff elasticity of trade within a year against that after seven to ten years
        (Boehm, Levchenko and Pandalai-Nayar 2023, American Economic Review 113(4)).
        """
        if not 0 < ratio <= 1:
            raise ValueError(
                f"theta: the short-run part of the long run is {ratio:g}; it must be above 0 and at most 1"
            )
        theta = np.asarray(long_run, dtype=np.float64)
        source = "Boehm, Levchenko and Pandalai-Nayar (2023), American Economic Review 113(4)"
        return cls({"long_run": theta, "short_run": ratio * theta}, source)
