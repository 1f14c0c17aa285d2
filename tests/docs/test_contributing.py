"""The worked examples of CONTRIBUTING.md work: a copy of the package is changed as the page says, and evaluated.

A block that begins with `# <file>` is a new file. A `diff` block changes the file that its first line names: lines with
a blank in front must stand there as they are, one after the other, once.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from paths import CLONE

PAGE = (CLONE / "CONTRIBUTING.md").read_text(encoding="utf-8")
NEW_FILES = re.findall(r"^```(?:python|text)\n# (\S+)\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
CHANGES = re.findall(r"^```diff\n--- (\S+)\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
DOCUMENT = """
accord: Purchases held in stock
as_of: 2025-05-28
parties: {buyer: JPN, seller: USA}
purchases: [{product: memory, amount: 5.2 billion USD, over: 2026, mandate: none}]
tariffs:
  no_deal: {USA on JPN: {all goods: 24%}}
  deal: {USA on JPN: {all goods: 15%}}
  elsewhere: none
stockpile: {weeks: 10, rate: 8%, source: our own survey}
"""


def changed(text: str, change: str) -> str:
    """The text after a change. Raises ValueError where the lines that it expects are not there once."""
    lines = change.splitlines()
    before = "".join(f"{line[1:]}\n" for line in lines if line[:1] in " -")
    after = "".join(f"{line[1:]}\n" for line in lines if line[:1] in " +")
    if text.count(before) != 1:
        raise ValueError(f"{text.count(before)} places hold:\n{before}")
    return text.replace(before, after)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with both examples, and what its evaluation of a document wrote."""
    root = tmp_path_factory.mktemp("contributing")
    shutil.copytree(CLONE / "chipaccord", root / "chipaccord", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in NEW_FILES:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for name, change in CHANGES:
        path = root / name
        path.write_text(changed(path.read_text(encoding="utf-8"), change), encoding="utf-8")
    (root / "plan.yaml").write_text(DOCUMENT, encoding="utf-8")
    for language in ("en", "ja"):
        (root / f"{language}.txt").write_text(
            told(root, "run", "plan.yaml", "--quiet", "--lang", language, "--out", language), encoding="utf-8"
        )
    return root


def told(root: Path, *command: str) -> str:
    """What the changed package prints."""
    program = [sys.executable, "-m", "chipaccord", *command]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(program, cwd=root, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def answer(folder: Path, part: str) -> Any:
    return json.loads((folder / "en" / "outcome.json").read_text(encoding="utf-8"))[part]


def test_a_headline_takes_two_files_of_the_package_and_a_line_in_each_language(folder: Path) -> None:
    assert [name for name, _ in CHANGES] == [
        "chipaccord/parts/tariffs/figures.py",
        "chipaccord/parts/tariffs/evaluate.py",
        "chipaccord/words/en/report.ftl",
        "chipaccord/words/ja/report.ftl",
        "chipaccord/parts/__init__.py",
    ]
    prices = answer(folder, "tariffs")["effects"]["consumer_prices"]
    assert -0.05 < prices["low"] <= prices["central"] <= prices["high"] < 0  # lower duties, cheaper goods
    assert "consumer_prices," in (folder / "en" / "tables" / "tariffs-effects.csv").read_text(encoding="utf-8")
    assert "consumer prices in the United States" in (folder / "en.txt").read_text(encoding="utf-8")
    assert "米国の消費者物価" in (folder / "ja.txt").read_text(encoding="utf-8")
    assert "onsumer prices in the United States" in (folder / "en" / "report.html").read_text(encoding="utf-8")


def test_a_part_is_one_folder_with_its_words_and_one_line(folder: Path) -> None:
    part = {name for name, _ in NEW_FILES if name.startswith("chipaccord/parts/")}
    assert part == {
        f"chipaccord/parts/stockpile/{name}.py" for name in ("__init__", "section", "figures", "evaluate", "page")
    }
    found = answer(folder, "stockpile")
    assert found["held"] == pytest.approx(1e9)
    assert found["holding_cost"] == pytest.approx(80e6)
    assert "our own survey" in {source["citation"] for source in answer(folder, "sources")}
    assert (folder / "en" / "tables" / "stockpile.csv").is_file()
    assert "a year for 10 weeks of purchases" in (folder / "en.txt").read_text(encoding="utf-8")
    assert "購入の10週分" in (folder / "ja.txt").read_text(encoding="utf-8")
    assert 'id="stockpile"' in (folder / "en" / "report.html").read_text(encoding="utf-8")


def test_the_new_section_is_described_and_checked(folder: Path) -> None:
    schema = json.loads(told(folder, "schema", "--lang", "en"))
    assert schema["properties"]["stockpile"]["description"] == "Weeks of the purchases that are held in stock"
    outcome = json.loads(told(folder, "schema", "outcome"))
    assert outcome["$defs"]["chipaccord__parts__stockpile__figures__Answer"]["properties"]["holding_cost"]["unit"] == (
        "usd_a_year"
    )
    (folder / "wrong.yaml").write_text(DOCUMENT.replace("weeks: 10", "week: 10"), encoding="utf-8")
    program = [sys.executable, "-m", "chipaccord", "check", "wrong.yaml", "--lang", "en"]
    done = subprocess.run(program, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "unknown key 'week'; did you mean 'weeks'?" in done.stderr


def test_a_change_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="0 places hold"):
        changed("a\nc\n", " a\n+b\n d\n")
    assert changed("a\nc\n", " a\n+b\n c\n") == "a\nb\nc\n"
