"""Everything a policy can turn, and everything it is judged by, as differentiable functions of the solver's state.

`shock_from` lays the levers out as `shock.wedge_tables` does, in JAX: A = pi (tau' e' d / tau e)^-theta, U = A / tau',
B = U / e'. `report` computes the reported quantities from a state. `gradient` differentiates both.
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp

from chipaccord.trade.equilibrium import Shock, State, Technology, cell_wedges, unit_cost


class Levers(NamedTuple):
    """What outcomes are differentiated by."""

    tariff: jax.Array  # (importer, exporter, sector), the policy's own, before any target's subsidy
    export_tax: jax.Array  # (importer, exporter, sector)
    trade_cost: jax.Array  # (importer, exporter, sector) change of iceberg costs
    theta: jax.Array  # (sector,)
    final_share: jax.Array  # (economy, sector)
    target_value: jax.Array  # (target,) money


class BaseYear(NamedTuple):
    """Of the base year: pi, tau e (j,n,i), income (n,), spending (n,j), money per unit of world value added."""

    pi: jax.Array
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
    flow: jax.Array
    output: jax.Array
    value_added: jax.Array
    revenue: jax.Array
    income_level: jax.Array
    equivalent_variation: jax.Array
    balance: jax.Array
    bilateral_balance: jax.Array
    subsidy: jax.Array
    subsidy_cost: jax.Array


def shock_from(levers: Levers, base: BaseYear, shock: Shock) -> Shock:
    """The shock with its wedges, elasticities, final shares and target values as functions of the levers."""
    tau, e = (1 + rate.transpose(2, 0, 1) for rate in (levers.tariff, levers.export_tax))
    rise = tau * e * levers.trade_cost.transpose(2, 0, 1) / base.wedge
    A = base.pi * jnp.exp(-levers.theta[:, None, None] * jnp.log(rise))
    cells = shock.cells
    at = (cells.sector, cells.importer, cells.exporter)
    real = cells.share > 0
    apart = jnp.zeros(A.shape, bool).at[at].max(real)
    A = jnp.where(apart, 0.0, A)
    cells = cells._replace(
        rise=jnp.where(real, rise[at], 1.0), tau=jnp.where(real, tau[at], 1.0), e=jnp.where(real, e[at], 1.0)
    )
    # a target's room is 1 + its lowest tariff: a number that scales u, so that no outcome depends on it
    count = levers.target_value.size
    value = shock.targets.value.at[:count].set(levers.target_value / base.unit)
    return shock._replace(
        A=A,
        U=A / tau,
        B=A / (tau * e),
        theta=levers.theta,
        alpha=levers.final_share,
        cells=cells,
        targets=shock.targets._replace(value=value),
    )


def report(state: State, technology: Technology, shock: Shock, base: BaseYear) -> Report:
    """The reported quantities at a state, in the money of the economy. `shock.U` must be laid out."""
    p, cells, targets = shock, shock.cells, shock.targets
    ln_c = unit_cost(state, technology, p.psi)
    C = jnp.exp(-p.theta * ln_c).T
    n, i, j, m = cells.importer, cells.exporter, cells.sector, cells.target
    tau_c, e_c, d_c, _ = cell_wedges(state.u, cells, targets)
    rise_c = cells.rise * d_c * (tau_c * e_c / (cells.tau * cells.e))
    A_c = cells.share * rise_c ** -p.theta[j] * C[j, i]
    X = state.x * technology.spend_scale * base.unit
    U = p.B if p.U is None else p.U
    s1 = jnp.einsum("jni,ji->jn", p.A, C).at[j, n].add(A_c)
    z = X.T / s1
    border_c = A_c * z[j, n] / tau_c
    made_c = border_c / e_c
    at_border = (U * C[:, None, :] * z[:, :, None]).at[j, n, i].add(border_c)
    made = (p.B * C[:, None, :] * z[:, :, None]).at[j, n, i].add(made_c)
    flow = at_border.transpose(1, 2, 0)
    ln_P_c = (technology.consumed * state.ln_P).sum(1)
    value_added = technology.va * jnp.exp(state.ln_w + p.phi * (state.ln_w - ln_P_c)) * base.unit
    imports, exports = at_border.sum((0, 2)), at_border.sum((0, 1))
    revenue = X.sum(1) - imports + exports - made.sum((0, 1))
    income_level = value_added + revenue + imports - exports
    income = jnp.where(base.income > 0, income_level / jnp.where(base.income > 0, base.income, 1.0), 1.0)
    real_income = income / jnp.exp(ln_P_c)
    bilateral = at_border.sum(0)
    bought = base.spending > 0
    cut = jnp.where(targets.to_exporter | targets.to_nobody, 1.0, targets.room) * -jnp.expm1(-state.u)
    paid_c = (cells.tau - tau_c) * border_c + (cells.e - e_c) * made_c
    return Report(
        real_income=real_income,
        income=income,
        wage=jnp.exp(state.ln_w),
        consumer_price=jnp.exp(ln_P_c),
        price=jnp.exp(state.ln_P),
        unit_cost=jnp.exp(ln_c),
        expenditure=jnp.where(bought, X / jnp.where(bought, base.spending, 1.0), 1.0),
        flow=flow,
        output=made.sum(1).T,
        value_added=value_added,
        revenue=revenue,
        income_level=income_level,
        equivalent_variation=base.income * (real_income - 1),
        balance=exports - imports,
        bilateral_balance=bilateral.T - bilateral,
        subsidy=cut,
        subsidy_cost=jnp.zeros_like(state.u).at[m].add(paid_c),
    )
