"""Commands that need the models: `run` evaluates a document, `report` draws the report of a finished run again."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any

from chipaccord.accord.mistakes import shortened
from chipaccord.commands.console import DONE, InputError, NoAnswerError, patiently, progress, result
from chipaccord.words import Words, language

FIGURES = "outcome.json"


def run(
    path: Path,
    out: Path | None,
    as_json: bool,
    edits: list[str],
    scenario: str | None,
    quiet: bool,
    lang: str | None,
) -> int:
    """Evaluate a document; write the report into `out`; print the summary, or the figures as JSON."""
    from chipaccord.parts.document import read

    accord = read(path, edits, scenario)
    words = Words(language(lang or accord.language))
    folder = out if out is not None or as_json else _default_folder(path, scenario)
    if folder is not None:
        _usable(folder, words)

    with patiently():
        from chipaccord.evaluate import evaluate
        from chipaccord.trade import NoSolutionError

    tell = progress(quiet, words)
    try:
        outcome = evaluate(accord, scenario=scenario, command=_command(path, scenario, edits), progress=tell)
    except NoSolutionError as error:
        step = words.label(f"progress-{error.step}")
        raise NoAnswerError(words("run-no-solution", step=step, reason=error.status)) from None
    except ValueError as error:
        raise InputError(words("run-refused", file=path.name, reason=str(error))) from None
    report = None
    if folder is not None:
        tell("report")
        try:
            report = outcome.report(folder, language=words.language)
        except OSError as error:
            raise _unwritable(folder, error, words) from None
    if as_json:
        result(json.dumps(outcome.to_dict(), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        result(outcome.summary(words.language, report=report, styled=sys.stdout.isatty()))
    return DONE


def _unwritable(folder: Path, error: OSError, words: Words) -> InputError:
    return InputError(words("run-unwritable", folder=str(folder), reason=str(error.strerror or error)))


def _command(path: Path, scenario: str | None, edits: list[str]) -> str:
    """What to type to make the outcome again; a path of this machine is left out of the record."""
    typed = ["chipaccord", "run", path.name if path.is_absolute() or ".." in path.parts else path.as_posix()]
    typed += ["--scenario", scenario] if scenario else []
    typed += [word for edit in edits for word in ("--set", edit)]
    return shlex.join(typed)


def report(path: Path, quiet: bool, lang: str | None) -> int:
    """Draw the report of a finished run again, from the figures in its folder; nothing is computed."""
    words = Words(language(lang))
    folder = path.parent if path.is_file() and path.name in (FIGURES, "run.json", "report.html") else path
    if not folder.is_dir():
        key = "report-not-a-run" if path.is_file() else "report-no-folder"
        raise InputError(words(key, path=str(path)))
    figures = _figures(folder, words)

    from chipaccord.parts.outcome import pages
    from chipaccord.report.folder import redraw

    progress(quiet, words)("report")
    try:
        result(str(redraw(figures, pages(), folder, language=words.language)))
    except OSError as error:
        raise _unwritable(folder, error, words) from None
    return DONE


def _figures(folder: Path, words: Words) -> Any:
    """The figures of a finished run. Raises InputError, which names what is missing or wrong."""
    from chipaccord.outcome import OutcomeError, loaded
    from chipaccord.parts.outcome import tree

    file = folder / FIGURES
    try:
        return loaded(tree(), file.read_bytes())
    except FileNotFoundError:
        raise InputError(words("report-no-figures", folder=str(folder), file=FIGURES)) from None
    except OSError as error:
        raise InputError(words("report-unreadable", file=str(file), reason=shortened(str(error)))) from None
    except OutcomeError as error:
        raise InputError(words("report-not-figures", file=str(file), places="; ".join(error.places))) from None


def _default_folder(path: Path, scenario: str | None) -> Path:
    """`out/<document>`, and a folder of its own for each scenario."""
    name = f"{path.stem}-{scenario}" if scenario else path.stem
    return Path("out") / (re.sub(r"[^\w.-]+", "-", name).strip("-.") or "accord")


def _usable(folder: Path, words: Words) -> None:
    """Says at once, not after the computation, that a folder cannot take a report."""
    from chipaccord.report.folder import refuse_strangers

    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir():
        raise InputError(words("run-a-file", path=str(nearest)))
    try:
        refuse_strangers(folder)
    except FileExistsError as error:
        raise InputError(words("run-strangers", folder=str(folder), file=str(error))) from None


def schema() -> int:
    """Print the JSON schema of the figures of an outcome: every one with its unit."""
    from chipaccord.parts.outcome import tree

    result(json.dumps(tree().model_json_schema(), ensure_ascii=False, indent=1))
    return DONE
