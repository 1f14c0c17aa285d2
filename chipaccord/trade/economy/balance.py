"""The nearest economy whose tables fit together, and what had to move.

Trade shares, and value-added with input shares, are scaled to sum to 1: of all tables that do, the nearest in relative
entropy. Final demand below zero is set to zero, the nearest point that is not negative, and spending follows from
X = F + g Y(X). A purchase that nobody supplies is bought at home; a producer without technology uses only labour.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from chipaccord.trade.economy.accounts import Accounts
from chipaccord.trade.economy.consistency import Move
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.income import intermediate

SWEEPS = 5000


def moves(table: str, before: Array, after: Array, axes: tuple[tuple[str, ...], ...]) -> list[Move]:
    """The move of a table beyond rounding, if any."""
    off = np.abs(after - before)
    changed = off > 1e-12 * np.maximum(np.abs(before), np.abs(after).max())
    if not changed.any():
        return []
    at = np.unravel_index(int(off.argmax()), off.shape)
    place = tuple(axis[int(k)] for axis, k in zip(axes, at, strict=True))
    return [Move(table, int(changed.sum()), place, float(before[at]), float(after[at]), float(off.sum()))]


def balanced_tables(economy: Accounts) -> tuple[Mapping[str, Any], list[Move]]:
    """See `Economy.balanced`: the tables that may move, as they fit together, and what had to move."""
    X, own = economy.expenditure, np.arange(len(economy.economies))
    total = economy.share.sum(axis=1, keepdims=True)
    share = np.divide(economy.share, total, out=np.zeros_like(economy.share), where=total > 0)
    home = (total[:, 0] <= 0) & (X > 0)
    share[own, own] = np.where(home, 1.0, share[own, own])
    g, v = economy.input_share, economy.value_added_share
    whole = v + g.sum(axis=1)
    produced = share.sum(axis=0) > 0
    v = np.where(whole > 0, v / np.where(whole > 0, whole, 1.0), np.where(produced, 1.0, v))
    g = np.where(whole[:, None, :] > 0, g / np.where(whole > 0, whole, 1.0)[:, None, :], g)
    received = share / ((1 + economy.tariff) * (1 + economy.export_tax))
    used = intermediate(g, np.einsum("nij,nj->ij", received, X))
    F = np.maximum(X - used, 0.0)
    if (X - used < 0).any():
        X = solved_spending(F, received, g, X)
    n, j = economy.economies, economy.sectors
    found = moves("share", economy.share, share, (n, n, j))
    found += moves("value_added_share", economy.value_added_share, v, (n, j))
    found += moves("input_share", economy.input_share, g, (n, j, j))
    found += moves("expenditure", economy.expenditure, X, (n, j))
    for part in (X, share, v, g):
        part.setflags(write=False)
    return {"expenditure": X, "share": share, "value_added_share": v, "input_share": g}, found


def solved_spending(F: Array, received: Array, g: Array, X: Array) -> Array:
    """(n,j) spending X = F + g Y(X), the demand for goods whose final part is F."""
    for _ in range(SWEEPS):
        Y = np.einsum("nij,nj->ij", received, X)
        new = F + intermediate(g, Y)
        change = np.abs(new - X).max()
        X = new
        if change <= 1e-15 * np.abs(X).max():
            break
    return X
