"""A chart of rows as SVG: label, bar with range, figure. Waterfalls, splits, incomes and tornadoes are such rows.

Drawn by Vega-Lite (altair, vl-convert; no network). The layout does not depend on the fonts of the machine: columns
have fixed widths, labels are wrapped here, and text takes its font and colours from the page through CSS.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from math import ceil
from typing import Any, Literal

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from chipaccord.report.numbers import KEEP
from chipaccord.report.words import columns, shortened, wrapped

LINE = 17  # height of a line of text
AIR = 15  # between rows
FONT = 13
SHORT_HEADING = 18  # characters; longer headings reach across the bars
_COLUMN = 7.9  # generous width of a character, pixels
_BOLD = 1.06
_VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


Shape = Literal["rect", "rule", "tick", "point", "text"]


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


@dataclass(frozen=True, slots=True)
class Layout:
    """Widths in pixels of the labels, the bars, the figures and a last column; `stacked` sets labels above the bars.

    The page shows the wide layout or the narrow one.
    """

    labels: int
    bars: int
    figures: int
    ticks: int
    aside: int = 0
    stacked: bool = False

    @property
    def left(self) -> int:
        """Width left of the bars."""
        return 14 if self.stacked else self.labels

    @property
    def width(self) -> int:
        """The whole width."""
        return self.left + self.bars + self.figures + self.aside


WIDE = Layout(labels=270, bars=350, figures=260, ticks=6)
NARROW = Layout(labels=346, bars=216, figures=130, ticks=4, stacked=True)


CONFIG = alt.Config(
    aria=False,
    background="transparent",
    view=alt.ViewConfig(stroke=None),
    text=alt.MarkConfig(fontSize=FONT, color="var(--ink)"),
    axis=alt.AxisConfig(
        labelColor="var(--soft)",
        titleColor="var(--soft)",
        labelFontSize=12,
        titleFontSize=12,
        titleFontWeight="normal",
        gridColor="var(--rule)",
        domain=False,
        ticks=False,
        titlePadding=8,
    ),
)


def fitted(layout: Layout, marks: Sequence[Mark]) -> Layout:
    """The layout with columns no wider than their text needs; the bars take the rest."""

    def width(texts: Iterable[tuple[str, bool]], most: int, air: int) -> int:
        found = max((columns(text) * (_BOLD if strong else 1) for text, strong in texts), default=0.0)
        return min(most, max(60, ceil(found * _COLUMN) + air))

    heads = [mark for mark in marks if not mark.heading or columns(mark.label) <= SHORT_HEADING]
    figures = width(((line, mark.strong) for mark in marks for line in mark.figure), layout.figures, 16)
    asides = [(mark.aside, False) for mark in marks if mark.aside]
    aside = width(asides, layout.figures, 16) if asides and not layout.stacked else 0
    if layout.stacked:
        return replace(layout, figures=figures, bars=layout.width - layout.left - figures)
    labels = width(((mark.label, mark.strong or mark.heading) for mark in heads), layout.labels, 22)
    return replace(layout, labels=labels, figures=figures, aside=aside, bars=layout.width - labels - figures - aside)


def row_chart(
    marks: Sequence[Mark], layout: Layout, *, unit: str, description: str, ident: str, axis: bool = True
) -> str:
    """The rows as SVG. `unit` names the axis; `description` is what a screen reader says; `ident` is unique."""
    layout = fitted(layout, marks)
    rows = placed(marks, layout)
    height = rows[-1]["bottom"] if rows else 0.0
    with debug_mode(False):  # altair's check of every part against its schema takes most of the time; the tests do it
        spec = chart(rows, layout, height, _domain(marks), unit if axis else None).to_dict(validate=False)
    return finished(vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE), description, ident)


def placed(marks: Sequence[Mark], layout: Layout) -> list[dict[str, Any]]:
    """Each mark as a row of chart data with its vertical place; taller where its text has more lines."""
    rows: list[dict[str, Any]] = []
    top = 0.0
    for mark in marks:
        bold = mark.strong or mark.heading
        across = layout.width if mark.heading else layout.labels - 14
        label = wrapped(mark.label, int(across / (_COLUMN * (_BOLD if bold else 1))))[:4]
        room = int((layout.figures - 12) / _COLUMN)
        figure = [shortened(line, room) for text in mark.figure for line in wrapped(text, room)]
        beside = max(LINE * len(figure), 0 if mark.heading else LINE)
        above = LINE * len(label) if layout.stacked else 0
        tall = (above + beside if layout.stacked else max(LINE * len(label), beside)) + (9 if layout.stacked else AIR)
        middle = top + above + (tall - above) / 2 - (3 if layout.stacked else 0)
        rows.append(
            {
                "label": "\n".join(label),
                "figure": "\n".join(figure).replace(KEEP, " "),
                "aside": mark.aside.replace(KEEP, " ") if layout.aside else "",
                "top": top,
                "label_middle": top + above / 2 + 5 if layout.stacked else middle,
                "middle": middle,
                "bar_top": middle - 8,
                "bar_bottom": middle + 8,
                "bottom": top + tall,
                "start": mark.start,
                "end": mark.end,
                "colour": mark.colour,
                "low": mark.low,
                "high": mark.high,
                "kind": "heading" if mark.heading else "dots" if mark.dots else "bar",
                "weight": "bold" if bold else "normal",
                "follows": mark.follows,
            }
        )
        if len(rows) > 1:
            rows[-2]["next"] = rows[-1]["bar_top"]
        top += tall
    return rows


def _domain(marks: Sequence[Mark]) -> tuple[float, float]:
    """Room for every bar and range, and zero."""
    ends = [0.0]
    for mark in marks:
        if not mark.heading:
            ends += [mark.start, mark.end]
            ends += [end for end in (mark.low, mark.high) if end is not None]
    low, high = min(ends), max(ends)
    if high - low < 1e-12:
        return (0.0, 1.0)
    pad = 0.03 * (high - low)
    return (low - pad if low < 0 else low, high + pad if high > 0 else high)


def chart(
    rows: list[dict[str, Any]], layout: Layout, height: float, domain: tuple[float, float], unit: str | None
) -> alt.TopLevelLayerSpec:
    """The chart of placed rows, whose axis is named `unit` (none without it)."""
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    down = alt.Scale(domain=[height, 0], nice=False, zero=False)
    axis = alt.Axis(title=unit, tickCount=layout.ticks, labelFlush=False) if unit else None
    layers: list[alt.UnitSpec] = []

    def x(field: str) -> alt.X:
        return alt.X(field=field, type="quantitative", scale=scale, axis=axis)

    def y(field: str) -> alt.Y:
        return alt.Y(field=field, type="quantitative", scale=down, axis=None)

    def add(chosen: list[dict[str, Any]], mark: Shape, encoding: dict[str, Any], **style: Any) -> None:
        """A layer of marks, unless it would be empty."""
        if chosen:
            data, drawn = alt.InlineData(values=chosen), alt.MarkDef(type=mark, **style)
            layers.append(alt.UnitSpec(data=data, mark=drawn, encoding=alt.FacetedEncoding(**encoding)))

    def write(chosen: list[dict[str, Any]], field: str, middle: str, place: int, align: str) -> None:
        """Text of one or more lines, centred on `middle`; totals and headings in bold."""
        lift = alt.ExprRef(f"-(length(split(datum.{field}, '\\n')) - 1) * {LINE / 2}")
        for weight in ("normal", "bold"):
            add(
                [row for row in chosen if row["weight"] == weight and row[field]],
                "text",
                {"x": alt.PositionValueDef(value=place), "y": y(middle), "text": alt.Text(field=field, type="nominal")},
                align=align,
                baseline="middle",
                lineBreak="\n",
                lineHeight=LINE,
                dy=lift,
                fontWeight=weight,
            )

    bars, dots, headings = ([row for row in rows if row["kind"] == kind] for kind in ("bar", "dots", "heading"))
    ranged = [row for row in bars if row["low"] is not None]
    linked = [row for row in rows if row["follows"] and "next" in row]
    if unit is not None:
        add([{"zero": 0}], "rule", {"x": x("zero")}, color="var(--ink)", strokeWidth=1)
    colour = alt.Color(field="colour", type="nominal", scale=None)
    box = {
        "x": x("start"),
        "x2": alt.X2(field="end"),
        "y": y("bar_top"),
        "y2": alt.Y2(field="bar_bottom"),
        "color": colour,
    }
    add(bars, "rect", box, opacity=0.9)
    middle = {"y": y("middle")}
    add(ranged, "rule", {"x": x("low"), "x2": alt.X2(field="high"), **middle}, color="var(--ink)", strokeWidth=1.5)
    for end in ("low", "high"):
        tick = {"color": "var(--ink)", "orient": "vertical", "size": 9, "thickness": 1.5}
        add(ranged, "tick", {"x": x(end), **middle}, **tick)
    link = {"x": x("end"), "y": y("bar_bottom"), "y2": alt.Y2(field="next")}
    add(linked, "rule", link, color="var(--soft)", strokeDash=[2, 2])
    add(dots, "rule", {"x": x("start"), "x2": alt.X2(field="end"), **middle}, color="var(--bar)", strokeWidth=3)
    ring = {"filled": True, "fill": "var(--paper)", "stroke": "var(--ink)", "strokeWidth": 1.8}
    add(dots, "point", {"x": x("start"), **middle}, size=85, opacity=1, **ring)
    add(dots, "point", {"x": x("end"), **middle}, size=85, opacity=1, filled=True, fill="var(--ink)")
    write(headings, "label", "label_middle", -layout.left, "left")
    labels = [row for row in rows if row["kind"] != "heading"]
    if layout.stacked:
        write(labels, "label", "label_middle", -layout.left, "left")
    else:
        write(labels, "label", "label_middle", -14, "right")
    write(rows, "figure", "middle", layout.bars + 12, "left")
    write(rows, "aside", "middle", layout.bars + layout.figures + 12, "left")
    return alt.TopLevelLayerSpec(
        layer=layers,
        width=layout.bars,
        height=height,
        autosize=alt.AutoSizeParams(type="none"),
        padding={"left": layout.left, "right": layout.figures + layout.aside, "top": 2, "bottom": 44 if unit else 4},
        config=CONFIG,
    )


def finished(svg: str, description: str, ident: str) -> str:
    """Vega's SVG made fit for a page: unique ids, a name for screen readers, no invisible labels, the page's font."""
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{ident}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{ident}-\1)", svg)
    svg = re.sub(r'<text [^>]*opacity="0"[^>]*>[^<]*</text>', "", svg)
    svg = re.sub(r' (font-family|aria-roledescription|pointer-events|class)="[^"]*"| role="graphics-[a-z]*"', "", svg)
    svg = re.sub(r' aria-hidden="true"| xmlns:xlink="[^"]*"', "", svg)
    svg = re.sub(r'<path d="" display="none"/>', "", svg)
    size = re.search(r'viewBox="([^"]*)"', svg)
    assert size is not None
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{ident}" viewBox="{size.group(1)}">'
        f'<title id="{ident}">{escape(description)}</title>'
    )
    return head + svg[svg.index(">") + 1 :]
