"""The commands, their options, and what each way of ending means: 0 done, 2 the input is wrong, 3 no solution."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

from chipaccord.accord.mistakes import AccordError
from chipaccord.commands import base_year, citations, document, evaluation
from chipaccord.commands.base_year import Listing
from chipaccord.commands.console import (
    DEFECT,
    DONE,
    NO_SOLUTION,
    PIPE_CLOSED,
    WRONG_INPUT,
    InputError,
    NoAnswerError,
    say,
)
from chipaccord.words import LANGUAGES

TRACEBACK = "CHIPACCORD_TRACEBACK"  # set it to see where a defect is

app = App(
    name="chipaccord",
    help="What a chip accord really does: one file describes the deal, one command answers.\n\n"
    "Begin with `chipaccord new plan.yaml`, then `chipaccord run plan.yaml`.",
    version=lambda: version("chipaccord"),
    result_action="return_value",
    suppress_keyboard_interrupt=False,
)
world = App(name="world", help="The base year: the names and figures that a document may use.", sort_key=5)
app.command(world)

File = Annotated[Path, Parameter(help="The document (YAML).")]
Edits = Annotated[
    tuple[str, ...],
    Parameter(
        name="--set",
        negative="",
        show_default=False,
        help="Change the document: `--set model.deficits=balanced`; repeatable.",
    ),
]
Scenario = Annotated[str | None, Parameter(help="Apply a named scenario of the document first.")]
Quiet = Annotated[bool, Parameter(negative="", show_default=False, help="No progress on standard error.")]
Json = Annotated[
    bool, Parameter(name="--json", negative="", show_default=False, help="Print one JSON object instead of text.")
]
Lang = Annotated[
    Literal[LANGUAGES] | None,  # type: ignore[valid-type]  # the choices are the catalogues that there are
    Parameter(help="Language; that of the document or the environment if left out."),
]


@app.command(sort_key=1)
def new(
    path: Annotated[Path, Parameter(help="Where to write it; an existing file is never overwritten.")],
    /,
    *,
    lang: Lang = None,
) -> int:
    """Write a commented first document, ready to run."""
    return document.new(path, lang)


@app.command(sort_key=2)
def check(
    file: File, /, *, edits: Edits = (), scenario: Scenario = None, as_json: Json = False, lang: Lang = None
) -> int:
    """Read a document and list every mistake with its line, or say what was understood."""
    return document.check(file, list(edits), scenario, as_json, lang)


@app.command(sort_key=3)
def run(
    file: File,
    /,
    *,
    out: Annotated[
        Path | None,
        Parameter(help="Folder for the report; `out/<document>` if left out (with --json alone none is written)."),
    ] = None,
    as_json: Json = False,
    edits: Edits = (),
    scenario: Scenario = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> int:
    """Evaluate a document: print the answer and write the report."""
    return evaluation.run(file, out, as_json, list(edits), scenario, quiet, lang)


@app.command(sort_key=4)
def report(
    folder: Annotated[Path, Parameter(help="Folder that `chipaccord run` wrote.")],
    /,
    *,
    quiet: Quiet = False,
    lang: Lang = None,
) -> int:
    """Draw the report of a finished run again, without computing anything."""
    return evaluation.report(folder, quiet, lang)


@app.command(sort_key=6)
def schema(
    of: Annotated[Literal["document", "outcome"], Parameter(help="Of a document, or of outcome.json.")] = "document",
    /,
    *,
    lang: Lang = None,
) -> int:
    """Print the JSON schema of a document, for editors, or of the figures of an outcome."""
    return document.schema(lang) if of == "document" else evaluation.schema()


@app.command(sort_key=7)
def cite() -> int:
    """Print how to cite chipaccord and the papers behind it."""
    return citations.cite()


@world.command
def show(what: Annotated[Listing | None, Parameter(help="What to list.")] = None, /) -> int:
    """List economies, sectors, products, facts, assumptions or sources."""
    return base_year.show(what)


@world.command
def rebuild(*, out: Annotated[Path | None, Parameter(help="Folder; the package's own if left out.")] = None) -> int:
    """Calibrate the base year again from the shipped raw figures, to the same bytes."""
    return base_year.rebuild(out)


def answer(tokens: Sequence[str]) -> int:
    """Run one command and return its exit code; what went wrong is said on standard error."""
    try:
        code = app(tokens, exit_on_error=False, print_error=False)
        sys.stdout.flush()
    except CycloptsError as error:
        say(f"{error}\nSee `chipaccord --help`.")
        return WRONG_INPUT
    except AccordError as error:
        say(f"{error}\n{document.counted(error)}")
        return WRONG_INPUT
    except InputError as error:
        say(str(error))
        return WRONG_INPUT
    except NoAnswerError as error:
        say(str(error))
        return NO_SOLUTION
    except BrokenPipeError:  # the reader of standard output left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        say(f"a defect in chipaccord, not in your input: {type(error).__name__}: {error}")
        say(f"Please report it with what {TRACEBACK}=1 shows.")
        return DEFECT
    return code if isinstance(code, int) else DONE
