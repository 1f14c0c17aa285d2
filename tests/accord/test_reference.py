"""The JSON schema, the manual's tables and the starter say what the reader accepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel

from chipaccord.accord import Accord, parse, tree
from chipaccord.accord.claims import check_claims
from chipaccord.accord.explain import sections
from chipaccord.accord.reference import json_schema, manual
from chipaccord.accord.starter import starter
from chipaccord.cli import call
from chipaccord.world.vocabulary import economies, products, sectors

MANUAL = Path(__file__).parents[2] / "docs" / "writing-an-accord.md"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def as_an_editor_sees_it(text: str) -> Any:
    """Plain data with numbers where YAML has numbers."""

    def numbered(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: numbered(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [numbered(inner) for inner in value]
        try:
            return json.loads(value)
        except ValueError:
            return value

    return numbered(tree.plain(tree.read_tree(text, "starter")))


def test_schema_accepts_the_starter(validator: jsonschema.Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(as_an_editor_sees_it(starter()))] == []
    assert validator.is_valid(parse(starter()).to_dict())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    amount:", "    amout:"),
        ("buyer: JPN", "buyer: JAP"),
        ("1 trillion yen         #", "1 trilion yen         #"),
        ("product: ai_accelerators", "product: ai_accelerator"),
        ("{all goods: 15%, motor_vehicles", "{all goods: 15%, motor_vehicle"),
        ("deal: {USA on JPN: {all goods: 15%", "deal: {USA on JAP: {all goods: 15%"),
        ("mandate: at_least", "mandate: atleast"),
        ("over: 2026..2028", "over: 2026-2028"),
        ("large: 1/3", "large: a third"),
        ("in force on 2025-08-07", "in force"),
        ("JPY/USD: 144.17", "JPY: 144.17"),
        ("sources:", "talks: {next: 2025-05-30}\nsources:"),
    ],
)
def test_schema_refuses(validator: jsonschema.Draft202012Validator, old: str, new: str) -> None:
    assert old in starter()
    assert not validator.is_valid(as_an_editor_sees_it(starter().replace(old, new, 1)))


def test_starter_lists_the_vocabulary() -> None:
    for name in (*economies(), *products(), *(code for code, sector in sectors().items() if sector.goods)):
        assert name in starter()


def test_every_field_is_described() -> None:
    for path, section in sections(Accord):
        assert (section.__doc__ or "").strip().endswith("."), path
        for name, field in section.model_fields.items():
            assert field.description, (path, name)


def test_every_example_is_accepted() -> None:
    for path, section in sections(Accord):
        for name, field in section.model_fields.items():
            for example in field.examples or ():
                _accepted(section, name, example, (path, name))


def _accepted(section: type[BaseModel], name: str, example: str, place: object) -> None:
    """The example validates for its own field, whatever else the section needs."""
    field = section.model_fields[name]
    value = tree.plain(tree.read_tree(example, "example"))
    if field.title:  # a row of a table
        value = {field.title: value}
    try:
        section.model_validate({field.alias or name: value})
    except Exception as error:  # other fields may be missing; this one may not be wrong
        for detail in getattr(error, "errors", list)():
            assert detail["type"] in ("missing", "accord_slips"), (place, detail)


def test_manual_is_up_to_date() -> None:
    page = MANUAL.read_text(encoding="utf-8")
    assert page.endswith(manual()), "end the page with chipaccord.accord.reference.manual()"


def test_manual_example_says_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = MANUAL.read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    (tmp_path / "small.yaml").write_text(example, encoding="utf-8")
    assert call(["check", str(tmp_path / "small.yaml")]) == 0
    assert capsys.readouterr().out in page


def test_manual_claims_and_edits() -> None:
    page = MANUAL.read_text(encoding="utf-8")
    edits = [
        line.split("--set ")[1].strip("'") for line in page.splitlines() if "--set subs" in line or "--set 'tar" in line
    ]
    assert len(edits) == 2
    for edit in edits:
        parse(starter(), edits=[edit.split("  ")[0]])
    (verdict,) = check_claims(parse(page.split("```yaml\n")[1].split("```")[0]))
    assert f"`{verdict.arithmetic}`" in page
