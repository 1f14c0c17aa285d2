"""The supply network as SVG: stages left to right, each a bar split by place, the narrow places numbered.

Wide: four columns with the links between them; narrow: the columns below one another, without links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from chipaccord.report.words import columns, shortened

WIDTH, GAP = 190, 40  # of a column, and between two
NARROW_WIDTH = 440
ROW, BAR, HEAD = 39, 13, 30
COLUMN = 6.7


@dataclass(frozen=True, slots=True)
class Band:
    """A place's share of a stage: colour, share of the bar, and its number in the ranking of narrow places."""

    place: str
    share: float
    colour: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A stage: its code, its name, what stands at the right of the name, and its bands, the largest first."""

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
    groups: Sequence[Group],
    links: Sequence[tuple[str, str]],
    legend: Mapping[str, str],
    *,
    narrow: bool,
    description: str,
    ident: str,
) -> str:
    """The network. links: (input, user) codes; legend: place name to colour."""
    out: list[str] = []
    at: dict[str, tuple[float, float]] = {}
    width = NARROW_WIDTH if narrow else len(groups) * WIDTH + (len(groups) - 1) * GAP
    top = _legend(out, legend, width)
    tallest = max(len(group.boxes) for group in groups)
    boxes: list[str] = []
    bottom = top
    for k, group in enumerate(groups):
        x = 0 if narrow else k * (WIDTH + GAP)
        y = bottom if narrow else top
        boxes.append(f'<text class="head" x="{x}" y="{y + 14}">{escape(group.title)}</text>')
        y += HEAD
        pitch = ROW if narrow or len(group.boxes) == tallest else ROW * (tallest - 1) / max(len(group.boxes) - 1, 1)
        pitch = min(pitch, 2.2 * ROW)
        free = 0.0 if narrow else (ROW * (tallest - 1) - pitch * (len(group.boxes) - 1)) / 2
        for n, box in enumerate(group.boxes):
            place = y + free + n * pitch
            at[box.code] = x, place + 19 + BAR / 2
            boxes += _box(box, x, place, width if narrow else WIDTH)
        bottom = max(bottom, y + (len(group.boxes) if narrow else tallest) * ROW)
    if not narrow:
        ranked = {box.code for group in groups for box in group.boxes if any(band.rank for band in box.bands)}
        out += [_link(at[a], at[b], a in ranked) for a, b in links if a in at and b in at]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="network" role="img" aria-labelledby="{ident}" '
        f'viewBox="0 0 {width} {bottom:.0f}"><title id="{ident}">{escape(description)}</title>'
    )
    return "\n".join([head, *out, *boxes, "</svg>"])


def _legend(out: list[str], legend: Mapping[str, str], width: int) -> float:
    """Places and their colours in a row that wraps; the height that it takes."""
    x, y = 0.0, 0
    for name, colour in legend.items():
        wide = 20 + columns(name) * COLUMN + 14
        if x and x + wide > width:
            x, y = 0.0, y + 20
        out.append(f'<rect x="{x:.1f}" y="{y + 2}" width="12" height="12" fill="{colour}"/>')
        out.append(f'<text x="{x + 17:.1f}" y="{y + 13}">{escape(name)}</text>')
        x += wide
    return y + 34


def _box(box: Box, x: float, y: float, width: int) -> list[str]:
    """Name and largest place above, bands below."""
    room = int(width / COLUMN) - columns(box.aside) - 2
    out = [
        f'<text x="{x}" y="{y + 13:.1f}">{escape(shortened(box.name, max(room, 8)))}</text>',
        f'<text class="figure" x="{x + width}" y="{y + 13:.1f}" text-anchor="end">{escape(box.aside)}</text>',
    ]
    left, bar = x, y + 19
    for band in box.bands:
        wide = width * band.share
        out.append(
            f'<rect x="{left:.1f}" y="{bar:.1f}" width="{max(wide - 1, 0.5):.1f}" height="{BAR}" fill="{band.colour}"/>'
        )
        if band.rank:
            out.append(
                f'<rect x="{left + 1:.1f}" y="{bar + 1:.1f}" width="{max(wide - 3, 1):.1f}" height="{BAR - 2}" '
                f'fill="none" stroke="var(--ink)" stroke-width="2"/>'
            )
            cx, cy = left + 12, bar + BAR / 2
            out.append(f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="9.5" fill="var(--ink)"/>')
            out.append(f'<text class="rank" x="{cx:.1f}" y="{cy + 4:.1f}" text-anchor="middle">{band.rank}</text>')
        left += wide
    return out


def _link(start: tuple[float, float], end: tuple[float, float], strong: bool) -> str:
    x, y = start[0] + WIDTH, start[1]
    middle = (x + end[0]) / 2
    if end[0] <= start[0]:
        return ""
    style = 'stroke="var(--soft)" stroke-width="1.3"' if strong else 'stroke="var(--rule)" stroke-width="1"'
    curve = f"M{x:.1f},{y:.1f}C{middle:.1f},{y:.1f} {middle:.1f},{end[1]:.1f} {end[0]:.1f},{end[1]:.1f}"
    return f'<path d="{curve}" fill="none" {style}/>'
