"""The supply chapter of the example: complete, under every capacity set, and what is missing of it is said."""

from __future__ import annotations

import re
from typing import Any

import pytest
from documents import PURCHASE, changed
from documents import figures as figures_of
from editions import chapter, html, line, plain, said, sentences

from chipaccord.chain import capacity_sets
from chipaccord.words import LANGUAGES, Words

OTHER = capacity_sets()[1]
CHARTS = ["fan", "cases", "frontier", "lean", "network", "critical", "trade"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_example_names_a_figure(figures: Any, language: str) -> None:
    found = chapter(figures, "supply", language)
    for text in (chart.headline for chart in found.charts):
        assert re.search(r"\d", text), text
    assert re.search(r"\d", found.text[0])


def test_every_chart_has_its_table_with_rows(figures: Any) -> None:
    answer = said(figures)
    (found,) = (one for one in answer.chapters if one.ident == "supply")
    assert [chart.name for chart in found.charts] == CHARTS
    for chart in found.charts:
        assert chart.drawn
        assert answer.tables[chart.table].rows, chart.name
    for name in (*found.tables, *found.folded):
        assert answer.tables[name].rows, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headlines_are_under_every_capacity_set(figures: Any, language: str) -> None:
    other = Words(language).name("set", OTHER)
    found = chapter(figures, "supply", language)
    assert sum(other in text for text in sentences(found)) >= 4
    shocks, support, lean = (line(figures, key, language).grid for key in ("shocks", "support", "exposure"))
    assert shocks
    assert support
    assert lean
    assert shocks.head[1:3] == lean.head[1:]
    assert shocks.head[2] == other
    assert all(" / " in cell for row in support.rows for cell in row[1:])
    assert other in support.note


def test_the_support_stands_beside_the_best_use_of_the_same_money(figures: Any) -> None:
    grid = line(figures, "support").grid
    assert grid
    assert grid.head == ("if this happens", "as written", "best use")
    assert grid.rows[-1][0].startswith("a year on average")
    assert "photoresist" in grid.note
    worst = grid.rows[0]
    written, best = (float(cell.split(" / ")[0]) for cell in worst[1:])
    assert best > written > 0
    page = html(figures)
    assert 'id="table-supply-comparison-portfolios"' in page
    assert 'id="table-supply-comparison-items"' in page


def test_a_shock_that_is_not_taken_to_happen_is_not_weighed(figures: Any) -> None:
    losses = figures.model_dump(mode="json")["supply"]["comparison"]["losses"]
    left = [row for row in losses if row["shock"] != "taiwan_blockade_90_days"]
    outcome = changed(figures, {"supply.comparison.losses": left})
    grid = line(outcome, "support").grid
    assert grid
    assert [row[2] for row in grid.rows if row[0].startswith("Blockade")] == ["not weighed"]
    assert "not weighed" not in html(figures)
    assert 'id="figure-cases"' in html(outcome)


def test_a_purchase_alone_shows_the_network_and_the_lean() -> None:
    outcome = figures_of(PURCHASE % ("100 billion yen", "at_least"))
    names = {chart.table for chart in chapter(outcome, "supply").charts}
    assert names == {"supply-exposure", "supply-shares"}
    keys = [one.key for one in said(outcome).lines]
    assert "exposure" in keys
    assert not {"shocks", "support"} & set(keys)


def test_the_figures_of_the_lines_are_those_of_the_outcome(figures: Any) -> None:
    grid = line(figures, "shocks").grid
    assert grid
    worst = max(figures.supply.shocks, key=lambda one: one.lost.central)
    assert grid.rows[0][1] == f"{worst.lost.central / 1e9:.1f}"
    assert plain(grid.rows[0][3]) == f"[{worst.lost.low / 1e9:.1f} to {worst.lost.high / 1e9:.0f}]"
    level = next(row for row in figures.supply.exposure if row.economy == "JPN" and row.case == "as_is")
    lean = line(figures, "exposure").grid
    assert lean
    assert lean.rows[0][1].startswith(f"{level.usd / 1e9:.1f} ({level.share:.0%} ")
