"""The answer as a block of plain text for the terminal: at most 100 columns, aligned, ranges in brackets.

No chart or template library is imported here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from chipaccord.report.answer import SOLVED, Row, answer
from chipaccord.report.answer_row import Grid
from chipaccord.report.numbers import KEEP, Numbers
from chipaccord.report.text import columns, wrapped
from chipaccord.report.view import read

WIDTH = 100
LABEL = 18  # columns of the label beside a figure
_FIGURE = re.compile(r"[+<>-]*[\d.,]+")
_BOLD, _DIM, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def summary(outcome: Mapping[str, Any], report_path: str | None = None, *, styled: bool = False) -> str:
    """The block that ends a run. `styled` adds bold and dim for a terminal; without it the text is plain."""
    view = read(outcome)
    numbers = Numbers(ascii_only=True)
    lines = _title(view.accord.title, numbers.as_of(view.accord.as_of), view.accord.scenario)
    rows = answer(view, numbers)
    figures = _widest([row for row in rows if row.level], "figure")
    spans = _widest([row for row in rows if row.level], "span")
    body: list[str] = []
    for row in rows:
        body += _line(row, figures, spans + 2 if spans else 0)
    if view.trade is not None and view.trade.status not in SOLVED:
        body += _hanging("  warning", f"the trade model did not converge: {view.trade.status}")
    if report_path:
        fits = LABEL + 2 + columns(report_path) <= WIDTH
        body += ["  " + "report".ljust(LABEL) + report_path] if fits else ["  report", report_path]
    lines, body = ([line.replace(KEEP, " ").replace("’", "'").rstrip() for line in part] for part in (lines, body))
    if not styled:
        return "\n".join([*lines, *body])
    cut = 2 + LABEL
    dimmed = [f"{_DIM}{line[:cut]}{_OFF}{line[cut:]}" for line in body]
    return "\n".join([*(f"{_BOLD}{line}{_OFF}" for line in lines), *dimmed])


def _widest(rows: list[Row], field: str) -> int:
    return max((columns(getattr(row, field)) for row in rows), default=0)


def _title(title: str, day: str, scenario: str | None) -> list[str]:
    """The title with the date at the right edge, on its last line where it fits."""
    lines = wrapped(f"{title} ({scenario})" if scenario else title, WIDTH)
    room = WIDTH - columns(lines[-1]) - columns(day)
    if room < 2:
        return [*lines, day.rjust(WIDTH)]
    return [*lines[:-1], lines[-1] + " " * room + day]


def _line(row: Row, figures: int, spans: int) -> list[str]:
    if row.level:
        span = f"[{row.span}]" if row.span else ""
        head = "    " + row.label.ljust(LABEL - 2) + row.figure.ljust(figures) + "  " + span.ljust(spans) + "  "
        return _hanging(head, row.why, columns(head))
    head = "  " + row.label.ljust(LABEL)
    if row.key == "not_evaluated":
        rest = [line for item in row.items[1:] for line in _hanging(" " * (LABEL + 2), item)]
        return _hanging(head, row.items[0]) + rest
    if row.grid:
        return _hanging(head, f"{row.why}:") + _grid(row.grid)
    if row.items:
        why = f"{row.why}:" if row.why else ""
        return (_hanging(head, why) if why else []) + _packed(" " * (LABEL + 2) if why else head, row)
    if not row.figure and not row.why:
        return _hanging("  ", row.label)
    if len(row.label) >= LABEL:
        head = f"  {row.label}  "
    text = row.figure + (f"  [{row.span}]" if row.span else "")
    if not row.why:
        return _hanging(head, text)
    if row.key == "claims":
        return _hanging(head, f"{row.figure}: {row.why}")
    if row.key == "cost" or not text:
        return _hanging(head, f"{text}{' ' if row.why.startswith('=') else '; '}{row.why}" if text else row.why)
    return _hanging(f"{head}{text}   ", row.why)


def _grid(grid: Grid) -> list[str]:
    """A table below its label: text to the left, figures to the right; the first column wraps to what is left."""
    rows = [grid.head, *grid.rows]
    widths = [max(columns(row[k]) for row in rows) for k in range(len(grid.head))]
    widths[0] = min(widths[0], WIDTH - 4 - sum(width + 2 for width in widths[1:]))
    plain = [all(_FIGURE.fullmatch(row[k]) for row in grid.rows) for k in range(len(grid.head))]
    out = []
    for row in rows:
        first, *rest = wrapped(row[0], widths[0])
        cells = [_filled(cell, width, figure) for cell, width, figure in zip(row, widths, plain, strict=True)]
        out.append("    " + "  ".join([_filled(first, widths[0], False), *cells[1:]]).rstrip())
        out += [f"      {line}" for line in rest]
    return out + (_hanging("    ", grid.note, 4) if grid.note else [])


def _filled(text: str, width: int, figure: bool) -> str:
    air = " " * max(width - columns(text), 0)
    return air + text if figure else text + air


def _packed(head: str, row: Row) -> list[str]:
    """Items after a head, as many on a line as fit; an item that is itself too long is wrapped."""
    indent = " " * columns(head)
    separator = ", " if row.key == "split" else "   "
    lines = [head]
    empty = True
    for number, item in enumerate(row.items):
        text = item + (separator.rstrip() if number < len(row.items) - 1 else "")
        if not empty and columns(lines[-1]) + len(separator) - len(separator.rstrip()) + columns(text) > WIDTH:
            lines.append(indent)
            empty = True
        gap = "" if empty else separator[len(separator.rstrip()) :]
        parts = _hanging(lines[-1] + gap, text)
        lines = lines[:-1] + parts
        empty = False
    return lines


def _hanging(head: str, text: str, indent: int = LABEL + 2) -> list[str]:
    """A head followed by text that wraps to an indent; runs of spaces inside the text are kept on one line."""
    if columns(head) + columns(text) <= WIDTH:
        return [head + text]
    lines = wrapped(text, WIDTH - columns(head))
    if len(lines) == 1:
        return [head + lines[0]]
    rest = wrapped(" ".join(lines[1:]), WIDTH - indent)
    return [head + lines[0], *(" " * indent + line for line in rest)]
