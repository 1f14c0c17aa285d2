"""Numbers as people write them: `15%`, `1/3`, `0.15`, `+24%` (an added duty), `2026..2028`, `2025-05-28`.

Also lengths of time and how often something happens: `13 weeks`, `once in 100 years`. Inside, rates and shares are
decimals, never percent. Every function takes the text as written and raises `Wrong`, which says what was expected; it
never repeats the path or line, which the caller knows.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from chipaccord.accord.mistakes import Wrong, said, shortened, wrong

MAX_DUTY = 10.0  # 1000%: above the highest duty ever applied
FIRST_YEAR, LAST_YEAR = 1970, 2100
FOR_GOOD = "for good"
LONGEST = 3650.0  # days
_DAYS = {"": 1.0, "day": 1.0, "days": 1.0, "week": 7.0, "weeks": 7.0}
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
        comma = re.fullmatch(r"\d+,\d+", body)
        raise wrong("accord-number", said("accord-decimal-comma") if comma else None, text=shortened(text))
    value = float(re.sub(r"[, _’']", "", body))
    if not math.isfinite(value):
        raise wrong("accord-number-large", text=shortened(text))
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
            raise wrong("accord-by-zero", text=shortened(text))
        return number(above.strip()) / divisor
    return number(word)


def _bare(text: str) -> bool:
    """Whether a rate is written without %, fraction or decimal point, so that 15 might mean 15%."""
    word = tidy(text)
    return not word.lower().endswith(("%", "percent", "per cent", "pct")) and "/" not in word


def _no_unit(text: str, instead: str) -> Wrong:
    return wrong("accord-no-unit", said("accord-write", text=instead), text=shortened(text))


def share(text: str) -> float:
    """A share of a whole, 0 to 1."""
    value = fraction(text)
    if value < 0:
        raise wrong("accord-share-negative", text=shortened(text))
    if value > 1:
        if _bare(text) and value <= 100:
            raise _no_unit(text, f"{value:g}%")
        raise wrong("accord-share-whole", text=shortened(text))
    return value


def subsidy_rate(text: str) -> float:
    """The part of the price that the public pays, 0 to below 1."""
    value = share(text)
    if value >= 1:
        raise wrong("accord-subsidy-all", text=shortened(text))
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
        raise wrong("accord-duty-negative", text=shortened(text))
    if value >= 1 and _bare(word):
        raise _no_unit(text, f"{word}%")
    if value > MAX_DUTY:
        raise wrong("accord-duty-high", text=shortened(text), most=f"{MAX_DUTY:.0%}")
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
        raise wrong("accord-year", text=shortened(text))
    value = int(word)
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise wrong("accord-year-outside", text=word, first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return value


def span(text: str) -> Span:
    """`2026..2028`, or one year."""
    word = tidy(text)
    ends = re.fullmatch(r"(\d{4})(?: ?(\.{2,3}|…|-|to|/|~) ?(\d{4}))?", word, re.ASCII)
    if not ends:
        raise wrong("accord-span", text=shortened(text))
    first, mark, last = ends[1], ends[2], ends[3]
    if mark and mark not in ("..", "...", "…"):
        raise wrong("accord-span", said("accord-write", text=f"{first}..{last}"), text=shortened(text))
    begin = year(first)
    end = year(last) if last else begin
    if end < begin:
        raise wrong("accord-span-backwards", said("accord-write", text=f"{end}..{begin}"), text=word)
    return Span(begin, end)


def day(text: str) -> date:
    """An ISO date."""
    word = tidy(text)
    parts = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", word, re.ASCII)
    if not parts:
        raise wrong("accord-day", text=shortened(text))
    try:
        found = date(*(int(part) for part in parts.groups()))
    except ValueError:
        raise wrong("accord-day-calendar", text=word) from None
    year(str(found.year).zfill(4))
    return found


def days(text: str) -> float:
    """`90`, `90 days`, `13 weeks`, or `for good` (infinite)."""
    word = tidy(text).lower()
    if word == FOR_GOOD:
        return math.inf
    found = re.fullmatch(r"(\d+(?:\.\d+)?) ?([a-z]*)", word, re.ASCII)
    if not found or found[2] not in _DAYS:
        raise wrong("accord-days", text=shortened(text), always=FOR_GOOD)
    value = float(found[1]) * _DAYS[found[2]]
    if value > LONGEST:
        raise wrong("accord-days-long", said("accord-write", text=FOR_GOOD), text=shortened(text))
    return value


def days_text(value: float) -> str:
    """Days as `days` reads them."""
    return FOR_GOOD if math.isinf(value) else f"{value:.12g}"


def frequency(text: str) -> float:
    """`1%` (a year) or `once in 100 years`, as a share of years."""
    word = tidy(text).lower().removesuffix(" a year")
    once = re.fullmatch(r"once in (\d+(?:\.\d+)?) years?", word, re.ASCII)
    if once and float(once[1]) >= 1:
        return 1 / float(once[1])
    try:
        return share(word)
    except Wrong:
        raise wrong("accord-frequency", text=shortened(text)) from None
