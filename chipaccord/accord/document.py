"""What every document says, whatever its terms: title, date, parties, rates, settings, scenarios, sources.

Rates are decimals inside; amounts keep their currency. A part of the accord adds its own sections by deriving its
`Terms` from `Document` (`chipaccord.parts.document` joins them).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from chipaccord.accord.exchange import converted
from chipaccord.accord.fields import AssumptionId, Day, Economy, Language, Number, Text
from chipaccord.accord.money import Money
from chipaccord.accord.section import Section, Slips
from chipaccord.accord.tables import ExchangeRates
from chipaccord.words import Words

CURRENCY = "USD"  # into which every amount is converted


class Parties(Section):
    """Who buys and who sells."""

    buyer: Economy
    seller: Economy

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.buyer == self.seller:
            Slips().add(("seller",), "accord-parties-same", code=self.buyer).throw()
        return self


class AssumptionRange(Section):
    """Other settings for one marked assumption; low and high give every headline figure its range."""

    central: Number
    low: Number | None = None
    high: Number | None = None
    why: Text = ""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        low, central, high = self.band
        if not low <= central <= high:
            values = {"low": f"{low:g}", "central": f"{central:g}", "high": f"{high:g}"}
            Slips().add(("central",), "accord-band-order", **values).throw()
        return self

    @property
    def band(self) -> tuple[float, float, float]:
        """Low, central and high."""
        low = self.central if self.low is None else self.low
        high = self.central if self.high is None else self.high
        return low, self.central, high


class ModelSettings(Section):
    """How the trade model is closed."""

    deficits: Literal["fixed", "gdp_share", "balanced"] = "fixed"


class Document(Section):
    """A document without terms: what every accord says beside them."""

    title: Text = Field(default="", alias="accord")
    as_of: Day | None = None
    parties: Parties
    exchange_rates: ExchangeRates = ExchangeRates()
    assumptions: Mapping[AssumptionId, AssumptionRange] = Field(default={})
    model: ModelSettings = ModelSettings()
    language: Language | None = None
    scenarios: Mapping[Text, Mapping[Text, Any]] = Field(default={})
    not_evaluated: tuple[Text, ...] = ()
    assumed: tuple[Text, ...] = ()
    sources: tuple[Text, ...] = ()

    def called(self, words: Words) -> str:
        """The title, or what a document without one is called."""
        return self.title or words("accord-untitled")

    def usd(self, amount: Money) -> float:
        """An amount in US dollars at the stated rates. Raises `NoRateError`."""
        return converted(amount, CURRENCY, self.exchange_rates.rates)

    def to_dict(self) -> dict[str, Any]:
        """The document as plain data with the keys of the file; reading it again gives an equal accord."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    def digest(self) -> str:
        """SHA-256 of what the document says, whatever its comments, order of keys and layout."""
        canonical = json.dumps(self.to_dict(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
