"""From the solver's answer to a labelled result: the wedges as applied, the independent check, an honest status.

Nothing is called converged that the check does not confirm, targets included; a failure names the economy and the
sector, and what to try.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.price_index import ln_consumer_price
from chipaccord.trade.equations.targets import subsidy_rate
from chipaccord.trade.equations.unit_cost import ln_unit_cost
from chipaccord.trade.policy.closures import BalancedTrade
from chipaccord.trade.policy.policy import Setting
from chipaccord.trade.solver.check import Answers, Check, Condition, Departure, Flows, Policies, check
from chipaccord.trade.solver.result import Result
from chipaccord.trade.solver.status import Reason, Remedy, Status


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
    s = subsidy_rate(u[: len(placed.targets)])
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


def target_quantities(
    setting: Setting, traded: Array, applied_tax: Array, w: Array, P: Array, Q: Array | None
) -> Array:
    """(target,) quantity in each target's cells, counted by its deflator; `traded` (cell,) at border value."""
    economy, placed = setting.economy, setting.placed
    n, i, j = placed.at
    ln_P, ln_Q = np.log(P), None if Q is None else np.log(Q)
    P_c = np.exp(ln_consumer_price(economy.final_share, ln_P))
    ln_c = ln_unit_cost(economy.value_added_share, economy.input_share, np.log(w), ln_P, setting.scale, ln_Q)
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
    found: dict[Condition, Departure],
    stop: Stop,
) -> Result:
    w, P, X = answers.w[b], answers.P[b], answers.X[b]
    Q = None if answers.Q is None else answers.Q[b]
    quantity = np.zeros(0)
    if setting.placed.targets:
        with np.errstate(all="ignore"):
            quantity = target_quantities(setting, flows.of(b)[setting.placed.at], wedge.export_tax, w, P, Q)
        found["target"] = target_departure(setting, quantity, wedge.s)
    checked = Check(found)
    return Result(
        baseline=setting.economy,
        setting=setting,
        wage=w,
        price=P,
        quantity=Q,
        target_value=quantity,
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


def remedy_for(place: tuple[str, ...], setting: Setting) -> tuple[Remedy, float]:
    """What to try where a policy has no acceptable solution, and the deficit that may be why, if it is fixed."""
    economy = setting.economy
    somewhere = bool(place) and place[0] in economy.economies  # not a target, nor the whole world
    if not somewhere and setting.placed.targets:
        return "smaller_value", 0.0
    if not somewhere or isinstance(setting.deficits, BalancedTrade):
        return "smaller_change", 0.0
    n = economy.economies.index(place[0])
    owed = economy.deficit[n] / economy.value_added[n] if economy.value_added[n] > 0 else 0.0
    return "smaller_change_or_balance", float(owed)


def status_of(checked: Check, stop: Stop, setting: Setting) -> Status:
    """Converged only when the solver and the independent check both say so."""
    condition, worst = checked.worst
    code: Reason = "converged"
    if not np.isfinite(stop.residual):
        code = "diverged"
    elif stop.residual > stop.goal:
        code = "not_converged"
    elif not checked.ok:
        code = "check_failed"
    nothing: tuple[Remedy, float] = ("", 0.0)
    remedy, owed = nothing if code == "converged" else remedy_for(worst.place, setting)
    return Status(
        code,
        passes=stop.passes,
        residual=stop.residual,
        reached=stop.reached,
        condition=condition,
        place=worst.place,
        size=worst.size,
        remedy=remedy,
        owed=owed,
    )
