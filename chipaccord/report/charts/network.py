"""A network in columns: boxes left to right, each a bar split into bands, some of them numbered.

Wide: the columns side by side with the links between them; narrow: below one another, without links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chipaccord.report.charts import svg
from chipaccord.report.charts.svg import INK, RULE, SOFT, number, point
from chipaccord.report.text import BOLD, SMALL, shortened

GAP = 32  # between two columns
ROW, BAR, HEAD = 39, 13, 30


Links = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Band:
    """A place's share of a box: colour, share of the bar, and its number in a ranking."""

    place: str
    share: float
    colour: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its code, its name, what stands at the right of the name, and its bands, the largest first."""

    code: str
    name: str
    aside: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A column of the drawing."""

    title: str
    boxes: tuple[Box, ...]


def drawing(
    groups: Sequence[Group], links: Links, legend: Mapping[str, str], *, narrow: bool, description: str, ident: str
) -> str:
    """The network as SVG. links: (from, to) codes of boxes; legend: name of a place to its colour."""
    width = (svg.NARROW if narrow else svg.WIDE).width
    across = width if narrow else (width + GAP) / max(len(groups), 1) - GAP
    back, used = svg.legend([(name, colour, None) for name, colour in legend.items()], width, 0)
    top = bottom = used + 16
    most = max((len(group.boxes) for group in groups), default=0)
    at: dict[str, tuple[float, float]] = {}
    front: list[str] = []
    for k, group in enumerate(groups):
        x, y = (0.0, bottom) if narrow else (k * (across + GAP), top)
        front.append(svg.text(x, y + 10, shortened(group.title, across, BOLD), kind="strong"))
        count = len(group.boxes)
        pitch = ROW if narrow else ROW * min((most - 1) / max(count - 1, 1), 2.2)
        y += HEAD + (0 if narrow else (ROW * (most - 1) - pitch * (count - 1)) / 2)
        for n, box in enumerate(group.boxes):
            at[box.code] = x, y + n * pitch + 19 + BAR / 2
            front += _box(box, x, y + n * pitch, across)
        bottom = y + count * ROW if narrow else top + HEAD + most * ROW
    ranked = {box.code for group in groups for box in group.boxes if any(band.rank for band in box.bands)}
    for start, end in links:
        if start in at and end in at and at[start][0] < at[end][0]:  # to a later column
            (x, y), (x_end, y_end) = at[start], at[end]
            middle = number((x + across + x_end) / 2)
            curve = f"M{point(x + across, y)}C{middle},{number(y)} {middle},{number(y_end)} {point(x_end, y_end)}"
            back.append(svg.path(curve, *((SOFT, 1.3) if start in ranked else (RULE, 1))))
    return svg.document("network", width, bottom, [*back, *front], description=description, ident=ident)


def _box(box: Box, x: float, y: float, width: float) -> list[str]:
    """Name and what stands beside it above, bands below."""
    aside = shortened(box.aside, width * 2 / 3, SMALL)
    name = shortened(box.name, width - SMALL(aside) - 3, SMALL)
    out = [svg.text(x, y + 9, name, kind="small"), svg.text(x + width, y + 9, aside, kind="tick", anchor="end")]
    bar = y + 19
    for band in box.bands:
        wide = width * band.share
        out.append(svg.rect(x, bar, max(wide - 1, 0.5), BAR, band.colour))
        if band.rank:
            out.append(
                svg.path(f"M{point(x + 1, bar + 1)}h{number(max(wide - 3, 1))}v{BAR - 2}H{number(x + 1)}Z", INK, 2)
            )
            out.append(svg.element("circle", cx=x + 12, cy=bar + BAR / 2, r=9.5, fill=INK))
            out.append(svg.text(x + 12, bar + BAR / 2, str(band.rank), kind="rank", anchor="middle"))
        x += wide
    return out
