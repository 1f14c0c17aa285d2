"""Tables of the report and their CSV. Which tables an outcome has is in `contents`.

A table holds the outcome's numbers as they are. Units are in the column keys (`_usd_bn`, `_pct`), as in the outcome; a
column of ranges becomes three CSV columns (`_low`, `_central`, `_high`).
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Literal

from chipaccord.report.view import Range

Kind = Literal["text", "economy", "sector", "spelt", "number", "usd", "pct", "year", "status", "verdict", "source"]
Cell = str | float | int | Range | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: key of the CSV header, heading on the page, kind of its figures; `signed` shows "+"."""

    key: str
    label: str
    kind: Kind = "text"
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A named table. `wide_text` tables turn into cards on a narrow screen, others scroll sideways."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide_text: bool = False

    @property
    def path(self) -> str:
        """Where the CSV lies, relative to the report."""
        return f"tables/{self.name}.csv"

    def csv(self) -> str:
        """The table as CSV: full precision, empty where there is no figure."""
        ranged = [any(isinstance(row[i], Range) for row in self.rows) for i in range(len(self.columns))]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        keys = [column.key for column in self.columns]
        writer.writerow(text for key, wide in zip(keys, ranged, strict=True) for text in _header(key, wide))
        for row in self.rows:
            writer.writerow(text for cell, wide in zip(row, ranged, strict=True) for text in _cells(cell, wide))
        return out.getvalue()


def _header(key: str, wide: bool) -> list[str]:
    return [f"{key}_low", f"{key}_central", f"{key}_high"] if wide else [key]


def _cells(cell: Cell, wide: bool) -> list[str]:
    if isinstance(cell, Range):
        return [repr(cell.low), repr(cell.central), repr(cell.high)]
    return ["", _cell(cell), ""] if wide else [_cell(cell)]


def _cell(cell: str | float | int | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} else cell  # a spreadsheet must not run it
    return repr(cell)
