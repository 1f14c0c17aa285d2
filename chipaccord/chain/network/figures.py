"""Read a network's CSV files: every figure with its file, line, source and status, and every mistake by its row.

The shipped files and a user's own have the same form (`data/chain/`): stages.csv, capacity.csv, inputs.csv and
products.csv, and, if wanted, groups.csv and sourcing.csv. Columns for source, year and status may be left out of one's
own files; the figures are then assumptions, and money is bn USD (a year). Money is scaled to USD here, once.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from pathlib import Path

STATUSES = ("published", "derived", "assumption")
COLUMNS = {
    "stages.csv": ("stage", "kind", "parameter", "central"),
    "capacity.csv": ("stage", "place", "share"),
    "inputs.csv": ("input", "stage", "central", "essential"),
    "products.csv": ("subject", "field", "key", "central"),
    "groups.csv": ("group", "member", "kind"),
    "sourcing.csv": ("stage", "place", "from", "share"),
}
UNITS = {"USD": 1.0, "mn USD": 1e6, "bn USD": 1e9, "tn USD": 1e12}
UNSAID = "bn USD"  # unit of money in rows that name none
OPTIONAL = ("groups.csv", "sourcing.csv")
NEEDED = tuple(name for name in COLUMNS if name not in OPTIONAL)


class NetworkError(ValueError):
    """A network that cannot be used: one line per mistake, each with its file, row and remedy."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(mistakes))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file, as text."""

    file: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def at(self) -> str:
        """For messages: file and line."""
        return f"{self.file}, line {self.number}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the network in the unit of its table, and where it comes from. `stage` and `name` say what it is."""

    stage: str
    name: str
    value: float
    unit: str
    year: str
    source: str
    status: str
    at: str


def lines(folder: Path, file: str, mistakes: list[str]) -> tuple[Line, ...]:
    """The rows of one file; a missing file or column is a mistake, unless the file is optional."""
    path = folder / file
    if not path.exists():
        if file not in OPTIONAL:
            mistakes.append(f"{file}: not found in {folder.name!r}; a network needs {', '.join(NEEDED)}")
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        mistakes.append(f"{file}: not UTF-8 (byte {error.start}); save it as 'CSV UTF-8'")
        return ()
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [c for c in COLUMNS.get(file, ()) if c not in (reader.fieldnames or ())]
    if missing:
        mistakes.append(f"{file}, line 1: no column {', '.join(missing)}; expected {', '.join(COLUMNS[file])}")
        return ()
    found = []
    for cells in reader:
        clean = {k: (v or "").strip() for k, v in cells.items() if k}
        if any(clean.values()):
            found.append(Line(file, reader.line_num, clean))
    return tuple(found)


def number(line: Line, column: str, mistakes: list[str], what: str, default: float | None = None) -> float:
    """A cell as a number; mistakes are noted and the default (or zero) returned."""
    text = line[column]
    if not text and default is not None:
        return default
    try:
        value = float(text)
    except ValueError:
        mistakes.append(f"{line.at}: {what} is {text!r}; expected a number in column {column}")
        return default or 0.0
    if not isfinite(value):
        mistakes.append(f"{line.at}: {what} is {text}; expected a finite number in column {column}")
        return default or 0.0
    return value


def dollars(unit: str) -> float:
    """USD in one unit of money as a table names it: "bn USD", "bn USD/yr", "bn USD per 1% of world capacity".

    Raises ValueError where the unit does not begin with one of `UNITS`.
    """
    for name, worth in UNITS.items():
        if unit == name or unit.startswith((f"{name} ", f"{name}/")):
            return worth
    raise ValueError(f"unit is {unit!r}; expected {', '.join(UNITS)}")


def money(line: Line, value: float, mistakes: list[str], what: str) -> float:
    """A number of a row in USD, by the unit of the row; an unknown unit is a mistake."""
    try:
        return value * dollars(line["unit"] or UNSAID)
    except ValueError as error:
        mistakes.append(f"{line.at}: {what}: {error}")
        return value


def in_bn(usd: float) -> str:
    """Money as printed: "36.43 bn USD"."""
    return f"{usd / UNITS['bn USD']:.4g} bn USD"


def near(name: str, known: Iterable[str]) -> str:
    """'; did you mean ...?' or nothing."""
    match = get_close_matches(name, sorted(set(known)), 1)
    return f"; did you mean {match[0]!r}?" if match else ""


def figure(line: Line, stage: str, name: str, value: float) -> Figure:
    """The figure of a row, with its source."""
    status = line["status"] or "assumption"
    return Figure(stage, name, value, line["unit"], line["year"], line["source"] or "own file", status, line.at)
