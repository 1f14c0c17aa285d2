"""The tables of a base year and the accounts that follow from them.

The primitives are those of Caliendo and Parro (2015): expenditure X, trade shares pi, wedges tau = 1 + t, value-added
shares v, input shares g, elasticities theta. Everything else is derived:

    flow = pi X / tau at border value,  Y = sum over importers of flow / e   (e = 1 + export tax)
    VA = sum_j v Y,  R = importer's and exporter's wedge revenue,  D = imports - exports,  I = VA + R + D
    alpha = (X - g Y) / I                                             final consumption shares

Axes are (importer, exporter, sector), (economy, sector) and (economy, input, sector) throughout.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from chipaccord.trade.economy.consistency import NEGATIVE, Gap, Move, largest
from chipaccord.trade.equations.arrays import Array
from chipaccord.trade.equations.income import (
    bilateral_balance,
    income,
    intermediate,
    received,
    trade_balance,
    wedge_revenue,
)
from chipaccord.trade.equations.labour import payroll


@dataclass(frozen=True, eq=False, repr=False)
class Accounts:
    """The tables of a base year, and every account derived from them; money in the units of the expenditure."""

    economies: tuple[str, ...]
    sectors: tuple[str, ...]
    expenditure: Array  # (economy, sector)
    share: Array  # (importer, exporter, sector)
    tariff: Array  # (importer, exporter, sector)
    value_added_share: Array  # (economy, sector)
    input_share: Array  # (economy, input, sector)
    theta: Array  # (sector,)
    export_tax: Array  # (importer, exporter, sector)
    moved: tuple[Move, ...] = ()  # by `Economy.balanced`

    @cached_property
    def flow(self) -> Array:
        """(importer, exporter, sector) trade at border value (after export taxes, before tariffs), home sales too."""
        return self.share * self.expenditure[:, None, :] / (1 + self.tariff)

    @cached_property
    def output(self) -> Array:
        """(economy, sector) producers' receipts."""
        output: Array = received(self.flow, self.export_tax).sum(axis=0)
        return output

    @cached_property
    def value_added(self) -> Array:
        """(economy,) what primary factors earn."""
        return payroll(self.value_added_share, self.output)

    @cached_property
    def revenue(self) -> Array:
        """(economy,) tariffs and export taxes collected, less subsidies paid."""
        return wedge_revenue(self.flow, self.tariff, self.export_tax)

    @cached_property
    def deficit(self) -> Array:
        """(economy,) imports less exports at border value."""
        return -self.balance

    @cached_property
    def income(self) -> Array:
        """(economy,) what is spent on final consumption: value added, wedge revenue and deficit."""
        return income(self.value_added, self.revenue, self.deficit)

    @cached_property
    def final_demand(self) -> Array:
        """(economy, sector) expenditure less intermediate use, at purchaser prices."""
        final = self.expenditure - intermediate(self.input_share, self.output)
        return np.where(np.abs(final) < 1e-12 * self.expenditure, 0.0, final)

    @cached_property
    def final_share(self) -> Array:
        """(economy, sector) final consumption shares alpha; zero for an economy without income."""
        income = self.income[:, None]
        return np.divide(self.final_demand, income, out=np.zeros_like(self.expenditure), where=income > 0)

    @cached_property
    def wedge(self) -> Array:
        """(importer, exporter, sector) tau = 1 + t."""
        return 1 + self.tariff

    @cached_property
    def share_at_border(self) -> Array:
        """(importer, exporter, sector) the part of each dollar spent that reaches the border."""
        part: Array = self.share / (1 + self.tariff)
        return part

    @cached_property
    def by_sector(self) -> tuple[Array, Array, Array, Array]:
        """(sector, importer, exporter) share, share_at_border, share_received and wedge, for sums sector by sector."""
        tables = self.share, self.share_at_border, self.share_received, self.wedge
        share, at_border, received, wedge = (np.ascontiguousarray(table.transpose(2, 0, 1)) for table in tables)
        return share, at_border, received, wedge

    @cached_property
    def share_received(self) -> Array:
        """(importer, exporter, sector) the part of each dollar spent that the producer receives."""
        part: Array = self.share_at_border / (1 + self.export_tax)
        return part

    @cached_property
    def supplied(self) -> npt.NDArray[np.bool_]:
        """(economy, sector) whether anybody supplies it."""
        return np.asarray(self.share.sum(axis=1) > 0)

    @cached_property
    def export_taxed(self) -> bool:
        """Whether any trade pays an export tax or gets an export subsidy."""
        return bool(self.export_tax.any())

    @cached_property
    def bilateral_balance(self) -> Array:
        """(economy, partner) exports less imports, at border value."""
        return bilateral_balance(self.flow)

    @cached_property
    def balance(self) -> Array:
        """(economy,) exports less imports."""
        return trade_balance(self.flow)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The identities that do not hold, with size and place; empty when the tables are consistent."""
        X, pi, v, g = self.expenditure, self.share, self.value_added_share, self.input_share
        n, j = self.economies, self.sectors
        found = largest("the sum of share over exporters", np.where(X > 0, pi.sum(axis=1) - 1, 0.0), [n, j], 1e-10)
        technology = np.where(self.output > 0, v + g.sum(axis=1) - 1, 0.0)
        found += largest("value_added_share + the sum of input_share", technology, [n, j], 1e-10)
        spent = np.maximum(X.sum(axis=1), 1e-9 * X.sum())  # an economy that buys a trace may be off by as little
        short = np.minimum(self.final_demand / spent[:, None], 0.0)
        found += largest("final demand, below zero relative to spending,", short, [n, j], NEGATIVE)
        income = np.minimum(self.income / spent, 0.0)
        found += largest("income, below zero relative to spending,", income, [n], NEGATIVE)
        return tuple(found)
