"""The supply network: shocks under every capacity set, support, exposure, and the trade model beside them."""

from __future__ import annotations

from typing import Any

import pytest
from documents import A_YEAR, HEAD, ONE_YEAR, PURCHASE, SHOCK, SUPPORT, TARIFFS, YEN, figures, row, rows

from chipaccord.chain import (
    Measure,
    Network,
    Outage,
    Scenario,
    capacity_sets,
    library,
    lost_by_place,
    measures,
    placed,
    shock,
    simulate,
)
from chipaccord.chain.support import cost
from chipaccord.chain.support.best_use import candidates, lost_products
from chipaccord.evaluate import evaluate
from chipaccord.outcome import Absent
from chipaccord.parts.document import parse
from chipaccord.parts.outcome import Outcome
from chipaccord.world.network import supported

SETS = capacity_sets()
YEAR_LONG = "Loss of Japanese photoresist for a year"
SMALL = ONE_YEAR % ("memory", "100 billion yen", "exactly")


@pytest.fixture(scope="module")
def supply(outcome: Outcome) -> Any:
    return outcome.figures.supply


# -- shocks -----------------------------------------------------------------------------------------------------------


def test_every_shock_is_shown_under_every_capacity_set_inside_its_range(supply: Any) -> None:
    assert [one.capacity_set for one in supply.sales] == list(SETS)
    assert len(supply.shocks) == 4
    for one in supply.shocks:
        runs = rows(supply.runs, shock=one.shock)
        assert [run.capacity_set for run in runs] == list(SETS)
        for run in runs:
            which = {"shock": run.shock, "capacity_set": run.capacity_set}
            assert one.lost.low <= run.lost <= one.lost.high
            assert one.users_lost.low <= run.users_lost <= one.users_lost.high
            assert run.lost == pytest.approx(sum(each.lost for each in rows(supply.product_losses, **which)))
            assert run.users_lost == pytest.approx(sum(each.lost for each in rows(supply.user_losses, **which)))
            path = row(supply.undelivered, shock=run.shock, which=run.capacity_set).undelivered
            assert len(path) == 104  # two years of weeks
            assert path[-1] == pytest.approx(run.lost, abs=1e3)
            assert run.status == "recovered" or run.reason


def test_the_paths_lie_between_their_ends(supply: Any) -> None:
    for one in supply.shocks:
        low, high, *paths = (
            row(supply.undelivered, shock=one.shock, which=which).undelivered for which in ("low", "high", *SETS)
        )
        for path in paths:
            assert all(a - 1 <= b <= c + 1 for a, b, c in zip(low, path, high, strict=True))


def test_the_figures_are_the_networks_own(supply: Any) -> None:
    outage = Outage("*", "TWN", duration=90, recovery=60, strikes="both")
    for run in rows(supply.runs, shock="taiwan_blockade_90_days"):
        alone = simulate(Network.shipped(run.capacity_set), outage)
        assert run.lost == pytest.approx(float(alone.loss[0]))
        assert run.lost > 1e9


def test_a_frequency_of_the_document_replaces_the_assumed_one() -> None:
    text = "shocks: [{name: taiwan_blockade_90_days, frequency: once in 20 years}, renesas_like_fire]\n"
    first, second = figures(text, TARIFFS % "none").supply.shocks
    assert (first.frequency, first.frequency_status) == (0.05, "document")
    assert (second.frequency, second.frequency_status) == (0.05, "assumption")


def test_the_narrow_places_are_the_engines_ranking(supply: Any) -> None:
    for which in SETS:
        found = measures.criticality(Network.shipped(which))
        shown = rows(supply.critical, capacity_set=which)
        for one in shown:
            assert one.lost == pytest.approx(float(found.loc[(one.stage, one.place), "lost_sales"]))
    first = rows(supply.critical, capacity_set=SETS[0])
    assert [one.lost for one in first] == sorted((one.lost for one in first), reverse=True)


def test_the_shares_of_a_stage_add_up_and_say_how_concentrated_it_is(supply: Any) -> None:
    for one in supply.concentration:
        parts = rows(supply.shares, stage=one.stage, capacity_set=one.capacity_set)
        assert sum(part.share for part in parts) == pytest.approx(1)
        assert one.hhi == pytest.approx(sum(part.share**2 for part in parts))
        assert row(parts, place=one.largest_place).share == pytest.approx(one.largest_share)
        assert one.largest_share == max(part.share for part in parts)
    for product in {one.product for one in supply.sold}:
        assert sum(one.share for one in rows(supply.sold, product=product)) == pytest.approx(1)


# -- support ----------------------------------------------------------------------------------------------------------


def test_support_is_public_money_times_leverage_over_cost(supply: Any) -> None:
    wafers, resist = supply.built
    assert (wafers.stage, resist.stage) == ("silicon_wafers", "photoresist")
    assert wafers.public == pytest.approx(75e9 * YEN)
    public, factor = cost("public_share", "*").central, cost("place_factor", "*").central
    for item in (wafers, resist):
        assert item.invested == pytest.approx(item.public / public)
        share = item.invested / (factor * cost("capacity", item.stage).central) / 100  # the cost is of a percent
        assert item.share.central == pytest.approx(share)
        assert item.share.low < share < item.share.high


def test_more_support_spares_more_and_never_less_than_nothing() -> None:
    lost = {}
    for yen in (10, 30, 90):
        found = figures(SUPPORT % yen, SHOCK % ("photoresist", "JPN", 365)).supply
        lost[yen] = {one.case: one.lost for one in rows(found.cases, capacity_set=SETS[0])}
    base = lost[10]["as_is"]
    assert base > 1e9
    assert base >= lost[10]["support"] >= lost[30]["support"] >= lost[90]["support"]
    assert lost[90]["support"] < base - 1e9


def test_the_capacity_that_the_network_gains_times_its_cost_is_the_money(supply: Any) -> None:
    net = Network.shipped()
    places = list(net.places)
    for item in supply.built:
        at = net.stages.index(item.stage), places.index(item.place)
        changed = net.with_capacity(item.stage, item.place, item.share.central)
        gained = (changed.capacity - net.capacity)[at] / net.capacity[at[0]].sum()
        price = 1.5 * cost("capacity", item.stage).central  # for a percent; dearer in this place
        assert 0.38 * 100 * gained * price == pytest.approx(item.public)


def test_the_support_never_loses_more_and_its_range_holds_every_set(supply: Any) -> None:
    for one in supply.shocks:
        for which in SETS:
            cases = rows(supply.cases, shock=one.shock, capacity_set=which)
            saved = row(cases, case="as_is").lost - row(cases, case="support").lost
            assert saved >= -1e3
            assert one.spared.low - 1 <= saved <= one.spared.high + 1


def test_the_cases_begin_where_the_runs_end(supply: Any) -> None:
    for run in supply.runs:
        as_is = row(supply.cases, shock=run.shock, capacity_set=run.capacity_set, case="as_is")
        assert (as_is.lost, as_is.users_lost) == (pytest.approx(run.lost), pytest.approx(run.users_lost))
    assert {one.case for one in supply.cases} == {"as_is", "support", "both"}


def test_the_best_use_of_the_same_money_beats_the_support_by_simulation(supply: Any) -> None:
    found = supply.comparison
    ways = {way.portfolio: way for way in found.portfolios}
    assert list(ways)[:3] == ["written", "same", "frontier_0"]
    assert ways["same"].spent <= ways["written"].spent * (1 + 1e-9)
    assert sum(item.usd for item in rows(found.items, portfolio="same")) == pytest.approx(ways["same"].spent)
    for which in SETS:
        same, written = (row(found.risks, portfolio=name, capacity_set=which) for name in ("same", "written"))
        assert same.expected < written.expected
    points = [name for name in ways if name.startswith("frontier_")]
    risk = {name: row(found.risks, portfolio=name, capacity_set=SETS[0]) for name in ("written", *points)}
    left = [risk[name].cvar + ways[name].spent / found.years for name in points]
    assert left == sorted(left, reverse=True)
    chance = {one.shock: one.frequency for one in supply.shocks}
    for name, one in risk.items():  # frequency times loss, by hand; the chance of a year with a shock is below 5%
        lost = {each.shock: each.lost for each in rows(found.losses, portfolio=name, capacity_set=SETS[0])}
        by_hand = sum(chance[code] * usd for code, usd in lost.items())
        assert one.expected == pytest.approx(by_hand)
        assert sum(chance[code] for code in lost) < 1 - found.level
        assert one.cvar == pytest.approx(by_hand / (1 - found.level))


def test_the_best_use_is_what_a_simulation_of_it_says(supply: Any) -> None:
    bought = rows(supply.comparison.items, portfolio="same")
    for which in SETS:
        net = Network.shipped(which)
        for item in bought:
            net = Measure(item.kind, item.stage, item.place).apply(net, item.amount)
        lost = row(supply.comparison.losses, portfolio="same", capacity_set=which, shock=YEAR_LONG).lost
        again = simulate(net, Outage("photoresist", "JPN", duration=365, recovery=90))
        assert float(again.loss[0]) == pytest.approx(lost, abs=1e5)


def test_what_could_be_bought_stands_where_the_shock_does_not_strike() -> None:
    net = Network.shipped()
    outage = Outage("*", "TWN", duration=90)
    lost = lost_products(simulate(net, outage), 0)
    found = candidates(net, Scenario("s", (outage,)), lost, ("TWN", "JPN", "USA"))
    assert {m.place for m in found if m.kind == "capacity"} == {"JPN"}  # spared, and cheaper than the USA
    assert {m.kind for m in found} == {"capacity", "second_source", "stock"}


def test_support_alone_is_built_and_has_nothing_to_be_weighed_against() -> None:
    found = figures(SUPPORT % 30).supply
    assert found.built[0].share.central > 0
    assert found.shocks == found.runs == found.cases == ()
    assert found.comparison == Absent(because="no_shocks")
    assert {one.case for one in found.exposure} == {"as_is", "support"}


def test_support_without_a_shock_that_costs_is_not_weighed() -> None:
    found = figures(SUPPORT % 30, SHOCK % ("photoresist", "JPN", 2)).supply
    assert found.shocks[0].lost.high == 0
    assert found.comparison == Absent(because="no_shock_costs")
    assert found.shocks[0].spared.ends == (0.0, 0.0)


# -- the lean on one place --------------------------------------------------------------------------------------------


def test_the_plan_against_itself(supply: Any) -> None:
    assert supply.exposed_to == "TWN"
    for economy in ("JPN", "USA"):
        for which in SETS:
            by = {one.case: one for one in rows(supply.exposure, economy=economy, capacity_set=which)}
            assert list(by) == ["as_is", "purchases", "support", "both"]
            base, bought = by["as_is"], by["purchases"]
            if economy == "JPN":  # 40% of 2.31 bn a year, nearly all of it through Taiwan
                assert 0.5e9 < bought.usd - base.usd < 1.0e9
            else:
                assert bought.usd == pytest.approx(base.usd)
            for one in by.values():
                assert one.change.central == pytest.approx(one.usd - base.usd, abs=1)
                assert one.change.low <= one.change.central <= one.change.high
                assert 0 < one.share < 1
            assert by["support"].usd <= base.usd + 1


def test_what_the_purchases_add_is_their_additional_part_times_the_lean_of_the_product(
    outcome: Outcome, supply: Any
) -> None:
    additional = outcome.figures.purchases.effects.additional
    for which in SETS:
        through = measures.passing_through(Network.shipped(which), "TWN")
        leaning = float(through.sel(product="ai_accelerators", economy="JPN"))
        mine = rows(supply.exposure, economy="JPN", capacity_set=which)
        change, start = row(mine, case="purchases").change, row(mine, case="as_is").share
        assert change.central == pytest.approx(additional.central * A_YEAR * leaning)
        assert change.low == pytest.approx(additional.low * A_YEAR * leaning)
        rest = (1 - additional.high) * A_YEAR * start  # the rest replaces the usual basket
        assert change.high == pytest.approx(A_YEAR * leaning - rest)


def test_exposure_counts_the_place_itself_whole_and_lies_between_zero_and_one() -> None:
    for which in SETS:
        found = measures.lean(Network.shipped(which), "TWN")
        assert found["share"][found["bought"] > 0].between(0, 1, inclusive="neither").all()


def test_a_purchase_alone_leans_without_a_shock() -> None:
    found = figures(PURCHASE % ("100 billion yen", "at_least")).supply
    assert {one.case for one in found.exposure} == {"as_is", "purchases"}
    assert found.shocks == found.critical == found.built == ()
    assert found.comparison == Absent(because="no_support")
    assert found.concentration


def test_a_product_that_is_no_chip_adds_no_demand_for_chips() -> None:
    found = figures(ONE_YEAR % ("equipment", "100 billion yen", "exactly")).supply
    assert {one.change.ends for one in found.exposure} == {(0.0, 0.0)}


# -- the trade model beside the network -------------------------------------------------------------------------------


def test_the_trade_model_stands_beside_the_network_where_chips_are_struck(supply: Any) -> None:
    assert {one.shock for one in supply.trade_shocks}.isdisjoint({"japan_photoresist_loss", YEAR_LONG})  # no chips
    struck = rows(supply.trade_shocks, shock="taiwan_blockade_90_days")
    assert [one.capacity_set for one in struck] == list(SETS)
    for one in struck:
        which = {"shock": one.shock, "capacity_set": one.capacity_set}
        assert one.place == "TWN"
        assert one.capped == pytest.approx((90 + 60 / 2) / 364, rel=0.01)
        assert one.rent > 0
        lost = -sum(income.usd for income in rows(supply.trade_income, **which))
        assert 0 < lost < row(supply.runs, **which).users_lost


def test_a_years_loss_by_place_is_the_mean_share_lost() -> None:
    found = lost_by_place(Network.shipped(), Scenario("s", (Outage("*", "TWN", share=0.5, duration=91),)))
    assert found == {"TWN": pytest.approx(0.5 * 91 / 364)}


# -- shocks that one set knows and another does not -------------------------------------------------------------------


def test_a_shock_that_strikes_nothing_in_one_set_counts_in_the_other() -> None:
    first, second = figures(SHOCK % ("fab_logic_lt10", "USA", 365), SUPPORT % 30).supply.runs
    assert first.lost == 0
    assert second.lost > 0


def test_the_best_use_is_sought_against_a_shock_that_one_set_knows_only_in_part() -> None:
    fabs = "{stage: fab_logic_lt10, place: USA, duration: 300}, {stage: memory_fabs, place: KOR, duration: 300}"
    found = figures(f"shocks: [{{name: s, outages: [{fabs}]}}]\n", SUPPORT % 30).supply
    assert found.runs[0].lost > 0
    for which in SETS:
        same, written = (
            row(found.comparison.risks, portfolio=name, capacity_set=which).expected for name in ("same", "written")
        )
        assert same <= written


def test_an_outage_without_capacity_is_left_out_of_a_scenario() -> None:
    net = Network.shipped()
    kept = placed(net, Scenario("s", (Outage("fab_dram", "MEX", duration=9), Outage("fab_dram", "KOR", duration=9))))
    assert [outage.place for outage in kept.outages] == ["KOR"]


def test_tariffs_and_shocks_without_a_purchase_are_simulated() -> None:
    found = figures(SHOCK % ("photoresist", "JPN", 365), TARIFFS % "none").supply
    assert found.runs[0].lost > 0
    assert {one.case for one in found.exposure} == {"as_is"}
    assert found.shocks[0].spared == Absent(because="no_support")


@pytest.mark.parametrize("stage", supported())
def test_every_stage_that_a_document_may_support_has_a_cost(stage: str) -> None:
    assert cost("capacity", stage).central > 0


@pytest.mark.parametrize("name", library())
def test_every_shipped_shock_strikes_the_network(name: str) -> None:
    scenario = shock(name)
    assert scenario.source
    for which in SETS:
        assert placed(Network.shipped(which), scenario).outages == scenario.outages


def test_the_network_has_no_figure_of_a_purchase_that_the_document_does_not_make() -> None:
    text = HEAD + SMALL + SHOCK % ("photoresist", "JPN", 30)
    found = evaluate(parse(text)).figures.supply
    assert {one.case for one in found.cases} == {"as_is", "purchases"}
    assert found.built == ()
