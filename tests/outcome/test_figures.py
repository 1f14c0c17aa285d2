"""What a declared figure is, and what follows from the declaration: JSON, schema, CSV, netCDF, hash, errors."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from chipaccord.outcome import (
    Absent,
    Figures,
    OutcomeError,
    Range,
    Row,
    cited,
    code,
    dataset,
    digest,
    figure,
    leaves,
    loaded,
    path,
    sources_of,
    table,
    tables_of,
    text,
)


class Flow(Row):
    economy: str = code("economy")
    change: Range | Absent = figure("share", signed=True)
    undelivered: tuple[float, ...] = path("usd", step="week")
    source: str = cited()


class Inner(Figures):
    cost: Range = figure("usd", headline=True)


class Part(Figures):
    amount: float = figure("usd")
    inner: Inner | Absent = table()
    flows: tuple[Flow, ...] = table()
    note: str = text()
    sources: tuple[str, ...] = cited()


FLOWS = (
    Flow(economy="JPN", change=Range.over(0.1, [0.3]), undelivered=(0.0, 1.5), source="a"),
    Flow(economy="USA", change=Absent(because="never"), undelivered=(1.0, 2.0), source="b"),
)
PART = Part(amount=1e9, inner=Inner(cost=Range.over(2.0)), flows=FLOWS, note="=SUM(1)", sources=("c", "a"))


def test_json_there_and_back() -> None:
    assert loaded(Part, PART.model_dump_json()) == PART


@given(st.floats(), st.floats(), st.floats())
def test_a_range_is_finite_and_ordered_or_refused(low: float, central: float, high: float) -> None:
    finite = all(abs(value) != float("inf") and value == value for value in (low, central, high))
    if finite and low <= central <= high:
        assert Range(low=low, central=central, high=high).ends == (low, high)
    else:
        with pytest.raises(ValidationError, match=r"finite|order"):
            Range(low=low, central=central, high=high)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"amount": None}, "amount"),
        ({"amount": "1"}, "amount"),
        ({"amount": True}, "amount"),
        ({"flows": [{"economy": "JPN"}]}, r"flows\.0\.change"),
        ({"extra": 1}, "extra"),
        ({"inner": {"cost": {"low": 1, "central": 2}}}, r"inner\.cost\.high"),
    ],
)
def test_what_does_not_fit_is_named(change: dict[str, object], said: str) -> None:
    with pytest.raises(OutcomeError, match=said):
        loaded(Part, json.dumps(PART.model_dump(mode="json") | change))


def test_not_a_number_in_json_is_refused() -> None:
    with pytest.raises(OutcomeError, match="amount"):
        loaded(Part, PART.model_dump_json().replace("1000000000.0", "NaN"))


def test_a_figure_without_a_declaration_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(TypeError, match=r"Loose.cost: declare it"):

        class Loose(Figures):
            cost: float

    with pytest.raises(TypeError, match=r"Lenient.note: a figure has no default"):

        class Lenient(Figures):
            cost: Range | Absent = figure("usd")
            note: str = Field(default="", json_schema_extra={"of": "text"})

    with pytest.raises(ValueError, match="'yen' is no unit"):
        figure("yen")


def test_tables_and_their_csv_follow_from_the_declaration() -> None:
    tables = {one.name: one for one in tables_of("part", PART)}
    assert list(tables) == ["part", "part-inner", "part-flows"]
    rows = list(csv.DictReader(io.StringIO(tables["part-flows"].csv())))
    assert rows[0]["change_share_low"] == "0.1"
    assert rows[1]["change_share_central"] == ""
    assert rows[0]["undelivered_usd"] == "0.0 1.5"
    singles = list(csv.DictReader(io.StringIO(tables["part"].csv())))
    assert {row["figure"]: row["value_central"] for row in singles} == {"amount": "1000000000.0", "note": "'=SUM(1)"}


def test_sources_are_the_union_in_order() -> None:
    assert sources_of(PART) == ("a", "b", "c")


def test_leaves_name_their_place() -> None:
    assert ("flows", "1", "economy") in [place for place, _, _ in leaves(PART)]


def test_netcdf_follows_from_the_declaration(tmp_path: Path) -> None:
    found = dataset({"part": PART}, {"share": (("economy",), [1.0, 2.0], {"units": "x"})}, {"economy": ("JPN", "USA")})
    assert float(found["part_inner_cost"].sel(range="central")) == 2.0
    assert found["part_inner_cost"].attrs["units"] == "usd"
    assert found["part_flows_undelivered"].shape == (2, 2)
    found.to_netcdf(tmp_path / "figures.nc", engine="scipy")


def test_the_hash_sees_figures_and_not_rounding() -> None:
    body = PART.model_dump(mode="json")
    assert digest(body) == digest(body | {"amount": 1e9 * (1 + 1e-12)})
    assert digest(body) != digest(body | {"amount": 1.01e9})
