"""How a run ended: whether what an outage took came back."""

from __future__ import annotations


class Status(str):
    """Whether service (of a network) or production (of ARIO) came back: "recovered" or "not_recovered".

    `.ok` says it as a truth value, `.message` says why.
    """

    ok: bool
    message: str

    def __new__(cls, ok: bool, message: str) -> Status:
        self = super().__new__(cls, "recovered" if ok else "not_recovered")
        self.ok = ok
        self.message = message
        return self
