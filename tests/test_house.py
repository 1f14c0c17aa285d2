"""The house as drawn in the architecture: no import circles, storeys know only those below, engines no other engine.

All imports count, also those inside functions and under TYPE_CHECKING: a circle that is hidden from Python is not
hidden from a reader.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "chipaccord"

WITHOUT_CIRCLES = ("chipaccord",)  # rooms held to it: the whole house
STOREYS = {"chipaccord.trade": ("equations", "economy", "policy", "solver", "answers")}  # from the bottom up
ENGINES = ("trade", "chain", "ario", "purchase", "attribution", "talks")
ABOVE_ENGINES = ("accord", "outcome", "parts", "report", "commands", "evaluate")

Graph = Mapping[str, frozenset[str]]


def module_name(path: Path, root: Path) -> str:
    """`chipaccord.trade.solver` for .../chipaccord/trade/solver/__init__.py."""
    parts = path.relative_to(root.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def named(node: ast.AST, module: str, is_package: bool) -> Iterator[tuple[str, str | None]]:
    """(module, name) of everything that a statement imports; the name is None for `import module`."""
    if isinstance(node, ast.Import):
        yield from ((alias.name, None) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = module.split(".")
        base = base[: len(base) - node.level + is_package] if node.level else []
        source = ".".join([*base, *([node.module] if node.module else [])])
        yield from ((source, alias.name) for alias in node.names)


def imports(root: Path) -> Graph:
    """Module to the modules of the same package that it imports anywhere in its code."""
    files = {module_name(path, root): path for path in sorted(root.rglob("*.py"))}
    graph = {}
    for module, path in files.items():
        found = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for source, name in named(node, module, path.name == "__init__.py"):
                inner = f"{source}.{name}"
                found.add(inner if inner in files else source)
        graph[module] = frozenset(found & files.keys() - {module})
    return graph


def within(graph: Graph, room: str) -> Graph:
    """The part of a graph that lies in a room."""
    inside = {module for module in graph if module == room or module.startswith(f"{room}.")}
    return {module: graph[module] & inside for module in inside}


def reachable(graph: Graph, start: str) -> set[str]:
    """Every module that a module imports, directly or through others."""
    seen: set[str] = set()
    ahead = list(graph[start])
    while ahead:
        module = ahead.pop()
        if module not in seen:
            seen.add(module)
            ahead.extend(graph[module])
    return seen


def circles(graph: Graph) -> list[tuple[str, ...]]:
    """Groups of modules that import one another, directly or through others."""
    reach = {module: reachable(graph, module) for module in graph}
    groups = {
        tuple(sorted(other for other in reach[module] if module in reach[other]))
        for module in graph
        if module in reach[module]
    }
    return sorted(groups)


def rooms(modules: Iterable[str]) -> set[str]:
    """The rooms on the first floor: `trade` for `chipaccord.trade.solver`."""
    return {module.split(".")[1] for module in modules if "." in module}


@pytest.fixture(scope="module")
def house() -> Graph:
    return imports(PACKAGE)


@pytest.mark.parametrize("room", WITHOUT_CIRCLES)
def test_no_module_imports_itself_through_others(house: Graph, room: str) -> None:
    assert circles(within(house, room)) == []


@pytest.mark.parametrize("room", STOREYS)
def test_storeys_know_only_those_below(house: Graph, room: str) -> None:
    order = STOREYS[room]
    inside = within(house, room)
    found = {module.removeprefix(f"{room}.").split(".")[0] for module in inside if module != room}
    assert found == set(order)
    for module, imported in inside.items():
        if module == room:
            continue
        own = order.index(module.removeprefix(f"{room}.").split(".")[0])
        above = [
            other
            for other in imported
            if other == room or order.index(other.removeprefix(f"{room}.").split(".")[0]) > own
        ]
        assert not above, f"{module} imports {above}, which stand above it"


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_knows_no_other_engine_and_nothing_above(house: Graph, engine: str) -> None:
    for module, imported in within(house, f"chipaccord.{engine}").items():
        wrong = rooms(imported) & ({*ENGINES, *ABOVE_ENGINES} - {engine})
        assert not wrong, f"{module} imports {sorted(wrong)}"


def test_hidden_imports_are_seen(tmp_path: Path) -> None:
    package = tmp_path / "p"
    (package / "inner").mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "inner" / "__init__.py").write_text("from . import c\n", encoding="utf-8")
    (package / "a.py").write_text("def f():\n    from p.b import g\n", encoding="utf-8")
    (package / "b.py").write_text("if TYPE_CHECKING:\n    from p import a\n", encoding="utf-8")
    (package / "inner" / "c.py").write_text("import p.a\nfrom ..b import g\n", encoding="utf-8")
    graph = imports(package)
    assert graph["p.inner"] == {"p.inner.c"}
    assert graph["p.inner.c"] == {"p.a", "p.b"}
    assert circles(graph) == [("p.a", "p.b")]
