"""The least that a headline and a part need: two files changed, or one folder and one line; no word in a catalogue.

CONTRIBUTING.md works out the same at full length, with labels and sentences (`tests/docs/test_contributing.py`). Here a
copy of the package gets a bare headline and the part in `tests/parts/echo/`.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from documents import HEAD, TARIFFS
from paths import CLONE

HEADLINE = {
    "parts/tariffs/figures.py": (
        'overall_balance: Range = figure("usd_a_year", signed=True)\n',
        'overall_balance: Range = figure("usd_a_year", signed=True)\n'
        '    sellers_gain: Range = figure("usd_a_year", signed=True, headline=True)\n',
    ),
    "parts/tariffs/evaluate.py": (
        "    return Effects(\n",
        "    m, gains = central.before.economies.index(deal.seller), [s.deal.equivalent_variation for s in levels]\n"
        "    return Effects(\n"
        "        sellers_gain=Range.over(float(gains[0][m]), [gain[m] for gain in gains]),\n",
    ),
}
PART = {"parts/__init__.py": ('"supply")', '"supply", "echo")')}
DOCUMENT = HEAD + TARIFFS % "none" + "echo: {loudness: 2, kept: 50%, source: our own ears}\n"
WITHOUT = HEAD + TARIFFS % "none"
PROGRAM = """
import json, sys
import chipaccord as ca
from chipaccord.parts.outcome import tree
outcome = ca.evaluate(ca.read("plan.yaml"))
outcome.report("out")
silent = ca.evaluate(ca.read("without.yaml"))
told = {"package": ca.__file__, "outcome": outcome.to_dict(), "schema": tree().model_json_schema()}
told |= {language: outcome.summary(language) for language in ("en", "ja")}
print(json.dumps(told | {"silent": silent.to_dict()["echo"]}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the headline and the part."""
    root = tmp_path_factory.mktemp("extended")
    package = root / "chipaccord"
    shutil.copytree(CLONE / "chipaccord", package, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (before, after) in (HEADLINE | PART).items():
        text = (package / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{name} has changed: look for another place"
        (package / name).write_text(text.replace(before, after), encoding="utf-8")
    shutil.copytree(Path(__file__).parent / "echo", package / "parts" / "echo")
    (root / "plan.yaml").write_text(DOCUMENT, encoding="utf-8")
    (root / "without.yaml").write_text(WITHOUT, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def told(folder: Path) -> Any:
    """What the changed package says of the document."""
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert Path(found["package"]).is_relative_to(folder)
    return found


def cells(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "out" / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_headline_changes_two_files_of_the_package() -> None:
    assert sorted(HEADLINE) == ["parts/tariffs/evaluate.py", "parts/tariffs/figures.py"]


def test_the_headline_is_in_the_figures_the_schema_the_table_and_the_answer(folder: Path, told: Any) -> None:
    effects = told["outcome"]["tariffs"]["effects"]
    gain = next(one["usd"] for one in effects["real_income"] if one["economy"] == "USA")
    assert effects["sellers_gain"] == pytest.approx(gain)  # the same figure by another way
    declared = told["schema"]["$defs"]["chipaccord__parts__tariffs__figures__Effects"]["properties"]["sellers_gain"]
    assert (declared["unit"], declared["headline"], declared["signed"]) == ("usd_a_year", True, True)
    (found,) = (one for one in cells(folder, "tariffs-effects") if one["figure"] == "sellers_gain")
    assert float(found["value_central"]) == pytest.approx(gain["central"])
    assert found["unit"] == "usd_a_year"
    assert f"\n  sellers gain      {gain['central'] / 1e9:+.2f} bn USD a year" in told["en"]
    assert f"\n  sellers gain      {gain['central'] / 1e8:+.1f} 億ドル／年" in told["ja"]
    page = (folder / "out" / "report.html").read_text(encoding="utf-8")
    assert '<th scope="row">Sellers gain</th>' in page


def test_a_part_is_one_folder_and_one_line() -> None:
    assert list(PART) == ["parts/__init__.py"]
    before, after = PART["parts/__init__.py"]
    assert len(after) - len(before) == len(', "echo"')


def test_the_part_is_read_evaluated_and_shown(folder: Path, told: Any) -> None:
    found = told["outcome"]["echo"]
    assert [one["loudness"] for one in found["echoes"]] == [1.0, 0.5, 0.25]  # half of it comes back from each wall
    assert found["last_heard"] == {"low": 0.25, "central": 0.25, "high": 0.25}
    assert told["silent"] == {"because": "not_in_document"}
    assert "\n  last heard        25%" in told["en"]
    assert [float(one["loudness"]) for one in cells(folder, "echo-echoes")] == [1.0, 0.5, 0.25]
    page = (folder / "out" / "report.html").read_text(encoding="utf-8")
    assert '<section id="echo"' in page
    assert 'id="table-echo-echoes"' in page


def test_the_source_of_the_part_is_listed_as_the_documents(told: Any) -> None:
    origin = {one["id"]: one["origin"] for one in told["outcome"]["sources"]}
    assert origin["our own ears"] == "document"


def test_a_mistake_in_the_section_is_told_with_its_line(folder: Path, told: Any) -> None:
    (folder / "wrong.yaml").write_text(DOCUMENT.replace("kept: 50%", "kept: 500%"), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "chipaccord", "check", "wrong.yaml", "--lang", "en"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 2
    assert "wrong.yaml:6: echo.kept" in done.stderr
