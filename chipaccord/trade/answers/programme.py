"""A programme of commitments: one a year, each delivered under several settings of what is not known.

The first setting is the central one. Every figure comes as one number a setting; sums go over the years, averages are
weighted by what is bought, so that shares of the whole programme add up:

    mean(x)[s] = sum_y V_y x[y,s] / sum_y V_y          cost per additional dollar[s] = sum_y cost / sum_y a V
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from chipaccord.trade.answers.commitment import Delivered
from chipaccord.trade.equations.arrays import Array

S = TypeVar("S", bound=Hashable)


class Sales(NamedTuple):
    """Sales of one exporter to the buyer in a sector: base year, content of the purchase, change; money a year."""

    exporter: str
    sector: str
    baseline: float
    content: float
    change: float


@dataclass(frozen=True, eq=False)
class Programme(Generic[S]):
    """Commitments by year and setting, delivered against the same base years."""

    years: Mapping[int, Mapping[S, Delivered]]

    @property
    def settings(self) -> tuple[S, ...]:
        """The settings, the central one first."""
        return tuple(next(iter(self.years.values())))

    @property
    def spent(self) -> dict[int, float]:
        """What is bought by year."""
        return {year: by[self.settings[0]].commitment.amount for year, by in self.years.items()}

    @property
    def middle(self) -> Mapping[S, Delivered]:
        """The year in the middle."""
        return list(self.years.values())[len(self.years) // 2]

    def total(self, figure: Callable[[Delivered], float]) -> list[float]:
        """A figure summed over the years, by setting."""
        return [sum(float(figure(by[s])) for by in self.years.values()) for s in self.settings]

    def mean(self, figure: Callable[[Delivered], float]) -> list[float]:
        """A figure averaged over what is bought, by setting."""
        spent = self.spent
        whole = sum(spent.values())
        return [sum(spent[y] / whole * float(figure(by[s])) for y, by in self.years.items()) for s in self.settings]

    def cost_per_additional(self) -> list[float]:
        """Public money for each additional dollar, by setting; infinite where none is additional."""
        additional = [share * sum(self.spent.values()) for share in self.mean(lambda d: d.split.shares["additional"])]
        return [c / a if a > 0 else np.inf for c, a in zip(self.total(lambda d: d.cost), additional, strict=True)]

    def other_trade(self, goods: npt.NDArray[np.bool_]) -> list[tuple[float, float]]:
        """By setting, a year on average: the seller's other goods exports to the buyer, and its goods imports (minus).

        Both are changes against the base year, in money at border value.
        """
        exports = self.total(lambda d: _between(d, goods)[0])
        imports = self.total(lambda d: _between(d, goods)[1])
        return [(e / len(self.years), i / len(self.years)) for e, i in zip(exports, imports, strict=True)]


def _between(d: Delivered, goods: npt.NDArray[np.bool_]) -> tuple[float, float]:
    codes, commitment = d.baseline.economies, d.commitment
    n, m = codes.index(commitment.buyer), codes.index(commitment.seller)
    change: Array = np.asarray(d.result.flow) - np.asarray(d.baseline.flow)
    return float(change[n, m, goods].sum()) - sum(commitment.own.values()), -float(change[m, n, goods].sum())


def sales_to_buyer(d: Delivered) -> Iterator[Sales]:
    """Everyone's sales to the buyer in the sectors of a delivered purchase."""
    n = d.baseline.economies.index(d.commitment.buyer)
    before, after = np.asarray(d.baseline.flow)[n], np.asarray(d.result.flow)[n]
    content = d.commitment.content
    for sector in sorted({sector for _, sector in content}):
        j = d.baseline.sectors.index(sector)
        for i, code in enumerate(d.baseline.economies):
            bought = content.get((code, sector), 0.0)
            yield Sales(code, sector, float(before[i, j]), bought, float(after[i, j] - before[i, j]))
