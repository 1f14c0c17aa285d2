"""The equilibrium: invariants on random economies, the textbook loop, and the independent check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trade_cases import random_economy, tariff_deal, tariff_war

from benchmarks.textbook import nested_loop
from chipaccord.trade import Economy, Policy, solve, solve_many

seeds = st.integers(0, 10**6)
quick = settings(max_examples=15, deadline=None)


def as_arrays(economy: Economy) -> dict[str, Any]:
    return {
        "expenditure": economy.expenditure,
        "share": economy.share,
        "tariff": economy.tariff,
        "value_added_share": economy.value_added_share,
        "input_share": economy.input_share,
        "theta": economy.theta,
        "export_tax": economy.export_tax,
    }


@quick
@given(seed=seeds, zeros=st.booleans(), links=st.booleans(), deficits=st.sampled_from(["fixed", "gdp_share"]))
def test_no_change_is_the_baseline_in_one_pass(seed: int, zeros: bool, links: bool, deficits: str) -> None:
    economy = random_economy(seed, zeros=zeros, links=links)
    result = solve(economy, deficits=deficits)
    assert result.status.ok
    assert result.passes == 1
    for hats in (result.wage, result.price, result.expenditure, result.income, result.real_income):
        assert np.abs(hats - 1).max() < 1e-10
    assert np.abs(result.flow - economy.flow).max() < 1e-10 * economy.flow.sum()
    assert np.abs(result.bilateral_balance - economy.bilateral_balance).max() < 1e-10 * economy.flow.sum()


@quick
@given(
    seed=seeds, zeros=st.booleans(), taxed=st.booleans(), deficits=st.sampled_from(["fixed", "gdp_share", "balanced"])
)
def test_walras_and_adding_up(seed: int, zeros: bool, taxed: bool, deficits: str) -> None:
    economy = random_economy(seed, zeros=zeros, export_tax=taxed)
    result = solve(economy, tariff=tariff_war(economy), deficits=deficits)
    base = result.baseline
    world = base.value_added.sum()
    assert result.status.ok, result.status.message
    assert result.check.largest < 1e-9
    assert abs(result.balance.sum()) < 1e-10 * world
    assert np.abs(result.bilateral_balance.sum(axis=1) - result.balance).max() < 1e-10 * world
    assert result.value_added.sum() == pytest.approx(world, rel=1e-10)
    earned = (base.value_added_share * result.output).sum(axis=1)
    assert np.abs(earned - result.value_added).max() < 1e-9 * world
    used = np.einsum("nkj,nj->nk", base.input_share, result.output)
    bought = base.final_share * result.income_level[:, None] + used
    assert np.abs(bought - result.expenditure_level).max() < 1e-9 * world
    if deficits == "balanced":
        assert np.abs(result.balance).max() < 1e-9 * world
    if deficits == "fixed":
        assert np.abs(result.balance - base.balance).max() < 1e-9 * world


@quick
@given(seed=seeds, unit=st.sampled_from([1e-6, 7.0, 1e12]))
def test_money_is_a_unit(seed: int, unit: float) -> None:
    economy = random_economy(seed)
    larger = Economy.from_arrays(
        economy.economies, economy.sectors, **{**as_arrays(economy), "expenditure": economy.expenditure * unit}
    )
    tariff = tariff_deal(economy, seed)
    one, other = solve(economy, tariff=tariff), solve(larger, tariff=tariff)
    assert np.abs(one.real_income - other.real_income).max() < 1e-9
    assert np.abs(one.wage - other.wage).max() < 1e-9
    assert np.abs(other.flow / unit - one.flow).max() < 1e-9 * one.flow.sum()
    assert np.abs(other.equivalent_variation / unit - one.equivalent_variation).max() < 1e-8 * economy.income.max()


@quick
@given(seed=seeds)
def test_labels_carry_no_meaning(seed: int) -> None:
    economy = random_economy(seed)
    rng = np.random.default_rng(seed)
    n, j = rng.permutation(5), rng.permutation(4)
    shuffled = Economy.from_arrays(
        [economy.economies[k] for k in n],
        [economy.sectors[k] for k in j],
        expenditure=economy.expenditure[np.ix_(n, j)],
        share=economy.share[np.ix_(n, n, j)],
        tariff=economy.tariff[np.ix_(n, n, j)],
        value_added_share=economy.value_added_share[np.ix_(n, j)],
        input_share=economy.input_share[np.ix_(n, j, j)],
        theta=economy.theta[j],
    )
    tariff = tariff_deal(economy, seed)
    one, other = solve(economy, tariff=tariff), solve(shuffled, tariff=tariff[np.ix_(n, n, j)])
    assert np.abs(one.real_income[n] - other.real_income).max() < 1e-9
    assert np.abs(one.price[np.ix_(n, j)] - other.price).max() < 1e-9


@settings(max_examples=4, deadline=None)
@given(seed=seeds, shock=st.sampled_from([tariff_deal, lambda economy, _: tariff_war(economy)]))
def test_agrees_with_the_textbook_loop(seed: int, shock: Callable[[Economy, int], np.ndarray]) -> None:
    economy = random_economy(seed)
    tariff = shock(economy, seed)
    result = solve(economy, tariff=tariff)
    slow = nested_loop(economy, tariff, damping=0.1)
    world = economy.value_added.sum()
    assert np.abs(result.wage - slow.wage).max() < 1e-8
    assert np.abs(result.price - slow.price).max() < 1e-8
    assert np.abs(result.expenditure_level / world - slow.expenditure).max() < 1e-8


def test_partial_equilibrium_elasticity_of_shares() -> None:
    economy = random_economy(3, N=5, J=4, links=False, tariffs=False)
    small = np.array(economy.expenditure)
    small[0] *= 1e-7  # too small a buyer to move anyone's wage
    economy = Economy.from_arrays(economy.economies, economy.sectors, **{**as_arrays(economy), "expenditure": small})
    step = 1e-4
    tariff = np.array(economy.tariff)
    tariff[0, 1, 2] = np.expm1(step)
    result = solve(economy, tariff=tariff)
    pi, theta = economy.share[0, 1, 2], economy.theta[2]
    assert np.log(result.share[0, 1, 2] / pi) / step == pytest.approx(-theta * (1 - pi), rel=1e-3)


@quick
@given(seed=seeds, zeros=st.booleans(), taxed=st.booleans())
def test_rebased_economy_reproduces_and_continues(seed: int, zeros: bool, taxed: bool) -> None:
    economy = random_economy(seed, zeros=zeros, export_tax=taxed)
    halfway = solve(economy, tariff=tariff_war(economy, 0.1))
    moved = halfway.economy()
    assert not moved.gaps
    assert np.abs(moved.value_added - halfway.value_added).max() < 1e-9 * moved.value_added.sum()
    still = solve(moved)
    assert still.passes == 1
    end = tariff_war(economy, 0.25)
    one, two = solve(economy, tariff=end), solve(moved, tariff=end)
    assert np.abs(one.real_income - halfway.real_income * two.real_income).max() < 1e-9
    back = solve(moved, tariff=economy.tariff)
    assert np.abs(back.real_income * halfway.real_income - 1).max() < 1e-9


def test_batch_equals_one_by_one() -> None:
    economy = random_economy(11)
    policies = [Policy(tariff=tariff_deal(economy, k, 0.05 * k)) for k in range(7)]
    policies.append(Policy(tariff=tariff_war(economy), deficits="balanced"))
    together = list(solve_many(economy, policies, chunk=4))
    assert len(together) == len(policies)
    for policy, result in zip(policies, together, strict=True):
        alone = solve(economy, tariff=policy.tariff, deficits=policy.deficits)
        assert result.status.ok
        assert result.baseline is alone.baseline
        assert np.abs(result.real_income - alone.real_income).max() < 1e-9


def test_final_demand_shift_is_deflated_by_the_baseline_basket() -> None:
    economy = random_economy(5)
    alpha = np.array(economy.final_share)
    alpha[0] = np.roll(alpha[0], 1)
    result = solve(economy, final_share=alpha)
    assert result.status.ok
    final = result.expenditure_level - np.einsum("nkj,nj->nk", economy.input_share, result.output)
    assert np.abs(final[0] / final[0].sum() - alpha[0]).max() < 1e-9
    index = np.prod(result.price**economy.final_share, axis=1)
    assert np.abs(result.real_income - result.income / index).max() < 1e-12


def test_theta_of_the_counterfactual() -> None:
    economy = random_economy(6)
    theta = economy.theta * 1.5
    result = solve(economy, tariff=tariff_deal(economy, 1), theta=theta)
    other = solve(replace(economy, theta=theta), tariff=tariff_deal(economy, 1))
    assert np.abs(result.real_income - other.real_income).max() < 1e-9


def test_status_of_an_impossible_policy_is_honest() -> None:
    economy = random_economy(7)
    tariff = np.array(economy.tariff)
    tariff[0] = -0.97  # a budget that pays nearly everything from abroad
    result = solve(economy, tariff=tariff)
    assert not result.status.ok
    assert result.status in ("not_converged", "diverged", "check_failed")
    assert "try" in result.status.message
    assert any(name in result.status.message for name in economy.economies)


def test_repr_answers_first() -> None:
    economy = random_economy(8)
    assert "5 economies, 4 sectors" in repr(economy)
    assert "converged" in repr(solve(economy, tariff=tariff_deal(economy, 1)))
