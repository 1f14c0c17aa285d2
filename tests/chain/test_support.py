"""What support builds and spares, what it is worth beside the best use of its money, and several networks at once."""

from dataclasses import replace

import numpy as np
import pytest

from chipaccord.chain import (
    CASES,
    Band,
    Measure,
    Network,
    Outage,
    Scenario,
    Support,
    added_demand,
    against_best_use,
    built,
    cases,
    each,
    exposures,
    lost_by_place,
    measures,
    networks,
    placed,
    shock,
    simulate,
    simulate_each,
    spared,
    summarise,
    with_support,
)
from chipaccord.chain.network.flow import WEEKS
from chipaccord.chain.support import cost, costs

BN = 1e9
RESIST = Scenario("resist", (Outage("photoresist", "JPN", duration=365, recovery=90),))
SUPPORT = (Support("photoresist", "USA", 0.2 * BN, 2027),)


@pytest.fixture(scope="module")
def net() -> Network:
    return Network.shipped()


def test_built_is_public_money_over_its_cost(net: Network) -> None:
    wafers, resist = built(net, [Support("wafers", "JPN", 1.0 * BN), *SUPPORT])
    assert (wafers.stage, wafers.since, resist.since) == ("silicon_wafers", None, 2027)
    public, price = cost("public_share", "*").central, cost("capacity", "silicon_wafers")
    assert wafers.invested == pytest.approx(BN / public)
    assert wafers.share == pytest.approx(wafers.invested / (100 * price.central))  # Japan is not dear
    assert wafers.share_low == pytest.approx(wafers.invested / (100 * price.high))
    assert wafers.share_high == pytest.approx(wafers.invested / (100 * price.low))
    for level, share in (("low", resist.share_low), ("central", resist.share), ("high", resist.share_high)):
        gained = with_support(net, SUPPORT, level).capacity - net.capacity  # type: ignore[arg-type]  # levels as text
        row = net.stages.index("photoresist")
        assert gained[row, net.places.index("USA")] / net.capacity[row].sum() == pytest.approx(share)
    with pytest.raises(ValueError, match="no cost of capacity for stage 'hbm'"):
        cost("capacity", "hbm")


def test_own_prices_replace_the_shipped_ones(net: Network) -> None:
    own = dict(costs())
    own["capacity", "photoresist"] = replace(own["capacity", "photoresist"], central=1.0, low=1.0, high=1.0)
    measure = Measure("capacity", "photoresist", "JPN")
    assert measure.unit_cost(net, own) == pytest.approx(100 * cost("public_share", "*").central)
    with pytest.raises(ValueError, match="no cost of stock for stage 'photoresist'"):
        Measure("stock", "photoresist").unit_cost(net, {})


def test_several_networks_at_once_are_the_same_as_one_after_another() -> None:
    nets = networks(of_settings=["central"])
    both = simulate_each(nets, [RESIST], weeks=60)
    for key, net in nets.items():
        assert float(both[key].loss[0]) == pytest.approx(float(simulate(net, RESIST, weeks=60).loss[0]))
    assert simulate_each(nets, []) == {}
    assert each(nets, lambda net: net.name) == {key: net.name for key, net in nets.items()}
    foreign = Scenario("s", (Outage("fab_dram", "MEX", duration=9), Outage("fab_dram", "KOR", duration=9)))
    assert [outage.place for outage in placed(next(iter(nets.values())), foreign).outages] == ["KOR"]


def test_a_place_loses_what_is_struck_in_it(net: Network) -> None:
    half = Scenario("s", (Outage("*", "TWN", share=0.5, duration=91), Outage("fab_dram", "MEX")))
    assert lost_by_place(net, half) == {"TWN": pytest.approx(0.5 * 91 / 364)}
    assert lost_by_place(net, half, weeks=13) == {"TWN": pytest.approx(0.5)}
    assert lost_by_place(net, RESIST) == {}  # materials are not chips
    fab = Scenario("s", (Outage("fab_dram", "KOR", duration=364),))
    assert 0 < lost_by_place(net, fab)["KOR"] < 1


def test_a_summary_is_the_result_in_plain_numbers(net: Network) -> None:
    result = simulate(net, [shock("taiwan_blockade_90_days"), RESIST], weeks=60, detail=False)
    found = summarise(result)
    assert found.lost == pytest.approx(float(result.loss[0]))
    assert sum(found.by_product.values()) == pytest.approx(found.lost)
    assert sum(found.users_lost_by_place.values()) == pytest.approx(found.users_lost)
    assert found.undelivered[-1] == pytest.approx(found.lost)
    assert found.first_product == "ai_accelerators"
    assert found.first_short == pytest.approx(float(result.first_shortage[0].min()))
    nothing = summarise(simulate(net, Outage("cmp", "USA", share=0.0), weeks=10))
    assert (nothing.first_short, nothing.first_product, nothing.recovered_after) == (None, "", 0.0)


def test_how_a_run_ended_is_a_code_with_values(net: Network) -> None:
    lost = simulate(net, Outage("fab_logic_lt10", "TWN", duration=np.inf), weeks=60).status[0]
    assert [reason.code for reason in lost.reasons] == ["short", "lost_for_good"]
    assert lost.reasons[1].values == {"stage": "fab_logic_lt10", "place": "TWN", "left": 0.0}
    slow = simulate(net, Outage("lithography_euv", "EUN", duration=360), weeks=30).status[0]
    assert (str(slow), [reason.code for reason in slow.reasons]) == ("recovered", ["slow"])


def test_what_purchases_add(net: Network) -> None:
    bought = {("ai_accelerators", "JPN"): 2 * BN}
    added = added_demand(net, bought, (0.2, 0.5, 0.9))
    assert added.low == {("ai_accelerators", "JPN"): pytest.approx(0.4 * BN)}
    assert added.central == {("ai_accelerators", "JPN"): pytest.approx(1 * BN)}
    assert sum(added.high.values()) == pytest.approx(0.9 * 2 * BN)  # all of it, less the basket that the rest replaces
    assert set(added_demand(net, {}, (0.2, 0.5, 0.9)).high) == set()
    raised = net.with_demand(added.high)
    assert raised.sales - net.sales == pytest.approx(1.8 * BN)


def test_cases_are_those_that_apply(net: Network) -> None:
    bought = {("ai_accelerators", "JPN"): 1 * BN}
    assert tuple(cases(net, bought, SUPPORT)) == CASES
    assert tuple(cases(net, {}, SUPPORT)) == ("as_is", "support")
    assert tuple(cases(net, bought, ())) == ("as_is", "purchases")
    (row,) = exposures(net, "TWN", added_demand(net, bought, (0.2, 0.5, 0.9)), SUPPORT, ["JPN"])
    assert row.change["as_is"] == (0, 0, 0)
    assert row.usd["as_is"] == pytest.approx(measures.lean(net, "TWN")["through"]["JPN"])
    leaning = float(measures.passing_through(net, "TWN").sel(product="ai_accelerators", economy="JPN"))
    assert row.change["purchases"].central == pytest.approx(0.5 * BN * leaning)
    assert row.change["both"].low <= row.change["both"].central <= row.change["both"].high
    everyone = exposures(net, "KOR", added_demand(net, {}, (0.0, 0.0, 0.0)), ())
    assert {one.place for one in everyone} == {"KOR"}
    assert {one.economy for one in everyone} == set(measures.exposure(net, RESIST, weeks=2).index)


def test_spared_is_loss_less_loss_with_the_support(net: Network) -> None:
    nets = {"central": net, "tight": Network.shipped(setting="tight")}
    results = simulate_each(nets, [RESIST], weeks=60)
    (saved,) = spared(nets, [RESIST], SUPPORT, results=results, weeks=60)
    with_it = simulate(with_support(net, SUPPORT), RESIST, weeks=60)
    assert saved.central == pytest.approx(float(results["central"].loss[0] - with_it.loss[0]))
    assert 0 <= saved.low <= saved.central <= saved.high
    known = simulate_each({"central": with_support(net, SUPPORT)}, [RESIST], weeks=60)
    assert spared(nets, [RESIST], SUPPORT, results=results, supported=known, weeks=60)[0] == pytest.approx(saved)


def test_the_best_use_of_the_money_alone(net: Network) -> None:
    nets = {"central": net}
    wafers = [Support("wafers", "USA", 0.2 * BN)]
    found = against_best_use(nets, [RESIST], [0.02], wafers, ("USA", "JPN"))
    assert found is not None
    assert found.written.spent == pytest.approx(0.2 * BN)
    assert found.same.spent <= 0.2 * BN * (1 + 1e-9)
    assert found.same.cvar["central"] < found.written.cvar["central"]
    budgets = [use.budget for use in found.frontier]
    assert budgets == pytest.approx([0, 0.1 * BN, 0.2 * BN, 0.4 * BN])
    changed = net
    for item in found.same.items:
        changed = Measure(item.kind, item.stage, item.place).apply(changed, item.amount)
    lost = float(simulate(changed, RESIST).loss[0])
    assert found.same.lost["central"]["resist"] == pytest.approx(lost, rel=1e-6)
    assert against_best_use(nets, [RESIST], [0.02], (), ("USA",)) is None
    mild = Scenario("mild", (Outage("cmp", "USA", duration=7),))
    assert against_best_use(nets, [mild], [0.02], SUPPORT, ("USA",)) is None


def test_the_ranking_asks_for_what_its_parameters_say(net: Network) -> None:
    table = measures.criticality(net)
    assert list(table.index[:2]) == [("advanced_packaging", "TWN"), ("fab_logic_lt10", "TWN")]
    assert table.loc[("fab_logic_lt10", "TWN"), "lost_sales"] == pytest.approx(18.918437529140963 * BN)
    assert table["share"].min() >= 0.3 - 1e-9
    assert set(table.index) == set(measures.nodes(net, at_least=0.3))
    where = [("fab_logic_lt10", "TWN")]
    longer = measures.criticality(net, where, weeks=78)
    assert longer["lost_sales"].iloc[0] < table.loc[where[0], "lost_sales"]  # late demand is caught up
    half = measures.criticality(net, where, share=0.5)
    assert half["lost_sales"].iloc[0] < table.loc[where[0], "lost_sales"]


def test_concentration_has_one_row_for_each_stage_that_is_placed(net: Network) -> None:
    table = measures.concentration(net)
    assert not any("/" in stage for stage in table.index)
    assert {"material", "fab", "product", "process", "expansion"} == set(table["kind"])
    shares = net.shares().loc[table.index]
    np.testing.assert_allclose(table["hhi"], (shares**2).sum(axis=1))
    assert (table["largest_share"] == shares.max(axis=1)).all()


def test_a_band_holds_its_centre() -> None:
    assert Band.over(2.0, [3.0, 1.0]) == (1.0, 2.0, 3.0)
    assert Band.over(2.0, []) == (2.0, 2.0, 2.0)


def test_sales_are_a_years_demand(net: Network) -> None:
    assert net.sales == pytest.approx(float(net.demand.sum()) * WEEKS)
