"""The answer as a block of text for a terminal: label, figure, range, reason, wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from chipaccord.outcome import Absent
from chipaccord.report.edition import Edition
from chipaccord.report.layout import Grid, Line
from chipaccord.report.text import columns, wrapped
from chipaccord.words.numbers import KEEP

WIDTH, LABEL, NARROWEST = 100, 18, 8
_BOLD, _DIM, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"
CONTROLS = (*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))  # would steer a terminal
PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "…": "..."} | dict.fromkeys(CONTROLS, ""))
_FIGURE = re.compile(r"[-+\d.,<>%]*")


def summary(answer: Edition, report_path: str | None = None, *, styled: bool = False) -> str:
    """The block that ends a run. `styled` adds bold and dim for a terminal; without it the text is plain."""
    talk, terms = answer.talk, answer.talk.terms
    day = "" if isinstance(terms.as_of, Absent) else talk("page-as-of", day=talk.numbers.day(terms.as_of))
    scenario = "" if isinstance(terms.scenario, Absent) else _plainly(terms.scenario)
    head = _title(_plainly(terms.title) or talk("accord-untitled"), day, scenario)
    lines: Sequence[Line] = _plainly(answer.lines)
    inner = [line for line in lines if line.level]
    figures, spans = (max((columns(getattr(line, field)) for line in inner), default=0) for field in ("figure", "span"))
    body = [text for line in lines for text in _line(line, figures, spans + 2 if spans else 0)]
    if report_path:
        label = f"  {_padded(talk('page-report'), LABEL)}"
        fits = columns(label) + columns(report_path) <= WIDTH
        body += [label + report_path] if fits else [label, report_path]
    head, body = ([text.replace(KEEP, " ").rstrip() for text in part] for part in (head, body))
    if not styled:
        return "\n".join([*head, *body])
    dimmed = [f"{_DIM}{text[: 2 + LABEL]}{_OFF}{text[2 + LABEL :]}" for text in body]
    return "\n".join([*(f"{_BOLD}{text}{_OFF}" for text in head), *dimmed])


def _plainly(value: Any) -> Any:
    """Texts without typographic signs and control characters, also inside lines and grids."""
    if isinstance(value, str):
        return value.translate(PLAIN)
    if isinstance(value, Line | Grid):
        return replace(value, **{one.name: _plainly(getattr(value, one.name)) for one in fields(value)})
    return tuple(map(_plainly, value)) if isinstance(value, tuple) else value


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - columns(text), 0)


def _title(title: str, day: str, scenario: str) -> list[str]:
    """The title with the date at the right edge, on its last line where it fits."""
    lines = wrapped(f"{title} ({scenario})" if scenario else title, WIDTH)
    room = WIDTH - columns(lines[-1]) - columns(day)
    if room < 2:
        return [*lines, " " * (WIDTH - columns(day)) + day]
    return [*lines[:-1], lines[-1] + " " * room + day]


def _line(line: Line, figures: int, spans: int) -> list[str]:
    if line.level:
        span = f"[{line.span}]" if line.span else ""
        parts = (_padded(line.label, LABEL - 2), _padded(line.figure, figures), "  ", _padded(span, spans), "  ")
        head = "    " + "".join(parts)
        return _hanging(head, line.why, columns(head))
    head = f"  {_padded(line.label, LABEL)}"
    if columns(line.label) >= LABEL:
        head = f"  {line.label}  "
    if line.stacked:
        rest = [text for item in line.items[1:] for text in _hanging(" " * (LABEL + 2), item)]
        return _hanging(head, line.items[0]) + rest
    if line.grid:
        return _hanging(head, line.why) + _grid(line.grid)
    if line.items:
        opening = _hanging(head, line.why) if line.why else []
        return opening + _packed(" " * (LABEL + 2) if opening else head, line.items, line.joint)
    if not line.figure and not line.why:
        return _hanging("  ", line.label)
    figure = line.figure + (f"  [{line.span}]" if line.span else "")
    if not line.why:
        return _hanging(head, figure)
    return _hanging(head, line.why) if not figure else _hanging(f"{head}{figure}{line.joint}", line.why)


def _grid(grid: Grid) -> list[str]:
    """A table below its label: text to the left, figures to the right; the first column wraps to what is left."""
    rows = [grid.head, *grid.rows]
    widths = [max(columns(row[k]) for row in rows) for k in range(len(grid.head))]
    widths[0] = min(widths[0], WIDTH - 4 - sum(width + 2 for width in widths[1:]))
    if widths[0] < NARROWEST:
        rows += [(grid.note,)] if grid.note else []
        return [text for row in rows for text in _hanging("    ", "  ".join(row), 6)]
    plain = [all(_FIGURE.fullmatch(row[k]) for row in grid.rows) for k in range(len(grid.head))]
    out = []
    for row in rows:
        first, *rest = wrapped(row[0], widths[0])
        cells = [_filled(cell, width, figure) for cell, width, figure in zip(row, widths, plain, strict=True)]
        out.append("    " + "  ".join([_filled(first, widths[0], False), *cells[1:]]).rstrip())
        out += [f"      {text}" for text in rest]
    return out + (_hanging("    ", grid.note, 4) if grid.note else [])


def _filled(text: str, width: int, figure: bool) -> str:
    air = " " * max(width - columns(text), 0)
    return air + text if figure else text + air


def _packed(head: str, items: Sequence[str], separator: str) -> list[str]:
    """Items after a head, as many on a line as fit; an item that is itself too long is wrapped."""
    indent = " " * columns(head)
    close, lines, empty = separator.rstrip(), [head], True
    for number, item in enumerate(items):
        text = item + (close if number < len(items) - 1 else "")
        if not empty and columns(lines[-1]) + len(separator) - len(close) + columns(text) > WIDTH:
            lines.append(indent)
            empty = True
        lines = lines[:-1] + _hanging(lines[-1] + ("" if empty else separator[len(close) :]), text)
        empty = False
    return lines


def _hanging(head: str, text: str, indent: int = LABEL + 2) -> list[str]:
    """A head followed by text that wraps to an indent; runs of spaces inside the text are kept on one line."""
    if columns(head) + columns(text) <= WIDTH:
        return [head + text]
    lines = wrapped(text, max(WIDTH - columns(head), 8))
    if len(lines) == 1:
        return [head + lines[0]]
    rest = wrapped(" ".join(lines[1:]), WIDTH - indent)
    return [head + lines[0], *(" " * indent + text for text in rest)]
