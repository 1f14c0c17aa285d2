"""What factors earn, and whether all of them are hired.

    earned[n] = w^ L^ VA[n],   L^ = (w^ / P_c)^phi[n]                labour supply; phi = 0 where it is fixed
    labour:     sum_j v[n,j] Y[n,j] = earned[n]                      Caliendo and Parro (2015), equation 14
    numeraire:  sum_n earned[n] = 1                                  world value added is constant

All functions take NumPy or JAX arrays; money is in units of world value added unless said otherwise.
"""

from __future__ import annotations

from chipaccord.trade.equations.arrays import AnyArray, library


def ln_labour_supply(ln_w: AnyArray, ln_P_c: AnyArray, phi: AnyArray) -> AnyArray:
    """Labour supply: ln L^[n] = phi[n] (ln w[n] - ln P_c[n])."""
    return phi * (ln_w - ln_P_c)


def earnings(va: AnyArray, ln_w: AnyArray, ln_P_c: AnyArray, phi: AnyArray) -> AnyArray:
    """w^ L^ VA (n,), in the units of va."""
    earned: AnyArray = va * library(ln_w).exp(ln_w + ln_labour_supply(ln_w, ln_P_c, phi))
    return earned


def payroll(v: AnyArray, Y: AnyArray) -> AnyArray:
    """sum_j v[n,j] Y[n,j]: what producers pay to factors."""
    hired: AnyArray = (v * Y).sum(-1)
    return hired


def labour_gap(va: AnyArray, hired: AnyArray, earned: AnyArray) -> AnyArray:
    """(n,) excess demand for labour, in units of world value added, with the numeraire's condition added.

    In logs, ln(hired / earned), it is all but linear in wages, however far they are. Zero where nobody works.
    """
    xp = library(earned)
    works = va > 0
    paid = xp.where(works, earned, 1.0)
    excess = xp.where(works, xp.log(xp.maximum(xp.where(works, hired, 1.0), 1e-9 * paid) / paid), 0.0)
    gap: AnyArray = va * (excess + 1 - earned.sum())
    return gap
