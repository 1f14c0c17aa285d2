"""The textbook solution of Caliendo and Parro (2015): a nested loop in plain NumPy, as in the paper's own programs.

Outer loop on wages; for each, an inner loop on prices, then trade shares, then expenditure from one linear system of
(economies x sectors) equations; wages move with the excess demand for labour. It is the yardstick of the benchmarks and
an independent reference for the tests; nothing here is shared with `chipaccord.trade`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


class Answer(NamedTuple):
    """Changes of wages (n,) and prices (n,j), spending (n,j) in units of world value added, loops run, last gap."""

    wage: Array
    price: Array
    expenditure: Array
    outer: int
    inner: int
    gap: float


def nested_loop(
    economy: Any,
    tariff: Array,
    tolerance: float = 1e-11,
    damping: float = 0.2,
    most_outer: int = 5_000,
    most_inner: int = 5_000,
    by_cell: bool = False,
    direct: bool = True,
) -> Answer:
    """Fixed deficits in units of world value added, tariffs changed, solved to the tolerance.

    `by_cell` computes costs economy by economy and price indices cell by cell, as the paper's programs do; without it
    they are array expressions. With `direct` False the linear system is solved by sweeps, only to count the loops.
    """
    pi, v, g, theta = economy.share, economy.value_added_share, economy.input_share, economy.theta
    alpha, tau0, tau1 = economy.final_share, 1 + economy.tariff, 1 + tariff
    world = economy.value_added.sum()
    VA, D = economy.value_added / world, economy.deficit / world
    N, J = alpha.shape
    w, X = np.ones(N), economy.expenditure / world
    kappa = (tau1 / tau0) ** -theta
    prices = prices_by_cell if by_cell else prices_by_array
    outer = inner = 0
    while True:
        outer += 1
        P = np.ones((N, J))
        for _ in range(most_inner):
            c, P_new = prices(w, P, v, g, theta, pi, kappa)
            inner += 1
            change = np.abs(P_new - P).max()
            P = P_new
            if change < tolerance:
                break
        c = w[:, None] ** v * np.exp(np.einsum("nkj,nk->nj", g, np.log(P)))
        share = pi * kappa * (c[None] / P[:, None]) ** -theta
        B = share / tau1
        X = expenditure(alpha, g, B, w * VA + D, X, direct, tolerance)
        Y = np.einsum("nij,nj->ij", B, X)
        excess = ((v * Y).sum(axis=1) - w * VA) / VA
        gap = float(np.abs(excess).max())
        if gap < tolerance or outer == most_outer:
            return Answer(w, P, X, outer, inner, gap)
        w = w * (1 + damping * excess)
        w = w / (w * VA).sum()


def prices_by_array(
    w: Array, P: Array, v: Array, g: Array, theta: Array, pi: Array, kappa: Array
) -> tuple[Array, Array]:
    """Unit costs and price indices, as array expressions."""
    c = w[:, None] ** v * np.exp(np.einsum("nkj,nk->nj", g, np.log(P)))
    return c, np.einsum("nij,ij->nj", pi * kappa, c**-theta) ** (-1 / theta)


def prices_by_cell(
    w: Array, P: Array, v: Array, g: Array, theta: Array, pi: Array, kappa: Array
) -> tuple[Array, Array]:
    """Unit costs and price indices, economy by economy and cell by cell."""
    N, J = P.shape
    c, P_new = np.empty((N, J)), np.empty((N, J))
    ln_w, ln_P, offered = np.log(w), np.log(P), pi * kappa
    for n in range(N):
        c[n] = np.exp(v[n] * ln_w[n] + g[n].T @ ln_P[n])
    for j in range(J):
        cheap = c[:, j] ** -theta[j]
        for n in range(N):
            P_new[n, j] = (offered[n, :, j] @ cheap) ** (-1 / theta[j])
    return c, P_new


def expenditure(alpha: Array, g: Array, B: Array, earned: Array, X: Array, direct: bool, tolerance: float) -> Array:
    """X - g Y(X) - alpha (1 - F) X = alpha (w VA + D), all economies and sectors at once."""
    N, J = alpha.shape
    F = B.sum(axis=1)
    if not direct:
        for _ in range(2000):
            Y = np.einsum("nij,nj->ij", B, X)
            income = earned + ((1 - F) * X).sum(axis=1)
            new = alpha * income[:, None] + np.einsum("nkj,nj->nk", g, Y)
            change = np.abs(new - X).max()
            X = new
            if change < 1e-3 * tolerance / (N * J):
                break
        return X
    system = np.eye(N * J)
    system -= np.einsum("nkj,mnj->nkmj", g, B).reshape(N * J, N * J)
    own = np.zeros((N, J, N, J))
    own[np.arange(N), :, np.arange(N), :] = alpha[:, :, None] * (1 - F)[:, None, :]
    system -= own.reshape(N * J, N * J)
    solved: Array = np.linalg.solve(system, (alpha * earned[:, None]).ravel()).astype(np.float64, copy=False)
    return solved.reshape(N, J)
