"""Lay a policy out for the solver: A, U and B sector-major, target cells apart, everything in world-GDP units.

A = pi (tau' e' / tau e)^-theta, U = A / tau', B = U / e' (see `equilibrium`). Powers are taken only where a wedge
moves, so that a deal between two economies costs a copy of the table.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from chipaccord.trade.baseline import Baseline, sector_major
from chipaccord.trade.consistency import Array
from chipaccord.trade.economy import Economy
from chipaccord.trade.equilibrium import Cells, Shock, Targets
from chipaccord.trade.policy import Setting
from chipaccord.trade.precision import host
from chipaccord.trade.targets import Placed, place

TARGETS, CELLS = 8, 16  # padded sizes: one compiled program serves every policy up to them


def padded(size: int, least: int) -> int:
    """The next power of two, at least `least`."""
    return max(least, 1 << max(size - 1, 0).bit_length())


def pad_of(settings: list[Setting]) -> tuple[int, int]:
    """Sizes of the target and cell lists that hold every policy of a batch."""
    targets = max(len(s.placed.targets) for s in settings)
    cells = max(s.placed.importer.size for s in settings)
    return padded(targets, TARGETS), padded(cells, CELLS)


def shock_of(setting: Setting, b: Baseline, pad: tuple[int, int], export_taxed: bool) -> Shock:
    """The solver's arrays for one policy, as NumPy. `export_taxed` says whether U is laid out apart from B."""
    economy = setting.economy
    theta = setting.theta
    A = np.array(b.pi)
    same_tariff = setting.tariff is economy.tariff
    tau = b.tau if same_tariff else sector_major(1 + setting.tariff)
    e = b.e if setting.export_tax is economy.export_tax else sector_major(1 + setting.export_tax)
    rise = np.ones(()) if same_tariff and e is b.e else (tau * e) / (b.tau * b.e)
    moved = rise != 1
    if moved.any():
        j, n, i = np.nonzero(moved)
        A[j, n, i] *= rise[moved] ** -theta[j]
    placed = setting.placed
    A[placed.sector, placed.importer, placed.exporter] = 0.0
    U = A / tau
    cells, targets = lists_of(placed, setting.tariff, setting.export_tax, b, pad)
    deficit, deficit_share = setting.deficits.amounts(b.deficit, b.va)
    return Shock(
        A=host(A),
        B=host(U / e if export_taxed else U),
        U=host(U) if export_taxed else None,
        theta=host(theta),
        alpha=host(setting.final_share),
        deficit=host(deficit),
        deficit_share=host(deficit_share),
        phi=host(setting.labour_supply),
        cells=cells,
        targets=targets,
    )


def shock_of_nothing(b: Baseline, economy: Economy) -> Shock:
    """The shock that leaves every wedge of a baseline alone."""
    taxed = bool((b.e != 1).any())
    U = b.pi / b.tau
    nobody = np.zeros_like(b.va)
    lists = lists_of(place((), economy), economy.tariff, economy.export_tax, b, (TARGETS, CELLS))
    parts = (b.pi, U / b.e if taxed else U, U, b.theta, b.alpha, b.deficit, nobody, nobody)
    A, B, U_, theta, alpha, deficit, share, phi = map(host, parts)
    return Shock(A, B, U_ if taxed else None, theta, alpha, deficit, share, phi, *lists)


def lists_of(
    placed: Placed, tariff: Array, export_tax: Array, b: Baseline, pad: tuple[int, int]
) -> tuple[Cells, Targets]:
    """The target cells and the targets, padded with idle ones."""
    at = (placed.sector, placed.importer, placed.exporter)
    idle_cells = pad[1] - placed.importer.size
    tau, e = 1 + tariff[placed.at], 1 + export_tax[placed.at]
    before = b.tau[at], b.e[at]

    def index(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
        return np.pad(values, (0, idle_cells)).astype(np.int32)

    def number(values: Array, idle: float) -> Array:
        return np.pad(values, (0, idle_cells), constant_values=idle)

    cells = Cells(
        importer=host(index(placed.importer)),
        exporter=host(index(placed.exporter)),
        sector=host(index(placed.sector)),
        target=host(index(placed.target)),
        share=host(number(b.pi[at], 0.0)),
        wedge=host(number(tau * e / (before[0] * before[1]), 1.0)),
        tau=host(number(tau, 1.0)),
        e=host(number(e, 1.0)),
        e_base=host(number(before[1], 1.0)),
    )
    listed = placed.targets
    idle = pad[0] - len(listed)

    def per_target(values: list[float], idle_value: float) -> Array:
        return np.array([*values, *[idle_value] * idle], dtype=np.float64)

    def flag(values: list[bool]) -> npt.NDArray[np.bool_]:
        return np.array([*values, *[False] * idle], dtype=np.bool_)

    room = [float(tau[placed.target == m].min()) for m in range(len(listed))]
    targets = Targets(
        active=host(flag([True for _ in listed])),
        value=host(per_target([t.value / b.unit for t in listed], 1.0)),
        room=host(per_target(room, 1.0)),
        on_export=host(flag([t.accrues_to == "exporter" for t in listed])),
        deflate_price=host(flag([t.deflator == "price" for t in listed])),
        deflate_volume=host(flag([t.deflator == "volume" for t in listed])),
        lower=host(per_target([0.0 if t.mandate == "at_least" else -np.inf for t in listed], 0.0)),
        upper=host(per_target([0.0 if t.mandate == "at_most" else np.inf for t in listed], 0.0)),
    )
    return cells, targets
