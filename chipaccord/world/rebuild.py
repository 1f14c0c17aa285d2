"""Make the shipped world from the raw figures, to the same bytes, and report what the calibration did.

Values are written with seven significant digits: far above the error of the solver, so that another machine writes
the same file, and far below what any source knows. Value added and final demand are not written: they are residuals.
"""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from chipaccord.world.calibrate import Calibration, Published, calibrate
from chipaccord.world.raw import base_tariffs, gdp, published_totals, raw_tables, trust
from chipaccord.world.tables import data_path
from chipaccord.world.vocabulary import economies, sectors
from chipaccord.world.world import World, load

Array = npt.NDArray[np.float64]
PROVENANCE = ("2022-24", "calibration", "derived")


@dataclass(frozen=True)
class Move:
    """A cell that the calibration moved: raw and calibrated value in million USD."""

    table: str
    cell: str
    raw: float
    calibrated: float


@dataclass(frozen=True)
class Check:
    """A published total against the calibrated world, in bn USD; `gap` is relative."""

    label: str
    published: float
    calibrated: float

    @property
    def gap(self) -> float:
        """How far the calibrated figure lies above the published one, as a share of it."""
        return self.calibrated / self.published - 1


@dataclass(frozen=True)
class Report:
    """What `rebuild` did. moved: mean |ln(calibrated / raw)| by block, weighted by value."""

    files: tuple[str, ...]
    steps: int
    gap: float
    moved: dict[str, float]
    largest: tuple[Move, ...]
    checks: tuple[Check, ...]

    def __str__(self) -> str:
        lines = [f"calibrated in {self.steps} Newton steps; largest relative gap {self.gap:.1e}", ""]
        lines += ["distance moved (mean |ln|, weighted by value)"]
        lines += [f"  {block:<12} {100 * value:8.3f} %" for block, value in self.moved.items()]
        lines += ["", f"{'the cells moved most (mn USD)':<58}{'raw':>12}{'calibrated':>12}"]
        lines += [f"  {m.table:<12} {m.cell:<42} {m.raw:12,.1f}{m.calibrated:12,.1f}" for m in self.largest]
        lines += ["", f"{'published totals (bn USD)':<58}{'published':>12}{'world':>12}{'gap':>10}"]
        lines += [f"  {c.label:<55} {c.published:12,.3f}{c.calibrated:12,.3f}{100 * c.gap:9.4f}%" for c in self.checks]
        lines += ["", *(f"wrote {file}" for file in self.files)]
        return "\n".join(lines)


def rebuild(out: str | Path | None = None) -> Report:
    """Calibrate the raw figures and write `flows.csv` and `intermediate.csv` into `out` (default: the package).

    Raises ValueError when the raw figures and the published totals contradict each other; nothing is written then.
    """
    tariff = base_tariffs()
    raw, income, published = raw_tables(tariff), gdp(), published_totals()
    found = calibrate(raw, tariff, income, published, trust())
    folder = data_path("world") if out is None else Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    n, j = tuple(economies()), tuple(sectors())
    by_exporter = np.swapaxes(found.tables.flow, 0, 1)
    files = (
        _write(folder / "flows.csv", ("exporter", "importer", "sector"), (n, n, j), by_exporter),
        _write(
            folder / "intermediate.csv",
            ("economy", "input_sector", "using_sector"),
            (n, j, j),
            found.tables.intermediate,
        ),
    )
    return Report(
        files=tuple(str(file) for file in files),
        steps=found.steps,
        gap=found.gap,
        moved=found.moved,
        largest=_largest(raw.flow, found),
        checks=_checks(folder, published, income),
    )


def _write(path: Path, columns: tuple[str, ...], labels: tuple[tuple[str, ...], ...], values: Array) -> Path:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*columns, "value_musd", "year", "source", "status"))
    for cell in np.ndindex(values.shape):
        if values[cell] > 0:
            names = (axis[i] for axis, i in zip(labels, cell, strict=True))
            writer.writerow((*names, f"{values[cell]:.7g}", *PROVENANCE))
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8", newline="") as handle:
        handle.write(text.getvalue())
    Path(handle.name).chmod(0o644)
    Path(handle.name).replace(path)
    return path


def _largest(raw_flow: Array, found: Calibration, count: int = 10) -> tuple[Move, ...]:
    n, j = tuple(economies()), tuple(sectors())
    calibrated = found.tables.flow
    change = np.abs(calibrated - raw_flow)
    order = np.argsort(-change, axis=None, kind="stable")[:count]
    moves = []
    for importer, exporter, sector in zip(*np.unravel_index(order, change.shape), strict=True):
        cell = (importer, exporter, sector)
        label = f"{n[exporter]} to {n[importer]}, {j[sector]}"
        moves.append(Move("flow", label, float(raw_flow[cell]), float(calibrated[cell])))
    return tuple(moves)


def _checks(folder: Path, published: tuple[Published, ...], income: Array) -> tuple[Check, ...]:
    world = load(folder)
    out = [Check(p.label, p.value / 1e3, sum(world.flow[c] for c in p.cells) / 1e9) for p in published]
    out += _pairs(world, published)
    out += [
        Check(f"GDP of {code}", income[i] / 1e3, world.value_added[i] / 1e9) for i, code in enumerate(world.economies)
    ]
    return tuple(out)


def _pairs(world: World, published: tuple[Published, ...]) -> list[Check]:
    """Goods in all, and the deficit, of the pairs whose published totals cover every good."""
    stated: dict[tuple[str, str], float] = {}
    covered: dict[tuple[str, str], set[int]] = {}
    for total in sorted(published, key=lambda total: -len(total.cells)):  # a total inside a wider one adds nothing
        importer, exporter, _ = total.cells[0]
        pair, cells = (world.economies[exporter], world.economies[importer]), {s for _, _, s in total.cells}
        known = covered.setdefault(pair, set())
        if world.goods[list(cells)].all() and not cells & known:
            stated[pair] = stated.get(pair, 0.0) + total.value / 1e3
            known |= cells
    whole = [pair for pair, cells in covered.items() if len(cells) == world.goods.sum()]
    out: list[Check] = []
    for pair in whole:
        made = world.goods_exports(*pair) / 1e9
        out.append(Check(f"{pair[0]} to {pair[1]}: all_goods", stated[pair], made))
        if pair[::-1] in whole and stated[pair] > stated[pair[::-1]]:
            back = world.goods_exports(*pair[::-1]) / 1e9
            out.append(Check(f"{pair[0]} to {pair[1]}: balance", stated[pair] - stated[pair[::-1]], made - back))
    return out
