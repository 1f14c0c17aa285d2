"""Tables: the CSV carries exact numbers and nothing that a spreadsheet would run; the page shows what is declared."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

import pytest
from documents import changed
from editions import VARIANTS, hostile, plain, said
from figures import talk

from chipaccord.outcome import Absent, Range, Row, Table, code, figure, path, table, tables_of
from chipaccord.outcome.figure import Figures, Spec, cited, text
from chipaccord.outcome.tables import Column, columns_of
from chipaccord.parts.income import Income
from chipaccord.report.press import Press, Shown, TableView, anchor
from chipaccord.words import LANGUAGES


def tables(outcome: Any) -> Mapping[str, Table]:
    return {table.name: table for table in tables_of("", outcome)}


def rows(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.csv())))


def numbers(cell: str) -> bool:
    """Whether a cell is a number, or a path of them."""
    return all(re.fullmatch(r"-?\d+(\.\d+)?(e[-+]?\d+)?", part) for part in cell.split(" "))


def press(outcome: Any, language: str = "en") -> Press:
    answer = said(outcome, language)
    return Press(answer.talk, answer.tables, frozenset(source.id for source in outcome.sources))


# -- CSV --------------------------------------------------------------------------------------------------------------


def test_the_csv_equals_the_figures(figures: Any) -> None:
    found = tables(figures)
    effects = figures.purchases.effects
    for cells, income in zip(rows(found["purchases-effects-real_income"]), effects.real_income, strict=True):
        assert cells["economy"] == income.economy
        for end in ("low", "central", "high"):
            assert float(cells[f"change_share_{end}"]) == getattr(income.change, end)
            assert float(cells[f"usd_usd_a_year_{end}"]) == getattr(income.usd, end)
    singles = {cells["figure"]: cells for cells in rows(found["purchases-effects"])}
    assert float(singles["cost"]["value_low"]) == effects.cost.low
    assert (singles["cost"]["unit"], singles["subsidy"]["unit"]) == ("usd", "share")
    steps = [float(cells["usd_usd_a_year"]) for cells in rows(found["purchases-effects-steps"])]
    assert steps == [step.usd for step in effects.steps]
    paths = rows(found["supply-undelivered"])
    assert [float(cell) for cell in paths[0]["undelivered_usd"].split()] == list(
        figures.supply.undelivered[0].undelivered
    )
    assert rows(found["claims-claims"])[0]["factor"] == repr(figures.claims.claims[0].factor)
    booked = [[float(cells[f"{basis}_usd_a_year"]) for basis in ("customs", "ownership", "value")]
              for cells in rows(found["purchases-bookings"])]  # fmt: skip
    assert booked == [[row.customs, row.ownership, row.value] for row in figures.purchases.bookings]


def test_every_table_of_the_example_is_rectangular_and_complete(figures: Any) -> None:
    found = tables(figures)
    assert len(found) > 40
    for name, one in found.items():
        cells = rows(one)
        assert len(cells) == len(one.rows), name
        assert all(None not in row and None not in row.values() for row in cells)
        assert len({*one.csv().splitlines()[0].split(",")}) == len(one.csv().splitlines()[0].split(",")), name


def test_the_unit_stands_in_the_key_of_the_column(figures: Any) -> None:
    for one in tables(figures).values():
        for column in one.columns:
            if column.spec.unit in ("usd", "usd_a_year", "share", "share_a_year", "weeks", "elasticity"):
                assert column.key == f"{column.name}_{column.spec.unit}"


def test_keys_of_columns_do_not_depend_on_the_figures(figures: Any) -> None:
    """The columns are declared: an accord with other figures has the same ones."""
    promised, example = tables(VARIANTS["promised"](figures)), tables(figures)
    for name in promised.keys() & example.keys():
        assert promised[name].columns == example[name].columns


@pytest.mark.parametrize("name", VARIANTS)
def test_no_cell_is_a_formula(name: str, figures: Any) -> None:
    for one in tables(VARIANTS[name](figures)).values():
        for row in csv.reader(io.StringIO(one.csv())):
            assert not [cell for cell in row if cell[:1] in "=+@\t-" and cell and not numbers(cell)]


def test_what_a_spreadsheet_would_run_is_quoted_and_nothing_else(figures: Any) -> None:
    cells = rows(tables(hostile(figures))["purchases-planned"])[0]
    assert (cells["written"], cells["sellers"]) == ("'=1+1", "'@SUM(A1)")
    assert rows(tables(figures)["purchases-planned"])[0]["written"] == "1 trillion yen"


# -- as the page shows it ---------------------------------------------------------------------------------------------


class Kept(Row):
    """A row of every kind of column."""

    economy: str = code("economy")
    gain: Range = figure("usd_a_year", signed=True)
    part: float | Absent = figure("share", decimals=1)
    year: int = figure("year")
    unit: str = code("unit", aside=True)
    value: float = figure("number")
    held: bool = code("yes_no")
    weeks: tuple[float, ...] = path("usd", step="week")
    status: str = code("status")
    note: str = text()
    source: str = cited()


KEPT = (
    Kept(economy="JPN", gain=Range.over(2e9, [1e9, 3e9]), part=0.1234, year=2026, unit="share", value=0.5, held=True,
         weeks=(1.0,), status="published", note="", source="oecd_icio"),
    Kept(economy="USA", gain=Range.over(-1e8), part=Absent(because="never"), year=2027, unit="usd", value=5e9,
         held=False, weeks=(2.0,), status="derived", note="", source="elsewhere"),
)  # fmt: skip


def viewed(language: str = "en", added: Any = ()) -> TableView:
    table = Table(
        "kept", columns_of(Kept), tuple(tuple(getattr(row, name) for name in Kept.model_fields) for row in KEPT)
    )
    return Press(talk(language), {"kept": table}, frozenset({"oecd_icio"})).view("kept", added)


def test_cells_are_written_as_their_figures_are_declared() -> None:
    first, second = ([plain(cell.text) for cell in row] for row in viewed().rows)
    assert first[:4] == ["Japan", "+2.00", "12.3%", "2026"]
    assert second[:3] == ["United States", "−0.10", "never"]
    assert (first[4], second[4]) == ("50%", "5.00")  # each in the unit of its own row
    assert (first[5], second[5]) == ("yes", "no")
    assert plain(viewed().rows[0][1].note) == "+1 to +3"
    assert viewed().rows[1][1].note == ""  # a range that is one value
    japanese = [plain(cell.text) for cell in viewed("ja").rows[0]]
    assert japanese[:2] == ["日本", "+20.0"]


def test_what_is_set_aside_or_empty_is_not_on_the_page() -> None:
    labels = [heading.label for heading in viewed().columns]
    assert len(labels) == 8
    assert not [label for label in labels if re.match("weeks|unit|note", label, re.IGNORECASE)]


def test_heads_name_the_unit_of_their_column() -> None:
    labels = {heading.label: heading for heading in viewed().columns}
    assert [heading.ranged for heading in viewed().columns] == [False, True, *[False] * 6]
    (gain,) = (label for label in labels if label.lower().startswith("gain"))
    assert gain.endswith("bn USD a year")
    assert labels[gain].number


def test_badges_links_and_styles() -> None:
    first, second = viewed().rows
    assert (first[6].badge, first[6].text) == ("published", "Published")
    assert first[7] == Shown("", "source", links=(("oecd_icio", anchor("oecd_icio")),))
    assert second[7].links == (("elsewhere", ""),)  # what the page does not list is no link
    assert second[2].style == "absent"
    assert first[1].style == first[3].style == "number"


def test_added_columns_stand_after_the_first_two() -> None:
    view = viewed(added=(("Told", ("one", "two")),))
    assert [heading.label for heading in view.columns][2] == "Told"
    assert [row[2].text for row in view.rows] == ["one", "two"]
    with pytest.raises(ValueError, match="shorter"):
        viewed(added=(("Told", ("one",)),))


def test_single_figures_carry_their_unit_and_their_own_format(figures: Any) -> None:
    view = press(figures).view("purchases-effects")
    cells = {row[0].text: row[1] for row in view.rows}
    assert len(view.columns) == 2  # the unit stands with each figure
    texts = {label: plain(cell.text) for label, cell in cells.items()}
    assert re.fullmatch(r"\d\.\d\d bn USD", texts["Public cost over all years"])
    assert re.fullmatch(r"[+−]\d\.\d\d bn USD", texts["Goods balance of the United States with Japan"])
    assert texts["Subsidy rate"].endswith("%")
    assert cells["Subsidy rate"].note


def test_the_arithmetic_of_the_claims_is_an_added_column(figures: Any) -> None:
    (chapter,) = (one for one in said(figures).chapters if one.ident == "claims")
    (view,) = press(figures).views(chapter.tables, chapter.added)
    column = [heading.label for heading in view.columns].index("Arithmetic")
    assert column == 2
    assert "144.17 JPY per USD = 6.94 bn USD" in plain(view.rows[0][column].text)


def test_tables_of_texts_are_cards_on_a_narrow_screen(figures: Any) -> None:
    made = press(figures)
    assert made.view("claims-claims").cards
    assert not made.view("purchases-effects-real_income").cards


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_the_example_is_shown_with_a_title_and_labels(figures: Any, language: str) -> None:
    made = press(figures, language)
    for name in made.all:
        view = made.view(name)
        assert view.title
        assert all(heading.label for heading in view.columns)
        assert {len(row) for row in view.rows} == {len(view.columns)}
        if language == "ja":
            assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", view.title), name


def test_a_reason_of_the_document_stands_in_place_of_the_shipped_one(figures: Any) -> None:
    usual = press(figures).view("assumptions")
    own = press(changed(figures, {"assumptions.0.why": "our own"})).view("assumptions")
    at = [heading.label for heading in usual.columns].index("Why")
    assert own.rows[0][at].text == "our own"
    assert len(usual.rows[0][at].text) > 20
    assert usual.rows[1][at].text == own.rows[1][at].text


def test_the_views_of_tables_that_are_not_there_are_left_out(figures: Any) -> None:
    assert [view.table.name for view in press(figures).views(["purchases-planned", "no-such"])] == ["purchases-planned"]


def test_a_table_is_named_after_its_place() -> None:
    class Inner(Figures):
        """A group with a single figure and rows."""

        cost: float = figure("usd")
        incomes: tuple[Income, ...] = table()

    one = Income(economy="JPN", change=Range.over(0.1), usd=Range.over(1.0))
    names = [table.name for table in tables_of("part", Inner(cost=1.0, incomes=(one,)))]
    assert names == ["part", "part-incomes"]
    (singles,) = tables_of("part", Inner(cost=1.0, incomes=()))
    ranged, aside = Column("value", Spec(), ranged=True), Column("unit", Spec(of="unit", aside=True))
    assert singles.columns == (Column("figure", Spec(of="figure")), ranged, aside)
