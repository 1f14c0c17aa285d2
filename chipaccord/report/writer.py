"""What every sentence of the report needs: one outcome, its number formats and the names of its economies."""

from __future__ import annotations

from dataclasses import dataclass

from chipaccord.report.numbers import KEEP, Numbers
from chipaccord.report.supply_view import Chain
from chipaccord.report.view import Outcome, Range
from chipaccord.report.words import Names


@dataclass(frozen=True, slots=True)
class Writer:
    """Formats and names for one outcome."""

    outcome: Outcome
    numbers: Numbers

    @property
    def names(self) -> Names:
        """Names of economies in this accord."""
        return Names(self.outcome.accord)

    @property
    def chain(self) -> Chain:
        """The supply network's part of the outcome, where there is one."""
        assert self.outcome.chain is not None
        return self.outcome.chain

    def name(self, code: str) -> str:
        """The code on a terminal, the name on the page."""
        return code if self.numbers.ascii_only else self.names.full(code)

    def ends(self, figure: Range, *, signed: bool = False, digits: int = 3) -> str:
        """ " [0 to 0.46]", or nothing for a range whose ends read alike."""
        span = self.numbers.span(figure, signed=signed, digits=digits)
        return f"{KEEP}[{span}]" if span else ""

    def during(self) -> str:
        """ " over 2026–2028", " in 2026", or nothing without years."""
        years = self.outcome.accord.years
        return f" {'over' if len(years) > 1 else 'in'} {self.numbers.years(years)}" if years else ""

    def pair(self) -> str:
        """ "the goods balance of the US with Japan"."""
        accord = self.outcome.accord
        return f"the goods balance of {self.names.short(accord.seller)} with {self.names.short(accord.buyer)}"

    def baseline(self) -> str:
        """What the trade model compares with."""
        return self.outcome.trade.baseline.rstrip(" .") if self.outcome.trade else ""

    def tariff_label(self) -> str:
        """The duties that change: codes on a terminal, names on the page."""
        label = self.outcome.tariffs.label.rstrip(" .") if self.outcome.tariffs else ""
        return label if self.numbers.ascii_only else self.names.spelt_out(label).replace("_", " ")
