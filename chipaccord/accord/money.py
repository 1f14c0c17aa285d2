"""Amounts of money as people write them: `1 trillion yen`, `$6.94 billion`, `500 bn JPY`, `EUR 2 bn`, `1兆円`.

A `Money` is a value in units of its currency (not in billions) and keeps the text as written. Nothing is converted
here; exchange rates belong to the document (`chipaccord.accord.exchange`).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import cache

from chipaccord.accord.mistakes import did_you_mean, shortened
from chipaccord.accord.numbers import number, tidy

MAX_AMOUNT = 1e19  # in any currency: some hundred times the world's yearly output in dong

SCALES: dict[str, float] = {
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "millions": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6,
    "m": 1e6, "crore": 1e7, "billion": 1e9, "billions": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "trillion": 1e12,
    "trillions": 1e12, "tn": 1e12, "trn": 1e12, "t": 1e12, "千": 1e3, "万": 1e4, "億": 1e8, "兆": 1e12,
}  # fmt: skip

# ISO code: (rough units per US dollar, to catch a rate quoted the wrong way round; other ways to write it)
CURRENCIES: dict[str, tuple[float, tuple[str, ...]]] = {
    "USD": (1.0, ("$", "us$", "usd$", "dollar", "dollars", "us dollar", "us dollars", "ドル", "米ドル")),
    "JPY": (150.0, ("¥", "jp¥", "yen", "円", "japanese yen")),
    "EUR": (0.9, ("€", "euro", "euros")),
    "GBP": (0.8, ("£", "pound", "pounds", "pounds sterling", "sterling")),
    "KRW": (1350.0, ("₩", "won", "korean won")),
    "TWD": (32.0, ("nt$", "ntd", "new taiwan dollars", "taiwan dollars", "nt dollars")),
    "CNY": (7.2, ("cn¥", "rmb", "yuan", "renminbi", "元", "人民元")),
    "HKD": (7.8, ("hk$", "hong kong dollars")),
    "CAD": (1.36, ("c$", "ca$", "canadian dollars")),
    "MXN": (18.0, ("mx$", "mexican pesos")),
    "INR": (84.0, ("₹", "rupee", "rupees", "indian rupees")),
    "MYR": (4.5, ("rm", "ringgit")),
    "SGD": (1.35, ("s$", "singapore dollars")),
    "VND": (25000.0, ("₫", "dong")),
    "SAR": (3.75, ("riyal", "riyals", "saudi riyals")),
    "AED": (3.67, ("dirham", "dirhams")),
    "AUD": (1.5, ("a$", "australian dollars")),
    "NZD": (1.65, ("nz$",)),
    "CHF": (0.9, ("swiss francs",)),
    "SEK": (10.5, ()),
    "NOK": (10.7, ()),
    "DKK": (6.9, ()),
    "PLN": (4.0, ("zloty",)),
    "CZK": (23.0, ()),
    "ILS": (3.7, ("₪", "shekel", "shekels")),
    "THB": (35.0, ("฿", "baht")),
    "IDR": (16000.0, ("rupiah",)),
    "PHP": (57.0, ("₱",)),
    "BRL": (5.5, ("r$", "reais")),
    "TRY": (33.0, ("₺", "lira")),
    "ZAR": (18.0, ("rand",)),
}  # fmt: skip

_PIECE = re.compile(
    r"(?P<number>\d[\d,.’'_]*(?: \d{3}(?!\d))*|\.\d+)(?P<exponent>e[+-]?\d{1,3}(?![a-z]))?|(?P<word>[^\s\d]+)",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of `currency` (an ISO code); `text` is how the document wrote it."""

    value: float
    currency: str
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text or spelled(self.value, self.currency)

    def __repr__(self) -> str:
        return f"Money({spelled(self.value, self.currency)!r})"


def spelled(value: float, currency: str) -> str:
    """An amount written so that `money` reads the same value back: `6.94 bn USD`."""
    for scale, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "mn")):
        short = f"{value / scale:.12g}"
        if value >= scale and float(short) * scale == value:
            return f"{short} {name} {currency}"
    return f"{value!r} {currency}"


def rounded(value: float, currency: str) -> str:
    """An amount for reading, three significant figures: `6.94 bn USD`."""
    for scale, name in ((1e12, "tn "), (1e9, "bn "), (1e6, "mn ")):
        if abs(value) >= scale * 0.9995:
            return f"{_three(value / scale)} {name}{currency}"
    return f"{_three(value)} {currency}"


def _three(value: float) -> str:
    digits = 3 if abs(value) < 999.5 else 4
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value)) + 1e-9)) if value else 0
    return f"{value:,.{min(decimals, 12)}f}"


@cache
def currency_names() -> dict[str, str]:
    """Every way to write a currency, in lower case, to its ISO code."""
    names = {code.lower(): code for code in CURRENCIES}
    return names | {word: code for code, (_, words) in CURRENCIES.items() for word in words}


def currency(text: str) -> str:
    """The ISO code of a currency."""
    word = tidy(text).lower()
    if word not in currency_names():
        known = "write an ISO code such as JPY, USD or EUR"
        raise ValueError(f"'{shortened(text)}' is not a known currency; {did_you_mean(word, currency_names(), known)}")
    return currency_names()[word]


def money(text: str) -> Money:
    """The amount that a text states."""
    word = tidy(text)
    if not word:
        raise ValueError("an empty amount; write for example 1 trillion yen")
    if re.search(r"(?:^|[^\w.])-|^\(|minus", word):
        raise ValueError(f"'{shortened(text)}' is negative; write a positive amount")
    value, rest = _value_and_words(word, text)
    code = _currency_of(rest, text)
    if not math.isfinite(value) or value > MAX_AMOUNT:
        raise ValueError(f"'{shortened(text)}' is more than the world's yearly output; check the unit")
    return Money(value, code, word)


def _value_and_words(word: str, text: str) -> tuple[float, list[str]]:
    """The number times its scale (`1兆2000億` adds up), and the words that must name the currency."""
    value, current = 0.0, None
    smallest = math.inf  # scales must descend in `1兆2000億`
    words: list[str] = []
    for piece in _PIECE.finditer(_spaced(word)):
        if piece["number"]:
            if current is not None:
                raise ValueError(f"'{shortened(text)}' holds two numbers; write one amount, for example $6.94 billion")
            current = _plain_number(piece["number"] + (piece["exponent"] or ""), text)
            continue
        scale = SCALES.get(piece["word"].lower())
        if scale is None:
            words.append(piece["word"])
        elif current is None or scale >= smallest:
            raise ValueError(
                f"'{shortened(text)}' has '{piece['word']}' without a number before it; write 1 trillion yen"
            )
        else:
            value, current, smallest = value + current * scale, None, scale
    if current is not None:
        value = value + current
    elif smallest == math.inf:
        raise ValueError(f"'{shortened(text)}' has no number; write for example 1 trillion yen")
    return value, words


def _plain_number(digits: str, text: str) -> float:
    try:
        return number(digits)
    except ValueError as error:
        hint = "; write a decimal point and thousands as 1,000" if "," in digits or "." in digits else ""
        raise ValueError(f"'{shortened(text)}': {str(error).split(';')[0]}{hint}") from None


def _spaced(word: str) -> str:
    """Currency signs and Japanese units set apart, so that `$6.94bn` and `1兆円` fall into pieces."""
    word = re.sub(r"([千万億兆])", r" \1 ", word)
    return re.sub(r"(?<=\d)(?=[^\d\s.,’'_e])|(?<=\d)(?=e(?![+\-\d]))", " ", word, flags=re.IGNORECASE)


def _currency_of(words: list[str], text: str) -> str:
    """The one currency that the words name; says which word is not understood."""
    names = currency_names()
    joined = " ".join(words).lower()
    if not words:
        raise ValueError(f"'{shortened(text)}' has no currency; write for example {shortened(text, 30)} yen")
    if joined in names:
        return names[joined]
    tight = joined.replace(" ", "")
    codes = {names[word.lower()] for word in words if word.lower() in names}
    strange = [word for word in words if word.lower() not in names]
    if tight in names:
        return names[tight]
    if not strange and len(codes) == 1:
        return codes.pop()
    if not strange:
        listed = " and ".join(sorted(codes))
        raise ValueError(f"'{shortened(text)}' names two currencies ({listed}); write one")
    hint = did_you_mean(strange[0], [*SCALES, *names], "write for example 1 trillion yen or $6.94 billion")
    raise ValueError(f"'{shortened(text)}': '{shortened(strange[0])}' is neither a unit nor a currency; {hint}")
