"""The echo's part of an outcome: the engine is called, nothing is computed here."""

from __future__ import annotations

from chipaccord.outcome import Absent, Range
from chipaccord.parts.deal import Deal

from .engine import echoes
from .figures import Answer, Heard

WALLS = 3


def evaluate(deal: Deal) -> Answer | Absent:
    """What is heard of the document's sound."""
    echo = deal.accord.echo
    if echo is None:
        return Absent(because="not_in_document")
    found = echoes(float(echo.loudness), float(echo.kept), WALLS)
    rows = tuple(Heard(walls=wall, loudness=loud) for wall, loud in enumerate(found, 1))
    cited = (echo.source,) if echo.source else ()
    return Answer(echoes=rows, last_heard=Range.over(found[-1]), sources=cited)
