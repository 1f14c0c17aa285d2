"""Figures as text in one language: significant digits, signs, ranges, money, percentages, years, dates.

Rules: three significant digits from 1 upwards, two below; a small figure never reads as zero ("<0.0001%"), a figure
that is zero but for solver noise reads "0"; a range whose ends read alike is left out. Digits, separators and dates
follow the language (babel); the names of money and its steps (bn, tn; 億, 兆) stand in the catalogue. `ascii_only` is
for terminals: "-" and ".." in place of the typographic minus and dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from babel.dates import format_date
from babel.numbers import format_decimal

from chipaccord.words.catalogue import Words

KEEP = "\u00a0"  # a space at which no line breaks
LARGEST = 1e15  # from here on digits mean nothing
SMALLEST = 1e-4  # below it a figure is given as a bound
NOISE = 1e-7  # of the unit shown: solver residuals lie far below, real effects above
STEPS = (12, 9, 8)  # powers of ten that a language may have a word for


@dataclass(frozen=True, slots=True)
class Numbers:
    """Formats figures in one language. Money is in USD or in the currency named, shares are decimals."""

    words: Words
    ascii_only: bool = False

    def plain(self, value: float, *, signed: bool = False, digits: int = 3, trim: bool = False) -> str:
        """A figure with `digits` significant digits from 1 upwards (integers in full) and two below 1.

        `signed` puts "+" before a positive figure; `trim` drops trailing zeros after the point.
        """
        size = abs(value)
        if size < NOISE:
            return "0"
        if size < SMALLEST:
            bound = format_decimal(SMALLEST, format="0.0000", locale=self.words.language)
            return self._minus(f"<{bound}" if value > 0 else f">-{bound}")
        if size >= LARGEST:
            return f"{value:.2e}"
        whole = floor(log10(size)) + 1
        decimals = max(0, digits - whole) if size >= 1 else min(4, 1 - whole + 1)
        if size >= 1 and round(size, decimals) >= 10**whole:
            decimals = max(0, decimals - 1)
        kept = 0 if trim else decimals if size >= 1 else min(decimals, 2)  # 0.50, but 0.06 and 0.006
        return self.fixed(value, decimals, kept=kept, signed=signed)

    def fixed(self, value: float, decimals: int, *, kept: int | None = None, signed: bool = False) -> str:
        """A figure with so many decimals, of which at least `kept` are written."""
        kept = decimals if kept is None else kept
        pattern = "#,##0" + ("." + "0" * kept + "#" * (decimals - kept) if decimals else "")
        text = format_decimal(round(value, decimals), format=pattern, locale=self.words.language)
        return self._minus(f"+{text}" if signed and value > 0 else text)

    def _minus(self, text: str) -> str:
        return text if self.ascii_only else text.replace("-", "−")

    def pct(self, share: float, *, signed: bool = False, digits: int = 3) -> str:
        """A share in percent: "48%", "15.6%", "0.012%"."""
        return f"{self.plain(100 * share, signed=signed, digits=digits, trim=True)}%"

    def share(self, share: float) -> str:
        """A share of a whole, in whole percent from 10 upwards: "48%", "2.5%"."""
        value = 100 * share
        return f"{self.plain(round(value), trim=True)}%" if abs(value) >= 9.95 else self.pct(share, digits=2)

    def step(self, size: float) -> int:
        """The power of ten whose word an amount of this size takes; the smallest one for what lies below it."""
        known = [step for step in STEPS if self.words.has(f"money-step-{step}")]
        rounded = float(f"{abs(size):.3g}")
        return next((step for step in known if rounded >= 10.0**step), known[-1])

    def amount(self, value: float, *, signed: bool = False) -> str:
        """An amount without its currency: "6.94 bn", "694億"."""
        step = self.step(value)
        return self.words(f"money-step-{step}", amount=self.plain(value / 10.0**step, signed=signed))

    def usd(self, value: float, *, signed: bool = False) -> str:
        """Dollars: "6.94 bn USD"."""
        return self.money(value, "USD", signed=signed)

    def money(self, value: float, currency: str, *, signed: bool = False) -> str:
        """An amount in its currency: "1.00 tn yen", "1兆円"."""
        return self.words("money", amount=self.amount(value, signed=signed), currency=self.currency(currency))

    def currency(self, code: str) -> str:
        """The currency as text reads it: "yen" for JPY, "USD" for USD."""
        return self.words(f"currency-{code}") if self.words.has(f"currency-{code}") else code

    def in_steps(self, value: float, *, signed: bool = False) -> str:
        """An amount in the step that tables and axes use (`money-unit` names it): billions, 億."""
        return self.plain(value / self.unit, signed=signed)

    @property
    def unit(self) -> float:
        """The step of money that tables and axes use."""
        return 10.0 ** int(self.words("money-unit-power"))

    def span(self, low: float, high: float, *, signed: bool = False, digits: int = 3) -> str:
        """The ends of a range, kept on one line: "0 to 0.46" (or "0 .. 0.46"); empty when they read alike."""
        ends = [self.plain(end, signed=signed, digits=digits, trim=True) for end in (low, high)]
        return "" if ends[0] == ends[1] else self.between(*ends)

    def between(self, low: str, high: str) -> str:
        """Two ends as a range."""
        return f"{low}{KEEP}..{KEEP}{high}" if self.ascii_only else self.words("range", low=low, high=high)

    def years(self, years: Sequence[int]) -> str:
        """A run of years: "2026–2028", "2026", "2026, 2028"; empty for none."""
        ordered = sorted(set(years))
        if len(ordered) > 1 and ordered == list(range(ordered[0], ordered[-1] + 1)):
            dash = "-" if self.ascii_only else "–"
            return self.words("years", years=f"{ordered[0]}{dash}{ordered[-1]}")
        return self.words("years", years=", ".join(str(year) for year in ordered)) if ordered else ""

    def day(self, text: str) -> str:
        """An ISO date in words: "28 May 2025"; text that is not a date stays as it is."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        return format_date(day, "d MMMM y" if self.words.language == "en" else "long", locale=self.words.language)
