"""Why the solver stopped: a code with the values that go with it, and its English for Python callers."""

from __future__ import annotations

from typing import Literal

Reason = Literal["converged", "not_converged", "diverged", "check_failed"]
Remedy = Literal["", "smaller_value", "smaller_change", "smaller_change_or_balance"]

REMEDIES: dict[str, str] = {
    "smaller_value": "it may be more than can be made or paid for: try a smaller value",
    "smaller_change": "try a smaller change",
    "smaller_change_or_balance": "{who} has a {kind} of {owed:.1%} of its value added, which little trade may not "
    "carry: try a smaller change, or deficits='balanced'",
}


class Status(str):
    """How a solve ended. It is a str, the code: "converged", "not_converged", "diverged" or "check_failed".

    passes, residual: of the iteration. reached: the part of a large change that was solved (1: all of it).
    condition, place, size: the worst departure from the equilibrium conditions: which, where (economy and sector, or
    the target and its cell) and by how much. remedy: what to try, as a code. owed: the deficit of that economy, as a
    part of its value added (negative: a surplus), where the remedy speaks of it.
    """

    passes: int
    residual: float
    reached: float
    condition: str
    place: tuple[str, ...]
    size: float
    remedy: Remedy
    owed: float

    def __new__(
        cls,
        code: Reason,
        *,
        passes: int = 0,
        residual: float = 0.0,
        reached: float = 1.0,
        condition: str = "",
        place: tuple[str, ...] = (),
        size: float = 0.0,
        remedy: Remedy = "",
        owed: float = 0.0,
    ) -> Status:
        self = super().__new__(cls, code)
        self.passes, self.residual, self.reached = passes, residual, reached
        self.condition, self.place, self.size = condition, place, size
        self.remedy, self.owed = remedy, owed
        return self

    @property
    def ok(self) -> bool:
        """Whether the solver and the independent check both say that this is an equilibrium."""
        return self.code == "converged"

    @property
    def code(self) -> str:
        """The code as a plain str."""
        return str.__str__(self)

    @property
    def values(self) -> dict[str, object]:
        """Everything that goes with the code, by name: what a message in any language is made of."""
        return dict(vars(self))

    @property
    def message(self) -> str:
        """The status in English: what happened, where, and what to try."""
        if self.ok:
            return f"converged in {self.passes} passes, residual {self.residual:.2g}"
        off = f"the {self.condition} condition is off by {self.size:.2g} for {', '.join(self.place) or 'the world'}"
        if self.reached < 1:
            off = f"solved up to {self.reached:.0%} of the change; beyond, {off}"
        kind = "deficit" if self.owed > 0 else "surplus"
        who = self.place[0] if self.place else ""
        remedy = REMEDIES.get(self.remedy, "").format(who=who, kind=kind, owed=abs(self.owed))
        what = {
            "diverged": f"the iteration left the numbers after {self.passes} passes; ",
            "not_converged": f"residual {self.residual:.2g} after {self.passes} passes; ",
            "check_failed": f"the solver stopped at {self.residual:.2g} but ",
        }
        return f"{what.get(self.code, '')}{off}{'; ' if remedy else ''}{remedy}"
