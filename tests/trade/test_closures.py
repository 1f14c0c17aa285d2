"""Closures and options: deficits, labour supply, scale economies, iceberg costs, export taxes, elasticity sets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trade_cases import random_economy, tariff_deal, tariff_war

from chipaccord.trade import Elasticities, LabourSupply, ScaleEconomies, Target, solve
from chipaccord.trade.policy.closures import FixedDeficits, GivenDeficits

seeds = st.integers(0, 10**6)
quick = settings(max_examples=8, deadline=None)


@quick
@given(seed=seeds, phi=st.floats(0, 2))
def test_labour_supply_follows_the_real_wage(seed: int, phi: float) -> None:
    economy = random_economy(seed)
    result = solve(economy, tariff=tariff_war(economy), labour_supply=phi)
    assert result.status.ok, result.status.message
    assert np.abs(result.labour - (result.wage / result.consumer_price) ** phi).max() < 1e-12
    earned = (economy.value_added_share * result.output).sum(axis=1)
    assert np.abs(earned / (economy.value_added * result.wage * result.labour) - 1).max() < 1e-9
    hired = (economy.value_added_share * economy.output * result.employment).sum(axis=1)
    assert np.abs(hired / economy.value_added - result.labour).max() < 1e-9


@quick
@given(seed=seeds, psi=st.floats(0.001, 0.05), tariff=st.sampled_from(["deal", "war"]))
def test_scale_economies_lower_cost_where_output_rises(seed: int, psi: float, tariff: str) -> None:
    economy = random_economy(seed)
    shock = tariff_war(economy) if tariff == "war" else tariff_deal(economy, seed)
    result = solve(economy, tariff=shock, scale=ScaleEconomies(psi))
    assert result.status.ok, result.status.message
    assert result.quantity is not None
    grown = result.output / economy.output / result.unit_cost
    assert np.abs(grown / result.quantity - 1).max() < 1e-8
    inputs = np.einsum("nkj,nk->nj", economy.input_share, np.log(result.price))
    plain = np.exp(economy.value_added_share * np.log(result.wage)[:, None] + inputs)
    assert np.abs(result.unit_cost / (plain * result.quantity**-psi) - 1).max() < 1e-10


def test_small_scale_economies_change_little() -> None:
    economy = random_economy(3)
    tariff = tariff_deal(economy, 3)
    plain, nearly = solve(economy, tariff=tariff), solve(economy, tariff=tariff, scale=1e-9)
    assert np.abs(plain.real_income - nearly.real_income).max() < 1e-8


def test_unstable_scale_economies_are_refused_with_the_sector() -> None:
    economy = random_economy(3)
    with pytest.raises(
        ValueError, match=r"scale: 0.32 for S\d is not stable in E\d with a trade elasticity of .*use less"
    ):
        solve(economy, scale=0.32)
    with pytest.raises(ValueError, match=r"scale: -0\.1 for S0"):
        solve(economy, scale=ScaleEconomies([-0.1, 0, 0, 0]))


@quick
@given(seed=seeds, scaled=st.booleans())
def test_gdp_share_deficits(seed: int, scaled: bool) -> None:
    economy = random_economy(seed)
    result = solve(economy, tariff=tariff_deal(economy, seed), deficits="gdp_share", scale=0.02 * scaled)
    assert result.status.ok, result.status.message
    d = economy.deficit / economy.value_added
    gap = (d * result.value_added).sum() / result.value_added.sum()
    assert np.abs(-result.balance - (d - gap) * result.value_added).max() < 1e-9 * economy.value_added.sum()


def test_given_deficits() -> None:
    economy = random_economy(4)
    half = GivenDeficits(economy.deficit / 2, float(economy.value_added.sum()))
    result = solve(economy, deficits=half)
    assert result.status.ok
    assert np.abs(result.balance + economy.deficit / 2).max() < 1e-9 * economy.value_added.sum()
    with pytest.raises(ValueError, match="the world's deficits sum to zero"):
        solve(economy, deficits=GivenDeficits(np.ones(5), 1.0))
    named = solve(economy, tariff=tariff_deal(economy, 1), deficits=FixedDeficits())
    assert np.array_equal(named.real_income, solve(economy, tariff=tariff_deal(economy, 1)).real_income)


def test_who_earns_a_wedge_decides_who_gains() -> None:
    economy = random_economy(5, tariffs=False)
    n, i = 0, 1
    wedge = np.zeros(economy.tariff.shape)
    wedge[n, i] = 0.2
    tariff = solve(economy, tariff=wedge)
    tax = solve(economy, export_tax=wedge)
    cost = solve(economy, trade_cost=1 + wedge)
    for result in (tariff, tax, cost):
        assert result.status.ok
    assert tariff.real_income[n] > cost.real_income[n]
    assert tax.real_income[i] > cost.real_income[i]
    assert tariff.revenue[n] == pytest.approx(0.2 * tariff.flow[n, i].sum(), rel=1e-9)
    assert tax.revenue[i] == pytest.approx(tax.flow[n, i].sum() * 0.2 / 1.2, rel=1e-9)
    assert np.abs(cost.revenue).max() < 1e-12 * economy.income.sum()


def test_a_cost_that_earns_nobody_anything_can_be_the_unknown() -> None:
    economy = random_economy(6)
    wanted = 0.6 * economy.flow[0, 1, 2]
    result = solve(economy, targets=[Target([("E0", "E1", "S2")], wanted, accrues_to="nobody")])
    assert result.status.ok
    assert result.flow[0, 1, 2] == pytest.approx(wanted, rel=1e-9)
    assert result.subsidy_cost[0] == 0
    again = solve(economy, trade_cost=result.trade_cost)
    assert np.abs(again.real_income - result.real_income).max() < 1e-9


@pytest.mark.parametrize("seed", range(6))
def test_tariffs_times_five_end_in_an_answer_or_an_honest_status(seed: int) -> None:
    economy = random_economy(seed)
    own = np.arange(5)
    tariff = 5 * (1 + economy.tariff) - 1
    tariff[own, own] = economy.tariff[own, own]
    result = solve(economy, tariff=tariff)
    assert result.status.ok, result.status.message
    assert result.check.largest < 1e-9
    targets = [Target([("E0", "E1", "S0")], 0.02 * economy.flow[0, 1, 0], "volume", "at_most", "exporter")]
    capped = solve(economy, tariff=tariff_war(economy), targets=targets)
    assert capped.status.ok, capped.status.message


def test_deficits_that_trade_cannot_carry_are_named() -> None:
    economy = random_economy(4, large_deficits=True)
    own = np.arange(5)
    tariff = 5 * (1 + economy.tariff) - 1
    tariff[own, own] = economy.tariff[own, own]
    result = solve(economy, tariff=tariff)
    assert not result.status.ok
    assert "try a smaller change, or deficits='balanced'" in result.status.message
    assert "of its value added" in result.status.message
    assert solve(economy, tariff=tariff, deficits="balanced").status.ok


def test_elasticity_sets() -> None:
    economy = random_economy(7)
    sets = Elasticities.by_horizon(economy.theta)
    tariff = tariff_deal(economy, 7)
    short = solve(economy, tariff=tariff, theta=sets["short_run"])
    long = solve(economy, tariff=tariff, theta=sets["long_run"])
    assert short.flow[0, 1].sum() > long.flow[0, 1].sum()
    assert "Boehm" in sets.source
    with pytest.raises(ValueError, match="there is no set 'middle'; there are long_run, short_run"):
        sets["middle"]
    with pytest.raises(ValueError, match="short-run part of the long run is 2"):
        Elasticities.by_horizon(economy.theta, 2.0)
    assert solve(economy, labour_supply=LabourSupply([0, 0.1, 0.2, 0.3, 0.4])).passes == 1
