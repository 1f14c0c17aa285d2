"""The tables of an outcome, from its declarations: columns with stable keys, and their CSV.

Every `tuple[Row, ...]` of a group is a table, named `<group>-<field>`; the single figures of a group are one more
table, named after the group. A column of ranges becomes three in the CSV (`_low`, `_central`, `_high`); the unit of a
figure stands in its column's key, so that a file explains itself.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from chipaccord.outcome.figure import Absent, Figures, Range, Row, Spec, row_type, spec_of

Value = str | float | int | Range | Absent | Sequence[Any] | None
PLAIN_UNITS = frozenset(("", "number", "count", "year", "index", "ratio"))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the row, what is declared of it, and whether it holds ranges."""

    name: str
    spec: Spec
    ranged: bool = False

    @property
    def key(self) -> str:
        """The key of the CSV: the name with its unit."""
        return self.name if self.spec.unit in PLAIN_UNITS else f"{self.name}_{self.spec.unit}"


@dataclass(frozen=True, slots=True)
class Table:
    """A named table of declared rows. Its title and labels stand in the catalogue under its name.

    specs: of the values, row by row, where a table of single figures has one of its own for each.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    specs: tuple[Spec, ...] = ()

    @property
    def path(self) -> str:
        """Where the CSV lies, relative to the report."""
        return f"tables/{self.name}.csv"

    def csv(self) -> str:
        """The table as CSV: full precision, empty where there is no figure."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        ends = ("low", "central", "high")
        writer.writerow(k for c in self.columns for k in ([f"{c.key}_{e}" for e in ends] if c.ranged else [c.key]))
        for row in self.rows:
            writer.writerow(
                cell for c, value in zip(self.columns, row, strict=True) for cell in _cells(value, c.ranged)
            )
        return out.getvalue()


def _cells(value: Value, ranged: bool) -> list[str]:
    if isinstance(value, Range):
        return [repr(value.low), repr(value.central), repr(value.high)]
    return ["", _cell(value), ""] if ranged else [_cell(value)]


def _cell(value: Value) -> str:
    if value is None or isinstance(value, Absent):
        return ""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value  # a spreadsheet must not run it
    if isinstance(value, tuple):
        return " ".join(_cell(item) for item in value)
    return repr(value)


def columns_of(row: type[Row]) -> tuple[Column, ...]:
    """The columns that a row declares."""
    found = []
    for name, declared in row.model_fields.items():
        kinds = (declared.annotation, *get_args(declared.annotation))
        found.append(Column(name, spec_of(declared), Range in kinds))
    return tuple(found)


def tables_of(name: str, group: Figures) -> Iterator[Table]:
    """Every table of a group of figures and of the groups inside it, single figures first; empty ones are left out."""
    singles, inner, prefix = [], [], f"{name}-" if name else ""
    for field, declared in type(group).model_fields.items():
        value, spec = getattr(group, field), spec_of(declared)
        row = row_type(declared.annotation)
        if row is not None:
            rows = tuple(tuple(getattr(one, column) for column in row.model_fields) for one in value)
            inner.append(Table(f"{prefix}{field}", columns_of(row), rows))
        elif isinstance(value, Figures) and not isinstance(value, Range | Absent):
            inner += tables_of(f"{prefix}{field}", value)
        elif spec.of not in ("table", "source"):
            singles.append((field, value, spec))
    if singles:
        columns = (
            Column("figure", Spec(of="figure")),
            Column("value", Spec(), ranged=True),
            Column("unit", Spec(of="unit", aside=True)),
        )
        rows = tuple((field, value, spec.unit) for field, value, spec in singles)
        yield Table(name, columns, rows, tuple(spec for _, _, spec in singles))
    yield from (table for table in inner if table.rows)
