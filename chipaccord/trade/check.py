"""An independent check of a counterfactual: every equilibrium condition, straight from the equations, in plain NumPy.

It sees the economy's own tables, the policy, and the answer (w, P, X, Q and the wedges). It shares no array and no code
with the solver, so that a slip in either shows as a gap between them. Conditions are those of Caliendo and Parro
(2015, equations 10-14); sizes are in logs (prices, scale), relative to an economy's own spending (expenditure), to its
own value added (labour), or to world value added (deficit, world, sign). Policies come as a batch, axis b.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from chipaccord.trade.consistency import Array
from chipaccord.trade.economy import Economy

TOLERANCE = 1e-8


@dataclass(frozen=True)
class Departure:
    """The largest departure from one condition: its size and where."""

    size: float
    place: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """The largest gap of each condition: price, expenditure, labour, deficit, world, sign, scale, target."""

    gaps: dict[str, Departure]

    @property
    def largest(self) -> float:
        return max(gap.size for gap in self.gaps.values())

    @property
    def ok(self) -> bool:
        return bool(self.largest <= TOLERANCE)

    @property
    def worst(self) -> tuple[str, Departure]:
        return max(self.gaps.items(), key=lambda item: item[1].size)

    def __repr__(self) -> str:
        parts = ", ".join(f"{name} {gap.size:.1e}" for name, gap in self.gaps.items())
        return f"Check({'ok' if self.ok else 'FAILED'}: {parts})"


@dataclass(frozen=True, eq=False)
class Answers:
    """Supposed answers to a batch of policies: changes w (b,n), P and Q (b,n,j), spending X (b,n,j) in money."""

    w: Array
    P: Array
    X: Array
    Q: Array | None


@dataclass(frozen=True, eq=False)
class Policies:
    """A batch of policies as arrays with a leading axis b (of length 1 where all are alike)."""

    tariff: Array  # (b, importer, exporter, sector)
    export_tax: Array | None  # None: as in the base year
    trade_cost: Array | None
    theta: Array  # (b, sector)
    final_share: Array  # (b, economy, sector)
    labour_supply: Array  # (b, economy)
    scale: Array | None  # (b, sector)
    deficit: Array  # (b, economy), money


def departures(off: Array, *labels: Sequence[str]) -> list[Departure]:
    """The largest entry of each policy's departures (b, ...); a number that is not finite counts as infinite."""
    size = np.abs(off).reshape(len(off), -1)
    size[~np.isfinite(size)] = np.inf
    at = size.argmax(axis=1)
    worst = size[np.arange(len(off)), at]
    shape = off.shape[1:]
    places = [
        tuple(axis[int(k)] for axis, k in zip(labels, np.unravel_index(where, shape), strict=True)) for where in at
    ]
    return [Departure(float(x), place) for x, place in zip(worst, places, strict=True)]


@dataclass(frozen=True, eq=False)
class Flows:
    """Trade at border value as the product of three tables, multiplied out when somebody asks."""

    offered: Array  # (b, importer, exporter, sector) pi (tau' e' d / tau e)^-theta / tau'
    cheap: Array  # (b, exporter, sector) c^-theta
    demand: Array  # (b, importer, sector) X' P^theta

    def of(self, b: int) -> Array:
        """(importer, exporter, sector) of one policy."""
        offered = self.offered[b if len(self.offered) > 1 else 0]
        flow: Array = offered * self.cheap[b][None, :, :]
        flow *= self.demand[b][:, None, :]
        return flow

    def at(self, b: int, cells: tuple[npt.NDArray[np.int64], ...]) -> Array:
        """(cell,) of one policy, for cells given by (importer, exporter, sector)."""
        n, i, j = cells
        return np.asarray(
            self.offered[b if len(self.offered) > 1 else 0, n, i, j] * self.cheap[b, i, j] * self.demand[b, n, j]
        )


def check(economy: Economy, p: Policies, answers: Answers) -> tuple[list[dict[str, Departure]], Flows]:
    """Departures from the conditions, by policy and condition, and the flows implied.

    Flows are at border value: after export taxes, before tariffs.
    """
    names, sectors = economy.economies, economy.sectors
    v, g = economy.value_added_share, economy.input_share
    w, P, X = answers.w, answers.P, answers.X
    theta = p.theta[:, None, :]
    unit_cost = w[:, :, None] ** v * np.exp(np.einsum("nkj,bnk->bnj", g, np.log(P)))
    if p.scale is not None and answers.Q is not None:
        unit_cost = unit_cost * answers.Q ** -p.scale[:, None, :]
    cheap = unit_cost**-theta
    offered = offers(economy, p)
    total = np.einsum("bnij,bij->bnj", offered, cheap)
    bought = economy.supplied
    price = np.where(bought, np.where(bought, total, 1.0) ** (-1 / theta) / P - 1, 0.0)
    offered /= 1 + p.tariff
    flows = Flows(offered, cheap, X / np.where(bought, total, 1.0))

    sent = cheap * np.einsum("bnij,bnj->bij", offered, flows.demand)
    Y = sent
    export_tax = economy.export_tax[None] if p.export_tax is None else p.export_tax
    if economy.export_taxed or p.export_tax is not None:
        Y = cheap * np.einsum("bnij,bnj->bij", offered / (1 + export_tax), flows.demand)
    imports = (flows.demand * np.einsum("bnij,bij->bnj", offered, cheap)).sum(axis=2)
    exports = sent.sum(axis=2)
    revenue = X.sum(axis=2) - imports + exports - Y.sum(axis=2)
    P_c = np.exp((economy.final_share * np.log(P)).sum(axis=2))
    earned = economy.value_added * w * (w / P_c) ** p.labour_supply
    income = earned + revenue + p.deficit
    wanted = p.final_share * income[:, :, None] + np.einsum("nkj,bnj->bnk", g, Y)
    world = economy.value_added.sum()
    spending = np.maximum(economy.expenditure.sum(axis=1), 1e-9 * world)
    payroll = np.maximum(economy.value_added, 1e-3 * spending)
    found = {
        "price": departures(price, names, sectors),
        "expenditure": departures((wanted - X) / spending[:, None], names, sectors),
        "labour": departures(((v * Y).sum(axis=2) - earned) / payroll, names),
        "deficit": departures((imports - exports - p.deficit) / world, names),
        "world": departures(earned.sum(axis=1, keepdims=True) / world - 1, ("the world",)),
        "sign": departures(np.minimum(np.minimum(X.min(axis=2), income) / world, 0.0), names),
    }
    if p.scale is not None and answers.Q is not None:
        made = economy.output > 0
        grown = np.where(made, Y, 1.0) / np.where(made, economy.output, 1.0) / unit_cost / answers.Q - 1
        found["scale"] = departures(np.where(made, grown, 0.0), names, sectors)
    return [{name: each[b] for name, each in found.items()} for b in range(len(w))], flows


def offers(economy: Economy, p: Policies) -> Array:
    """(b, importer, exporter, sector) pi (change of the whole wedge)^-theta; powers only where there is a change."""
    tables = [(p.tariff, economy.tariff[None])]
    if p.export_tax is not None:
        tables.append((p.export_tax, economy.export_tax[None]))
    if p.trade_cost is not None:
        tables.append((p.trade_cost - 1, np.zeros((1, 1, 1, 1))))
    moved = reduce(np.logical_or, (new != old for new, old in tables))
    kept: Array = np.array(np.broadcast_to(economy.share, (max(len(moved), len(p.theta)), *economy.share.shape)))
    at = np.flatnonzero(np.broadcast_to(moved, kept.shape))
    if at.size > kept.size // 10:
        rise = reduce(np.multiply, ((1 + new) / (1 + old) for new, old in tables))
        kept *= rise ** -p.theta[:, None, None, :]
        return kept
    b, n, i, j = np.unravel_index(at, kept.shape)

    def cells(table: Array) -> Array:
        picked: Array = 1 + table[b if len(table) > 1 else 0, *((n, i, j) if table.size > 1 else (0, 0, 0))]
        return picked

    rise = reduce(np.multiply, (cells(new) / cells(old) for new, old in tables), np.ones(at.size))
    kept[b, n, i, j] *= rise ** -p.theta[b if len(p.theta) > 1 else 0, j]
    return kept
