"""Costs, the portfolio of support, and the plan against itself."""

import numpy as np
import pytest

from chipaccord.chain import Network, Outage, Scenario, shock
from chipaccord.chain.support import (
    CASES,
    Measure,
    Problem,
    Support,
    against_itself,
    cost,
    public_share,
    shipped_problem,
    with_support,
)
from chipaccord.chain.support.portfolio import annual, best, evaluate, frontier
from chipaccord.chain.support.responses import responses

YEN = 1e9 / 144.17  # USD of a bn yen
ACCORD = (Support("wafers", "USA", 75 * YEN, 2027), Support("photoresist", "USA", 30 * YEN, 2027))


BLOCKADE = shock("taiwan_blockade_90_days")


@pytest.fixture(scope="module")
def problem() -> Problem:
    scenarios = (
        Scenario("taiwan", (Outage("*", "TWN", duration=90, recovery=60),)),
        Scenario("film", (Outage("abf_film", "JPN", duration=180, recovery=30),)),
    )
    measures = (
        Measure("capacity", "advanced_packaging", "USA"),
        Measure("stock", "abf_film"),
        Measure("second_source", "fab_logic_10_22"),
        Measure("capacity", "silicon_wafers", "USA"),
    )
    return Problem(Network.shipped(), scenarios, {"taiwan": 0.02, "film": 0.02}, measures, weeks=60)


def test_frontier(problem: Problem) -> None:
    budgets = [0.0, 50 * YEN, 105 * YEN, 400 * YEN]
    found = responses(problem, budgets[-1])
    portfolios = frontier(problem, budgets, found)
    for portfolio, budget in zip(portfolios, budgets, strict=True):
        assert portfolio.cost <= budget * (1 + 1e-9)
        assert portfolio.objective <= portfolios[0].objective * (1 + 1e-12)
        assert abs(portfolio.gap) < 0.15
    objectives = [p.objective for p in portfolios]
    assert objectives == sorted(objectives, reverse=True)
    assert portfolios[0].cost == 0
    assert portfolios[0].cvar == portfolios[0].cvar_before
    accord = evaluate(problem, ACCORD)
    assert accord.cost == pytest.approx(105 * YEN)
    assert portfolios[2].cvar < 0.95 * accord.cvar  # the best use of the same money
    assert accord.table()["stage"].tolist() == ["silicon_wafers", "photoresist"]
    assert set(accord.table()["kind"]) == {"capacity"}
    table = portfolios[-1].table()
    assert table["cost"].sum() == pytest.approx(portfolios[-1].cost)
    simulated = problem.losses(portfolios[-1].network)
    np.testing.assert_allclose(simulated, portfolios[-1].losses, rtol=1e-6)
    assert annual(problem, simulated)[1] == pytest.approx(portfolios[-1].cvar, rel=1e-6)
    assert "bn USD on" in repr(portfolios[-1])


def test_useless_money_is_not_spent(problem: Problem) -> None:
    useless = Problem(
        problem.network, problem.scenarios[1:], {"film": 0.02}, (Measure("capacity", "cmp", "USA"),), weeks=60
    )
    portfolio = best(useless, 100 * YEN)
    assert portfolio.cost == 0
    assert portfolio.table().empty


def test_problems_are_checked(problem: Problem) -> None:
    net = problem.network
    with pytest.raises(ValueError, match="no probability for scenario taiwan"):
        Problem(net, problem.scenarios, {"film": 0.1}, problem.measures)
    with pytest.raises(ValueError, match=r"add up to 1.2 a year"):
        Problem(net, problem.scenarios, {"film": 0.6, "taiwan": 0.6}, problem.measures)
    with pytest.raises(ValueError, match="loss of 'all'"):
        Problem(net, problem.scenarios, problem.probabilities, problem.measures, of="all")
    with pytest.raises(ValueError, match="budgets"):
        frontier(problem, [3.0, 1.0])
    with pytest.raises(ValueError, match="no shock 'x' in the library"):
        shipped_problem(net, ("USA",), names=["x"])
    assert len(shipped_problem(net, ("JPN", "USA")).measures) == 18 + 11 + 5


def test_costs() -> None:
    net = Network.shipped()
    assert cost("capacity", "photoresist").central == pytest.approx(0.07e9)
    at_home = Measure("capacity", "photoresist", "JPN").unit_cost(net)
    assert at_home == pytest.approx(7e9 * public_share())
    assert Measure("capacity", "photoresist", "USA").unit_cost(net) == pytest.approx(1.5 * at_home)
    assert Measure("stock", "abf_film").unit_cost(net) == pytest.approx(0.5e9 / 365 * 1.5)
    with pytest.raises(ValueError, match="no cost of capacity for stage 'wafer'"):
        cost("capacity", "wafer")
    built = with_support(net, ACCORD)
    assert built.shares()["USA"]["photoresist"] > net.shares()["USA"]["photoresist"]
    with pytest.raises(ValueError, match="support for photoresist in USA is -1"):
        with_support(net, [Support("photoresist", "USA", -1.0)])


@pytest.mark.parametrize("which", ["recommended", "estimate_2025"])
def test_the_plan_against_itself(which: str) -> None:
    effect = against_itself(
        Network.shipped(which), {("ai_accelerators", "JPN"): 6.94e9 / 3}, ACCORD, BLOCKADE, "TWN", weeks=60
    )
    change = effect.change("JPN")
    assert change["purchases"] > 0.3e9  # USD more lost when Taiwan stops
    assert abs(change["support"]) < 0.05e9  # wafers and resist do not replace foundries
    assert change["both"] == pytest.approx(change["purchases"] + change["support"], abs=0.05e9)
    through = effect.through.loc["JPN"].to_dict()
    assert through["purchases"] > through["as_is"]
    assert list(effect.by_economy.columns) == list(CASES)
    assert "purchases" in repr(effect)
    packaging = [Support("advanced_packaging", "JPN", 105 * YEN)]
    other = against_itself(Network.shipped(which), {}, packaging, BLOCKADE, "TWN", weeks=60)
    assert other.change("USA")["support"] < -0.5e9
