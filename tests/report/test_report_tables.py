"""The CSV files carry the numbers of the outcome, exactly, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from made_up import BASES, Dict, full, hostile, outcomes

from chipaccord.report import write
from chipaccord.report.contents import tables
from chipaccord.report.view import read


def rows(outcome: Dict, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tables(read(outcome))[name].csv())))


def numbers(value: Any) -> list[float]:
    """All figures below a part of an outcome, in order."""
    if isinstance(value, dict):
        return [x for item in value.values() for x in numbers(item)]
    if isinstance(value, list):
        return [x for item in value for x in numbers(item)]
    return [] if isinstance(value, str | bool) or value is None else [float(value)]


def figures(outcome: Dict, name: str) -> list[float]:
    return [float(cell) for row in rows(outcome, name) for cell in row.values() if _is_number(cell)]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_csv_equals_the_outcome() -> None:
    outcome = full()
    bookings, purchase, tariffs = outcome["bookings"], outcome["trade"]["purchase"], outcome["trade"]["tariffs"]
    assert figures(outcome, "bookings") == numbers(bookings["by_economy"])
    assert figures(outcome, "deficit") == numbers([bookings["deficit_usd_bn"], bookings["falls_by"]])
    assert figures(outcome, "deficit_by_year") == numbers(bookings["by_year"])
    assert figures(outcome, "balance") == numbers(purchase["waterfall"])
    assert figures(outcome, "real_income") == numbers(purchase["real_income"])
    assert figures(outcome, "tariff_income") == numbers(tariffs["real_income"])
    assert figures(outcome, "purchase_by_year") == numbers(purchase["by_year"])
    assert figures(outcome, "sector_output") == numbers(purchase["sector_output"])
    assert figures(outcome, "hinges") == numbers([a["effects"] for a in outcome["assumptions"]])
    row = rows(outcome, "split")[0]
    assert {key: float(row[f"share_pct_{key}"]) for key in ("low", "central", "high")} == purchase["additional_pct"]
    assert rows(outcome, "claims")[0]["factor"] == "10.0"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outcomes())
def test_csv_of_any_outcome(made: Dict) -> None:
    for name, table in tables(read(made)).items():
        found = rows(made, name)
        assert len(found) == len(table.rows)
        assert all(None not in row and None not in row.values() for row in found)  # no row is longer or shorter
    if made["bookings"] and made["bookings"]["by_economy"]:
        booked = [[row[basis] for basis in BASES] for row in made["bookings"]["by_economy"]]
        assert figures(made, "bookings") == numbers(booked)
    if made["trade"]["tariffs"] and made["trade"]["tariffs"]["real_income"]:
        income = [[row["pct"], row["usd_bn"]] for row in made["trade"]["tariffs"]["real_income"]]
        assert figures(made, "tariff_income") == numbers(income)


def test_no_cell_is_a_formula() -> None:
    for table in tables(read(hostile())).values():
        for row in csv.reader(io.StringIO(table.csv())):
            assert not any(cell[:1] in {"=", "+", "@"} or (cell[:1] == "-" and not _is_number(cell)) for cell in row)


def test_units_are_in_the_keys() -> None:
    for table in tables(read(full())).values():
        for column in table.columns:
            if column.kind in ("usd", "pct"):
                assert column.key.endswith(f"_{column.kind}_bn" if column.kind == "usd" else "_pct") or (
                    column.key == "usd_bn"
                ), column.key


def test_write_puts_everything_into_the_folder(tmp_path: Path) -> None:
    path = write(full(), tmp_path)
    assert path == tmp_path / "report.html"
    written = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert written == {"report.html"} | {table.path for table in tables(read(full())).values()}
    page = path.read_text(encoding="utf-8")
    for name in written - {"report.html"}:
        assert f'href="{name}"' in page, name
