"""Sentences are made from the figures and stay true when signs, sizes and parts change."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from made_up import ECONOMIES, Dict, full, outcomes, promised, surplus, tariffs_only

from chipaccord.report import sentences
from chipaccord.report.answer import answer
from chipaccord.report.numbers import NOISE, Numbers
from chipaccord.report.verdicts import verdict
from chipaccord.report.view import OutcomeShapeError, read
from chipaccord.report.writer import Writer


def writer(outcome: Dict) -> Writer:
    return Writer(read(outcome), Numbers())


def said(text: str) -> str:
    return text.replace("\u00a0", " ")


def same(figure: float) -> dict[str, float]:
    return {"low": figure, "central": figure, "high": figure}


def test_plan() -> None:
    assert said(sentences.plan(writer(full()))) == (
        "Japan would buy at least 1.00 tn yen (6.94 bn USD at 144.17 JPY per USD) of AI accelerators from US firms "
        "over 2026–2028, 2.31 bn USD a year on average."
    )
    assert said(sentences.plan(writer(promised()))).startswith(
        "The European Union has promised, without being bound, to buy 40.0 bn euros (45.5 bn USD"
    )
    assert said(sentences.plan(writer(surplus()))).startswith(
        "The United States would buy exactly 6.94 bn USD of AI accelerators from Korea firms"
    )
    assert sentences.plan(writer(tariffs_only())) == (
        "Japan and the United States agree on tariffs, without a purchase."
    )


def test_bases() -> None:
    text = said(sentences.bases(writer(full())))
    assert text.startswith("The US goods deficit with Japan (68.5 bn USD, 2024) falls by 0.12 bn (0.17%) a year in")
    assert "rises by" in sentences.bases(writer(surplus()))


@pytest.mark.parametrize(
    ("customs", "start"),
    [
        (0.0, "None of the 2.31 bn USD a year is recorded as US exports"),
        (0.116, "Only 0.12 of 2.31 bn USD a year is recorded as US exports, while"),
        (2.0, "2.00 of 2.31 bn USD a year is recorded as US exports;"),
        (2.312, "All of the 2.31 bn USD a year is recorded as US exports;"),
    ],
)
def test_booked(customs: float, start: str) -> None:
    outcome = full()
    outcome["bookings"]["falls_by"]["customs_usd_bn"] = same(customs)
    assert said(sentences.booked(writer(outcome))).startswith(start)


@pytest.mark.parametrize(
    ("last", "end"),
    [
        (0.006, "improves by 0.006 bn USD a year."),
        (-0.14, "worsens by 0.14 bn USD a year."),
        (0.0, "does not move."),
    ],
)
def test_balance(last: float, end: str) -> None:
    outcome = full()
    outcome["trade"]["purchase"]["waterfall"][-1]["usd_bn"] = last
    assert said(sentences.balance(writer(outcome))).endswith(end)


def test_income() -> None:
    outcome = full()
    rows = outcome["trade"]["purchase"]["real_income"]
    text = said(sentences.income(writer(outcome), read(outcome).purchase.real_income))  # type: ignore[union-attr]
    assert text == (
        "Japan loses 2.40 bn USD a year (−0.012%), the US gains 0.80 bn USD a year (+0.004%); "
        "of the other economies, Taiwan moves most (−0.01%)."
    )
    for row in rows:
        row["pct"] = same(0.0)
    text = sentences.income(writer(outcome), read(outcome).purchase.real_income)  # type: ignore[union-attr]
    assert text == "No economy’s real income changes."


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (0.12, "The tariffs alone raise real income in Japan by 0.12%, 10 times as much as the purchase lowers it."),
        (-0.012, "The tariffs alone lower real income in Japan by 0.012%, about as much as the purchase lowers it."),
        (0.003, "The tariffs alone raise real income in Japan by 0.003%; the purchase lowers it 4 times as much."),
        (0.0, "The tariffs alone do not change real income in Japan."),
    ],
)
def test_tariffs(change: float, text: str) -> None:
    outcome = full()
    outcome["trade"]["tariffs"]["real_income"][1]["pct"] = same(change)
    assert sentences.tariffs(writer(outcome)) == text


def test_claims() -> None:
    outcome = full()
    numbers = Numbers()
    assert verdict(read(outcome).claims, numbers) == (
        "2 of 4 stated figures are wrong; 1 holds and 1 cannot be checked."
    )
    del outcome["claims"][2]
    assert verdict(read(outcome).claims, numbers) == (
        "1 of 3 stated figures is wrong, 10.0 times too large; 1 holds and 1 cannot be checked."
    )
    del outcome["claims"][0]
    assert verdict(read(outcome).claims, numbers).startswith("None of 2 stated figures is wrong")
    del outcome["claims"][1]
    assert verdict(read(outcome).claims, numbers) == "The stated figure is not wrong; 1 holds."


def test_years() -> None:
    outcome = full()
    assert said(sentences.years(writer(outcome))).startswith("Every year is alike: 2.31 bn USD is bought and 0.12 bn")
    outcome["bookings"]["by_year"][1]["purchase_usd_bn"] = 5.0
    assert "most is bought in 2027, 5.00 bn USD" in said(sentences.years(writer(outcome)))
    assert sentences.years(writer(promised())).startswith("In 2026, ")


def test_budget() -> None:
    outcome = full()

    def more() -> str:
        return next(said(row.more) for row in answer(read(outcome), Numbers()) if row.key == "cost")

    assert more() == "Within the stated budget of 400 bn yen, even at the high end"
    outcome["trade"]["purchase"]["stated_budget_local_bn"] = 200.0
    assert more() == "Within the stated budget of 200 bn yen, but not at the high end"
    outcome["trade"]["purchase"]["stated_budget_local_bn"] = 100.0
    assert more() == "Above the stated budget of 100 bn yen, except at the low end"
    outcome["trade"]["purchase"]["stated_budget_local_bn"] = 10.0
    assert more() == "Above the stated budget of 10.0 bn yen, even at the low end"
    outcome["trade"]["purchase"]["stated_budget_local_bn"] = None
    assert more() == ""


def test_overall_balance_names_the_rule() -> None:
    outcome = full()
    row = next(row for row in answer(read(outcome), Numbers()) if row.key == "overall")
    assert row.why == "a purchase moves the bilateral figure, hardly the total"
    assert "holds every economy’s total balance fixed" in row.more
    outcome["trade"]["purchase"]["overall_balance_usd_bn"] = {"low": -2.0, "central": 0.0, "high": 1.0}
    row = next(row for row in answer(read(outcome), Numbers()) if row.key == "overall")
    assert row.why == "hardly moves under the rule chosen; more under other rules"


def test_no_subsidy_needed() -> None:
    row = next(row for row in answer(read(surplus()), Numbers()) if row.key == "cost")
    assert "no subsidy is needed" in row.why


def test_shape_is_checked() -> None:
    outcome = full()
    del outcome["accord"]["title"]
    outcome["trade"]["purchase"]["additional_pct"] = 4
    with pytest.raises(OutcomeShapeError, match=r"accord\.title.*trade\.purchase\.additional_pct.*chipaccord run"):
        read(outcome)
    outcome = full()
    outcome["bookings"]["falls_by"]["customs_usd_bn"]["low"] = float("nan")
    with pytest.raises(OutcomeShapeError, match=r"falls_by\.customs_usd_bn\.low: input should be a finite number"):
        read(outcome)


WRONG = re.compile(r"\bNone\b(?! of )|\bnan\b|\binf\b|  | [,;.]|[+−]0%|\b0\.0+%|\(\)|\[\]|[a-z]\.\.|;\.|: \.")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outcomes())
def test_sentences_of_any_outcome(made: Dict) -> None:
    plain = made | {"claims": [claim | {"text": "t", "right": "r"} for claim in made["claims"]]}
    for number, item in enumerate(plain["assumptions"]):
        item["label"] = f"assumption {number}"
        for effect in item["effects"]:
            effect["headline"] = "headline"
    said_by = writer(plain)
    outcome = said_by.outcome
    found = [sentences.plan(said_by)]
    if outcome.bookings:
        found += [sentences.bases(said_by), sentences.booked(said_by)]
        if outcome.bookings.by_year:
            found.append(sentences.years(said_by))
    if outcome.claims:
        found.append(verdict(outcome.claims, said_by.numbers))
    if outcome.purchase:
        found += [sentences.split(said_by), sentences.income(said_by, outcome.purchase.real_income)]
        if any(step.kind == "total" for step in outcome.purchase.waterfall):
            found.append(sentences.balance(said_by))
    if outcome.tariffs:
        found.append(sentences.tariffs(said_by))
    if outcome.assumptions:
        found.append(sentences.hinges(said_by, outcome.assumptions))
    for text in found:
        assert text[0].isupper() or text[0].isdigit() or text[0] in "<>−", text
        assert text.endswith("."), text
        assert not WRONG.search(text), text
    for row in answer(outcome, Numbers()):
        for text in (row.figure, row.span, *row.items):
            if row.key != "not_evaluated":
                assert not WRONG.search(text), text


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outcomes())
def test_verbs_agree_with_signs(made: Dict) -> None:
    said_by = writer(made)
    purchase = said_by.outcome.purchase
    if purchase is None:
        return
    text = sentences.income(said_by, purchase.real_income)
    for code in (said_by.outcome.accord.buyer, said_by.outcome.accord.seller):
        rows = [row for row in purchase.real_income if row.economy == code]
        if rows and any(abs(row.pct.central) >= NOISE for row in purchase.real_income):
            change = rows[-1].pct.central
            verb = "neither gains nor loses" if abs(change) < NOISE else "gains" if change > 0 else "loses"
            assert f"{said_by.names.short(code)} {verb}".lower() in text.lower()


def test_every_economy_has_a_name() -> None:
    names = writer(full()).names
    assert all(names.full(code) and names.short(code) for code in ECONOMIES)
    assert names.full("XYZ") == "XYZ"
    assert names.spelt_out("goods exports of USA to JPN, per GPU") == "goods exports of the US to Japan, per GPU"
