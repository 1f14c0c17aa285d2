"""outcome.json as a whole: no key of it can be missing or of another kind without an error that names it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from documents import steps
from jsonschema import Draft202012Validator

from chipaccord.cli import call
from chipaccord.outcome import OutcomeError, loaded
from chipaccord.parts import PARTS
from chipaccord.parts.outcome import Outcome, tree

Place = tuple[str | int, ...]
MAY_BE_TEXT = {"accord.scenario"}  # absent in the example


@pytest.fixture(scope="module")
def data(outcome: Outcome) -> Any:
    """The example's figures as plain data, each list cut to its first and its last item."""
    return ends_of_lists(json.loads(json.dumps(outcome.to_dict())))


@pytest.fixture(scope="module")
def schema() -> Any:
    return tree().model_json_schema()


def ends_of_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: ends_of_lists(item) for key, item in value.items()}
    if isinstance(value, list):
        return [ends_of_lists(item) for item in (value if len(value) < 3 else [value[0], value[-1]])]
    return value


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """Every key and every position below plain data."""
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield (*at, step)
        yield from places(item, (*at, step))


def holder(data: Any, place: Place) -> Any:
    for step in place[:-1]:
        data = data[step]
    return data


def said(data: Any) -> str:
    """The error that reading these figures raises; empty where they are read."""
    try:
        loaded(tree(), json.dumps(data))
    except OutcomeError as error:
        return str(error)
    return ""


def dotted(place: Place) -> str:
    return ".".join(map(str, place))


def test_the_figures_are_read_back(outcome: Outcome, data: Any) -> None:
    assert loaded(tree(), json.dumps(outcome.to_dict())) == outcome.figures
    assert said(data) == ""


def test_every_key_is_missed(data: Any) -> None:
    """Each key is deleted in turn: the error names it, and nothing else."""
    wrong, count = {}, 0
    for place in list(places(data)):
        inside = holder(data, place)
        if isinstance(inside, list):
            continue
        kept = inside.pop(place[-1])
        error = said(data)
        inside[place[-1]] = kept
        count += 1
        if f"({dotted(place)}: field required);" not in error:
            wrong[dotted(place)] = error
    assert wrong == {}
    assert count > 600
    assert said(data) == ""


@pytest.mark.parametrize("other", ["a text", None, float("nan"), float("inf"), [], {}], ids=repr)
def test_every_value_of_another_kind_is_named(data: Any, other: Any) -> None:
    """A number is no text, no null and not infinite; a text is no number; a group of figures is no list."""
    wrong, count = {}, 0
    for place in list(places(data)):
        inside, step = holder(data, place), place[-1]
        kept = inside[step]
        if dotted(place) in MAY_BE_TEXT or (isinstance(other, type(kept)) and not isinstance(other, float)):
            continue  # text for text, a shorter list
        inside[step] = other
        error = said(data)
        inside[step] = kept
        count += 1
        if dotted(place) not in error:
            wrong[dotted(place)] = error
    assert wrong == {}
    assert count > 200


@pytest.mark.parametrize("place", ["run.solves", "purchases.plan.first_year", "purchases.effects.by_year.0.year"])
def test_half_a_year_is_none(data: Any, place: str) -> None:
    inside, step = holder(data, tuple(steps(place))), steps(place)[-1]
    kept, inside[step] = inside[step], 2026.5
    error = said(data)
    inside[step] = kept
    assert f"({place}: input should be a valid integer" in error


def test_a_key_too_many_and_a_wrong_reason_are_named(data: Any) -> None:
    assert "(Extra: extra inputs are not permitted)" in said(data | {"Extra": 1})
    for part in PARTS:
        assert f"({part}.because: input should be a valid string)" in said(data | {part: {"because": 3}})
        assert said(data | {part: {"because": "not_in_document"}}) == ""


def test_what_is_no_outcome_at_all_is_refused() -> None:
    for text in ("", "{", "[]", '"outcome"', "null"):
        with pytest.raises(OutcomeError, match=r"not an outcome of this version of chipaccord .*chipaccord run"):
            loaded(tree(), text)
    with pytest.raises(OutcomeError, match=r"accord: field required; claims: field required"):
        loaded(tree(), "{}")


def test_every_leaf_of_the_schema_has_its_unit_or_its_vocabulary(schema: Any) -> None:
    properties = [
        (name, key, declared)
        for name, group in {"Outcome": schema, **schema["$defs"]}.items()
        for key, declared in group["properties"].items()
    ]
    assert len(properties) > 300
    bare = [(name, key) for name, key, declared in properties if not (declared.get("unit") or declared.get("of"))]
    assert bare == []
    for name, key, declared in properties:
        groups = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(declared))) - {"Range", "Absent"}
        assert bool(groups) == (declared.get("of") == "table"), (name, key)


def test_every_group_of_the_schema_forbids_what_it_does_not_declare(schema: Any) -> None:
    for name, group in {"Outcome": schema, **schema["$defs"]}.items():
        assert group["additionalProperties"] is False, name
        assert sorted(group["required"]) == sorted(group["properties"]), name


def test_the_example_fits_the_schema_and_a_damaged_one_does_not(outcome: Outcome, data: Any, schema: Any) -> None:
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(schema)
    assert list(check.iter_errors(outcome.to_dict())) == []
    inside = data["purchases"]["effects"]
    kept = inside.pop("cost")
    found = list(check.iter_errors(data))
    inside["cost"] = kept
    assert found
    assert not list(check.iter_errors(data))


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str], schema: Any) -> None:
    assert call(["schema", "outcome"]) == 0
    assert json.loads(capsys.readouterr().out) == schema


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        ("purchases.effects.subsidy", None, "purchases.effects.subsidy: field required"),
        ("purchases.effects.steps.0.usd", None, "purchases.effects.steps.0.usd: field required"),
        ("supply.comparison.risks.1.cvar", "much", "supply.comparison.risks.1.cvar: input should be a valid number"),
        ("claims.claims.0.factor", float("nan"), "claims.claims.0.factor: input should be a finite number"),
    ],
)
def test_a_damaged_file_is_refused_by_the_command(
    place: str, value: Any, says: str, data: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = json.loads(json.dumps(data))
    inside, step = holder(damaged, tuple(steps(place))), steps(place)[-1]
    if value is None:
        del inside[step]
    else:
        inside[step] = value
    (tmp_path / "outcome.json").write_text(json.dumps(damaged), encoding="utf-8")
    assert call(["report", str(tmp_path), "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert told.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["outcome.json"]


def test_a_sound_file_is_drawn_by_the_command(
    outcome: Outcome, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "outcome.json").write_text(json.dumps(outcome.to_dict()), encoding="utf-8")
    assert call(["report", str(tmp_path), "--lang", "en"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'report.html'}\n"
    assert outcome.accord.title in (tmp_path / "report.html").read_text(encoding="utf-8")
