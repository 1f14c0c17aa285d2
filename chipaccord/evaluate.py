"""The conductor: accord + world -> outcome. It reads the list of parts and lets each add its figures.

What a part finds is declared in its `figures.py`; what several need (the base year with and without the deal, the plan)
is made once and shared. Nothing is computed here.
"""

from __future__ import annotations

import hashlib
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from chipaccord.outcome import (
    Absent,
    AssumptionUsed,
    Figures,
    RunRecord,
    SourceUsed,
    Terms,
    Version,
    dataset,
    digest,
    sources_of,
)
from chipaccord.parts.deal import Deal
from chipaccord.parts.outcome import pages, tree
from chipaccord.parts.part import all_parts
from chipaccord.parts.settings import bands
from chipaccord.trade import Solver
from chipaccord.world.sources import source
from chipaccord.world.world import World, load

if TYPE_CHECKING:
    import xarray as xr

    from chipaccord.accord import Document

LIBRARIES = ("jax", "numpy", "scipy", "pydantic")
TOLERANCE = 1e-11


def quiet(_: str) -> None:
    """Progress to nowhere."""


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


def evaluate(
    accord: Document,
    world: World | None = None,
    *,
    scenario: str | None = None,
    command: str = "",
    progress: Callable[[str], None] = quiet,
) -> Outcome:
    """What an accord really does.

    Parameters
    ----------
    accord: a document read by `chipaccord.read`. world: the base year; the embedded one where left out.
    scenario: name of the edits applied, for the record.
    command: what to type to make this outcome again, for the record.
    progress: called at each step with its code (`progress-<code>` in the catalogues).

    Raises
    ------
    NoSolutionError: the trade model finds no equilibrium; the message names the step and the remedy.
    ValueError: the accord cannot be evaluated on this world.
    """
    started = time.perf_counter()
    world = world or load()
    deal = Deal(accord, world, bands(accord.assumptions), Solver(progress))
    for part in all_parts():
        progress(part.name)
        deal.answers[part.name] = part.module("evaluate").evaluate(deal)
    body: dict[str, Any] = {"accord": _terms(deal, scenario), **deal.answers}
    body |= {"effects": tuple(deal.effects), "assumptions": tuple(_assumptions(deal))}
    body["sources"] = _sources(body, stated(accord.to_dict()) | {accord.exchange_rates.cited})
    solver = deal.solver
    programs = {"chipaccord": version("chipaccord"), "python": platform.python_version()}
    run = RunRecord(
        versions=tuple(
            Version(program=name, version=found)
            for name, found in (programs | {name: version(name) for name in LIBRARIES}).items()
        ),
        result_sha256=digest(_plain(body)),
        document_sha256=accord.digest(),
        world_sha256=fingerprint(world),
        tolerance=TOLERANCE,
        solves=solver.solves,
        passes=solver.passes,
        largest_residual=solver.largest_residual,
        largest_check_gap=solver.largest_check_gap,
        seconds=round(time.perf_counter() - started, 3),
        command=command,
    )
    economies = dict.fromkeys(("economy", "importer", "exporter"), world.economies)
    return Outcome(accord, tree()(**body | {"run": run}), deal.arrays, economies | {"sector": world.sectors})


def _terms(deal: Deal, scenario: str | None) -> Terms:
    """What the document says of itself."""
    accord = deal.accord
    (currency, rate), on = deal.currency, accord.tariffs_elsewhere.in_force_on
    return Terms(
        title=accord.title,
        as_of=accord.as_of.isoformat() if accord.as_of else Absent(because="not_in_document"),
        buyer=deal.buyer,
        seller=deal.seller,
        currency=currency,
        local_per_usd=rate,
        rate_source=accord.exchange_rates.cited,
        base_year=deal.world.base_year(),
        pair_year=deal.world.base_year(deal.seller, deal.buyer),
        duties_on=on.isoformat() if on else Absent(because="no_date"),
        deficits=deal.deficits,
        scenario=Absent(because="none_applied") if scenario is None else scenario,
        not_evaluated=accord.not_evaluated,
        assumed=accord.assumed,
        stated_in=accord.sources,
    )


def _assumptions(deal: Deal) -> tuple[AssumptionUsed, ...]:
    """The marked assumptions, with the settings that were used."""
    return tuple(deal.used.get(name, band.used) for name, band in deal.bands.items())


def stated(value: Any) -> frozenset[str]:
    """What a document names as its sources: every `source` in it."""
    if isinstance(value, dict):
        own = {value["source"]} if isinstance(value.get("source"), str) else set()
        return frozenset(own).union(*(stated(item) for item in value.values()))
    return frozenset().union(*(stated(item) for item in value)) if isinstance(value, list) else frozenset()


def _sources(body: dict[str, Any], own: frozenset[str]) -> tuple[SourceUsed, ...]:
    """Every source that a figure names, and none besides. own: what the document states itself."""
    groups = [group for group in body.values() if isinstance(group, Figures)]
    rows = [row for value in body.values() if isinstance(value, tuple) for row in value]
    named = dict.fromkeys(name for group in (*groups, *rows) for name in sources_of(group))
    found = (source(name, "document" if name in own else "network") for name in named)
    return tuple(
        SourceUsed(id=s.id, citation=s.citation, address=s.address, licence=s.licence, origin=s.origin) for s in found
    )


def _plain(value: Any) -> Any:
    """Figures as plain data, for the hash."""
    if isinstance(value, Figures):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value]


def fingerprint(world: World) -> str:
    """SHA-256 of everything the world brings into an evaluation."""
    found = hashlib.sha256()
    for part in (world.economies, world.sectors):
        found.update("\n".join(part).encode())
    for values in (world.flow, world.intermediate, world.tariff, world.theta):
        found.update(np.ascontiguousarray(values).tobytes())
    return found.hexdigest()
