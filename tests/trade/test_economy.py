"""The base year: what is derived, what is refused and where."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trade_cases import random_economy

from chipaccord.trade import Economy, InconsistentError, gradient, solve


def parts(economy: Economy) -> dict[str, np.ndarray]:
    names = ("expenditure", "share", "tariff", "value_added_share", "input_share", "theta")
    return {name: np.array(getattr(economy, name)) for name in names}


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), zeros=st.booleans(), taxed=st.booleans())
def test_accounts_add_up(seed: int, zeros: bool, taxed: bool) -> None:
    economy = random_economy(seed, zeros=zeros, export_tax=taxed)
    assert not economy.gaps
    assert abs(economy.deficit.sum()) < 1e-12 * economy.flow.sum()
    assert np.allclose(economy.income, economy.final_demand.sum(axis=1), rtol=1e-10)
    assert np.allclose(economy.final_share.sum(axis=1), 1, atol=1e-10)
    assert np.isfinite(economy.final_share).all()


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6), zeros=st.booleans())
def test_from_primitives_finds_the_same_expenditure(seed: int, zeros: bool) -> None:
    economy = random_economy(seed, zeros=zeros)
    given_ = parts(economy)
    del given_["expenditure"]
    again = Economy.from_arrays(
        economy.economies,
        economy.sectors,
        final_share=economy.final_share,
        value_added=economy.value_added,
        deficit=economy.deficit,
        **given_,
    )
    assert np.abs(again.expenditure - economy.expenditure).max() < 1e-9 * economy.expenditure.sum()
    balanced = Economy.from_arrays(
        economy.economies, economy.sectors, final_share=economy.final_share, value_added=economy.value_added, **given_
    )
    assert np.abs(balanced.deficit).max() < 1e-9 * economy.value_added.sum()
    assert np.abs(solve(economy, deficits="balanced").baseline.share - balanced.share).max() < 1e-8


@pytest.mark.parametrize(
    ("name", "index", "value", "message"),
    [
        ("expenditure", (1, 2), np.nan, "expenditure: nan for E1, S2"),
        ("expenditure", (1, 2), -1.0, "expenditure: -1 for E1, S2"),
        ("share", (0, 1, 2), -0.1, "share: -0.1 for E0, E1, S2"),
        ("tariff", (0, 1, 2), -1.0, "tariff: -1 for E0, E1, S2.*above -1"),
        ("theta", (3,), 0.0, "theta: 0 for S3.*above 0"),
        ("input_share", (0, 1, 2), -0.5, "input_share: -0.5 for E0, S1, S2"),
        ("value_added_share", (0, 1), 1.5, "value_added_share: 1.5 for E0, S1"),
    ],
)
def test_impossible_numbers_are_named(name: str, index: tuple[int, ...], value: float, message: str) -> None:
    economy = random_economy(1)
    tables = parts(economy)
    tables[name][index] = value
    with pytest.raises(ValueError, match=message):
        Economy.from_arrays(economy.economies, economy.sectors, **tables)


@pytest.mark.parametrize(
    ("name", "index", "factor", "message"),
    [
        ("share", (0, 1, 2), 2.0, r"the sum of share over exporters is off by .* for E0, S2"),
        ("value_added_share", (2, 1), 0.9, r"value_added_share \+ the sum of input_share is off by -.* for E2, S1"),
        ("expenditure", (3, 0), 1e-4, r"final demand, below zero relative to spending, is off by -.* for E3, S0"),
    ],
)
def test_tables_that_do_not_fit_are_refused_with_size_and_place(
    name: str, index: tuple[int, ...], factor: float, message: str
) -> None:
    economy = random_economy(1)
    tables = parts(economy)
    tables[name][index] *= factor
    broken = Economy.from_arrays(economy.economies, economy.sectors, **tables)
    assert broken.gaps
    with pytest.raises(InconsistentError, match=message):
        broken.check()
    with pytest.raises(InconsistentError, match="balanced"):
        solve(broken)


def test_labels_and_shapes_are_checked() -> None:
    economy = random_economy(1)
    tables = parts(economy)
    with pytest.raises(ValueError, match="economies: 'E0' appears twice"):
        Economy.from_arrays(["E0"] * 5, economy.sectors, **tables)
    with pytest.raises(ValueError, match=r"expenditure: shape \(5, 4\) where \(4, 4\)|share: shape"):
        Economy.from_arrays(economy.economies[:4], economy.sectors, **tables)
    with pytest.raises(ValueError, match="give expenditure, or final_share with value_added, not both"):
        Economy.from_arrays(economy.economies, economy.sectors, value_added=np.ones(5), **tables)
    del tables["expenditure"]
    with pytest.raises(ValueError, match="give either expenditure"):
        Economy.from_arrays(economy.economies, economy.sectors, **tables)
    with pytest.raises(ValueError, match=r"tariff: shape \(5, 4\)"):
        solve(economy, tariff=np.zeros((5, 4)))
    with pytest.raises(ValueError, match="'fix' is not a rule; choose one of fixed"):
        solve(economy, deficits="fix")


def test_tables_in_single_precision_are_accepted() -> None:
    economy = random_economy(2)
    tables = {name: table.astype(np.float32) for name, table in parts(economy).items()}
    rounded = Economy.from_arrays(economy.economies, economy.sectors, **tables)
    assert not rounded.gaps
    assert solve(rounded).passes == 1


def without(economy: Economy, k: int, *, buys: bool) -> Economy:
    """The economy with one member that sells nothing and, unless it `buys`, does not buy either."""
    tables = parts(economy)
    if not buys:
        tables["expenditure"][k] = 0
        tables["share"][k] = 0
    tables["share"][:, k] = 0
    total = tables["share"].sum(axis=1, keepdims=True)
    tables["share"] = np.divide(tables["share"], total, out=np.zeros_like(tables["share"]), where=total > 0)
    return Economy.from_arrays(economy.economies, economy.sectors, **tables)


@pytest.mark.parametrize("buys", [False, True])
def test_an_economy_without_production_does_no_harm(buys: bool) -> None:
    economy = without(random_economy(1, N=4, J=3, links=False), 2, buys=buys)
    tariff = np.array(economy.tariff)
    tariff[0, 1] += 0.2
    result = solve(economy, tariff)
    assert result.status.ok, result.status.message
    assert np.isfinite(result.real_income).all()
    assert result.wage[2] == 1
    slopes = gradient(result, lambda r: r.real_income[0])
    assert np.isfinite(slopes.tariff).all()
    assert "deficits up to" in repr(economy)
    if not buys:
        assert solve(economy, tariff, deficits="balanced").status.ok


@pytest.mark.parametrize(("N", "J"), [(1, 1), (1, 3), (2, 1)])
def test_the_smallest_economies(N: int, J: int) -> None:
    economy = random_economy(3, N=N, J=J)
    tariff = economy.tariff + 0.1 * (1 - np.eye(N))[:, :, None]
    result = solve(economy, tariff)
    assert result.status.ok
    assert N > 1 or result.real_income[0] == 1
