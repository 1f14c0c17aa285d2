"""Figures as text: significant digits, signs, ranges, money, percentages, dates.

Rules: three significant digits from 1 upwards, two below; a small figure never reads as zero ("<0.0001%"), a figure
that is zero but for solver noise reads "0"; a range whose ends read alike is left out. Digits and separators follow
the locale (babel). `ascii_only` is for terminals: "-" and ".." in place of the typographic minus and dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from babel.dates import format_date
from babel.numbers import format_decimal

from chipaccord.report.text import KEEP as KEEP
from chipaccord.report.view_base import NOISE as NOISE
from chipaccord.report.view_base import Range

_WORDS = {"JPY": "yen", "KRW": "won", "EUR": "euros", "GBP": "pounds", "CNY": "yuan", "INR": "rupees"}
LARGEST = 1e15  # from here on digits mean nothing
SMALLEST = 1e-4  # below it a figure is given as a bound


def unit_word(currency: str) -> str:
    """The currency as text reads it: "yen" for JPY, "USD" for USD."""
    return _WORDS.get(currency, currency)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Formats figures in one locale."""

    locale: str = "en"
    ascii_only: bool = False

    def plain(self, value: float, *, signed: bool = False, digits: int = 3, trim: bool = False) -> str:
        """A figure with `digits` significant digits from 1 upwards (integers in full) and two below 1.

        `signed` puts "+" before a positive figure; `trim` drops trailing zeros after the point.
        """
        size = abs(value)
        if size < NOISE:
            return "0"
        if size < SMALLEST:
            bound = format_decimal(SMALLEST, format="0.0000", locale=self.locale)
            text = f"<{bound}" if value > 0 else f">-{bound}"
            return text if self.ascii_only else text.replace("-", "−")
        if size >= LARGEST:
            return f"{value:.2e}"
        whole = floor(log10(size)) + 1
        decimals = max(0, digits - whole) if size >= 1 else min(4, 1 - whole + 1)
        if size >= 1 and round(size, decimals) >= 10**whole:
            decimals = max(0, decimals - 1)
        kept = 0 if trim else decimals if size >= 1 else min(decimals, 2)  # 0.50, but 0.06 and 0.006
        pattern = "#,##0" + ("." + "0" * kept + "#" * (decimals - kept) if decimals else "")
        text = format_decimal(round(value, decimals), format=pattern, locale=self.locale)
        if signed and value > 0:
            text = "+" + text
        return text if self.ascii_only else text.replace("-", "−")

    def pct(self, value: float, *, signed: bool = False, digits: int = 3) -> str:
        """A percentage: "48%", "15.6%", "0.012%"."""
        return f"{self.plain(value, signed=signed, digits=digits, trim=True)}%"

    def share(self, value: float) -> str:
        """A share of a whole in percent, in whole percent from 10 upwards: "48%", "2.5%"."""
        return f"{self.plain(round(value), trim=True)}%" if abs(value) >= 9.95 else self.pct(value, digits=2)

    def usd(self, value_bn: float, *, signed: bool = False) -> str:
        """Billions of dollars: "6.94 bn USD"."""
        return f"{self.bn(value_bn, signed=signed)}{KEEP}USD"

    def bn(self, value_bn: float, *, signed: bool = False) -> str:
        """Billions without the currency: "0.12 bn"; trillions from one thousand on."""
        if abs(value_bn) >= 999.5:
            return f"{self.plain(value_bn / 1000, signed=signed)}{KEEP}tn"
        return f"{self.plain(value_bn, signed=signed)}{KEEP}bn"

    def money(self, value_bn: float, currency: str) -> str:
        """An amount in its currency: "1.00 tn yen"."""
        return f"{self.bn(value_bn)}{KEEP}{unit_word(currency)}"

    def span(self, figure: Range, *, signed: bool = False, digits: int = 3) -> str:
        """The ends of a range, kept on one line: "0 to 0.46" (or "0 .. 0.46"); empty when they read alike."""
        low, high = (self.plain(end, signed=signed, digits=digits, trim=True) for end in figure.ordered)
        if low == high:
            return ""
        return f"{low}{KEEP}{'..' if self.ascii_only else 'to'}{KEEP}{high}"

    def years(self, years: Sequence[int]) -> str:
        """A run of years: "2026–2028", "2026", "2026, 2028"; empty for none."""
        if not years:
            return ""
        ordered = sorted(set(years))
        if len(ordered) == 1:
            return str(ordered[0])
        if ordered == list(range(ordered[0], ordered[-1] + 1)):
            return f"{ordered[0]}{'-' if self.ascii_only else '–'}{ordered[-1]}"
        return ", ".join(str(year) for year in ordered)

    def as_of(self, text: str | None) -> str:
        """ "as of 28 May 2025"; empty without a date."""
        return f"as of {self.day(text)}" if text else ""

    def day(self, text: str) -> str:
        """An ISO date in words: "28 May 2025"; text that is not a date stays as it is."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        return format_date(day, "d MMMM y" if self.locale.startswith("en") else "long", locale=self.locale)
