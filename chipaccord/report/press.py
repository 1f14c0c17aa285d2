"""Declared tables made ready for the page: labels from the catalogue, cells formatted as declared, badges, links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote
from zlib import crc32

from chipaccord.outcome import Absent, Column, Range, Spec, Table
from chipaccord.outcome.figure import MONEY, UNITS
from chipaccord.outcome.tables import Value
from chipaccord.report.talk import Talk
from chipaccord.words.catalogue import ident

Added = tuple[tuple[str, tuple[str, ...]], ...]

SHORT, LONGEST_ID = 14, 40  # texts that stay on one line; letters of a citation in its anchor
BADGES = frozenset(("status", "verdict"))
TEXTS = frozenset(("text", "source", "why"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A table cell as the page shows it. `links`: sources with their anchors, if any; `badge`: a badge's code."""

    text: str
    style: str = ""
    badge: str = ""
    note: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column."""

    label: str
    ranged: bool
    number: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """A table ready for the template; `cards` tables turn into cards on a narrow screen, others scroll sideways."""

    table: Table
    title: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Shown, ...], ...]
    cards: bool

    @property
    def download(self) -> str:
        """The CSV as a data address, so that the single file carries it."""
        return f"data:text/csv;charset=utf-8,{quote(self.table.csv())}"


@dataclass(frozen=True, slots=True)
class Press:
    """Formats the tables of one outcome. sources: ids that the page lists."""

    talk: Talk
    all: Mapping[str, Table]
    sources: frozenset[str]

    def view(self, name: str, added: Added = ()) -> TableView:
        """The named table with the columns that the page shows; `added` stand after the first two."""
        table = self.all[name]
        chosen = [i for i, column in enumerate(table.columns) if not column.spec.aside and self._tells(table, i)]
        heads = tuple(self._heading(table, table.columns[i]) for i in chosen)
        rows = tuple(
            tuple(
                self.cell(row[i], self._spec(table, number, i), self._named(table, row), single=bool(table.specs))
                for i in chosen
            )
            for number, row in enumerate(table.rows)
        )
        for at, (label, cells) in enumerate(added, start=2):
            heads = (*heads[:at], Heading(label, ranged=False, number=False), *heads[at:])
            rows = tuple((*row[:at], Shown(cell), *row[at:]) for row, cell in zip(rows, cells, strict=True))
        cards = sum(table.columns[i].spec.of in TEXTS for i in chosen) > 1
        title = self.talk.words.label(f"{name}-title", name, **self.talk.parties)
        return TableView(table, title, heads, rows, cards)

    @staticmethod
    def _named(table: Table, row: Sequence[Value]) -> dict[str, Value]:
        return dict(zip((column.name for column in table.columns), row, strict=True))

    def _spec(self, table: Table, number: int, i: int) -> Spec:
        """How a cell is written: as its column, its row's own figure, or its row's own unit says."""
        spec = table.columns[i].spec
        if table.specs and table.columns[i].name == "value":
            return table.specs[number]
        if spec.unit == "number":
            unit = self._named(table, table.rows[number]).get("unit")
            return replace(spec, unit=unit) if isinstance(unit, str) and unit in UNITS else spec
        return spec

    def views(self, names: Iterable[str], added: Mapping[str, Added] | None = None) -> tuple[TableView, ...]:
        """The named tables that have rows."""
        return tuple(self.view(name, (added or {}).get(name, ())) for name in names if name in self.all)

    def _tells(self, table: Table, i: int) -> bool:
        values = [row[i] for row in table.rows]
        why = table.columns[i].spec.of == "why"
        return why or any(not isinstance(value, Absent) and value not in ("", None) for value in values)

    def _heading(self, table: Table, column: Column) -> Heading:
        keys = (f"{table.name}-{column.name}", f"column-{column.name}")
        label = self.talk.words.label(*keys, **self.talk.parties)
        unit = self.talk.words("money-unit") if column.spec.unit in MONEY else ""
        if column.spec.unit in ("usd_a_year", "weeks", "years", "days"):
            unit = self.talk.words(f"unit-{column.spec.unit}")
        text = self.talk.words("column-with-unit", label=label, unit=unit) if unit else label
        return Heading(text, column.ranged, bool(column.spec.unit))

    def _number(self, value: float | Range, spec: Spec, single: bool) -> str:
        """A number; with its unit where it stands among others of other units."""
        if single and spec.unit in MONEY:
            return self.talk.numbers.usd(value.central if isinstance(value, Range) else value, signed=spec.signed)
        return self.talk.show(value, spec)

    def cell(self, value: Value, spec: Spec, row: Mapping[str, Value], *, single: bool = False) -> Shown:
        """One cell in words. single: of a table of single figures, each with a unit of its own."""
        words = self.talk.words
        if isinstance(value, Absent):
            return Shown(words.label(f"absent-{value.because}"), "absent")
        if isinstance(value, Range):
            ends = self.talk.span(value, spec.unit, signed=spec.signed)
            return Shown(self._number(value, spec, single), "number", note=ends)
        if isinstance(value, bool):
            return Shown(words("yes") if value else words("no"))
        if isinstance(value, float | int):
            return Shown(self._number(value, spec, single), "number" if spec.unit else "")
        if spec.of == "source":
            named = value if isinstance(value, tuple) else (value,) if value else ()
            return Shown(
                "", "source", links=tuple((str(one), anchor(str(one)) if one in self.sources else "") for one in named)
            )
        if isinstance(value, tuple):
            return Shown(words.listed([str(item) for item in value]))
        text = "" if value is None else str(value)
        if spec.of == "why" and not text:
            return Shown(words(f"assumption-{row['id']}-why", **self.talk.parties))
        if spec.of in TEXTS or not text:
            return Shown(text, "short" if len(text) <= SHORT else "")
        return Shown(words.sentence(self.talk.called(spec.of, text)), badge=text if spec.of in BADGES else "")


def anchor(source: str) -> str:
    """Fragment of a source's entry: its id, or as much of a citation as is short, with a number of its own."""
    key = ident(source)
    if key == source and len(key) <= LONGEST_ID:
        return f"source-{key}"
    return f"source-{key[:LONGEST_ID]}-{crc32(source.encode('utf-8', 'surrogatepass')):08x}"
