"""A grammar: the model of a document, which of its sections are terms, and what is compared between sections.

Faulty sections are left out of the accord that is compared; each check says which it cannot do without, so that a
mistake in one section does not hide those of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from chipaccord.accord.document import CURRENCY, Document
from chipaccord.accord.exchange import NoRateError
from chipaccord.accord.mistakes import Path, Wrong, wrong
from chipaccord.accord.money import Money
from chipaccord.world.facts import assumptions

D = TypeVar("D", bound=Document)
Finding = tuple[Path, Wrong]


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison of sections, and those without which it would find mistakes that are none."""

    run: Callable[[Any], Iterator[Finding]]  # takes the accord, typed by the part on its own `Terms`
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grammar(Generic[D]):
    """What a document may say. unbuilt: sections that are understood, but cannot be evaluated yet."""

    document: type[D]
    checks: tuple[Check, ...]
    terms: tuple[str, ...]
    unbuilt: tuple[str, ...] = ()


def unconverted(accord: Document, amounts: Iterable[tuple[Path, Money]]) -> Iterator[Finding]:
    """Every amount of the terms must convert into US dollars. Claims are left to their verdicts."""
    for path, amount in amounts:
        try:
            accord.usd(amount)
        except NoRateError:
            yield (
                path,
                wrong(
                    "accord-amount-rate", amount=amount, pair=f"{amount.currency}/{CURRENCY}", currency=amount.currency
                ),
            )


def assumption_bounds(accord: Document) -> Iterator[Finding]:
    """A share lies between 0 and 1, an elasticity above 0."""
    for name, setting in accord.assumptions.items():
        unit = assumptions()[name].unit
        low, central, high = setting.band
        if min(low, central, high) < 0 or (unit == "elasticity" and low == 0):
            yield ("assumptions", name), wrong("accord-assumption-negative", name=name, unit=unit)
        elif unit == "share" and high > 1:
            yield ("assumptions", name), wrong("accord-assumption-share", name=name)


CHECKS = (Check(assumption_bounds),)
