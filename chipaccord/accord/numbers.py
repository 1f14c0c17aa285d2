"""Numbers as people write them: `15%`, `1/3`, `0.15`, `+24%` (an added duty), `2026..2028`, `2025-05-28`.

Inside, rates and shares are decimals, never percent. Every function takes the text as written and raises `ValueError`
whose message says what was expected; a message never repeats the path or line, which the caller knows.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from chipaccord.accord.mistakes import shortened

MAX_DUTY = 10.0  # 1000%: above the highest duty ever applied
FIRST_YEAR, LAST_YEAR = 1970, 2100
_NUMBER = re.compile(r"\d{1,3}(?:[, _’']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+", re.ASCII)
_EXPONENT = re.compile(r"(?:\d+(?:\.\d*)?|\.\d+)[eE][+-]?\d{1,3}", re.ASCII)


def tidy(text: str) -> str:
    """Text with full-width digits, odd spaces and long minus signs made plain."""
    plain = unicodedata.normalize("NFKC", text[:500]).replace("−", "-").replace("–", "-")
    return " ".join(plain.split())


def number(text: str) -> float:
    """A plain number: `144.17`, `1,000,000`, `1e9`."""
    word = tidy(text)
    sign, body = (-1.0, word[1:].strip()) if word.startswith("-") else (1.0, word.removeprefix("+").strip())
    if not (_NUMBER.fullmatch(body) or _EXPONENT.fullmatch(body)):
        hint = "; write a decimal point, not a comma" if re.fullmatch(r"\d+,\d+", body) else ""
        raise ValueError(f"'{shortened(text)}' is not a number{hint or '; write digits, for example 144.17'}")
    value = float(re.sub(r"[, _’']", "", body))
    if not math.isfinite(value):
        raise ValueError(f"'{shortened(text)}' is too large a number; check the figure")
    return sign * value


def fraction(text: str) -> float:
    """`15%`, `1/3` or `0.15` as a decimal; any size and sign."""
    word = tidy(text)
    for unit in ("%", "percent", "per cent", "pct"):
        if word.lower().endswith(unit):
            return number(word[: -len(unit)].strip()) / 100
    if "/" in word:
        above, _, below = word.partition("/")
        divisor = number(below.strip())
        if divisor == 0:
            raise ValueError(f"'{shortened(text)}' divides by zero; write for example 1/3")
        return number(above.strip()) / divisor
    return number(word)


def _bare(text: str) -> bool:
    """Whether a rate is written without %, fraction or decimal point, so that 15 might mean 15%."""
    word = tidy(text)
    return not word.lower().endswith(("%", "percent", "per cent", "pct")) and "/" not in word


def share(text: str) -> float:
    """A share of a whole, 0 to 1."""
    value = fraction(text)
    if value < 0:
        raise ValueError(f"'{shortened(text)}' is negative; a share lies between 0% and 100%")
    if value > 1:
        if _bare(text) and value <= 100:
            raise ValueError(f"'{shortened(text)}' has no unit; write {value:g}%")
        raise ValueError(f"'{shortened(text)}' is more than the whole; a share lies between 0% and 100%")
    return value


def subsidy_rate(text: str) -> float:
    """The part of the price that the public pays, 0 to below 1."""
    value = share(text)
    if value >= 1:
        raise ValueError(f"'{shortened(text)}' would make the goods free; a subsidy rate is below 100%")
    return value


@dataclass(frozen=True, slots=True)
class Duty:
    """A tariff rate: the total duty applied (`15%`) or one that comes on top of the duty already applied (`+24%`)."""

    rate: float
    added: bool = False
    text: str = field(default="", compare=False)

    def applied(self, base: float) -> float:
        """The duty applied where `base` is applied without it: a total never lowers the base duty."""
        return base + self.rate if self.added else max(base, self.rate)

    def __str__(self) -> str:
        return self.text or f"{'+' if self.added else ''}{self.rate * 100:.12g}%"


def duty(text: str) -> Duty:
    """`15%` (the total applied duty) or `+24%` (on top of the base duty)."""
    word = tidy(text)
    value = fraction(word)
    if value < 0:
        raise ValueError(f"'{shortened(text)}' is negative; a duty is 0% or more")
    if value >= 1 and _bare(word):
        raise ValueError(f"'{shortened(text)}' has no unit; write {word}%")
    if value > MAX_DUTY:
        raise ValueError(f"'{shortened(text)}' is a duty above {MAX_DUTY:.0%}; check the unit")
    return Duty(value, word.startswith("+"), word)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole years, both ends included."""

    first: int
    last: int

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of the span."""
        return tuple(range(self.first, self.last + 1))

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"


def year(text: str) -> int:
    """A calendar year."""
    word = tidy(text)
    if not re.fullmatch(r"\d{4}", word, re.ASCII):
        raise ValueError(f"'{shortened(text)}' is not a year; write four digits, for example 2026")
    value = int(word)
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise ValueError(f"'{word}' lies outside {FIRST_YEAR} to {LAST_YEAR}; check the year")
    return value


def span(text: str) -> Span:
    """`2026..2028`, or one year."""
    word = tidy(text)
    ends = re.fullmatch(r"(\d{4})(?: ?(\.{2,3}|…|-|to|/|~) ?(\d{4}))?", word, re.ASCII)
    if not ends:
        raise ValueError(f"'{shortened(text)}' is not a span of years; write 2026..2028 or 2026")
    first, mark, last = ends[1], ends[2], ends[3]
    if mark and mark not in ("..", "...", "…"):
        raise ValueError(f"'{shortened(text)}' is not a span of years; write {first}..{last}")
    begin = year(first)
    end = year(last) if last else begin
    if end < begin:
        raise ValueError(f"'{word}' runs backwards; write {end}..{begin}")
    return Span(begin, end)


def day(text: str) -> date:
    """An ISO date."""
    word = tidy(text)
    parts = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", word, re.ASCII)
    if not parts:
        raise ValueError(f"'{shortened(text)}' is not a date; write year-month-day, for example 2025-05-28")
    try:
        found = date(*(int(part) for part in parts.groups()))
    except ValueError:
        raise ValueError(f"'{word}' is not a day of the calendar; check month and day") from None
    year(str(found.year).zfill(4))
    return found
