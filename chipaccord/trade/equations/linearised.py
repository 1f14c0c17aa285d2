"""The base year as the solver sees it: units of world value added, sector-major, and its approximate inverse.

`Baseline` holds the primitives of one economy. `inverse_of` linearises Caliendo and Parro's (2015) equilibrium around
it, in NumPy and once per economy: prices and spending within each economy exactly, wages across all economies exactly
(with prices and spending following them), which is all that the iteration needs to converge in a dozen passes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from chipaccord.trade.economy.consistency import Array
from chipaccord.trade.economy.base_year import Economy

TINY = 1e-300


@dataclass(frozen=True, eq=False)
class Baseline:
    """Primitives in units of world value added. pi, tau, e: (sector, importer, exporter)."""

    pi: Array
    tau: Array
    e: Array
    v: Array  # (n,j)
    g: Array  # (n,k,j)
    theta: Array  # (j,)
    va: Array  # (n,)
    alpha: Array  # (n,j)
    X: Array  # (n,j)
    deficit: Array  # (n,)
    unit: float  # money per unit of world value added

    @cached_property
    def at_border(self) -> Array:
        """(j,n,i) pi / tau, the part of each dollar spent that reaches the border."""
        part: Array = self.pi / self.tau
        return part

    @cached_property
    def received(self) -> Array:
        """(j,n,i) pi / (tau e), the part that reaches the producer."""
        part: Array = self.at_border / self.e
        return part

    @cached_property
    def output(self) -> Array:
        """(n,j) producers' receipts."""
        receipts: Array = np.einsum("jni,nj->ij", self.received, self.X)
        return receipts

    @cached_property
    def spend_scale(self) -> Array:
        """(n,j) units in which spending is iterated on: its own size, but no less than a trace of the economy's."""
        scale: Array = np.maximum(self.X, np.maximum(1e-4 * self.X.sum(axis=1, keepdims=True), 1e-9))
        return scale

    @cached_property
    def labour_scale(self) -> Array:
        """(n,) units of the labour residual: value added, but no less than a trace of spending."""
        scale: Array = np.maximum(self.va, np.maximum(1e-3 * self.X.sum(axis=1), 1e-9))
        return scale


def sector_major(cells: Array) -> Array:
    return np.ascontiguousarray(cells.transpose(2, 0, 1))


def supplied(pi: Array) -> Array:
    """(j,n,i) shares, where nobody supplies a cell (and nobody buys it) as bought at home, so that it has a price."""
    empty = pi.sum(axis=2) <= 0
    if not empty.any():
        return pi
    pi = pi.copy()
    j, n = np.nonzero(empty)
    pi[j, n, n] = 1.0
    return pi


def baseline_of(economy: Economy) -> Baseline:
    """The solver's view of a consistent economy."""
    economy.check()
    unit = float(economy.value_added.sum())
    return Baseline(
        pi=supplied(sector_major(economy.share)),
        tau=sector_major(1 + economy.tariff),
        e=sector_major(1 + economy.export_tax),
        v=economy.value_added_share,
        g=economy.input_share,
        theta=economy.theta,
        va=economy.value_added / unit,
        alpha=economy.final_share,
        X=economy.expenditure / unit,
        deficit=economy.deficit / unit,
        unit=unit,
    )


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
