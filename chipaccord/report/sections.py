"""The sections of the page in reading order: which text, figures and tables each one shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chipaccord.report import figures, sentences, supply_figures, supply_sentences
from chipaccord.report.figures import Figure, Studio
from chipaccord.report.palette import palette
from chipaccord.report.press import Press, TableView
from chipaccord.report.verdicts import verdict
from chipaccord.report.writer import Writer

THREE_BASES = (
    "A purchase is recorded three times, and the three records differ. Customs statistics ask where the goods were "
    "last substantially made; the announcement counts the nationality of the seller; value added asks who earns each "
    "part of the price."
)


@dataclass(frozen=True, slots=True)
class Section:
    """One section: anchor, title, opening text, figures, and the tables that stand below them.

    folded: tables that open on demand. extra: the part of the template that only this section has.
    """

    ident: str
    title: str
    text: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[TableView, ...] = ()
    folded: tuple[TableView, ...] = ()
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, or where there is nothing to draw its sentence and its table."""

    figure: Figure | None
    sentence: str
    table: str


def sections(writer: Writer, press: Press) -> tuple[Section, ...]:
    """The sections that this outcome has."""
    outcome = writer.outcome
    studio = Studio(writer, palette())
    effects, base = outcome.purchase, writer.baseline()
    made: list[Section] = []
    if outcome.claims:
        text = verdict(outcome.claims, writer.numbers)
        made.append(Section("claims", "Stated figures", (text,), tables=press.views("claims")))
    if outcome.bookings and outcome.bookings.by_economy:
        drawn = Drawn(figures.bookings(studio), sentences.booked(writer), "bookings")
        made.append(_section(press, "bookings", "Who records the purchase", (THREE_BASES,), (drawn,), ("pieces",)))
    if effects:
        parts = [Drawn(figures.split(studio), sentences.split(writer), "split")]
        if any(step.kind == "total" for step in effects.waterfall):
            parts.insert(0, Drawn(figures.balance(studio), sentences.balance(writer), "balance"))
        made.append(_section(press, "balance", "Balance, and what is additional", (), parts, ("totals",), ("flows",)))
    if effects and effects.real_income:
        text = sentences.income(writer, effects.real_income)
        bars = figures.real_income(studio, effects.real_income, "real_income", text, base)
        drawn = Drawn(bars, text, "real_income")
        made.append(_section(press, "income", "Real income", (), (drawn,), ("sector_output",)))
    if outcome.tariffs:
        text = sentences.tariffs(writer)
        bars = figures.real_income(
            studio, outcome.tariffs.real_income, "tariff_income", text, f"the case without a deal; {base}"
        )
        label = (f"{writer.tariff_label()}.",) if outcome.tariffs.label else ()
        drawn = Drawn(bars, text, "tariff_income")
        made.append(_section(press, "tariffs", "Tariffs", label, (drawn,), ("tariffs", "tariff_totals")))
    elif outcome.accord.tariffs:
        text = "The document’s tariffs are the same with and without the deal: they change nothing."
        made.append(Section("tariffs", "Tariffs", (text,), tables=press.views("tariffs")))
    made += supply_section(writer, press, studio)
    if outcome.bookings and outcome.bookings.by_year:
        drawn = Drawn(figures.by_year(studio), sentences.years(writer), "deficit_by_year")
        made.append(_section(press, "years", "Year by year", (), (drawn,), ("purchase_by_year",)))
    if outcome.assumptions:
        text = sentences.hinges(writer, sorted(outcome.assumptions, key=lambda item: -item.weight))
        drawn = Drawn(figures.hinges(studio), text, "hinges")
        made.append(_section(press, "hinges", "What the answer hinges on", (), (drawn,), ("levers",)))
        made.append(Section("assumptions", "Assumptions", tables=press.views("assumptions"), extra="badges"))
    if outcome.sources or outcome.accord.sources:
        made.append(Section("sources", "Sources", extra="sources"))
    made.append(Section("reproduce", "How to reproduce", extra="reproduce"))
    return tuple(made)


def supply_section(writer: Writer, press: Press, studio: Studio) -> list[Section]:
    """What an outage does, and what support buys; nothing without the supply network."""
    chain = writer.outcome.chain
    if chain is None:
        return []
    drawn = [
        (supply_figures.fan(studio), supply_sentences.fan(writer) if chain.shocks else ""),
        (supply_figures.cases(studio), supply_sentences.support(writer) if chain.built else ""),
        (supply_figures.frontier(studio), ""),
        (supply_figures.exposure(studio), ""),
        (supply_figures.drawn(studio), ""),
        (supply_figures.critical(studio), supply_sentences.critical(writer) if chain.critical else ""),
        (supply_figures.trade(studio), ""),
    ]
    text = [supply_sentences.shocks(writer)] if chain.shocks else []
    text += [said for figure, said in drawn if figure is None and said]
    text += [supply_sentences.ABOUT, *([supply_sentences.BEST_USE] if chain.comparison else [])]
    parts = [Drawn(figure, "", figure.table) for figure, _ in drawn if figure]
    tables = ("shocks", "shock_service", "built", "portfolio")
    folded = ("support", "shock_products", "shock_users", "shock_income", "concentration")
    title = "Supply: what an outage does, and what support buys"
    return [_section(press, "supply", title, tuple(text), parts, tables, folded)]


def _section(
    press: Press,
    ident: str,
    title: str,
    text: tuple[str, ...],
    drawn: Sequence[Drawn],
    tables: tuple[str, ...],
    folded: tuple[str, ...] = (),
) -> Section:
    shown = tuple(part.figure for part in drawn if part.figure)
    instead = [part for part in drawn if part.figure is None]
    return Section(
        ident,
        title,
        (*text, *(part.sentence for part in instead)),
        shown,
        press.views(*(part.table for part in instead), *tables),
        press.views(*folded),
    )
