"""How a run of an engine ended: a code, and its reasons as codes with the names and numbers that they are about.

What is said of them, in any language, stands in the catalogues (`words/*/engines.ftl`) as `<engine>-<code>`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chipaccord.words import Words

RECOVERED, NOT_RECOVERED = "recovered", "not_recovered"
# Values of a reason that are codes -> the vocabulary that names them; the others are numbers.
VOCABULARIES = {
    "place": "economy",
    "product": "stage",
    "region": "economy",
    "sector": "sector",
    "stage": "stage",
    "stages": "stage",
}

Value = str | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a run ended as it did, or what else is to be said of it: a code, with the names and numbers it is about."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


class Status(str):
    """Whether what an outage took came back: "recovered" or "not_recovered".

    `ok` says it as a truth value. `reasons` say why not, or what is left to note, in the codes of the `engine`.
    `message` says the same in English, `said(words)` in any language.
    """

    engine: str
    ok: bool
    reasons: tuple[Reason, ...]

    def __new__(cls, engine: str, ok: bool, reasons: tuple[Reason, ...] = ()) -> Status:
        """engine: what the keys of its reasons begin with in the catalogues."""
        self = super().__new__(cls, RECOVERED if ok else NOT_RECOVERED)
        self.engine, self.ok, self.reasons = engine, ok, reasons
        return self

    def __getnewargs__(self) -> tuple[str, bool, tuple[Reason, ...]]:  # type: ignore[override]  # for pickle
        return self.engine, self.ok, self.reasons

    @property
    def message(self) -> str:
        """The reasons in one line of English, stages and places by their codes; the code alone without reasons."""
        from chipaccord.words import Words

        return self.said(Words(codes=True))

    def said(self, words: Words) -> str:
        """The reasons in one line of a language; the name of the code where there are none."""
        told = [words(f"{self.engine}-{reason.code}", **_spoken(reason)) for reason in self.reasons]
        if self.ok or not told:
            told.insert(0, words.name("run_status", str(self)))
        line, *rest = told
        for more in rest:
            line = words("ended-noted" if self.ok else "ended-because", told=line, more=more)
        return line


def _spoken(reason: Reason) -> dict[str, object]:
    """The values of a reason as a message takes them: codes to be named, numbers as they are."""
    from chipaccord.words import Named

    spoken: dict[str, object] = {}
    for name, value in reason.values.items():
        kind = VOCABULARIES.get(name)
        if kind and isinstance(value, tuple):
            spoken[name] = tuple(Named(kind, code, "the") for code in value)
        else:
            spoken[name] = Named(kind, str(value), "the") if kind else value
    return spoken
