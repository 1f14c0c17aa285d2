"""No sentence stands in the code of the parts, the engines and the report: what a reader is told is in the catalogues.

Three kinds of text are for programmers and stay: docstrings, the messages of exceptions (what a Python caller is told to
mend), and `__repr__`. Column heads of a printed table in a `__str__` or `__repr__` count with them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "chipaccord"
ENGINES = ("trade", "chain", "ario", "purchase", "attribution")
ROOMS = ("parts", "outcome", "report", *ENGINES, "evaluate.py", "precision.py", "status.py")
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}|[\u3040-\u30ff\u4e00-\u9fff]{3}")
FOR_PROGRAMMERS = ("__repr__", "__str__", "raise", "warn")


def files() -> list[Path]:
    """Every module that is held to it."""
    found = [PACKAGE / room for room in ROOMS]
    return sorted(path for one in found for path in ([one] if one.suffix else one.rglob("*.py")))


def sentences(node: ast.AST, inside: tuple[str, ...] = ()) -> Iterator[tuple[int, str]]:
    """Line and text of every string that reads like a sentence, but those for programmers."""
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and wrong(node)):
        return
    if isinstance(node, ast.FunctionDef) and node.name in FOR_PROGRAMMERS:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and SENTENCE.search(node.value):
        yield node.lineno, node.value
    body = getattr(node, "body", None)
    documented = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(body, list) and body
    docstring = body[0] if documented and isinstance(body[0], ast.Expr) else None
    for child in ast.iter_child_nodes(node):
        if child is not docstring:
            yield from sentences(child, inside)


def wrong(call: ast.Call) -> bool:
    """Whether a call makes an exception that is raised elsewhere, or notes a mistake of a user's table for one."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name.endswith("Error") or name in ("mistake", "warn")


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_sentence_stands_in_code(path: Path) -> None:
    found = [
        f"{path.name}:{line}: {text[:80]!r}" for line, text in sentences(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, "\n".join(found)


def test_a_sentence_would_be_found() -> None:
    code = 'def f():\n    """A docstring may say much."""\n    label = "the real income of Japan rises"\n    raise ValueError("this may stay here")\n'
    assert [text for _, text in sentences(ast.parse(code))] == ["the real income of Japan rises"]
