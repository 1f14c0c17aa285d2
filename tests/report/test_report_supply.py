"""The supply section: true for any outcome, complete for the example, and drawn so that nothing overlaps."""

from __future__ import annotations

import re
from copy import deepcopy

from made_up import Dict, full

from chipaccord._old_outcome import Outcome
from chipaccord.report import render
from chipaccord.report.contents import tables
from chipaccord.report.numbers import Numbers
from chipaccord.report.supply_answer import supply_rows
from chipaccord.report.supply_sentences import critical, exposure, fan, frontier, network, saved, shocks, support, trade
from chipaccord.report.view import read
from chipaccord.report.writer import Writer


def writer(made: Dict) -> Writer:
    return Writer(read(made), Numbers())


def harmless() -> Dict:
    """No shock costs anything, under any capacity set."""
    made = full()
    for shock in made["chain"]["shocks"]:
        shock["lost_usd_bn"] = shock["users_lost_usd_bn"] = {"low": 0.0, "central": 0.0, "high": 0.0}
        shock["spared_usd_bn"] = {"low": 0.0, "central": 0.0, "high": 0.0}
        for path in ("undelivered_low_usd_bn", "undelivered_high_usd_bn"):
            shock[path] = [0.0] * len(shock[path])
        for run in shock["runs"]:
            run |= {"lost_usd_bn": 0.0, "users_lost_usd_bn": 0.0, "first_short_weeks": None, "first_product": ""}
            run["trade"] = None
            run["undelivered_usd_bn"] = [0.0] * len(run["undelivered_usd_bn"])
    for row in (*made["chain"]["cases"], *(run for node in made["chain"]["critical"] for run in node["by_set"])):
        row["lost_usd_bn"] = 0.0
    made["chain"]["comparison"] = None
    return made


def test_every_sentence_of_the_example_names_a_figure(outcome: Outcome) -> None:
    found = writer(outcome.to_dict())
    for sentence in (shocks, fan, network, critical, support, frontier, exposure, trade):
        text = sentence(found)
        assert re.search(r"\d", text), text
        assert text.endswith(".")
        assert "  " not in text


def test_every_headline_of_the_network_is_under_both_capacity_sets() -> None:
    found = writer(full())
    for sentence in (shocks, fan, network, critical, support, trade):
        assert "under the 2025 estimate" in sentence(found), sentence
    lost, spared, lean = supply_rows(found)
    assert lost.grid
    assert lost.grid.head[1:3] == lean.grid.head[1:] == ("recommended", "2025 estimate") if lean.grid else False
    assert spared.grid
    assert "recommended capacity shares / 2025 estimate" in spared.grid.note
    assert all(" / " in cell for row in spared.grid.rows for cell in row[1:])


def test_the_support_stands_beside_the_best_use_of_the_same_money() -> None:
    found = writer(full())
    chain = found.outcome.chain
    assert chain is not None
    assert chain.comparison is not None
    (row,) = (row for row in supply_rows(found) if row.key == "support")
    assert row.grid
    assert row.grid.head == ("if this happens", "as written", "best use")
    assert row.grid.rows[-1][0].startswith("a year on average")
    assert "photoresist" in row.grid.note
    worst = chain.by_loss[0]
    assert saved(chain, worst, best=True)[0] > saved(chain, worst, best=False)[0] > 0
    page = render(full())
    assert 'id="figure-frontier"' in page
    assert "what the programme expected" in page
    assert 'id="table-portfolio"' in page


def test_a_shock_that_is_not_taken_to_happen_is_not_weighed() -> None:
    made = full()
    compared = made["chain"]["comparison"]
    for one in (compared["written"], compared["same"], *compared["frontier"]):
        for lost in one["lost_usd_bn"].values():
            del lost["taiwan_blockade_90_days"]
    (row,) = (row for row in supply_rows(writer(made)) if row.key == "support")
    assert row.grid
    assert [line[2] for line in row.grid.rows if line[0].startswith("Blockade")] == ["not weighed"]
    assert 'id="figure-support-cases"' in render(made)


def test_where_nothing_is_lost_the_page_says_so() -> None:
    found = writer(harmless())
    assert "costs chip sales: stocks and second sources hold" in shocks(found)
    assert "never fall behind" in fan(found)
    assert "costs no chip sale" in critical(found)
    lost, spared, _ = supply_rows(found)
    assert (lost.figure, lost.grid) == ("none", None)
    assert "no shock costs a chip sale" in spared.why
    page = render(harmless())
    assert 'id="figure-fan"' not in page
    assert 'id="figure-network"' in page


def test_a_purchase_alone_shows_the_network_and_the_exposure() -> None:
    made = full()
    made["chain"] |= {"shocks": [], "critical": [], "built": [], "cases": [], "comparison": None}
    page = render(made)
    assert 'id="figure-exposure"' in page
    assert 'id="figure-critical"' not in page
    assert [row.key for row in supply_rows(writer(made))] == ["exposure"]


def test_without_the_network_there_is_no_section() -> None:
    made = full()
    made["chain"] = None
    assert 'id="supply"' not in render(made)


def test_no_identifier_stands_twice() -> None:
    found = re.findall(r'\bid="([^"]+)"', render(full()))
    assert len(found) == len(set(found))


def test_every_chart_has_its_table() -> None:
    made = tables(read(full()))
    for name in (
        "shocks",
        "shock_weeks",
        "network",
        "critical",
        "support_cases",
        "exposure",
        "shock_trade",
        "built",
        "frontier",
        "portfolio",
    ):
        assert made[name].rows, name
    assert all(len(row) == len(table.columns) for table in made.values() for row in table.rows)


def test_the_page_does_not_change_the_outcome() -> None:
    made = full()
    before = deepcopy(made)
    render(made)
    assert made == before
