"""The linear decomposition and what a purchase is made of."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trade_cases import random_economy, tariff_deal

from chipaccord.trade import Target, decompose, purchase_split, solve

seeds = st.integers(0, 10**6)


@settings(max_examples=8, deadline=None)
@given(seed=seeds)
def test_linear_terms_are_the_first_order_change(seed: int) -> None:
    economy = random_economy(seed)
    economy = solve(economy, deficits="balanced").baseline
    step = 1e-5
    tariff = economy.tariff + step * np.random.default_rng(seed).uniform(-1, 1, economy.tariff.shape)
    own = np.arange(5)
    tariff[own, own] = 0
    result = solve(economy, tariff=tariff)
    parts = decompose(result)
    assert np.abs(parts.linear - parts.exact).max() < 2e-3 * np.abs(parts.exact).max() + 1e-9
    assert "linear %" in repr(parts)


@settings(max_examples=8, deadline=None)
@given(seed=seeds, factor=st.floats(1.1, 3))
def test_a_purchase_is_additional_diverted_or_displaced(seed: int, factor: float) -> None:
    economy = random_economy(seed)
    cells = [("E0", "E1", "S0"), ("E0", "E2", "S1")]
    value = factor * (economy.flow[0, 1, 0] + economy.flow[0, 2, 1])
    tariff = tariff_deal(economy, seed)
    result = solve(economy, tariff=tariff, targets=[Target(cells, value, name="chips")])
    (split,) = purchase_split(result)
    other = solve(economy, tariff=tariff)
    before, after = other.flow[0, :, :2], result.flow[0, :, :2]
    assert split.purchased == pytest.approx(value - other.flow[0, 1, 0] - other.flow[0, 2, 1], rel=1e-8)
    assert sum(split.shares.values()) == pytest.approx(1)
    assert split.additional == pytest.approx(after.sum() - before.sum(), rel=1e-6, abs=1e-9 * value)
    assert split.displaced == pytest.approx(before[0].sum() - after[0].sum(), rel=1e-6, abs=1e-9 * value)
    assert split.cost == result.subsidy_cost[0]
    assert "chips" in repr(split)


def test_a_slack_target_purchases_nothing() -> None:
    economy = random_economy(1)
    result = solve(economy, targets=[Target([("E0", "E1", "S0")], 0.5 * economy.flow[0, 1, 0], mandate="at_least")])
    (split,) = purchase_split(result)
    assert abs(split.purchased) < 1e-9 * economy.flow.sum()
    assert split.cost == 0
