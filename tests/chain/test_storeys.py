"""The house of the engine: no import circle, every folder knows only those below it, and no place is named in code."""

import ast
import csv
import re
from pathlib import Path

import pytest

import chipaccord
from chipaccord.world.tables import data_path

PACKAGE = Path(chipaccord.__file__).parent
STOREYS = ("network", "outages", "simulate", "risk", "support")
ENGINES = ("chain", "ario")


def modules(engine: str) -> dict[str, Path]:
    """Module name to its file."""
    found = {}
    for path in sorted((PACKAGE / engine).rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path, known: dict[str, Path]) -> set[str]:
    """What a module imports of the package, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            base = str(node.module)
            found |= {f"{base}.{n.name}" if f"{base}.{n.name}" in known else base for n in node.names}
    return {name for name in found if name.startswith("chipaccord")}


@pytest.mark.parametrize("engine", ENGINES)
def test_no_import_circle(engine: str) -> None:
    known = modules(engine)
    left = {name: imports(path, known) & set(known) for name, path in known.items()}
    while left:
        free = [name for name, needs in left.items() if not needs & set(left)]
        assert free, f"a circle among {sorted(left)}"
        for name in free:
            del left[name]


def test_each_folder_knows_only_those_below_it() -> None:
    known = modules("chain")
    for name, path in known.items():
        parts = name.split(".")
        if len(parts) < 3:
            continue
        height = STOREYS.index(parts[2])
        for needed in imports(path, known):
            if needed.startswith("chipaccord.chain"):
                assert STOREYS.index(needed.split(".")[2]) <= height, f"{name} imports {needed}"


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_knows_no_other_and_no_document(engine: str) -> None:
    known = modules(engine)
    allowed = {engine, "precision", "status", "world"}
    for name, path in known.items():
        rooms = {needed.split(".")[1] for needed in imports(path, known)}
        assert rooms <= allowed, f"{name} imports {sorted(rooms - allowed)}"


@pytest.mark.parametrize("engine", ENGINES)
def test_no_economy_or_currency_is_named_in_code(engine: str) -> None:
    with data_path("economies.csv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    names = {row["code"] for row in rows} | {row["name"].split(" (")[0] for row in rows} | {"JPY", "yen", "EUR"}
    word = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names - {"ROW"}))) + r")\b")
    for path in modules(engine).values():
        assert not word.search(path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("engine", ENGINES)
def test_modules_can_be_read_in_one_sitting(engine: str) -> None:
    for path in modules(engine).values():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 350, path.name
