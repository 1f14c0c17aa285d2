"""The conductor: accord + world -> outcome. The only room that knows all engines.

1 claims      every stated figure against the arithmetic and the facts
2 bookings    the purchases in dollars by year, on three bases
3 baseline    the world with the tariffs elsewhere in force, and the no-deal duties between the parties
4 deal        the deal's tariffs against that baseline
5 purchase    each year's purchases on top of the deal, under every combination of the marked assumptions
6 chain       shocks on the supply network, what the purchases and the support do to the exposure
7 outcome     labelled figures with ranges, and the record of the run
"""

from __future__ import annotations

import hashlib
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from chipaccord._old_outcome import Outcome, PieceRow, RunRecord
from chipaccord.parts.document import Accord
from chipaccord.world.facts import facts, sources
from chipaccord.world.vocabulary import economies, spoken
from chipaccord.world.world import World, load

LIBRARIES = ("jax", "numpy", "scipy", "pydantic")
TOLERANCE = 1e-11


def quiet(_: str) -> None:
    """Progress to nowhere."""


def evaluate(
    accord: Accord,
    world: World | None = None,
    *,
    seed: int = 0,
    scenario: str | None = None,
    command: str = "",
    progress: Callable[[str], None] = quiet,
) -> Outcome:
    """What an accord really does.

    Parameters
    ----------
    accord: a document read by `chipaccord.read`. world: the base year; the embedded one where left out.
    seed: recorded with the run (nothing is drawn at random yet). scenario: name of the edits applied, for the record.
    command: what to type to make this outcome again, for the record.
    progress: called with one line at each step.

    Raises
    ------
    NoSolutionError: the trade model finds no equilibrium; the message names the step and the remedy.
    ValueError: the accord cannot be evaluated on this world.
    """
    world = world or load()
    started = time.perf_counter()
    progress("checking the stated figures")
    verdicts = _claims(accord)

    from chipaccord.evaluate.duties import duties
    from chipaccord.evaluate.effects import deliver, stages
    from chipaccord.evaluate.headlines import assumptions_used, purchase_effects, tariff_effects
    from chipaccord.evaluate.plan import bookings, plan
    from chipaccord.evaluate.settings import Setting, bands, subsidy_rate
    from chipaccord.evaluate.solving import Solver

    band = bands(accord)
    planned = plan(accord, band)
    booked = bookings(planned) if planned.items else None
    duty = duties(accord, world)
    solver = Solver(progress)
    deficits = accord.model.deficits
    binding = [year for year in planned.years if planned.items and planned.content(year, "central")]
    tariffs = purchase = None
    years = {}
    arrays: dict[str, tuple[tuple[str, ...], npt.NDArray[np.float64], str]] = {}
    stage: dict[Any, Any] = {}
    if duty.changed or binding:
        stage = stages(world, duty, band["chip_elasticity"], deficits, solver)
        if duty.changed:
            tariffs = tariff_effects(stage, duty.label, planned, world.goods)
            arrays |= _arrays("deal", stage["central"].before, stage["central"].deal)
        if booked is not None and binding:
            rate = subsidy_rate(accord)
            done: dict[tuple[tuple[tuple[str, str], float], ...], Any] = {}
            for year in binding:  # equal years are solved once
                key = tuple(sorted(planned.content(year, "central").items()))
                if key not in done:
                    done[key] = deliver(planned, year, stage, band, rate, deficits, solver, Setting.every())
                years[year] = done[key]
            purchase = purchase_effects(planned, years, stage, booked, world.goods, deficits, solver)
            middle = years[binding[len(binding) // 2]][Setting()]
            arrays |= _arrays("purchase", middle.baseline, middle.result)
    chain = None
    if accord.shocks or accord.support or binding:
        from chipaccord.evaluate.supply import supply

        progress("the supply network")
        if not stage:
            stage = stages(world, duty, band["chip_elasticity"], deficits, solver)
        chain = supply(accord, stage["central"].after, planned, purchase, deficits, solver)

    code = accord.parties.seller, accord.parties.buyer
    deficit = world.goods_exports(code[1], code[0]) - world.goods_exports(*code)
    currency, per_dollar = _currency(accord)
    rows = booked.pieces if booked else ()
    return Outcome(
        accord=accord,
        names=economies(),
        currency=currency,
        exchange_rate=per_dollar,
        purchases=tuple(item for item, _ in planned.items),
        deficit=deficit,
        deficit_label=_deficit_label(code, deficit),
        claims=tuple(verdicts),
        bookings=booked,
        purchase=purchase,
        tariffs=tariffs,
        chain=chain,
        baseline=_baseline(accord, duty.label),
        assumptions=assumptions_used(band, planned, years, booked),
        sources=_sources(rows),
        run=RunRecord(
            versions={
                "chipaccord": version("chipaccord"),
                "python": platform.python_version(),
                **{name: version(name) for name in LIBRARIES},
            },
            document_sha256=accord.digest(),
            world_sha256=fingerprint(world),
            seed=seed,
            tolerance=TOLERANCE,
            solves=solver.solves,
            passes=solver.passes,
            largest_residual=solver.largest_residual,
            largest_check_gap=solver.largest_check_gap,
            seconds=round(time.perf_counter() - started, 3),
            deficits=deficits,
            scenario=scenario,
            command=command,
        ),
        arrays=arrays,
        axes={
            "economy": world.economies,
            "importer": world.economies,
            "exporter": world.economies,
            "sector": world.sectors,
        },
    )


def fingerprint(world: World) -> str:
    """SHA-256 of everything the world brings into an evaluation."""
    found = hashlib.sha256()
    for part in (world.economies, world.sectors):
        found.update("\n".join(part).encode())
    for values in (world.flow, world.intermediate, world.tariff, world.theta):
        found.update(np.ascontiguousarray(values).tobytes())
    return found.hexdigest()


def _claims(accord: Accord) -> list[dict[str, Any]]:
    """The verdicts under the outcome's keys, with the arithmetic as one line."""
    from types import SimpleNamespace

    from chipaccord.outcome import Absent
    from chipaccord.parts.claims import page
    from chipaccord.parts.claims.evaluate import evaluate as checked
    from chipaccord.words import Words
    from chipaccord.words.numbers import KEEP, Numbers

    answer = checked(SimpleNamespace(accord=accord))
    words = Words()
    numbers = Numbers(words, ascii_only=True)

    def plain(text: str) -> str:
        return text.replace(KEEP, " ")

    return [
        {
            "text": row.text,
            "verdict": row.verdict,
            "factor": None if isinstance(row.factor, Absent) else row.factor,
            "direction": row.direction.replace("_", " "),
            "stated": row.stated,
            "right": None
            if isinstance(row.right_value, Absent)
            else plain(page.shown(row.right_value, row.right_unit, words, numbers)),
            "words": page.verdict(row, words, numbers),
            "arithmetic": plain(page.arithmetic(row, words, numbers)),
            "reason": page.reason(row, words) if row.reason else "",
            "within_pct": None if row.verdict == "cannot_check" else row.within * 100,
            "source": row.source,
            "note": row.note,
        }
        for row in (() if isinstance(answer, Absent) else answer.claims)
    ]


def _arrays(name: str, before: Any, result: Any) -> dict[str, tuple[tuple[str, ...], npt.NDArray[np.float64], str]]:
    flow, output = ("importer", "exporter", "sector"), ("economy", "sector")
    return {
        f"{name}_flow_before": (flow, np.asarray(before.flow), "USD a year, border value"),
        f"{name}_flow_after": (flow, np.asarray(result.flow), "USD a year, border value"),
        f"{name}_tariff_after": (flow, np.asarray(result.tariff), "rate, net of subsidies"),
        f"{name}_output_before": (output, np.asarray(before.output), "USD a year"),
        f"{name}_output_after": (output, np.asarray(result.output), "USD a year"),
        f"{name}_price": (output, np.asarray(result.price), "after / before"),
        f"{name}_real_income": (("economy",), np.asarray(result.real_income), "after / before"),
        f"{name}_equivalent_variation": (("economy",), np.asarray(result.equivalent_variation), "USD a year"),
    }


def _currency(accord: Accord) -> tuple[str, float]:
    """The currency in which the plan is stated, and how much of it one dollar buys."""
    for purchase in accord.purchases:
        if purchase.amount.currency != "USD":
            return purchase.amount.currency, purchase.amount.value / accord.usd(purchase.amount)
    return "USD", 1.0


def _deficit_label(code: tuple[str, str], deficit: float) -> str:
    word = "deficit" if deficit >= 0 else "surplus"
    year = "2024" if set(code) == {"USA", "JPN"} else "2022"
    owner = "US" if code[0] == "USA" else economies()[code[0]]
    return f"{owner} goods {word} with {spoken(code[1])}, {year}"


def _baseline(accord: Accord, change: str) -> str:
    rest = accord.tariffs_elsewhere
    parts = ["trade flows of 2022 with US-Japan goods of 2024"]
    parts.append(f"added US tariffs in force on {rest.in_force_on}" if rest.in_force_on else "no added US tariffs")
    if rest.rates:
        parts.append(f"the document's duties for {', '.join(rest.rates)}")
    if change:
        parts.append("between the parties the no-deal duties, and for the purchase the deal's")
    return ", ".join(parts)


def _sources(rows: tuple[PieceRow, ...]) -> tuple[dict[str, str], ...]:
    """The sources of the world and of the figures shown, in the order of the sources table."""
    used = {row.source for row in rows} | {"choice", "calibration", "oecd_icio", "wiod", "chip_split", "icio_tariffs"}
    used |= {"chip_technology", "waugh_tariffs", "tariff_events", "tariff_recalled", "us_census_2024", "gdp_2022"}
    used |= {fact.source for fact in facts().values() if fact.id.startswith(("us_", "japan_", "jpy_"))}
    return tuple(
        {"id": s.id, "citation": s.citation, "address": s.address, "licence": s.licence}
        for s in sources().values()
        if s.id in used
    )


class _Callable(ModuleType):
    """Lets `chipaccord.evaluate(accord)` work although `chipaccord.evaluate` is also this module."""

    def __call__(self, *args: Any, **kwargs: Any) -> Outcome:
        return evaluate(*args, **kwargs)


sys.modules[__name__].__class__ = _Callable
