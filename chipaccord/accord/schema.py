"""The document: what a bilateral semiconductor accord says, as frozen models that forbid unknown keys.

The text beside each field is its documentation, its entry in the JSON schema and its label in forms. Rates are
decimals inside; amounts keep their currency. Everything but `parties` and one purchase, support or tariff
is optional.
`chipaccord.accord.read` builds an `Accord` from a file and reports every mistake with its line.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from chipaccord.accord.claim import Claim
from chipaccord.accord.exchange import converted
from chipaccord.accord.fields import (
    Amount,
    AssumptionId,
    Day,
    Economy,
    Number,
    Product,
    Share,
    SubsidyRate,
    Text,
    YearKey,
    Years,
)
from chipaccord.accord.money import Money
from chipaccord.accord.section import Section, Slips, one_whole, positive
from chipaccord.accord.supply import Shock, Support
from chipaccord.accord.tables import ElsewhereTariffs, ExchangeRates, Tariffs


class Parties(Section):
    """Who buys and who sells."""

    buyer: Economy = Field(description="Economy that buys, by its code", examples=["JPN"])
    seller: Economy = Field(description="Economy whose firms sell, by its code", examples=["USA"])

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.buyer == self.seller:
            Slips().add(("seller",), f"buyer and seller are both {self.buyer}", "name two economies").throw()
        return self


class Purchase(Section):
    """A purchase that the accord promises."""

    product: Product = Field(
        description="What is bought: a row of the product table, which holds its sector, origin and value content",
        examples=["ai_accelerators"],
    )
    amount: Annotated[Amount, AfterValidator(positive)] = Field(
        description="How much is bought over all years together", examples=["1 trillion yen"]
    )
    over: Years = Field(description="Years in which it is bought, both ends included", examples=["2026..2028"])
    sellers: Annotated[Mapping[Text, Share], AfterValidator(one_whole)] = Field(
        default={},
        description="Selling firms and their shares, which add up to 100%",
        examples=["{NVIDIA: 80%, others: 20%}"],
    )
    mandate: Literal["exactly", "at_least", "none"] = Field(
        default="at_least",
        description="How binding it is: `exactly` this much, `at_least` this much, or `none` (only promised)",
        examples=["at_least"],
    )
    pace: Annotated[Mapping[YearKey, Share], AfterValidator(one_whole)] = Field(
        default={},
        description="Share bought in each year, adding up to 100%; without it every year is equal",
        examples=["{2026: 20%, 2027: 40%, 2028: 40%}"],
    )
    source: Text = Field(
        default="", description="Where these terms are stated", examples=["Asahi Shimbun, 28 May 2025"]
    )

    @model_validator(mode="after")
    def _paced(self) -> Self:
        slips = Slips()
        for year in self.pace:
            if year not in self.over.years:
                slips.add(("pace", str(year)), f"{year} lies outside {self.over}", "change `over` or the year")
        slips.throw()
        return self

    def by_year(self) -> dict[int, float]:
        """The share of the amount bought in each year of `over`; the shares add up to 1."""
        years = self.over.years
        total = sum(self.pace.values())
        return {year: self.pace.get(year, 0.0) / total if total else 1 / len(years) for year in years}


class SubsidyRates(Section):
    """The part of the price that the public pays, by size of the buyer."""

    large: SubsidyRate | None = Field(default=None, description="Rate for large firms", examples=["1/3"])
    small_and_medium: SubsidyRate | None = Field(
        default=None, description="Rate for small and medium firms", examples=["1/2"]
    )


class Subsidies(Section):
    """Public money for the buyers."""

    budget: Amount | None = Field(
        default=None, description="What the programme may cost over all years together", examples=["400 billion yen"]
    )
    rates: SubsidyRates = Field(
        default=SubsidyRates(),
        description="Part of the price paid, by size of the buyer",
        examples=["{large: 1/3, small_and_medium: 1/2}"],
    )
    source: Text = Field(default="", description="Where these terms are stated", examples=["METI, April 2024"])


class AssumptionRange(Section):
    """Other settings for one marked assumption; low and high give every headline figure its range."""

    central: Number = Field(description="The setting used", examples=["4"])
    low: Number | None = Field(default=None, description="Low setting; the central one when left out", examples=["2"])
    high: Number | None = Field(default=None, description="High setting; the central one when left out", examples=["9"])
    why: Text = Field(default="", description="The reason, printed in the report", examples=["our own estimate"])

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        low, central, high = self.band
        if not low <= central <= high:
            what = f"low {low:g}, central {central:g}, high {high:g} are not in this order"
            Slips().add(("central",), what, "give low <= central <= high").throw()
        return self

    @property
    def band(self) -> tuple[float, float, float]:
        """Low, central and high."""
        low = self.central if self.low is None else self.low
        high = self.central if self.high is None else self.high
        return low, self.central, high


class ModelSettings(Section):
    """How the trade model is closed."""

    deficits: Literal["fixed", "gdp_share", "balanced"] = Field(
        default="fixed",
        description="Overall trade deficits: `fixed` as shares of world output, `gdp_share` as shares of each "
        "economy's own, or `balanced`",
        examples=["fixed"],
    )


Edits = Mapping[Text, Any]


class Accord(Section):
    """A bilateral semiconductor accord."""

    model_config = ConfigDict(title="chipaccord document")

    title: Text = Field(
        default="Untitled accord",
        alias="accord",
        description="Name of the accord, the report's title",
        examples=["Japan-US semiconductor purchase plan"],
    )
    as_of: Day | None = Field(
        default=None,
        description="Date of the terms; tariffs in force elsewhere on this date belong to the baseline",
        examples=["2025-05-28"],
    )
    parties: Parties = Field(description="Who buys and who sells", examples=["{buyer: JPN, seller: USA}"])
    exchange_rates: ExchangeRates = Field(
        default=ExchangeRates(),
        description="Rates at which amounts are converted; needed for any currency but the US dollar",
        examples=['{JPY/USD: 144.17, source: "Reuters, 28 May 2025"}'],
    )
    purchases: tuple[Purchase, ...] = Field(default=(), description="What the buyer's firms buy")
    subsidies: Subsidies | None = Field(default=None, description="Public money for the buyers")
    support: tuple[Support, ...] = Field(default=(), description="Public money for capacity in the chip supply network")
    tariffs: Tariffs | None = Field(default=None, description="Duties with and without the deal, and elsewhere")
    shocks: tuple[Shock, ...] = Field(
        default=(),
        description="Outages of the chip supply network under which the accord is judged: names of shipped shocks "
        "(`chipaccord world show shocks` lists them), or shocks of your own",
    )
    assumptions: Mapping[AssumptionId, AssumptionRange] = Field(
        default={},
        description="Other settings for marked assumptions; `chipaccord world show assumptions` lists them",
        examples=["{chip_elasticity: {low: 2, central: 4, high: 9}}"],
    )
    model: ModelSettings = Field(default=ModelSettings(), description="How the trade model is closed")
    claims: tuple[Claim, ...] = Field(default=(), description="Stated figures to check")
    scenarios: Mapping[Text, Edits] = Field(
        default={},
        description="Named variants: edits of this document, each a path and its new value",
        examples=["{strong yen: {exchange_rates.JPY/USD: 120}}"],
    )
    not_evaluated: tuple[Text, ...] = Field(
        default=(), description="Terms of the offer that are named but not evaluated; the report prints them"
    )
    assumed: tuple[Text, ...] = Field(
        default=(), description="Terms of this document that no source states; the report lists them as assumptions"
    )
    sources: tuple[Text, ...] = Field(default=(), description="Where the accord's terms are stated")

    @property
    def tariffs_elsewhere(self) -> ElsewhereTariffs:
        """The duties on everyone else that belong to the baseline.

        What `tariffs.elsewhere` says; without it the US tariffs in force on the date of the accord.
        """
        if self.tariffs is not None and self.tariffs.elsewhere is not None:
            return self.tariffs.elsewhere
        return ElsewhereTariffs(in_force_on=self.as_of)

    def usd(self, amount: Money) -> float:
        """An amount in US dollars at the stated rates. Raises `NoRateError`."""
        return converted(amount, "USD", self.exchange_rates.rates)

    def to_dict(self) -> dict[str, Any]:
        """The document as plain data with the keys of the file; reading it again gives an equal accord."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    def digest(self) -> str:
        """SHA-256 of what the document says, whatever its comments, order of keys and layout."""
        canonical = json.dumps(self.to_dict(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
