"""What an answer hinges on: each lever's derivative times how far the lever may be off, ranked.

The derivatives come from one adjoint solve (`gradient`), so the list covers every elasticity, target, tariff and trade
cost at once. Effects are first-order; for a large spread, solve again at its ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.trade.answers.gradient import Gradient, Outcome, gradient
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.solver.result import Result

DEFAULT_SPREAD = {"theta": 0.25, "target_value": 0.1, "tariff": 0.01, "trade_cost": 0.01}


@dataclass(frozen=True)
class Influence:
    """One lever: kind, place, value, the outcome's derivative by it, and how far it may be off."""

    kind: str
    place: tuple[str, ...]
    value: float
    derivative: float
    spread: float

    @property
    def effect(self) -> float:
        """Change of the outcome, to first order, when the lever is higher by its spread."""
        return self.derivative * self.spread

    def __str__(self) -> str:
        where = ", ".join(self.place)
        return f"{self.kind} ({where}) = {self.value:.4g} +- {self.spread:.3g}: {self.effect:+.4g}"


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """Influences on an outcome, the strongest first."""

    outcome: float
    influences: tuple[Influence, ...]
    gradient: Gradient

    def __repr__(self) -> str:
        lines = [f"Sensitivity of {self.outcome:.6g}:"]
        lines += [f"  {k + 1:>2} {influence}" for k, influence in enumerate(self.influences[:10])]
        return "\n".join(lines)


def sensitivity(
    result: Result,
    outcome: Outcome,
    spreads: Mapping[str, npt.ArrayLike] | None = None,
    most: int = 25,
) -> Sensitivity:
    """The levers that an outcome hinges on, ranked by the size of their effect.

    Parameters
    ----------
    result, outcome
        As for `gradient`.
    spreads
        How far each kind of lever may be off, as a scalar or in the lever's shape: "theta" and "target_value" relative
        to their value (0.25 and 0.1 by default), "tariff" in rates and "trade_cost" in log points (0.01 each), and
        "export_tax" in rates (left out by default). A kind with spread 0 is left out.
    most
        How many influences to return.

    Raises
    ------
    ValueError
        An unknown kind of lever, or as `gradient`.
    """
    wanted = {**DEFAULT_SPREAD, **(spreads or {})}
    found = gradient(result, outcome)
    economy, setting = result.baseline, result.setting
    trade = (economy.economies, economy.economies, economy.sectors)
    names = tuple(target.name or f"target {m}" for m, target in enumerate(setting.placed.targets))
    ones = np.ones(setting.tariff.shape)
    abroad = ones * (1 - np.eye(len(economy.economies)))[:, :, None]  # home sales are not traded
    values = np.array([target.value for target in setting.placed.targets])
    kinds: dict[str, tuple[Array, Array, tuple[tuple[str, ...], ...], Array]] = {
        "theta": (setting.theta, found.theta, (economy.sectors,), setting.theta),
        "target_value": (values, found.target_value, (names,), values),
        "tariff": (setting.tariff, found.tariff, trade, abroad),
        "export_tax": (setting.export_tax, found.export_tax, trade, abroad),
        "trade_cost": (ones if setting.trade_cost is None else setting.trade_cost, found.trade_cost, trade, abroad),
    }
    influences: list[Influence] = []
    for kind, by in wanted.items():
        if kind not in kinds:
            raise ValueError(f"sensitivity: {kind!r} is no kind of lever; they are {', '.join(kinds)}")
        value, derivative, labels, unit = kinds[kind]
        spread = np.broadcast_to(np.asarray(by, dtype=np.float64), value.shape) * unit
        effect = np.abs(derivative * spread).ravel()
        for at in np.argsort(-effect, kind="stable")[:most]:
            if effect[at] == 0:
                break
            where = tuple(int(k) for k in np.unravel_index(at, value.shape))
            place = tuple(axis[k] for axis, k in zip(labels, where, strict=True))
            influences.append(
                Influence(kind, place, float(value[where]), float(derivative[where]), float(spread[where]))
            )
    influences.sort(key=lambda influence: -abs(influence.effect))
    return Sensitivity(found.value, tuple(influences[:most]), found)
