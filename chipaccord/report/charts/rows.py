"""A chart of rows: label, bar with range, figure. Waterfalls, splits, incomes and tornadoes are such rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil

from chipaccord.report.charts import svg
from chipaccord.report.charts.svg import INK, NARROW, PAPER, RULE, SOFT, WIDE, Layout, Scale, Shown, number, point
from chipaccord.report.text import BOLD, LINE, NORMAL, shortened, wrapped

__all__ = ["NARROW", "WIDE", "Layout", "Mark", "row_chart"]

AIR, NEXT, HALF = 15, 14, 8  # between rows; between bars and texts; half a bar's height
LABELS, FIGURES, NARROW_FIGURES = 320, 240, 160  # the widest columns
MEASURE = {None: NORMAL, "strong": BOLD}


@dataclass(frozen=True, slots=True)
class Mark:
    """One row. The bar runs from `start` to `end`; `low` to `high` is its range, drawn as a line with ends.

    figure: lines beside the row; aside: one more column of text, in the wide layout only. strong: a total, in bold.
    follows: drawn to the next row (waterfall). dots: the ends are an open and a full dot instead of a bar.
    """

    label: str
    start: float
    end: float
    colour: str
    figure: tuple[str, ...] = ()
    aside: str = ""
    low: float | None = None
    high: float | None = None
    strong: bool = False
    follows: bool = False
    dots: bool = False
    heading: bool = False

    @property
    def kind(self) -> str | None:
        """Class of this row's text."""
        return "strong" if self.strong or self.heading else None


@dataclass(frozen=True, slots=True)
class _Row:
    """A mark in its place: its texts, the middle of its bar, and where it begins and ends."""

    mark: Mark
    texts: list[str]
    y: float
    top: float
    bottom: float


def row_chart(
    marks: Sequence[Mark],
    layout: Layout,
    *,
    unit: str,
    description: str,
    ident: str,
    axis: bool = True,
    shown: Shown = svg.plain,
) -> str:
    """The rows as SVG; columns shrink to what their texts need.

    `unit` names the axis, `shown` writes its values; without `axis` rows compare only within themselves.
    `description` is what a screen reader says; `ident` is unique on the page.
    """
    columns = left, right, _ = _columns(marks, layout)
    rows: list[_Row] = []
    parts: list[str] = []
    bottom = 0.0
    for mark in marks:
        rows.append(_placed(mark, bottom, layout, columns))
        bottom = rows[-1].bottom
    ends = (end for mark in marks if not mark.heading for end in (mark.start, mark.end, mark.low, mark.high))
    low, high = svg.reach(end for end in ends if end is not None)
    scale = Scale(low + 0.03 * min(low, 0.0), high + 0.03 * max(high, 0.0), left, right)
    if axis and rows:
        for value, name in svg.across(scale, shown, 4 if layout.stacked else 6):
            there = (f"M{point(scale(value), row.top)}V{number(row.bottom)}" for row in rows if not row.mark.heading)
            parts.append(svg.path("".join(there), RULE if value else INK))
            parts.append(svg.centred(scale(value), bottom + 12, name, layout.width))
        parts.append(svg.centred((left + right) / 2, bottom + 32, unit, layout.width))
    for row, below in zip_longest(rows, rows[1:]):
        parts += row.texts
        if not row.mark.heading:
            parts += _drawn(row, scale, below.y if below and row.mark.follows else None)
    bottom += 44 if axis and rows else 4
    return svg.document("rows", layout.width, bottom, parts, description=description, ident=ident)


def _columns(marks: Sequence[Mark], layout: Layout) -> tuple[float, float, float]:
    """Where bars begin and end, and where the asides begin: columns as wide as their texts, the bars take the rest."""

    def width(texts: Iterable[tuple[Mark, str]], most: float) -> float:
        return min(most, ceil(max((MEASURE[mark.kind](text) for mark, text in texts if text), default=-NEXT)) + NEXT)

    labels = NEXT if layout.stacked else width(((m, m.label) for m in marks if not m.heading), LABELS) + 4
    asides = 0.0 if layout.stacked else width(((mark, mark.aside) for mark in marks), FIGURES)
    most = NARROW_FIGURES if layout.stacked else FIGURES
    figures = width(((mark, line) for mark in marks for line in mark.figure), most)
    return labels, layout.width - asides - max(figures, NEXT), layout.width - asides + NEXT


def _placed(mark: Mark, top: float, layout: Layout, columns: tuple[float, float, float]) -> _Row:
    """A mark with its texts below a height; where labels lie above the bars, long figures begin beside the label."""
    (left, right, aside), measure = columns, MEASURE[mark.kind]
    across = layout.width if layout.stacked or mark.heading else left - NEXT
    label = wrapped(mark.label, across, measure, 4)
    figure = [line for text in mark.figure for line in wrapped(text, aside - right - 2 * NEXT, measure)]
    named, beside = LINE * len(label), LINE * max(len(figure), 1)
    if mark.heading:
        first = top + (AIR if top else 0)
        return _Row(mark, svg.block(0, first + named / 2, label, kind="strong"), top, top, first + named + 6)
    if layout.stacked:
        shared = named if max(map(measure, label)) < right else 0
        end = top + named + max(LINE, beside - shared)
        y, middle, bottom = (top + named + end) / 2 + 3, end - beside / 2 + 3, end + AIR
        texts = svg.block(0, top + named / 2 + 1, label, kind=mark.kind)
    else:
        bottom = top + max(named, beside) + AIR
        y = middle = (top + bottom) / 2
        texts = svg.block(left - NEXT, y, label, kind=mark.kind, anchor="end")
        texts.append(svg.text(aside, y, shortened(mark.aside, layout.width - aside, measure), kind=mark.kind))
    return _Row(mark, texts + svg.block(right + NEXT, middle, figure, kind=mark.kind), y, top, bottom)


def _drawn(row: _Row, scale: Scale, below: float | None) -> list[str]:
    """Bar or dots, the line to the row below, and the range on a lighter ground where it lies over the bar."""
    mark, y, start, end = row.mark, row.y, scale(row.mark.start), scale(row.mark.end)
    out: list[str] = []
    if mark.dots:
        out.append(svg.path(f"M{point(start, y)}H{number(end)}", mark.colour, 3))
        out.append(svg.element("circle", cx=start, cy=y, r=4.6, fill=PAPER, stroke=INK, stroke_width=1.8))
        out.append(svg.element("circle", cx=end, cy=y, r=5.5, fill=INK))
    elif mark.start != mark.end:  # what is not zero is seen
        out.append(svg.rect(min(start, end), y - HALF, max(abs(end - start), 0.75), 2 * HALF, mark.colour))
    if below is not None:
        out.append(svg.path(f"M{point(end, y + HALF)}V{number(below - HALF)}", SOFT, dash="2 2"))
    if mark.low is not None and mark.high is not None:
        low, high = sorted((scale(mark.low), scale(mark.high)))
        drawn = f"M{point(low, y)}H{number(high)}M{point(low, y - 4.5)}v9M{point(high, y - 4.5)}v9"
        out += [svg.path(drawn, PAPER, 4) if abs(end - start) > 3 * HALF else "", svg.path(drawn, INK, 1.5)]
    return out
