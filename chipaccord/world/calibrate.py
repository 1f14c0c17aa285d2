"""Calibrate the base year: raw flows and technology become an economy that satisfies every accounting identity.

Cells (all in million USD): M[n,i,j] border value of imports of n from i (i = n: home sales), Z[n,j,k] use of good j by
sector k of economy n at purchaser prices, V[n,k] value added, F[n,j] final demand. With tariffs t on the border value:

    column     sum_j Z[n,j,k] + V[n,k]     = sum_n' M[n',n,k]                 inputs and value added make up output
    row        sum_k Z[n,j,k] + F[n,j]     = sum_i (1 + t[n,i,j]) M[n,i,j]    uses make up expenditure
    income     sum_k V[n,k]                = GDP[n]
    published  sum of named cells M        = published total                  (US-Japan goods 2024, known chip cells)

The raw cells are moved to the nearest table (entropy distance, `entropy.py`) on which all of them hold. Deficits
follow: imports less exports, at border values. Final demand stays positive by construction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from chipaccord.world.entropy import nearest

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Published:
    """A published total that the calibrated flows must meet. cells: (importer, exporter, sector) index triples."""

    label: str
    cells: tuple[tuple[int, int, int], ...]
    value: float


@dataclass(frozen=True)
class Tables:
    """The four blocks of cells, in million USD.

    flow: (importer, exporter, sector); intermediate: (economy, input, sector); value_added: (economy, sector);
    final: (economy, sector).
    """

    flow: Array
    intermediate: Array
    value_added: Array
    final: Array


@dataclass(frozen=True)
class Calibration:
    """Calibrated tables with the distance moved. moved: mean |ln(x / raw)| by block, weighted with the raw values."""

    tables: Tables
    moved: dict[str, float]
    steps: int
    gap: float


def calibrate(
    raw: Tables, tariff: Array, gdp: Array, published: Sequence[Published], trust: Mapping[str, Array]
) -> Calibration:
    """Nearest tables to `raw` on which the identities of this module hold.

    Parameters
    ----------
    raw
        Raw cells, million USD; zero cells stay zero.
    tariff : (importer, exporter, sector)
        Decimals.
    gdp : (economy,)
        Million USD.
    published
        Totals that the calibrated flows must meet.
    trust
        Name of a block (of `Tables`) to (sector,) weights on its last axis: a cell of weight 20 moves a twentieth as
        far, in logs, as one of weight 1 under the same pull.

    Raises
    ------
    ValueError
        The published totals contradict the identities.
    """
    economies, _, sectors = raw.flow.shape
    blocks = {
        "flow": raw.flow,
        "intermediate": raw.intermediate,
        "value_added": raw.value_added,
        "final": raw.final,
    }
    numbers: dict[str, npt.NDArray[np.int64]] = {}  # cell number of each positive entry, -1 where the raw cell is zero
    prior: list[Array] = []
    weights: list[Array] = []
    start = 0
    for name, block in blocks.items():
        positive = block > 0
        number = np.full(block.shape, -1, dtype=np.int64)
        number[positive] = np.arange(start, start + positive.sum())
        numbers[name] = number
        start += int(positive.sum())
        prior.append(block[positive])
        weights.append(np.broadcast_to(trust[name], block.shape)[positive])

    entries: list[tuple[int, int, float]] = []  # (identity, cell, coefficient)
    target: list[float] = []

    def identity(terms: Sequence[tuple[npt.NDArray[np.int64], Array | float]], value: float) -> None:
        found = [
            (int(cell), float(c))
            for number, coefficient in terms
            for cell, c in zip(number.ravel(), np.broadcast_to(coefficient, number.shape).ravel(), strict=True)
            if cell >= 0
        ]
        if found:
            entries.extend((len(target), cell, c) for cell, c in found)
            target.append(value)

    for n in range(economies):
        for k in range(sectors):
            identity(
                [
                    (numbers["intermediate"][n, :, k], 1.0),
                    (numbers["value_added"][n, k : k + 1], 1.0),
                    (numbers["flow"][:, n, k], -1.0),
                ],
                0.0,
            )
        for j in range(sectors):
            identity(
                [
                    (numbers["intermediate"][n, j, :], 1.0),
                    (numbers["final"][n, j : j + 1], 1.0),
                    (numbers["flow"][n, :, j], -(1.0 + tariff[n, :, j])),
                ],
                0.0,
            )
        identity([(numbers["value_added"][n], 1.0)], float(gdp[n]))
    for total in published:
        cells = np.array([numbers["flow"][cell] for cell in total.cells])
        identity([(cells, 1.0)], total.value)

    row, column, coefficient = (np.array(part) for part in zip(*entries, strict=True))
    matrix = sparse.csr_array((coefficient, (row, column)), shape=(len(target), start))
    p = np.concatenate(prior)
    found = nearest(p, matrix, np.array(target), np.concatenate(weights))

    def place(name: str) -> Array:
        number = numbers[name]
        return np.where(number >= 0, found.x[np.maximum(number, 0)], 0.0)

    tables = Tables(place("flow"), place("intermediate"), place("value_added"), place("final"))
    distance = np.abs(np.log(found.x / p))
    moved = {
        name: float(np.average(distance[number[number >= 0]], weights=p[number[number >= 0]]))
        for name, number in numbers.items()
    }
    return Calibration(tables, moved, found.steps, found.gap)
