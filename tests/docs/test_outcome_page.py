"""The pages name figures that exist, and the READMEs show what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from paths import CLONE

from chipaccord.outcome import Figures
from chipaccord.outcome.figure import group_types, row_type
from chipaccord.parts.outcome import Outcome, tree

PAGES = [  # but the manual of the document, whose sections have the same names
    page for page in sorted([*CLONE.glob("*.md"), *CLONE.glob("docs/*.md")]) if page.name != "writing-an-accord.md"
]
PARTS = "accord|claims|purchases|tariffs|supply|effects|assumptions|sources|run"
NAMED = re.compile(rf"(?:outcome\.figures\.|`)((?:{PARTS})(?:\.(?!py\b|json\b)\w+)+)")  # files are no figures


def exists(model: type[Figures], place: list[str]) -> bool:
    """Whether the tree declares a figure, a group or a table at this place."""
    if not place:
        return True
    declared = model.model_fields.get(place[0])
    if declared is None:
        return place[0] in ("low", "central", "high") and len(place) == 1
    inner = [*group_types(declared.annotation), *filter(None, [row_type(declared.annotation)])]
    return len(place) == 1 or place[1] in ("low", "central", "high") or any(exists(one, place[1:]) for one in inner)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_figure_that_a_page_names_is_declared(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8")))
    assert [one for one in sorted(named) if not exists(tree(), one.split("."))] == []


def test_a_figure_that_is_not_declared_is_seen() -> None:
    assert NAMED.findall("`purchases.effects.cost` and outcome.figures.run.seconds") == [
        "purchases.effects.cost",
        "run.seconds",
    ]
    assert exists(tree(), ["purchases", "effects", "cost", "central"])
    assert not exists(tree(), ["purchases", "effects", "price"])
    assert not exists(tree(), ["purchases", "cost"])


def test_the_page_on_outcomes_names_many_figures() -> None:
    assert len(set(NAMED.findall((CLONE / "docs" / "outcome.md").read_text(encoding="utf-8")))) > 20


@pytest.mark.parametrize(("language", "name"), [("en", "README.md"), ("ja", "README.ja.md")])
def test_the_answer_in_the_readme_is_the_programs(outcome: Outcome, language: str, name: str) -> None:
    told = outcome.summary(language, report=Path("out/japan_us_2025/report.html"))
    assert f"```text\n{told}\n```" in (CLONE / name).read_text(encoding="utf-8"), (
        f"{name}: run `make demo`, then scripts/readme.py"
    )
