"""The outcome of an accord: its figures, its arrays, and what can be done with them: print, report, export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chipaccord._old_outcome.figures import (
    AssumptionUsed,
    Bookings,
    PlannedPurchase,
    PurchaseEffects,
    RunRecord,
    TariffEffects,
)
from chipaccord._old_outcome.supply import Supply

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import xarray as xr

    from chipaccord.parts.document import Accord


@dataclass(frozen=True, eq=False)
class Outcome:
    """What an accord really does. Print it for the summary; `report` writes everything, `to_dict` gives the figures."""

    accord: Accord
    names: Mapping[str, str]  # economy code -> name
    currency: str
    exchange_rate: float  # local currency per USD
    purchases: tuple[PlannedPurchase, ...]
    deficit: float  # the seller's goods deficit with the buyer in the base year, USD
    deficit_label: str
    claims: tuple[dict[str, Any], ...]
    bookings: Bookings | None
    purchase: PurchaseEffects | None
    tariffs: TariffEffects | None
    chain: Supply | None
    baseline: str
    assumptions: tuple[AssumptionUsed, ...]
    sources: tuple[dict[str, str], ...]
    run: RunRecord
    arrays: Mapping[str, tuple[tuple[str, ...], npt.NDArray[np.float64], str]] = field(repr=False)
    axes: Mapping[str, tuple[str, ...]] = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain data, by part: claims, bookings, trade, chain, assumptions, sources, run."""
        from chipaccord._old_outcome.plain import plain

        return plain(self)

    def report(self, folder: str | Path) -> Path:
        """Write `report.html`, tables as CSV, `outcome.json`, `results.nc` and `run.json` into `folder`.

        Returns the path of the report. Files are written to a temporary folder first and then moved into place.
        """
        from chipaccord.report.folder import publish

        return publish(self, Path(folder))

    def to_xarray(self) -> xr.Dataset:
        """Baseline and counterfactual flows, output and real income with named dimensions (central setting)."""
        import xarray as xr

        used = {dim for dims, _, _ in self.arrays.values() for dim in dims}
        return xr.Dataset(
            {name: (dims, values, {"units": unit}) for name, (dims, values, unit) in self.arrays.items()},
            coords={dim: list(labels) for dim, labels in self.axes.items() if dim in used},
            attrs={"title": self.accord.title, "baseline": self.baseline},
        )

    def __str__(self) -> str:
        from chipaccord.report.terminal import summary

        return summary(self.to_dict(), None)

    def __repr__(self) -> str:
        return f"Outcome({self.accord.title!r}, {len(self.purchases)} purchase(s), {len(self.claims)} claim(s))"
