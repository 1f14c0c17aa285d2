"""Figures as text in each language: enough digits, true signs, no figure that reads as zero and is not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipaccord.words import Words
from chipaccord.words.numbers import KEEP, NOISE, SMALLEST, Numbers

EN, JA = Numbers(Words("en")), Numbers(Words("ja"))
ASCII = Numbers(Words("en"), ascii_only=True)
ALL = (EN, JA, ASCII)


def spaces(text: str) -> str:
    return text.replace(KEEP, " ")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (1e-12, "0"),
        (6.936, "6.94"),
        (68.468, "68.5"),
        (0.116, "0.12"),
        (0.5, "0.50"),
        (0.06, "0.06"),
        (0.0046, "0.0046"),
        (1e-5, "<0.0001"),
        (-1e-5, ">−0.0001"),
        (9.997, "10.0"),
        (99.96, "100"),
        (1234.5, "1,234"),
        (-2.2, "−2.20"),
        (1e15, "1.00e+15"),
    ],
)
def test_plain(value: float, text: str) -> None:
    assert EN.plain(value) == JA.plain(value) == text
    assert ASCII.plain(value) == text.replace("−", "-")


def test_a_sign_is_written_before_what_is_not_zero() -> None:
    assert EN.plain(0.5, signed=True) == "+0.50"
    assert EN.plain(-0.5, signed=True) == "−0.50"
    assert EN.plain(0.0, signed=True) == "0"
    assert EN.plain(1e-9, signed=True) == "0"


def test_zeros_that_say_nothing_are_dropped_where_they_are_asked_to_be() -> None:
    assert EN.plain(2.5, trim=True) == "2.5"
    assert EN.plain(2.0, trim=True) == "2"
    assert EN.plain(0.50, trim=True) == "0.5"


def test_fixed_decimals() -> None:
    assert EN.fixed(10.004, 1) == "10.0"
    assert EN.fixed(-1234.56, 2) == "−1,234.56"
    assert EN.fixed(0.5, 0) == "0"
    assert EN.fixed(2.5, 3, kept=1, signed=True) == "+2.5"


def test_money_in_english() -> None:
    assert spaces(EN.money(1e12, "JPY")) == "1.00 tn yen"
    assert spaces(EN.money(400e9, "JPY")) == "400 bn yen"
    assert spaces(EN.money(12e9, "THB")) == "12.0 bn THB"
    assert spaces(EN.usd(-0.2e9, signed=True)) == "−0.20 bn USD"
    assert spaces(EN.usd(5e6)) == "0.005 bn USD"
    assert spaces(EN.usd(999.6e9)) == "1.00 tn USD"  # rounds into the next step
    assert spaces(EN.amount(6.936e9)) == "6.94 bn"
    assert EN.in_steps(6.936e9) == "6.94"
    assert EN.unit == 1e9


def test_money_in_japanese() -> None:
    assert JA.money(1e12, "JPY") == "1.00兆円"
    assert JA.money(400e9, "JPY") == "4,000億円"
    assert JA.usd(6.936e9) == "69.4億ドル"
    assert JA.usd(-2e7, signed=True) == "−0.20億ドル"
    assert JA.usd(1.5e12) == "1.50兆ドル"
    assert JA.money(999.96e9, "JPY") == "1.00兆円"
    assert JA.amount(3.1e8) == "3.10億"
    assert JA.in_steps(6.936e9) == "69.4"
    assert JA.unit == 1e8
    assert JA.money(8.8e9, "EUR").endswith("ユーロ")
    assert JA.money(8.8e9, "THB") == "88.0億THB"


def test_percentages_and_shares() -> None:
    assert EN.pct(0.156) == "15.6%"
    assert EN.pct(-0.00012, signed=True) == "−0.012%"
    assert EN.pct(1e-7) == "<0.0001%"
    assert ASCII.pct(-0.00012) == "-0.012%"
    assert EN.share(0.483) == "48%"
    assert EN.share(0.0487) == "4.9%"
    assert EN.share(0.0996) == "10%"
    assert JA.pct(0.156) == "15.6%"


def test_ranges() -> None:
    assert spaces(EN.span(0, 0.462)) == "0 to 0.46"
    assert spaces(ASCII.span(-1, 2, signed=True)) == "-1 .. +2"
    assert EN.span(2.312, 2.3121) == ""
    assert spaces(JA.span(0, 0.462)) == "0～0.46"
    assert " " not in EN.span(0, 0.462)  # a range stays on one line


def test_years_and_days() -> None:
    assert EN.years([2026, 2027, 2028]) == "2026–2028"
    assert ASCII.years([2028, 2026, 2027]) == "2026-2028"
    assert EN.years([2026, 2028]) == "2026, 2028"
    assert EN.years([2026]) == "2026"
    assert EN.years([]) == ""
    assert JA.years([2026, 2027, 2028]) == "2026–2028年"
    assert EN.day("2025-05-28") == "28 May 2025"
    assert EN.day("spring") == "spring"
    assert JA.day("2025-05-28") == "2025年5月28日"


@given(st.floats(-1e9, 1e9))
def test_reads_back(value: float) -> None:
    text = ASCII.plain(value).replace(",", "")
    if abs(value) < NOISE:
        assert text == "0"
    elif abs(value) < SMALLEST:
        assert text in ("<0.0001", ">-0.0001")
    else:
        assert float(text) != 0
        assert (float(text) > 0) == (value > 0)
        digits = 0.5 if abs(value) < 1e-3 else 0.05 if abs(value) < 1 else 0.005
        assert abs(float(text) - value) <= digits * abs(value) * 1.0001


@given(st.floats(-1e4, 1e4), st.booleans())
def test_never_zero_percent_of_something(share: float, signed: bool) -> None:
    for numbers in ALL:
        text = numbers.pct(share, signed=signed)
        assert not re.fullmatch(r"[+−-]?0(\.0+)?[%％]", text) or abs(100 * share) < NOISE


@given(st.floats(1e7, 1e14))
def test_the_same_amount_in_both_languages(usd: float) -> None:
    steps = {"bn": 1e9, "tn": 1e12, "億": 1e8, "兆": 1e12}
    english = re.fullmatch(r"([\d.,]+) (bn|tn) USD", spaces(EN.usd(usd)))
    japanese = re.fullmatch(r"([\d.,]+)(億|兆)ドル", JA.usd(usd))
    assert english
    assert japanese
    for found in (english, japanese):
        assert float(found[1].replace(",", "")) * steps[found[2]] == pytest.approx(usd, rel=0.06)
