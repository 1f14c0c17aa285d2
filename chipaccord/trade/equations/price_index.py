"""What goods cost where they are bought, and from whom they are bought.

    P^[n,j]   = ( sum_i pi[n,i,j] (tau'/tau * c^[i,j])^-theta[j] )^(-1/theta[j])      Caliendo and Parro (2015), eq. 11
    pi'[n,i,j]= pi (tau'/tau * c^[i,j] / P^[n,j])^-theta[j]                            equation 12
    P_c[n]    = prod_j P^[n,j]^alpha[n,j]                                              consumer prices

With C = c^-theta and A = pi (tau'/tau)^-theta, the sum is s1 = A C and a share is A C / s1. All functions take NumPy or
JAX arrays. Tables over cells of trade are (sector j, importer n, exporter i).
"""

from __future__ import annotations

from chipaccord.trade.equations.arrays import AnyArray, library


def cheapness(theta: AnyArray, ln_c: AnyArray) -> AnyArray:
    """C[j,i] = c[i,j]^-theta[j]. theta (j,), ln_c (i,j)."""
    C: AnyArray = library(ln_c).exp(-theta * ln_c).T
    return C


def offered(A: AnyArray, C: AnyArray) -> AnyArray:
    """s1[j,n] = sum_i A[j,n,i] C[j,i]: all offers to a buyer, before the target cells'."""
    s1: AnyArray = library(C).einsum("jni,ji->jn", A, C)
    return s1


def ln_price_index(s1: AnyArray, theta: AnyArray) -> AnyArray:
    """Price index: ln P[n,j] = -ln(s1[j,n]) / theta[j]."""
    ln_P: AnyArray = -library(s1).log(s1).T / theta
    return ln_P


def trade_shares(A: AnyArray, C: AnyArray, s1: AnyArray) -> AnyArray:
    """pi'[j,n,i] = A C / s1."""
    return A * C[:, None, :] / s1[:, :, None]


def ln_consumer_price(alpha: AnyArray, ln_P: AnyArray) -> AnyArray:
    """Consumer price: ln P_c[...,n] = sum_j alpha[n,j] ln P[...,n,j], with the base year's final shares alpha."""
    ln_P_c: AnyArray = (alpha * ln_P).sum(-1)
    return ln_P_c
