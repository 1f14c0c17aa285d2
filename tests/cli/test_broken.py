"""Every broken document ends with exit code 2 and a message with line and remedy, and leaves earlier output alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from broken_documents import BASE, BROKEN, Broken

from chipaccord.cli import call


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_base_is_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.yaml").write_text(BASE, encoding="utf-8")
    assert call(["check", str(tmp_path / "plan.yaml")]) == 0
    said = capsys.readouterr()
    assert "plan.yaml: no mistakes" in said.out
    assert "1 trillion yen = 6.94 bn USD" in said.out
    assert "too large by a factor of 10.0; it is 6.94 bn USD" in said.out
    assert not said.err


def test_there_are_enough() -> None:
    assert len(BROKEN) >= 40
    assert len({case.name for case in BROKEN}) == len(BROKEN)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_broken_document(case: Broken, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, out = tmp_path / "plan.yaml", tmp_path / "out"
    plan.write_bytes(case.content)
    out.mkdir()
    (out / "report.html").write_bytes(b"an earlier report")
    (out / "tables").mkdir()
    (out / "tables" / "a.csv").write_bytes(b"x\r\n")
    earlier = contents(out)

    assert call(["run", str(plan), "--out", str(out)]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert contents(out) == earlier
    assert [path.name for path in tmp_path.iterdir()].count("out") == 1
    assert len(list(tmp_path.iterdir())) == 2
    if case.line is not None:
        assert f"plan.yaml:{case.line}: " in said.err
    for text in case.says:
        assert text in said.err
    assert re.search(r"\d+ mistakes?$", said.err.strip())
    about = [line for line in said.err.splitlines() if all(text in line for text in case.says)]
    assert about, "one line says it all"
    assert "; " in about[0], "the line names a remedy"


def test_all_mistakes_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = BASE.replace("buyer: JPN", "buyer: Japan").replace("2026..2028", "2028..2026").replace("80%", "90%")
    text = text.replace("all goods: 15%", "all goods: 15").replace("400 billion yen", "400 bn EUR")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    assert call(["check", str(tmp_path / "plan.yaml")]) == 2
    said = capsys.readouterr().err
    assert [int(line.split(":")[1]) for line in said.splitlines()[:-1]] == [3, 8, 9, 11, 14]
    assert "write JPN" in said
    assert "no exchange rate for EUR" in said  # a comparison of two sections, although others are faulty
    assert said.endswith("5 mistakes\n")


def test_paths_that_are_no_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, words in (("nothing.yaml", "no such file"), (".", "a folder"), ("a\x00b", "no such file")):
        assert call(["check", str(tmp_path / name)]) == 2
        assert words in capsys.readouterr().err
