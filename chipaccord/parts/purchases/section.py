"""`purchases:` what the buyer's firms buy, and `subsidies:` the public money for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from chipaccord.accord.document import CURRENCY, Document
from chipaccord.accord.exchange import NoRateError
from chipaccord.accord.fields import Amount, Choices, Share, SubsidyRate, Text, YearKey, Years, reader
from chipaccord.accord.grammar import Check, Finding, unconverted
from chipaccord.accord.mistakes import Path, wrong
from chipaccord.accord.money import Money
from chipaccord.accord.names import listed
from chipaccord.accord.section import Section, Slips, one_whole, positive
from chipaccord.world.limits import largest_supply, sold_by
from chipaccord.world.vocabulary import products


def product(text: str) -> str:
    """A row of the product table."""
    return listed(text, products(), "accord-product")


Product = Annotated[str, reader(str, product, "product"), Choices(products)]


class Purchase(Section):
    """A purchase that the accord promises."""

    product: Product
    amount: Annotated[Amount, AfterValidator(positive)]
    over: Years
    sellers: Annotated[Mapping[Text, Share], AfterValidator(one_whole)] = Field(default={})
    mandate: Literal["exactly", "at_least", "none"] = "at_least"
    pace: Annotated[Mapping[YearKey, Share], AfterValidator(one_whole)] = Field(default={})
    source: Text = ""

    @model_validator(mode="after")
    def _paced(self) -> Self:
        slips = Slips()
        for year in self.pace:
            if year not in self.over.years:
                slips.add(("pace", str(year)), "accord-pace", year=str(year), span=str(self.over))
        slips.throw()
        return self

    def by_year(self) -> dict[int, float]:
        """The share of the amount bought in each year of `over`; the shares add up to 1."""
        years = self.over.years
        total = sum(self.pace.values())
        return {year: self.pace.get(year, 0.0) / total if total else 1 / len(years) for year in years}


class SubsidyRates(Section):
    """The part of the price that the public pays, by size of the buyer."""

    large: SubsidyRate | None = None
    small_and_medium: SubsidyRate | None = None


class Subsidies(Section):
    """Public money for the buyers."""

    budget: Amount | None = None
    rates: SubsidyRates = SubsidyRates()
    source: Text = ""


class Terms(Document):
    """A document with purchases."""

    purchases: tuple[Purchase, ...] = ()
    subsidies: Subsidies | None = None


def dates(accord: Terms) -> Iterator[Finding]:
    """A purchase cannot begin before the accord's year."""
    for index, purchase in enumerate(accord.purchases):
        if accord.as_of is not None and purchase.over.first < accord.as_of.year:
            slip = wrong("accord-purchase-early", span=str(purchase.over), day=str(accord.as_of))
            yield ("purchases", index, "over"), slip


def amounts(accord: Terms) -> Iterator[Finding]:
    """Every amount converts into dollars."""
    found: list[tuple[Path, Money]] = [
        (("purchases", index, "amount"), purchase.amount) for index, purchase in enumerate(accord.purchases)
    ]
    if accord.subsidies is not None and accord.subsidies.budget is not None:
        found.append((("subsidies", "budget"), accord.subsidies.budget))
    yield from unconverted(accord, found)


def supply(accord: Terms) -> Iterator[Finding]:
    """A mandate cannot exceed what the seller's industry makes in a year, sold to the whole world."""
    for index, purchase in enumerate(accord.purchases):
        if purchase.mandate == "none":
            continue
        try:
            total = accord.usd(purchase.amount)
        except NoRateError:
            continue
        seller = accord.parties.seller
        largest = largest_supply(purchase.product, seller)
        year, share = max(purchase.by_year().items(), key=lambda item: item[1])
        if share * total > largest:
            most, has = Money(share * total, CURRENCY), Money(largest, CURRENCY)
            values = {"amount": purchase.amount, "product": purchase.product, "year": str(year), "seller": seller}
            yield ("purchases", index, "amount"), wrong("accord-supply", most=most, largest=has, **values)


def sellers(accord: Terms) -> Iterator[Finding]:
    """The product table gives origin and value content for the firms of one economy; for others it says nothing."""
    for index, purchase in enumerate(accord.purchases):
        seller = sold_by(purchase.product)
        if seller != accord.parties.seller:
            values = {"product": purchase.product, "described": seller, "seller": accord.parties.seller}
            yield ("purchases", index, "product"), wrong("accord-seller", **values)


TERMS = ("purchases",)
CHECKS = (
    Check(dates),
    Check(amounts, frozenset({"exchange_rates"})),
    Check(sellers, frozenset({"parties"})),
    Check(supply, frozenset({"parties", "exchange_rates"})),
)
