"""Tables made ready for the page: chosen columns, formatted cells, badges, links to the sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from chipaccord.report.answer import BASES
from chipaccord.report.tables import Cell, Column, Table
from chipaccord.report.verdicts import misstated
from chipaccord.report.view import Claim, Range
from chipaccord.report.words import sector_name, spelt
from chipaccord.report.writer import Writer

SHORT = 14  # texts that stay on one line
BADGES = {"published", "derived", "assumption"}
SHOWN = {  # columns of the wide tables that fit on a page; the CSV has them all
    "claims": ("text", "verdict", "stated", "right", "arithmetic", "source"),
    "assumptions": ("label", "low", "central", "high", "unit", "status", "why", "source"),
    "shocks": ("shock", "capacity_set", "lost_usd_bn", "users_lost_usd_bn", "frequency_a_year_pct", "source"),
    "shock_service": (
        "shock",
        "capacity_set",
        "first_short_weeks",
        "first_product",
        "recovered_after_weeks",
        "message",
    ),
    "pieces": ("product", "basis", "piece", "economy", "share", "usd_bn", "status", "source"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A table cell as the page shows it. `anchor` links to a source of this page."""

    text: str
    style: str = ""
    badge: str = ""
    anchor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table ready for the template."""

    table: Table
    title: str
    columns: tuple[Column, ...]
    ranged: tuple[bool, ...]
    rows: tuple[tuple[Shown, ...], ...]

    @property
    def download(self) -> str:
        """The CSV as a data address, so that the single file carries it."""
        return f"data:text/csv;charset=utf-8,{quote(self.table.csv())}"


@dataclass(frozen=True, slots=True)
class Press:
    """Formats the tables of one outcome for the page."""

    writer: Writer
    all: dict[str, Table]

    def view(self, name: str) -> TableView:
        """The named table with the columns that the page shows."""
        table = self.all[name]
        keys = SHOWN.get(name) or tuple(column.key for column in table.columns)
        title = table.title
        products = {row[0] for row in table.rows}
        if name == "pieces" and len(products) == 1:  # one product needs no column
            keys = tuple(key for key in keys if key != "product")
            title = f"{title}: {spelt(str(products.pop()))}"
        if name == "tariffs":  # "+24%" says what the columns of the CSV say
            keys = tuple(key for key in keys if not key.endswith("_added"))
        chosen = [i for i, column in enumerate(table.columns) if column.key in keys]
        chosen = [i for i in chosen if any(row[i] not in (None, "") for row in table.rows)] or chosen
        ranged = tuple(any(isinstance(row[i], Range) for row in table.rows) for i in chosen)
        rows = tuple(tuple(self.cell(row[i], table.columns[i]) for i in chosen) for row in table.rows)
        if name == "claims":
            rows = tuple(
                tuple(self._claim(claim, cell, table.columns[i].key) for cell, i in zip(row, chosen, strict=True))
                for claim, row in zip(self.writer.outcome.claims, rows, strict=True)
            )
        if name == "tariffs":
            rows = tuple(self._duties(row, shown, chosen) for row, shown in zip(table.rows, rows, strict=True))
        return TableView(table, title, tuple(table.columns[i] for i in chosen), ranged, rows)

    def views(self, *names: str) -> tuple[TableView, ...]:
        """The named tables that have rows."""
        return tuple(self.view(name) for name in names if name in self.all)

    def cell(self, cell: Cell, column: Column) -> Shown:
        """One cell in words."""
        if cell is None or cell == "":
            return Shown("")
        if isinstance(cell, Range):
            span = self.writer.numbers.span(cell, signed=column.signed)
            return Shown(self.figure(cell.central, column), "number", note=span)
        if isinstance(cell, str):
            return self._word(cell, column)
        if column.kind == "year":
            return Shown(str(cell))
        return Shown(self.figure(float(cell), column), "number")

    def figure(self, value: float, column: Column) -> str:
        """A number in the style of its column."""
        numbers = self.writer.numbers
        if column.kind == "pct":
            return numbers.pct(value, signed=column.signed)
        return numbers.plain(value, signed=column.signed, trim=column.kind != "usd")

    def _word(self, text: str, column: Column) -> Shown:
        if column.kind == "status":
            return Shown(text, badge=text if text in BADGES else "other")
        if column.kind == "economy":
            return Shown(self.writer.names.full(text))
        if column.kind == "sector":
            return Shown(sector_name(text))
        if column.key == "basis":
            return Shown(BASES.get(text, text))
        if column.kind == "spelt":
            return Shown(spelt(text))
        if column.kind == "source":
            known = any(source.id == text for source in self.writer.outcome.sources)
            return Shown(text, "source", anchor=anchor(text) if known else "")
        return Shown(text, "short" if len(text) <= SHORT else "")

    def _duties(self, row: tuple[Cell, ...], shown: tuple[Shown, ...], chosen: list[int]) -> tuple[Shown, ...]:
        """A "+" before the rates that come on top of the ordinary duty; the flag stands in the column after each."""
        return tuple(
            replace(cell, text=f"+{cell.text}") if cell.style == "number" and row[i + 1] == "yes" else cell
            for cell, i in zip(shown, chosen, strict=True)
        )

    def _claim(self, claim: Claim, shown: Shown, key: str) -> Shown:
        if key == "text":
            return Shown(claim.text, note=claim.note or "")
        if key == "verdict":
            words = {"holds": "holds", "cannot_check": "cannot be checked"}
            return Shown(words.get(claim.verdict) or misstated(claim, self.writer.numbers), badge=claim.verdict)
        return shown


def anchor(source: str) -> str:
    """Fragment of a source's entry: letters, digits and underscores of its id."""
    return "source-" + "".join(char if char.isascii() and (char.isalnum() or char == "_") else "-" for char in source)
