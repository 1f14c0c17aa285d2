"""Figures as text: enough digits, true signs, no figure that reads as zero and is not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipaccord.report.numbers import NOISE, SMALLEST, Numbers
from chipaccord.report.view import Range
from chipaccord.report.words import listed

EN = Numbers()
ASCII = Numbers(ascii_only=True)


def spaces(text: str) -> str:
    return text.replace("\u00a0", " ")


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
    ],
)
def test_plain(value: float, text: str) -> None:
    assert EN.plain(value) == text


def test_units() -> None:
    assert spaces(EN.money(1000, "JPY")) == "1.00 tn yen"
    assert spaces(EN.money(12, "THB")) == "12.0 bn THB"
    assert spaces(EN.usd(-0.2, signed=True)) == "−0.20 bn USD"
    assert EN.pct(15.6) == "15.6%"
    assert EN.pct(-0.012, signed=True) == "−0.012%"
    assert EN.pct(0.00001) == "<0.0001%"
    assert EN.share(48.3) == "48%"
    assert EN.share(4.87) == "4.9%"
    assert ASCII.pct(-0.012) == "-0.012%"


def test_ranges() -> None:
    assert spaces(EN.span(Range(low=0, central=0.1, high=0.462))) == "0 to 0.46"
    assert spaces(ASCII.span(Range(low=-1, central=0, high=2), signed=True)) == "-1 .. +2"
    assert EN.span(Range(low=2.312, central=2.312, high=2.3121)) == ""
    assert spaces(EN.span(Range(low=3, central=1, high=2))) == "1 to 3"


def test_years_and_days() -> None:
    assert EN.years([2026, 2027, 2028]) == "2026–2028"
    assert ASCII.years([2028, 2026, 2027]) == "2026-2028"
    assert EN.years([2026, 2028]) == "2026, 2028"
    assert EN.years([]) == ""
    assert EN.as_of("2025-05-28") == "as of 28 May 2025"
    assert EN.as_of("spring") == "as of spring"
    assert EN.as_of(None) == ""
    assert Numbers("ja").day("2025-05-28") == "2025年5月28日"


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


@given(st.floats(-1e6, 1e6), st.booleans())
def test_never_zero_percent_of_something(value: float, signed: bool) -> None:
    text = EN.pct(value, signed=signed)
    assert not re.fullmatch(r"[+−]?0(\.0+)?%", text) or abs(value) < NOISE


def test_lists() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
