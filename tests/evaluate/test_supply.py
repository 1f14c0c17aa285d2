"""The supply network's part of an outcome: shocks under both capacity sets, support, exposure, the trade model."""

from __future__ import annotations

from typing import Any

import pytest

from chipaccord.accord import network_names, parse
from chipaccord.chain import Measure, Network, Outage, Scenario, lost_by_place, measures, placed, simulate
from chipaccord.chain import shock as shipped_shock
from chipaccord.chain.support import cost
from chipaccord.chain.support.best_use import candidates, lost_products
from chipaccord.evaluate import evaluate
from chipaccord.evaluate.shocks import SETS
from chipaccord.outcome import Outcome

BN = 1e9
HEAD = (
    "accord: A\nas_of: 2025-05-28\nparties: {buyer: JPN, seller: USA}\nexchange_rates: {JPY/USD: 144.17, source: t}\n"
)
SUPPORT = "support: [{stage: photoresist, place: USA, amount: 30 billion yen, from: 2027}]\n"
SHOCK = "shocks: [{name: s, outages: [{stage: %s, place: %s, duration: %s}]}]\n"


def chain(*parts: str) -> dict[str, Any]:
    """The chain's figures of a document."""
    found: dict[str, Any] = evaluate(parse(HEAD + "".join(parts), "t.yaml")).to_dict()["chain"]
    return found


@pytest.fixture(scope="module")
def example(outcome: Outcome) -> dict[str, Any]:
    found: dict[str, Any] = outcome.to_dict()["chain"]
    return found


def test_every_shock_is_shown_under_both_capacity_sets_inside_its_range(example: dict[str, Any]) -> None:
    assert example["capacity_sets"] == list(SETS)
    assert len(example["shocks"]) == 4
    for shock in example["shocks"]:
        assert [run["capacity_set"] for run in shock["runs"]] == list(SETS)
        for run in shock["runs"]:
            assert shock["lost_usd_bn"]["low"] <= run["lost_usd_bn"] <= shock["lost_usd_bn"]["high"]
            assert run["lost_usd_bn"] == pytest.approx(sum(run["lost_by_product_usd_bn"].values()))
            assert run["users_lost_usd_bn"] == pytest.approx(sum(run["users_lost_by_place_usd_bn"].values()))
            assert run["undelivered_usd_bn"][-1] == pytest.approx(run["lost_usd_bn"], abs=1e-6)
            assert run["status"] == "recovered" or run["message"]


def test_the_figures_are_the_networks_own(example: dict[str, Any]) -> None:
    taiwan = next(shock for shock in example["shocks"] if shock["name"] == "taiwan_blockade_90_days")
    outage = Outage("*", "TWN", duration=90, recovery=60, strikes="both")
    for run in taiwan["runs"]:
        alone = simulate(Network.shipped(run["capacity_set"]), outage)
        assert run["lost_usd_bn"] == pytest.approx(float(alone.loss[0]) / BN)
        assert run["lost_usd_bn"] > 1


def test_support_is_public_money_times_leverage_over_cost(example: dict[str, Any]) -> None:
    wafers, resist = example["built"]
    assert (wafers["stage"], resist["stage"]) == ("silicon_wafers", "photoresist")
    assert wafers["public_usd_bn"] == pytest.approx(75 / 144.17)
    public, factor = cost("public_share", "*").central, cost("place_factor", "*").central
    for item in (wafers, resist):
        assert item["invested_usd_bn"] == pytest.approx(item["public_usd_bn"] / public)
        percent = item["invested_usd_bn"] / (factor * cost("capacity", item["stage"]).central / BN)
        assert item["share_of_stage_pct"]["central"] == pytest.approx(percent)
        assert item["share_of_stage_pct"]["low"] < percent < item["share_of_stage_pct"]["high"]


def test_more_support_spares_more_and_never_less_than_nothing() -> None:
    lost = {}
    for yen in (10, 30, 90):
        found = chain(SUPPORT.replace("30", str(yen)), SHOCK % ("photoresist", "JPN", 365))
        lost[yen] = {r["case"]: r["lost_usd_bn"] for r in found["cases"] if r["capacity_set"] == "recommended"}
    base = lost[10]["as it is"]
    assert base > 1
    assert base >= lost[10]["with the support"] >= lost[30]["with the support"] >= lost[90]["with the support"]
    assert lost[90]["with the support"] < base - 1


def test_the_capacity_that_the_network_gains_times_its_cost_is_the_money(example: dict[str, Any]) -> None:
    net = Network.shipped()
    places = list(net.places)
    for item in example["built"]:
        row, at = net.stages.index(item["stage"]), places.index(item["place"])
        changed = net.with_capacity(item["stage"], item["place"], item["share_of_stage_pct"]["central"] / 100)
        gained = (changed.capacity - net.capacity)[row, at] / net.capacity[row].sum()
        price = 1.5 * cost("capacity", item["stage"]).central / BN  # bn USD for a percent; dearer in the USA
        assert 0.38 * 100 * gained * price == pytest.approx(item["public_usd_bn"])


def test_the_support_never_loses_more_and_its_range_holds_every_set(example: dict[str, Any]) -> None:
    lost = {(r["shock"], r["capacity_set"], r["case"]): r["lost_usd_bn"] for r in example["cases"]}
    for shock in example["shocks"]:
        spared = shock["spared_usd_bn"]
        for which in SETS:
            saved = lost[shock["name"], which, "as it is"] - lost[shock["name"], which, "with the support"]
            assert saved >= -1e-6
            assert spared["low"] - 1e-9 <= saved <= spared["high"] + 1e-9


def test_the_best_use_of_the_same_money_beats_the_support_by_simulation(example: dict[str, Any]) -> None:
    found = example["comparison"]
    written, same, points = found["written"], found["same"], found["frontier"]
    assert same["spent_usd_bn"] <= written["spent_usd_bn"] * (1 + 1e-9)
    assert sum(item["usd_bn"] for item in same["items"]) == pytest.approx(same["spent_usd_bn"])
    for which in SETS:
        assert same["expected_usd_bn_a_year"][which] < written["expected_usd_bn_a_year"][which]
    risk = [one["cvar_usd_bn_a_year"]["recommended"] + one["spent_usd_bn"] / found["years"] for one in points]
    assert risk == sorted(risk, reverse=True)
    shown = {shock["name"]: shock for shock in example["shocks"]}
    for one in (written, *points):  # frequency times loss, by hand; the chance of a year with a shock is below 5%
        chance = {name: shown[name]["frequency_pct_a_year"] / 100 for name in one["lost_usd_bn"]["recommended"]}
        by_hand = sum(chance[name] * usd for name, usd in one["lost_usd_bn"]["recommended"].items())
        assert one["expected_usd_bn_a_year"]["recommended"] == pytest.approx(by_hand)
        assert sum(chance.values()) < 0.05
        assert one["cvar_usd_bn_a_year"]["recommended"] == pytest.approx(by_hand / 0.05)


def test_the_best_use_is_what_a_simulation_of_it_says(example: dict[str, Any]) -> None:
    same = example["comparison"]["same"]
    for which in SETS:
        net = Network.shipped(which)
        for item in same["items"]:
            net = Measure(item["kind"], item["stage"], item["place"]).apply(net, item["amount"])
        outage = Outage("photoresist", "JPN", duration=365, recovery=90)
        lost = same["lost_usd_bn"][which]["Loss of Japanese photoresist for a year"]
        assert float(simulate(net, outage).loss[0]) / BN == pytest.approx(lost, abs=1e-4)


def test_what_could_be_bought_stands_where_the_shock_does_not_strike() -> None:
    net = Network.shipped()
    outage = Outage("*", "TWN", duration=90)
    lost = lost_products(simulate(net, outage), 0)
    found = candidates(net, Scenario("s", (outage,)), lost, ("TWN", "JPN", "USA"))
    assert {m.place for m in found if m.kind == "capacity"} == {"JPN"}  # spared, and cheaper than the USA
    assert {m.kind for m in found} == {"capacity", "second_source", "stock"}


def test_a_frequency_of_the_document_replaces_the_assumed_one() -> None:
    text = "shocks: [{name: taiwan_blockade_90_days, frequency: once in 20 years}, renesas_like_fire]\n"
    first, second = chain(text, "tariffs: {deal: {USA on JPN: {all goods: 15%}}}\n")["shocks"]
    assert (first["frequency_pct_a_year"], first["frequency_status"]) == (5, "document")
    assert (second["frequency_pct_a_year"], second["frequency_status"]) == (5, "assumption")


def test_the_plan_against_itself(example: dict[str, Any]) -> None:
    for row in example["exposure"]:
        by = {case["case"]: case for case in row["cases"]}
        assert list(by) == ["as it is", "with the purchases", "with the support", "with both"]
        base, bought = by["as it is"], by["with the purchases"]
        if row["economy"] == "JPN":
            assert (
                0.5 < bought["usd_bn"] - base["usd_bn"] < 1.0
            )  # 40% of 2.31 bn a year, nearly all of it through Taiwan
        else:
            assert bought["usd_bn"] == pytest.approx(base["usd_bn"])
        for case in row["cases"]:
            change = case["change_usd_bn"]
            assert change["central"] == pytest.approx(case["usd_bn"] - base["usd_bn"])
            assert change["low"] <= change["central"] <= change["high"]
        assert by["with the support"]["usd_bn"] <= base["usd_bn"] + 1e-9


def test_what_the_purchases_add_is_their_additional_part_times_the_lean_of_the_product(outcome: Outcome) -> None:
    assert outcome.purchase
    assert outcome.chain
    for row in outcome.chain.exposure:
        if row.economy == "JPN":
            leaning = float(
                measures.passing_through(Network.shipped(row.capacity_set), "TWN").sel(
                    product="ai_accelerators", economy="JPN"
                )
            )
            change, a_year = row.change["with the purchases"], 1e12 / 144.17 / 3
            assert change.central == pytest.approx(outcome.purchase.additional.central * a_year * leaning)
            assert change.low == pytest.approx(outcome.purchase.additional.low * a_year * leaning)
            part = outcome.purchase.additional.high
            high = a_year * leaning - (1 - part) * a_year * row.share["as it is"]  # the rest replaces the usual basket
            assert change.high == pytest.approx(high)


def test_exposure_counts_taiwan_itself_whole_and_lies_between_zero_and_one() -> None:
    for which in SETS:
        found = measures.lean(Network.shipped(which), "TWN")
        assert found["share"][found["bought"] > 0].between(0, 1, inclusive="neither").all()


def test_the_trade_model_stands_beside_the_network_where_chips_are_struck(example: dict[str, Any]) -> None:
    by = {shock["name"]: shock for shock in example["shocks"]}
    assert all(run["trade"] is None for run in by["japan_photoresist_loss"]["runs"])  # materials are no chips there
    for run in by["taiwan_blockade_90_days"]["runs"]:
        trade = run["trade"]
        assert trade["place"] == "TWN"
        assert trade["capped_pct"] == pytest.approx(100 * (90 + 60 / 2) / 364, rel=0.01)
        assert trade["rent_pct"] > 0
        assert 0 < -sum(row["usd_bn"] for row in trade["real_income"]) < run["users_lost_usd_bn"]


def test_a_years_loss_by_place_is_the_mean_share_lost() -> None:
    net = Network.shipped()
    found = lost_by_place(net, Scenario("s", (Outage("*", "TWN", share=0.5, duration=91),)))
    assert found == {"TWN": pytest.approx(0.5 * 91 / 364)}


def test_a_shock_that_strikes_nothing_in_one_set_counts_in_the_other() -> None:
    found = chain(SHOCK % ("fab_logic_lt10", "USA", 365), SUPPORT)
    first, second = found["shocks"][0]["runs"]
    assert first["lost_usd_bn"] == 0
    assert second["lost_usd_bn"] > 0


def test_the_best_use_is_sought_against_a_shock_that_one_set_knows_only_in_part() -> None:
    fabs = "{stage: fab_logic_lt10, place: USA, duration: 300}, {stage: memory_fabs, place: KOR, duration: 300}"
    found = chain(f"shocks: [{{name: s, outages: [{fabs}]}}]\n", SUPPORT)
    assert found["shocks"][0]["runs"][0]["lost_usd_bn"] > 0
    same = found["comparison"]["same"]["expected_usd_bn_a_year"]
    assert all(same[which] <= found["comparison"]["written"]["expected_usd_bn_a_year"][which] for which in SETS)


def test_an_outage_without_capacity_is_left_out_of_a_scenario() -> None:
    net = Network.shipped()
    kept = placed(net, Scenario("s", (Outage("fab_dram", "MEX", duration=9), Outage("fab_dram", "KOR", duration=9))))
    assert [outage.place for outage in kept.outages] == ["KOR"]


def test_tariffs_alone_need_no_network() -> None:
    assert chain("tariffs: {deal: {USA on JPN: {all goods: 15%}}}\n") is None


@pytest.mark.parametrize("stage", network_names.supported())
def test_every_stage_that_a_document_may_support_has_a_cost(stage: str) -> None:
    assert cost("capacity", stage).central > 0


@pytest.mark.parametrize("name", network_names.library())
def test_every_shipped_shock_strikes_the_network(name: str) -> None:
    scenario = shipped_shock(name)
    assert scenario.title
    assert scenario.source
    for which in SETS:
        assert placed(Network.shipped(which), scenario).outages == scenario.outages
