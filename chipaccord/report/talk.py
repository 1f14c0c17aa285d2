"""How an outcome is put into words: one language, its numbers, the names of the parties, and the parts' answers.

A message is said with the parties' names at hand: `$buyer`, `$buyer_the` ("the United States"), `$buyer_of` ("US"), and
the same for the seller. `show` writes a figure as its declaration says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from chipaccord.outcome import Absent, AssumptionUsed, Effect, Figures, Range, Spec, Terms
from chipaccord.outcome.figure import MONEY, SHARES
from chipaccord.report.charts.rows import NARROW, WIDE, Layout, Mark, row_chart
from chipaccord.report.layout import Drawings
from chipaccord.report.palette import Palette, palette
from chipaccord.words import Words
from chipaccord.words.numbers import KEEP, NOISE, Numbers


@dataclass(frozen=True)
class Talk:
    """One outcome in one language. answers: part -> its figures. effects, assumptions: what the headlines hinge on."""

    words: Words
    numbers: Numbers
    terms: Terms
    answers: Mapping[str, Figures | Absent]
    effects: tuple[Effect, ...] = ()
    assumptions: tuple[AssumptionUsed, ...] = ()
    palette: Palette = field(default_factory=palette)

    @cached_property
    def parties(self) -> dict[str, str]:
        """What every message may mention: the parties, and the products that are bought."""
        found: dict[str, str] = {}
        for role, code in (("buyer", self.terms.buyer), ("seller", self.terms.seller)):
            found |= {role: self.words.name("economy", code)}
            found |= {f"{role}_{form}": self.words.name("economy", code, form) for form in ("the", "of")}
        bought = self.answer("purchases")
        products = dict.fromkeys(row.product for row in bought.planned) if bought else ()
        names = [self.words.name("product", code) for code in products] or [self.words("goods")]
        return found | {"product": self.words.listed(names)}

    def __call__(self, key: str, **values: Any) -> str:
        """A message, with the names of the parties at hand."""
        return self.words(key, **{**self.parties, **values})

    def called(self, kind: str, code: str) -> str:
        """The name of a code, which may mention the parties."""
        return self.words.name(kind, code, **self.parties)

    @property
    def base(self) -> str:
        """What the trade model holds its answer against."""
        terms = self.terms
        on = "none" if isinstance(terms.duties_on, Absent) else self.numbers.day(terms.duties_on)
        same = "yes" if terms.pair_year == terms.base_year else "no"
        return self("page-base", year=str(terms.base_year), pair_year=str(terms.pair_year), same=same, duties_on=on)

    @property
    def terminal(self) -> bool:
        """Whether a terminal is written: codes in place of names, no typographic signs."""
        return self.numbers.ascii_only

    def name(self, code: str, form: str = "") -> str:
        """An economy: its name, or on a terminal its code in a language whose names are long."""
        short = self.terminal and self.words("terminal-economies") == "codes"
        return code if short else self.words.name("economy", code, form)

    def answer(self, part: str) -> Any:
        """Another part's figures, None where it has none."""
        found = self.answers.get(part)
        return None if found is None or isinstance(found, Absent) else found

    def show(self, value: Any, spec: Spec) -> str:
        """A number as its declaration says, without its unit where the unit is money or time."""
        if isinstance(value, Range):
            value = value.central
        if spec.decimals is not None:
            scale = self.numbers.unit if spec.unit in MONEY else 1.0
            text = self.numbers.fixed(
                (100 if spec.unit in SHARES else 1) * value / scale, spec.decimals, signed=spec.signed
            )
            return f"{text}%" if spec.unit in SHARES else text
        if spec.unit in MONEY:
            return self.numbers.in_steps(value, signed=spec.signed)
        if spec.unit in SHARES:
            return self.numbers.pct(value, signed=spec.signed)
        if spec.unit == "year":
            return str(value)
        return self.numbers.plain(value, signed=spec.signed, trim=True)

    def span(self, value: Range, unit: str, *, signed: bool = False, digits: int = 3) -> str:
        """The ends of a range in the unit shown; empty when they read alike."""
        scale = 1 / self.numbers.unit if unit in MONEY else 100.0 if unit in SHARES else 1.0
        return self.numbers.span(value.low * scale, value.high * scale, signed=signed, digits=digits)

    def ends(self, value: Range, unit: str, *, signed: bool = False, digits: int = 3) -> str:
        """The ends of a range in brackets after a space, " [0 to 0.46]"; nothing where they read alike."""
        span = self.span(value, unit, signed=signed, digits=digits)
        return f"{KEEP}[{span}]" if span else ""

    def nothing(self, value: float, unit: str) -> bool:
        """Whether a figure is zero but for solver noise, in the unit shown."""
        return abs(value) < NOISE * (1e9 if unit in MONEY else 0.01 if unit in SHARES else 1.0)

    def sign(self, value: float, unit: str) -> str:
        """`up`, `down` or `zero`, for messages that choose a verb."""
        return "zero" if self.nothing(value, unit) else "up" if value > 0 else "down"

    def rows(
        self,
        name: str,
        wide: list[Mark],
        narrow: list[Mark] | None = None,
        *,
        unit: str,
        headline: str,
        axis: bool = True,
    ) -> Drawings:
        """The wide and the narrow drawing of a chart of rows, as arguments of `Chart`."""

        def drawn(marks: list[Mark], layout: Layout, size: str) -> str:
            ident = f"{name}-{size}"
            return row_chart(marks, layout, unit=unit, description=headline, ident=ident, axis=axis, shown=self.tick)

        return {"wide": drawn(wide, WIDE, "wide"), "narrow": drawn(narrow or wide, NARROW, "narrow")}

    @property
    def tick(self) -> Callable[[float], str]:
        """How an axis writes its numbers."""
        return lambda value: self.numbers.plain(value, trim=True)
