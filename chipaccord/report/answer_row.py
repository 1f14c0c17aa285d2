"""One row of the answer, as the terminal block and the first screen of the page share it."""

from __future__ import annotations

from dataclasses import dataclass

from chipaccord.report.view_base import Range


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table inside the answer; `note` says what its columns and brackets mean."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the answer. `heading` rows carry no figure; `level` 1 rows belong to the heading above them.

    figure, span: the figure and its range, as text. why: the reason in a few words. more: what only the page has room
    for. bar: the figure and its range as numbers, where the page draws them. grid: figures by case.
    """

    key: str
    label: str
    figure: str = ""
    span: str = ""
    why: str = ""
    more: str = ""
    level: int = 0
    items: tuple[str, ...] = ()
    bar: Range | None = None
    grid: Grid | None = None
