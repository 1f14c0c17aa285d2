"""Amounts of money as people write them: `1 trillion yen`, `$6.94 billion`, `500 bn JPY`, `EUR 2 bn`, `1兆円`.

A `Money` is a value in units of its currency (not in billions) and keeps the text as written. Nothing is converted
here; exchange rates belong to the document (`chipaccord.accord.exchange`).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import cache

from chipaccord.accord.mistakes import Wrong, did_you_mean, said, shortened, wrong
from chipaccord.accord.numbers import number, tidy
from chipaccord.words import Words
from chipaccord.world.tables import shipped

MAX_AMOUNT = 1e19  # in any currency: some hundred times the world's yearly output in dong

SCALES: dict[str, float] = {
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "millions": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6,
    "m": 1e6, "crore": 1e7, "billion": 1e9, "billions": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "trillion": 1e12,
    "trillions": 1e12, "tn": 1e12, "trn": 1e12, "t": 1e12, "千": 1e3, "万": 1e4, "億": 1e8, "兆": 1e12,
}  # fmt: skip

# ISO code: (rough units per US dollar, to catch a rate quoted the wrong way round; other ways to write it)
_PIECE = re.compile(
    r"(?P<number>\d[\d,.’'_]*(?: \d{3}(?!\d))*|\.\d+)(?P<exponent>e[+-]?\d{1,3}(?![a-z]))?|(?P<word>[^\s\d]+)",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of `data/currencies.csv`: rough units of it for one US dollar, and other ways to write it."""

    code: str
    per_usd: float
    words: tuple[str, ...]


@cache
def currencies() -> dict[str, Currency]:
    """The currencies that a document may use, by their ISO code."""
    return {
        row["code"]: Currency(row["code"], float(row["per_usd"]), tuple(filter(None, row["words"].split("|"))))
        for row in shipped("currencies.csv")
    }


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of `currency` (an ISO code); `text` is how the document wrote it."""

    value: float
    currency: str
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text or spelled(self.value, self.currency)

    def said(self, words: Words) -> str:
        """The amount in a message: as written, or rounded to three figures where it was computed."""
        from chipaccord.words.numbers import KEEP, Numbers  # not needed to read an amount

        return self.text or Numbers(words).money(self.value, self.currency).replace(KEEP, " ")

    def __repr__(self) -> str:
        return f"Money({spelled(self.value, self.currency)!r})"


def spelled(value: float, currency: str) -> str:
    """An amount written so that `money` reads the same value back: `6.94 bn USD`."""
    for scale, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "mn")):
        short = f"{value / scale:.12g}"
        if value >= scale and float(short) * scale == value:
            return f"{short} {name} {currency}"
    return f"{value!r} {currency}"


@cache
def currency_names() -> dict[str, str]:
    """Every way to write a currency, in lower case, to its ISO code."""
    names = {code.lower(): code for code in currencies()}
    return names | {word: code for code, currency in currencies().items() for word in currency.words}


def currency(text: str) -> str:
    """The ISO code of a currency."""
    word = tidy(text).lower()
    if word not in currency_names():
        remedy = did_you_mean(word, currency_names(), said("accord-currency-remedy"))
        raise wrong("accord-currency", remedy, text=shortened(text))
    return currency_names()[word]


def money(text: str) -> Money:
    """The amount that a text states."""
    word = tidy(text)
    if not word:
        raise wrong("accord-amount-empty")
    if re.search(r"(?:^|[^\w.])-|^\(|minus", word):
        raise wrong("accord-amount-negative", text=shortened(text))
    value, rest = _value_and_words(word, text)
    code = _currency_of(rest, text)
    if not math.isfinite(value) or value > MAX_AMOUNT:
        raise wrong("accord-amount-large", text=shortened(text))
    return Money(value, code, word)


def _value_and_words(word: str, text: str) -> tuple[float, list[str]]:
    """The number times its scale (`1兆2000億` adds up), and the words that must name the currency."""
    value, current = 0.0, None
    smallest = math.inf  # scales must descend in `1兆2000億`
    words: list[str] = []
    for piece in _PIECE.finditer(_spaced(word)):
        if piece["number"]:
            if current is not None:
                raise wrong("accord-amount-two", text=shortened(text))
            current = _plain_number(piece["number"] + (piece["exponent"] or ""), text)
            continue
        scale = SCALES.get(piece["word"].lower())
        if scale is None:
            words.append(piece["word"])
        elif current is None or scale >= smallest:
            raise wrong("accord-amount-scale", text=shortened(text), word=piece["word"])
        else:
            value, current, smallest = value + current * scale, None, scale
    if current is not None:
        value = value + current
    elif smallest == math.inf:
        raise wrong("accord-amount-no-number", text=shortened(text))
    return value, words


def _plain_number(digits: str, text: str) -> float:
    try:
        return number(digits)
    except Wrong as error:
        remedy = said("accord-amount-digits-remedy") if "," in digits or "." in digits else error.remedy
        raise wrong("accord-amount-digits", remedy, text=shortened(text), what=error.what) from None


def _spaced(word: str) -> str:
    """Currency signs and Japanese units set apart, so that `$6.94bn` and `1兆円` fall into pieces."""
    word = re.sub(r"([千万億兆])", r" \1 ", word)
    return re.sub(r"(?<=\d)(?=[^\d\s.,’'_e])|(?<=\d)(?=e(?![+\-\d]))", " ", word, flags=re.IGNORECASE)


def _currency_of(words: list[str], text: str) -> str:
    """The one currency that the words name; says which word is not understood."""
    names = currency_names()
    joined = " ".join(words).lower()
    if not words:
        raise wrong("accord-amount-no-currency", text=shortened(text), amount=shortened(text, 30))
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
        raise wrong("accord-amount-two-currencies", text=shortened(text), codes=sorted(codes))
    remedy = did_you_mean(strange[0], [*SCALES, *names], said("accord-amount-word-remedy"))
    raise wrong("accord-amount-word", remedy, text=shortened(text), word=shortened(strange[0]))
