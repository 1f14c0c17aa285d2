"""The reported quantities as a differentiable function of the solver's state, and derivatives by lever.

`report` computes what `Result` reports, in JAX. `by_levers` carries derivatives by the solver's arrays on to the levers
that a person turns, by the chain rule of A = pi (tau' e' d / tau e)^-theta, U = A / tau', B = U / e'. Both exist for
`gradient`.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from chipaccord.trade.equations.income import bilateral_balance, income, purchases, sales
from chipaccord.trade.equations.labour import earnings
from chipaccord.trade.equations.price_index import cheapness, ln_consumer_price, offered
from chipaccord.trade.equations.system import Shock, State, Technology
from chipaccord.trade.equations.targets import cell_offers, cell_wedges, subsidy_rate
from chipaccord.trade.equations.unit_cost import ln_unit_cost


class Levers(NamedTuple):
    """What outcomes are differentiated by; or the derivatives themselves."""

    tariff: jax.Array  # (importer, exporter, sector), the policy's own, before any target's subsidy
    export_tax: jax.Array  # (importer, exporter, sector)
    trade_cost: jax.Array  # (importer, exporter, sector) change of iceberg costs
    theta: jax.Array  # (sector,)
    final_share: jax.Array  # (economy, sector)
    target_value: jax.Array  # (target,) in units of world value added


class Turned(NamedTuple):
    """The parts of a `Shock` that levers turn; or derivatives by them."""

    A: jax.Array
    U: jax.Array
    B: jax.Array
    theta: jax.Array
    alpha: jax.Array
    value: jax.Array
    rise: jax.Array
    tau: jax.Array
    e: jax.Array


class BaseYear(NamedTuple):
    """Of the base year: tau e (j,n,i), income (n,), spending (n,j), money per unit of world value added."""

    wedge: jax.Array
    income: jax.Array
    spending: jax.Array
    unit: jax.Array


class Report(NamedTuple):
    """The reported quantities, named and shaped as in `Result`."""

    real_income: jax.Array
    income: jax.Array
    wage: jax.Array
    consumer_price: jax.Array
    price: jax.Array
    unit_cost: jax.Array
    expenditure: jax.Array
    output: jax.Array
    value_added: jax.Array
    revenue: jax.Array
    income_level: jax.Array
    equivalent_variation: jax.Array
    balance: jax.Array
    subsidy: jax.Array
    subsidy_cost: jax.Array
    flow: jax.Array | None  # None where no outcome asks for it
    bilateral_balance: jax.Array | None


def turned(shock: Shock) -> Turned:
    """The parts of a shock that levers turn, U laid out apart from B."""
    U = shock.B if shock.U is None else shock.U
    c = shock.cells
    return Turned(shock.A, U, shock.B, shock.theta, shock.alpha, shock.targets.value, c.rise, c.tau, c.e)


def turn(shock: Shock, parts: Turned) -> Shock:
    """The shock with those parts."""
    return shock._replace(
        A=parts.A,
        U=parts.U,
        B=parts.B,
        theta=parts.theta,
        alpha=parts.alpha,
        cells=shock.cells._replace(rise=parts.rise, tau=parts.tau, e=parts.e),
        targets=shock.targets._replace(value=parts.value),
    )


def by_levers(derivative: Turned, parts: Turned, levers: Levers, shock: Shock, base: BaseYear) -> Levers:
    """Derivatives by the levers, from derivatives by the solver's arrays."""
    theta = parts.theta[:, None, None]
    spent, at_border, received = (parts[k] * derivative[k] for k in range(3))
    by_rise = -theta * (spent + at_border + received)  # by the logs of the wedges, from here on
    by_tau, by_e = by_rise - at_border - received, by_rise - received
    c = shock.cells
    at = (c.sector, c.importer, c.exporter)
    cell_rise = parts.rise * derivative.rise
    by_tau = by_tau.at[at].add(cell_rise + parts.tau * derivative.tau)
    by_e = by_e.at[at].add(cell_rise + parts.e * derivative.e)
    by_cost = by_rise.at[at].add(cell_rise)
    tau, e, d = (wedge.transpose(2, 0, 1) for wedge in (1 + levers.tariff, 1 + levers.export_tax, levers.trade_cost))
    ln_rise = jnp.log(tau * e * d / base.wedge)
    return Levers(
        tariff=(by_tau / tau).transpose(1, 2, 0),
        export_tax=(by_e / e).transpose(1, 2, 0),
        trade_cost=(by_cost / d).transpose(1, 2, 0),
        theta=derivative.theta - (ln_rise * (spent + at_border + received)).sum((1, 2)),
        final_share=derivative.alpha,
        target_value=derivative.value,
    )


def report(state: State, technology: Technology, shock: Shock, base: BaseYear, flows: bool) -> Report:
    """The reported quantities at a state, in the money of the economy; with `flows`, those by cell of trade too."""
    p, cells, targets = shock, shock.cells, shock.targets
    n, i, j, m = cells.importer, cells.exporter, cells.sector, cells.target
    ln_c = ln_unit_cost(technology.v, technology.g, state.ln_w, state.ln_P, p.psi, state.ln_Q)
    C = cheapness(p.theta, ln_c)
    tau_c, e_c, d_c, _ = cell_wedges(state.u, cells, targets)
    A_c = cell_offers(tau_c, e_c, d_c, cells, p.theta, C)
    X = (state.x * technology.spend_scale * base.unit).T
    U = p.B if p.U is None else p.U
    s1 = offered(p.A, C).at[j, n].add(A_c)
    z = X / s1
    border_c = A_c * z[j, n] / tau_c
    made_c = border_c / e_c
    imported = (z * purchases(U, C)).at[j, n].add(border_c)
    exported = sales(U, C, z).at[j, i].add(border_c)
    made = sales(p.B, C, z).at[j, i].add(made_c)
    imports, exports = imported.sum(0), exported.sum(0)
    ln_P_c = ln_consumer_price(technology.consumed, state.ln_P)
    value_added = earnings(technology.va, state.ln_w, ln_P_c, p.phi) * base.unit
    revenue = X.sum(0) - imports + exports - made.sum(0)
    income_level = income(value_added, revenue, imports - exports)
    grown = jnp.where(base.income > 0, income_level / jnp.where(base.income > 0, base.income, 1.0), 1.0)
    real_income = grown / jnp.exp(ln_P_c)
    bought = base.spending > 0
    cut = jnp.where(targets.to_exporter | targets.to_nobody, 1.0, targets.room) * subsidy_rate(state.u)
    paid_c = (cells.tau - tau_c) * border_c + (cells.e - e_c) * made_c
    flow = bilateral = None
    if flows:
        flow = (U * C[:, None, :] * z[:, :, None]).at[j, n, i].add(border_c).transpose(1, 2, 0)
        bilateral = bilateral_balance(flow)
    return Report(
        real_income=real_income,
        income=grown,
        wage=jnp.exp(state.ln_w),
        consumer_price=jnp.exp(ln_P_c),
        price=jnp.exp(state.ln_P),
        unit_cost=jnp.exp(ln_c),
        expenditure=jnp.where(bought, X.T / jnp.where(bought, base.spending, 1.0), 1.0),
        output=made.T,
        value_added=value_added,
        revenue=revenue,
        income_level=income_level,
        equivalent_variation=base.income * (real_income - 1),
        balance=exports - imports,
        subsidy=cut,
        subsidy_cost=jnp.zeros_like(state.u).at[m].add(paid_c),
        flow=flow,
        bilateral_balance=bilateral,
    )
