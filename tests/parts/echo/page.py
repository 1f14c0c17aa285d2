"""The echo on the page: its table. Its declared headline becomes a line of the answer by itself."""

from __future__ import annotations

from collections.abc import Iterator

from chipaccord.report.layout import Chapter, Line
from chipaccord.report.talk import Talk

from .figures import Answer


def lines(talk: Talk, answer: Answer) -> Iterator[Line]:
    """No line of its own wording: the headline is shown by its label."""
    yield from ()


def chapters(talk: Talk, answer: Answer) -> Iterator[Chapter]:
    """The table of what is heard; its title is in the catalogue, or else spelt out."""
    yield Chapter("echo", talk.words.label("echo-chapter", "echo"), tables=("echo-echoes",))
