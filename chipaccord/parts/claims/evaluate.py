"""The claims of a document as declared figures; the arithmetic is in `check`."""

from __future__ import annotations

from typing import Protocol

from chipaccord.outcome import Absent, sources_of
from chipaccord.parts.claims.check import check_claims
from chipaccord.parts.claims.figures import Answer
from chipaccord.parts.claims.section import Terms


class HasAccord(Protocol):
    """What is evaluated: of a deal, only its document matters here."""

    @property
    def accord(self) -> Terms:
        """The document."""


def evaluate(deal: HasAccord) -> Answer | Absent:
    """The verdict on every stated figure of the document, at the document's own exchange rates."""
    verdicts = check_claims(deal.accord)
    if not verdicts:
        return Absent(because="not_in_document")
    return Answer(claims=verdicts, sources=sources_of(Answer(claims=verdicts, sources=())))
