"""A quantity with its unit: what a claim states and what a fact holds, brought to comparable form.

`unit` is a currency's ISO code (value in units of it), "share" (a decimal), a counted thing as a fact names it
("rounds", "chips"), or "" for a bare number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from chipaccord.accord.mistakes import Wrong, nearest, said, shortened, wrong
from chipaccord.accord.money import SCALES, Money, currencies, money
from chipaccord.accord.numbers import fraction, number, tidy
from chipaccord.world.facts import Fact, facts

SHARE = "share"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in a unit; `text` is how it was written."""

    value: float
    unit: str
    text: str = field(default="", compare=False)

    @property
    def money(self) -> Money | None:
        """The same as an amount of money, or None when it is none."""
        return Money(self.value, self.unit, self.text) if self.unit in currencies() else None

    def __str__(self) -> str:
        return self.text or f"{self.value!r} {self.unit}".strip()


def quantity(text: str) -> Quantity:
    """An amount (`10 trillion yen`), a rate (`10%`, `1/3`), a counted thing (`4 rounds`) or a bare number."""
    word = tidy(text)
    if re.search(r"%|percent|per cent|pct|^[\d. ]+/[\d. ]+$", word.lower()):
        return Quantity(fraction(word), SHARE, word)
    try:
        return Quantity(number(word), "", word)
    except Wrong:
        pass
    counted = re.fullmatch(r"([\d,. ]*\d) *([^\d\s].*)", word)
    if counted and counted[2] in _counted():
        return Quantity(number(counted[1]), counted[2], word)
    try:
        amount = money(word)
    except Wrong:
        if counted and not re.search("|".join(f"\\b{name}\\b" for name in SCALES if name.isascii()), counted[2]):
            near = nearest(counted[2], _counted())
            if near is not None:
                remedy = said("accord-did-you-mean", name=near)
                raise wrong("accord-unit", remedy, text=shortened(text), unit=counted[2]) from None
        raise
    return Quantity(amount.value, amount.currency, word)


def of_fact(fact: Fact) -> Quantity:
    """The quantity that a fact holds, in units (not billions) of its currency, percent as a decimal."""
    return Quantity(fact.value * _scale(fact.unit), _unit(fact.unit))


def band_of(fact: Fact) -> tuple[float, float]:
    """The low and high values of a fact in the same unit as `of_fact`; its value twice when it has no band."""
    low = fact.value if fact.low is None else fact.low
    high = fact.value if fact.high is None else fact.high
    return low * _scale(fact.unit), high * _scale(fact.unit)


def _unit(unit: str) -> str:
    words = unit.split()
    if unit in (SHARE, "percent"):
        return SHARE
    if words[-1:] and words[-1] in currencies() and len(words) <= 2 and "per" not in words:
        return words[-1]
    return unit


def _scale(unit: str) -> float:
    words = unit.split()
    if unit == "percent":
        return 0.01
    if len(words) == 2 and words[1] in currencies():
        return SCALES[words[0]]
    return 1.0


@cache
def _counted() -> frozenset[str]:
    """Units of facts that are neither money nor a share."""
    units = {_unit(fact.unit) for fact in facts().values()}
    return frozenset(units - set(currencies()) - {SHARE})
