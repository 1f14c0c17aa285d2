"""The adjoint against finite differences, and the list of what an outcome hinges on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trade_cases import random_economy, tariff_deal, tariff_war

from chipaccord.precision import double_precision
from chipaccord.trade import Economy, Result, Target, gradient, sensitivity, solve
from chipaccord.trade.answers.gradient import point_of
from chipaccord.trade.answers.levers import report

STEP = 1e-5
Outcome = Callable[[Any], Any]  # of a Result, or of the report that is differentiated
OUTCOMES: dict[str, Outcome] = {
    "real income": lambda r: r.real_income[0],
    "bilateral balance": lambda r: r.bilateral_balance[0, 1],
    "output": lambda r: r.output[2, 1] / 1000,
    "consumer price": lambda r: r.consumer_price[1],
    "world real income": lambda r: r.equivalent_variation.sum() / 1000,
}


def slope(run: Callable[[float], Result], outcome: Outcome) -> float:
    return float((outcome(run(STEP)) - outcome(run(-STEP))) / (2 * STEP))


def targets_of(economy: Economy) -> list[Target]:
    return [
        Target([("E0", "E1", "S1"), ("E0", "E2", "S1")], 1.5 * (economy.flow[0, 1, 1] + economy.flow[0, 2, 1])),
        Target([("E0", "E3", "S0")], 0.1 * economy.flow[0, 3, 0], mandate="at_least"),
        Target([("E2", "E3", "S2")], 0.6 * economy.flow[2, 3, 2], "volume", "at_most", "exporter"),
    ]


@settings(max_examples=10, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    name=st.sampled_from(sorted(OUTCOMES)),
    deficits=st.sampled_from(["fixed", "gdp_share"]),
    taxed=st.booleans(),
    targeted=st.booleans(),
    scale=st.sampled_from([0.0, 0.02]),
)
def test_equals_finite_differences(
    seed: int, name: str, deficits: str, taxed: bool, targeted: bool, scale: float
) -> None:
    outcome = OUTCOMES[name]
    economy = random_economy(seed, export_tax=taxed)
    rng = np.random.default_rng(seed)
    tariff = tariff_deal(economy, seed)
    targets = targets_of(economy) if targeted else []
    common: dict[str, Any] = {"deficits": deficits, "targets": targets, "labour_supply": 0.3, "scale": scale}
    result = solve(economy, tariff, **common)
    assert result.status.ok, result.status.message
    found = gradient(result, outcome)
    assert found.value == pytest.approx(float(outcome(result)), rel=1e-9)

    def close(by_adjoint: float, by_difference: float, size: float) -> None:
        assert by_adjoint == pytest.approx(by_difference, rel=1e-5, abs=1e-5 * size + 2e-6)

    direction = rng.standard_normal(tariff.shape)
    direction[np.arange(5), np.arange(5)] = 0
    many = slope(lambda h: solve(economy, tariff + h * direction, **common), outcome)
    close(float((found.tariff * direction).sum()), many, 0)
    many = slope(lambda h: solve(economy, tariff, export_tax=economy.export_tax + h * direction, **common), outcome)
    close(float((found.export_tax * direction).sum()), many, 0)
    many = slope(lambda h: solve(economy, tariff, trade_cost=np.exp(h * direction), **common), outcome)
    close(float((found.trade_cost * direction).sum()), many, 0)
    along = rng.standard_normal(4)
    many = slope(lambda h: solve(economy, tariff, theta=economy.theta + h * along, **common), outcome)
    close(float((found.theta * along).sum()), many, 0)
    shift = economy.final_share * rng.standard_normal(economy.final_share.shape)
    shift -= economy.final_share * shift.sum(axis=1, keepdims=True)
    many = slope(lambda h: solve(economy, tariff, final_share=economy.final_share + h * shift, **common), outcome)
    close(float((found.final_share * shift).sum()), many, 0)
    if targets:
        from dataclasses import replace

        def with_value(h: float) -> Result:
            moved = [replace(targets[0], value=targets[0].value * (1 + h)), *targets[1:]]
            return solve(economy, tariff, **{**common, "targets": moved})

        close(found.target_value[0] * targets[0].value, slope(with_value, outcome), 0)
        assert found.target_value[1] == 0


def test_the_report_that_is_differentiated_is_the_result() -> None:
    economy = random_economy(9, export_tax=True)
    result = solve(economy, tariff_war(economy), targets=targets_of(economy), scale=0.02)
    point = point_of(result)
    with double_precision():
        found = report(point.state, point.prepared.technology, point.shock, point.base, flows=True)
    for name, value in found._asdict().items():
        expected = getattr(result, name)
        got = np.asarray(value)[: len(expected)] if name.startswith("subsidy") else np.asarray(value)
        assert np.abs(got - expected).max() < 1e-9 * max(1.0, np.abs(expected).max()), name


def test_what_cannot_be_differentiated_is_refused() -> None:
    economy = random_economy(1)
    result = solve(economy)
    with pytest.raises(ValueError, match=r"the outcome cannot be differentiated: .*scalar"):
        gradient(result, lambda r: r.real_income)
    with pytest.raises(ValueError, match="the outcome cannot be differentiated"):
        gradient(result, lambda r: float(r.real_income[0]))  # type: ignore[arg-type, return-value]  # the mistake under test
    own = np.arange(5)
    tariff = 5 * (1 + economy.tariff) - 1
    tariff[own, own] = 0
    with pytest.raises(ValueError, match="the result is not an equilibrium"):
        gradient(solve(random_economy(4, large_deficits=True), tariff), lambda r: r.real_income[0])


def test_sensitivity_ranks_levers() -> None:
    economy = random_economy(3)
    target = Target([("E0", "E1", "S1")], 2 * economy.flow[0, 1, 1], name="chips")
    result = solve(economy, targets=[target])
    ranked = sensitivity(result, OUTCOMES["bilateral balance"], most=200)
    effects = [abs(influence.effect) for influence in ranked.influences]
    assert effects == sorted(effects, reverse=True)
    assert len(effects) == 80 + 80 + 4 + 1
    first = next(x for x in ranked.influences if x.kind == "target_value")
    assert first.place == ("chips",)
    assert str(first).startswith("target_value (chips) = ")
    assert "   1 " in repr(ranked)
    thetas = sensitivity(result, lambda r: r.real_income[0], {"tariff": 0, "trade_cost": 0, "target_value": 0})
    assert {x.kind for x in thetas.influences} == {"theta"}
    assert len(thetas.influences) == 4
    moved = solve(economy, targets=[target], theta=economy.theta * (1 + 1e-4 * (np.arange(4) == 2)))
    third = next(x for x in thetas.influences if x.place == ("S2",))
    change = (moved.real_income[0] - result.real_income[0]) / 1e-4 * 0.25
    assert third.effect == pytest.approx(change, rel=1e-3)
    with pytest.raises(ValueError, match="'weather' is no kind of lever; they are theta"):
        sensitivity(result, lambda r: r.real_income[0], {"weather": 1.0})
