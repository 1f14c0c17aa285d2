"""A base year from primitives: final shares, value added and deficits given, expenditure to be found.

As in Caliendo and Parro's replication: the data fix pi, tau, v, g, alpha, theta and value added; expenditure follows
from X = alpha I + g Y, and where the given deficits are not the ones behind the observed shares, wages move until
labour markets clear, and shares with them (excess demand for labour as in Alvarez and Lucas 2007, by Newton's step with
the Jacobian of the base year). The answer is the equilibrium, as tables of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from chipaccord.trade.economy.accounts import Accounts
from chipaccord.trade.economy.consistency import InconsistentError, largest
from chipaccord.trade.economy.tables import Tables
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.baseline import Baseline, sector_major, supplied
from chipaccord.trade.equations.income import income, sales, spending
from chipaccord.trade.equations.labour import payroll
from chipaccord.trade.equations.linearised import inverse_of
from chipaccord.trade.equations.price_index import cheapness, ln_price_index, offered, trade_shares
from chipaccord.trade.equations.unit_cost import ln_unit_cost

RESIDUAL = 1e-12  # of labour markets, relative to value added
MISSED = 1e-8  # the answer may miss its primitives by this part
TRACE = 1e-6  # economies below this part of the world are measured against it
MOST_ROUNDS, MOST_SWEEPS = 100, 2000
HEADWAY = 0.1  # a round that leaves more than this of the excess demand is followed by a new linearisation
SHORTEST = 1e-3  # of a step: below it the search has failed


@dataclass(frozen=True, eq=False)
class Point:
    """Markets at given wages: prices and spending clear, labour need not. `off` is the excess demand for it."""

    ln_w: Array
    ln_P: Array
    pi: Array  # (j,n,i)
    X: Array
    off: Array  # (n,) in units of world value added
    largest: float  # of `off`, relative to value added


def ended(size: float, before: float) -> bool:
    """Whether sweeps are at the end of the numbers: nothing is left, or rounding keeps it from shrinking."""
    return size < 2e-15 or before <= size < 1e-12


def prices(b: Baseline, inverse: Array, ln_w: Array, ln_P: Array) -> tuple[Array, Array]:
    """Prices ln P (n,j) and shares (j,n,i) at given wages, from prices nearby.

    inverse: (n,j,k) that of the price block.
    """
    size = np.inf
    for _ in range(MOST_SWEEPS):
        C = cheapness(b.theta, ln_unit_cost(b.v, b.g, ln_w, ln_P))
        s1 = offered(b.pi, C)
        off = ln_price_index(s1, b.theta) - ln_P
        before, size = size, float(np.abs(off).max())
        if ended(size, before):
            break
        ln_P = ln_P + np.einsum("njk,nk->nj", inverse, off)
    return ln_P, trade_shares(b.pi, C, s1)


def demands(b: Baseline, pi: Array, earned: Array, X: Array) -> tuple[Array, Array]:
    """Spending X and receipts Y (n,j) at given shares and earnings: X = alpha I(X) + g Y(X), from an X nearby."""
    at_border = pi / b.tau
    B, F = at_border / b.e, at_border.sum(axis=2)
    N, J = X.shape
    own = np.arange(N)
    local = np.linalg.inv(np.eye(J) - b.g * B[:, own, own].T[:, None, :] - b.alpha[:, :, None] * (1 - F.T)[:, None, :])
    ones, taxed, size = np.ones((J, N)), bool((b.e != 1).any()), np.inf
    for _ in range(MOST_SWEEPS):
        Y = sales(B, ones, X.T).T
        R = (X * (1 - F.T)).sum(axis=1)
        if taxed:
            R = R + sales(at_border - B, ones, X.T).sum(axis=0)
        off = spending(b.alpha, income(earned, R, b.deficit), b.g, Y) - X
        X = X + np.einsum("njk,nk->nj", local, off)
        before, size = size, float((np.abs(off).max(axis=1) / np.maximum(X.sum(axis=1), TRACE)).max())
        if ended(size, before):
            break
    X = np.maximum(X, 0.0)
    return X, sales(B, ones, X.T).T


def at_wages(b: Baseline, inverse: Array, ln_w: Array, near: Point | None) -> Point:
    """The markets at given wages, from those at a point nearby."""
    zeros = np.zeros_like(b.alpha)
    ln_P, pi = prices(b, inverse, ln_w, zeros if near is None else near.ln_P)
    earned = b.va * np.exp(ln_w)
    X, Y = demands(b, pi, earned, b.alpha * earned[:, None] if near is None else near.X)
    off = payroll(b.v, Y) - earned + b.va * (1 - earned.sum())
    off = np.where(b.va > 0, off, 0.0)
    return Point(ln_w, ln_P, pi, X, off, float((np.abs(off) / np.maximum(b.va, TRACE)).max()))


def cleared(b: Baseline) -> Point:
    """Wages that clear all labour markets, from the base year's; `off` is what is left."""
    N, J = b.alpha.shape
    own = np.arange(N)
    home = b.pi[:, own, own].T[:, :, None] * b.g.transpose(0, 2, 1)
    block = np.asarray(np.linalg.inv(np.eye(J) - home), np.float64)
    here = at_wages(b, block, np.zeros(N), None)
    length, wages = 1.0, linearised_at(b, here)
    for _ in range(MOST_ROUNDS):
        if here.largest <= RESIDUAL or length < SHORTEST:
            break
        step = wages @ here.off
        step *= length / max(1.0, float(np.abs(step).max()))
        there = at_wages(b, block, here.ln_w + step, here)
        if there.largest > HEADWAY * here.largest:
            wages = linearised_at(b, there if there.largest < here.largest else here)
        if there.largest < here.largest:
            here, length = there, min(1.0, 2 * length)
        else:
            length /= 2
    return here


def linearised_at(b: Baseline, point: Point) -> Array:
    """(n,n) the change of log wages for excess demand for labour, linearised at a point."""
    return inverse_of(replace(b, pi=point.pi, X=point.X, va=b.va * np.exp(point.ln_w))).wages


def equilibrium_of_primitives(tables: Tables, alpha: Array, VA: Array, D: Array) -> Tables:
    """The equilibrium tables with these shares and technology, final shares, value added and deficits.

    Raises ValueError where final shares or deficits do not add up, InconsistentError where the tables do not.
    """
    blank = Accounts(**tables)
    total = alpha.sum(axis=1, keepdims=True)
    wrong = largest(
        "the sum of final_share over sectors", np.where(VA > 0, total[:, 0] - 1, 0.0), [blank.economies], 1e-6
    )
    technology = blank.value_added_share + blank.input_share.sum(axis=1) - 1
    used = (technology > -1) | (blank.share.sum(axis=0) > 0)
    off = np.where(used, technology, 0.0)
    wrong += largest("value_added_share + the sum of input_share", off, [blank.economies, blank.sectors], 1e-10)
    if wrong:
        raise InconsistentError(wrong)
    world = float(VA.sum())
    if world <= 0:
        raise ValueError("value_added: it is zero everywhere")
    if abs(D.sum()) > 1e-6 * world:
        raise ValueError(f"deficit: the world's deficits sum to {D.sum():.6g}; they must sum to zero")
    b = Baseline(
        pi=supplied(sector_major(blank.share)),
        tau=sector_major(1 + blank.tariff),
        e=sector_major(1 + blank.export_tax),
        v=blank.value_added_share,
        g=blank.input_share,
        theta=blank.theta,
        va=VA / world,
        alpha=alpha / np.where(total > 0, total, 1.0),
        X=np.zeros_like(alpha),
        deficit=(D - D.sum() * VA / world) / world,
        unit=world,
    )
    point = cleared(b)
    X, share = point.X * world, np.ascontiguousarray(point.pi.transpose(1, 2, 0))
    share = np.where(blank.supplied[:, None, :], share, 0.0)
    for part in (X, share):
        part.setflags(write=False)
    found = Accounts(**tables | {"expenditure": X, "share": share})
    w = np.exp(point.ln_w)
    missed = np.abs(found.value_added / (w * VA + (VA == 0)) - (VA > 0)).max()
    missed = max(missed, np.abs(found.final_share - b.alpha).max())
    if not missed <= MISSED:
        raise ValueError(
            f"economy: no equilibrium found for these primitives (it misses them by {missed:.2g}); check deficit"
        )
    return {**tables, "expenditure": X, "share": share}
