"""The base year as the equations see it: primitives in units of world value added, sector-major."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from chipaccord.trade.equations.arrays import Array


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
    """(sector, importer, exporter), in memory too, of cells (importer, exporter, sector)."""
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
