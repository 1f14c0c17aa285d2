"""Publishing: aside first, then into place; nothing of others is overwritten, nothing of an earlier run is left."""

import json
from pathlib import Path

import pytest

from chipaccord._old_outcome import Outcome
from chipaccord.report import folder as published
from chipaccord.report.folder import hashes, publish, written_before


def test_a_run_writes_what_its_record_says(outcome: Outcome, tmp_path: Path) -> None:
    report = publish(outcome, tmp_path / "deep" / "out")
    root = report.parent
    record = json.loads((root / "run.json").read_text(encoding="utf-8"))
    found = hashes(root)
    found.pop("run.json")
    assert record["files"] == found
    assert record["document"]["accord"] == outcome.accord.title
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_a_second_run_leaves_nothing_of_the_first_and_touches_nothing_else(outcome: Outcome, tmp_path: Path) -> None:
    root = publish(outcome, tmp_path / "out").parent
    (root / "notes.txt").write_text("mine", encoding="utf-8")
    stale = root / "tables" / "stale.csv"
    stale.write_text("old", encoding="utf-8")
    record = json.loads((root / "run.json").read_text(encoding="utf-8"))
    record["files"]["tables/stale.csv"] = "0"
    (root / "run.json").write_text(json.dumps(record), encoding="utf-8")
    publish(outcome, root)
    assert not stale.exists()
    assert (root / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_report_of_others_is_refused_and_kept(outcome: Outcome, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("theirs", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"holds a report\.html that chipaccord did not write"):
        publish(outcome, tmp_path)
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "theirs"


def test_a_failure_leaves_the_earlier_run_untouched(
    outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = publish(outcome, tmp_path / "out").parent
    before = hashes(root)

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(published, "write_figures", broken)
    with pytest.raises(OSError, match="disk full"):
        publish(outcome, root)
    assert hashes(root) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    with pytest.raises(OSError, match="disk full"):
        publish(outcome, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_record_that_points_outside_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"files": {"../../etc/passwd": "0", "/etc/passwd": "0", "a.csv": "0"}}')
    assert written_before(tmp_path) == {Path("a.csv")}
