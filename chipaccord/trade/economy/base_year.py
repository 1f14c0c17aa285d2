"""An economy in its base year: who buys what from whom, how it is made, and the accounts that follow from it.

The primitives are those of Caliendo and Parro (2015): expenditure X, trade shares pi, wedges tau = 1 + t, value-added
shares v, input shares g, elasticities theta. Everything else is derived:

    flow = pi X / tau at border value,  Y = sum over importers of flow / e   (e = 1 + export tax)
    VA = sum_j v Y,  R = importer's and exporter's wedge revenue,  D = imports - exports,  I = VA + R + D
    alpha = (X - g Y) / I                                             final consumption shares

Axes are (importer, exporter, sector), (economy, sector) and (economy, input, sector) throughout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from chipaccord.trade.economy.consistency import (
    BY_PRODUCT,
    NEGATIVE,
    ROUNDING,
    Array,
    Gap,
    InconsistentError,
    labels,
    largest,
    scaled_to_one,
    table,
)

if TYPE_CHECKING:
    from chipaccord.trade.economy.balance import Move


@dataclass(frozen=True, eq=False, repr=False)
class Economy:
    """A base year. Build it with `Economy.from_arrays`; money is in the units of the expenditure given."""

    economies: tuple[str, ...]
    sectors: tuple[str, ...]
    expenditure: Array  # (economy, sector)
    share: Array  # (importer, exporter, sector)
    tariff: Array  # (importer, exporter, sector)
    value_added_share: Array  # (economy, sector)
    input_share: Array  # (economy, input, sector)
    theta: Array  # (sector,)
    export_tax: Array  # (importer, exporter, sector)
    moved: tuple[Move, ...] = ()  # by `balanced`

    @classmethod
    def from_arrays(
        cls,
        economies: Sequence[str],
        sectors: Sequence[str],
        *,
        share: npt.ArrayLike,
        theta: npt.ArrayLike,
        expenditure: npt.ArrayLike | None = None,
        final_share: npt.ArrayLike | None = None,
        value_added: npt.ArrayLike | None = None,
        deficit: npt.ArrayLike = 0.0,
        tariff: npt.ArrayLike = 0.0,
        value_added_share: npt.ArrayLike = 1.0,
        input_share: npt.ArrayLike = 0.0,
        export_tax: npt.ArrayLike = 0.0,
    ) -> Economy:
        """An economy from labelled arrays.

        Parameters
        ----------
        economies, sectors
            Unique names; the order of every axis.
        expenditure : (economy, sector)
            At purchaser prices, any unit of money. Or leave it out and give the next three.
        final_share : (economy, sector), value_added : (economy,), deficit : (economy,)
            Consumption shares (each economy's sum to 1), value added, and imports less exports (sums to 0; zero by
            default). Expenditure is then solved for: the result is the equilibrium of these primitives with these
            deficits, so wages, and with them shares, may differ from the ones given.
        share : (importer, exporter, sector)
            Sums to 1 over exporters wherever there is expenditure.
        tariff, export_tax : (importer, exporter, sector)
            Decimals; negative is a subsidy. Zero by default.
        value_added_share : (economy, sector), input_share : (economy, input, sector)
            v + sum of g over inputs = 1 wherever there is output. By default v = 1, no input-output links.
        theta : (sector,)
            Trade elasticities, above zero.

        Raises
        ------
        ValueError
            A shape, a missing or negative number, a label: named with its place. Tables whose accounts do not
            close are kept, listed in `gaps`, and refused by `solve` (see `check` and `balanced`). Sums within
            1e-6 of 1 (tables kept in single precision) are scaled to 1.

        Source: Caliendo and Parro (2015), section 2; the exact-hat algebra is Dekle, Eaton and Kortum (2008).
        """
        economies, sectors = labels("economies", economies), labels("sectors", sectors)
        n, j = ("economy", economies), ("sector", sectors)
        trade = [("importer", economies), ("exporter", economies), j]
        pi = table("share", share, trade, least=0, most=1 + ROUNDING)
        tables: dict[str, Any] = {
            "tariff": table("tariff", tariff, trade, above=-1),
            "export_tax": table("export_tax", export_tax, trade, above=-1),
            "theta": table("theta", theta, [j], above=0),
        }
        v = table("value_added_share", value_added_share, [n, j], least=0, most=1 + ROUNDING)
        g = table("input_share", input_share, [n, ("input", sectors), j], least=-BY_PRODUCT, most=1 + ROUNDING)
        if expenditure is not None:
            if final_share is not None or value_added is not None:
                raise ValueError("economy: give expenditure, or final_share with value_added, not both")
            X = table("expenditure", expenditure, [n, j], least=0)
            if X.sum() <= 0:
                raise ValueError("expenditure: it is zero everywhere; nothing is bought")
            return cls(economies, sectors, expenditure=X, **normalised(pi, v, g, X), **tables)
        if final_share is None or value_added is None:
            raise ValueError("economy: give either expenditure, or final_share together with value_added")
        from chipaccord.trade.economy.primitives import equilibrium_of_primitives

        alpha = table("final_share", final_share, [n, j], least=0, most=1 + ROUNDING)
        VA = table("value_added", value_added, [n], least=0)
        D = table("deficit", deficit, [n])
        blank = cls(
            economies,
            sectors,
            expenditure=np.zeros(alpha.shape),
            **normalised(pi, v, g, np.ones(alpha.shape)),
            **tables,
        )
        return equilibrium_of_primitives(blank, alpha, VA, D)

    @classmethod
    def from_frames(
        cls,
        flow: Any,
        theta: Any,
        *,
        tariff: Any = None,
        export_tax: Any = None,
        value_added_share: Any = None,
        input_share: Any = None,
        economies: Sequence[str] | None = None,
        sectors: Sequence[str] | None = None,
    ) -> Economy:
        """An economy from long tables, placed by label. Columns, one row for every cell, in any order:

        Parameters
        ----------
        flow : importer, exporter, sector, value
            Trade at border value, home sales (importer = exporter) included.
        theta : sector, theta
        tariff, export_tax : importer, exporter, sector, rate
            Zero where left out as a whole.
        value_added_share : economy, sector, share; input_share : economy, input, sector, share
            Without them there are no input-output links.
        economies, sectors
            The order of the axes; by default that of first appearance in `flow`.

        Raises
        ------
        ValueError
            A column is missing; rows are missing, repeated, unknown or without a number (they are listed).
        """
        from chipaccord.trade.economy.frames import economy_from_frames

        return economy_from_frames(
            flow,
            theta,
            tariff=tariff,
            export_tax=export_tax,
            value_added_share=value_added_share,
            input_share=input_share,
            economies=economies,
            sectors=sectors,
        )

    def aggregate(
        self, regions: Mapping[str, Sequence[str]] | None = None, sectors: Mapping[str, Sequence[str]] | None = None
    ) -> Economy:
        """A smaller economy: new label -> old labels, each old one in exactly one group; None keeps an axis.

        All accounts are kept: flows, revenue, value added and final demand add up. Raises ValueError naming a label
        that is unknown, in two groups or in none.
        """
        from chipaccord.trade.economy.aggregate import aggregated

        return aggregated(self, regions, sectors)

    def balanced(self) -> Economy:
        """The nearest economy whose tables fit together; its `moved` says what changed, where and by how much."""
        from chipaccord.trade.economy.balance import balanced

        return balanced(self)

    @cached_property
    def flow(self) -> Array:
        """(importer, exporter, sector) trade at border value (after export taxes, before tariffs), home sales too."""
        return self.share * self.expenditure[:, None, :] / (1 + self.tariff)

    @cached_property
    def output(self) -> Array:
        """(economy, sector) producers' receipts."""
        output: Array = (self.flow / (1 + self.export_tax)).sum(axis=0)
        return output

    @cached_property
    def value_added(self) -> Array:
        """(economy,) what primary factors earn."""
        value_added: Array = (self.value_added_share * self.output).sum(axis=1)
        return value_added

    @cached_property
    def revenue(self) -> Array:
        """(economy,) tariffs and export taxes collected, less subsidies paid."""
        tariffs = (self.tariff * self.flow).sum(axis=(1, 2))
        revenue: Array = tariffs + (self.flow - self.flow / (1 + self.export_tax)).sum(axis=(0, 2))
        return revenue

    @cached_property
    def deficit(self) -> Array:
        """(economy,) imports less exports at border value."""
        deficit: Array = self.flow.sum(axis=(1, 2)) - self.flow.sum(axis=(0, 2))
        return deficit

    @cached_property
    def income(self) -> Array:
        """(economy,) what is spent on final consumption: value added, wedge revenue and deficit."""
        return self.value_added + self.revenue + self.deficit

    @cached_property
    def final_demand(self) -> Array:
        """(economy, sector) expenditure less intermediate use, at purchaser prices."""
        used = np.einsum("nkj,nj->nk", self.input_share, self.output)
        final = self.expenditure - used
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
        sold = self.flow.sum(axis=2).T
        bilateral_balance: Array = sold - sold.T
        return bilateral_balance

    @property
    def balance(self) -> Array:
        """(economy,) exports less imports."""
        return -self.deficit

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

    def check(self) -> Economy:
        """This economy, or InconsistentError listing every gap."""
        if self.gaps:
            raise InconsistentError(self.gaps)
        return self

    def __repr__(self) -> str:
        N, J = self.expenditure.shape
        open_ = 1 - np.einsum("nnj->", self.flow) / max(self.flow.sum(), 1e-300)
        earning = self.value_added > 0
        gap = np.abs(self.deficit[earning] / self.value_added[earning]).max(initial=0.0)
        lines = [
            f"Economy({N} economies, {J} sectors)",
            f"  value added {self.value_added.sum():,.6g}, traded across borders {open_:.1%} of output",
            f"  deficits up to {gap:.1%} of value added, tariffs {self.tariff.min():.1%} to {self.tariff.max():.1%}, "
            f"theta {self.theta.min():g} to {self.theta.max():g}",
            f"  {'consistent' if not self.gaps else '; '.join(str(gap) for gap in self.gaps)}",
        ]
        lines += [f"  {move}" for move in self.moved]
        return "\n".join(lines)


def normalised(pi: Array, v: Array, g: Array, X: Array) -> dict[str, Any]:
    """Shares and technology with rounding in their sums removed, read-only."""
    pi = scaled_to_one(pi, 1, X > 0)
    total = v + g.sum(axis=1)
    near = np.abs(total - 1) <= ROUNDING
    by = np.where(near, total, 1.0)
    parts = {"share": pi, "value_added_share": v / by, "input_share": g / by[:, None, :]}
    for part in parts.values():
        part.setflags(write=False)
    return parts
