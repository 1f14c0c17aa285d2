"""Amounts and numbers as people write them, and back."""

from __future__ import annotations

import pickle
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chipaccord.accord import numbers
from chipaccord.accord.exchange import NoRateError, conversion, converted, factor
from chipaccord.accord.fields import money_pattern
from chipaccord.accord.money import SCALES, Money, currencies, currency_names, money, spelled
from chipaccord.accord.numbers import Duty, Span
from chipaccord.words import Words

STEADY = settings(deadline=None)  # a shared machine may pause at any time
AMOUNTS = {
    "1 trillion yen": (1e12, "JPY"),
    "$6.94 billion": (6.94e9, "USD"),
    "500 bn JPY": (5e11, "JPY"),
    "¥400 billion": (4e11, "JPY"),
    "￥400 billion": (4e11, "JPY"),
    "1兆円": (1e12, "JPY"),
    "１兆２０００億円": (1.2e12, "JPY"),
    "6.94 billion USD": (6.94e9, "USD"),
    "EUR 2 bn": (2e9, "EUR"),
    "€2bn": (2e9, "EUR"),
    "US$ 5bn": (5e9, "USD"),
    "$69.4bn": (6.94e10, "USD"),
    "2.5e9 USD": (2.5e9, "USD"),
    "1,000,000 yen": (1e6, "JPY"),
    "1 000 000 yen": (1e6, "JPY"),
    "NT$ 3 billion": (3e9, "TWD"),
    "5 Billion Dollars": (5e9, "USD"),
    "12 crore rupees": (1.2e8, "INR"),
    "0 yen": (0.0, "JPY"),
    "0.5 tn won": (5e11, "KRW"),
}


@pytest.mark.parametrize("text", AMOUNTS)
def test_amount(text: str) -> None:
    value, code = AMOUNTS[text]
    found = money(text)
    assert found.value == pytest.approx(value, rel=1e-15)
    assert found.currency == code
    assert money(str(found)) == found
    assert re.match(money_pattern(), found.text), "the editor's pattern accepts what the reader accepts"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1 trilion yen", "did you mean 'trillion'"),
        ("1 trillion", "has no currency"),
        ("yen", "has no number"),
        ("billion yen", "without a number"),
        ("1 bn bn yen", "without a number"),
        ("-5 bn yen", "negative"),
        ("−5 bn yen", "negative"),
        ("minus 5 bn yen", "negative"),
        ("5 bn XQZ", "neither a unit nor a currency"),
        ("5 yen 6 yen", "two numbers"),
        ("5 usd jpy", "two currencies"),
        ("1.5.2 yen", "not a number"),
        ("10,5 bn yen", "decimal point"),
        ("1e400 yen", "too large"),
        ("1e30 yen", "check the unit"),
        ("about 5 bn yen", "'about' is neither"),
        ("1/3 yen", "write one amount"),
        ("", "empty amount"),
    ],
)
def test_amount_that_is_none(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        money(text)


@STEADY
@given(
    st.floats(0, 1e6, allow_nan=False).map(lambda x: round(x, 6)),
    st.sampled_from(["", *sorted(SCALES)]),
    st.sampled_from(sorted(currency_names())),
    st.booleans(),
)
def test_amounts_in_any_currency_and_unit(number: float, scale: str, name: str, before: bool) -> None:
    figure = f"{number:f} {scale}".strip()
    found = money(f"{name} {figure}" if before else f"{figure} {name}")
    assert found.currency == currency_names()[name]
    assert found.value == pytest.approx(number * SCALES.get(scale, 1.0), rel=1e-12)
    assert money(str(found)) == found


@STEADY
@given(st.floats(0, 1e18), st.sampled_from(sorted(currencies())))
def test_spelled_amounts_read_back(value: float, code: str) -> None:
    assert money(spelled(value, code)) == Money(value, code)
    assert money(str(Money(value, code))) == Money(value, code)


def test_an_amount_in_a_message_is_as_written_or_rounded() -> None:
    assert Money(6.936255e9, "USD").said(Words("en")) == "6.94 bn USD"
    assert Money(6.936255e9, "USD").said(Words("ja")) == "69.4億ドル"
    assert money("1 trillion yen").said(Words("ja")) == "1 trillion yen"


@STEADY
@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_an_error(text: str) -> None:
    try:
        found = money(text)
    except ValueError:
        return
    assert found.value >= 0
    assert money(str(found)) == found


@pytest.mark.parametrize(
    ("text", "value"), [("15%", 0.15), ("1/3", 1 / 3), ("0.15", 0.15), ("100%", 1.0), ("0", 0.0), ("5 percent", 0.05)]
)
def test_shares(text: str, value: float) -> None:
    assert numbers.share(text) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "says"),
    [("150%", "more than the whole"), ("15", "write 15%"), ("-5%", "negative"), ("x", "not a number"), ("1/0", "zero")],
)
def test_shares_that_are_none(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        numbers.share(text)


def test_duties() -> None:
    total, added = numbers.duty("15%"), numbers.duty("+24%")
    assert (total, added) == (Duty(0.15), Duty(0.24, added=True))
    assert total.applied(0.025) == 0.15
    assert total.applied(0.275) == 0.275, "a total never lowers the duty in force"
    assert added.applied(0.025) == pytest.approx(0.265)
    assert [str(total), str(added), str(numbers.duty("27.5%"))] == ["15%", "+24%", "27.5%"]
    with pytest.raises(ValueError, match="write 24%"):
        numbers.duty("24")


@STEADY
@given(st.integers(0, 10_000), st.booleans())
def test_duties_read_back(basis_points: int, added: bool) -> None:
    duty = Duty(basis_points / 10_000, added)
    assert numbers.duty(str(duty)).rate == pytest.approx(duty.rate, abs=1e-12)
    assert numbers.duty(str(duty)).added == added


def test_years_and_days() -> None:
    assert numbers.span("2026..2028") == Span(2026, 2028)
    assert numbers.span("2026") == Span(2026, 2026)
    assert numbers.span("2026..2028").years == (2026, 2027, 2028)
    assert [str(Span(2026, 2028)), str(Span(2026, 2026))] == ["2026..2028", "2026"]
    assert numbers.day("2025-05-28") == date(2025, 5, 28)
    for text, says in (("2028..2026", "backwards"), ("26..28", "not a span"), ("2026-2028", "write 2026..2028")):
        with pytest.raises(ValueError, match=says):
            numbers.span(text)
    for text, says in (("2025-02-30", "calendar"), ("28/05/2025", "year-month-day"), ("1066-10-14", "lies outside")):
        with pytest.raises(ValueError, match=says):
            numbers.day(text)


RATES = {"JPY/USD": 144.17, "USD/EUR": 1.13}


def test_conversion() -> None:
    assert converted(money("1 trillion yen"), "USD", RATES) == pytest.approx(6.936e9, rel=1e-4)
    assert converted(money("$1"), "JPY", RATES) == 144.17
    assert converted(money("1 euro"), "JPY", RATES) == pytest.approx(1.13 * 144.17)
    assert factor({}, "USD", "USD") == 1.0
    with pytest.raises(NoRateError, match="no exchange rate leads from KRW to USD") as caught:
        factor(RATES, "KRW", "USD")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_how_an_amount_was_converted() -> None:
    back = conversion(money("1 trillion yen"), "USD", RATES)
    assert back is not None
    assert (back.pair, back.rate) == ("JPY/USD", 144.17)
    assert back.value == pytest.approx(1e12 / 144.17)
    there = conversion(money("$1"), "JPY", RATES)
    assert there is not None
    assert (there.pair, there.rate, there.value) == ("JPY/USD", 144.17, 144.17)
    chain = conversion(money("2 euro"), "JPY", RATES)
    assert chain is not None
    assert chain.pair == "JPY/EUR"
    assert chain.rate == pytest.approx(1.13 * 144.17)
    assert conversion(money("$1"), "USD", RATES) is None


@STEADY
@given(st.permutations(["JPY", "USD", "EUR", "KRW"]))
def test_conversion_there_and_back(order: list[str]) -> None:
    rates = {"JPY/USD": 144.17, "USD/EUR": 1.13, "KRW/JPY": 9.3}
    there = factor(rates, order[0], order[1]) * factor(rates, order[1], order[2])
    assert there == pytest.approx(factor(rates, order[0], order[2]), rel=1e-12)
