"""The kinds of value that a document's fields hold: each reads the text as written and shows up in the JSON schema.

Names (economies, sectors, products) become lists of choices in the schema when it is exported, not at import.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import GetJsonSchemaHandler, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema

from chipaccord.accord import names, numbers
from chipaccord.accord.money import SCALES, Money, currency_names, money
from chipaccord.accord.numbers import Duty, Span
from chipaccord.world.facts import assumptions, facts
from chipaccord.world.vocabulary import ALL_GOODS, economies, products, sectors

T = TypeVar("T")
JsonSchema = dict[str, Any]


def reader(kind: type[T], read: Callable[[str], T], expected: str) -> PlainValidator:
    """A validator that takes a value of `kind` as it is and reads anything else from its text."""

    def validate(value: Any) -> T:
        if isinstance(value, kind) and not (kind is str or isinstance(value, bool | float | int)):
            return value
        if isinstance(value, float | int) and not isinstance(value, bool):
            value = repr(value)
        if not isinstance(value, str):
            raise ValueError(f"a {_shape(value)} where {expected} is expected; write {expected}")
        if not value.strip():
            raise ValueError(f"empty; write {expected}")
        return read(value)

    return PlainValidator(validate)


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "section of keys"
    return "list" if isinstance(value, list | tuple) else type(value).__name__


class Choices:
    """JSON schema of a name: the choices are read from the shipped tables when the schema is asked for."""

    def __init__(self, choices: Callable[[], Iterable[str]]) -> None:
        self.choices = choices

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {"type": "string", "enum": list(self.choices())}


class Pattern:
    """JSON schema of a text: its regular expression is made when the schema is asked for."""

    def __init__(self, pattern: Callable[[], str]) -> None:
        self.pattern = pattern

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {"type": "string", "pattern": self.pattern()}


def money_pattern() -> str:
    """The regular expression of an amount: a number with its unit, a known currency before or after it."""

    def any_of(words: Iterable[str]) -> str:
        cased = {form for word in words for form in (word, word.upper(), word.capitalize(), word.title())}
        return "(" + "|".join(re.escape(form) for form in sorted(cased, key=lambda form: (-len(form), form))) + ")"

    currencies, scales = any_of(currency_names()), any_of(SCALES)
    figure = r"[0-9][0-9.,' ]*(e[0-9]+)?"
    chain = rf"{figure}(\s*[千万億兆]\s*{figure})*\s*{scales}?"
    return rf"^\s*({currencies}\s*{chain}|{chain}\s*{currencies})\s*$"


def pair_pattern() -> str:
    """The regular expression of `USA on JPN` over the economies of this world."""
    codes = "|".join(economies())
    return f"^({codes}) on ({codes})$"


def tariff_sectors() -> list[str]:
    """`all goods` and the goods sectors."""
    return [ALL_GOODS, *(code for code, sector in sectors().items() if sector.goods)]


def _text(value: str) -> str:
    text = " ".join(value.split())
    if len(text) > 2000:
        raise ValueError("a text of more than 2,000 characters; shorten it")
    return text


_RATE_PATTERN = r"^\s*[0-9.]+\s*(%|percent|/\s*[0-9.]+)?\s*$"
_RATE_SCHEMA: JsonSchema = {"anyOf": [{"type": "string", "pattern": _RATE_PATTERN}, {"type": "number", "minimum": 0}]}
_SHARE_SCHEMA: JsonSchema = {
    "anyOf": [{"type": "string", "pattern": _RATE_PATTERN}, {"type": "number", "minimum": 0, "maximum": 1}]
}
_DUTY_PATTERN = r"^\s*\+?\s*[0-9.]+\s*(%|percent|/\s*[0-9.]+)?\s*$"
_YEAR_SCHEMA: JsonSchema = {"type": "integer", "minimum": numbers.FIRST_YEAR, "maximum": numbers.LAST_YEAR}
_YEAR_KEY_SCHEMA: JsonSchema = {"type": "string", "pattern": r"^\d{4}$"}  # a key is a text in JSON

Text = Annotated[str, reader(str, _text, "a text"), WithJsonSchema({"type": ["string", "number"]})]
Amount = Annotated[
    Money,
    reader(Money, money, "an amount such as 1 trillion yen"),
    PlainSerializer(str),
    Pattern(money_pattern),
]
Share = Annotated[float, reader(float, numbers.share, "a share such as 80%"), WithJsonSchema(_SHARE_SCHEMA)]
SubsidyRate = Annotated[
    float, reader(float, numbers.subsidy_rate, "a rate such as 1/3 or 50%"), WithJsonSchema(_SHARE_SCHEMA)
]
Tolerance = Annotated[float, reader(float, numbers.share, "a tolerance such as 5%"), WithJsonSchema(_SHARE_SCHEMA)]
Number = Annotated[
    float,
    reader(float, numbers.fraction, "a number such as 4, 5% or 1/3"),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "number"}]}),
]
ExchangeRate = Annotated[
    float,
    reader(float, numbers.number, "a number such as 144.17"),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
DutyRate = Annotated[
    Duty,
    reader(Duty, numbers.duty, "a duty such as 15% or +24%"),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": _DUTY_PATTERN}, {"type": "number", "minimum": 0}]}),
]
Years = Annotated[
    Span,
    reader(Span, numbers.span, "years such as 2026..2028"),
    PlainSerializer(str),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"^\d{4}\s*(\.\.\s*\d{4})?$"}, _YEAR_SCHEMA]}),
]
YearKey = Annotated[int, reader(int, numbers.year, "a year such as 2026"), WithJsonSchema(_YEAR_KEY_SCHEMA)]
Day = Annotated[
    date,
    reader(date, numbers.day, "a date such as 2025-05-28"),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Economy = Annotated[str, reader(str, names.economy, "an economy such as JPN"), Choices(economies)]
Product = Annotated[str, reader(str, names.product, "a product of the product table"), Choices(products)]
FactId = Annotated[str, reader(str, names.fact, "the id of a known figure"), Choices(lambda: list(facts()))]
AssumptionId = Annotated[
    str, reader(str, names.assumption, "a marked assumption"), Choices(lambda: list(assumptions()))
]
EconomyPair = Annotated[str, reader(str, names.pair, "two economies such as USA on JPN")]
TariffSector = Annotated[str, reader(str, names.tariff_sector, "a sector or 'all goods'"), Choices(tariff_sectors)]
CurrencyPair = Annotated[str, reader(str, names.currency_pair, "a pair such as JPY/USD")]
