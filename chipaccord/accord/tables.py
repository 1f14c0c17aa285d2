"""Sections that are tables: exchange rates by pair of currencies, duties by pair of economies and sector.

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
from chipaccord.accord.fields import (
    CurrencyPair,
    Day,
    DutyRate,
    EconomyPair,
    ExchangeRate,
    TariffSector,
    Text,
    pair_pattern,
)
from chipaccord.accord.mistakes import shortened
from chipaccord.accord.names import ON
from chipaccord.accord.numbers import Duty
from chipaccord.accord.section import Section, Slips
from chipaccord.world.vocabulary import ALL_GOODS, sectors

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
        schema = handler.resolve_ref_schema(handler(core))
        rows = schema.get("properties", {}).pop(ROWS, None)
        if rows is not None:
            values = rows.get("additionalProperties", True)
            schema["patternProperties"] = {cls.row_key_pattern(): values}
            if not schema["properties"]:
                del schema["properties"]
        return schema


class ExchangeRates(Table):
    """Rates at which amounts are converted, as `JPY/USD: 144.17` for 144.17 yen to the dollar."""

    row_pattern = r"^[A-Za-z]{3}/[A-Za-z]{3}$"

    rates: Mapping[CurrencyPair, ExchangeRate] = Field(
        default={},
        title="JPY/USD",
        description="Units of the first currency for one of the second",
        examples=["144.17"],
    )
    source: Text = Field(default="", description="Where the rates are stated", examples=["Reuters, 28 May 2025"])
    date: Day | None = Field(default=None, description="Date of the rates", examples=["2025-05-28"])

    @property
    def cited(self) -> str:
        """Source and date of the rates, as far as they are given."""
        return ", ".join(text for text in (self.source, str(self.date or "")) if text)

    @model_validator(mode="after")
    def _plausible(self) -> Self:
        slips = Slips()
        for pair, rate in self.rates.items():
            if rate <= 0:
                slips.add((pair,), f"{rate:g} is not a rate", "a rate is above zero")
            elif reason := exchange.implausible(pair, rate):
                what, _, remedy = reason.partition("; ")
                slips.add((pair,), what, remedy)
        if not slips.found:
            for pair in self.rates:
                if reason := exchange.disagreement(self.rates, pair):
                    what, _, remedy = reason.partition("; ")
                    slips.add((pair,), what, remedy)
        slips.throw()
        return self


class TariffTable(Table):
    """Duties by pair of economies and sector, as `USA on JPN: {all goods: 24%, motor_vehicles: 27.5%}`."""

    rates: Mapping[EconomyPair, Mapping[TariffSector, DutyRate]] = Field(
        default={},
        title="USA on JPN",
        description="Duties that the first economy levies on goods of the second, by sector; `all goods` is every "
        "sector but services, and a sector's own row overrides it. `15%` is the whole duty applied, never below "
        "the duty already in force; `+24%` comes on top of it",
        examples=["{all goods: 24%, motor_vehicles: 27.5%}"],
    )

    @classmethod
    def row_key_pattern(cls) -> str:
        """`USA on JPN` over the economies of this world."""
        return pair_pattern()

    def duties(self) -> dict[tuple[str, str, str], Duty]:
        """(importer, exporter, sector) to duty, with `all goods` written out over the goods sectors."""
        goods = [code for code, sector in sectors().items() if sector.goods]
        out: dict[tuple[str, str, str], Duty] = {}
        for pair, row in self.rates.items():
            importer, exporter = pair.split(ON)
            general = row.get(ALL_GOODS)
            for sector in goods:
                duty = row.get(sector, general)
                if duty is not None:
                    out[importer, exporter, sector] = duty
        return out


def _retaliation(data: Any) -> Any:
    return None if isinstance(data, str) and data.strip().lower() == "none" else data


def _or_none(schema: dict[str, Any]) -> None:
    """JSON schema: the text `none` beside the table."""
    schema["anyOf"].append({"const": "none"})


class NoDealTariffs(TariffTable):
    """Duties without the deal: the threat."""

    retaliation: TariffTable | None = Field(
        default=None,
        description="Duties that the other side levies in return: `none`, or a table such as "
        "`{JPN on USA: {all goods: 10%}}`",
        examples=["none"],
        json_schema_extra=_or_none,
    )

    @model_validator(mode="before")
    @classmethod
    def _none_is_none(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and "retaliation" in data:
            return {**data, "retaliation": _retaliation(data["retaliation"])}
        return data


IN_FORCE = "in force on "  # how a date is written in place of the table


class ElsewhereTariffs(TariffTable):
    """Duties on everyone else, part of the baseline: those in force on a date, rows of your own, or both."""

    in_force_on: Day | None = Field(
        default=None,
        description="Start from the US tariffs added by this date; without it, from the base year's ordinary duties. "
        "A row replaces what was in force between its pair on its sectors",
        examples=["2025-08-07"],
    )

    @model_validator(mode="before")
    @classmethod
    def _words(cls, data: Any) -> Any:
        """`none` and `in force on 2025-08-07` in place of the table."""
        if not isinstance(data, str):
            return data
        text = " ".join(data.split())
        if text.lower() == "none":
            return {}
        if text.lower().startswith(IN_FORCE):
            return {"in_force_on": text[len(IN_FORCE) :]}
        raise ValueError(f"'{shortened(data)}' is not understood; write none, in force on 2025-08-07, or a table")

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> Any:
        return self._rows_inline(handler) if self.rates else str(self)

    def __str__(self) -> str:
        parts = [f"{IN_FORCE}{self.in_force_on}"] if self.in_force_on else []
        return " and ".join([*parts, *(["as listed"] if self.rates else [])]) or "none"


def _or_words(schema: dict[str, Any]) -> None:
    """JSON schema: the words beside the table."""
    schema["anyOf"].append({"type": "string", "pattern": rf"^(none|{IN_FORCE}\d{{4}}-\d{{2}}-\d{{2}})$"})


class Tariffs(Section):
    """Duties with and without the deal."""

    no_deal: NoDealTariffs | None = Field(default=None, description="Duties if there is no deal")
    deal: TariffTable | None = Field(default=None, description="Duties with the deal")
    elsewhere: ElsewhereTariffs | None = Field(
        default=None,
        description="Duties on everyone else, part of the baseline: US tariffs added and `in force on` a date, `none`, "
        "or a table; without this key those in force on the accord's date",
        examples=["in force on 2025-08-07"],
        json_schema_extra=_or_words,
    )
    source: Text = Field(
        default="", description="Where the duties are stated", examples=["White House, 5 September 2025"]
    )
