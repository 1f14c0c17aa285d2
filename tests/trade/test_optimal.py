"""Best replies and Nash tariffs."""

from __future__ import annotations

import numpy as np
import pytest
from trade_cases import random_economy

from chipaccord.trade import Economy, best_reply, gradient, nash_tariffs, solve
from chipaccord.trade.answers.optimal import instruments_of, objective_of


@pytest.fixture(scope="module")
def economy() -> Economy:
    return solve(random_economy(1, N=4, J=3), deficits="balanced").baseline


def test_welfare_does_not_move_at_the_margin_of_an_optimal_tariff(economy: Economy) -> None:
    reply = best_reply(economy, "E0", starts=(0.1, 0.6))
    assert reply.result.status.ok
    assert 0.02 < reply.rates[0] < 1
    goal = objective_of(economy, "E0")
    marginal = instruments_of(economy, 0, "uniform", None, None).gather(gradient(reply.result, goal).tariff)
    assert abs(marginal[0]) < 1e-6
    assert reply.value == pytest.approx(reply.result.real_income[0], rel=1e-9)
    for step in (-0.02, 0.02):
        tariff = np.array(economy.tariff)
        tariff[0, 1:] = reply.rates[0] + step
        assert solve(economy, tariff).real_income[0] < reply.value
    assert "tariffs" in repr(reply)


def test_more_instruments_are_worth_more(economy: Economy) -> None:
    uniform = best_reply(economy, "E0", starts=(0.2,))
    sectors = best_reply(economy, "E0", "by_sector", starts=(uniform.rates[0],))
    every = best_reply(economy, "E0", "by_partner_and_sector", starts=(np.tile(sectors.rates, 3),))
    assert uniform.value <= sectors.value + 1e-9 <= every.value + 2e-9
    assert every.rates.size == 9
    only = best_reply(economy, "E0", "by_sector", partners=["E1"], sectors=["S2"], starts=(0.2,))
    assert only.rates.size == 1
    assert np.array_equal(only.result.tariff[0, 2], economy.tariff[0, 2])


def test_a_weight_protects_its_sector(economy: Economy) -> None:
    plain = best_reply(economy, "E0", "by_sector", starts=(0.2,))
    heavy = best_reply(economy, "E0", "by_sector", weight=[1, 1, 1.3], starts=(0.2,))
    assert heavy.rates[2] > plain.rates[2] + 0.02
    assert heavy.result.output[0, 2] > plain.result.output[0, 2]


def test_nash_tariffs_hold_against_perturbation(economy: Economy) -> None:
    nash = nash_tariffs(economy, ["E0", "E1", "E2"], tolerance=1e-5)
    assert nash.converged
    assert (nash.gain <= 1e-9).all()
    assert nash.result.status.ok
    for n, player in enumerate(nash.players):
        goal = objective_of(economy, player)
        choice = instruments_of(economy, n, "uniform", None, None)
        assert abs(choice.gather(gradient(nash.result, goal).tariff)[0]) < 1e-4
        assert nash.rates[player][0] > 0.02
    assert "converged" in repr(nash)
    pact = nash_tariffs(economy, ["E0", "E1"], among=True)
    assert np.array_equal(pact.tariff[0, 2:], economy.tariff[0, 2:])


def test_mistakes_are_named(economy: Economy) -> None:
    with pytest.raises(ValueError, match="player 'E9' is not in this economy"):
        best_reply(economy, "E9")
    with pytest.raises(ValueError, match="'all' is not one of uniform, by_sector"):
        best_reply(economy, "E0", "all")  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(ValueError, match="E0 has no partner or no sector"):
        best_reply(economy, "E0", partners=["E0"])
    with pytest.raises(ValueError, match="at least two players"):
        nash_tariffs(economy, ["E0"])
