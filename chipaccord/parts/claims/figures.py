"""The figures of the claims: each statement of the document, what is right, and the arithmetic between them.

Values are in the units that the document used, named by codes: a currency, "share" (a decimal), or a counted thing as
the facts name it ("rounds").
"""

from __future__ import annotations

from typing import Literal

from chipaccord.outcome import Absent, Figures, Row, cited, code, figure, table
from chipaccord.outcome import text as given

Ruling = Literal["holds", "off", "cannot_check"]
Form = Literal["equal", "against", "ratio", "none"]
Direction = Literal["too_large", "too_small", ""]
Reason = Literal[
    "", "unchecked", "no_figure", "no_rate", "not_a_share", "no_unit", "unlike", "zero_below", "not_above_zero"
]


class Verdict(Row):
    """What became of one statement.

    `stated` and `right` are in one unit. `factor` is how many times too large or too small, at least 1; `deviation` is
    stated / right - 1. The arithmetic starts `from` an amount or a known figure (`fact`), is converted at `rate` where
    `rate_pair` names one ("JPY/USD": yen for one dollar), and of a ratio is `above` the value `below`. `reason` says
    with its values why a statement cannot be checked. `sources`: of the facts, the exchange rate and the statement.
    """

    text: str = given()
    verdict: Ruling = code("verdict")
    form: Form = code("form", aside=True)
    direction: Direction = code("direction", aside=True)
    factor: float | Absent = figure("ratio", aside=True)
    deviation: float | Absent = figure("share", signed=True, aside=True)
    within: float = figure("share", aside=True)
    stated: str = given(aside=True)
    stated_value: float | Absent = figure("number", aside=True)
    stated_unit: str = code("claims-unit", aside=True)
    right_value: float | Absent = figure("number", aside=True)
    right_unit: str = code("claims-unit", aside=True)
    from_value: float | Absent = figure("number", aside=True)
    from_unit: str = code("claims-unit", aside=True)
    fact: str = code("fact", aside=True)
    rate: float | Absent = figure("number", aside=True)
    rate_pair: str = code("currency_pair", aside=True)
    above_value: float | Absent = figure("number", aside=True)
    below_value: float | Absent = figure("number", aside=True)
    below_unit: str = code("claims-unit", aside=True)
    below_fact: str = code("fact", aside=True)
    reason: Reason = code("claims-reason", aside=True)
    reason_values: tuple[str, ...] = given(aside=True)
    source: str = given(aside=True)
    note: str = given()
    sources: tuple[str, ...] = cited()


class Answer(Figures):
    """Do the stated figures hold? Every statement, and all the sources that the rulings rest on."""

    claims: tuple[Verdict, ...] = table()
    sources: tuple[str, ...] = cited()
