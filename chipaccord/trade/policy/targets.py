"""Quantity targets: a promised purchase, or a capped supply, as one more equation with one more unknown wedge.

A target asks that the border value of its cells, as counted by its deflator, is exactly / at least / at most a value.
The wedge that brings it about is s in tau' = 1 + t - s, paid from the importer's budget, or in e' = (1 + export tax)
(1 - s), where -s is a scarcity rent that the exporter earns. `at_least` and `at_most` are complementarities: the
wedge moves only when the bound binds, and only in the direction that helps.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from chipaccord.trade.economy import Economy
from chipaccord.trade.equations.arrays import Array

Cell = tuple[str, str, str]
Mandate = Literal["exactly", "at_least", "at_most"]


@dataclass(frozen=True)
class Target:
    """A quantity that must be traded.

    cells : (importer, exporter, sector) labels, each at most once over all targets of a policy
    value : money of the economy, counted over all cells together
    deflator : "nominal"; "price", by the importer's consumer price index; "volume", by the exporter's unit cost
    mandate : "exactly", "at_least" or "at_most"
    accrues_to : who pays the subsidy or earns the rent, "importer" or "exporter", or "nobody" (a cost of trading)
    """

    cells: Sequence[Cell]
    value: float
    deflator: Literal["nominal", "price", "volume"] = "nominal"
    mandate: Mandate = "exactly"
    accrues_to: Literal["importer", "exporter", "nobody"] = "importer"
    name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", tuple((str(n), str(i), str(j)) for n, i, j in self.cells))
        choices = {
            "deflator": ("nominal", "price", "volume"),
            "mandate": ("exactly", "at_least", "at_most"),
            "accrues_to": ("importer", "exporter", "nobody"),
        }
        for what, allowed in choices.items():
            if getattr(self, what) not in allowed:
                raise ValueError(f"target: {what} {getattr(self, what)!r} is not one of {', '.join(allowed)}")
        if not self.cells:
            raise ValueError("target: it has no cells; name at least one (importer, exporter, sector)")
        if not (np.isfinite(self.value) and self.value > 0):
            raise ValueError(f"target on {self.cells[0]}: value {self.value} must be a positive amount of money")


def position(label: str, labels: Sequence[str], what: str) -> int:
    """Where a label stands, or an error with the near match."""
    if label in labels:
        return labels.index(label)
    near = difflib.get_close_matches(label, labels, n=1)
    if near:
        raise ValueError(f"{what} {label!r} is not in this economy; did you mean {near[0]!r}?")
    raise ValueError(f"{what} {label!r} is not in this economy; they are {', '.join(labels[:8])}...")


@dataclass(frozen=True, eq=False)
class Placed:
    """Targets with their cells as positions in an economy. Cell arrays are flat, over all targets."""

    targets: tuple[Target, ...]
    importer: npt.NDArray[np.int64]
    exporter: npt.NDArray[np.int64]
    sector: npt.NDArray[np.int64]
    target: npt.NDArray[np.int64]

    @property
    def at(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Index of the cells into an (importer, exporter, sector) array."""
        return self.importer, self.exporter, self.sector

    def total(self, cells: Array) -> Array:
        """(target,) sums over each target's cells of an (importer, exporter, sector) array."""
        summed = np.zeros(len(self.targets))
        np.add.at(summed, self.target, cells[self.at])
        return summed


def place(targets: Sequence[Target], economy: Economy) -> Placed:
    """Targets placed in an economy. Raises ValueError naming a cell that is unknown, repeated or without trade."""
    found: list[tuple[int, int, int, int]] = []
    seen: dict[tuple[int, int, int], int] = {}
    for m, target in enumerate(targets):
        for importer, exporter, sector in target.cells:
            cell = (
                position(importer, economy.economies, "target: importer"),
                position(exporter, economy.economies, "target: exporter"),
                position(sector, economy.sectors, "target: sector"),
            )
            label = f"({importer}, {exporter}, {sector})"
            if cell in seen:
                raise ValueError(f"target {m}: cell {label} is already in target {seen[cell]}; a cell has one wedge")
            seen[cell] = m
            found.append((*cell, m))
        if not any(economy.flow[n, i, j] > 0 for n, i, j, k in found if k == m):
            raise ValueError(
                f"target {m}: there is no trade in {target.cells[0]} in the base year, so no subsidy can raise it; "
                "choose a cell with trade"
            )
    columns = np.array(found, dtype=np.int64).reshape(-1, 4).T
    return Placed(tuple(targets), columns[0], columns[1], columns[2], columns[3])
