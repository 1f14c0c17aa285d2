"""Publish an outcome into a folder: everything is written aside first, then moved into place file by file.

A failure leaves what was there untouched. Files of an earlier run that this one does not write (tables of another
accord, say) are removed; files that no run wrote are never touched.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chipaccord._old_outcome import Outcome

RECORD = "run.json"
REPORT = "report.html"


def publish(outcome: Outcome, folder: Path) -> Path:
    """Write the report, its tables, `outcome.json`, `results.nc` and `run.json`; return the path of the report.

    Raises OSError when the folder cannot be written, FileExistsError when it holds a file of the same name that no run
    of chipaccord wrote.
    """
    refuse_strangers(folder)
    figures = outcome.to_dict()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as aside:
        root = Path(aside)
        write_figures(figures, root)
        if outcome.arrays:
            outcome.to_xarray().to_netcdf(root / "results.nc", engine="scipy")
        record = figures["run"] | {"document": outcome.accord.to_dict(), "files": hashes(root)}
        (root / RECORD).write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        move_into(root, folder)
    return folder / REPORT


def write_figures(figures: dict[str, Any], root: Path) -> None:
    """Write `outcome.json`, and the report with its tables, from the figures alone."""
    from chipaccord.report import write

    (root / "outcome.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write(figures, root)


def refuse_strangers(folder: Path) -> None:
    """Refuse a folder whose report (or figures) no run of chipaccord wrote: nothing of others is overwritten."""
    ours = written_before(folder) | ({Path(RECORD)} if written_before(folder) else set())
    for name in (REPORT, "outcome.json", "results.nc", RECORD):
        if (folder / name).exists() and Path(name) not in ours:
            raise FileExistsError(f"it holds a {name} that chipaccord did not write")


def hashes(root: Path) -> dict[str, str]:
    """SHA-256 of every file below `root`, by relative path."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
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
