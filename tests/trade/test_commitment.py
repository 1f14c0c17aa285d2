"""Commitments delivered: the targets are met, each dollar is accounted for, and the two splits answer two questions."""

from __future__ import annotations

import numpy as np
import pytest
from trade_cases import random_economy

from chipaccord.trade import (
    Commitment,
    Delivered,
    Economy,
    NoSolutionError,
    Policy,
    Solver,
    Target,
    additional_share,
    deliver,
    export_cap,
    goods_balance,
    overall_balances,
    purchase_split,
    scarcity_rent,
    solve,
)

BUYER, SELLER, OTHER = "E0", "E1", "E2"


@pytest.fixture(scope="module")
def economy() -> Economy:
    return random_economy(4, N=5, J=4, tariffs=False)


def commitment(economy: Economy, rate: float | None = 0.3) -> Commitment:
    base = economy.flow[0, 1, 2]
    return Commitment(BUYER, SELLER, {(SELLER, "S2"): 0.2 * base, (OTHER, "S2"): 0.05 * base}, 1.2, rate, "exactly")


@pytest.fixture(scope="module")
def delivered(economy: Economy) -> Delivered:
    return deliver([commitment(economy)], economy, "fixed", Solver())[0]


def test_every_cell_of_the_content_is_bought_on_top(economy: Economy, delivered: Delivered) -> None:
    more = delivered.result.flow - economy.flow
    assert more[0, 1, 2] == pytest.approx(delivered.commitment.own["S2"], rel=1e-8)
    assert delivered.result.status.ok
    assert delivered.cost == delivered.subsidy * delivered.commitment.amount


def test_the_additional_share_is_the_demand_response(economy: Economy, delivered: Delivered) -> None:
    a = additional_share(0.3, 1.2)
    assert delivered.commitment.additional == a
    shares = delivered.split.shares
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
    assert shares["additional"] == pytest.approx(a, abs=0.01)  # no duties here; the switch moves the subsidy a little
    assert sum(delivered.split.diverted_shares.values()) == pytest.approx(shares["diverted"], abs=1e-12)
    assert delivered.split.diverted_shares[BUYER] == delivered.split.diverted_shares[SELLER] == 0


def test_the_split_of_a_target_takes_everything_else_of_the_policy_as_given(delivered: Delivered) -> None:
    of_target = purchase_split(delivered.result)[0]
    assert of_target.diverted[2] == pytest.approx(0, abs=1e-7)  # its sales are a target of their own
    assert delivered.split.diverted[2] > 0


def test_without_a_stated_rate_demand_responds_to_the_pull(economy: Economy) -> None:
    (found,) = deliver([commitment(economy, None)], economy, "fixed", Solver())
    pulled = solve(economy, targets=found.commitment.switching(economy))
    assert found.commitment.additional == pytest.approx(additional_share(float(pulled.subsidy[0]), 1.2), rel=1e-9)


def test_balances_by_closure(economy: Economy, delivered: Delivered) -> None:
    goods = np.array([True, True, True, False])
    found = overall_balances(delivered, goods, Solver())
    assert list(found) == ["fixed", "gdp_share", "borrowed"]
    assert found["fixed"][0] == 0
    assert found["borrowed"][0] == pytest.approx(
        delivered.commitment.additional * delivered.commitment.own["S2"], rel=1e-6
    )
    assert np.allclose(goods_balance(economy.flow, np.ones(4, bool)), economy.bilateral_balance)


def test_a_spread_of_the_content_is_smaller_for_the_whole_target(economy: Economy, delivered: Delivered) -> None:
    spread = delivered.target_spread(0.1)
    assert spread[0] == pytest.approx(0.1 * 0.2 / 1.2)


def test_an_export_cap_leaves_exactly_the_fraction(economy: Economy) -> None:
    result = solve(economy, targets=[export_cap(economy, SELLER, "S2", 0.25)])
    receipts = (result.flow / (1 + result.export_tax))[:, 1, 2]  # border value less the scarcity rent
    volume, before = receipts / result.unit_cost[1, 2], economy.flow[:, 1, 2]
    assert (volume.sum() - volume[1]) / (before.sum() - before[1]) == pytest.approx(0.75, rel=1e-9)
    assert scarcity_rent(result) == -result.subsidy[0] > 0
    subsidised = solve(economy, targets=[Target([(BUYER, SELLER, "S2")], 1.5 * economy.flow[0, 1, 2])])
    assert scarcity_rent(subsidised) == 0


def test_an_export_cap_names_what_is_wrong(economy: Economy) -> None:
    with pytest.raises(ValueError, match="export cap: 'E9' is not in this economy"):
        export_cap(economy, "E9", "S2", 0.5)
    with pytest.raises(ValueError, match="share of E1's S2 is 1; it must be at least 0, below 1"):
        export_cap(economy, SELLER, "S2", 1.0)


def test_the_solver_reports_codes_and_keeps_the_tally(economy: Economy) -> None:
    steps: list[str] = []
    solver = Solver(steps.append)
    deliver([commitment(economy)], economy, "fixed", solver)
    deliver([commitment(economy)], economy, "fixed", solver)
    assert steps == ["pull", "switch", "purchase"]
    assert solver.solves == 6
    assert 0 < solver.largest_residual < 1e-11
    assert solver.passes > 6


def test_no_solution_carries_the_step_and_the_status(economy: Economy) -> None:
    too_much = Policy(targets=[Target([(BUYER, SELLER, "S2")], 1e6 * economy.expenditure.sum())])
    with pytest.raises(NoSolutionError, match=r"pull: the trade model found no solution: .*try a smaller") as caught:
        Solver().one("pull", economy, too_much)
    status = caught.value.status
    assert (caught.value.step, status.ok) == ("pull", False)
    assert status.code in ("not_converged", "diverged", "check_failed")
    assert status.values["remedy"] in ("smaller_value", "smaller_change_or_balance")
    assert status.place
