"""The arrays of the system: what no policy changes, what a counterfactual sets, and the unknowns.

A = pi (tau' e' d / tau e)^-theta with tau = 1 + tariff, e = 1 + export tax and d the change of iceberg costs;
U = A / tau' is the part of each dollar spent that reaches the border, B = U / e' the part that reaches the producer.
Cells whose wedge is unknown (quantity targets) are kept apart from A, U and B, as a short list. Everything is in units
of world value added. Arrays over cells of trade are (sector j, importer n, exporter i).
"""

from __future__ import annotations

from typing import NamedTuple

import jax


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
