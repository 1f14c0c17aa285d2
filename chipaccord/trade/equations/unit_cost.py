"""What a unit of output costs.

    c^[n,j] = w^[n]^v[n,j] * prod_k P^[n,k]^g[n,k,j]        Caliendo and Parro (2015), equation 10
    c^[n,j] ~ Q^[n,j]^-psi[j]                               external scale economies, where they are on

In logs, as the solver works in them. All functions take NumPy or JAX arrays. Axes: n economy, k input, j sector.
"""

from __future__ import annotations

from chipaccord.trade.equations.arrays import AnyArray, library


def ln_unit_cost(
    v: AnyArray,
    g: AnyArray,
    ln_w: AnyArray,
    ln_P: AnyArray,
    psi: AnyArray | None = None,
    ln_Q: AnyArray | None = None,
) -> AnyArray:
    """Unit cost: ln c[n,j] = v[n,j] ln w[n] + sum_k g[n,k,j] ln P[n,k] - psi[j] ln Q[n,j].

    v (n,j), g (n,k,j), ln_w (n,), ln_P (n,j), psi (j,), ln_Q (n,j); without psi or ln_Q cost does not fall with scale.
    """
    inputs: AnyArray = library(ln_P).einsum("nkj,nk->nj", g, ln_P)
    ln_c = v * ln_w[:, None] + inputs
    return ln_c if psi is None or ln_Q is None else ln_c - psi * ln_Q


def ln_scale(Y: AnyArray, output: AnyArray, ln_c: AnyArray) -> AnyArray:
    """Output in units: ln Q^[n,j] = ln(Y / output) - ln c; 0 where nothing is made. Y, output, ln_c (n,j)."""
    xp = library(output)
    made = output > 0
    grown: AnyArray = xp.where(made, xp.log(xp.where(made, Y, 1.0) / xp.where(made, output, 1.0)) - ln_c, 0.0)
    return grown
