"""What every chart is made of: elements, text, the document, scales and ticks, legends.

Places are in pixels from the upper left corner. A text is placed by the middle of its line, and its width is reckoned
(`report.text.pixels`), never measured: the same marks give the same SVG on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from chipaccord.report.text import FONT, LINE, NORMAL, SMALL, SMALL_FONT, shortened, wrapped, xml

INK, SOFT, RULE, PAPER = "var(--ink)", "var(--soft)", "var(--rule)", "var(--paper)"
Shown = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Layout:
    """One of the two sizes of a chart, of which the page shows one; `stacked` sets texts above and below."""

    width: int
    stacked: bool = False


WIDE, NARROW = Layout(880), Layout(360, stacked=True)


def plain(value: float) -> str:
    """A tick where the caller does not say how its language writes numbers."""
    return f"{value:.10g}".replace("-", "−")


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def point(x: float, y: float) -> str:
    """A point of a path."""
    return f"{number(x)},{number(y)}"


def element(tag: str, inside: str = "", /, **attributes: str | float | None) -> str:
    """An element around markup; `stroke_width` is written stroke-width, `class_` class, None is left out."""
    given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value is not None}
    texts = {name: value if isinstance(value, str) else number(value) for name, value in given.items()}
    said = "".join(f' {name}="{xml(value)}"' for name, value in texts.items())
    return f"<{tag}{said}>{inside}</{tag}>" if inside else f"<{tag}{said}/>"


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A filled rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, fill=fill)


def path(drawn: str, stroke: str, width: float = 1.0, *, dash: str | None = None) -> str:
    """An open line."""
    return element("path", d=drawn, stroke=stroke, stroke_width=width, stroke_dasharray=dash or None, fill="none")


def text(x: float, y: float, said: str, *, kind: str | None = None, anchor: str | None = None) -> str:
    """One line of text about the height y. kind: its CSS class ("strong", "soft", "small", "tick", "rank")."""
    low = y + 0.35 * (FONT if kind in (None, "strong", "soft") else SMALL_FONT)
    return element("text", xml(said), x=x, y=low, class_=kind, text_anchor=anchor) if said else ""


def block(x: float, y: float, lines: Sequence[str], *, kind: str | None = None, anchor: str | None = None) -> list[str]:
    """Lines of text, together about the height y."""
    first = y - LINE * (len(lines) - 1) / 2
    return [text(x, first + LINE * k, line, kind=kind, anchor=anchor) for k, line in enumerate(lines)]


def centred(x: float, y: float, said: str, width: float) -> str:
    """A tick or the name of an axis, centred on x, but inside the drawing."""
    half = min(SMALL(said), width) / 2
    return text(max(half, min(x, width - half)), y, shortened(said, width, SMALL), kind="tick", anchor="middle")


def document(kind: str, width: float, height: float, parts: Iterable[str], *, description: str, ident: str) -> str:
    """The SVG. description: what a screen reader says. ident: unique on the page."""
    title = element("title", xml(description) or " ", id=ident)
    head = {"xmlns": "http://www.w3.org/2000/svg", "class": kind, "role": "img", "aria-labelledby": ident}
    size = f"0 0 {number(width)} {number(height)}"
    return element("svg", "\n".join([title, *filter(None, parts)]), **head, viewBox=size)


@dataclass(frozen=True, slots=True)
class Scale:
    """From values between `low` and `high` to places between `start` and `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value."""
        return self.start + (self.end - self.start) * ((value - self.low) / (self.high - self.low))


def reach(values: Iterable[float]) -> tuple[float, float]:
    """The ends of the values and zero; (0, 1) where all are zero."""
    low, *_, high = sorted((0.0, 0.0, *values))
    return (low, high) if high - low > 1e-100 else (0.0, 1.0)


def step(size: float) -> float:
    """The round number (1, 2 or 5 times a power of ten) that is nearest to a distance between ticks."""
    base = 10.0 ** floor(log10(size))
    return base * next((times for times, most in ((1, 1.42), (2, 3.17), (5, 7.08)) if size < most * base), 10)


def ticks(low: float, high: float, by: float, shown: Shown) -> list[tuple[float, str]]:
    """The multiples of a step with their words, or with plain numbers where the words do not tell them apart."""
    values = [float(f"{k * by:.15g}") for k in range(ceil(low / by - 1e-9), floor(high / by + 1e-9) + 1)]
    names = [shown(value) for value in values]
    return list(zip(values, names if len(set(names)) == len(names) else map(plain, values), strict=True))


def across(scale: Scale, shown: Shown, most: int, least: float = 0.0) -> list[tuple[float, str]]:
    """Ticks of a horizontal axis, about `most` or as many as have room, with 14 pixels to its right; `least` apart."""
    found: list[tuple[float, str]] = []
    for count in range(most, 0, -1):
        found = ticks(scale.low, scale.high, max(step((scale.high - scale.low) / count), least), shown) or found[:1]
        widest, places = max(SMALL(name) for _, name in found), [scale(value) for value, _ in found]
        places[:1], places[-1:] = [max(places[0], widest / 2)], [min(places[-1], scale.end + 14 - widest / 2)]
        if all(right - left >= widest + 8 for left, right in pairwise(places)):  # as `centred` sets them
            break
    return found


def legend(entries: Sequence[tuple[str, str, str | None]], width: float, y: float) -> tuple[list[str], float]:
    """Names with a sample of their colour, beside one another while there is room; and where they end.

    entries: name, colour, and the dashes of a line ("" for a full one) or None for a square.
    """
    parts: list[str] = []
    left, tall = 0.0, 0
    for name, colour, dash in entries:
        sample = 18 if dash is None else 30
        lines = wrapped(name, width - sample, NORMAL)
        wide = sample + max(map(NORMAL, lines))
        if left and left + wide > width:
            left, y, tall = 0.0, y + tall + 3, 0
        middle = y + LINE / 2
        square = rect(left, middle - 6, 12, 12, colour)
        parts.append(square if dash is None else path(f"M{point(left, middle)}h24", colour, 3, dash=dash))
        parts += block(left + sample, y + LINE * len(lines) / 2, lines)
        left, tall = left + wide + 16, max(tall, LINE * len(lines))
    return parts, y + tall
