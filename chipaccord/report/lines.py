"""A chart of lines with bands as SVG: loss over time, risk against money. Each line is named at its end.

Text uses the page's font and colours. Names that would overlap are moved apart; a narrow chart lists them below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10

from chipaccord.report.words import wrapped

PITCH = 17  # between lines of text
TICKS = 5
LEFT, TOP, BOTTOM = 52, 12, 46
COLUMN = 7.2  # width of a character


@dataclass(frozen=True, slots=True)
class Series:
    """One line: points (x, y), an optional band (x, low, high), a name with its figure, a colour; a line without
    a name is not named. dots: mark points. A single point is a line too.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    colour: str
    band: tuple[tuple[float, float, float], ...] = ()
    dash: str = ""
    dots: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Size of the drawing; `right` is the room for names, none where they are listed below."""

    width: int
    height: int
    right: int


WIDE = Frame(880, 300, 250)
NARROW = Frame(480, 280, 0)


def line_chart(
    series: Sequence[Series],
    frame: Frame,
    *,
    x_title: str,
    description: str,
    ident: str,
    shown: Callable[[float], str] = lambda value: f"{value:g}",
) -> str:
    """The lines as SVG. `shown` formats the ticks of the y axis; `description` is what a screen reader says."""
    xs = [x for s in series for x, _ in s.points]
    ys = [y for s in series for _, y in s.points] + [high for s in series for _, _, high in s.band]
    x_step, y_step = _step(max(xs)), _step(max([*ys, 1e-9]))
    x_end, y_end = max(xs), y_step * -(-max([*ys, 1e-9]) // y_step)
    plot = frame.width - LEFT - (frame.right or 14)
    floor_y = frame.height - BOTTOM

    def at(x: float, y: float) -> str:
        return f"{LEFT + plot * x / x_end:.1f},{floor_y - (floor_y - TOP) * y / y_end:.1f}"

    def height_of(y: float) -> float:
        return floor_y - (floor_y - TOP) * y / y_end

    out: list[str] = []
    for k in range(round(y_end / y_step) + 1):
        y = height_of(k * y_step)
        out.append(f'<path d="M{LEFT},{y:.1f}H{LEFT + plot}" stroke="var(--{"ink" if k == 0 else "rule"})"/>')
        out.append(f'<text class="tick" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{shown(k * y_step)}</text>')
    for k in range(int(x_end / x_step + 1e-9) + 1):
        x = LEFT + plot * k * x_step / x_end
        out.append(f'<text class="tick" x="{x:.1f}" y="{floor_y + 18}" text-anchor="middle">{k * x_step:g}</text>')
    middle = LEFT + plot / 2
    out.append(f'<text class="tick" x="{middle:.1f}" y="{floor_y + 38}" text-anchor="middle">{escape(x_title)}</text>')
    for s in series:
        if s.band:
            there = " ".join(at(x, high) for x, _, high in s.band)
            back = " ".join(at(x, low) for x, low, _ in reversed(s.band))
            out.append(f'<polygon points="{there} {back}" fill="{s.colour}" fill-opacity="0.16"/>')
    for s in series:
        dash = f' stroke-dasharray="{s.dash}"' if s.dash else ""
        points = " ".join(at(x, y) for x, y in s.points)
        out.append(f'<polyline points="{points}" fill="none" stroke="{s.colour}" stroke-width="2.2"{dash}/>')
        for x, y in s.points if s.dots else ():
            cx, cy = at(x, y).split(",")
            out.append(f'<circle cx="{cx}" cy="{cy}" r="4" fill="{s.colour}"/>')
    below = 0
    if frame.right:
        for s in (s for s in series if s.name and len(s.points) == 1):  # a point is named beside it
            px, py = (float(value) for value in at(*s.points[0]).split(","))
            out.append(f'<text x="{px + 9:.1f}" y="{py + 4:.1f}">{escape(s.name)}</text>')
        series = [s for s in series if len(s.points) > 1]
        out += _names(series, frame, height_of, LEFT + plot + 12)
    else:
        listed, below = _list(series, frame)
        out += listed
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lines" role="img" aria-labelledby="{ident}" '
        f'viewBox="0 0 {frame.width} {frame.height + below}"><title id="{ident}">{escape(description)}</title>'
    )
    return "\n".join([head, *out, "</svg>"])


def _step(largest: float) -> float:
    """A round step that gives about five ticks."""
    if largest <= 0:
        return 1.0
    rough = largest / TICKS
    base = 10.0 ** floor(log10(rough))
    return next(base * m for m in (1, 2, 5, 10) if base * m >= rough * 0.999)


def _names(series: Sequence[Series], frame: Frame, height_of: Callable[[float], float], x: float) -> list[str]:
    """Names at the ends of the lines, moved apart where they would overlap."""
    room = int((frame.right - 16) / COLUMN)
    blocks = [(height_of(s.points[-1][1]), wrapped(s.name, room)[:3], s) for s in series if s.name]
    blocks.sort(key=lambda block: block[0])
    tops: list[float] = []
    for y, lines, _ in blocks:
        half = PITCH * len(lines) / 2
        earliest = tops[-1] + PITCH * len(blocks[len(tops) - 1][1]) + 3 if tops else 2.0
        tops.append(max(y - half, earliest))
    ceiling = frame.height - 4.0
    for k in reversed(range(len(blocks))):
        tops[k] = min(tops[k], ceiling - PITCH * len(blocks[k][1]))
        ceiling = tops[k] - 3
    out = []
    for top, (y, lines, s) in zip(tops, blocks, strict=True):
        middle = top + PITCH * len(lines) / 2
        out.append(f'<path d="M{x - 12:.1f},{y:.1f}L{x - 3:.1f},{middle:.1f}" stroke="{s.colour}" fill="none"/>')
        out += [f'<text x="{x}" y="{top + 13 + PITCH * n:.1f}">{escape(line)}</text>' for n, line in enumerate(lines)]
    return out


def _list(series: Sequence[Series], frame: Frame) -> tuple[list[str], int]:
    """Names below the chart with a sample of each line, and the height that they take."""
    out: list[str] = []
    y = frame.height + 6
    for s in (s for s in series if s.name):
        dash = f' stroke-dasharray="{s.dash}"' if s.dash else ""
        out.append(f'<path d="M{LEFT},{y + 6}h24" stroke="{s.colour}" stroke-width="3" fill="none"{dash}/>')
        for line in wrapped(s.name, int((frame.width - LEFT - 40) / COLUMN)):
            out.append(f'<text x="{LEFT + 32}" y="{y + 11}">{escape(line)}</text>')
            y += PITCH
        y += 3
    return out, y - frame.height + 4
