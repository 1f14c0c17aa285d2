"""What a counterfactual changes: `Policy` as a person writes it, `Setting` as checked arrays on one economy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from chipaccord.trade.economy import Economy
from chipaccord.trade.economy.consistency import largest, table
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.policy.closures import Deficits, LabourSupply, ScaleEconomies, deficit_rule
from chipaccord.trade.policy.targets import Placed, Target, place


@dataclass(frozen=True, eq=False)
class Policy:
    """A counterfactual. Whatever is left out stays as in the base year.

    tariff : (importer, exporter, sector) rates, decimals, negative for subsidies; revenue to the importer
    deficits : "fixed", "gdp_share", "balanced", or a rule from `closures`
    targets : quantities to be met, each by its own wedge
    final_share : (economy, sector) final consumption shares
    theta : (sector,) trade elasticities
    export_tax : (importer, exporter, sector) rates, decimals, negative for subsidies; revenue to the exporter
    trade_cost : (importer, exporter, sector) change (counterfactual / baseline) of iceberg costs; revenue to nobody
    labour_supply : elasticity, or a `LabourSupply`
    scale : elasticity, or a `ScaleEconomies`
    """

    tariff: npt.ArrayLike | None = None
    deficits: str | Deficits = "fixed"
    targets: Sequence[Target] = ()
    final_share: npt.ArrayLike | None = None
    theta: npt.ArrayLike | None = None
    export_tax: npt.ArrayLike | None = None
    trade_cost: npt.ArrayLike | None = None
    labour_supply: float | LabourSupply = 0.0
    scale: float | ScaleEconomies = 0.0


@dataclass(frozen=True, eq=False)
class Setting:
    """A policy placed on an economy: every array complete, checked and read-only."""

    economy: Economy
    tariff: Array
    export_tax: Array
    trade_cost: Array | None  # None: unchanged
    moved: npt.NDArray[np.intp]  # flat positions of the cells in which a wedge differs from the base year's
    theta: Array
    final_share: Array
    labour_supply: Array
    scale: Array | None  # None: no scale economies
    deficits: Deficits
    placed: Placed


def setting_of(policy: Policy, economy: Economy) -> Setting:
    """Check a policy against an economy. Raises ValueError with the place of what is wrong."""
    names, sectors = economy.economies, economy.sectors
    trade = [("importer", names), ("exporter", names), ("sector", sectors)]

    moved: list[npt.NDArray[np.bool_]] = []

    def rates(name: str, given: npt.ArrayLike | None, base: Array, above: float = -1.0) -> Array:
        if given is None or given is base:
            return base
        new = np.array(given, dtype=np.float64)
        if new.shape != base.shape or not (new.min() > above and new.max() < np.inf):
            new = table(name, given, trade, above=above)  # says where and what is wrong, or spreads a scalar
        moved.append(new != base)
        new.setflags(write=False)
        return new

    theta = economy.theta if policy.theta is None else table("theta", policy.theta, [("sector", sectors)], above=0)
    supply = policy.labour_supply
    supply = supply if isinstance(supply, LabourSupply) else LabourSupply(supply)
    tariff = rates("tariff", policy.tariff, economy.tariff)
    export_tax = rates("export_tax", policy.export_tax, economy.export_tax)
    trade_cost = None
    if policy.trade_cost is not None:
        trade_cost = rates("trade_cost", policy.trade_cost, np.ones(tariff.shape), above=0)
    return Setting(
        economy=economy,
        tariff=tariff,
        export_tax=export_tax,
        trade_cost=trade_cost,
        moved=np.flatnonzero(reduce(np.logical_or, moved)) if moved else np.zeros(0, np.intp),
        theta=theta,
        final_share=economy.final_share if policy.final_share is None else shares_of(policy.final_share, economy),
        labour_supply=supply.of(names),
        scale=scale_of(policy.scale, economy, theta),
        deficits=deficit_rule(policy.deficits),
        placed=place(policy.targets, economy),
    )


def shares_of(given: npt.ArrayLike, economy: Economy) -> Array:
    """Counterfactual final consumption shares, each economy's summing to 1, of goods that are supplied."""
    names, sectors = economy.economies, economy.sectors
    alpha = table("final_share", given, [("economy", names), ("sector", sectors)], least=0)
    off = np.where(economy.income > 0, alpha.sum(axis=1) - 1, 0.0)
    wrong = largest("the sum of final_share over sectors", off, [names], 1e-6)
    if wrong:
        raise ValueError(f"final_share: {wrong[0]}; each economy's shares must sum to 1")
    unserved = (alpha > 0) & ~economy.supplied
    if unserved.any():
        n, j = np.argwhere(unserved)[0]
        raise ValueError(
            f"final_share: {names[n]} would buy {sectors[j]}, which nobody supplies it in the base year; "
            "set that share to zero"
        )
    total = alpha.sum(axis=1, keepdims=True)
    return np.asarray(alpha / np.where(total > 0, total, 1.0))


def scale_of(given: float | ScaleEconomies, economy: Economy, theta: Array) -> Array | None:
    """Scale elasticities by sector, or None where there are none."""
    scale = given if isinstance(given, ScaleEconomies) else ScaleEconomies(given)
    if not np.any(scale.elasticity):
        return None
    home = np.einsum("nnj->nj", economy.share)
    own_inputs = np.einsum("njj->nj", economy.input_share) * home
    return scale.of(economy.economies, economy.sectors, theta, own_inputs)
