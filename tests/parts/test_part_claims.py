"""The claims of the example: what is wrong, by how much, and on what the rulings rest."""

from __future__ import annotations

from typing import Any

import pytest
from documents import HEAD, ONE_YEAR, YEN, figures, row

from chipaccord.outcome import Absent
from chipaccord.parts.claims.evaluate import evaluate
from chipaccord.parts.document import parse

SMALL = ONE_YEAR % ("memory", "100 billion yen", "none")


class Bench:
    """Of a deal the claims need the document alone."""

    def __init__(self, text: str) -> None:
        self.accord = parse(text)


def test_the_press_figure_is_ten_times_too_large(figures: Any) -> None:
    wrong = row(figures.claims.claims, text="1 trillion yen ($69.4 billion)")
    assert (wrong.verdict, wrong.direction, wrong.form) == ("off", "too_large", "equal")
    assert wrong.factor == pytest.approx(69.4e9 / (1e12 * YEN))
    assert wrong.factor == pytest.approx(10.0, abs=0.05)
    assert (wrong.right_value, wrong.right_unit) == (pytest.approx(1e12 * YEN), "USD")
    assert (wrong.rate, wrong.rate_pair) == (144.17, "JPY/USD")


def test_the_deficit_claim_holds_in_the_statistics_of_one_side_only(figures: Any) -> None:
    us = row(figures.claims.claims, text="a deficit of about 10 trillion yen (US statistics)")
    japan = row(figures.claims.claims, text="a deficit of about 10 trillion yen (Japanese statistics)")
    assert (us.verdict, us.right_unit) == ("holds", "JPY")
    assert us.right_value == pytest.approx(9.87e12, rel=1e-3)
    assert us.right_value == pytest.approx(us.from_value * us.rate)
    assert (japan.verdict, japan.right_value) == ("off", pytest.approx(8.64e12, rel=1e-3))
    assert japan.deviation == pytest.approx(10 / 8.64 - 1, rel=1e-2)


def test_a_ratio_is_one_figure_over_the_other(figures: Any) -> None:
    share = row(figures.claims.claims, form="ratio")
    assert share.right_value == pytest.approx(share.above_value / share.below_value)
    assert (share.verdict, share.stated_value, share.right_unit) == ("holds", 0.1, "share")


def test_what_names_no_figure_cannot_be_checked(figures: Any) -> None:
    alone = row(figures.claims.claims, verdict="cannot_check")
    assert (alone.reason, alone.form) == ("unchecked", "none")
    assert alone.right_value == alone.factor == alone.deviation == Absent(because="cannot_check")


def test_a_ruling_names_its_fact_its_rate_and_who_stated_it(figures: Any) -> None:
    us = row(figures.claims.claims, text="a deficit of about 10 trillion yen (US statistics)")
    assert us.sources == ("us_census_2024", "Reuters, 28 May 2025, 2025-05-28", "Asahi Shimbun, 28 May 2025")
    assert set(figures.claims.sources) == {source for one in figures.claims.claims for source in one.sources}


def test_claims_are_the_same_whatever_else_the_document_says(figures: Any) -> None:
    text = "claims: [{text: t, equal: [1 trillion yen, $69.4 billion]}]\n"
    found = evaluate(Bench(HEAD + SMALL + text))
    assert not isinstance(found, Absent)
    assert found.claims[0].factor == row(figures.claims.claims, form="equal").factor
    assert evaluate(Bench(HEAD + SMALL)) == Absent(because="not_in_document")


def test_without_a_rate_only_that_claim_goes_without_a_figure() -> None:
    text = "claims: [{text: a, equal: [1 billion euros, $1 billion]}, {text: b, equal: [144.17 yen, $1]}]\n"
    first, second = figures_of(text)
    assert (first.verdict, first.reason, first.reason_values) == ("cannot_check", "no_rate", ("EUR", "USD"))
    assert (second.verdict, second.deviation) == ("holds", 0.0)


def figures_of(text: str) -> Any:
    return figures(SMALL, text).claims.claims
