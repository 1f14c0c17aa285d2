"""A chart of lines with bands: loss over time, risk against money. Each line is named at its end.

Names that would overlap are moved apart; a narrow chart lists them below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from chipaccord.report.charts import svg
from chipaccord.report.charts.svg import INK, NARROW, RULE, WIDE, Layout, Scale, Shown, number, point
from chipaccord.report.text import LINE, NORMAL, SMALL, wrapped

__all__ = ["NARROW", "WIDE", "Layout", "Series", "line_chart"]

TICKS, TOP, PLOT, BOTTOM = 5, 12, 254, 46  # the plot ends at PLOT, the axis is below it
NAMES, NAME_LINES = 250, 3  # room beside the lines, and lines of a name


@dataclass(frozen=True, slots=True)
class Series:
    """One line: points (x, y), an optional band (x, low, high), a name with its figure, a colour.

    A line without a name is not named. dots: mark points. A single point is a line too.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    colour: str
    band: tuple[tuple[float, float, float], ...] = ()
    dash: str = ""
    dots: bool = False


def line_chart(
    series: Sequence[Series],
    layout: Layout,
    *,
    x_title: str,
    description: str,
    ident: str,
    shown: Shown = svg.plain,
    x_shown: Shown = svg.plain,
) -> str:
    """The lines as SVG, those drawn later above.

    `shown` and `x_shown` write the values of the vertical and the horizontal axis, which `x_title` names;
    `description` is what a screen reader says; `ident` is unique on the page.
    """
    series = [s for s in series if s.points]
    xs = [x for s in series for x, _ in s.points] or [0.0]
    low, high = svg.reach(y for s in series for row in (*s.points, *s.band) for y in row[1:])
    by = svg.step((high - low) / TICKS)
    levels = svg.ticks(by * floor(low / by + 1e-9), by * ceil(high / by - 1e-9), by, shown)
    left, right = max(SMALL(name) for _, name in levels) + 10, layout.width - (14 if layout.stacked else NAMES)
    named = [(s, wrapped(s.name, NAMES - 16, NORMAL, NAME_LINES)) for s in series if s.name]
    bottom = float(PLOT) if layout.stacked else max(PLOT, sum(LINE * len(lines) + 3 for _, lines in named) - BOTTOM + 8)
    x_at = Scale(min(xs), max(xs) if max(xs) > min(xs) else min(xs) + abs(min(xs)) + 1, left, right)
    y_at = Scale(levels[0][0], levels[-1][0], bottom, TOP)
    out: list[str] = []
    for level, name in levels:
        out.append(svg.path(f"M{point(left, y_at(level))}H{number(right)}", RULE if level else INK))
        out.append(svg.text(left - 8, y_at(level), name, kind="tick", anchor="end"))
    least = 1.0 if all(float(x).is_integer() for x in xs) else 0.0  # no half weeks or years
    for x, name in svg.across(x_at, x_shown, 2 * TICKS, least):
        out.append(svg.centred(x_at(x), bottom + 14, name, layout.width))
    out.append(svg.centred((left + right) / 2, bottom + 34, x_title, layout.width))
    for s in series:
        edge = [(x, high) for x, _, high in s.band] + [(x, low) for x, low, _ in reversed(s.band)]
        corners = " ".join(point(x_at(x), y_at(y)) for x, y in edge)
        out.append(svg.element("polygon", points=corners, fill=s.colour, fill_opacity=0.16) if edge else "")
    for s in series:
        places = [(x_at(x), y_at(y)) for x, y in s.points]
        out.append(svg.path("M" + "L".join(point(*place) for place in places), s.colour, 2.2, dash=s.dash))
        out += [svg.element("circle", cx=x, cy=y, r=4, fill=s.colour) for x, y in places if s.dots]
    if layout.stacked:
        entries = [(s.name, s.colour, s.dash if len(s.points) > 1 else None) for s, _ in named]
        names, height = svg.legend(entries, layout.width, bottom + BOTTOM + 4)
    else:
        names, height = _beside(named, x_at, y_at, bottom + BOTTOM), bottom + BOTTOM
    return svg.document("lines", layout.width, height, [*out, *names], description=description, ident=ident)


def _beside(named: Sequence[tuple[Series, list[str]]], x_at: Scale, y_at: Scale, height: float) -> list[str]:
    """Names beside single points, and at the ends of lines, moved apart where they would overlap."""
    out: list[str] = []
    for s, x, y in ((s, x_at(s.points[0][0]), y_at(s.points[0][1])) for s, _ in named if len(s.points) == 1):
        fits = x + 9 + NORMAL(s.name) < x_at.end + NAMES
        out.append(svg.text(x + 9 if fits else x - 9, y, s.name, anchor=None if fits else "end"))
    ends = sorted((y_at(s.points[-1][1]), LINE * len(lines), k) for k, (s, lines) in enumerate(named) if s.points[1:])
    tops: list[float] = []
    for k, (y, tall, _) in enumerate(ends):
        tops.append(max(y - tall / 2, tops[-1] + ends[k - 1][1] + 3 if k else 0.0))
    for top, (y, tall, k) in zip(reversed(tops), reversed(ends), strict=True):
        height = min(top, height - tall - 3)
        (s, lines), middle = named[k], height + tall / 2
        out.append(svg.path(f"M{point(x_at.end, y)}L{point(x_at.end + 9, middle)}", s.colour))
        out += svg.block(x_at.end + 12, middle, lines)
    return out
