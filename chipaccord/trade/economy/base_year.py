"""An economy in its base year, as a person makes one and prints it: from arrays, long tables, or a larger economy.

The accounts are in `accounts`; what is checked, in `tables`; how base years are found, in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from chipaccord.trade.economy.accounts import Accounts
from chipaccord.trade.economy.aggregate import aggregated_tables
from chipaccord.trade.economy.balance import balanced_tables
from chipaccord.trade.economy.consistency import ROUNDING, InconsistentError, table
from chipaccord.trade.economy.frames import tables_of_frames
from chipaccord.trade.economy.primitives import equilibrium_of_primitives
from chipaccord.trade.economy.tables import checked_tables


@dataclass(frozen=True, eq=False, repr=False)
class Economy(Accounts):
    """A base year: its tables and accounts. Build it with `Economy.from_arrays`, `from_frames` or `aggregate`."""

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
        primitives = final_share is not None or value_added is not None
        tables = checked_tables(
            economies,
            sectors,
            share=share,
            theta=theta,
            expenditure=expenditure,
            tariff=tariff,
            value_added_share=value_added_share,
            input_share=input_share,
            export_tax=export_tax,
        )
        if expenditure is not None:
            if primitives:
                raise ValueError("economy: give expenditure, or final_share with value_added, not both")
            return cls(**tables)
        if final_share is None or value_added is None:
            raise ValueError("economy: give either expenditure, or final_share together with value_added")
        n, j = ("economy", tables["economies"]), ("sector", tables["sectors"])
        alpha = table("final_share", final_share, [n, j], least=0, most=1 + ROUNDING)
        VA = table("value_added", value_added, [n], least=0)
        D = table("deficit", deficit, [n])
        return cls(**equilibrium_of_primitives(tables, alpha, VA, D))

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
        """An economy from long tables, placed by label: one row for every cell, in any order, with these columns.

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
        return cls(
            **tables_of_frames(
                flow,
                theta,
                tariff=tariff,
                export_tax=export_tax,
                value_added_share=value_added_share,
                input_share=input_share,
                economies=economies,
                sectors=sectors,
            )
        )

    def aggregate(
        self, regions: Mapping[str, Sequence[str]] | None = None, sectors: Mapping[str, Sequence[str]] | None = None
    ) -> Economy:
        """A smaller economy: new label -> old labels, each old one in exactly one group; None keeps an axis.

        All accounts are kept: flows, revenue, value added and final demand add up. Raises ValueError naming a label
        that is unknown, in two groups or in none.
        """
        return Economy(**aggregated_tables(self, regions, sectors))

    def balanced(self) -> Economy:
        """The nearest economy whose tables fit together; its `moved` says what changed, where and by how much."""
        found, moves = balanced_tables(self)
        return replace(self, **found, moved=(*self.moved, *moves)).check()

    def check(self) -> Economy:
        """The economy itself. Raises InconsistentError listing every identity that does not hold."""
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
