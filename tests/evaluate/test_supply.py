"""The supply network's part of an outcome: shocks under both capacity sets, support, exposure, the trade model."""

from __future__ import annotations

from typing import Any

import pytest

from chipaccord.accord import network_names, parse
from chipaccord.chain import Network, Outage, Scenario, simulate
from chipaccord.chain.costs import cost
from chipaccord.chain.shocks import shock as shipped_shock
from chipaccord.evaluate import evaluate
from chipaccord.evaluate.exposure import exposed
from chipaccord.evaluate.outages import lost_by_place
from chipaccord.evaluate.shocks import SETS, placed
from chipaccord.outcome import Outcome

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
        assert run["lost_usd_bn"] == pytest.approx(float(alone.loss[0]))
        assert run["lost_usd_bn"] > 1


def test_support_is_public_money_times_leverage_over_cost(example: dict[str, Any]) -> None:
    wafers, resist = example["built"]
    assert (wafers["stage"], resist["stage"]) == ("silicon_wafers", "photoresist")
    assert wafers["public_usd_bn"] == pytest.approx(75 / 144.17)
    public, factor = cost("public_share", "*").central, cost("place_factor", "*").central
    for item in (wafers, resist):
        assert item["invested_usd_bn"] == pytest.approx(item["public_usd_bn"] / public)
        percent = item["invested_usd_bn"] / (factor * cost("capacity", item["stage"]).central)
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
        assert by["with the support"]["usd_bn"] <= base["usd_bn"] + 1e-9


def test_exposure_counts_taiwan_itself_whole_and_lies_between_zero_and_one() -> None:
    for which in SETS:
        found = exposed(Network.shipped(which))
        assert all(0 < share < 1 for share, _ in found.values())


def test_the_trade_model_stands_beside_the_network_where_chips_are_struck(example: dict[str, Any]) -> None:
    by = {shock["name"]: shock for shock in example["shocks"]}
    taiwan, resist = by["taiwan_blockade_90_days"], by["japan_photoresist_loss"]
    assert resist["trade"] is None  # materials are not the chips of the trade model
    trade = taiwan["trade"]
    assert trade["place"] == "TWN"
    assert trade["capped_pct"] == pytest.approx(100 * (90 + 60 / 2) / 364, rel=0.01)
    assert trade["rent_pct"] > 0
    lost = -sum(row["usd_bn"] for row in trade["real_income"])
    assert 0 < lost < taiwan["runs"][0]["users_lost_usd_bn"]


def test_a_years_loss_by_place_is_the_mean_share_lost() -> None:
    net = Network.shipped()
    found = lost_by_place(net, Scenario("s", (Outage("*", "TWN", share=0.5, duration=91),)))
    assert found == {"TWN": pytest.approx(0.5 * 91 / 364)}


def test_a_shock_that_strikes_nothing_in_one_set_counts_in_the_other() -> None:
    found = chain(SHOCK % ("fab_logic_lt10", "USA", 365), SUPPORT)
    first, second = found["shocks"][0]["runs"]
    assert first["lost_usd_bn"] == 0
    assert second["lost_usd_bn"] > 0


def test_a_shock_that_strikes_nothing_anywhere_is_refused() -> None:
    with pytest.raises(ValueError, match="fab_dram has no capacity in MEX"):
        chain(SHOCK % ("fab_dram", "MEX", 90), SUPPORT)


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
