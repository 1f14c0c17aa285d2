"""Publish an outcome into a folder: everything is written aside first, then moved into place file by file.

A failure leaves what was there untouched. Files of an earlier run that this one does not write (tables of another
accord, say) are removed; files that no run wrote are never touched.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chipaccord.outcome import Figures

if TYPE_CHECKING:
    import xarray as xr

RECORD, REPORT, FIGURES, ARRAYS = "run.json", "report.html", "outcome.json", "results.nc"


def publish(
    figures: Figures,
    pages: Mapping[str, Any],
    folder: Path,
    *,
    language: str,
    record: Mapping[str, Any],
    netcdf: Callable[[], xr.Dataset] | None = None,
) -> Path:
    """Write the report, its tables, `outcome.json`, `results.nc` and `run.json`; return the path of the report.

    record: what the run record holds beside the figures' own. Raises OSError when the folder cannot be written,
    FileExistsError when it holds a file of the same name that no run of chipaccord wrote.
    """
    refuse_strangers(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as aside:
        root = Path(aside)
        write(figures, pages, root, language)
        if netcdf is not None:
            netcdf().to_netcdf(root / ARRAYS, engine="scipy")
        run: Any = figures
        _write_record(root, run.run.model_dump(mode="json") | dict(record))
        move_into(root, folder)
    return folder / REPORT


def redraw(figures: Figures, pages: Mapping[str, Any], folder: Path, *, language: str) -> Path:
    """Draw the report of a finished run again, keeping what the run wrote beside it. Raises OSError."""
    folder = folder.resolve()
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as aside:
        root = Path(aside)
        write(figures, pages, root, language)
        for relative in written_before(folder):
            target = root / relative
            if not target.exists() and (folder / relative).is_file() and relative.parts[0] != "tables":
                shutil.copyfile(folder / relative, target)
        try:
            record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            record = None
        if isinstance(record, dict):
            _write_record(root, record)
        move_into(root, folder)
    return folder / REPORT


def write(figures: Figures, pages: Mapping[str, Any], root: Path, language: str) -> None:
    """Write `outcome.json`, the report and its tables, from the figures alone, into a folder that exists."""
    from chipaccord.report.edition import edition
    from chipaccord.report.page import page

    answer = edition(figures, pages, language)
    (root / FIGURES).write_text(figures.model_dump_json(indent=1) + "\n", encoding="utf-8")
    (root / "tables").mkdir(exist_ok=True)
    for table in answer.tables.values():
        (root / table.path).write_text(table.csv(), encoding="utf-8", newline="")
    (root / REPORT).write_text(page(answer), encoding="utf-8")


def _write_record(root: Path, record: Mapping[str, Any]) -> None:
    text = json.dumps({**record, "files": hashes(root)}, indent=1, ensure_ascii=False, allow_nan=False)
    (root / RECORD).write_text(text + "\n", encoding="utf-8")


def refuse_strangers(folder: Path) -> None:
    """Refuse a folder whose report (or figures) no run of chipaccord wrote: nothing of others is overwritten."""
    ours = written_before(folder) | ({Path(RECORD)} if written_before(folder) else set())
    for name in (REPORT, FIGURES, ARRAYS, RECORD):
        if (folder / name).exists() and Path(name) not in ours:
            raise FileExistsError(name)


def hashes(root: Path) -> dict[str, str]:
    """SHA-256 of every file below `root` but the record, by relative path."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != RECORD
    }


def move_into(root: Path, folder: Path) -> None:
    """Move every file below `root` into `folder`, and remove what an earlier run left there."""
    earlier = written_before(folder)
    folder.mkdir(parents=True, exist_ok=True)
    new = {path.relative_to(root) for path in root.rglob("*") if path.is_file()}
    for relative in sorted(new):
        target = folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        (root / relative).replace(target)
    for relative in earlier - new:
        (folder / relative).unlink(missing_ok=True)


def written_before(folder: Path) -> set[Path]:
    """What the run record in `folder` says an earlier run wrote."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        files = [Path(name) for name in record["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {path for path in files if not path.is_absolute() and ".." not in path.parts}
