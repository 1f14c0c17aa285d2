"""Nothing depends on the unit of money: a network times a million or a millionth gives the same shares and choices."""

from dataclasses import replace

import numpy as np
import pytest

from chipaccord.chain import Measure, Network, Outage, Problem, Scenario, Support, measures, simulate
from chipaccord.chain.support import Prices, against_best_use, costs
from chipaccord.chain.support.portfolio import frontier

FACTORS = (1e-6, 1e6)
OUTAGES = (Outage("*", "TWN", duration=90, recovery=60), Outage("abf_film", "JPN", duration=180, recovery=30))
SCENARIOS = tuple(Scenario(name, (o,)) for name, o in zip(("blockade", "film"), OUTAGES, strict=True))
MEASURES = (
    Measure("capacity", "advanced_packaging", "USA"),
    Measure("stock", "abf_film"),
    Measure("second_source", "fab_logic_10_22"),
)


def times(net: Network, factor: float) -> Network:
    """The network with money counted in another unit."""
    return replace(net, capacity=factor * net.capacity, demand=factor * net.demand)


def priced(factor: float) -> Prices:
    """The shipped costs in that unit."""
    found = {}
    for key, c in costs().items():
        by = factor if c.unit.startswith("USD") else 1.0
        found[key] = replace(c, low=by * c.low, central=by * c.central, high=by * c.high)
    return found


@pytest.fixture(scope="module")
def net() -> Network:
    return Network.shipped(setting="tight")


@pytest.mark.parametrize("factor", FACTORS)
def test_the_simulation(net: Network, factor: float) -> None:
    one, two = (simulate(n, SCENARIOS, weeks=60) for n in (net, times(net, factor)))
    np.testing.assert_allclose(two.lost_by.values / factor, one.lost_by.values, rtol=1e-9, atol=1e-9 * net.output.max())
    np.testing.assert_allclose(two.fill.values, one.fill.values, rtol=1e-9, atol=1e-9)
    assert [s.message for s in two.status] == [s.message for s in one.status]
    assert two.balance() < 1e-9


@pytest.mark.parametrize("factor", [2.0**-20, 2.0**20])  # exact, or rounding would choose among equally good shipments
def test_the_best_allocation(net: Network, factor: float) -> None:
    one, two = (simulate(n, SCENARIOS[0], weeks=20, rationing="best") for n in (net, times(net, factor)))
    np.testing.assert_allclose(two.lost_by.values / factor, one.lost_by.values, rtol=1e-9, atol=1e-9 * net.output.max())
    assert two.balance() < 1e-9


@pytest.mark.parametrize("factor", FACTORS)
def test_the_measures(net: Network, factor: float) -> None:
    other = times(net, factor)
    assert measures.nodes(other, 0.3) == measures.nodes(net, 0.3)
    np.testing.assert_allclose(measures.lean(other, "TWN")["share"], measures.lean(net, "TWN")["share"], rtol=1e-12)
    one, two = (measures.concentration(n) for n in (net, other))
    np.testing.assert_allclose(two["hhi"], one["hhi"], rtol=1e-12)
    where = [("advanced_packaging", "TWN"), ("abf_film", "JPN")]
    one, two = (measures.criticality(n, where) for n in (net, other))
    np.testing.assert_allclose(two["lost_sales"] / factor, one["lost_sales"], rtol=1e-9)


@pytest.mark.parametrize("factor", FACTORS)
def test_the_portfolio(net: Network, factor: float) -> None:
    chance = {"blockade": 0.02, "film": 0.02}
    one = Problem(net, SCENARIOS, chance, MEASURES, weeks=60)
    two = replace(one, network=times(net, factor), prices=priced(factor))
    budgets = [0.0, 0.1e9, 1e9]
    for before, after in zip(frontier(one, budgets), frontier(two, [factor * b for b in budgets]), strict=True):
        np.testing.assert_allclose(after.amounts, before.amounts, rtol=1e-6, atol=1e-9)
        assert after.cost / factor == pytest.approx(before.cost, rel=1e-6)
        assert after.cvar / factor == pytest.approx(before.cvar, rel=1e-6)


def test_the_best_use(net: Network) -> None:
    found = []
    for factor in (1.0, FACTORS[0]):
        support = [Support("abf_film", "USA", factor * 0.2e9)]
        nets = {"tight": times(net, factor)}
        found.append(against_best_use(nets, SCENARIOS[1:], [0.01], support, ("JPN", "USA"), prices=priced(factor)))
    one, two = found
    assert one is not None
    assert two is not None
    assert [(i.kind, i.stage, i.place) for i in one.same.items] == [(i.kind, i.stage, i.place) for i in two.same.items]
    assert [i.amount for i in two.same.items] == pytest.approx([i.amount for i in one.same.items], rel=1e-6)
    assert two.same.cvar["tight"] / FACTORS[0] == pytest.approx(one.same.cvar["tight"], rel=1e-6)
