"""Lay policies out for the solver: A, U and B sector-major, target cells apart, everything in world-GDP units.

A = pi (tau' e' d / tau e)^-theta, U = A / tau', B = U / e' (see `equilibrium`), for a batch of policies on one base
year. Powers are taken only where a wedge moves, so that a deal between two economies costs a copy of the tables.
"""

from __future__ import annotations

from collections.abc import Sequence

import jax
import numpy as np
import numpy.typing as npt

from chipaccord.trade.baseline import Baseline
from chipaccord.trade.consistency import Array
from chipaccord.trade.economy import Economy
from chipaccord.trade.equilibrium import Cells, Shock, Targets
from chipaccord.trade.policy import Policy, Setting, setting_of
from chipaccord.trade.precision import host

DENSE = 0.1  # beyond this part of all cells, lay out whole tables
TARGETS, CELLS = 8, 16  # padded sizes: one compiled program serves every policy up to them

Tables = tuple[Array, Array, Array]


def padded(size: int, least: int) -> int:
    """The next power of two, at least `least`."""
    return max(least, 1 << max(size - 1, 0).bit_length())


def wedge_tables(setting: Setting, b: Baseline) -> Tables:
    """A, U and B (j,n,i) of one policy, target cells left out. B is U itself where no trade is taxed by exporters."""
    economy, theta, placed = setting.economy, setting.theta, setting.placed
    different = setting.tariff != economy.tariff if setting.tariff is not economy.tariff else None
    for moved in (
        setting.export_tax != economy.export_tax if setting.export_tax is not economy.export_tax else None,
        setting.trade_cost != 1 if setting.trade_cost is not None else None,
    ):
        different = moved if different is None else different if moved is None else different | moved
    A, U = b.pi.copy(), b.at_border.copy()
    B = b.received.copy() if setting.export_tax.any() else U
    at = np.zeros(0, np.int64) if different is None else np.flatnonzero(different)
    if at.size > DENSE * A.size:
        tau, e = (np.ascontiguousarray(rate.transpose(2, 0, 1)) for rate in (setting.tariff, setting.export_tax))
        tau, e = 1 + tau, 1 + e
        rise = tau * e / (b.tau * b.e)
        if setting.trade_cost is not None:
            rise *= setting.trade_cost.transpose(2, 0, 1)
        A *= np.exp(-theta[:, None, None] * np.log(rise))
        np.divide(A, tau, out=U)
        if B is not U:
            np.divide(U, e, out=B)
    elif at.size:
        n, i, j = np.unravel_index(at, economy.share.shape)
        tau, e = 1 + setting.tariff.ravel()[at], 1 + setting.export_tax.ravel()[at]
        rise = tau * e / (b.tau[j, n, i] * b.e[j, n, i])
        if setting.trade_cost is not None:
            rise = rise * setting.trade_cost.ravel()[at]
        spent = A[j, n, i] * rise ** -theta[j]
        A[j, n, i], U[j, n, i], B[j, n, i] = spent, spent / tau, spent / (tau * e)
    for table in (A, U, B):
        table[placed.sector, placed.importer, placed.exporter] = 0.0
    return A, U, B


def shock_of(settings: Sequence[Setting], b: Baseline) -> Shock:
    """The solver's arrays for policies on one base year, each with a leading batch axis, as NumPy."""
    taxed = any(s.export_tax.any() for s in settings)
    scaled = any(s.scale is not None for s in settings)
    pad = (
        padded(max(len(s.placed.targets) for s in settings), TARGETS),
        padded(max(s.placed.importer.size for s in settings), CELLS),
    )
    tables = [wedge_tables(setting, b) for setting in settings]
    amounts = [s.deficits.amounts(b.deficit, b.va) for s in settings]
    lists = [lists_of(setting, b, pad) for setting in settings]
    cells, targets = jax.tree.map(lambda *parts: stacked(parts), *lists)
    no_scale = np.zeros_like(b.theta)
    return Shock(
        A=stacked([t[0] for t in tables]),
        B=stacked([t[2] for t in tables]),
        U=stacked([t[1] for t in tables]) if taxed else None,
        theta=stacked([s.theta for s in settings]),
        alpha=stacked([s.final_share for s in settings]),
        deficit=stacked([a[0] for a in amounts]),
        deficit_share=stacked([a[1] for a in amounts]),
        phi=stacked([s.labour_supply for s in settings]),
        psi=stacked([no_scale if s.scale is None else s.scale for s in settings]) if scaled else None,
        cells=cells,
        targets=targets,
    )


def stacked(parts: Sequence[npt.NDArray[np.generic]]) -> jax.Array:
    """Arrays along a new first axis; a single one is not copied."""
    return host(parts[0][None] if len(parts) == 1 else np.stack(parts))


def shock_of_nothing(b: Baseline, economy: Economy, final_share: Array) -> Shock:
    """The shock that leaves every wedge of a baseline alone, where the baseline's accounts are still to be found."""
    shock = shock_of([setting_of(Policy(), economy)], b)
    return shock._replace(alpha=stacked([final_share]))


def lists_of(setting: Setting, b: Baseline, pad: tuple[int, int]) -> tuple[Cells, Targets]:
    """The target cells and the targets of a policy, padded with idle ones."""
    placed, listed = setting.placed, setting.placed.targets
    at = (placed.sector, placed.importer, placed.exporter)
    tau, e = 1 + setting.tariff[placed.at], 1 + setting.export_tax[placed.at]
    rise = tau * e / (b.tau[at] * b.e[at])
    if setting.trade_cost is not None:
        rise = rise * setting.trade_cost[placed.at]

    def filled(values: object, size: int, idle: float, kind: type = np.float64) -> jax.Array:
        column: npt.NDArray[np.generic] = np.full(size, idle, dtype=kind)
        given: npt.NDArray[np.generic] = np.asarray(values, dtype=kind)
        column[: given.size] = given
        return host(column)

    def per_cell(values: object, idle: float = 1.0, kind: type = np.float64) -> jax.Array:
        return filled(values, pad[1], idle, kind)

    def per_target(values: list[float], idle: float = 1.0, kind: type = np.float64) -> jax.Array:
        return filled(values, pad[0], idle, kind)

    cells = Cells(
        importer=per_cell(placed.importer, 0, np.int32),
        exporter=per_cell(placed.exporter, 0, np.int32),
        sector=per_cell(placed.sector, 0, np.int32),
        target=per_cell(placed.target, 0, np.int32),
        share=per_cell(b.pi[at], 0.0),
        rise=per_cell(rise),
        tau=per_cell(tau),
        e=per_cell(e),
        e_base=per_cell(b.e[at]),
    )
    targets = Targets(
        active=per_target([True] * len(listed), False, np.bool_),
        value=per_target([t.value / b.unit for t in listed]),
        room=per_target([float(tau[placed.target == m].min()) for m in range(len(listed))]),
        to_exporter=per_target([t.accrues_to == "exporter" for t in listed], False, np.bool_),
        to_nobody=per_target([t.accrues_to == "nobody" for t in listed], False, np.bool_),
        by_price=per_target([t.deflator == "price" for t in listed], False, np.bool_),
        by_volume=per_target([t.deflator == "volume" for t in listed], False, np.bool_),
        lower=per_target([0.0 if t.mandate == "at_least" else -np.inf for t in listed], 0.0),
        upper=per_target([0.0 if t.mandate == "at_most" else np.inf for t in listed], 0.0),
    )
    return cells, targets
