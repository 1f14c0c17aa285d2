"""Sections that are tables, such as exchange rates by pair of currencies.

In the file the rows stand beside the section's other keys (`{JPY/USD: 144.17, source: ...}`); in the model they are
`rates`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

from chipaccord.accord import exchange
from chipaccord.accord.fields import CurrencyPair, Day, ExchangeRate, Text
from chipaccord.accord.section import Section, Slips

ROWS = "rates"  # where the rows of a table stand in the model


class Table(Section):
    """A section whose own keys are rows, beside a few named keys."""

    row_pattern: ClassVar[str] = ""  # JSON schema: what a row's key looks like

    @model_validator(mode="before")
    @classmethod
    def _rows_apart(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or isinstance(data.get(ROWS), Mapping):
            return data
        named = {key: value for key, value in data.items() if key in cls.model_fields}
        rows = {key: value for key, value in data.items() if key not in cls.model_fields}
        return {**named, ROWS: rows}

    @model_serializer(mode="wrap")
    def _rows_inline(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        return {**data.pop(ROWS, {}), **data}

    @classmethod
    def row_key_pattern(cls) -> str:
        """The regular expression of a row's key, for the JSON schema."""
        return cls.row_pattern

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = super().__get_pydantic_json_schema__(core, handler)
        rows = schema["properties"].pop(ROWS)
        about = {key: rows[key] for key in ("description", "examples") if key in rows}
        schema["patternProperties"] = {cls.row_key_pattern(): {**rows.get("additionalProperties", {}), **about}}
        if not schema["properties"]:
            del schema["properties"]
        return schema


class ExchangeRates(Table):
    """Rates at which amounts are converted, by pair of currencies."""

    row_pattern = r"^[A-Za-z]{3}/[A-Za-z]{3}$"

    rates: Mapping[CurrencyPair, ExchangeRate] = Field(default={})
    source: Text = ""
    date: Day | None = None

    @property
    def cited(self) -> str:
        """Source and date of the rates, as far as they are given."""
        return ", ".join(text for text in (self.source, str(self.date or "")) if text)

    @model_validator(mode="after")
    def _plausible(self) -> Self:
        slips = Slips()
        for pair, rate in self.rates.items():
            if rate <= 0:
                slips.add((pair,), "accord-rate-zero", rate=f"{rate:g}")
            elif slip := exchange.implausible(pair, rate):
                slips.note((pair,), slip)
        if not slips.found:
            for pair in self.rates:
                if slip := exchange.disagreement(self.rates, pair):
                    slips.note((pair,), slip)
        slips.throw()
        return self
