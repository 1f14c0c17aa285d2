"""A smaller economy from a larger one: regions and sectors added up so that every account is kept.

Flows, spending, output and value added add up; tariffs and export taxes are the rates that collect the same revenue on
the summed trade; value-added and input shares are weighted by output; trade elasticities by trade across borders.
Trade between members of a region becomes home sales, and keeps the tariffs paid on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from chipaccord.trade.economy.accounts import Accounts
from chipaccord.trade.economy.tables import Tables, checked_tables
from chipaccord.trade.equations.arrays import Array


def membership(
    what: str, old: Sequence[str], groups: Mapping[str, Sequence[str]] | None
) -> tuple[tuple[str, ...], Array]:
    """New labels, and the (new, old) matrix of ones where an old label belongs to a new one."""
    if groups is None:
        return tuple(old), np.eye(len(old))
    belongs: dict[str, str] = {}
    for group, members in groups.items():
        for member in [members] if isinstance(members, str) else members:
            if member not in old:
                raise ValueError(f"aggregate: {what} {member!r} (in {group!r}) is not in this economy")
            if member in belongs:
                raise ValueError(f"aggregate: {what} {member!r} is in {belongs[member]!r} and in {group!r}")
            belongs[member] = group
    left = [label for label in old if label not in belongs]
    if left:
        raise ValueError(f"aggregate: no group for {what} {', '.join(map(repr, left))}; every one needs a group")
    names = tuple(groups)
    return names, np.array([[float(belongs[label] == name) for label in old] for name in names])


def ratio(top: Array, bottom: Array, otherwise: Array) -> Array:
    """The ratio top / bottom, and `otherwise` where the bottom is zero."""
    return np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1.0), otherwise)


def aggregated_tables(
    economy: Accounts, regions: Mapping[str, Sequence[str]] | None, sectors: Mapping[str, Sequence[str]] | None
) -> Tables:
    """See `Economy.aggregate`."""
    names, R = membership("economy", economy.economies, regions)
    kinds, S = membership("sector", economy.sectors, sectors)

    def cells(table: Array) -> Array:
        return np.asarray(np.einsum("an,bi,cj,nij->abc", R, R, S, table, optimize=True))

    def made(table: Array) -> Array:
        return np.asarray(np.einsum("an,cj,nj->ac", R, S, table, optimize=True))

    flow, count = cells(economy.flow), cells(np.ones_like(economy.flow))
    paid, received = cells(economy.flow * economy.tariff), cells(economy.flow / (1 + economy.export_tax))
    tariff = ratio(paid, flow, cells(economy.tariff) / count)
    tax = ratio(flow, received, 1 + cells(economy.export_tax) / count) - 1
    spent = flow * (1 + tariff)
    X = spent.sum(axis=1)
    Y, number = made(economy.output), made(np.ones_like(economy.output))
    v = ratio(made(economy.value_added_share * economy.output), Y, made(economy.value_added_share) / number)
    used = np.einsum("an,bk,cj,nkj->abc", R, S, S, economy.input_share * economy.output[:, None, :], optimize=True)
    plain = np.einsum("an,bk,cj,nkj->abc", R, S, S, economy.input_share, optimize=True) / number[:, None, :]
    abroad = economy.flow.sum(axis=(0, 1)) - np.einsum("nnj->j", economy.flow)
    theta = ratio(S @ (abroad * economy.theta), S @ abroad, S @ economy.theta / S.sum(axis=1))
    return checked_tables(
        names,
        kinds,
        expenditure=X,
        share=np.divide(spent, X[:, None, :], out=np.zeros_like(spent), where=X[:, None, :] > 0),
        tariff=tariff,
        export_tax=tax,
        value_added_share=v,
        input_share=ratio(used, np.broadcast_to(Y[:, None, :], used.shape), plain),
        theta=theta,
    )
