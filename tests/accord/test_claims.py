"""Stated figures against arithmetic done by hand."""

from __future__ import annotations

import json

import pytest

from chipaccord.accord import parse
from chipaccord.accord.claims import Verdict, check_claims

HEAD = """\
parties: {buyer: JPN, seller: USA}
exchange_rates: {JPY/USD: 144.17, source: Reuters, date: 2025-05-28}
tariffs: {deal: {USA on JPN: {all goods: 15%}}}
claims:
"""


def verdict(claim: str) -> Verdict:
    (found,) = check_claims(parse(f"{HEAD}  - {{text: said, {claim}}}\n"))
    return found


def test_the_press_figure_is_ten_times_too_large() -> None:
    found = verdict("equal: [1 trillion yen, $69.4 billion]")
    assert found.ruling == "off"
    assert found.factor == pytest.approx(69.4 * 144.17 / 1000)
    assert found.words == "too large by a factor of 10.0"
    assert found.right == "6.94 bn USD"
    assert found.right_value == pytest.approx(1e12 / 144.17)
    assert found.rate == "Reuters, 2025-05-28"
    assert found.arithmetic == (
        "1 trillion yen / 144.17 JPY per USD = 6.94 bn USD; stated $69.4 billion: too large by a factor of 10.0"
    )
    assert verdict("equal: [1 trillion yen, $6.94 billion]").ruling == "holds"
    assert verdict("equal: [$6.94 billion, 100 billion yen]").words == "too small by a factor of 10.0"


def test_the_deficit_holds_in_us_statistics_only() -> None:
    us = verdict("stated: 10 trillion yen, against: us_japan_goods_deficit_2024")
    assert us.ruling == "holds"
    assert us.right == "9.87 tn JPY"
    assert us.rests_on == ("us_japan_goods_deficit_2024",)
    assert "68.468 bn USD x 144.17 JPY per USD = 9.87 tn JPY" in us.arithmetic
    japan = verdict("stated: 10 trillion yen, against: japan_us_goods_surplus_2024")
    assert japan.ruling == "off"
    assert japan.words == "too large by 15.7%"
    assert japan.right == "8.64 tn JPY"
    assert japan.rate == "", "nothing was converted"


def test_ratios() -> None:
    found = verdict("ratio: [1 trillion yen, us_japan_goods_deficit_2024], stated: 10%")
    assert found.ruling == "holds"
    assert found.right_value == pytest.approx(1e12 / 144.17 / 68.468e9)
    assert "6.94 bn USD / 68.5 bn USD = 10.1%" in found.arithmetic
    facts = verdict("ratio: [japan_us_goods_surplus_2024, us_japan_goods_deficit_2024], stated: 1/2")
    assert facts.words == "too small by a factor of 1.8"
    assert verdict("ratio: [$1 bn, $4 bn], stated: 0.25").ruling == "holds"
    assert verdict("ratio: [humain_first_phase_gpus, uae_draft_quota], stated: 4%").ruling == "cannot_check"


def test_counts_and_percentages() -> None:
    assert verdict("stated: 4 rounds, against: talks_round_30_may_2025").words == "holds"
    assert verdict("stated: 5, against: talks_round_30_may_2025").words == "too large by 25%"
    assert verdict("stated: 47%, against: taiwan_fabrication_share_2019").words == "holds"
    assert verdict('stated: "18,000 chips", against: humain_first_phase_gpus').ruling == "holds"
    assert verdict("stated: 144.17 JPY per USD, against: jpy_usd_2025_05_28").ruling == "holds"


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("equal: [2 billion euro, $3 bn]", "no exchange rate leads from EUR to USD"),
        ("stated: 4%, against: talks_round_30_may_2025", "'4%' is a share, and talks_round_30_may_2025 is in rounds"),
        ("stated: 47, against: taiwan_fabrication_share_2019", "'47' has no unit"),
        ("stated: $4, against: taiwan_fabrication_share_2019", "is an amount of money"),
        ("ratio: [$1 bn, taiwan_fabrication_share_2019], stated: 10%", "is an amount of money"),
        ("ratio: [$1 bn, $0], stated: 10%", "zero"),
        ("ratio: [$1 bn, $2 bn], stated: 5 bn USD", "a ratio is a share"),
        ("equal: [$0, $1 bn]", "not above zero"),
        ("unchecked: no figure is named", "no figure is named"),
        ("note: a remark", "names no figure"),
    ],
)
def test_what_cannot_be_checked(claim: str, reason: str) -> None:
    found = verdict(claim)
    assert found.ruling == "cannot_check"
    assert reason in found.reason
    assert found.words.startswith("cannot be checked: ")
    assert found.factor is None


def test_within() -> None:
    claim = "stated: 10 trillion yen, against: us_japan_goods_deficit_2024, within: "
    assert verdict(claim + "1%").ruling == "off"
    assert verdict(claim + "2%").ruling == "holds"
    assert verdict("equal: [$1 bn, $0]").words.startswith("too small")


def test_verdicts_are_plain_data() -> None:
    found = verdict("equal: [1 trillion yen, $69.4 billion], source: Reuters")
    data = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert data["ruling"] == "off"
    assert data["words"] == "too large by a factor of 10.0"
    assert data["source"] == "Reuters"
    assert "too large" in repr(found)
