"""The whole outcome: one declared tree of the document's terms and every figure, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import create_model

from chipaccord.outcome import Absent, AssumptionUsed, Effect, Figures, RunRecord, SourceUsed, Terms, dataset, table
from chipaccord.parts.part import all_parts

if TYPE_CHECKING:
    import xarray as xr

    from chipaccord.accord.document import Document


@cache
def tree() -> type[Figures]:
    """What an accord really does: the model of outcome.json, one group of figures for each part of the list."""
    fields: dict[str, Any] = {"accord": (Terms, table())}
    for part in all_parts():
        fields[part.name] = (part.module("figures").Answer | Absent, table())
    fields |= {
        "effects": (tuple[Effect, ...], table()),
        "assumptions": (tuple[AssumptionUsed, ...], table()),
        "sources": (tuple[SourceUsed, ...], table()),
        "run": (RunRecord, table()),
    }
    made: type[Figures] = create_model("Outcome", __base__=Figures, __doc__=tree.__doc__, **fields)
    return made


def pages() -> dict[str, Any]:
    """Part -> its page."""
    return {part.name: part.module("page") for part in all_parts()}


@dataclass(frozen=True, eq=False)
class Outcome:
    """What an accord really does. Print it for the summary; `report` writes everything, `to_dict` gives the figures.

    figures: the declared tree (`figures.purchases.effects.cost`). arrays: the trade model's, by name.
    """

    accord: Document
    figures: Any
    arrays: dict[str, Any] = field(repr=False)
    axes: dict[str, tuple[str, ...]] = field(repr=False)

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The figures as plain data, made once."""
        data: dict[str, Any] = self.figures.model_dump(mode="json")
        return data

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain data: USD, decimals, weeks; `chipaccord schema outcome` describes every one."""
        return self.plain

    def report(self, folder: str | Path, *, language: str = "en") -> Path:
        """Write `report.html`, tables as CSV, `outcome.json`, `results.nc` and `run.json` into `folder`.

        Returns the path of the report. Files are written to a temporary folder first and then moved into place.
        """
        from chipaccord.report.folder import publish

        extra = {"document": self.accord.to_dict()}
        netcdf = self.to_xarray if self.arrays else None
        return publish(self.figures, pages(), Path(folder), language=language, record=extra, netcdf=netcdf)

    def to_xarray(self) -> xr.Dataset:
        """Every figure and the trade model's arrays, with named dimensions and units."""
        groups = {part.name: getattr(self.figures, part.name) for part in all_parts()}
        there = {name: group for name, group in groups.items() if not isinstance(group, Absent)}
        return dataset(there, self.arrays, self.axes).assign_attrs(title=self.accord.title)

    def summary(self, language: str = "en", *, report: Path | None = None, styled: bool = False) -> str:
        """The answer as a block of text; `styled` for a terminal, `report` names the file at its end."""
        from chipaccord.report.edition import edition
        from chipaccord.report.terminal import summary

        answer = edition(self.figures, pages(), language, terminal=True)
        return summary(answer, None if report is None else str(report), styled=styled)

    def __str__(self) -> str:
        return self.summary()

    def __repr__(self) -> str:
        found = [part.name for part in all_parts() if not isinstance(getattr(self.figures, part.name), Absent)]
        return f"Outcome({self.accord.title!r}: {', '.join(found)})"
