"""Sentences are made from the figures and stay true when signs, sizes and parts change."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

import pytest
from documents import TARIFFS, changed, same
from documents import figures as figures_of
from editions import ANY, BN, RENDERED, VARIANTS, chapter, harmless, line, plain, said, sentences, surplus
from hypothesis import given

from chipaccord.parts.claims.page import shown
from chipaccord.report.charts.rows import Mark
from chipaccord.report.closing import closing
from chipaccord.words import LANGUAGES, Words
from chipaccord.words.numbers import NOISE, Numbers

ZERO = same(0.0)


def lead(outcome: Any, language: str = "en") -> str:
    return plain(line(outcome, "plan", language).more)


def headline(outcome: Any, ident: str, number: int = 0) -> str:
    return plain(chapter(outcome, ident).charts[number].headline)


def test_the_plan(figures: Any) -> None:
    assert lead(figures).startswith(
        "Japan would buy at least 1.00 tn yen (6.94 bn USD at 144.17 yen per USD) of AI accelerators from US firms "
        "over 2026–2028, 2.31 bn USD a year on average."
    )
    promised = lead(VARIANTS["promised"](figures))
    assert promised.startswith(
        "The European Union has promised, without being bound, to buy 48.0 bn euros (54.5 bn USD"
    )
    assert "from US firms over 2026–2027" in promised
    dollars = lead(surplus(figures))
    assert dollars.startswith("The United States would buy exactly 6.94 bn USD of AI accelerators from Korean firms")
    assert lead(figures_of(TARIFFS % "none")) == "Japan and the United States agree on tariffs, without a purchase."
    assert "1ドル144.17円換算で69.4億ドル" in lead(figures, "ja")


def test_the_three_bases(figures: Any) -> None:
    assert (
        "The US goods deficit with Japan (68.5 bn USD, 2024) falls by 0.12 bn (0.17%) a year in customs statistics, by "
        "2.31 bn (3.4%) if the sellers’ nationality is counted, and by 1.89 bn (2.8%) in value added."
    ) in lead(figures)
    assert "goods surplus with the United States (40.0 bn USD, 2024) rises by" in lead(surplus(figures))


@pytest.mark.parametrize(
    ("customs", "start"),
    [
        (0.0, "None of the 2.31 bn USD a year is recorded as US exports"),
        (0.116, "Only 0.12 bn USD of 2.31 bn USD a year is recorded as US exports, while"),
        (2.0, "2.00 bn USD of 2.31 bn USD a year is recorded as US exports;"),
        (2.312, "All of the 2.31 bn USD a year is recorded as US exports;"),
    ],
)
def test_what_is_booked(figures: Any, customs: float, start: str) -> None:
    outcome = changed(figures, {"purchases.falls.customs": same(customs * BN)})
    assert headline(outcome, "bookings").startswith(start)


@pytest.mark.parametrize(
    ("last", "end"),
    [
        (0.006, "improves by 0.006 bn USD a year."),
        (-0.14, "worsens by 0.14 bn USD a year."),
        (0.0, "does not move."),
        (-1e-12, "does not move."),
    ],
)
def test_the_balance(figures: Any, last: float, end: str) -> None:
    assert headline(changed(figures, {"purchases.effects.steps.-1.usd": last * BN}), "balance").endswith(end)


def test_the_split(figures: Any) -> None:
    effects = figures.purchases.effects
    text = headline(figures, "balance", 1)
    for part in ("additional", "diverted", "displaced"):
        assert f"{getattr(effects, part).central:.0%}" in text
    assert "from third economies, Taiwan first," in text
    none = changed(figures, {f"purchases.effects.diverted_from.{k}.share": ZERO for k in range(13)})
    assert "first" not in headline(none, "balance", 1)


def income(outcome: Any, **changes: float) -> Any:
    """The example with other real incomes of some economies, and none of the others."""
    rows = outcome.model_dump(mode="json")["purchases"]["effects"]["real_income"]
    for row in rows:
        change = changes.get(row["economy"], 0.0)
        row |= {"change": same(change), "usd": same(change * 2e13)}
    return changed(outcome, {"purchases.effects.real_income": rows})


def test_real_income(figures: Any) -> None:
    moved = income(figures, JPN=-0.00012, USA=0.00004, TWN=-0.0001, KOR=0.00001)
    assert headline(moved, "income") == (
        "Japan loses 2.40 bn USD a year (−0.012%), the United States gains 0.80 bn USD a year (+0.004%); "
        "of the other economies, Taiwan moves most (−0.01%)."
    )
    assert headline(income(figures), "income") == "No economy’s real income changes."
    assert headline(income(figures, JPN=0.0001), "income").endswith("the United States neither gains nor loses.")
    told = line(moved, "income")
    assert "2 economies gain, 2 lose; all together" in told.more
    assert [plain(item).split(" ")[0] for item in told.items] == ["Japan", "United", "Taiwan"]  # who moves, and most


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (0.0012, "The tariffs alone raise real income in Japan by 0.12%, 10 times as much as the purchase lowers it."),
        (
            -0.00012,
            "The tariffs alone lower real income in Japan by 0.012%, about as much as the purchase lowers it.",
        ),
        (
            0.00003,
            "The tariffs alone raise real income in Japan by 0.003%; the purchase lowers it 4 times as much.",
        ),
        (0.0, "The tariffs alone do not change real income in Japan."),
    ],
)
def test_the_tariffs_beside_the_purchase(figures: Any, change: float, text: str) -> None:
    outcome = income(figures, JPN=-0.00012)
    at = [row.economy for row in outcome.tariffs.effects.real_income].index("JPN")
    outcome = changed(outcome, {f"tariffs.effects.real_income.{at}.change": same(change)})
    assert headline(outcome, "tariffs") == text


def test_the_duties_that_change_are_told_and_no_others(figures: Any) -> None:
    text = plain(line(figures, "tariffs").why)
    assert text == "United States on Japan: all goods +24% to 15%, motor vehicles 27.5% to 15%:"
    gone = figures_of("tariffs: {deal: {USA on JPN: {all goods: 15%}}, elsewhere: none}\n")
    assert "all goods as in force to 15%" in plain(line(gone, "tariffs").why)
    same_both = figures_of("tariffs: {no_deal: {USA on JPN: {food: 5%}}, deal: {USA on JPN: {food: 5%}}}\n")
    assert chapter(same_both, "tariffs").text == (
        "The document’s tariffs are the same with and without the deal: they change nothing.",
    )


def claims(outcome: Any, *verdicts: str) -> str:
    """What the chapter says of as many claims as there are verdicts."""
    row = outcome.model_dump(mode="json")["claims"]["claims"][0]
    found = changed(outcome, {"claims.claims": [row | {"verdict": verdict} for verdict in verdicts]})
    return chapter(found, "claims").text[0]


def test_the_claims(figures: Any) -> None:
    assert claims(figures, "off", "off", "holds", "cannot_check") == (
        "2 of 4 stated figures are wrong; 1 holds and 1 cannot be checked."
    )
    assert claims(figures, "off", "holds", "cannot_check").startswith("1 of 3 stated figures is wrong; 1 holds and")
    assert claims(figures, "holds", "cannot_check").startswith("None of 2 stated figures is wrong; 1 holds")
    assert claims(figures, "holds") == "None of 1 stated figures is wrong; 1 holds."
    told = line(figures, "claims")
    assert told.figure == "2 of 7 wrong"
    assert told.why.index("factor of 10.0") < told.why.index("15.7%")  # the worst first


def test_a_value_is_written_in_its_own_unit() -> None:
    for language, expected in (
        ("en", ["6.94 bn USD", "10.1%", "4 rounds", "18,000 chips"]),
        ("ja", ["69.4億ドル", "10.1%"]),
    ):
        words = Words(language)
        values = ((6.936e9, "USD"), (0.101, "share"), (4.0, "rounds"), (18000.0, "chips"))
        found = [plain(shown(value, unit, words, Numbers(words))) for value, unit in values]
        assert found[: len(expected)] == expected


def test_the_years(figures: Any) -> None:
    assert headline(figures, "years").startswith("Every year is alike: 2.31 bn USD is bought and 0.12 bn")
    moving = changed(figures, {"purchases.booked_years.1.purchase": 5.0 * BN})
    assert "most is bought in 2027, 5.00 bn USD" in headline(moving, "years")
    one = changed(figures, {"purchases.booked_years": figures.model_dump(mode="json")["purchases"]["booked_years"][:1]})
    assert headline(one, "years").startswith("In 2026, 2.31 bn USD is bought")


@pytest.mark.parametrize(
    ("budget", "text"),
    [
        (400, "Within the stated budget of 400 bn yen, even at the high end."),
        (200, "Within the stated budget of 200 bn yen, but not at the high end."),
        (100, "Above the stated budget of 100 bn yen, except at the low end."),
        (10, "Above the stated budget of 10.0 bn yen, even at the low end."),
        (None, ""),
    ],
)
def test_the_budget(figures: Any, budget: float | None, text: str) -> None:
    stated = {"because": "not_in_document"} if budget is None else budget * BN / 144.17
    cost = {"low": 70 * BN / 144.17, "central": 156 * BN / 144.17, "high": 300 * BN / 144.17}
    outcome = changed(figures, {"purchases.plan.budget": stated, "purchases.effects.cost": cost})
    assert plain(line(outcome, "cost").more) == text


def test_the_overall_balance_names_the_rule(figures: Any) -> None:
    small = {"low": -0.01 * BN, "central": 0.0, "high": 0.02 * BN}
    told = line(changed(figures, {"purchases.effects.overall_balance": small}), "overall")
    assert told.why == "a purchase moves the bilateral figure, hardly the total"
    assert "holds every economy’s total balance fixed" in told.more
    wide = {"low": -2.0 * BN, "central": 0.0, "high": 1.0 * BN}
    told = line(changed(figures, {"purchases.effects.overall_balance": wide}), "overall")
    assert told.why == "hardly moves under the rule chosen; more under other rules"
    large = line(changed(figures, {"purchases.effects.overall_balance": same(BN)}), "overall")
    assert large.why == "the total moves too"
    other = line(changed(figures, {"accord.deficits": "balanced"}), "overall")
    assert "sets total balances to zero" in other.more


def test_where_no_subsidy_is_needed_the_page_says_so(figures: Any) -> None:
    told = line(surplus(figures), "cost")
    assert "no subsidy is needed" in told.why
    assert plain(told.figure) == "0 bn USD"


def test_it_hinges_on_what_moves_a_headline_most(figures: Any) -> None:
    talk = said(figures).talk
    (hinges, *_) = closing(talk)
    effect = max(figures.effects, key=lambda one: one.relative)
    text = plain(hinges.charts[0].headline)
    assert plain(talk(f"assumption-{effect.assumption}")).lower() in text.lower()
    still = changed(
        figures, {f"effects.{k}.{end}": 0.1 for k in range(len(figures.effects)) for end in ("low", "high")}
    )
    assert closing(said(still).talk).__next__().charts[0].headline == talk("page-hinges-none")


def test_economies_that_hardly_move_are_left_to_the_table_and_that_is_said(figures: Any) -> None:
    moved = income(figures, JPN=-0.0001, USA=0.00004, TWN=-0.0001, VNM=1e-9)
    (bars,) = chapter(moved, "income").charts
    assert bars.note == "12 economies that move by less than 0.0001% are in the table only."
    assert ">Viet Nam<" not in bars.wide
    assert ">Taiwan<" in bars.wide
    tornado = chapter(figures, "hinges").charts[0]
    assert re.search(r"[\d.]+%? → [\d.]+%?", tornado.wide)
    assert Mark("a", 0.0, 1.0, "red").kind is None


def test_where_nothing_is_lost_the_page_says_so(figures: Any) -> None:
    outcome = harmless(figures)
    told = line(outcome, "shocks")
    assert (told.figure, told.grid) == ("none", None)
    text = " ".join(sentences(chapter(outcome, "supply")))
    assert "stocks and second sources hold" in text
    assert "no shock costs a chip sale" in plain(line(outcome, "support").why)
    assert "supply-fan" not in {chart.name for chart in chapter(outcome, "supply").charts}


# -- any figures ------------------------------------------------------------------------------------------------------

WRONG = re.compile(r"\bNone\b(?! of )|\bnan\b|\binf\b|  | [,;.]|[+−]0%|\b0\.0+%|\(\)|\[\]|[a-z]\.\.|;\.|: \.")


@RENDERED
@given(outcome=ANY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_any_outcome_are_whole(language: str, outcome: Any) -> None:
    """Texts of documents apart, no sentence lacks a figure, a word or its end."""
    quiet = [source for source in ("claims", "supply") if getattr(outcome, source)]
    answer = said(outcome, language)
    told = [one for one in answer.chapters if one.ident not in (*quiet, "sources", "reproduce", "assumptions")]
    for text in chain.from_iterable(map(sentences, told)):
        if text:
            assert text.endswith((".", "。")), text
            assert text[:1] == text[:1].upper(), text
            assert not WRONG.search(text.replace("+0%", "+5%")), text  # as a duty may be
    for one in answer.lines:
        if one.key in ("customs", "ownership", "value", "split", "net", "overall", "cost", "income"):
            for text in (one.figure, one.span, *one.items):
                assert not WRONG.search(text), text


@RENDERED
@given(outcome=ANY)
def test_verbs_agree_with_signs(outcome: Any) -> None:
    answer = said(outcome)
    found = [one for one in answer.chapters if one.ident == "income"]
    for one in found:
        rows = {row.economy: row.change.central for row in outcome.purchases.effects.real_income}
        text = one.charts[0].headline.lower()
        for code in (outcome.accord.buyer, outcome.accord.seller):
            if code in rows and any(abs(100 * change) >= NOISE for change in rows.values()):
                change = 100 * rows[code]
                verb = "neither gains nor loses" if abs(change) < NOISE else "gains" if change > 0 else "loses"
                assert f"{answer.talk.words.name('economy', code, 'the')} {verb}".lower() in text


def test_every_economy_has_a_name_in_both_languages(figures: Any) -> None:
    for language in LANGUAGES:
        words = Words(language)
        for row in figures.purchases.effects.real_income:
            assert words.name("economy", row.economy) != row.economy
        assert words.name("economy", "XYZ") == "XYZ"
