"""How a run of an engine ended: a code, its reasons as codes with values, and one line of English for Python callers.

Each engine has its own codes and the English of each; a page in another language words the same codes and values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

RECOVERED, NOT_RECOVERED = "recovered", "not_recovered"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a run ended as it did, or what else is to be said of it: a code, with the names and numbers it is about."""

    code: str
    values: Mapping[str, str | float] = field(default_factory=dict)


class Status(str):
    """Whether what an outage took came back: "recovered" or "not_recovered".

    `ok` says it as a truth value. `reasons` say why not, or what is left to note. `message` is the same in English.
    """

    ok: bool
    reasons: tuple[Reason, ...]
    _english: Mapping[str, str]

    def __new__(cls, ok: bool, reasons: tuple[Reason, ...] = (), english: Mapping[str, str] | None = None) -> Status:
        """english: code to a sentence with the names of the reason's values in braces, its own punctuation included."""
        self = super().__new__(cls, RECOVERED if ok else NOT_RECOVERED)
        self.ok = ok
        self.reasons = reasons
        self._english = english or {}
        return self

    def __getnewargs__(self) -> tuple[bool, tuple[Reason, ...], Mapping[str, str]]:  # type: ignore[override]  # for pickle
        return self.ok, self.reasons, self._english

    @property
    def message(self) -> str:
        """The reasons in one line of English; the code alone where there are none."""
        told = "".join(self._english[reason.code].format(**reason.values) for reason in self.reasons)
        return RECOVERED + told if self.ok else told or NOT_RECOVERED
