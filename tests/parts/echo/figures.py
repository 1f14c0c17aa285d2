"""The figures of the echo: what is heard after each wall, and at the end."""

from __future__ import annotations

from chipaccord.outcome import Figures, Range, Row, cited, figure, table


class Heard(Row):
    """What is heard after one wall."""

    walls: int = figure("count")
    loudness: float = figure("index")


class Answer(Figures):
    """The echo's part of an outcome."""

    echoes: tuple[Heard, ...] = table()
    last_heard: Range = figure("share", headline=True)
    sources: tuple[str, ...] = cited()
