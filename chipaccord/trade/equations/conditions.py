"""The equilibrium conditions in changes, written once, as one pure function of the state.

Caliendo and Parro (2015, Review of Economic Studies 82(1), equations 10-14), with wedges that may be negative,
export taxes, iceberg costs, labour supply, external scale economies and quantity targets. With
A = pi (tau' e' d / tau e)^-theta, U = A / tau' (the part of each dollar spent that reaches the border), B = U / e' (the
part that reaches the producer) and C = c^-theta:

    ln c[i,j] = v[i,j] ln w[i] + sum_k g[i,k,j] ln P[i,k] - psi[j] ln Q[i,j]     unit cost
    s1 = A C,   ln P = -ln(s1) / theta                             price index; pi' = A C / s1
    z = X / s1, Y = C * (B' z)                                     producers' receipts
    R = sum_j (X - z * (U C))  +  sum_j C * ((U - B)' z)           revenue: importer's and exporter's wedges
    I = w L VA + R + D',  L = (w / P_c)^phi                        income; labour supply with elasticity phi
    X = alpha I + g Y,    sum_j v Y = w L VA,   world: sum w L VA = 1
    Q = Y^ / c                                                     output, where scale economies psi are on

Cells whose wedge is unknown (quantity targets) are kept apart from A, U and B, as a short list.
Everything is in units of world value added. Arrays over cells of trade are (sector, importer, exporter).
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp


class Technology(NamedTuple):
    """What no policy changes: v (n,j), g (n,k,j), va (n,), reference shares and output, scales of the residuals."""

    v: jax.Array
    g: jax.Array
    va: jax.Array
    consumed: jax.Array  # (n,j) baseline final shares, for the consumer price index
    output: jax.Array  # (n,j) baseline receipts
    spend_scale: jax.Array  # (n,j) expenditure is iterated on in these units
    labour_scale: jax.Array  # (n,)


class Cells(NamedTuple):
    """Cells with an unknown wedge, as flat lists of equal length (padded with share 0)."""

    importer: jax.Array
    exporter: jax.Array
    sector: jax.Array
    target: jax.Array  # which target the cell belongs to
    share: jax.Array  # pi
    rise: jax.Array  # tau' e' d / (tau e) before the unknown wedge
    tau: jax.Array  # tau' before the unknown wedge
    e: jax.Array  # e' before the unknown wedge
    e_base: jax.Array  # e


class Targets(NamedTuple):
    """One entry per target (padded with active False)."""

    active: jax.Array
    value: jax.Array  # in units of world value added
    room: jax.Array  # 1 + the lowest tariff of its cells: a subsidy s stays below it
    to_exporter: jax.Array  # the wedge accrues to the exporter
    to_nobody: jax.Array  # the wedge is a cost
    by_price: jax.Array  # deflators
    by_volume: jax.Array
    lower: jax.Array  # bounds of u: (0, inf) at least, (-inf, 0) at most, (-inf, inf) exactly
    upper: jax.Array


class Shock(NamedTuple):
    """What a counterfactual sets. A, U, B (j,n,i); theta (j,); alpha (n,j)."""

    A: jax.Array
    B: jax.Array
    U: jax.Array | None  # None where there are no export taxes: U = B
    theta: jax.Array
    alpha: jax.Array
    deficit: jax.Array  # (n,) in units of world value added
    deficit_share: jax.Array  # (n,) of the economy's own value added
    phi: jax.Array  # (n,) labour supply elasticity
    psi: jax.Array | None  # (j,) scale elasticity
    cells: Cells
    targets: Targets


class State(NamedTuple):
    """The unknowns: ln w (n,), ln P (n,j), X in units of its scale (n,j), u per target, ln Q (n,j) with scale."""

    ln_w: jax.Array
    ln_P: jax.Array
    x: jax.Array
    u: jax.Array
    ln_Q: jax.Array | None = None

    def member(self, k: int) -> State:
        """One of a batch of states."""
        ln_w, ln_P, x, u, ln_Q = self
        return State(ln_w[k], ln_P[k], x[k], u[k], None if ln_Q is None else ln_Q[k])


def cell_wedges(u: jax.Array, cells: Cells, targets: Targets) -> tuple[jax.Array, jax.Array, jax.Array, jax.Array]:
    """tau', e' and the further iceberg cost of the target cells, and how fast the log of their price falls in u."""
    m = cells.target
    cheaper = jnp.exp(-u)
    tau = jnp.where(
        (targets.to_exporter | targets.to_nobody)[m], cells.tau, cells.tau - (targets.room * (1 - cheaper))[m]
    )
    e = jnp.where(targets.to_exporter[m], cells.e * cheaper[m], cells.e)
    d = jnp.where(targets.to_nobody[m], cheaper[m], 1.0)
    slope = jnp.where((targets.to_exporter | targets.to_nobody)[m], 1.0, (targets.room * cheaper)[m] / tau)
    return tau, e, d, slope


def unit_cost(state: State, technology: Technology, psi: jax.Array | None) -> jax.Array:
    """ln c (n,j)."""
    ln_c = technology.v * state.ln_w[:, None] + jnp.einsum("nkj,nk->nj", technology.g, state.ln_P)
    return ln_c if psi is None or state.ln_Q is None else ln_c - psi * state.ln_Q


def gaps(state: State, technology: Technology, shock: Shock) -> tuple[State, State]:
    """Residuals of all conditions laid out like the state; and, alike, the slopes of ln(quantity) in u and of Q.

    Prices in logs; expenditure and labour in units of their scales; targets as ln(value / quantity).
    """
    (v, g, va, consumed, output, spend_scale, labour_scale), p = technology, shock
    cells, targets = p.cells, p.targets
    ln_w, ln_P, x, u, ln_Q = state
    X = (x * spend_scale).T  # (j,n)
    ln_c = unit_cost(state, technology, p.psi)
    C = jnp.exp(-p.theta * ln_c).T  # (j,i)

    n, i, j, m = cells.importer, cells.exporter, cells.sector, cells.target
    tau_c, e_c, d_c, slope_c = cell_wedges(u, cells, targets)
    rise_c = cells.rise * d_c * (tau_c * e_c / (cells.tau * cells.e))
    A_c = cells.share * rise_c ** -p.theta[j] * C[j, i]

    s1 = jnp.einsum("jni,ji->jn", p.A, C).at[j, n].add(A_c)
    ln_P_new = -jnp.log(s1).T / p.theta
    z = X / s1
    border_c = A_c * z[j, n] / tau_c
    receipts_c = border_c / e_c

    s2 = jnp.einsum("jni,ji->jn", p.B if p.U is None else p.U, C).at[j, n].add(A_c / tau_c)
    Y = (C * jnp.einsum("jni,jn->ji", p.B, z)).at[j, i].add(receipts_c).T
    R = (X - z * s2).sum(0).at[i].add(border_c - receipts_c)
    if p.U is not None:
        R = R + (C * jnp.einsum("jni,jn->ji", p.U - p.B, z)).sum(0)

    ln_P_c = (consumed * ln_P).sum(1)
    earned = va * jnp.exp(ln_w + p.phi * (ln_w - ln_P_c))  # w L VA
    D = p.deficit + earned * (p.deficit_share - (p.deficit_share * earned).sum() / earned.sum())
    income = earned + R + D
    X_new = p.alpha * income[:, None] + jnp.einsum("nkj,nj->nk", g, Y)
    hired = (v * Y).sum(1)
    # in logs the excess demand for labour is all but linear in wages, however far they are
    paid = jnp.where(va > 0, earned, 1.0)
    excess = jnp.where(va > 0, jnp.log(jnp.maximum(jnp.where(va > 0, hired, 1.0), 1e-9 * paid) / paid), 0.0)
    labour = va * (excess + 1 - earned.sum())

    quantity_c = jnp.where(targets.by_volume[m], receipts_c * cells.e_base * jnp.exp(-ln_c[i, j]), border_c)
    quantity_c = quantity_c * jnp.where(targets.by_price[m], jnp.exp(-ln_P_c[n]), 1.0)
    quantity = jnp.zeros_like(u).at[m].add(quantity_c)
    quantity = jnp.where(targets.active, jnp.maximum(quantity, 1e-3 * targets.value), targets.value)
    steep = quantity_c * slope_c * (p.theta[j] * (1 - A_c / s1[j, n]) + 1)
    slope_u = jnp.where(targets.active, jnp.zeros_like(u).at[m].add(steep) / quantity, 1.0)

    gap = State(labour / labour_scale, ln_P_new - ln_P, X_new / spend_scale - x, jnp.log(targets.value / quantity))
    slope = State(gap.ln_w, gap.ln_P, gap.x, slope_u)
    if p.psi is not None and ln_Q is not None:
        made = output > 0
        grown = jnp.where(made, jnp.log(jnp.where(made, Y, 1.0) / jnp.where(made, output, 1.0)) - ln_c, 0.0)
        gap = gap._replace(ln_Q=grown - ln_Q)
        slope = slope._replace(ln_Q=(1 - p.psi * (1 + p.theta / 2)) * jnp.ones_like(ln_Q))
    return gap, slope
