"""What a counterfactual changes: `Policy` as a person writes it, `Setting` as checked arrays on one economy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.trade.closures import Deficits, deficit_rule
from chipaccord.trade.consistency import Array, largest, table
from chipaccord.trade.economy import Economy
from chipaccord.trade.targets import Placed, Target, place


@dataclass(frozen=True, eq=False)
class Policy:
    """A counterfactual. Whatever is left out stays as in the base year.

    tariff, export_tax : (importer, exporter, sector) rates, decimals, negative for subsidies
    deficits : "fixed", "gdp_share", "balanced", or a rule from `closures`
    targets : quantities to be met, each by its own wedge
    final_share : (economy, sector) final consumption shares
    theta : (sector,) trade elasticities
    """

    tariff: npt.ArrayLike | None = None
    deficits: str | Deficits = "fixed"
    targets: Sequence[Target] = ()
    final_share: npt.ArrayLike | None = None
    theta: npt.ArrayLike | None = None
    export_tax: npt.ArrayLike | None = None


@dataclass(frozen=True, eq=False)
class Setting:
    """A policy placed on an economy: every array complete, checked and read-only."""

    economy: Economy
    tariff: Array
    export_tax: Array
    theta: Array
    final_share: Array
    labour_supply: Array
    deficits: Deficits
    placed: Placed


def setting_of(policy: Policy, economy: Economy) -> Setting:
    """Check a policy against an economy. Raises ValueError with the place of what is wrong."""
    names, sectors = economy.economies, economy.sectors
    trade = [("importer", names), ("exporter", names), ("sector", sectors)]

    def rates(name: str, given: npt.ArrayLike | None, base: Array) -> Array:
        return base if given is None else table(name, given, trade, above=-1)

    alpha = economy.final_share
    if policy.final_share is not None:
        alpha = table("final_share", policy.final_share, [("economy", names), ("sector", sectors)], least=0)
        off = np.where(economy.income > 0, alpha.sum(axis=1) - 1, 0.0)
        wrong = largest("the sum of final_share over sectors", off, [names], 1e-6)
        if wrong:
            raise ValueError(f"final_share: {wrong[0]}; each economy's shares must sum to 1")
        total = alpha.sum(axis=1, keepdims=True)
        alpha = alpha / np.where(total > 0, total, 1.0)
        unserved = (alpha > 0) & (economy.share.sum(axis=1) <= 0)
        if unserved.any():
            n, j = np.argwhere(unserved)[0]
            raise ValueError(
                f"final_share: {names[n]} would buy {sectors[j]}, which nobody supplies it in the base year; "
                "set that share to zero"
            )
    theta = economy.theta if policy.theta is None else table("theta", policy.theta, [("sector", sectors)], above=0)
    return Setting(
        economy=economy,
        tariff=rates("tariff", policy.tariff, economy.tariff),
        export_tax=rates("export_tax", policy.export_tax, economy.export_tax),
        theta=theta,
        final_share=alpha,
        labour_supply=np.zeros(len(names)),
        deficits=deficit_rule(policy.deficits),
        placed=place(policy.targets, economy),
    )
