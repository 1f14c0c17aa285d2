"""Why the solver stopped: a code with the values that go with it.

What is said of them, in any language, stands in the catalogues (`words/*/engines.ftl`) as `trade-...`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from chipaccord.trade.solver.check import Condition

if TYPE_CHECKING:
    from chipaccord.words import Words

Reason = Literal["converged", "not_converged", "diverged", "check_failed"]
Remedy = Literal["", "smaller_value", "smaller_change", "smaller_change_or_balance"]


class Status(str):
    """How a solve ended. It is a str, the code: "converged", "not_converged", "diverged" or "check_failed".

    passes, residual: of the iteration. reached: the part of a large change that was solved (1: all of it).
    condition, place, size: the worst departure from the equilibrium conditions: which, where (economy and sector, or
    the target and its cell; empty: the world) and by how much. remedy: what to try, as a code. owed: the deficit of
    that economy, as a part of its value added (negative: a surplus), where the remedy speaks of it.
    """

    passes: int
    residual: float
    reached: float
    condition: Condition | Literal[""]
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
        condition: Condition | Literal[""] = "",
        place: tuple[str, ...] = (),
        size: float = 0.0,
        remedy: Remedy = "",
        owed: float = 0.0,
    ) -> Status:
        """A code, and what goes with it."""
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
        """The status in English, economies and sectors by their codes: what happened, where, and what to try."""
        from chipaccord.words import Words

        return self.said(Words(codes=True))

    def said(self, words: Words) -> str:
        """The status in one language: what happened, where, and what to try."""
        condition = words.label(f"trade-condition-{self.condition}")
        off = words("trade-off", condition=condition, size=f"{self.size:.2g}", where=self._where(words))
        if self.reached < 1:
            off = words("trade-part", reached=self.reached, off=off)
        told = words(f"trade-{self.code}", passes=str(self.passes), residual=f"{self.residual:.2g}", off=off)
        if not self.remedy:
            return told
        economy = words.name("economy", self.place[0], "the") if self.place else ""
        side = "deficit" if self.owed > 0 else "surplus"
        remedy = words(f"trade-remedy-{self.remedy}", economy=economy, side=side, owed=abs(self.owed))
        return words("ended-noted", told=told, more=remedy)

    def _where(self, words: Words) -> str:
        """The economy, with its sector; the target with its cell; or the world."""
        match self.place:
            case ():
                return words("trade-where-world")
            case (economy,):
                return words.name("economy", economy, "the")
            case (economy, sector):
                named = words.name("economy", economy, "the"), words.name("sector", sector, "the")
                return words("trade-where-sector", economy=named[0], sector=named[1])
            case (target, importer, exporter, sector):
                ends = {"importer": words.name("economy", importer), "exporter": words.name("economy", exporter)}
                return words("trade-where-target", target=target, sector=words.name("sector", sector), **ends)
        return words.listed(self.place)
