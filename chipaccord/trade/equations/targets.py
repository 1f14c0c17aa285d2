"""Quantity targets: each is one more condition, with one more unknown wedge.

    tau' = 1 + t - s,  or  e' = (1 + export tax)(1 - s),  or  d' = d (1 - s)         by whom the wedge accrues to
    quantity = sum over its cells of trade at border value, or over P_c (price), or over unit cost (volume)
    target:    quantity = value  (exactly), or  s (quantity - value) = 0 with a bound on the sign of s

The unknown is u = -ln(1 - s / room), so that a subsidy stays below what it is paid on: room = 1 + t (the lowest of the
target's cells) where the importer pays, 1 otherwise.
"""

from __future__ import annotations

import jax
import jax.numpy as jnp

from chipaccord.trade.equations.arrays import AnyArray, library
from chipaccord.trade.equations.system import Cells, Targets


def subsidy_rate(u: AnyArray) -> AnyArray:
    """The wedge of a target, or of many: s / room = 1 - e^-u."""
    s: AnyArray = -library(u).expm1(-u)
    return s


def cell_wedges(u: jax.Array, cells: Cells, targets: Targets) -> tuple[jax.Array, jax.Array, jax.Array, jax.Array]:
    """tau', e' and the further iceberg cost of the target cells, and how fast the log of their price falls in u."""
    m = cells.target
    cheaper = jnp.exp(-u)  # 1 - s / room
    elsewhere = (targets.to_exporter | targets.to_nobody)[m]
    tau = jnp.where(elsewhere, cells.tau, cells.tau - (targets.room * (1 - cheaper))[m])
    e = jnp.where(targets.to_exporter[m], cells.e * cheaper[m], cells.e)
    d = jnp.where(targets.to_nobody[m], cheaper[m], 1.0)
    slope = jnp.where(elsewhere, 1.0, (targets.room * cheaper)[m] / tau)
    return tau, e, d, slope


def cell_offers(tau: jax.Array, e: jax.Array, d: jax.Array, cells: Cells, theta: jax.Array, C: jax.Array) -> jax.Array:
    """(cell,) A C of the target cells: pi (tau' e' d / tau e)^-theta c^-theta."""
    rise = cells.rise * d * (tau * e / (cells.tau * cells.e))
    offer: jax.Array = cells.share * rise ** -theta[cells.sector] * C[cells.sector, cells.exporter]
    return offer


def cell_quantities(
    border: jax.Array, receipts: jax.Array, ln_c: jax.Array, ln_P_c: jax.Array, cells: Cells, targets: Targets
) -> jax.Array:
    """(cell,) what each cell counts towards its target. border, receipts (cell,); ln_c (i,j); ln_P_c (n,)."""
    m = cells.target
    volume = receipts * cells.e_base * jnp.exp(-ln_c[cells.exporter, cells.sector])
    counted = jnp.where(targets.by_volume[m], volume, border)
    return counted * jnp.where(targets.by_price[m], jnp.exp(-ln_P_c[cells.importer]), 1.0)


def target_gap(quantity: jax.Array, targets: Targets) -> tuple[jax.Array, jax.Array]:
    """(target,) ln(value / quantity), and the quantity kept clear of zero; 0 for a target that is not active."""
    held = jnp.where(targets.active, jnp.maximum(quantity, 1e-3 * targets.value), targets.value)
    return jnp.log(targets.value / held), held
