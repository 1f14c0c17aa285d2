"""Commands that need the models: `run` evaluates a document, `report` draws the report of a finished run again."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from chipaccord.accord.mistakes import shortened
from chipaccord.commands.console import DONE, InputError, NoAnswerError, patiently, progress, result, say

FIGURES = "outcome.json"


def run(
    path: Path, out: Path | None, as_json: bool, edits: list[str], scenario: str | None, seed: int, quiet: bool
) -> int:
    """Evaluate a document; write the report into `out`; print the summary, or the figures as JSON."""
    from chipaccord.parts.document import read

    accord = read(path, edits, scenario)
    folder = out if out is not None or as_json else _default_folder(path, scenario)
    if folder is not None:
        _usable(folder)

    with patiently():
        from chipaccord.evaluate import evaluate
        from chipaccord.evaluate.solving import NoSolutionError
    from chipaccord.world.world import load

    try:
        outcome = evaluate(
            accord,
            load(),
            seed=seed,
            scenario=scenario,
            command=_command(path, scenario, edits),
            progress=progress(quiet),
        )
    except NoSolutionError as error:
        raise NoAnswerError(" ".join(str(error).split())) from None
    except ValueError as error:
        raise InputError(f"{path.name}: {error}") from None
    report = None
    if folder is not None:
        if not quiet:
            say("  writing the report ...")
        try:
            report = outcome.report(folder)
        except OSError as error:
            raise InputError(f"{folder}: cannot be written ({error.strerror or error}); choose another --out") from None
    figures = outcome.to_dict()
    if as_json:
        result(json.dumps(figures, ensure_ascii=False, indent=1, allow_nan=False))
    else:
        from chipaccord.report.terminal import summary

        result(summary(figures, str(report) if report else None, styled=sys.stdout.isatty()))
    return DONE


def _command(path: Path, scenario: str | None, edits: list[str]) -> str:
    """What to type to make the outcome again; a path of this machine is left out of the record."""
    words = ["chipaccord", "run", path.name if path.is_absolute() or ".." in path.parts else path.as_posix()]
    words += ["--scenario", scenario] if scenario else []
    words += [word for edit in edits for word in ("--set", edit)]
    return shlex.join(words)


def report(path: Path, quiet: bool) -> int:
    """Draw the report of a finished run again, from the figures in its folder; nothing is computed."""
    folder = path.parent if path.is_file() and path.name in (FIGURES, "run.json", "report.html") else path
    if not folder.is_dir():
        if path.is_file():
            raise InputError(f"{path}: not a run; evaluate a document with `chipaccord run {path}`")
        raise InputError(f"{path}: no such folder; name the folder that `chipaccord run` wrote")
    figures = _figures(folder)

    from chipaccord.report import folder as published

    if not quiet:
        say("  drawing the report ...")
    try:
        with tempfile.TemporaryDirectory(dir=folder.resolve().parent, prefix=f".{folder.resolve().name}-") as aside:
            root = Path(aside)
            published.write_figures(figures, root)
            _carry_over(folder, root)
            published.move_into(root, folder)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror or error})") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = shortened(f"{type(error).__name__}: {error}", 120)
        raise InputError(f"{folder / FIGURES}: not the figures of a run ({reason}); run the document again") from None
    result(str(folder / published.REPORT))
    return DONE


def _carry_over(folder: Path, root: Path) -> None:
    """Keep what the run wrote beside the report (its arrays and record), with the hashes of the new files."""
    from chipaccord.report.folder import RECORD, hashes, written_before

    for relative in written_before(folder):
        target = root / relative
        if not target.exists() and (folder / relative).is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / relative, target)
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if isinstance(record, dict):
        text = json.dumps(record | {"files": hashes(root)}, indent=1, ensure_ascii=False) + "\n"
        (root / RECORD).write_text(text, encoding="utf-8")


def _figures(folder: Path) -> dict[str, Any]:
    file = folder / FIGURES
    try:
        figures = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{folder}: holds no {FIGURES}; name the folder that `chipaccord run` wrote") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: cannot be read ({shortened(str(error))}); run the document again") from None
    if not isinstance(figures, dict):
        raise InputError(f"{file}: not the figures of a run; run the document again")
    return figures


def _default_folder(path: Path, scenario: str | None) -> Path:
    """`out/<document>`, and a folder of its own for each scenario."""
    name = f"{path.stem}-{scenario}" if scenario else path.stem
    return Path("out") / (re.sub(r"[^\w.-]+", "-", name).strip("-.") or "accord")


def _usable(folder: Path) -> None:
    """Says at once, not after the computation, that a folder cannot take a report."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder}: a file; name a folder with --out")
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir():
        raise InputError(f"{nearest}: a file; name a folder with --out")
    from chipaccord.report.folder import refuse_strangers

    try:
        refuse_strangers(folder)
    except FileExistsError as error:
        raise InputError(f"{folder}: {error}; choose another --out") from None
