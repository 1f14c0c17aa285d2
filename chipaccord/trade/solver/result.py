"""A solved counterfactual: changes and levels by label, what each target cost, and whether to believe it.

Changes ("hats") are counterfactual / baseline. Levels are in the money of the economy, with world value added held
constant. Axes as in `Economy`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from chipaccord.trade.economy import Economy
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.income import bilateral_balance, income, received, trade_balance, wedge_revenue
from chipaccord.trade.equations.labour import ln_labour_supply
from chipaccord.trade.equations.price_index import ln_consumer_price
from chipaccord.trade.equations.unit_cost import ln_unit_cost
from chipaccord.trade.policy.policy import Setting
from chipaccord.trade.solver.check import Check, Flows
from chipaccord.trade.solver.status import Status


@dataclass(frozen=True, eq=False, repr=False)
class Result:
    """What `solve` returns. Look at `status.ok` first.

    Changes: wage, income, real_income, consumer_price (economy,); price, expenditure, employment (economy, sector);
    quantity of output (economy, sector) where scale economies are on, else None.
    Levels, in money: flow (importer, exporter, sector) at border value; output (economy, sector); value_added,
    revenue, income_level, equivalent_variation, balance (economy,); bilateral_balance (economy, partner).
    Per target: subsidy (rate s in tau' = 1 + t - s), subsidy_cost (money), target_value (what was traded in its cells,
    counted by its deflator, money), target_slack (whether its bound did not bind).
    """

    baseline: Economy
    setting: Setting
    wage: Array
    price: Array
    quantity: Array | None
    expenditure_level: Array
    tariff: Array
    export_tax: Array
    trade_cost: Array | None
    subsidy: Array
    target_value: Array
    unknown: Array
    status: Status
    passes: int
    residual: float
    check: Check
    flows: Flows
    member: int  # of the batch that the flows were computed in

    @cached_property
    def flow(self) -> Array:
        """(importer, exporter, sector) trade at border value, home sales too, level."""
        return self.flows.of(self.member)

    @cached_property
    def expenditure(self) -> Array:
        """(economy, sector) change of spending; 1 where there is none before and after, inf where it is new."""
        before, after = self.baseline.expenditure, self.expenditure_level
        fresh = np.where(after > 0, np.inf, 1.0)
        return np.where(before > 0, after / np.where(before > 0, before, 1.0), fresh)

    @cached_property
    def share(self) -> Array:
        """(importer, exporter, sector) counterfactual trade shares."""
        spent = self.flow * (1 + self.tariff)
        total = spent.sum(axis=1, keepdims=True)
        return np.where(total > 0, spent / np.where(total > 0, total, 1.0), self.baseline.share)

    @cached_property
    def consumer_price(self) -> Array:
        """(economy,) change of the consumer price index, with the base year's final consumption shares."""
        consumer_price: Array = np.exp(ln_consumer_price(self.baseline.final_share, np.log(self.price)))
        return consumer_price

    @cached_property
    def unit_cost(self) -> Array:
        """(economy, sector) change of the cost of a unit of output."""
        base = self.baseline
        ln_w, ln_P = np.log(self.wage), np.log(self.price)
        ln_Q = None if self.quantity is None else np.log(self.quantity)
        ln_c = ln_unit_cost(base.value_added_share, base.input_share, ln_w, ln_P, self.setting.scale, ln_Q)
        return np.asarray(np.exp(ln_c))

    @cached_property
    def labour(self) -> Array:
        """(economy,) change of labour supplied."""
        ln_w, ln_P_c = np.log(self.wage), np.log(self.consumer_price)
        return np.asarray(np.exp(ln_labour_supply(ln_w, ln_P_c, self.setting.labour_supply)))

    @cached_property
    def output(self) -> Array:
        """(economy, sector) producers' receipts, level."""
        output: Array = received(self.flow, self.export_tax).sum(axis=0)
        return output

    @cached_property
    def employment(self) -> Array:
        """(economy, sector) change of labour employed; 1 where there is none."""
        base = self.baseline
        before = base.output * (base.value_added_share > 0)
        grown = self.output / np.where(before > 0, before, 1.0) / self.wage[:, None]
        return np.where(before > 0, grown, 1.0)

    @cached_property
    def value_added(self) -> Array:
        """(economy,) level."""
        return self.baseline.value_added * self.wage * self.labour

    @cached_property
    def revenue(self) -> Array:
        """(economy,) tariffs and export taxes less subsidies, level."""
        return wedge_revenue(self.flow, self.tariff, self.export_tax)

    @cached_property
    def bilateral_balance(self) -> Array:
        """(economy, partner) exports less imports at border value, level."""
        return bilateral_balance(self.flow)

    @cached_property
    def balance(self) -> Array:
        """(economy,) exports less imports at border value, level."""
        return trade_balance(self.flow)

    @cached_property
    def income_level(self) -> Array:
        """(economy,) value added + wedge revenue + deficit."""
        return income(self.value_added, self.revenue, -self.balance)

    @cached_property
    def income(self) -> Array:
        """(economy,) change of income."""
        before = self.baseline.income
        return np.where(before > 0, self.income_level / np.where(before > 0, before, 1.0), 1.0)

    @cached_property
    def real_income(self) -> Array:
        """(economy,) exact change of income over consumer prices, the welfare measure."""
        return self.income / self.consumer_price

    @cached_property
    def equivalent_variation(self) -> Array:
        """(economy,) money that would have made the same difference to real income at base-year prices."""
        return self.baseline.income * (self.real_income - 1)

    @cached_property
    def subsidy_cost(self) -> Array:
        """(target,) paid by the budget the target's wedge accrues to; negative for a tax or a scarcity rent."""
        placed = self.setting.placed
        paid = (self.setting.tariff - self.tariff) * self.flow
        paid = paid + (self.setting.export_tax - self.export_tax) * received(self.flow, self.export_tax)
        return placed.total(paid)

    @property
    def target_slack(self) -> tuple[bool, ...]:
        """Per target, whether its bound did not bind, so that no subsidy was needed."""
        return tuple(
            target.mandate != "exactly" and bool(s == 0)
            for target, s in zip(self.setting.placed.targets, self.subsidy, strict=True)
        )

    def economy(self) -> Economy:
        """The counterfactual as a base year of its own, from which another policy can be judged."""
        base = self.baseline
        for part in (share := self.share, X := self.expenditure_level):
            part.setflags(write=False)
        return Economy(
            base.economies,
            base.sectors,
            expenditure=X,
            share=share,
            value_added_share=base.value_added_share,
            input_share=base.input_share,
            tariff=self.tariff,
            export_tax=self.export_tax,
            theta=self.setting.theta,
        )

    def __repr__(self) -> str:
        base, real = self.baseline, 100 * (self.real_income - 1)
        order = np.argsort(real)
        ends = [*order[:3], *order[3:][-3:]]
        lines = [
            f"Result({self.status}, {self.passes} passes, residual {self.residual:.1e}, "
            f"check {self.check.largest:.1e})",
            "  real income, %: " + ", ".join(f"{base.economies[n]} {real[n]:+.4f}" for n in ends),
        ]
        for m, target in enumerate(self.setting.placed.targets):
            lines.append(
                f"  target {target.name or m}: {self.target_value[m]:.6g} traded, {target.mandate} {target.value:.6g}; "
                f"subsidy {self.subsidy[m]:.2%}, cost {self.subsidy_cost[m]:.6g}"
            )
        if not self.status.ok:
            lines.append(f"  {self.status.message}")
        return "\n".join(lines)
