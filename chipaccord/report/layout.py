"""What a part hands to the page and the terminal: lines of the answer, chapters with charts, and the names of tables.

Everything here is text that is already in words; nothing is computed from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from chipaccord.outcome import Range


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table inside the answer; `note` says what its columns and brackets mean."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the answer. A line with a label alone is a heading; `level` 1 lines belong to the heading above.

    figure, span: the figure and its range. why: the reason in a few words, set off from the figure by `joint` where
    both stand on one line. more: what only the page has room for. items: figures side by side, or one a line
    (`stacked`). bar: the figure as a number, where the page draws it. grid: figures by case. lead: the page says it in
    its opening. shows: names of the declared headlines that the line shows, its key where left out.
    """

    key: str
    label: str
    figure: str = ""
    span: str = ""
    why: str = ""
    more: str = ""
    joint: str = "   "
    level: int = 0
    items: tuple[str, ...] = ()
    stacked: bool = False
    bar: Range | None = None
    grid: Grid | None = None
    lead: bool = False
    shows: tuple[str, ...] = ()


class Drawings(TypedDict, total=False):
    """The two drawings of one chart, as arguments of `Chart`."""

    wide: str
    narrow: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several small charts of a figure, with its own heading."""

    title: str
    note: str
    svg: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with everything a reader needs to use it alone: its sentence, unit, baseline and the table behind it.

    wide and narrow show the same; or `panels` side by side. A chart without a drawing is its sentence and its table.
    """

    name: str
    headline: str
    table: str
    unit: str = ""
    baseline: str = ""
    wide: str = ""
    narrow: str = ""
    panels: tuple[Panel, ...] = ()
    note: str = ""

    @property
    def drawn(self) -> bool:
        """Whether there is something to draw."""
        return bool(self.wide or self.panels)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section of the page: anchor, title, opening text, charts, tables below them, tables that open on demand.

    extra: the part of the template that only this chapter has. added: table -> columns of words beside its own, each a
    label with a cell for every row.
    """

    ident: str
    title: str
    text: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    extra: str = ""
    added: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict)
