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
from typing import Literal

import numpy as np
import numpy.typing as npt

from chipaccord.trade.economy import Economy
from chipaccord.trade.equations.arrays import Array

TOLERANCE = 1e-8
Condition = Literal["price", "expenditure", "labour", "deficit", "world", "sign", "scale", "target"]


@dataclass(frozen=True)
class Departure:
    """The largest departure from one condition: its size and where; no place is the whole world."""

    size: float
    place: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """The largest gap of each condition: price, expenditure, labour, deficit, world, sign, scale, target."""

    gaps: dict[Condition, Departure]

    @property
    def largest(self) -> float:
        """The largest gap of all."""
        return max(gap.size for gap in self.gaps.values())

    @property
    def ok(self) -> bool:
        """Whether every condition holds within the tolerance."""
        return bool(self.largest <= TOLERANCE)

    @property
    def worst(self) -> tuple[Condition, Departure]:
        """The condition with the largest gap, and that gap."""
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
    worst, at = size.max(axis=1), size.argmax(axis=1)  # both take a NaN for the largest
    worst[~np.isfinite(worst)] = np.inf
    shape = off.shape[1:]
    places = [
        tuple(axis[int(k)] for axis, k in zip(labels, np.unravel_index(where, shape), strict=True)) for where in at
    ]
    return [Departure(float(x), place) for x, place in zip(worst, places, strict=True)]


@dataclass(frozen=True, eq=False)
class Table:
    """A table over cells of trade for a batch of policies: the base year's, and the cells in which a policy differs.

    `base` (sector, importer, exporter); `at` (b, sector, importer, exporter) positions and `more` what they add; or,
    where a policy changes many cells, `base` with a leading batch axis and nothing in `at`.
    """

    base: Array
    at: tuple[npt.NDArray[np.intp], ...]
    more: Array

    def over_exporters(self, x: Array) -> Array:
        """(b, importer, sector) sums of the table times x (b, exporter, sector)."""
        summed = self._times(self.base, x)
        if self.at:
            b, j, n, i = self.at
            np.add.at(summed, (b, n, j), self.more * x[b, i, j])
        return summed

    def over_importers(self, x: Array) -> Array:
        """(b, exporter, sector) sums of the table times x (b, importer, sector)."""
        summed = self._times(self.base.swapaxes(-1, -2), x)
        if self.at:
            b, j, n, i = self.at
            np.add.at(summed, (b, i, j), self.more * x[b, n, j])
        return summed

    @staticmethod
    def _times(base: Array, x: Array) -> Array:
        """(b, row, sector) products of base (sector, row, column), perhaps by b, and x (b, column, sector)."""
        if base.ndim == 4:
            columns = np.ascontiguousarray(x.transpose(0, 2, 1))[..., None]
            return np.ascontiguousarray((base @ columns)[..., 0].transpose(0, 2, 1))
        return np.ascontiguousarray((base @ np.ascontiguousarray(x.transpose(2, 1, 0))).transpose(2, 1, 0))

    def of(self, k: int) -> Array:
        """(importer, exporter, sector) of one policy."""
        if self.base.ndim == 4:
            return np.array(self.base[k if len(self.base) > 1 else 0].transpose(1, 2, 0), order="C")
        whole = np.array(self.base)
        mine = self.at[0] == k
        whole[tuple(axis[mine] for axis in self.at[1:])] += self.more[mine]
        return np.ascontiguousarray(whole.transpose(1, 2, 0))


@dataclass(frozen=True, eq=False)
class Flows:
    """Trade at border value as the product of three tables, multiplied out when somebody asks."""

    offered: Table  # pi (tau' e' d / tau e)^-theta / tau'
    cheap: Array  # (b, exporter, sector) c^-theta
    demand: Array  # (b, importer, sector) X' P^theta

    def of(self, b: int) -> Array:
        """(importer, exporter, sector) of one policy."""
        flow = self.offered.of(b)
        flow *= self.cheap[b][None, :, :]
        flow *= self.demand[b][:, None, :]
        return flow


def check(economy: Economy, p: Policies, answers: Answers) -> tuple[list[dict[Condition, Departure]], Flows]:
    """Departures from the conditions, by policy and condition, and the flows implied.

    Flows are at border value: after export taxes, before tariffs.
    """
    names, sectors = economy.economies, economy.sectors
    v, g = economy.value_added_share, economy.input_share
    w, P, X = answers.w, answers.P, answers.X
    theta = p.theta[:, None, :]
    unit_cost = np.exp(v * np.log(w)[:, :, None] + (np.log(P)[:, :, None] @ g)[:, :, 0])
    if p.scale is not None and answers.Q is not None:
        unit_cost = unit_cost * answers.Q ** -p.scale[:, None, :]
    cheap = unit_cost**-theta
    offered, at_border, received = offers(economy, p)
    total = offered.over_exporters(cheap)
    bought = economy.supplied
    price = np.where(bought, np.where(bought, total, 1.0) ** (-1 / theta) / P - 1, 0.0)
    demand = X / np.where(bought, total, 1.0)
    sent = cheap * at_border.over_importers(demand)
    Y = sent if received is at_border else cheap * received.over_importers(demand)
    imports = (demand * at_border.over_exporters(cheap)).sum(axis=2)
    exports = sent.sum(axis=2)
    revenue = X.sum(axis=2) - imports + exports - Y.sum(axis=2)
    P_c = np.exp((economy.final_share * np.log(P)).sum(axis=2))
    earned = economy.value_added * w * (w / P_c) ** p.labour_supply
    income = earned + revenue + p.deficit
    wanted = p.final_share * income[:, :, None] + (g @ Y[..., None])[..., 0]
    world = economy.value_added.sum()
    spending = np.maximum(economy.expenditure.sum(axis=1), 1e-9 * world)
    payroll = np.maximum(economy.value_added, 1e-3 * spending)
    found: dict[Condition, list[Departure]] = {
        "price": departures(price, names, sectors),
        "expenditure": departures((wanted - X) / spending[:, None], names, sectors),
        "labour": departures(((v * Y).sum(axis=2) - earned) / payroll, names),
        "deficit": departures((imports - exports - p.deficit) / world, names),
        "world": departures(earned.sum(axis=1) / world - 1),
        "sign": departures(np.minimum(np.minimum(X.min(axis=2), income) / world, 0.0), names),
    }
    if p.scale is not None and answers.Q is not None:
        made = economy.output > 0
        grown = np.where(made, Y, 1.0) / np.where(made, economy.output, 1.0) / unit_cost / answers.Q - 1
        found["scale"] = departures(np.where(made, grown, 0.0), names, sectors)
    return [{name: each[b] for name, each in found.items()} for b in range(len(w))], Flows(at_border, cheap, demand)


def offers(economy: Economy, p: Policies) -> tuple[Table, Table, Table]:
    """Shares times (change of the whole wedge)^-theta; the part that reaches the border; the part producers receive."""
    zero = np.zeros((1, 1, 1, 1))
    tax, cost = (zero if given is None else given for given in (p.export_tax, p.trade_cost))
    pairs = [(p.tariff, economy.tariff[None])]
    if p.export_tax is not None:
        pairs.append((tax, economy.export_tax[None]))
    if p.trade_cost is not None:
        pairs.append((cost - 1, zero))
    moved = reduce(np.logical_or, (new != old for new, old in pairs))
    shape = (max(len(moved), len(p.theta)), *economy.share.shape)
    moved = np.broadcast_to(moved, shape)
    taxed = economy.export_taxed or p.export_tax is not None
    share, at_border, received, wedge = economy.by_sector
    if np.count_nonzero(moved) > moved.size // 10:
        paid = np.add(by_sector(p.tariff), 1, order="C")
        spent = np.empty((shape[0], *share.shape))
        np.divide(paid, wedge, out=spent)
        for new, old in pairs[1:]:
            spent *= by_sector((1 + new) / (1 + old))
        np.log(spent, out=spent)
        spent *= -p.theta[:, :, None, None]
        np.exp(spent, out=spent)
        spent *= share
        border = np.divide(spent, paid, out=paid if paid.shape == spent.shape else None)
        made = border / by_sector(1 + (economy.export_tax[None] if p.export_tax is None else tax)) if taxed else border
        whole = [Table(np.asarray(table), (), np.zeros(0)) for table in (spent, border, made)]
        return whole[0], whole[1], whole[2] if taxed else whole[1]
    b, n, i, j = np.unravel_index(np.flatnonzero(moved), shape)

    def cells(table: Array) -> Array:
        picked: Array = 1 + table[b if len(table) > 1 else 0, *((n, i, j) if table.size > 1 else (0, 0, 0))]
        return picked

    rise = reduce(np.multiply, (cells(new) / cells(old) for new, old in pairs), np.ones(b.size))
    spent = economy.share[n, i, j] * rise ** -p.theta[b if len(p.theta) > 1 else 0, j]
    border = spent / cells(p.tariff)
    tables = [(share, spent), (at_border, border)]
    if taxed:
        tables.append((received, border / cells(economy.export_tax[None] if p.export_tax is None else tax)))
    found = [Table(base, (b, j, n, i), new - base[j, n, i]) for base, new in tables]
    return found[0], found[1], found[-1]


def by_sector(table: Array) -> Array:
    """(b, importer, exporter, sector) as (b, sector, importer, exporter)."""
    return table.transpose(0, 3, 1, 2)
