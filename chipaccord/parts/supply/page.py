"""The supply network's lines of the answer and its chapter of the report.

What the shocks cost, what the support builds and saves beside the best use of its money, and how far the buyer leans on
one place. Figures stand under every capacity set.
"""

from __future__ import annotations

from collections.abc import Iterator

from chipaccord.outcome import Absent, Range
from chipaccord.parts.supply.charts import CHARTS, risk
from chipaccord.parts.supply.figures import Answer, Exposure, Run
from chipaccord.parts.supply.said import AS_IS, NO_FIGURE, NOTHING, SAME, SUPPORT, WRITTEN, Said, by_set, less, pick
from chipaccord.report.layout import Chapter, Chart, Grid, Line
from chipaccord.report.talk import Talk

MOST = 5  # shocks in the answer
TABLES = ("shocks", "runs", "built")
FOLDED = (
    "comparison-items", "comparison-losses", "comparison-risks", "product_losses", "user_losses", "trade_income",
    "concentration", "sold",
)  # fmt: skip


def lines(talk: Talk, answer: Answer) -> Iterator[Line]:
    """The lines of the answer."""
    said = Said(talk, answer)
    if answer.shocks:
        yield _shocks(said)
    if answer.built:
        yield _support(said)
    if said.lean:
        yield _lean(said)


def _shocks(said: Said) -> Line:
    """Chip sales lost under each shock: under every capacity set, the range, and when the first shortage comes."""
    talk, label, free = said.talk, said.talk("supply-shocks"), said.free()
    if not said.costly:
        return Line("shocks", label, talk("supply-shocks-none"), why=talk("supply-shocks-free", shocks=free))
    rows = []
    for shock in said.costly[:MOST]:
        short, span = said.short(shock).values(), talk.ends(shock.lost, "usd").strip()
        after = said.weeks(*short) if short else talk("supply-short-if-low")
        rows.append((said.shock(shock), *said.cells(said.lost(shock)), span, after))
    head = (talk("supply-if"), *said.set_names(), talk("supply-range"), talk("supply-short-after"))
    note = talk("supply-shocks-note", more=max(len(said.costly) - MOST, 0), free=free)
    why = talk("supply-shocks-why", unit=talk("money-unit"))
    return Line("shocks", label, why=why, grid=Grid(head, tuple(rows), note))


def _support(said: Said) -> Line:
    """What the support builds, what it saves under each shock, and what the best use of the same money would save."""
    talk, label, builds, compared = said.talk, said.talk("supply-support"), said.builds(), said.compared
    if compared is None:
        why = talk("supply-support-free" if said.shocks else "supply-support-no-shocks", builds=builds)
        return Line("support", label, why=why)
    rows: list[tuple[str, ...]] = []
    for shock in said.central[:MOST]:
        written, best = (" / ".join(said.cells(figures)) if figures else "" for figures in said.saved(shock))
        span = talk.ends(shock.spared, "usd") if isinstance(shock.spared, Range) else ""
        rows.append((said.shock(shock), written + span, best or talk("supply-not-weighed")))
    nothing, *ways = (by_set(compared.risks, "expected", portfolio=name) for name in (NOTHING, WRITTEN, SAME))
    rows.append((talk("supply-average"), *(" / ".join(said.cells(less(nothing, way))) for way in ways)))
    why = talk("supply-support-why", builds=builds, unit=talk("money-unit"))
    note = talk("supply-support-note", sets=" / ".join(said.set_names()), bought=said.bought(SAME))
    head = (talk("supply-if"), talk("supply-written"), talk("supply-best"))
    return Line("support", label, why=why, grid=Grid(head, tuple(rows), note))


def _lean(said: Said) -> Line:
    """The buyer's lean on one place as it is, and what each part of the accord adds to it."""
    talk, numbers, place, moved = said.talk, said.talk.numbers, said.name("economy", said.answer.exposed_to), set()

    def cell(row: Exposure) -> str:
        if row.case == AS_IS:
            return talk("supply-exposure-level", usd=numbers.in_steps(row.usd), share=numbers.share(row.share))
        if all(talk.nothing(value, "usd") for value in (row.change.central, *row.change.ends)):
            return talk("supply-exposure-still")
        return numbers.in_steps(row.change.central, signed=True) + talk.ends(row.change, "usd", signed=True)

    rows = []
    for case, by in said.lean.items():
        cells = (cell(by[code]) if code in by else NO_FIGURE for code in said.sets)
        rows.append((said.name("supply_case", case), *cells))
        moved |= {case for row in by.values() if talk.span(row.change, "usd")}
    over = "purchases" if SUPPORT not in moved else "both" if len(moved) > 1 else "support"
    note = talk("supply-exposure-note", over=over) if moved else ""
    names = {"economy": talk.name(talk.terms.buyer, "the"), "place": place, "unit": talk("unit-usd_a_year")}
    label, why = talk("supply-exposure", place=place), talk("supply-exposure-why", **names)
    return Line("exposure", label, why=why, grid=Grid(("", *said.set_names()), tuple(rows), note))


def chapters(talk: Talk, answer: Answer) -> Iterator[Chapter]:
    """The chapter."""
    said = Said(talk, answer)
    made = [make(said) for make in CHARTS]
    text = [_worst(said), *(instead for instead in made if isinstance(instead, str)), talk("supply-about")]
    text += [talk("supply-best-use", **risk(said, said.compared))] if said.compared else []
    told, drawn = tuple(filter(None, text)), tuple(chart for chart in made if isinstance(chart, Chart))
    tables, folded = (tuple(f"supply-{name}" for name in names) for names in (TABLES, FOLDED))
    added = {"supply-runs": ((talk("supply-reason-label"), tuple(_reason(said, run) for run in answer.runs)),)}
    yield Chapter("supply", talk("supply-chapter"), told, drawn, tables, folded, added=added)


def _reason(said: Said, run: Run) -> str:
    """Why service has not come back under a shock, or what is left to note."""
    stages = [said.name("stage", code) for code in run.reason_stage.split(", ") if code]
    place = said.name("economy", run.reason_place) if run.reason_place else "none"
    late = "none" if isinstance(run.late, Absent) else said.weeks(run.late)
    reason = said.name("reason", run.reason)
    return (
        said.talk("supply-reason", reason=reason, stage=stages or "none", place=place, late=late) if run.reason else ""
    )


def _worst(said: Said) -> str:
    """What the worst shock costs."""
    talk, first = said.talk, said.sets[0]
    if not said.central:
        return talk("supply-costs-nothing", count=len(said.shocks)) if said.shocks else ""
    worst = said.shocks[0]
    run, weeks = pick(said.answer.runs, shock=worst.shock).get(first), said.short(worst).get(first)
    lost, users = said.usd(said.lost(worst)), said.usd(said.lost(worst, "users_lost"))
    product = said.name("stage", run.first_product) if run else ""
    after = "none" if weeks is None else said.weeks(weeks)
    return talk("supply-worst", shock=said.shock(worst), lost=lost, users=users, weeks=after, product=product)
