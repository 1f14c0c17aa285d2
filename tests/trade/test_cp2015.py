"""NAFTA as in Caliendo and Parro (2015, table 2), from their inputs."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from chipaccord.trade import Economy, Result, solve
from trade_cases import shared


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, float]]:
    with shared("truth/cp2015/table2.csv").open(encoding="utf-8") as file:
        return {row.pop("region"): {k: float(v) for k, v in row.items()} for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def nafta() -> Result:
    z = np.load(shared("truth/cp2015/inputs.npz"))
    balanced = Economy.from_arrays(
        list(z["regions"]),
        list(z["sectors"]),
        final_share=z["alpha_nj"],
        value_added=z["wL_n"],
        share=z["pi_nij"],
        tariff=z["tau_nij_bln"],
        value_added_share=z["gamma_nj"],
        input_share=z["gamma_nkj"],
        theta=z["theta_j"],
    )
    return solve(balanced, tariff=z["tau_nij_cfl"])


def test_converges(nafta: Result) -> None:
    assert nafta.status.ok
    assert nafta.passes <= 25
    assert nafta.residual < 1e-11
    assert nafta.check.largest < 1e-9


def test_exact_real_income_of_every_region(nafta: Result, table: dict[str, dict[str, float]]) -> None:
    got = dict(zip(nafta.baseline.economies, 100 * (nafta.real_income - 1), strict=True))
    assert set(got) == set(table)
    for region, row in table.items():
        assert got[region] == pytest.approx(row["welfare_exact_realincome_pct"], abs=1e-6), region


def test_real_wages(nafta: Result, table: dict[str, dict[str, float]]) -> None:
    real = 100 * (nafta.wage / nafta.consumer_price - 1)
    for region, value in zip(nafta.baseline.economies, real, strict=True):
        assert value == pytest.approx(table[region]["real_wage_pct"], abs=1e-6), region
