"""`run` and `report`: what is printed where, what is written, and that failures leave earlier output alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from chipaccord.cli import call
from chipaccord.parts.document import Accord
from chipaccord.parts.outcome import Outcome
from chipaccord.parts.starter import starter
from chipaccord.report import folder as published
from chipaccord.report.edition import Edition
from chipaccord.trade import NoSolutionError, Status

CONDUCTOR = import_module("chipaccord.evaluate")  # the package's `evaluate` is the function


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(starter(), encoding="utf-8")
    return file


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, outcome: Outcome) -> list[dict[str, Any]]:
    """Evaluation gives the example's figures under the document's title, and drawing a line; the calls are noted."""
    noted: list[dict[str, Any]] = []

    def evaluate(accord: Accord, *, progress: Callable[[str], None], **how: Any) -> Outcome:
        noted.append(how)
        progress("purchase")
        rate = accord.exchange_rates.rates["JPY/USD"]
        terms = outcome.figures.accord.model_copy(update={"title": accord.title, "local_per_usd": rate})
        return Outcome(accord, outcome.figures.model_copy(update={"accord": terms}), {}, {})

    def page(answer: Edition) -> str:
        return f"<p>{answer.talk.terms.title}</p>"

    def summary(answer: Edition, report_path: str | None, *, styled: bool) -> str:
        return f"{answer.talk.terms.title} | {report_path}"

    monkeypatch.setattr(CONDUCTOR, "evaluate", evaluate)
    monkeypatch.setattr("chipaccord.report.page.page", page)
    monkeypatch.setattr("chipaccord.report.terminal.summary", summary)
    return noted


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_run(plan: Path, calls: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "somewhere" / "deep"
    assert call(["run", str(plan), "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out == f"My semiconductor accord | {out / 'report.html'}\n"
    assert "the promised quantity" in said.err
    assert calls == [{"scenario": None, "command": "chipaccord run plan.yaml"}]
    assert set(contents(out)) >= {"report.html", "outcome.json", "run.json", "tables/claims-claims.csv"}


def test_quiet(plan: Path, calls: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["run", str(plan), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_default_folder(
    plan: Path, calls: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call(["run", "plan.yaml"]) == 0
    assert call(["run", "plan.yaml", "--scenario", "strong yen"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["plan", "plan-strong-yen"]
    command = "chipaccord run plan.yaml --scenario 'strong yen'"
    assert calls[1] == {"scenario": "strong yen", "command": command}


def test_json_alone(
    plan: Path,
    calls: list[dict[str, Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call(["run", "plan.yaml", "--json", "--set", "accord=Other", "--set", "exchange_rates.JPY/USD=150"]) == 0
    terms = json.loads(capsys.readouterr().out)["accord"]
    assert (terms["title"], terms["local_per_usd"]) == ("Other", 150.0)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"], "nothing is written without --out"
    assert call(["run", "plan.yaml", "--json", "--scenario", "strong yen", "--out", "out"]) == 0
    assert json.loads(capsys.readouterr().out)["accord"]["local_per_usd"] == 120.0
    assert (tmp_path / "out" / "report.html").exists()


def test_run_again_replaces_the_run_and_keeps_notes(plan: Path, calls: list[dict[str, Any]], tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert call(["run", str(plan), "--out", str(out)]) == 0
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    assert call(["run", str(plan), "--out", str(out), "--set", "accord=Other"]) == 0
    assert (out / "report.html").read_text(encoding="utf-8") == "<p>Other</p>"
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (
            NoSolutionError(
                "deal_tariffs", Status("diverged", passes=7, condition="price", place=("A", "x"), size=0.5)
            ),
            3,
            "the trade model found no solution: the iteration left the numbers after 7 passes; "
            "the price condition is off by 0.5 for A, x",
        ),
        (ValueError("GLF has no such duty"), 2, "plan.yaml: GLF has no such duty"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (RuntimeError("boom"), 1, "a defect in chipaccord, not in your input: RuntimeError: boom"),
    ],
    ids=["no solution", "wrong for this world", "interrupted", "defect"],
)
def test_failures_leave_earlier_output(
    error: BaseException,
    code: int,
    says: str,
    plan: Path,
    calls: list[dict[str, Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    assert call(["run", str(plan), "--out", str(out)]) == 0
    earlier = contents(out)
    capsys.readouterr()

    def fail(*args: Any, **how: Any) -> None:
        raise error

    for target in ("evaluate", "page"):
        with monkeypatch.context() as patched:
            patched.setattr(CONDUCTOR if target == "evaluate" else sys.modules["chipaccord.report.page"], target, fail)
            found = call(["run", str(plan), "--out", str(out)])
        said = capsys.readouterr()
        if target == "evaluate":
            assert found == code
            assert says in said.err
        assert found != 0
        assert said.out == ""
        assert "Traceback" not in said.err
        assert contents(out) == earlier
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "plan.yaml"]


def test_folders_that_cannot_be_written(
    plan: Path, calls: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for out in (plan, plan / "inside"):
        assert call(["run", str(plan), "--out", str(out)]) == 2
        assert "a file; name a folder with --out" in capsys.readouterr().err
    assert calls == [], "said before anything is computed"


def test_report_draws_again(
    plan: Path,
    calls: list[dict[str, Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    assert call(["run", str(plan), "--out", str(out)]) == 0
    (out / "results.nc").write_bytes(b"arrays")
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    record["files"]["results.nc"] = "x"
    (out / "run.json").write_text(json.dumps(record), encoding="utf-8")
    (out / "report.html").write_text("old", encoding="utf-8")
    capsys.readouterr()
    assert call(["report", str(out)]) == 0
    assert capsys.readouterr().out == f"{out / 'report.html'}\n"
    assert (out / "report.html").read_text(encoding="utf-8") == "<p>My semiconductor accord</p>"
    assert (out / "results.nc").read_bytes() == b"arrays"
    files = json.loads((out / "run.json").read_text(encoding="utf-8"))["files"]
    assert files == {name: found for name, found in published.hashes(out).items() if name != "run.json"}
    assert len(calls) == 1, "nothing is evaluated again"


def test_report_of_something_else(
    plan: Path, calls: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "outcome.json").write_text("{", encoding="utf-8")
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "outcome.json").write_text("[]", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "outcome.json").write_text("{}", encoding="utf-8")
    for name, says in (
        ("nowhere", "no such folder"),
        ("plan.yaml", "evaluate a document with"),
        (".", "holds no outcome.json"),
        ("bad", "invalid json"),
        ("list", "not the figures of a run"),
        ("other", "not the figures of a run"),
    ):
        assert call(["report", str(tmp_path / name)]) == 2
        said = capsys.readouterr()
        assert says in said.err
        assert said.out == ""
