"""Every mistake reads in Japanese: no Latin word is left but names, keys and what the document itself wrote."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest

from chipaccord.accord import AccordError
from chipaccord.accord.explain import sections
from chipaccord.accord.money import currencies
from chipaccord.cli import call
from chipaccord.parts.document import Accord, parse, read
from chipaccord.parts.starter import starter
from chipaccord.parts.tariffs.section import tariff_sectors
from chipaccord.words import Words
from chipaccord.world import network
from chipaccord.world.facts import assumptions, facts
from chipaccord.world.vocabulary import economies, products

sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))

from broken_documents import BROKEN, Broken

QUOTED = re.compile(r"「[^」]*」|`[^`]*`")
LATIN = re.compile(r"[A-Za-z][A-Za-z_]+")


@cache
def names() -> set[str]:
    """Every Latin word that a message may hold: keys of the document, choices, and names of the shipped tables."""
    found = {field.alias or name for _, section in sections(Accord) for name, field in section.model_fields.items()}
    found |= {*economies(), *currencies(), *products(), *facts(), *assumptions(), *tariff_sectors()}
    found |= {*network.stages(), *network.kinds(), *network.groups(), *network.library()}
    found |= {"exactly", "at_least", "none", "fixed", "gdp_share", "balanced", "capacity", "shipments", "both"}
    found |= {
        "step",
        "linear",
        "exponential",
        "strong yen",
        "twice as much",
        "DEU",
        "EU",  # as the Japanese press writes it
        "YAML",
        "UTF-8",
        "plan.yaml",
        "NVIDIA",
        "USA on JPN",
        "JPY/USD",
        "USD/JPY",
    }
    return {word for name in found for word in LATIN.findall(str(name))}


def latin(text: str) -> list[str]:
    """The Latin words of a message that are neither names nor quoted."""
    return [word for word in LATIN.findall(QUOTED.sub("", text)) if word not in names()]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_a_broken_document_in_japanese(case: Broken, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(case.content)
    with pytest.raises(AccordError, match=r".") as caught:
        read(file)
    lines = caught.value.text(Words("ja")).replace(str(tmp_path), "").splitlines()
    assert len(lines) == len(caught.value.mistakes)
    for line, mistake in zip(lines, caught.value.mistakes, strict=True):
        assert latin(line.replace(mistake.where, "")) == [], line
        assert re.search("[ぁ-ん]", line), line
        assert "。" in line, "the line names a remedy"


@pytest.mark.parametrize(
    "edit",
    ["=3", "as_of", "as_of.year=2026", "parties[0]=JPN", "purchases[7].amount=1", "purchases.amount=1", "scenarios=x"],
)
def test_an_edit_that_does_not_fit_in_japanese(edit: str) -> None:
    with pytest.raises(AccordError, match=r".") as caught:
        parse(starter(), "plan.yaml", [edit], "no such scenario" if edit == "=3" else None)
    for mistake in caught.value.mistakes:
        line = mistake.text("plan.yaml", Words("ja")).removeprefix(f"--set {edit}: ").replace(mistake.where, "")
        assert latin(line) == [], line


def test_what_is_written_and_understood_in_japanese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.yaml"
    assert call(["new", str(file), "--lang", "ja"]) == 0
    assert "作成" in capsys.readouterr().out
    assert call(["check", str(file)]) == 0, "the document asks for Japanese itself"
    said = capsys.readouterr().out
    assert said.startswith("plan.yaml: 誤りなし\n")
    assert latin(said) == []
    assert call(["check", str(file), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("plan.yaml: no mistakes\n")
    file.write_text(starter().replace("buyer: JPN", "buyer: 日本"), encoding="utf-8")
    assert call(["check", str(file), "--lang", "ja"]) == 2
    assert "JPN（" in (said := capsys.readouterr().err)
    assert said.endswith("誤り1件\n")
