"""The supply part's lines and chapter: what they say of figures made by hand, and that they hold for any figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import product
from typing import Any
from xml.etree import ElementTree

import pytest
from figures import around, strategy, talk, terms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chipaccord.outcome import Absent, Range, tables_of
from chipaccord.parts.supply import figures as f
from chipaccord.parts.supply.figures import Answer
from chipaccord.parts.supply.page import chapters, lines
from chipaccord.report.layout import Chapter, Chart, Line
from chipaccord.words.numbers import KEEP

BN = 1e9
SETS = ("recommended", "estimate_2025")
BLOCKADE, FIRE, OWN = "taiwan_blockade_90_days", "renesas_like_fire", "自らのシナリオ"
NEVER = Absent(because="never")
LANGUAGES = ("en", "ja")
FEW = {  # codes that make rows fit one another more often than all would
    "shock": (BLOCKADE, OWN), "set": SETS, "economy": ("JPN", "TWN", "*"), "stage": ("photoresist", "ai_accelerators"),
    "stage_kind": ("material", "fab"), "portfolio": ("written", "same", "frontier_0"),
    "supply_case": ("as_is", "support"),
}  # fmt: skip
LATIN = {  # acronyms and symbols that Japanese reports write in Latin letters
    "ABF", "AI", "BT", "CVaR", "CPU", "DRAM", "DUV", "EU", "EUV", "GPU", "HBM", "IP", "MCU", "NAND", "NF", "PC", "SSD",
    "BCG", "SIA", "nm",
}  # fmt: skip


def over(low: float, central: float, high: float) -> Range:
    return Range(low=low * BN, central=central * BN, high=high * BN)


def made(**changes: Any) -> Answer:
    """Two sets, a blockade that costs 36 and 40 bn USD, a fire that costs nothing, support that spares a quarter."""
    lost = {(BLOCKADE, SETS[0]): 36.0, (BLOCKADE, SETS[1]): 40.0, (FIRE, SETS[0]): 0.0, (FIRE, SETS[1]): 0.0}
    runs = tuple(
        f.Run(
            shock=shock, capacity_set=code, lost=usd * BN, users_lost=3 * usd * BN,
            first_short=2.5 if usd else NEVER, first_product="ai_accelerators" if usd else "", recovered_after=29.0,
            status="recovered", reason="queue" if usd else "", reason_stage="ai_accelerators" if usd else "",
            reason_place="", late=14.0 if usd else NEVER,
        )
        for (shock, code), usd in lost.items()
    )  # fmt: skip
    cases = tuple(
        f.Case(shock=shock, capacity_set=code, case=case, lost=part * usd * BN, users_lost=part * usd * BN)
        for case, part in (("as_is", 1.0), ("support", 0.75), ("both", 0.8))
        for (shock, code), usd in lost.items()
    )
    saved = {"written": 0.75, "same": 0.5, "frontier_0": 1.0, "frontier_1": 0.5}
    spent = {"written": 0.7, "same": 0.7, "frontier_0": 0.0, "frontier_1": 0.7}
    comparison = f.Comparison(
        level=0.95,
        years=10.0,
        tried=9,
        portfolios=tuple(
            f.Portfolio(portfolio=name, budget=usd * BN, spent=usd * BN, programme_cvar=20 * saved[name] * BN)
            for name, usd in spent.items()
        ),
        items=(
            f.Spending(portfolio="same", kind="stock", stage="photoresist", place="*", amount=27.0, usd=0.5 * BN,
                     status="assumption", source="a_source"),
            f.Spending(portfolio="same", kind="second_source", stage="photoresist", place="*", amount=1.0, usd=0.2 * BN,
                     status="assumption", source="a_source"),
        ),
        losses=tuple(
            f.PortfolioLoss(portfolio=name, capacity_set=code, shock=BLOCKADE, lost=part * lost[BLOCKADE, code] * BN)
            for (name, part), code in product(saved.items(), SETS)
        ),
        risks=tuple(
            f.PortfolioRisk(portfolio=name, capacity_set=code, expected=part * BN, cvar=22 * part * BN)
            for (name, part), code in product(saved.items(), SETS)
        ),
    )  # fmt: skip
    change = {"as_is": over(0, 0, 0), "purchases": over(0.5, 0.9, 1.8), "support": over(0, 0, 0)}
    figures: dict[str, Any] = {
        "exposed_to": "TWN",
        "sales": tuple(f.Sales(capacity_set=code, sales=610 * BN) for code in SETS),
        "shocks": tuple(
            f.Shock(shock=shock, frequency=0.01, frequency_status="assumption", lost=range_, users_lost=range_,
                  spared=over(0, 9, 10), source="a_source")
            for shock, range_ in ((FIRE, over(0, 0, 0)), (BLOCKADE, over(10, 36, 63)))
        ),
        "runs": runs,
        "product_losses": (),
        "user_losses": (),
        "undelivered": tuple(
            f.Undelivered(shock=BLOCKADE, which=which, undelivered=(0.0, part * 50 * BN, part * 36 * BN))
            for which, part in (("low", 0.5), ("high", 2.0), *((code, 1.0) for code in SETS))
        ),
        "trade_shocks": tuple(
            f.TradeShock(shock=BLOCKADE, capacity_set=code, place="TWN", capped=0.33, rent=0.1) for code in SETS
        ),
        "trade_income": tuple(
            f.TradeIncome(shock=BLOCKADE, capacity_set=code, economy=economy, change=-0.001, usd=-2 * BN)
            for code in SETS for economy in ("USA", "JPN")
        ),
        "critical": (
            *(f.Critical(stage="advanced_packaging", place="TWN", capacity_set=code, share=0.85, lost=20 * BN,
                       first_short=3.0) for code in SETS),
            f.Critical(stage="fab_dram", place="KOR", capacity_set=SETS[0], share=0.57, lost=1 * BN, first_short=9.0),
            f.Critical(stage="photoresist", place="JPN", capacity_set=SETS[0], share=0.7, lost=0.0, first_short=NEVER),
        ),
        "concentration": tuple(
            f.Concentration(stage=stage, kind=kind, capacity_set=code, hhi=0.7, largest_place=place, largest_share=part)
            for stage, kind, place, part in (
                ("photoresist", "material", "JPN", 0.7), ("fab_dram", "fab", "KOR", 0.45),
                ("advanced_packaging", "process", "TWN", 0.85),
            ) for code in SETS
        ),
        "shares": tuple(
            f.Share(stage=stage, capacity_set=code, place=place, share=share)
            for stage, place, share in (
                ("photoresist", "JPN", 0.7), ("photoresist", "USA", 0.3), ("fab_dram", "KOR", 0.45),
                ("advanced_packaging", "TWN", 0.85),
            ) for code in SETS
        ),
        "links": (f.Link(input="photoresist", user="fab_dram"),),
        "sold": (f.Sold(product="ai_accelerators", place="USA", share=0.6),),
        "exposure": tuple(
            f.Exposure(economy="JPN", capacity_set=code, case=case, share=0.55, usd=18 * BN, change=by)
            for code, (case, by) in product(SETS, change.items())
        ),
        "built": (
            f.Built(stage="photoresist", place="USA", since=2027, public=0.7 * BN, invested=1.4 * BN,
                  share=Range(low=0.02, central=0.05, high=0.07), status="derived", source="a_source"),
        ),
        "cases": cases,
        "comparison": comparison,
        "sources": ("a_source",),
    }  # fmt: skip
    return Answer(**(figures | changes))


def loose(said: Any) -> Any:
    """What is said with plain spaces in place of those at which no line breaks."""
    if isinstance(said, str):
        return said.replace(KEEP, " ")
    if is_dataclass(said) and not isinstance(said, type):
        return replace(said, **{field.name: loose(getattr(said, field.name)) for field in fields(said)})
    return tuple(map(loose, said)) if isinstance(said, tuple) else said


def told(language: str, answer: Answer, **more: Any) -> tuple[dict[str, Line], Chapter]:
    """The lines by key, as a terminal has them, and the chapter."""
    (chapter,) = chapters(talk(language, supply=answer, **more), answer)
    found = lines(talk(language, terminal=True, supply=answer, **more), answer)
    return {line.key: loose(line) for line in found}, loose(chapter)


def charts_of(chapter: Chapter) -> dict[str, Chart]:
    return {chart.name: chart for chart in chapter.charts}


def texts_of(found: dict[str, Line], chapter: Chapter) -> Iterator[str]:
    """Everything that is said, the words of the charts too."""
    for line in found.values():
        yield from (line.label, line.figure, line.why, line.more, *line.items)
        if line.grid:
            yield from (line.grid.note, *line.grid.head, *(cell for row in line.grid.rows for cell in row))
    yield from (chapter.title, *chapter.text)
    for chart in chapter.charts:
        yield from (chart.headline, chart.unit, chart.baseline, chart.note)
        for svg in (chart.wide, chart.narrow):
            yield from (text for element in ElementTree.fromstring(svg).iter() if (text := element.text))


def test_the_answer_says_what_the_shocks_cost() -> None:
    line = told("en", made())[0]["shocks"]
    assert line.grid is not None
    assert line.grid.head == ("if this happens", "recommended", "2025 estimate", "range", "short after")
    assert line.grid.rows == (("Blockade of Taiwan for 90 days", "36.0", "40.0", "[10 .. 63]", "2.5 weeks"),)
    assert "no chip sale is lost under: Fire in a Japanese fab" in line.grid.note
    assert line.why == "worldwide, bn USD over the two years from the shock"


def test_the_support_stands_beside_the_best_use_of_its_money() -> None:
    line = told("en", made())[0]["support"]
    assert line.grid is not None
    assert line.grid.rows == (
        ("Blockade of Taiwan for 90 days", "9.00 / 10.0 [0 .. 10]", "18.0 / 20.0"),
        ("a year on average, at the odds taken", "0.25 / 0.25", "0.50 / 0.50"),
    )
    assert line.why.startswith("101 bn yen (0.70 bn USD) of public money builds 5% [2 .. 7] of world capacity for")
    assert "27 days of stock of photoresist and 28.8 bn yen for second sources for all photoresist" in line.grid.note


def test_the_lean_names_the_place_and_the_buyer_of_the_figures() -> None:
    line = told("en", made())[0]["exposure"]
    assert line.label == "lean on Taiwan"
    assert line.why == "chips that JPN buys and that are made in Taiwan at some step, bn USD a year"
    assert line.grid is not None
    assert [row[1] for row in line.grid.rows] == ["18.0 (55% of its chips)", "+0.90 [+0.5 .. +1.8]", "no change"]
    moved = made(exposed_to="KOR", exposure=tuple(row.model_copy(update={"economy": "EUN"}) for row in made().exposure))
    found = told("en", moved, terms=terms(buyer="EUN", currency="EUR"))
    assert found[0]["exposure"].label == "lean on the Republic of Korea"
    headline = charts_of(found[1])["lean"].headline
    assert headline.startswith("55% of what the European Union spends on chips is made in the Republic of Korea")


def test_the_chapter_draws_every_chart_and_names_tables_that_are_there() -> None:
    answer = made()
    chapter = told("en", answer)[1]
    there = {table.name for table in tables_of("supply", answer)}
    assert list(charts_of(chapter)) == ["fan", "cases", "frontier", "lean", "network", "critical", "trade"]
    assert all(chart.drawn and chart.table in there for chart in chapter.charts)
    names = {f"supply-{name}" for name in Answer.model_fields} | {
        f"supply-comparison-{n}" for n in f.Comparison.model_fields
    }
    assert {*chapter.tables, *chapter.folded} <= names
    ((label, cells),) = chapter.added["supply-runs"]
    assert label == "What remains"
    assert cells == ("demand stays late: AI accelerators, 14 weeks",) * 2 + ("", "")


def test_sentences_say_the_figures_under_both_sets() -> None:
    chapter = told("en", made())[1]
    found = charts_of(chapter)
    assert chapter.text[0] == (
        "Blockade of Taiwan for 90 days: 36.0 bn USD (40.0 bn under the 2025 estimate) of chip sales lost, and "
        "108 bn USD (120 bn under the 2025 estimate) of sales by those who need the chips; the first shortage, of AI "
        "accelerators, comes after 2.5 weeks."
    )
    assert "chips worth 50.0 bn USD are late or lost by week 2" in found["fan"].headline
    assert "spares 9.00 bn USD (10.0 bn under the 2025 estimate) of chip sales" in found["cases"].headline
    assert "The worst year in 20 costs 22.0 bn USD" in found["frontier"].headline
    assert found["network"].headline.startswith("Of 3 stages, 2 (2 under the 2025 estimate) have more than half")
    assert "1 other narrow place could be lost" in found["critical"].headline
    assert "it costs 4.00 bn USD of real income worldwide" in found["trade"].headline


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_is_not_drawn(language: str) -> None:
    bare = {name: () for name in Answer.model_fields if name not in ("exposed_to", "comparison")}
    found, chapter = told(language, made(**bare, comparison=Absent(because="no_support")))
    assert not found
    assert not chapter.charts
    assert len(chapter.text) == 1


def test_shocks_that_cost_nothing_are_said_to_cost_nothing() -> None:
    quiet = made()
    quiet = made(
        shocks=quiet.shocks[:1], runs=quiet.runs[2:], comparison=Absent(because="no_shock_costs"), undelivered=()
    )
    found, chapter = told("en", quiet)
    assert (found["shocks"].figure, found["shocks"].grid) == ("none", None)
    assert chapter.text[:2] == (
        "The shock of the document never costs chip sales: stocks and second sources hold.",
        "Deliveries never fall behind under any shock of the document.",
    )
    assert found["support"].why.endswith("no shock costs a chip sale at central stocks, with or without it")


def test_support_that_adds_to_the_loss_is_said_to_add() -> None:
    worse = tuple(row.model_copy(update={"lost": 2 * row.lost}) for row in made().cases)
    headline = charts_of(told("en", made(cases=worse))[1])["cases"].headline
    assert "adds 18.0 bn USD (20.0 bn under the 2025 estimate) of chip sales lost" in headline


def test_one_set_alone_stands_without_brackets() -> None:
    answer = made()
    rows = {
        name: tuple(row for row in getattr(answer, name) if row.capacity_set == SETS[0])
        for name in ("sales", "runs", "cases", "critical", "concentration", "shares", "exposure")
    }
    found, chapter = told("en", made(**rows))
    assert chapter.text[0].startswith("Blockade of Taiwan for 90 days: 36.0 bn USD of chip sales lost")
    assert charts_of(chapter)["fan"].note.startswith("Line: the recommended capacity shares. Band: low and high stocks")
    assert found["support"].grid is not None
    assert found["support"].grid.rows[0][1:] == ("9.00 [0 .. 10]", "18.0")


def test_a_shock_of_the_document_keeps_its_name() -> None:
    rows = {
        name: tuple(row.model_copy(update={"shock": OWN}) for row in getattr(made(), name) if row.shock == BLOCKADE)
        for name in ("shocks", "runs", "cases", "undelivered", "trade_shocks", "trade_income")
    }
    found, chapter = told("en", made(**rows))
    assert found["shocks"].grid is not None
    assert found["shocks"].grid.rows[0][0] == OWN
    assert chapter.text[0].startswith(f"{OWN}: ")


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(answer=strategy(Answer) | around(made(), only=FEW), currency=st.sampled_from(("JPY", "EUR", "USD")))
def test_any_figures_can_be_told(language: str, answer: Answer, currency: str) -> None:
    """Rows that do not fit one another are left out; what is drawn is sound XML and has its table."""
    found, chapter = told(language, answer, terms=terms(currency=currency, local_per_usd=0.9))
    said = list(texts_of(found, chapter))
    assert not any("{" in text or " nan" in text or text == "None" for text in said)
    there = {table.name for table in tables_of("supply", answer)}
    assert all(chart.table in there for chart in chapter.charts)


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(answer=st.just(made()) | strategy(Answer, st.just("文")) | around(made(), st.just("文"), FEW))
def test_japanese_is_japanese(answer: Answer) -> None:
    """No Latin letters but acronyms and, on a terminal, the codes of economies."""
    found, chapter = told("ja", answer)
    for text in texts_of(found, chapter):
        latin = set(re.findall("[A-Za-z]+", re.sub(r"\de[−+-]?\d", "", text))) - LATIN
        assert all(re.fullmatch("[A-Z]{3}", word) for word in latin), f"{latin} in: {text}"
