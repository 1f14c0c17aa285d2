"""The JSON schema, the manual's tables and the starter say what the reader accepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel

from chipaccord.accord import tree
from chipaccord.accord.explain import sections
from chipaccord.accord.reference import json_schema, manual
from chipaccord.accord.section import key_of
from chipaccord.cli import call
from chipaccord.parts.claims.check import check_claims
from chipaccord.parts.claims.page import arithmetic
from chipaccord.parts.document import GRAMMAR, Accord, parse
from chipaccord.parts.starter import starter
from chipaccord.words import LANGUAGES, Words
from chipaccord.words.numbers import KEEP, Numbers
from chipaccord.world.vocabulary import economies, products, sectors

MANUAL = Path(__file__).parents[2] / "docs" / "writing-an-accord.md"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json_schema(GRAMMAR, Words("en"))
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_described(language: str) -> None:
    words = Words(language)
    for path, section in sections(Accord):
        assert words(key_of("section", section)).endswith((".", "。")), path
        for name in section.model_fields:
            assert words(key_of("field", section, name)), (path, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_accepted(language: str) -> None:
    for path, section in sections(Accord):
        for name in section.model_fields:
            if key := key_of("example", section, name):
                _accepted(section, name, Words(language)(key), (path, name))


def test_the_japanese_schema_and_manual_speak_japanese() -> None:
    words = Words("ja")
    schema = json_schema(GRAMMAR, words)
    assert schema["$defs"]["Parties"]["properties"]["buyer"]["description"] == "購入する国・地域のコード"
    assert "example-" not in json.dumps(schema)
    assert "### 文書全体" in manual(Accord, words)
    assert json_schema(GRAMMAR, Words("en")).keys() == schema.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_starters_are_in_order_and_say_the_same(language: str) -> None:
    accord, english = parse(starter(language)), parse(starter())
    assert accord.language == (None if language == "en" else language)
    assert accord.purchases[0].amount == english.purchases[0].amount
    assert accord.support == english.support
    assert accord.tariffs == english.tariffs


def _accepted(section: type[BaseModel], name: str, example: str, place: object) -> None:
    """The example validates for its own field, whatever else the section needs."""
    field = section.model_fields[name]
    value = tree.plain(tree.read_tree(example, "example"))
    if row := key_of("row", section) if name == "rates" else "":
        value = {Words("en")(row): value}
    try:
        section.model_validate({field.alias or name: value})
    except Exception as error:  # other fields may be missing; this one may not be wrong
        for detail in getattr(error, "errors", list)():
            assert detail["type"] in ("missing", "accord_slips"), (place, detail)


def test_manual_is_up_to_date() -> None:
    page = MANUAL.read_text(encoding="utf-8")
    assert page.endswith(manual(Accord, Words("en"))), 'end the page with what manual(Accord, Words("en")) gives'


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
    (found,) = check_claims(parse(page.split("```yaml\n")[1].split("```")[0]))
    said = arithmetic(found, Words("en"), Numbers(Words("en"))).replace(KEEP, " ")
    assert f"`{said}`" in page
