"""A solved counterfactual: changes and levels by label, what each target cost, and whether to believe it.

Changes ("hats") are counterfactual / baseline. Levels are in the money of the economy, with world value added held
constant. Axes as in `Economy`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from chipaccord.trade.check import Answers, Check, Departure, Flows, Policies, check
from chipaccord.trade.closures import BalancedTrade
from chipaccord.trade.consistency import Array
from chipaccord.trade.economy import Economy
from chipaccord.trade.policy import Setting

TARGET_HIT = 1e-9
Reason = Literal["converged", "not_converged", "diverged", "check_failed"]


class Status(str):
    """Why the solver stopped: a str ("converged", ...) with `.ok` and a `.message` that says what to try."""

    ok: bool
    message: str

    def __new__(cls, reason: Reason, message: str = "") -> Status:
        self = super().__new__(cls, reason)
        self.ok = reason == "converged"
        self.message = message or reason
        return self


@dataclass(frozen=True, eq=False)
class Applied:
    """The wedges as applied, with those found for the targets: s per target, rates and costs net of them."""

    s: Array  # (target,) tau' = 1 + t - s, or e' = (1 + export tax)(1 - s), or d = trade cost (1 - s)
    tariff: Array  # (importer, exporter, sector), net of subsidies
    export_tax: Array  # (importer, exporter, sector), rents included
    trade_cost: Array | None  # (importer, exporter, sector)


def applied(setting: Setting, u: Array) -> Applied:
    """Tariffs, export taxes and trade costs as applied, from the solver's u."""
    placed = setting.placed
    if not placed.targets:
        return Applied(np.zeros(0), setting.tariff, setting.export_tax, setting.trade_cost)
    cost = np.ones(setting.tariff.shape) if setting.trade_cost is None else setting.trade_cost
    tariff, export_tax, trade_cost = np.array(setting.tariff), setting.export_tax, cost
    if any(target.accrues_to != "importer" for target in placed.targets):
        export_tax, trade_cost = np.array(export_tax), np.array(cost)
    s = -np.expm1(-u[: len(placed.targets)])
    for m, target in enumerate(placed.targets):
        own = placed.target == m
        cells = tuple(axis[own] for axis in placed.at)
        if target.accrues_to == "importer":
            s[m] *= 1 + tariff[cells].min()
            tariff[cells] -= s[m]
        elif target.accrues_to == "exporter":
            export_tax[cells] = (1 + export_tax[cells]) * (1 - s[m]) - 1
        else:
            trade_cost[cells] *= 1 - s[m]
    for table in (tariff, export_tax, trade_cost):
        table.setflags(write=False)
    costly = setting.trade_cost is not None or any(t.accrues_to == "nobody" for t in placed.targets)
    return Applied(s, tariff, export_tax, trade_cost if costly else None)


@dataclass(frozen=True, eq=False, repr=False)
class Result:
    """What `solve` returns. Look at `status.ok` first.

    Changes: wage, income, real_income, consumer_price (economy,); price, expenditure (economy, sector);
    quantity of output (economy, sector) where scale economies are on, else None.
    Levels, in money: flow (importer, exporter, sector) at border value; output (economy, sector); value_added,
    revenue, income_level, equivalent_variation, balance (economy,); bilateral_balance (economy, partner).
    Per target: subsidy (rate s in tau' = 1 + t - s), subsidy_cost (money), target_value (money), target_slack.
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
        consumer_price: Array = np.exp((self.baseline.final_share * np.log(self.price)).sum(axis=1))
        return consumer_price

    @cached_property
    def unit_cost(self) -> Array:
        """(economy, sector) change of the cost of a unit of output."""
        base = self.baseline
        ln_c = base.value_added_share * np.log(self.wage)[:, None]
        ln_c = ln_c + np.einsum("nkj,nk->nj", base.input_share, np.log(self.price))
        if self.quantity is not None and self.setting.scale is not None:
            ln_c = ln_c - self.setting.scale * np.log(self.quantity)
        return np.asarray(np.exp(ln_c))

    @cached_property
    def labour(self) -> Array:
        """(economy,) change of labour supplied."""
        return (self.wage / self.consumer_price) ** self.setting.labour_supply

    @cached_property
    def output(self) -> Array:
        """(economy, sector) producers' receipts, level."""
        output: Array = (self.flow / (1 + self.export_tax)).sum(axis=0)
        return output

    @cached_property
    def value_added(self) -> Array:
        """(economy,) level."""
        return self.baseline.value_added * self.wage * self.labour

    @cached_property
    def revenue(self) -> Array:
        """(economy,) tariffs and export taxes less subsidies, level."""
        tariffs = (self.tariff * self.flow).sum(axis=(1, 2))
        revenue: Array = tariffs + (self.flow - self.flow / (1 + self.export_tax)).sum(axis=(0, 2))
        return revenue

    @cached_property
    def bilateral_balance(self) -> Array:
        """(economy, partner) exports less imports at border value, level."""
        sold = self.flow.sum(axis=2).T
        bilateral_balance: Array = sold - sold.T
        return bilateral_balance

    @cached_property
    def balance(self) -> Array:
        """(economy,) exports less imports at border value, level."""
        balance: Array = self.flow.sum(axis=(0, 2)) - self.flow.sum(axis=(1, 2))
        return balance

    @cached_property
    def income_level(self) -> Array:
        """(economy,) value added + wedge revenue + deficit."""
        return self.value_added + self.revenue - self.balance

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
        received = self.flow / (1 + self.export_tax)
        paid = paid + (self.setting.export_tax - self.export_tax) * received
        return placed.total(paid)

    @cached_property
    def target_value(self) -> Array:
        """(target,) what was traded in each target's cells, counted by its deflator."""
        cells = self.flow[self.setting.placed.at]
        return target_quantities(self.setting, cells, self.export_tax, self.wage, self.price, self.quantity)

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


def target_quantities(
    setting: Setting, traded: Array, applied_tax: Array, w: Array, P: Array, Q: Array | None
) -> Array:
    """(target,) quantity in each target's cells, counted by its deflator; `traded` (cell,) at border value."""
    economy, placed = setting.economy, setting.placed
    n, i, j = placed.at
    P_c = np.exp((economy.final_share * np.log(P)).sum(axis=1))
    ln_c = economy.value_added_share * np.log(w)[:, None] + np.einsum("nkj,nk->nj", economy.input_share, np.log(P))
    if Q is not None and setting.scale is not None:
        ln_c = ln_c - setting.scale * np.log(Q)
    at_cost = traded / (1 + applied_tax[placed.at]) * (1 + economy.export_tax[placed.at])
    kind = np.array([t.deflator for t in placed.targets])[placed.target]
    counted = np.where(kind == "volume", at_cost / np.exp(ln_c[i, j]), traded)
    counted = np.where(kind == "price", counted / P_c[n], counted)
    quantity = np.zeros(len(placed.targets))
    np.add.at(quantity, placed.target, counted)
    return quantity


def target_departure(setting: Setting, quantity: Array, s: Array) -> Departure:
    """How far the worst target is from its condition, relative to its value (wedge sign and slackness included)."""
    worst = Departure(0.0, ())
    for m, target in enumerate(setting.placed.targets):
        off = float(quantity[m] / target.value - 1)
        if target.mandate == "at_least":
            size = max(-off, 0.0) if s[m] == 0 else max(abs(off), -float(s[m]))
        elif target.mandate == "at_most":
            size = max(off, 0.0) if s[m] == 0 else max(abs(off), float(s[m]))
        else:
            size = abs(off)
        if not size <= worst.size:
            worst = Departure(size if np.isfinite(size) else np.inf, (target.name or f"target {m}", *target.cells[0]))
    return worst


@dataclass(frozen=True, eq=False)
class Stop:
    """How the solver ended on one policy."""

    passes: int
    residual: float
    goal: float
    reached: float = 1.0  # part of the way from the base year to the policy, where continuation gave up


def together(parts: Sequence[Array]) -> Array:
    """Arrays along a new first axis, of length 1 where all are one and the same."""
    return parts[0][None] if all(part is parts[0] for part in parts) else np.stack(parts)


def settle(
    settings: Sequence[Setting], u: Array, deficit: Array, answers: Answers, stops: Sequence[Stop]
) -> list[Result]:
    """Check answers independently and label them. u (b, target); deficit (b, n) in money."""
    wedges = [applied(setting, u[b]) for b, setting in enumerate(settings)]
    costs = [wedge.trade_cost for wedge in wedges]
    cost = None
    if any(part is not None for part in costs):
        ones = np.ones(settings[0].tariff.shape)
        cost = together([ones if part is None else part for part in costs])
    same_tax = all(
        wedge.export_tax is setting.economy.export_tax for wedge, setting in zip(wedges, settings, strict=True)
    )
    scales = [setting.scale for setting in settings]
    none = np.zeros(len(settings[0].theta))
    policies = Policies(
        tariff=together([wedge.tariff for wedge in wedges]),
        export_tax=None if same_tax else together([wedge.export_tax for wedge in wedges]),
        trade_cost=cost,
        theta=together([setting.theta for setting in settings]),
        final_share=together([setting.final_share for setting in settings]),
        labour_supply=together([setting.labour_supply for setting in settings]),
        scale=None if all(x is None for x in scales) else together([none if x is None else x for x in scales]),
        deficit=deficit,
    )
    with np.errstate(all="ignore"):
        found, flows = check(settings[0].economy, policies, answers)
    return [
        _labelled(setting, wedges[b], u[b], answers, b, flows, found[b], stops[b]) for b, setting in enumerate(settings)
    ]


def _labelled(
    setting: Setting,
    wedge: Applied,
    u: Array,
    answers: Answers,
    b: int,
    flows: Flows,
    found: dict[str, Departure],
    stop: Stop,
) -> Result:
    w, P, X = answers.w[b], answers.P[b], answers.X[b]
    Q = None if answers.Q is None else answers.Q[b]
    if setting.placed.targets:
        with np.errstate(all="ignore"):
            quantity = target_quantities(setting, flows.at(b, setting.placed.at), wedge.export_tax, w, P, Q)
        found["target"] = target_departure(setting, quantity, wedge.s)
    checked = Check(found)
    return Result(
        baseline=setting.economy,
        setting=setting,
        wage=w,
        price=P,
        quantity=Q,
        expenditure_level=X,
        tariff=wedge.tariff,
        export_tax=wedge.export_tax,
        trade_cost=wedge.trade_cost,
        subsidy=wedge.s,
        unknown=u,
        status=status_of(checked, stop, setting),
        passes=stop.passes,
        residual=stop.residual,
        check=checked,
        flows=flows,
        member=b,
    )


def remedy_for(place: tuple[str, ...], setting: Setting) -> str:
    """What to try where a policy has no acceptable solution: large fixed deficits are the usual reason."""
    economy = setting.economy
    if not place or place[0] not in economy.economies or isinstance(setting.deficits, BalancedTrade):
        return "try a smaller change"
    n = economy.economies.index(place[0])
    owed = economy.deficit[n] / economy.value_added[n] if economy.value_added[n] > 0 else 0.0
    kind = "deficit" if owed > 0 else "surplus"
    return (
        f"{place[0]} has a {kind} of {abs(owed):.1%} of its value added, which little trade may not carry: "
        "try a smaller change, or deficits='balanced'"
    )


def status_of(checked: Check, stop: Stop, setting: Setting) -> Status:
    """Converged only when the solver and the independent check both say so."""
    condition, worst = checked.worst
    where = f"the {condition} condition is off by {worst.size:.2g} for {', '.join(worst.place) or 'the world'}"
    remedy = remedy_for(worst.place, setting)
    if stop.reached < 1:
        where = f"solved up to {stop.reached:.0%} of the change; beyond, {where}"
    if not np.isfinite(stop.residual):
        return Status("diverged", f"the iteration left the numbers after {stop.passes} passes; {where}; {remedy}")
    if stop.residual > stop.goal:
        return Status("not_converged", f"residual {stop.residual:.2g} after {stop.passes} passes; {where}; {remedy}")
    if not checked.ok:
        return Status("check_failed", f"the solver stopped at {stop.residual:.2g} but {where}; {remedy}")
    return Status("converged", f"converged in {stop.passes} passes, residual {stop.residual:.2g}")
