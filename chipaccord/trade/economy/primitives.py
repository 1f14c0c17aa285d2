"""A base year from primitives: final shares, value added and deficits given, expenditure to be found.

As in Caliendo and Parro's replication: the data fix pi, tau, v, g, alpha, theta and value added; expenditure follows
from X = alpha I + g Y, and where the given deficits are not the ones behind the observed shares, wages move until
labour markets clear, and shares with them. The answer is the equilibrium, as an economy of its own.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from chipaccord.trade.equations.linearised import Baseline, sector_major, supplied
from chipaccord.trade.economy.consistency import Array, InconsistentError, largest
from chipaccord.trade.economy.base_year import Economy

RESIDUAL, MOST_PASSES = 1e-11, 300


def spending_of(b: Baseline, most_sweeps: int = 2000) -> Array:
    """(n,j) expenditure that primitives imply at the base year's wages and prices: X = alpha I(X) + g Y(X)."""
    B, F = b.received, b.at_border.sum(axis=2)
    N, J = b.alpha.shape
    own = np.arange(N)
    local = np.linalg.inv(np.eye(J) - b.g * B[:, own, own].T[:, None, :] - b.alpha[:, :, None] * (1 - F.T)[:, None, :])
    X = b.alpha * b.va[:, None]
    for _ in range(most_sweeps):
        Y = np.einsum("jni,nj->ij", B, X)
        R = (X * (1 - F.T)).sum(axis=1) + np.einsum("jni,jni,nj->i", B, b.e - 1, X)
        off = b.alpha * (b.va + R + b.deficit)[:, None] + np.einsum("nkj,nj->nk", b.g, Y) - X
        X = X + np.einsum("njk,nk->nj", local, off)
        if np.abs(off).max() < 1e-13:
            break
    return np.maximum(X, 0.0)


def equilibrium_of_primitives(blank: Economy, alpha: Array, VA: Array, D: Array) -> Economy:
    """The equilibrium economy of `blank`'s shares and technology with these final shares, value added, deficits.

    Raises ValueError where final shares or deficits do not add up, InconsistentError where the tables do not.
    """
    from chipaccord.trade.policy.policy import Policy, setting_of
    from chipaccord.trade.solver.prepared import prepared_from, run_together  # the solver, needed only here
    from chipaccord.trade.solver.shock import shock_of_nothing

    names, sectors = blank.economies, blank.sectors
    total = alpha.sum(axis=1, keepdims=True)
    off = np.where(VA > 0, total[:, 0] - 1, 0.0)
    wrong = largest("the sum of final_share over sectors", off, [names], 1e-6)
    technology = blank.value_added_share + blank.input_share.sum(axis=1) - 1
    used = (technology > -1) | (blank.share.sum(axis=0) > 0)
    wrong += largest(
        "value_added_share + the sum of input_share", np.where(used, technology, 0.0), [names, sectors], 1e-10
    )
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
    b = replace(b, X=spending_of(b))
    prepared = prepared_from(b)
    start = prepared.start([setting_of(Policy(), blank)])
    run = run_together(prepared, shock_of_nothing(b, blank, b.alpha), start, RESIDUAL, MOST_PASSES)
    state, residual = run.state.member(0), float(run.residual.max())
    if not residual <= RESIDUAL:
        raise ValueError(f"economy: no equilibrium found for these primitives (residual {residual:.2g}); check deficit")
    w, P, X = np.exp(state.ln_w), np.exp(state.ln_P), np.asarray(state.x) * b.spend_scale * world
    cost = w[:, None] ** b.v * np.exp(np.einsum("nkj,nk->nj", b.g, np.log(P)))
    offer = blank.share * cost[None] ** -b.theta
    total = offer.sum(axis=1, keepdims=True)
    share = np.divide(offer, total, out=np.zeros_like(offer), where=total > 0)
    for part in (X, share):
        part.setflags(write=False)
    found = replace(blank, expenditure=X, share=share)
    missed = np.abs(found.value_added / (w * VA + (VA == 0)) - (VA > 0)).max()
    missed = max(missed, np.abs(found.final_share - b.alpha).max())
    if missed > 1e-8:
        raise ValueError(f"economy: the solved base year misses its primitives by {missed:.2g}; check the tables")
    return found
