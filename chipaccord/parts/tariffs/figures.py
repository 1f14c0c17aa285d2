"""The figures of the tariffs: the duties of the document, and what the change from no deal to deal does."""

from __future__ import annotations

from chipaccord.outcome import Absent, Figures, Range, Row, cited, code, figure, table
from chipaccord.parts.income import Income


class Duty(Row):
    """A duty of the document: what `importer` levies on goods of `exporter`, in one case and for one scope.

    case: `no_deal`, `retaliation`, `deal` or `elsewhere`. scope: a sector, or `all_goods`. added: on top of the
    ordinary duty.
    """

    importer: str = code("economy")
    exporter: str = code("economy")
    scope: str = code("sector")
    case: str = code("case")
    rate: float = figure("share")
    added: bool = code("yes_no")


class Effects(Figures):
    """What the deal's tariffs do against no deal, before any purchase; money is USD a year, of the seller economy."""

    real_income: tuple[Income, ...] = table()
    bilateral_balance: Range = figure("usd_a_year", signed=True, headline=True)
    overall_balance: Range = figure("usd_a_year", signed=True)
    revenue: Range = figure("usd_a_year", signed=True)


class Answer(Figures):
    """The tariffs' part of an outcome; `effects` is absent where the deal changes no duty."""

    duties: tuple[Duty, ...] = table()
    effects: Effects | Absent = table()
    sources: tuple[str, ...] = cited()
