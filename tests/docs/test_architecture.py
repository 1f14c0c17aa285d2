"""docs/architecture.md is true: every file and function it names exists, and rooms import what it says and no more."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from paths import CLONE
from test_house import PACKAGE, imports

PAGE = (CLONE / "docs" / "architecture.md").read_text(encoding="utf-8")
MODULES = ("cli", "__main__")  # they start the command line and are no rooms
WANTED = {  # what a reader must find within half a minute: the equation, and a function that is one
    "Price index": "ln_price_index",
    "Unit cost": "ln_unit_cost",
    "Labour clearing": "labour_gap",
    "Revenue": "wedge_revenue",
    "Income and spending": "income",
    "Deficit rule": "deficit",
    "Target": "target_gap",
    "Purchase: pull, switch, deliver": "deliver",
    "Additional share": "additional_share",
    "Three bookings": "book",
    "The week's rationing": "ration",
    "Orders": "turn",
    "ARIO day": "day",
    "CVaR": "cvar_of",
    "Portfolio": "frontier",
    "Calibration projection": "nearest",
    "Claims arithmetic": "check_claim",
}


def section(title: str) -> str:
    """The text under a heading of the second level."""
    found = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert found, f"docs/architecture.md has no section '{title}'"
    return found[1]


def table(title: str) -> Iterator[list[str]]:
    """The cells of every row of the tables in a section, heads and rules left out."""
    for line in section(title).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("|") else []
        if cells and not set(line) <= set("|- ") and cells[0] not in ("equation", "room", ""):
            yield cells


def defined(path: str) -> set[str]:
    """Functions and classes of a file, those of a class as `Class.name`."""
    names = set()
    for node in ast.parse((PACKAGE / path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            names |= {f"{node.name}.{inner.name}" for inner in node.body if isinstance(inner, ast.FunctionDef)}
    return names


EQUATIONS = [(row[0], row[2], row[3]) for row in table("Where is the equation?")]


@pytest.mark.parametrize(("name", "file", "functions"), EQUATIONS, ids=[name for name, _, _ in EQUATIONS])
def test_the_equation_is_where_it_is_said_to_be(name: str, file: str, functions: str) -> None:
    link = re.fullmatch(r"\[(.+)\]\(\.\./chipaccord/(.+)\)", file)
    assert link, f"{name}: '{file}' is no link to a file of the package"
    assert link[1] == link[2]
    listed = re.findall(r"`([\w.]+)`", functions)
    assert listed, f"{name} names no function"
    assert [one for one in listed if one not in defined(link[1])] == []


def test_the_equations_that_a_reader_looks_for_are_listed() -> None:
    listed = {re.sub(r"\*\*| \(.*", "", name): functions for name, _, functions in EQUATIONS}
    assert {name for name, function in WANTED.items() if f"`{function}`" not in listed.get(name, "")} == set()


def test_the_table_of_contents_leads_to_every_section() -> None:
    headings = re.findall(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    contents = re.findall(r"^- \[(.+?)\]\(#(.+?)\)", PAGE, flags=re.MULTILINE)
    anchors = [re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings]
    assert contents == list(zip(headings, anchors, strict=True))
    assert headings[0] == "Where is the equation?"


def test_files_and_names_on_the_way_of_a_figure_exist() -> None:
    steps = re.findall(r"\[([\w/]+\.py)\]\(\.\./chipaccord/([\w/]+\.py)\) `([\w.]+)`", section("The way of one figure"))
    assert len(steps) >= 9
    assert [step for step in steps if step[0] != step[1] or step[2] not in defined(step[0])] == []
    assert 'cost: Range = figure("usd", headline=True)' in (PACKAGE / "parts/purchases/figures.py").read_text("utf-8")


def test_every_room_of_the_drawing_exists_and_every_room_is_drawn() -> None:
    drawing = section("The house").partition("```text")[2].partition("```")[0]
    named = set(re.findall(r"([\w]+)(?:/|\.py)", drawing))
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert there - {"__init__", "__main__", "__pycache__", "py"} <= named
    inside = {path.stem for path in PACKAGE.rglob("*") if path.suffix == ".py" or path.is_dir()}
    outside = {path.name for path in CLONE.iterdir()}
    assert named <= inside | outside | {"chipaccord"}


def test_rooms_import_what_the_page_allows() -> None:
    allowed = {row[0].strip("`"): set(re.findall(r"`(\w+)`", row[2])) for row in table("Who may know whom")}
    found: dict[str, set[str]] = {}
    for module, imported in imports(PACKAGE).items():
        room = module.split(".")[1] if "." in module else ""
        if room and room not in MODULES:
            found.setdefault(room, set()).update(other.split(".")[1] for other in imported if "." in other)
    assert found.keys() == allowed.keys()
    wrong = {room: sorted(known - allowed[room] - {room}) for room, known in found.items()}
    assert {room: known for room, known in wrong.items() if known} == {}
    order = list(allowed)
    above = {
        room: [other for other in known if order.index(other) > order.index(room)] for room, known in allowed.items()
    }
    assert {room: known for room, known in above.items() if known} == {}
