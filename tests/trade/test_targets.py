"""Quantity targets: hit, slack, capped, and reproduced when the wedge found is imposed by hand."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trade_cases import random_economy, tariff_deal

from chipaccord.trade import Target, solve

Deflator = Literal["nominal", "price", "volume"]
Mandate = Literal["exactly", "at_least", "at_most"]
AccruesTo = Literal["importer", "exporter", "nobody"]

seeds = st.integers(0, 10**6)
quick = settings(max_examples=15, deadline=None)


@quick
@given(
    seed=seeds, factor=st.floats(0.5, 4), deflator=st.sampled_from(["nominal", "price", "volume"]), taxed=st.booleans()
)
def test_exactly_is_hit_and_reproduced_as_a_plain_tariff(
    seed: int, factor: float, deflator: Deflator, taxed: bool
) -> None:
    economy = random_economy(seed, export_tax=taxed)
    tariff = tariff_deal(economy, seed)
    wanted = factor * economy.flow[0, 2, 1]
    result = solve(economy, tariff=tariff, targets=[Target([("E0", "E2", "S1")], wanted, deflator)])
    assert result.status.ok, result.status.message
    assert result.target_value[0] == pytest.approx(wanted, rel=1e-9)
    assert result.tariff[0, 2, 1] == pytest.approx(tariff[0, 2, 1] - result.subsidy[0], abs=1e-12)
    if deflator == "nominal":
        assert result.flow[0, 2, 1] == pytest.approx(wanted, rel=1e-9)
        assert result.subsidy_cost[0] == pytest.approx(result.subsidy[0] * wanted, rel=1e-9)
    plain = solve(economy, tariff=result.tariff)
    assert np.abs(plain.real_income - result.real_income).max() < 1e-9
    assert np.abs(plain.flow - result.flow).max() < 1e-9 * economy.flow.sum()


@quick
@given(seed=seeds)
def test_several_targets_at_once(seed: int) -> None:
    economy = random_economy(seed, N=6, J=5)
    rng = np.random.default_rng(seed)
    places: list[tuple[int, int, Mandate]] = [
        (1, 0, "exactly"),
        (2, 0, "exactly"),
        (3, 0, "at_least"),
        (1, 2, "at_least"),
        (4, 3, "exactly"),
    ]
    targets = []
    for i, j, mandate in places:
        value = float(economy.flow[0, i, j : j + 2].sum() * rng.uniform(0.6, 2.5))
        targets.append(Target([("E0", f"E{i}", f"S{j}"), ("E0", f"E{i}", f"S{j + 1}")], value, mandate=mandate))
    result = solve(economy, targets=targets)
    assert result.status.ok, result.status.message
    for m, target in enumerate(targets):
        if target.mandate == "exactly" or not result.target_slack[m]:
            assert result.target_value[m] == pytest.approx(target.value, rel=1e-9)
        else:
            assert result.subsidy[m] == 0
            assert result.target_value[m] >= target.value * (1 - 1e-9)
    assert (result.subsidy[[2, 3]] >= 0).all()


def test_at_least_is_slack_when_met_anyway() -> None:
    economy = random_economy(1)
    met = Target([("E0", "E1", "S0")], 0.7 * economy.flow[0, 1, 0], mandate="at_least")
    result = solve(economy, targets=[met])
    assert result.status.ok
    assert result.subsidy[0] == 0
    assert result.target_slack == (True,)
    assert np.abs(result.real_income - 1).max() < 1e-10
    both = solve(economy, tariff=tariff_deal(economy, 2), targets=[met])
    assert both.status.ok
    assert both.target_value[0] >= met.value * (1 - 1e-9)


@quick
@given(seed=seeds, left=st.floats(0.15, 0.9))
def test_outage_caps_the_volume_and_the_exporter_earns_the_rent(seed: int, left: float) -> None:
    economy = random_economy(seed)
    cells = [(n, "E1", "S2") for n in economy.economies if n != "E1"]
    sold = economy.flow[:, 1, 2].sum() - economy.flow[1, 1, 2]
    cap = Target(cells, left * sold, "volume", "at_most", "exporter")
    result = solve(economy, targets=[cap])
    assert result.status.ok, result.status.message
    assert result.target_value[0] == pytest.approx(left * sold, rel=1e-9)
    assert result.subsidy[0] < 0
    assert result.subsidy_cost[0] < 0
    assert result.revenue[1] == pytest.approx(
        (result.tariff[1] * result.flow[1]).sum() - result.subsidy_cost[0], rel=1e-8
    )
    plain = solve(economy, export_tax=result.export_tax)
    assert np.abs(plain.real_income - result.real_income).max() < 1e-9
    loose = solve(economy, targets=[Target(cells, 1.2 * sold, "volume", "at_most", "exporter")])
    assert loose.status.ok
    assert loose.target_slack == (True,)


def test_a_target_takes_few_more_passes_than_its_tariff() -> None:
    economy = random_economy(4)
    result = solve(economy, targets=[Target([("E0", "E1", "S0")], 2 * economy.flow[0, 1, 0])])
    assert result.passes <= solve(economy, tariff=result.tariff).passes + 6


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cells": [("E9", "E1", "S0")]}, "importer 'E9' is not in this economy; they are E0, E1"),
        ({"cells": [("E0", "E1", "S_0")]}, "sector 'S_0' is not in this economy; did you mean 'S0'"),
        ({"cells": []}, "it has no cells"),
        ({"value": -1.0}, "must be a positive amount"),
        ({"value": float("nan")}, "must be a positive amount"),
        ({"deflator": "real"}, "deflator 'real' is not one of nominal, price, volume"),
        ({"mandate": "about"}, "mandate 'about' is not one of"),
        ({"accrues_to": "me"}, "accrues_to 'me' is not one of"),
        ({"cells": [("E0", "E1", "S0"), ("E0", "E1", "S0")]}, "is already in target 0"),
    ],
)
def test_broken_targets_are_named(change: dict[str, Any], message: str) -> None:
    economy = random_economy(1)
    with pytest.raises(ValueError, match=message):
        solve(economy, targets=[Target(**{"cells": [("E0", "E1", "S0")], "value": 1.0, **change})])


def test_a_target_on_trade_that_does_not_exist_is_refused() -> None:
    economy = random_economy(1, zeros=True)
    n, i, j = np.argwhere(economy.flow == 0)[0]
    cell = (economy.economies[n], economy.economies[i], economy.sectors[j])
    with pytest.raises(ValueError, match="there is no trade in"):
        solve(economy, targets=[Target([cell], 1.0)])


@pytest.mark.parametrize("accrues_to", ["importer", "exporter", "nobody"])
@pytest.mark.parametrize("mandate", ["exactly", "at_least", "at_most"])
@pytest.mark.parametrize("deflator", ["nominal", "price", "volume"])
def test_every_kind_of_target(accrues_to: AccruesTo, mandate: Mandate, deflator: Deflator) -> None:
    economy = random_economy(2, export_tax=True)
    base = economy.flow[0, 2, 1] + economy.flow[0, 2, 3]
    for factor in (0.4, 1.8):
        target = Target([("E0", "E2", "S1"), ("E0", "E2", "S3")], factor * base, deflator, mandate, accrues_to)
        result = solve(economy, targets=[target])
        assert result.status.ok, result.status.message
        binds = mandate == "exactly" or (mandate == "at_least") == (factor > 1)
        assert result.target_slack == (not binds,)
        if binds:
            assert result.target_value[0] == pytest.approx(target.value, rel=1e-9)
            assert (result.subsidy[0] > 0) == (factor > 1)
            assert (result.subsidy_cost[0] != 0) == (accrues_to != "nobody")


def test_a_purchase_beyond_all_means_is_refused_honestly() -> None:
    economy = random_economy(1)
    result = solve(economy, targets=[Target([("E0", "E2", "S1")], 5 * float(economy.income[0]))])
    assert not result.status.ok
    assert "try a smaller" in result.status.message
