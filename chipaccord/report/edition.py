"""An outcome in one language: its talk, its lines of the answer, its chapters and its tables, ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chipaccord.outcome import Absent, Figures, Range, Table, leaves, tables_of
from chipaccord.outcome.figure import SHARES
from chipaccord.report.closing import closing
from chipaccord.report.layout import Chapter, Line
from chipaccord.report.talk import Talk
from chipaccord.words import Words
from chipaccord.words.numbers import Numbers

Pages = Mapping[str, Any]  # part -> module with `lines(talk, answer)` and `chapters(talk, answer)`


@dataclass(frozen=True)
class Edition:
    """What the terminal and the page show. tree: the whole outcome; tables: by name, those with rows."""

    tree: Any
    talk: Talk
    lines: tuple[Line, ...]
    chapters: tuple[Chapter, ...]
    tables: Mapping[str, Table]


def edition(tree: Figures, pages: Pages, language: str, *, terminal: bool = False) -> Edition:
    """An outcome in one language, for the page or for a terminal (which has no chapters).

    Raises WordsError where the catalogue lacks a message.
    """
    words = Words(language)
    root: Any = tree
    answers = {name: getattr(root, name) for name in pages}
    talk = Talk(words, Numbers(words, ascii_only=terminal), root.accord, answers, root.effects, root.assumptions)
    there = {name: answer for name, answer in answers.items() if not isinstance(answer, Absent)}
    lines = [line for name, answer in there.items() for line in _lines(talk, name, answer, pages[name])]
    lines = sorted([*lines, *_unanswered(talk)], key=lambda line: not line.lead)  # the plan comes first
    chapters: list[Chapter] = []
    if not terminal:
        chapters = [chapter for name, answer in there.items() for chapter in pages[name].chapters(talk, answer)]
        chapters += closing(talk)
    return Edition(tree, talk, tuple(lines), tuple(chapters), {table.name: table for table in tables_of("", tree)})


def _lines(talk: Talk, part: str, answer: Figures, page: Any) -> Iterator[Line]:
    """A part's lines, and one for each declared headline that none of them shows."""
    shown: set[str] = set()
    for line in page.lines(talk, answer):
        shown |= set(line.shows or (line.key,))
        yield line
    for place, spec, value in leaves(answer):
        if spec.headline and not any(step.isdigit() for step in place) and place[-1] not in shown:
            keys = "-".join((part, *place)), f"headline-{place[-1]}", f"figure-{place[-1]}"
            label = talk.words.label(*keys, **talk.parties)
            if isinstance(value, Absent):
                yield Line(place[-1], label, talk.words.label(f"absent-{value.because}"))
                continue
            span = talk.span(value, spec.unit, signed=spec.signed) if isinstance(value, Range) else ""
            unit = talk(f"unit-{spec.unit}") if spec.unit not in SHARES else ""
            yield Line(place[-1], label, f"{talk.show(value, spec)} {unit}".strip(), span)


def _unanswered(talk: Talk) -> Iterator[Line]:
    """What the document names and the answer leaves out."""
    if talk.terms.not_evaluated:
        yield Line("not_evaluated", talk("page-not-evaluated"), items=talk.terms.not_evaluated, stacked=True)
