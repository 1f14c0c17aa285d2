"""The equations linearised around a base year: the approximate inverse that proposes the solver's steps.

In NumPy and once per economy: Caliendo and Parro's (2015) prices and spending within each economy exactly, wages across
all economies exactly (with prices and spending following them), which is all that the iteration needs to converge in a
dozen passes. The homogeneity of the model is built in: a wage moves its economy's prices and spending one for one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.baseline import Baseline


@dataclass(frozen=True, eq=False)
class Inverse:
    """Approximate inverse of the equilibrium conditions at the baseline; see `iteration.Preconditioner`."""

    prices: Array  # (n,j,k)
    spending: Array  # (n,j,k)
    wages: Array  # (n,n)
    price_of_wage: Array  # (n,j,m) d ln P[n,j] / d ln w[m]
    spending_of_wage: Array  # (n,j,m) d X[n,j] / d ln w[m]


def inverse_of(b: Baseline, tolerance: float = 1e-4, most_sweeps: int = 60) -> Inverse:
    """Linearise around the baseline. Arrays with N columns are responses to each economy's ln w."""
    N, J = b.X.shape
    own = np.arange(N)
    B = b.received
    pi_own, B_own = b.pi[:, own, own].T, B[:, own, own].T
    F = b.at_border.sum(axis=2).T  # (n,j) part of a dollar spent that reaches the border
    gT = b.g.transpose(0, 2, 1)
    eye = np.eye(J)
    prices = np.linalg.inv(eye - pi_own[:, :, None] * gT)
    spending = np.linalg.inv(eye - b.g * B_own[:, None, :] - b.alpha[:, :, None] * (1 - F)[:, None, :])

    unit = np.eye(N)[:, None, :]
    p = np.broadcast_to(unit, (N, J, N)).copy()  # homogeneity: prices move one for one with own wages, to begin with
    for _ in range(most_sweeps):
        c = b.v[:, :, None] * unit + gT @ p
        off = (b.pi @ c.transpose(1, 0, 2)).transpose(1, 0, 2) - p
        p += prices @ off
        if np.abs(off).max() < tolerance:
            break
    c = (b.v[:, :, None] * unit + gT @ p).transpose(1, 0, 2)
    pj = p.transpose(1, 0, 2)
    X, theta = b.X.T[:, :, None], b.theta[:, None, None]
    sold = B * X  # (j,n,i)
    BT = B.transpose(0, 2, 1)
    substitution = -theta * (sold.sum(axis=1)[:, :, None] * c - sold.transpose(0, 2, 1) @ pj)  # of Y, X given
    leak = -theta * (b.at_border @ c - F.T[:, :, None] * pj)  # of F
    revenue = -(X * leak).sum(axis=0)
    x = b.X[:, :, None] * unit
    scale = b.spend_scale[:, :, None]
    for _ in range(most_sweeps):
        y = (BT @ x.transpose(1, 0, 2) + substitution).transpose(1, 0, 2)
        R = ((1 - F)[:, :, None] * x).sum(axis=1) + revenue
        off = b.alpha[:, :, None] * (np.diag(b.va) + R)[:, None, :] + b.g @ y - x
        x = x + spending @ off
        if np.abs(off / scale).max() < tolerance:
            break
    y = (BT @ x.transpose(1, 0, 2) + substitution).transpose(1, 0, 2)
    labour = (b.v[:, :, None] * y).sum(axis=1) - np.diag(b.va) - np.outer(b.va, b.va)
    idle = b.va <= 0  # an economy without factors has no wage to find
    labour[idle] = 0.0
    labour[idle, idle] = -1.0
    wages: Array = -np.linalg.inv(labour)
    return Inverse(np.asarray(prices, np.float64), spending, wages, p, x)
