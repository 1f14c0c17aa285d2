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
    """Changes of wages (n,) and prices (n,j), spending (n,j) in units of world value added, loops run."""

    wage: Array
    price: Array
    expenditure: Array
    outer: int
    inner: int
    gap: float


def nested_loop(
    economy: Any,
    tariff: Array,
    tolerance: float = 1e-7,
    damping: float = 0.2,
    most: int = 5_000,
    inner_tol: float = 1e-7,
) -> Answer:
    """Fixed deficits in units of world value added, tariffs changed, solved to the tolerance."""
    pi, v, g, theta = economy.share, economy.value_added_share, economy.input_share, economy.theta
    alpha, tau0, tau1 = economy.final_share, 1 + economy.tariff, 1 + tariff
    world = economy.value_added.sum()
    VA, D = economy.value_added / world, economy.deficit / world
    N, J = alpha.shape
    w, P = np.ones(N), np.ones((N, J))
    kappa = (tau1 / tau0) ** -theta
    loops = gap = 0
    outer = 0
    while outer < most:
        outer += 1
        for _ in range(most):
            c = w[:, None] ** v * np.exp(np.einsum("nkj,nk->nj", g, np.log(P)))
            P_new = np.einsum("nij,ij->nj", pi * kappa, c**-theta) ** (-1 / theta)
            loops += 1
            change = np.abs(P_new - P).max()
            P = P_new
            if change < inner_tol:
                break
        c = w[:, None] ** v * np.exp(np.einsum("nkj,nk->nj", g, np.log(P)))
        share = pi * kappa * (c[None] / P[:, None]) ** -theta
        B = share / tau1
        F = B.sum(axis=1)
        # X - g Y(X) - alpha (1 - F) X = alpha (w VA + D), all economies and sectors at once
        system = np.eye(N * J)
        use = np.einsum("nkj,mnj->nkmj", g, B).reshape(N * J, N * J)
        own = np.zeros((N, J, N, J))
        own[np.arange(N), :, np.arange(N), :] = alpha[:, :, None] * (1 - F)[:, None, :]
        system -= use + own.reshape(N * J, N * J)
        X = np.linalg.solve(system, (alpha * (w * VA + D)[:, None]).ravel()).reshape(N, J)
        Y = np.einsum("nij,nj->ij", B, X)
        excess = ((v * Y).sum(axis=1) - w * VA) / VA
        gap = float(np.abs(excess).max())
        if gap < tolerance:
            break
        w = w * (1 + damping * excess)
        w = w / (w * VA).sum()
    return Answer(w, P, X, outer, loops, gap)
