"""Who receives what is spent: producers, budgets, consumers.

    Y[i,j]    = sum_n pi'[n,i,j] X'[n,j] / (tau' e')                  producers' receipts
    R[n]      = tariffs of the importer + export taxes of the exporter, negative where subsidies dominate
    D'[n]     = amount + share of own earnings, less a part of the world's sum in proportion to earnings
    I[n]      = earned + R + D'                                       Caliendo and Parro (2015), equation 13
    X'[n,j]   = alpha[n,j] I[n] + sum_k g[n,j,k] Y[n,k]               final and intermediate spending

With C = c^-theta and z = X / s1, the flow in a cell is U C z at the border and B C z at the producer. All functions
take NumPy or JAX arrays. Tables over cells of trade are (sector j, importer n, exporter i) for the solver, and
(importer, exporter, sector) where they are called flows.
"""

from __future__ import annotations

from chipaccord.trade.equations.arrays import AnyArray, library


def sales(B: AnyArray, C: AnyArray, z: AnyArray) -> AnyArray:
    """sum_n B[j,n,i] C[j,i] z[j,n], as (j,i): what each exporter sells; receipts with B, border value with U."""
    sold: AnyArray = C * library(C).einsum("jni,jn->ji", B, z)
    return sold


def purchases(U: AnyArray, C: AnyArray) -> AnyArray:
    """s2[j,n] = sum_i U[j,n,i] C[j,i]: z s2 is what each importer spends at the border."""
    bought: AnyArray = library(C).einsum("jni,ji->jn", U, C)
    return bought


def deficit(amount: AnyArray, share: AnyArray, earned: AnyArray) -> AnyArray:
    """D'[...,n], the rule of the policy: a given amount, and a share of own earnings less the world's gap.

    amount and share as a rule of `policy.closures` gives them; earned (..., n). The sum over n is that of the amounts.
    """
    world: AnyArray = (share * earned).sum(-1, keepdims=True) / earned.sum(-1, keepdims=True)
    return amount + earned * (share - world)


def income(earned: AnyArray, R: AnyArray, D: AnyArray) -> AnyArray:
    """I (n,): what is spent on final consumption."""
    return earned + R + D


def intermediate(g: AnyArray, Y: AnyArray) -> AnyArray:
    """sum_k g[n,j,k] Y[n,k], as (n,j): what producers buy of each good."""
    used: AnyArray = library(Y).einsum("nkj,nj->nk", g, Y)
    return used


def spending(alpha: AnyArray, I: AnyArray, g: AnyArray, Y: AnyArray) -> AnyArray:  # noqa: E741  # the model's symbol
    """X[n,j] = alpha[n,j] I[n] + sum_k g[n,j,k] Y[n,k]."""
    return alpha * I[:, None] + intermediate(g, Y)


def received(flow: AnyArray, export_tax: AnyArray) -> AnyArray:
    """(importer, exporter, sector) what producers get of flows at border value."""
    return flow / (1 + export_tax)


def wedge_revenue(flow: AnyArray, tariff: AnyArray, export_tax: AnyArray) -> AnyArray:
    """(economy,) tariffs and export taxes collected, less subsidies paid, on flows at border value."""
    tariffs: AnyArray = (tariff * flow).sum((1, 2))
    taxes: AnyArray = (flow - received(flow, export_tax)).sum((0, 2))
    return tariffs + taxes


def bilateral_balance(flow: AnyArray) -> AnyArray:
    """(economy, partner) exports less imports of flows (importer, exporter, sector) at border value."""
    sold: AnyArray = flow.sum(2).T
    return sold - sold.T


def trade_balance(flow: AnyArray) -> AnyArray:
    """(economy,) exports less imports of flows (importer, exporter, sector) at border value."""
    exports: AnyArray = flow.sum((0, 2))
    imports: AnyArray = flow.sum((1, 2))
    return exports - imports
