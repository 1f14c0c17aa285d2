"""No message of the parts, the report, the commands and the names is missing from the catalogues, and none is unused.

What code asks for is read from the code: a key written out, a key with a part made at run time (`purchases-{part}`), a
name of a vocabulary (`words.name("economy", ...)`, or a figure declared `code("economy")`), and the labels of declared
tables and figures.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from test_catalogues import DATA, ENTRIES, all_declared

from chipaccord.words.catalogue import ident

CATALOGUES = ("commands", "general", "names", "purchases", "report", "supply", "tariffs")
PACKAGE = DATA.parent
TEMPLATE = (PACKAGE / "report" / "templates" / "report.html.jinja").read_text(encoding="utf-8")
SPEAKERS = {"talk", "words", "t", "Said", "label"}  # calls whose first argument is a key
NAMERS = {"name", "called", "Named"}  # calls whose first argument is a vocabulary
FORMS = ("-the", "-of")
PART = r"([\w-]+?)"  # what is put in at run time
LABELS = ("figure", "column", "headline")  # these are read from the declarations

Tree = dict[Path, ast.Module]


@cache
def code() -> Tree:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def texts() -> frozenset[str]:
    """Every literal text of the package's code."""
    nodes = (node for tree in code().values() for node in ast.walk(tree))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


@cache
def cells() -> frozenset[str]:
    """Every cell of the shipped tables, as part of a key."""
    found: set[str] = set()
    for path in DATA.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {ident(cell or "") for cell in row.values()}
    return frozenset(found)


@cache
def fields() -> frozenset[str]:
    """The names of declared fields: some are codes of a table (the sizes of firms)."""
    nodes = (node for tree in code().values() for node in ast.walk(tree) if isinstance(node, ast.AnnAssign))
    return frozenset(node.target.id for node in nodes if isinstance(node.target, ast.Name))


def calls() -> Iterator[tuple[str, str, ast.expr]]:
    """(where, what is called, its first argument) of every call with an argument."""
    for path, tree in code().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", name, node.args[0]


@cache
def patterns(end: str = "-") -> frozenset[str]:
    """Texts that are made at run time, as patterns: those whose first word is written out and ends in a mark."""
    found = set()
    for tree in code().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                pieces = (re.escape(str(one.value)) if isinstance(one, ast.Constant) else PART for one in node.values)
                made = "".join(pieces)
                found.add(made + PART if made.endswith("-") else made)  # the rest is added elsewhere
    return frozenset(one for one in found if re.match(rf"[a-z_]+{re.escape(re.escape(end))}", one))


def written(argument: ast.expr) -> set[str]:
    """The texts that an argument may be: one, or either side of a condition."""
    if isinstance(argument, ast.IfExp):
        return written(argument.body) | written(argument.orelse)
    return {argument.value} if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else set()


def vocabularies(aside: bool = True) -> set[str]:
    """The vocabularies of declared codes, and those named in code. aside: also of codes that no page shows."""
    specs = [spec for _, columns, _ in all_declared() for _, spec in columns if aside or not spec.aside]
    declared = {spec.of for spec in specs} - {"", "text", "source", "table", "yes_no"}
    return declared | {text for _, name, argument in calls() if name in NAMERS for text in written(argument)}


def labels() -> set[str]:
    """The keys of labels of declared tables and figures."""
    found = set()
    for table, columns, single in all_declared():
        found.add(f"{table}-title")
        for column, _ in columns:
            found |= {f"figure-{column}", f"headline-{column}", f"{table}-{column}"} if single else set()
            found |= {f"{table}-{column}", f"column-{column}"}
    return found | {"column-figure", "column-value", "column-unit"}


@cache
def referred() -> frozenset[str]:
    """Messages that other messages include."""
    return frozenset(name for _, _, used in ENTRIES["en"] for name in used.messages)


@cache
def known() -> frozenset[str]:
    """What stands in code or data, and so may be put into a key."""
    return cells() | texts() | fields() | {"_"}  # "*" as part of a key


def is_made(key: str) -> bool:
    """Whether a key can be one that is made at run time, of parts that stand in the code or the data."""
    found = (re.fullmatch(one, key) for one in patterns() if not one.startswith(LABELS))
    return any(set(match.groups()) <= known() for match in found if match)


def is_name(key: str, kinds: set[str]) -> bool:
    """Whether a key names a code of a vocabulary that is shown, and the code is one of the code or of the data."""
    made = re.compile("|".join(sorted(patterns("_"))))
    for kind in (kind for kind in kinds if key.startswith(f"{kind}-")):
        rest = key.removeprefix(f"{kind}-")
        codes = {rest} | {rest.removesuffix(form) for form in FORMS}
        if codes & known() or any(map(made.fullmatch, codes)):
            return True
    return False


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_no_message_is_unused(catalogue: str) -> None:
    asked = texts() | set(re.findall(r"t\(\s*'([\w-]+)'", TEMPLATE)) | labels() | referred()
    kinds = vocabularies()
    template = {f"{found}-" for found in re.findall(r"t\(\s*'([\w-]+)-' ~", TEMPLATE)}
    unused = [
        key
        for file, key, _ in ENTRIES["en"]
        if file == f"{catalogue}.ftl"
        and key not in asked
        and not is_made(key)
        and not is_name(key, kinds)
        and not key.startswith(tuple(template))
        and key.removesuffix("-remedy") not in asked
    ]
    assert unused == []


def test_no_message_that_is_asked_for_is_missing() -> None:
    known = {key for _, key, _ in ENTRIES["en"]}
    missing = [
        f"{where}: {key}"
        for where, name, argument in calls()
        if name in SPEAKERS
        for key in written(argument)
        if "-" in key and " " not in key and key not in known
    ]
    missing += [key for key in re.findall(r"t\(\s*'([\w-]+[^-])'", TEMPLATE) if key not in known]
    assert missing == []


def test_every_key_made_at_run_time_can_be_one() -> None:
    known = {key for _, key, _ in ENTRIES["en"]}
    rooms = {key.partition("-")[0] for key in known}
    spoken = [one for one in patterns() if one.partition("\\-")[0] in rooms]
    assert len(spoken) > 25
    assert [one for one in spoken if not any(re.match(one, key) for key in known)] == []


def test_every_vocabulary_that_is_named_has_names() -> None:
    known = {key for _, key, _ in ENTRIES["en"]}
    own = {"currency_pair", "why"}  # shown as they are
    bare = [kind for kind in vocabularies(aside=False) - own if not any(key.startswith(f"{kind}-") for key in known)]
    assert bare == []


def test_an_unused_message_would_be_found() -> None:
    assert not is_name("economy-XYZ", {"economy"})
    assert is_name("economy-TWN", {"economy"})
    assert is_name("economy-USA-the", {"economy"})
    assert is_made("purchases-additional")
    assert not is_made("purchases-of-no-use")
    assert written(ast.parse("'a-b' if c else 'd-e'").body[0].value) == {"a-b", "d-e"}  # type: ignore[attr-defined]  # an Expr
