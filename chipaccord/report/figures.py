"""The figures of the page: which rows each chart shows. The charts themselves are drawn in `charts`.

Each figure is a headline sentence, its unit and baseline, SVG for wide and for narrow pages, and the table behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from chipaccord.report import sentences
from chipaccord.report.answer import BASES
from chipaccord.report.charts import sankey
from chipaccord.report.charts.rows import NARROW, WIDE, Layout, Mark, row_chart
from chipaccord.report.numbers import NOISE, SMALLEST
from chipaccord.report.palette import CHANGE, NEUTRAL, OTHER, Palette
from chipaccord.report.view import Income, Range
from chipaccord.report.words import plural, sentence
from chipaccord.report.writer import Writer

FEWEST = 0.005  # economies below this part of the whole share one node of the Sankey
SMALL_INCOME = 0.02  # economies that move less than this part of the largest move are left to the table
SMALL_EFFECT = 0.01  # effects below this part of the headline's largest one are left to the table
BASIS_NOTES = {
    "customs": "recorded country of origin",
    "ownership": "whose firms sell",
    "value": "who earns the price",
}


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several small charts of a figure, with its own heading."""

    title: str
    note: str
    svg: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with everything a reader needs to use it alone. `wide` and `narrow` show the same; or `panels`."""

    name: str
    headline: str
    unit: str
    baseline: str
    table: str
    wide: str = ""
    narrow: str = ""
    panels: tuple[Panel, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Studio:
    """What every figure is made from."""

    writer: Writer
    palette: Palette

    def both(
        self, name: str, rows: dict[Layout, list[Mark]], unit: str, headline: str, *, axis: bool = True
    ) -> tuple[str, str]:
        """The wide and the narrow SVG of a chart of rows."""
        wide, narrow = (
            row_chart(
                rows[layout],
                layout,
                unit=unit,
                description=headline,
                ident=f"{name}-{size}",
                axis=axis,
                shown=lambda value: self.writer.numbers.plain(value, trim=True),
            )
            for layout, size in ((WIDE, "wide"), (NARROW, "narrow"))
        )
        return wide, narrow


def bookings(studio: Studio) -> Figure | None:
    """The Sankey: a year's purchase on the three bases."""
    writer, booked = studio.writer, studio.writer.outcome.bookings
    if booked is None:
        return None
    numbers = writer.numbers
    stacks = {basis: _stack(studio, basis) for basis in BASES}
    if not all(stacks.values()):
        return None
    whole = max(sum(part.amount for part in parts) for parts in stacks.values())
    scale = 200 / whole
    height = max(sankey.height_of(parts, scale) for parts in stacks.values())
    panels = []
    for basis, parts in stacks.items():
        total = f"{numbers.usd(sum(part.amount for part in parts))} a year"
        said = f"{sentence(BASES[basis])}: {total}, " + ", ".join(f"{part.name} {part.text}" for part in parts)
        svg = sankey.panel(parts, total, scale, height, said, f"sankey-{basis}")
        panels.append(Panel(sentence(BASES[basis]), BASIS_NOTES[basis], svg))
    return Figure(
        "bookings",
        sentences.booked(writer),
        "bn USD a year, average of the years; in brackets the share of the purchase",
        "central setting of every assumption",
        "bookings",
        panels=tuple(panels),
    )


def _stack(studio: Studio, basis: str) -> list[sankey.Part]:
    """The economies on one basis, the largest first; small ones together."""
    writer, booked = studio.writer, studio.writer.outcome.bookings
    assert booked is not None
    found = {row.economy: float(getattr(row, f"{basis}_usd_bn")) for row in booked.by_economy}
    whole = sum(usd for usd in found.values() if usd > 0)
    ordered = sorted((code for code in found if found[code] > 0), key=lambda code: -found[code])
    large = [code for code in ordered if found[code] >= FEWEST * whole][:7]
    small = [code for code in ordered if code not in large]
    groups = [(writer.names.full(code), found[code], studio.palette.colour(code)) for code in large]
    if len(small) == 1:
        groups.append((writer.names.full(small[0]), found[small[0]], studio.palette.colour(small[0])))
    elif small:
        groups.append((f"{len(small)} others", sum(found[code] for code in small), OTHER))
    return [
        sankey.Part(
            name, usd, f"{writer.numbers.plain(usd)} ({writer.numbers.pct(round(100 * usd / whole, 1))})", colour
        )
        for name, usd, colour in groups
    ]


def balance(studio: Studio) -> Figure | None:
    """The waterfall from the announced purchase to the goods balance."""
    writer, effects = studio.writer, studio.writer.outcome.purchase
    if effects is None or not any(step.kind == "total" for step in effects.waterfall):
        return None
    marks, level = [], 0.0
    for number, step in enumerate(effects.waterfall):
        total = step.kind == "total"
        start, end = (0.0, step.usd_bn) if total else (level, level + step.usd_bn)
        level = end
        marks.append(
            Mark(
                writer.names.spelt_out(step.step),
                start,
                end,
                NEUTRAL if total else CHANGE,
                (writer.numbers.plain(step.usd_bn, signed=not total),),
                strong=total,
                follows=number < len(effects.waterfall) - 1,
            )
        )
    headline = sentences.balance(writer)
    wide, narrow = studio.both("balance", {WIDE: marks, NARROW: marks}, "bn USD a year", headline)
    span = effects.bilateral_balance_usd_bn
    note = ""
    if span is not None and writer.numbers.span(span, signed=True):
        ends = writer.numbers.span(span, signed=True)
        note = f"Range of the last row over the marked assumptions: {ends} bn USD a year."
    return Figure("balance", headline, "bn USD a year", writer.baseline(), "balance", wide, narrow, note=note)


def split(studio: Studio) -> Figure | None:
    """Where each purchased dollar comes from: the parts of 100 percent, one below the other."""
    writer, effects = studio.writer, studio.writer.outcome.purchase
    if effects is None:
        return None
    numbers, accord = writer.numbers, writer.outcome.accord
    shown = [row for row in effects.diverted_by_economy_pct if abs(row.central) >= 0.5][:6]
    rest = effects.diverted_pct.central - sum(row.central for row in shown)
    parts: list[tuple[str, float, Range | None, str]] = [
        ("Additional", effects.additional_pct.central, effects.additional_pct, "var(--ink)")
    ]
    for row in shown:
        label = f"Diverted from {writer.names.short(row.economy)}"
        parts.append((label, row.central, row, studio.palette.colour(row.economy)))
    if abs(rest) >= 0.05:
        parts.append(("Diverted from others" if shown else "Diverted from third economies", rest, None, OTHER))
    home = f"Displaced at home, in {writer.names.short(accord.buyer)}"
    parts.append((home, effects.displaced_pct.central, effects.displaced_pct, studio.palette.colour(accord.buyer)))
    marks: dict[Layout, list[Mark]] = {WIDE: [], NARROW: []}
    level = 0.0
    for number, (label, share, figure, colour) in enumerate(parts):
        span = numbers.span(figure, digits=2) if figure else ""
        text = numbers.share(share)
        for layout, lines in (
            (WIDE, (f"{text}  [{span}]" if span else text,)),
            (NARROW, (text, f"[{span}]" if span else "")),
        ):
            follows = number < len(parts) - 1
            marks[layout].append(
                Mark(label, level, level + share, colour, tuple(line for line in lines if line), follows=follows)
            )
        level += share
    headline = sentences.split(writer)
    unit = "percent of the purchase, added up from top to bottom"
    wide, narrow = studio.both("split", marks, "percent of the purchase", headline)
    return Figure("split", headline, unit, writer.baseline(), "split", wide, narrow)


def real_income(studio: Studio, rows: Sequence[Income], name: str, headline: str, baseline: str) -> Figure | None:
    """Bars of real income with ranges, in percent with dollars beside."""
    writer, numbers = studio.writer, studio.writer.numbers
    largest = max((abs(row.pct.central) for row in rows), default=0.0)
    if largest < NOISE:
        return None
    own = (writer.outcome.accord.buyer, writer.outcome.accord.seller)
    bound = 10.0 ** floor(log10(SMALL_INCOME * largest))  # a round figure, which the note can state exactly
    if bound < SMALLEST:
        bound = 0.0
    shown = [row for row in rows if row.economy in own or abs(row.pct.central) >= max(bound, NOISE)]
    shown.sort(key=lambda row: -row.pct.central)
    marks: dict[Layout, list[Mark]] = {WIDE: [], NARROW: []}
    for row in shown:
        percent, span = numbers.pct(row.pct.central, signed=True), numbers.span(row.pct, signed=True)
        dollars = f"{numbers.bn(row.usd_bn, signed=True)} USD"
        low, high = row.pct.ordered if span else (None, None)
        for layout, lines in (
            (WIDE, (f"{percent}  [{span}]" if span else percent,)),
            (NARROW, (percent, numbers.bn(row.usd_bn, signed=True))),
        ):
            colour = studio.palette.colour(row.economy)
            marks[layout].append(
                Mark(writer.names.full(row.economy), 0.0, row.pct.central, colour, lines, dollars, low, high)
            )
    wide, narrow = studio.both(name, marks, "percent", headline)
    hidden = len(rows) - len(shown)
    note = ""
    if hidden:
        move = (
            f"move{plural(hidden, 's', '')} by less than {numbers.pct(bound)}"
            if bound
            else f"do{plural(hidden, 'es', '')} not move"
        )
        subject = f"{hidden} {plural(hidden, 'economy', 'economies')} that {move}"
        note = f"{subject} {plural(hidden, 'is', 'are')} in the table only."
    unit = "change of real income in percent; beside it in bn USD a year; line: range over the marked assumptions"
    return Figure(name, headline, unit, baseline, name, wide, narrow, note=note)


def by_year(studio: Studio) -> Figure | None:
    """The fall of the deficit by year on the three bases, as three groups of rows."""
    writer, booked = studio.writer, studio.writer.outcome.bookings
    if booked is None or len(booked.by_year) < 2:
        return None
    numbers = writer.numbers
    marks: list[Mark] = []
    for basis, name in BASES.items():
        marks.append(Mark(sentence(name), 0, 0, NEUTRAL, heading=True))
        for row in booked.by_year:
            figure: Range = getattr(row, f"{basis}_usd_bn")
            span = numbers.span(figure)
            low, high = figure.ordered if span else (None, None)
            text = numbers.plain(figure.central) + (f"  [{span}]" if span else "")
            marks.append(Mark(str(row.year), 0.0, figure.central, NEUTRAL, (text,), low=low, high=high))
    headline = sentences.years(writer)
    wide, narrow = studio.both("years", {WIDE: marks, NARROW: marks}, "bn USD", headline)
    unit = "fall of the goods deficit in the year, bn USD; line: range over the marked assumptions"
    return Figure("years", headline, unit, "no purchase", "deficit_by_year", wide, narrow)


def hinges(studio: Studio) -> Figure | None:
    """The tornado: each headline between the low and the high setting of each assumption."""
    writer = studio.writer
    ordered = sorted(writer.outcome.assumptions, key=lambda item: -item.weight)
    groups: dict[tuple[str, str], list[tuple[str, float, float, str]]] = {}
    for item in ordered:
        for effect in item.effects:
            low, high = (writer.numbers.plain(end, trim=True) for end in (effect.low, effect.high))
            if low != high:
                row = (item.label, effect.low, effect.high, f"{low} → {high}")
                groups.setdefault((effect.headline, effect.unit), []).append(row)
    if not groups:
        return None
    marks: list[Mark] = []
    for (name, unit), rows in groups.items():
        ends = [end for _, low, high, _ in rows for end in (low, high)]
        start, size = min(ends), max(ends) - min(ends)
        title = f"{writer.names.spelt_out(name)}, {unit}" if unit else writer.names.spelt_out(name)
        marks.append(Mark(sentence(title), 0, 0, NEUTRAL, heading=True))
        rows.sort(key=lambda row: -abs(row[2] - row[1]))
        widest = abs(rows[0][2] - rows[0][1])
        marks += [
            Mark(label, (low - start) / size, (high - start) / size, NEUTRAL, (text,), dots=True)
            for label, low, high, text in rows
            if abs(high - low) >= SMALL_EFFECT * widest
        ]
    headline = sentences.hinges(writer, ordered)
    wide, narrow = studio.both("hinges", {WIDE: marks, NARROW: marks}, "", headline, axis=False)
    return Figure(
        "hinges",
        headline,
        "open dot: the figure at the low setting of the assumption; full dot: at the high setting; "
        "each group of rows has its own scale",
        "all other assumptions at their central setting",
        "hinges",
        wide,
        narrow,
    )
