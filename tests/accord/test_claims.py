"""Stated figures against arithmetic done by hand, and the sentences made of them."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chipaccord.outcome import Absent
from chipaccord.parts.claims import page
from chipaccord.parts.claims.check import check_claims
from chipaccord.parts.claims.evaluate import evaluate
from chipaccord.parts.claims.figures import Answer, Verdict
from chipaccord.parts.document import parse
from chipaccord.words import LANGUAGES, Words
from chipaccord.words.numbers import KEEP, Numbers

HEAD = """\
parties: {buyer: JPN, seller: USA}
exchange_rates: {JPY/USD: 144.17, source: Reuters, date: 2025-05-28}
tariffs: {deal: {USA on JPN: {all goods: 15%}}}
"""


def verdict(claim: str) -> Verdict:
    (found,) = check_claims(parse(f"{HEAD}claims:\n  - {{text: said, {claim}}}\n"))
    return found


def words(found: Verdict, language: str = "en") -> str:
    speech = Words(language)
    return page.verdict(found, speech, Numbers(speech))


def arithmetic(found: Verdict, language: str = "en") -> str:
    speech = Words(language)
    return page.arithmetic(found, speech, Numbers(speech)).replace(KEEP, " ")


def test_the_press_figure_is_ten_times_too_large() -> None:
    found = verdict("equal: [1 trillion yen, $69.4 billion]")
    assert (found.verdict, found.form, found.direction) == ("off", "equal", "too_large")
    assert found.factor == pytest.approx(69.4 * 144.17 / 1000)
    assert found.right_value == pytest.approx(1e12 / 144.17)
    assert (found.right_unit, found.rate, found.rate_pair) == ("USD", 144.17, "JPY/USD")
    assert found.sources == ("Reuters, 2025-05-28",)
    assert words(found) == "too large by a factor of 10.0"
    assert arithmetic(found) == (
        "1 tn yen / 144.17 JPY per USD = 6.94 bn USD; stated $69.4 billion: too large by a factor of 10.0"
    )
    assert words(found, "ja") == "過大（差は10.0倍）"
    assert arithmetic(found, "ja") == ("1兆円÷144.17 JPY/USD＝69.4億ドル；公表値$69.4 billion：過大（差は10.0倍）")
    assert verdict("equal: [1 trillion yen, $6.94 billion]").verdict == "holds"
    assert words(verdict("equal: [$6.94 billion, 100 billion yen]")) == "too small by a factor of 10.0"


def test_the_deficit_holds_in_us_statistics_only() -> None:
    us = verdict("stated: 10 trillion yen, against: us_japan_goods_deficit_2024")
    assert us.verdict == "holds"
    assert us.right_value == pytest.approx(68.468e9 * 144.17)
    assert us.fact == "us_japan_goods_deficit_2024"
    assert us.sources == ("us_census_2024", "Reuters, 2025-05-28")
    assert "68.468 bn USD x 144.17 JPY per USD = 9.87 tn yen" in arithmetic(us)
    japan = verdict("stated: 10 trillion yen, against: japan_us_goods_surplus_2024")
    assert japan.verdict == "off"
    assert words(japan) == "too large by 15.7%"
    assert japan.right_value == pytest.approx(8.64e12)
    assert japan.right_unit == "JPY"
    assert isinstance(japan.rate, Absent), "nothing was converted"
    assert japan.sources == ("mof_japan_2024",)


def test_ratios() -> None:
    found = verdict("ratio: [1 trillion yen, us_japan_goods_deficit_2024], stated: 10%")
    assert found.verdict == "holds"
    assert found.right_value == pytest.approx(1e12 / 144.17 / 68.468e9)
    assert arithmetic(found) == (
        "1 tn yen / 144.17 JPY per USD = 6.94 bn USD; 6.94 bn USD / 68.5 bn USD = 10.1%; "
        "stated 10%: holds (off by 1.3%)"
    )
    facts = verdict("ratio: [japan_us_goods_surplus_2024, us_japan_goods_deficit_2024], stated: 1/2")
    assert words(facts) == "too small by a factor of 1.8"
    assert set(facts.sources) == {"mof_japan_2024", "us_census_2024", "Reuters, 2025-05-28"}
    assert verdict("ratio: [$1 bn, $4 bn], stated: 0.25").verdict == "holds"
    assert verdict("ratio: [humain_first_phase_gpus, uae_draft_quota], stated: 4%").verdict == "cannot_check"


def test_counts_and_percentages() -> None:
    rounds = verdict("stated: 4 rounds, against: talks_round_30_may_2025")
    assert words(rounds) == "holds"
    assert arithmetic(rounds).endswith(": 4 rounds; stated 4 rounds: holds")
    assert arithmetic(rounds, "ja").endswith("：4回；公表値4 rounds：妥当")
    assert words(verdict("stated: 5, against: talks_round_30_may_2025")) == "too large by 25%"
    assert words(verdict("stated: 47%, against: taiwan_fabrication_share_2019")) == "holds"
    assert verdict('stated: "18,000 chips", against: humain_first_phase_gpus').verdict == "holds"
    assert verdict("stated: 144.17 JPY per USD, against: jpy_usd_2025_05_28").verdict == "holds"


@pytest.mark.parametrize(
    ("claim", "code", "reason"),
    [
        ("equal: [2 billion euro, $3 bn]", "no_rate", "no exchange rate leads from EUR to USD"),
        ("stated: 4%, against: talks_round_30_may_2025", "unlike", "'4%' is a share, and"),
        ("stated: 4%, against: talks_round_30_may_2025", "unlike", "is in rounds"),
        ("stated: 47, against: taiwan_fabrication_share_2019", "no_unit", "'47' has no unit"),
        ("stated: $4, against: taiwan_fabrication_share_2019", "unlike", "is an amount of money"),
        (
            "ratio: [$1 bn, taiwan_fabrication_share_2019], stated: 10%",
            "unlike",
            "other side of the ratio is a share",
        ),
        ("ratio: [$1 bn, $0], stated: 10%", "zero_below", "zero"),
        ("ratio: [$1 bn, $2 bn], stated: 5 bn USD", "not_a_share", "a ratio is a share"),
        ("equal: [$0, $1 bn]", "not_above_zero", "not above zero"),
        ("unchecked: no figure is named", "unchecked", "no figure is named"),
        ("note: a remark", "no_figure", "names no figure"),
    ],
)
def test_what_cannot_be_checked(claim: str, code: str, reason: str) -> None:
    found = verdict(claim)
    assert (found.verdict, found.reason) == ("cannot_check", code)
    assert reason in page.reason(found, Words("en"))
    assert words(found).startswith("cannot be checked: ")
    assert words(found, "ja").startswith("検証できない：")
    assert isinstance(found.factor, Absent)


def test_within() -> None:
    claim = "stated: 10 trillion yen, against: us_japan_goods_deficit_2024, within: "
    assert verdict(claim + "1%").verdict == "off"
    assert verdict(claim + "2%").verdict == "holds"
    assert words(verdict("equal: [$1 bn, $0]")) == "too small by everything: nothing is not a rounding"


def test_the_answer_is_declared_figures_with_all_sources() -> None:
    text = "claims:\n" + "".join(
        f"  - {{text: said, {claim}}}\n"
        for claim in (
            "equal: [1 trillion yen, $69.4 billion], source: Reuters",
            "stated: 10 trillion yen, against: japan_us_goods_surplus_2024, source: Asahi",
            "unchecked: no figure, source: DIGITIMES",
        )
    )
    found = evaluate(SimpleNamespace(accord=parse(HEAD + text)))
    assert isinstance(found, Answer)
    assert found.sources == ("Reuters, 2025-05-28", "Reuters", "mof_japan_2024", "Asahi", "DIGITIMES")
    assert Answer.model_validate_json(json.dumps(found.model_dump(mode="json"), allow_nan=False)) == found


def test_a_document_without_claims_has_no_answer() -> None:
    assert evaluate(SimpleNamespace(accord=parse(HEAD))) == Absent(because="not_in_document")


TEXTS = st.text(max_size=8) | st.sampled_from(["JPY", "share", "rounds", "JPY/USD", "us_japan_goods_deficit_2024", ""])
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
KINDS: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    float: FLOATS,
    float | Absent: FLOATS | st.just(Absent(because="cannot_check")),
    tuple[str, ...]: st.lists(TEXTS, max_size=5).map(tuple),
}
FIELDS = {name: field.annotation for name, field in Verdict.model_fields.items()}


@settings(deadline=None)
@given(st.builds(Verdict, **{name: KINDS.get(kind, st.sampled_from(get_args(kind))) for name, kind in FIELDS.items()}))
def test_any_verdict_can_be_said(row: Verdict) -> None:
    for language in LANGUAGES:
        assert words(row, language)
        assert arithmetic(row, language)
