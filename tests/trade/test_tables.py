"""Own tables in: long frames, aggregation, balancing, and the real ICIO 2022."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import shared
from trade_cases import random_economy, tariff_deal

from chipaccord.trade import Economy, solve

seeds = st.integers(0, 10**6)


def frames_of(economy: Economy) -> dict[str, Any]:
    n, j = economy.economies, economy.sectors

    def long(values: np.ndarray, names: list[str], axes: list[tuple[str, ...]], value: str) -> pd.DataFrame:
        frame = pd.DataFrame(list(product(*axes)), columns=names)
        return frame.assign(**{value: values.ravel()}).sample(frac=1, random_state=1)

    trade, made = ["importer", "exporter", "sector"], ["economy", "sector"]
    return {
        "flow": long(economy.flow, trade, [n, n, j], "value"),
        "tariff": long(economy.tariff, trade, [n, n, j], "rate"),
        "export_tax": long(economy.export_tax, trade, [n, n, j], "rate"),
        "theta": long(economy.theta, ["sector"], [j], "theta"),
        "value_added_share": long(economy.value_added_share, made, [n, j], "share"),
        "input_share": long(economy.input_share, ["economy", "input", "sector"], [n, j, j], "share"),
    }


@settings(max_examples=5, deadline=None)
@given(seed=seeds, zeros=st.booleans())
def test_frames_are_placed_by_label(seed: int, zeros: bool) -> None:
    economy = random_economy(seed, zeros=zeros, export_tax=True)
    again = Economy.from_frames(**frames_of(economy), economies=economy.economies, sectors=economy.sectors)
    for name in ("expenditure", "tariff", "export_tax", "value_added_share", "input_share", "theta", "final_share"):
        assert np.allclose(getattr(again, name), getattr(economy, name), rtol=1e-12, atol=1e-12), name
    assert np.allclose(again.flow, economy.flow, rtol=1e-12)
    shuffled = Economy.from_frames(**frames_of(economy))
    n = [shuffled.economies.index(name) for name in economy.economies]
    assert np.allclose(shuffled.value_added[n], economy.value_added)


def test_a_dict_of_lists_is_a_frame_and_links_are_optional() -> None:
    economy = random_economy(1, links=False, tariffs=False)
    frames = frames_of(economy)
    again = Economy.from_frames(
        frames["flow"].to_dict("list"), {"sector": list(economy.sectors), "theta": list(economy.theta)}
    )
    assert again.value_added.sum() == pytest.approx(economy.value_added.sum())


def broken(frames: dict[str, Any], what: str) -> dict[str, Any]:
    flow = frames["flow"].reset_index(drop=True)
    if what == "missing":
        flow = flow.drop(index=range(7))
    if what == "twice":
        flow = pd.concat([flow, flow.iloc[:2]])
    if what == "unknown":
        frames = {**frames, "theta": frames["theta"].replace({"S1": "S9"})}
    if what == "empty":
        flow.loc[3, "value"] = np.nan
    if what == "column":
        flow = flow.rename(columns={"value": "usd"})
    return {**frames, "flow": flow}


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("missing", r"flow: 7 of 100 rows are missing: E.*; and 2 more; write 0 where there is nothing"),
        ("twice", r"flow: 2 rows are there twice: E.*keep one of each"),
        ("unknown", r"theta: 1 rows have a label that is not in this economy: S9"),
        ("empty", r"flow: 1 rows have no number in 'value': E"),
        ("column", r"flow: there is no column 'value'; it has importer, exporter, sector, usd"),
    ],
)
def test_rows_that_are_wrong_are_listed(what: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Economy.from_frames(**broken(frames_of(random_economy(1)), what))


@settings(max_examples=8, deadline=None)
@given(seed=seeds, zeros=st.booleans(), taxed=st.booleans())
def test_aggregation_keeps_every_account(seed: int, zeros: bool, taxed: bool) -> None:
    economy = random_economy(seed, zeros=zeros, export_tax=taxed)
    small = economy.aggregate(
        {"A": ["E0", "E3"], "B": ["E1"], "C": ["E2", "E4"]}, {"X": ["S0", "S2"], "Y": ["S1", "S3"]}
    )
    assert not small.gaps
    groups = [[0, 3], [1], [2, 4]]
    for name in ("value_added", "revenue", "income", "deficit"):
        before = getattr(economy, name)
        expected = [before[group].sum() for group in groups]
        assert np.allclose(getattr(small, name), expected, rtol=1e-9, atol=1e-9 * economy.income.sum()), name
    assert small.final_demand.sum() == pytest.approx(economy.final_demand.sum())
    assert solve(small).passes == 1
    same = economy.aggregate()
    assert np.allclose(same.share, economy.share, atol=1e-12)


@settings(max_examples=6, deadline=None)
@given(seed=seeds)
def test_two_identical_halves_are_one_economy(seed: int) -> None:
    economy = random_economy(seed, N=4)
    J = len(economy.sectors)
    which = [0, 0, 1, 2, 3]  # economy 0 in two halves that buy from each other as from themselves
    part = np.array([0.5, 0.5, 1, 1, 1])
    share = economy.share[np.ix_(which, which, range(J))] * part[None, :, None]
    halves = Economy.from_arrays(
        ["E0a", "E0b", "E1", "E2", "E3"],
        economy.sectors,
        expenditure=economy.expenditure[which] * part[:, None],
        share=share,
        tariff=economy.tariff[np.ix_(which, which, range(J))],
        value_added_share=economy.value_added_share[which],
        input_share=economy.input_share[which],
        theta=economy.theta,
    )
    assert halves.deficit[0] == pytest.approx(economy.deficit[0] / 2, abs=1e-9 * economy.income.sum())
    tariff = tariff_deal(economy, seed)
    whole = solve(economy, tariff)
    split = solve(halves, tariff[np.ix_(which, which, range(J))])
    assert np.abs(split.real_income - whole.real_income[which]).max() < 1e-9
    assert np.abs(split.price - whole.price[which]).max() < 1e-9
    joined = split.economy().aggregate({"E0": ["E0a", "E0b"], "E1": ["E1"], "E2": ["E2"], "E3": ["E3"]})
    assert np.allclose(joined.flow, whole.flow, rtol=1e-8, atol=1e-10 * whole.flow.sum())


@pytest.mark.parametrize(
    ("regions", "message"),
    [
        ({"A": ["E0", "E1"], "B": ["E1", "E2", "E3", "E4"]}, "'E1' is in 'A' and in 'B'"),
        ({"A": ["E0", "E1"]}, "no group for economy 'E2', 'E3', 'E4'"),
        ({"A": ["E0", "E9"]}, "economy 'E9' \\(in 'A'\\) is not in this economy"),
    ],
)
def test_groups_that_do_not_fit_are_named(regions: dict[str, list[str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        random_economy(1).aggregate(regions)


@settings(max_examples=10, deadline=None)
@given(seed=seeds, noise=st.floats(0.01, 0.2))
def test_balancing_gives_a_consistent_economy_and_says_what_moved(seed: int, noise: float) -> None:
    economy = random_economy(seed)
    rng = np.random.default_rng(seed)

    def shaken(table: np.ndarray) -> np.ndarray:
        return table * np.exp(noise * rng.standard_normal(table.shape))

    X = np.array(economy.expenditure)
    X[1, 2] *= 0.1  # less than its producers use
    broken = replace(
        economy,
        share=shaken(economy.share),
        value_added_share=np.minimum(shaken(economy.value_added_share), 1),
        input_share=shaken(economy.input_share),
        expenditure=X,
    )
    assert broken.gaps
    repaired = broken.balanced()
    assert not repaired.gaps
    assert {"share", "value_added_share", "input_share"} <= {move.table for move in repaired.moved}
    assert "moved at" in repr(repaired)
    assert (repaired.final_demand >= -1e-9 * repaired.expenditure.sum()).all()
    assert solve(repaired).passes == 1
    assert not economy.balanced().moved


def icio() -> Economy:
    z = np.load(shared("data", "icio2022.npz"))
    flow, tariff = z["X"].transpose(1, 0, 2), np.array(z["t"].transpose(1, 0, 2))
    spent = flow * (1 + tariff)
    X = spent.sum(axis=1)
    share = np.divide(spent, X[:, None, :], out=np.zeros_like(spent), where=X[:, None, :] > 0)
    theta = np.where(z["eps"][0] > 0, z["eps"][0], 4.0)
    return Economy.from_arrays(
        list(z["countries"]), list(z["sectors"]), expenditure=X, share=share, tariff=tariff, theta=theta
    ).balanced()


def test_real_table_of_2022() -> None:
    economy = icio()
    assert len(economy.economies) == 81
    assert not economy.gaps
    n = {name: k for k, name in enumerate(economy.economies)}
    tariff = np.array(economy.tariff)
    tariff[n["USA"], n["TWN"]] += 0.20
    taiwan = solve(economy, tariff)
    assert taiwan.status.ok, taiwan.status.message
    assert taiwan.passes <= 25
    assert taiwan.flow[n["USA"], n["TWN"]].sum() < 0.7 * economy.flow[n["USA"], n["TWN"]].sum()
    assert taiwan.real_income[n["TWN"]] < 1
    tariff = np.array(economy.tariff)
    tariff[n["USA"], n["JPN"]] = np.maximum(tariff[n["USA"], n["JPN"]], 0.15)
    japan = solve(economy, tariff)
    assert japan.status.ok, japan.status.message
    assert japan.real_income[n["JPN"]] < 1
    assert abs(japan.balance.sum()) < 1e-9 * economy.flow.sum()
