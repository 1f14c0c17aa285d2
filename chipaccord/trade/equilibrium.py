"""The equilibrium conditions in changes, written once, as one pure function of the state.

Caliendo and Parro (2015, Review of Economic Studies 82(1), equations 10-14), with wedges that may be negative,
export taxes, and quantity targets. With A = pi (tau' e' / tau e)^-theta, U = A / tau' (the part of each dollar spent
that reaches the border), B = U / e' (the part that reaches the producer) and C = c^-theta:

    ln c[i,j] = v[i,j] ln w[i] + sum_k g[i,k,j] ln P[i,k]          unit cost
    s1 = A C,   ln P = -ln(s1) / theta                             price index; pi' = A C / s1
    z = X / s1, Y = C * (B' z)                                     producers' receipts
    R = sum_j (X - z * (U C))  +  sum_j C * ((U - B)' z)           revenue: importer's and exporter's wedges
    I = w L VA + R + D',  L = (w / P_c)^phi                        income; labour supply with elasticity phi
    X = alpha I + g Y,    sum_j v Y = w L VA,   world: sum w L VA = 1

Cells whose wedge is unknown (quantity targets) are kept apart from A, U and B, as a short list.
Everything is in units of world value added. Arrays over cells of trade are (sector, importer, exporter).
"""

from __future__ import annotations

from typing import NamedTuple

import jax
import jax.numpy as jnp


class Technology(NamedTuple):
    """What a policy does not change: v (n,j), g (n,k,j), va (n,), scales of the residuals, reference shares."""

    v: jax.Array
    g: jax.Array
    va: jax.Array
    consumed: jax.Array  # (n,j) baseline final shares, for the consumer price index
    spend_scale: jax.Array  # (n,j) expenditure is iterated on in these units
    labour_scale: jax.Array  # (n,)


class Cells(NamedTuple):
    """Cells with an unknown wedge, as flat lists of equal length (padded with share 0)."""

    importer: jax.Array
    exporter: jax.Array
    sector: jax.Array
    target: jax.Array  # which target the cell belongs to
    share: jax.Array  # pi
    wedge: jax.Array  # tau' e' / (tau e) before the unknown wedge
    tau: jax.Array  # tau' before the unknown wedge
    e: jax.Array  # e' before the unknown wedge
    e_base: jax.Array  # e


class Targets(NamedTuple):
    """One entry per target (padded with active False)."""

    active: jax.Array
    value: jax.Array  # in units of world value added
    room: jax.Array  # 1 + the lowest tariff of its cells: a subsidy s stays below it
    on_export: jax.Array  # the wedge accrues to the exporter
    deflate_price: jax.Array
    deflate_volume: jax.Array
    lower: jax.Array  # bounds of u: (0, inf) at least, (-inf, 0) at most, (-inf, inf) exactly
    upper: jax.Array


class Shock(NamedTuple):
    """What a counterfactual sets. A, U, B (j,n,i); theta (j,); alpha (n,j); deficits (n,); phi (n,)."""

    A: jax.Array
    B: jax.Array
    U: jax.Array | None  # None where there are no export taxes: U = B
    theta: jax.Array
    alpha: jax.Array
    deficit: jax.Array  # (n,) in units of world value added
    deficit_share: jax.Array  # (n,) of the economy's own value added
    phi: jax.Array
    cells: Cells
    targets: Targets


class State(NamedTuple):
    """The unknowns: ln w (n,), ln P (n,j), X in units of its scale (n,j), u per target."""

    ln_w: jax.Array
    ln_P: jax.Array
    x: jax.Array
    u: jax.Array


def cell_wedges(u: jax.Array, cells: Cells, targets: Targets) -> tuple[jax.Array, jax.Array, jax.Array]:
    """tau' and e' of the target cells, and by how much ln(tau' e') falls as u rises."""
    cut = 1 - jnp.exp(-u)
    on_export = targets.on_export[cells.target]
    s = (targets.room * cut)[cells.target]
    tau = jnp.where(on_export, cells.tau, cells.tau - s)
    e = jnp.where(on_export, cells.e * jnp.exp(-u)[cells.target], cells.e)
    slope = jnp.where(on_export, 1.0, (targets.room * (1 - cut))[cells.target] / tau)
    return tau, e, slope


def gaps(state: State, technology: Technology, shock: Shock) -> tuple[State, jax.Array]:
    """Residuals of all conditions, laid out like the state, and the slope of ln(quantity) in u per target.

    Prices in logs; expenditure and labour in units of their scales; targets as ln(value / quantity).
    """
    (v, g, va, consumed, spend_scale, labour_scale), p = technology, shock
    cells, targets = p.cells, p.targets
    ln_w, ln_P, x, u = state
    X = (x * spend_scale).T  # (j,n)

    ln_c = v * ln_w[:, None] + jnp.einsum("nkj,nk->nj", g, ln_P)
    C = jnp.exp(-p.theta * ln_c).T  # (j,i)

    n, i, j = cells.importer, cells.exporter, cells.sector
    tau_c, e_c, slope_c = cell_wedges(u, cells, targets)
    unknown = jnp.where(targets.on_export[cells.target], e_c / cells.e, tau_c / cells.tau)
    A_c = cells.share * (cells.wedge * unknown) ** -p.theta[j] * C[j, i]

    s1 = jnp.einsum("jni,ji->jn", p.A, C).at[j, n].add(A_c)
    ln_P_new = -jnp.log(s1).T / p.theta
    z = X / s1
    receipts_c = A_c * z[j, n] / (tau_c * e_c)
    border_c = A_c * z[j, n] / tau_c

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
    labour = (v * Y).sum(1) - earned + va * (1 - earned.sum())

    by_volume = jnp.where(targets.deflate_volume[cells.target], ln_c[i, j], 0.0)
    ln_deflator = jnp.where(targets.deflate_price[cells.target], ln_P_c[n], by_volume)
    counted = jnp.where(targets.deflate_volume[cells.target], receipts_c * cells.e_base, border_c)
    counted = counted * jnp.exp(-ln_deflator)
    quantity = jnp.zeros_like(u).at[cells.target].add(counted)
    safe = jnp.where(targets.active, jnp.maximum(quantity, 1e-3 * targets.value), targets.value)
    share_c = A_c / s1[j, n]
    steep = counted * slope_c * (p.theta[j] * (1 - share_c) + 1)
    slope = jnp.zeros_like(u).at[cells.target].add(steep)
    slope = jnp.where(targets.active, slope / safe, 1.0)
    gap = State(labour / labour_scale, ln_P_new - ln_P, X_new / spend_scale - x, jnp.log(targets.value / safe))
    return gap, slope
