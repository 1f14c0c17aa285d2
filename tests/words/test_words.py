"""The catalogues of the document and the claims: complete in every language, and nothing in them that is not said."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as ftl

import chipaccord
from chipaccord.accord.explain import sections
from chipaccord.accord.section import key_of
from chipaccord.accord.tables import Table
from chipaccord.parts.document import Accord
from chipaccord.words import LANGUAGES

CATALOGUES = ("accord", "claims", "fields")
BUILT = (  # beginnings of keys whose end is a code, made at run time
    "absent-",  # Absent(because=...)
    "check-label-",
    "check-mandate-",
    "check-rate-",
    "claims-kind-",
    "claims-reason-",
    "claims-too_",  # the direction of a verdict
    "claims-unit-",
)
VOCABULARIES = ("claims-reason", "claims-unit")  # of codes: what stands before the code in a key
TABLES = ("claims-claims",)  # of figures: what stands before `-title` in a key
SPOKEN = ("accord-", "check-", "claims-", "file-", "manual-", "yaml-")
WITH_REMEDY = {"wrong": 0, "add": 1, "mistake": 2, "stop": 1, "_error": 0}  # calls, and which argument is the key
PACKAGE = Path(chipaccord.__file__).parent
CODE = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def messages(language: str, catalogue: str) -> dict[str, ftl.Message]:
    """Key to message of one file."""
    text = files("chipaccord.words").joinpath(language, f"{catalogue}.ftl").read_text(encoding="utf-8")
    body = FluentParser().parse(text).body
    junk = [entry.content for entry in body if isinstance(entry, ftl.Junk)]
    assert not junk, junk
    found = [entry for entry in body if isinstance(entry, ftl.Message)]
    keys = [entry.id.name for entry in found]
    assert len(keys) == len(set(keys)), "a key stands twice"
    return dict(zip(keys, found, strict=True))


def variables(message: ftl.Message) -> set[str]:
    """The names of the values that a message takes."""
    seen: set[str] = set()

    class Variables(visitor.Visitor):
        def visit_VariableReference(self, node: ftl.VariableReference) -> None:
            seen.add(node.id.name)

    Variables().visit(message)
    return seen


def texts() -> set[str]:
    """Every literal text of the package's code."""
    return {
        node.value
        for tree in CODE.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call that says what is wrong: its place, itself, and its key."""
    for path, tree in CODE.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            at = WITH_REMEDY.get(name)
            key = node.args[at] if at is not None and len(node.args) > at else None
            if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value.startswith(SPOKEN):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node, key.value


@pytest.mark.parametrize("catalogue", CATALOGUES)
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_keys_and_values(language: str, catalogue: str) -> None:
    first, other = messages(LANGUAGES[0], catalogue), messages(language, catalogue)
    assert list(other) == list(first)
    for key in first:
        assert variables(other[key]) == variables(first[key]), key


@pytest.mark.parametrize("catalogue", ["accord", "claims"])
def test_no_message_is_unused(catalogue: str) -> None:
    said = texts() | {f"expected-{text}" for text in texts()}
    unused = [
        key
        for key in messages(LANGUAGES[0], catalogue)
        if key not in said and key.removesuffix("-remedy") not in said and not key.startswith(BUILT)
    ]
    assert unused == []


def test_no_message_is_missing() -> None:
    known = {key for catalogue in CATALOGUES for key in messages(LANGUAGES[0], catalogue)}
    whole = {text for text in texts() if text.startswith(SPOKEN) and " " not in text and not text.endswith("-")}
    assert whole - {*VOCABULARIES, *TABLES} <= known


def test_every_mistake_has_a_remedy_and_all_its_values() -> None:
    known = messages(LANGUAGES[0], "accord")
    found = list(calls())
    assert len(found) > 80
    for place, call, key in found:
        own = isinstance(call.func, ast.Name) and call.func.id == "wrong" and len(call.args) > 1
        said = [key] if own else [key, f"{key}-remedy"]
        optional = own and isinstance(call.args[1], ast.IfExp)  # None there stands for the catalogue's remedy
        for name in [*said, f"{key}-remedy"] if optional else said:
            assert name in known, place
            if all(keyword.arg for keyword in call.keywords):
                assert variables(known[name]) <= {keyword.arg for keyword in call.keywords}, f"{place}: {name}"


def test_the_documentation_is_that_of_the_document() -> None:
    used: set[str] = set()
    for _, section in sections(Accord):
        used |= {key_of("section", section)}
        used |= {key_of("row", section)} if issubclass(section, Table) else set()
        used |= {key_of(kind, section, name) for kind in ("field", "example") for name in section.model_fields}
    assert used - {""} == set(messages(LANGUAGES[0], "fields"))
