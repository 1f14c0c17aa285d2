"""Publishing: aside first, then into place; nothing of others is overwritten, nothing of an earlier run is left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import TARIFFS
from documents import figures as figures_of

from chipaccord.outcome import loaded, tables_of
from chipaccord.parts.outcome import Outcome, pages, tree
from chipaccord.report import folder as published
from chipaccord.report.folder import hashes, publish, redraw, written_before


def put(figures: Any, folder: Path, language: str = "en") -> Path:
    return publish(figures, pages(), folder, language=language, record={"document": {"accord": "t"}}).parent


def record(root: Path) -> Any:
    return json.loads((root / "run.json").read_text(encoding="utf-8"))


def test_a_run_writes_what_its_record_says(outcome: Outcome, tmp_path: Path) -> None:
    report = outcome.report(tmp_path / "deep" / "out")
    root = report.parent
    assert record(root)["files"] == hashes(root)
    assert "run.json" not in hashes(root)
    assert record(root)["document"]["accord"] == outcome.accord.title
    assert record(root)["result_sha256"] == outcome.figures.run.result_sha256
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]
    written = set(hashes(root))
    tables = {table.path for table in tables_of("", outcome.figures)}
    assert written == {"report.html", "outcome.json", "results.nc"} | tables
    page = report.read_text(encoding="utf-8")
    shown = {name for name in tables if f'href="{name}"' in page}
    assert len(shown) > 25
    assert loaded(tree(), (root / "outcome.json").read_bytes()) == outcome.figures


def test_the_record_has_no_place_of_this_machine(outcome: Outcome, tmp_path: Path) -> None:
    root = outcome.report(tmp_path / "out").parent
    text = (root / "run.json").read_text(encoding="utf-8")
    assert str(tmp_path) not in text
    assert str(Path.home()) not in text


def test_the_arrays_are_read_back(outcome: Outcome, tmp_path: Path) -> None:
    import xarray as xr

    root = outcome.report(tmp_path / "out").parent
    with xr.open_dataset(root / "results.nc", engine="scipy") as data:
        cost = float(data["purchases_effects_cost"][1])
        assert cost == outcome.figures.purchases.effects.cost.central
        assert data["purchase_flow_after"].dims == ("importer", "exporter", "sector")


def test_a_second_run_leaves_nothing_of_the_first_and_touches_nothing_else(figures: Any, tmp_path: Path) -> None:
    root = put(figures, tmp_path / "out")
    (root / "notes.txt").write_text("mine", encoding="utf-8")
    (root / "tables" / "own.csv").write_text("mine too", encoding="utf-8")
    assert (root / "tables" / "purchases.csv").exists() or (root / "tables" / "purchases-plan.csv").exists()
    put(figures_of(TARIFFS % "none"), root)  # an accord without purchases
    assert not [path for path in (root / "tables").iterdir() if path.name.startswith("purchases")]
    assert (root / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (root / "tables" / "own.csv").read_text(encoding="utf-8") == "mine too"


def test_a_report_of_others_is_refused_and_kept(figures: Any, tmp_path: Path) -> None:
    for name in ("report.html", "outcome.json", "results.nc", "run.json"):
        folder = tmp_path / name.partition(".")[0]
        folder.mkdir()
        (folder / name).write_text("theirs", encoding="utf-8")
        with pytest.raises(FileExistsError, match=name.replace(".", r"\.")):
            put(figures, folder)
        assert (folder / name).read_text(encoding="utf-8") == "theirs"
        assert [path.name for path in folder.iterdir()] == [name]


def test_a_failure_leaves_the_earlier_run_untouched(
    figures: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put(figures, tmp_path / "out")
    before = hashes(root)

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(published, "write", broken)
    with pytest.raises(OSError, match="disk full"):
        put(figures, root)
    assert hashes(root) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    with pytest.raises(OSError, match="disk full"):
        put(figures, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_drawing_again_in_another_language_keeps_the_figures_and_the_arrays(outcome: Outcome, tmp_path: Path) -> None:
    root = outcome.report(tmp_path / "out").parent
    before, kept = hashes(root), record(root)
    redraw(outcome.figures, pages(), root, language="ja")
    after = hashes(root)
    assert {name for name in before if before[name] != after[name]} == {"report.html"}
    assert '<html lang="ja">' in (root / "report.html").read_text(encoding="utf-8")
    assert record(root)["files"] == after
    assert {key: value for key, value in record(root).items() if key != "files"} == {
        key: value for key, value in kept.items() if key != "files"
    }


def test_a_record_that_points_outside_is_not_followed(tmp_path: Path) -> None:
    text = '{"files": {"../../etc/passwd": "0", "/etc/passwd": "0", "a.csv": "0"}}'
    (tmp_path / "run.json").write_text(text, encoding="utf-8")
    assert written_before(tmp_path) == {Path("a.csv")}
