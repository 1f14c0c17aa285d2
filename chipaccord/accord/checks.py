"""Checks that compare sections of a document: dates against years, currencies against rates, mandates against supply.

Faulty sections are left out of the accord that is checked; each check says which it cannot do without, so that a
mistake in one section does not hide those of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chipaccord.accord.exchange import NoRateError
from chipaccord.accord.mistakes import Path
from chipaccord.accord.money import Money, spelled
from chipaccord.accord.schema import Accord, Purchase
from chipaccord.world.facts import assumptions
from chipaccord.world.tables import shipped

SELLER = "seller_economy"  # the row of the product table that names whose firms sell it
Finding = tuple[Path, str, str]  # where, what, remedy


@dataclass(frozen=True, slots=True)
class Check:
    """A check, and the sections without which it would find mistakes that are none."""

    needs: frozenset[str]
    run: Callable[[Accord], Iterator[Finding]]


def dates(accord: Accord) -> Iterator[Finding]:
    """A purchase cannot begin before the accord's year."""
    for index, purchase in enumerate(accord.purchases):
        if accord.as_of is not None and purchase.over.first < accord.as_of.year:
            what = f"{purchase.over} begins before the accord's date {accord.as_of}"
            yield ("purchases", index, "over"), what, "correct `over` or `as_of`"


def support_dates(accord: Accord) -> Iterator[Finding]:
    """Supported capacity cannot produce before the accord's year."""
    for index, support in enumerate(accord.support):
        if accord.as_of is not None and support.since < accord.as_of.year:
            what = f"{support.since} lies before the accord's date {accord.as_of}"
            yield ("support", index, "from"), what, "correct `from` or `as_of`"


def shock_names(accord: Accord) -> Iterator[Finding]:
    """Every shock is named once."""
    seen: set[str] = set()
    for index, shock in enumerate(accord.shocks):
        if shock.name in seen:
            yield ("shocks", index), f"'{shock.name}' stands twice", "remove one, or rename it"
        seen.add(shock.name)


def shock_frequencies(accord: Accord) -> Iterator[Finding]:
    """Shocks are taken one at a time: their frequencies are chances of a year and leave room for a year without any."""
    total = sum(shock.a_year for shock in accord.shocks)
    if total > 1:
        what = f"the frequencies of the shocks add up to {total:.0%} a year"
        yield ("shocks",), what, "lower some `frequency`; together they are at most 100%"


def amounts(accord: Accord) -> Iterator[tuple[Path, Money]]:
    """Every amount that has to be converted into dollars, with its path."""
    for index, purchase in enumerate(accord.purchases):
        yield ("purchases", index, "amount"), purchase.amount
    if accord.subsidies is not None and accord.subsidies.budget is not None:
        yield ("subsidies", "budget"), accord.subsidies.budget
    for index, support in enumerate(accord.support):
        yield ("support", index, "amount"), support.amount


def currencies(accord: Accord) -> Iterator[Finding]:
    """Every amount of the terms must convert into US dollars. Claims are left to their verdicts."""
    for path, amount in amounts(accord):
        try:
            accord.usd(amount)
        except NoRateError:
            remedy = f"add `exchange_rates: {{{amount.currency}/USD: ...}}` with its source"
            yield path, f"'{amount}' cannot be converted: no exchange rate for {amount.currency}", remedy


def supply(accord: Accord) -> Iterator[Finding]:
    """A mandate cannot exceed what the seller's industry makes in a year, sold to the whole world."""
    from chipaccord.world.limits import largest_supply  # the base year is only read where a mandate asks for it

    for index, purchase in enumerate(accord.purchases):
        if purchase.mandate == "none":
            continue
        try:
            total = accord.usd(purchase.amount)
        except NoRateError:
            continue
        largest = largest_supply(purchase.product, accord.parties.seller)
        year, most = _heaviest(purchase, total)
        if most > largest:
            what = (
                f"'{purchase.amount}' asks for {_bn(most)} in {year}, more than the world output of "
                f"{accord.parties.seller} in what makes {purchase.product} ({_bn(largest)} a year)"
            )
            remedy = "lower the amount, spread it over more years, or set `mandate: none`"
            yield ("purchases", index, "amount"), what, remedy


def _heaviest(purchase: Purchase, total: float) -> tuple[int, float]:
    year, share = max(purchase.by_year().items(), key=lambda item: item[1])
    return year, share * total


def _bn(value: float) -> str:
    return spelled(float(f"{value:.3g}"), "USD")


def sellers(accord: Accord) -> Iterator[Finding]:
    """The product table gives origin and value content for the firms of one economy; for others it says nothing."""
    described = {row["product"]: row["economy"] for row in shipped("products.csv") if row["piece"] == SELLER}
    for index, purchase in enumerate(accord.purchases):
        seller = described.get(purchase.product, accord.parties.seller)
        if seller != accord.parties.seller:
            what = f"'{purchase.product}' is described for firms of {seller}, not of {accord.parties.seller}"
            remedy = f"set `seller: {seller}`, or name the purchase under `not_evaluated:`"
            yield ("purchases", index, "product"), what, remedy


def assumption_bounds(accord: Accord) -> Iterator[Finding]:
    """A share lies between 0 and 1, an elasticity above 0."""
    for name, setting in accord.assumptions.items():
        unit = assumptions()[name].unit
        low, central, high = setting.band
        if min(low, central, high) < 0 or (unit == "elasticity" and low == 0):
            yield ("assumptions", name), f"{name} is {'an' if unit[0] in 'aeiou' else 'a'} {unit}", "it lies above 0"
        elif unit == "share" and high > 1:
            yield ("assumptions", name), f"{name} is a share", "write it as 5% or 0.05"


CHECKS = (
    Check(frozenset(), dates),
    Check(frozenset(), support_dates),
    Check(frozenset(), shock_names),
    Check(frozenset(), shock_frequencies),
    Check(frozenset({"exchange_rates"}), currencies),
    Check(frozenset({"parties"}), sellers),
    Check(frozenset({"parties", "exchange_rates"}), supply),
    Check(frozenset(), assumption_bounds),
)
