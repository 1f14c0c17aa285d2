"""Lay policies out for the solver: A, U and B sector-major, target cells apart, everything in world-GDP units.

A = pi (tau' e' d / tau e)^-theta, U = A / tau', B = U / e' (see `equilibrium`), for a batch of policies on one base
year. Powers are taken only where a wedge moves, so that a deal between two economies costs a copy of the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import jax
import numpy as np
import numpy.typing as npt

from chipaccord.precision import double_precision, host
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.baseline import Baseline
from chipaccord.trade.equations.system import Cells, Shock, Targets
from chipaccord.trade.policy.policy import Setting

DENSE = 0.1  # beyond this part of all cells, lay out whole tables
TARGETS, CELLS = 8, 16  # padded sizes: one compiled program serves every policy up to them


def padded(size: int, least: int) -> int:
    """The next power of two, at least `least`."""
    return max(least, 1 << max(size - 1, 0).bit_length())


def aligned(*shape: int) -> Array:
    """An uninitialised array whose memory JAX takes over on the CPU without a copy."""
    size = int(np.prod(shape)) * 8
    raw = np.empty(size + 64, np.uint8)
    start = -raw.ctypes.data % 64
    return raw[start : start + size].view(np.float64).reshape(shape)


def wedge_tables(setting: Setting, b: Baseline, A: Array, U: Array, B: Array | None) -> None:
    """Fill A, U and B (j,n,i) for one policy, target cells left out. B is None where nobody taxes exports."""
    economy, theta, placed = setting.economy, setting.theta, setting.placed
    at = setting.moved
    if at.size > DENSE * A.size:
        np.add(setting.tariff.transpose(2, 0, 1), 1, out=U)
        np.divide(U, b.tau, out=A)
        if setting.export_tax is not economy.export_tax:
            A *= ((1 + setting.export_tax) / (1 + economy.export_tax)).transpose(2, 0, 1)
        if setting.trade_cost is not None:
            A *= setting.trade_cost.transpose(2, 0, 1)
        np.log(A, out=A)  # exp(-theta log) is twice as fast as a power
        A *= -theta[:, None, None]
        np.exp(A, out=A)
        A *= b.pi
        np.divide(A, U, out=U)
        if B is not None:
            np.divide(U, (1 + setting.export_tax).transpose(2, 0, 1), out=B)
    else:
        A[:], U[:] = b.pi, b.at_border
        if B is not None:
            B[:] = b.received
        n, i, j = np.unravel_index(at, economy.share.shape)
        tau, e = 1 + setting.tariff.ravel()[at], 1 + setting.export_tax.ravel()[at]
        rise = tau * e / (b.tau[j, n, i] * b.e[j, n, i])
        if setting.trade_cost is not None:
            rise = rise * setting.trade_cost.ravel()[at]
        spent = A[j, n, i] * rise ** -theta[j]
        A[j, n, i], U[j, n, i] = spent, spent / tau
        if B is not None:
            B[j, n, i] = spent / (tau * e)
    for table in (A, U, B):
        if table is not None:
            table[placed.sector, placed.importer, placed.exporter] = 0.0


def shock_of(settings: Sequence[Setting], b: Baseline) -> Shock:
    """The solver's arrays for policies on one base year, each with a leading batch axis, as NumPy."""
    economy = settings[0].economy
    taxed = any(s.export_tax.any() for s in settings if s.export_tax is not economy.export_tax) or economy.export_taxed
    scaled = any(s.scale is not None for s in settings)
    pad = (
        padded(max(len(s.placed.targets) for s in settings), TARGETS),
        padded(max(s.placed.importer.size for s in settings), CELLS),
    )
    shape = len(settings), *b.pi.shape
    A, U = aligned(*shape), aligned(*shape)
    B = aligned(*shape) if taxed else None
    for k, setting in enumerate(settings):
        wedge_tables(setting, b, A[k], U[k], None if B is None else B[k])
    amounts = [s.deficits.amounts(b.deficit, b.va) for s in settings]
    if any(s.placed.targets for s in settings):
        cells, targets = jax.tree.map(lambda *parts: stacked(parts), *(lists_of(s, b, pad) for s in settings))
    else:
        cells, targets = no_targets(len(settings))
    no_scale = np.zeros_like(b.theta)
    return Shock(
        A=host(A),
        B=host(U if B is None else B),
        U=None if B is None else host(U),
        theta=stacked([s.theta for s in settings]),
        alpha=stacked([s.final_share for s in settings]),
        deficit=stacked([a[0] for a in amounts]),
        deficit_share=stacked([a[1] for a in amounts]),
        phi=stacked([s.labour_supply for s in settings]),
        psi=stacked([no_scale if s.scale is None else s.scale for s in settings]) if scaled else None,
        cells=cells,
        targets=targets,
    )


@cache
def no_targets(batch: int) -> tuple[Cells, Targets]:
    """The lists of a batch of policies without targets, on the device."""
    cell, target = (batch, CELLS), (batch, TARGETS)
    index, none, ones = host(np.zeros(cell, np.int32)), host(np.zeros(cell)), host(np.ones(cell))
    cells = Cells(index, index, index, index, none, ones, ones, ones, ones)
    off, unit, zero = host(np.zeros(target, np.bool_)), host(np.ones(target)), host(np.zeros(target))
    targets = Targets(off, unit, unit, off, off, off, off, zero, zero)
    with double_precision():
        return jax.device_put((cells, targets))  # type: ignore[no-any-return]  # jax leaves it untyped


def stacked(parts: Sequence[npt.NDArray[np.generic]]) -> jax.Array:
    """Arrays along a new first axis; a single one is not copied."""
    return host(parts[0][None] if len(parts) == 1 else np.stack(parts))


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
