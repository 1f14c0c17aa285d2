"""No sentence stands in the code of parts, engines and report: what a reader is told is in the catalogues.

What is for programmers stays: docstrings; what `__repr__` and `__str__` print; exceptions, that is what stands inside
a `raise`, inside the making of a `...Error` or in its class; and the mistakes of a user's own tables that are collected
in a list `mistakes` and raised together. A part of such a text that is made elsewhere is listed with its reason.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "chipaccord"
ROOMS = (
    *("parts", "outcome", "report", "trade", "chain", "ario", "purchase", "attribution"),
    *("evaluate.py", "precision.py", "status.py"),
)
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
JAPANESE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]")  # one sign is enough
FILLED_IN = "xx"  # a value in an f-string counts as a word of a sentence that has three others
PRINTED = ("__repr__", "__str__")
COLLECTED = ("mistakes.append", "mistakes.extend", "warnings.warn")
MADE_FOR_MISTAKES = {  # where a part of such a text is made: by a function, by a call of one, or under a name
    ("chain/network/figures.py", "near"),  # the "did you mean" of a NetworkError
    ("chain/network/rows.py", "number"),  # its `what` is how a NetworkError names the cell
    ("chain/outages/outage.py", "where"),  # how the errors of an Outage name it
    ("purchase/product.py", "without"),  # the part of a ValueError that only one of two cases has
    ("trade/economy/accounts.py", "largest"),  # its first argument is how an InconsistentError names the identity
    ("trade/economy/primitives.py", "largest"),
    ("trade/policy/policy.py", "largest"),
}
SIGNS = {  # not said to anybody
    ("parts/tariffs/section.py", "IN_FORCE"),  # words of the document's grammar, read and written alike
    ("report/text.py", "_WIDE"),  # the ranges of letters between which a line may break
    ("report/text.py", "_CLOSE"),  # the marks that begin no line; in one assignment with those that end none
}


def files() -> list[Path]:
    """Every module that is held to it."""
    found = [PACKAGE / room for room in ROOMS]
    return sorted(path for one in found for path in ([one] if one.suffix else one.rglob("*.py")))


def dotted(node: ast.expr) -> str:
    """`mistakes.append` for what a call calls; the last name alone where it is called on no name."""
    if isinstance(node, ast.Attribute):
        return f"{node.value.id}.{node.attr}" if isinstance(node.value, ast.Name) else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def for_programmers(node: ast.AST, where: str) -> bool:
    """Whether all text below a node is for programmers."""
    if isinstance(node, ast.Call):
        called = dotted(node.func)
        return called.endswith("Error") or called in COLLECTED or (where, called) in MADE_FOR_MISTAKES
    if isinstance(node, ast.FunctionDef):
        return node.name in PRINTED or (where, node.name) in MADE_FOR_MISTAKES
    if isinstance(node, ast.ClassDef):
        return node.name.endswith("Error")
    if isinstance(node, ast.Assign):
        found = (name for target in node.targets for name in ast.walk(target))
        names = {(where, name.id) for name in found if isinstance(name, ast.Name)}
        return bool(names & (MADE_FOR_MISTAKES | SIGNS))
    return isinstance(node, ast.Raise)


def texts(node: ast.AST, where: str = "") -> Iterator[tuple[int, str]]:
    """Line and text of every string but docstrings and those for programmers; an f-string is one text."""
    if for_programmers(node, where):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    children = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else FILLED_IN for part in node.values]
        yield node.lineno, "".join(map(str, parts))
        children = [part for part in node.values if not isinstance(part, ast.Constant)]
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
        children.remove(node.body[0])
    for child in children:
        yield from texts(child, where)


def is_sentence(text: str) -> bool:
    """Whether a text has three words in a row, or any Japanese."""
    words = re.findall(r"[A-Za-z]{2,}", text.replace(FILLED_IN, " "))
    return bool(JAPANESE.search(text) or (SENTENCE.search(text) and len(words) > 2))


def sentences(node: ast.AST, where: str = "") -> list[tuple[int, str]]:
    """Line and text of every string that reads like a sentence."""
    return [(line, text) for line, text in texts(node, where) if is_sentence(text)]


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_sentence_stands_in_code(path: Path) -> None:
    where = path.relative_to(PACKAGE).as_posix()
    found = sentences(ast.parse(path.read_text(encoding="utf-8")), where)
    assert not found, "\n".join(f"{where}:{line}: {text[:80]!r}" for line, text in found)


@pytest.mark.parametrize("path", sorted((PACKAGE / "report").rglob("*.jinja")), ids=lambda path: path.name)
def test_no_word_stands_in_a_template(path: Path) -> None:
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    said = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^<>]*>", "\n", text))
    assert said == []


@pytest.mark.parametrize("exempt", sorted(MADE_FOR_MISTAKES | SIGNS), ids=": ".join)
def test_every_exemption_is_needed(exempt: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for listed in ("MADE_FOR_MISTAKES", "SIGNS"):
        monkeypatch.setitem(globals(), listed, globals()[listed] - {exempt})
    where = exempt[0]
    assert sentences(ast.parse((PACKAGE / where).read_text(encoding="utf-8")), where)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (
            'def f():\n    """A docstring may say much."""\n    x = "the real income of Japan rises"',
            ["the real income"],
        ),
        ('x = f"capacity of {stage} is lost for good"', ["capacity of xx is lost"]),
        ('x = f"{product} stays {weeks} weeks late"', ["xx stays xx weeks late"]),
        ('x = {"unit": "円"}', ["円"]),
        ('raise ValueError("this may stay here")', []),
        ('class OddError(Exception):\n    def __init__(self):\n        super().__init__("this may stay too")', []),
        ('mistakes.append(f"{row.at}: this is for whoever wrote it")', []),
        ('def __repr__(self):\n    return f"{self.x} of world output lost"', []),
        ('notes.append("this is for whoever reads it")', ["this is for"]),
        ('x = "purchases_flows_change"', []),
    ],
)
def test_a_sentence_would_be_found(code: str, found: list[str]) -> None:
    texts_found = [text for _, text in sentences(ast.parse(code))]
    assert len(texts_found) == len(found)
    assert all(text.startswith(start) for text, start in zip(texts_found, found, strict=True))
