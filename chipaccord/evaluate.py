"""The conductor: accord + world -> outcome. It reads the list of parts and lets each add its figures.

What a part finds is declared in its `figures.py`; what several need (the base year with and without the deal, the plan)
is made once and shared. Nothing is computed here.
"""

from __future__ import annotations

import hashlib
import platform
import time
from collections.abc import Callable
from importlib.metadata import version
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
    digest,
    sources_of,
)
from chipaccord.parts.deal import Deal
from chipaccord.parts.outcome import Outcome, tree
from chipaccord.parts.part import all_parts
from chipaccord.parts.settings import bands
from chipaccord.trade import Solver
from chipaccord.world.sources import source
from chipaccord.world.world import World, load

if TYPE_CHECKING:
    from chipaccord.accord import Document

LIBRARIES = ("jax", "numpy", "scipy", "pydantic")
TOLERANCE = 1e-11


def quiet(_: str) -> None:
    """Progress to nowhere."""


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
