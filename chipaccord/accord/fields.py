"""The kinds of value that any section's fields may hold: each reads the text as written, and has its JSON schema.

Names (economies, assumptions) become lists of choices in the schema when it is exported, not at import. Kinds that
need the vocabulary of one part stand in that part's section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import GetJsonSchemaHandler, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema

from chipaccord.accord import names, numbers
from chipaccord.accord.mistakes import said, wrong
from chipaccord.accord.money import SCALES, Money, currency_names, money
from chipaccord.accord.numbers import Duty, Span
from chipaccord.words import LANGUAGES
from chipaccord.world.facts import assumptions
from chipaccord.world.vocabulary import economies

T = TypeVar("T")
JsonSchema = dict[str, Any]
LONGEST = 2000  # characters of a text


def reader(kind: type[T], read: Callable[[str], T], expected: str) -> PlainValidator:
    """A validator that takes a value of `kind` as it is and reads anything else from its text.

    expected: what is to be written, by its message `expected-<expected>` ("an amount such as ...").
    """

    def validate(value: Any) -> T:
        if isinstance(value, kind) and not (kind is str or isinstance(value, bool | float | int)):
            return value
        if isinstance(value, float | int) and not isinstance(value, bool):
            value = repr(value)
        if not isinstance(value, str):
            shape = "section" if isinstance(value, dict) else "list" if isinstance(value, list | tuple) else "other"
            raise wrong("accord-shape", shape=shape, expected=said(f"expected-{expected}"))
        if not value.strip():
            raise wrong("accord-empty", expected=said(f"expected-{expected}"))
        return read(value)

    return PlainValidator(validate)


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


def _text(value: str) -> str:
    text = " ".join(value.split())
    if len(text) > LONGEST:
        raise wrong("accord-text-long", most=LONGEST)
    return text


def written(pattern: str, **number: float) -> WithJsonSchema:
    """JSON schema: a text of this pattern, or a number within bounds (`minimum=0`)."""
    return WithJsonSchema({"anyOf": [{"type": "string", "pattern": pattern}, {"type": "number", **number}]})


def texts(pattern: str) -> WithJsonSchema:
    """JSON schema: a text of this pattern."""
    return WithJsonSchema({"type": "string", "pattern": pattern})


_RATE = r"[0-9.]+\s*(%|percent|/\s*[0-9.]+)?\s*$"
_YEAR: JsonSchema = {"type": "integer", "minimum": numbers.FIRST_YEAR, "maximum": numbers.LAST_YEAR}
_SPAN: JsonSchema = {"type": "string", "pattern": r"^\d{4}\s*(\.\.\s*\d{4})?$"}
_DAYS = rf"^\s*([0-9.]+\s*(days?|weeks?)?|{numbers.FOR_GOOD})\s*$"
_OFTEN = r"^\s*([0-9./]+\s*(%|percent)?(\s+a year)?|[Oo]nce in [0-9.]+ years?)\s*$"

Text = Annotated[str, reader(str, _text, "text"), WithJsonSchema({"type": ["string", "number"]})]
Amount = Annotated[Money, reader(Money, money, "amount"), PlainSerializer(str), Pattern(money_pattern)]
Share = Annotated[float, reader(float, numbers.share, "share"), written(rf"^\s*{_RATE}", minimum=0, maximum=1)]
SubsidyRate = Annotated[
    float, reader(float, numbers.subsidy_rate, "subsidy-rate"), written(rf"^\s*{_RATE}", minimum=0, maximum=1)
]
Tolerance = Annotated[float, reader(float, numbers.share, "tolerance"), written(rf"^\s*{_RATE}", minimum=0, maximum=1)]
Number = Annotated[float, reader(float, numbers.fraction, "number"), WithJsonSchema({"type": ["string", "number"]})]
ExchangeRate = Annotated[
    float, reader(float, numbers.number, "exchange-rate"), WithJsonSchema({"type": "number", "exclusiveMinimum": 0})
]
DutyRate = Annotated[
    Duty, reader(Duty, numbers.duty, "duty"), PlainSerializer(str), written(rf"^\s*\+?\s*{_RATE}", minimum=0)
]
Years = Annotated[
    Span, reader(Span, numbers.span, "years"), PlainSerializer(str), WithJsonSchema({"anyOf": [_SPAN, _YEAR]})
]
Year = Annotated[int, reader(int, numbers.year, "year"), WithJsonSchema(_YEAR)]
YearKey = Annotated[int, reader(int, numbers.year, "year"), texts(r"^\d{4}$")]  # a key is a text in JSON
Day = Annotated[date, reader(date, numbers.day, "day"), PlainSerializer(str), texts(r"^\d{4}-\d{2}-\d{2}$")]
Economy = Annotated[str, reader(str, names.economy, "economy"), Choices(economies)]
AssumptionId = Annotated[str, reader(str, names.assumption, "assumption"), Choices(assumptions)]
CurrencyPair = Annotated[str, reader(str, names.currency_pair, "pair")]
Language = Annotated[str, reader(str, names.language, "language"), Choices(lambda: LANGUAGES)]
Days = Annotated[
    float, reader(float, numbers.days, "days"), PlainSerializer(numbers.days_text), written(_DAYS, minimum=0)
]
DayKey = Annotated[
    float, reader(float, numbers.days, "day-number"), PlainSerializer(numbers.days_text), texts(r"^[0-9.]+$")
]
Frequency = Annotated[float, reader(float, numbers.frequency, "frequency"), written(_OFTEN, minimum=0, maximum=1)]
