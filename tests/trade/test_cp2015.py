"""NAFTA as in Caliendo and Parro (2015, table 2), from their inputs."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from paths import reference

from chipaccord.trade import Economy, Result, decompose, solve


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, float]]:
    with reference("cp2015", "table2.csv").open(encoding="utf-8") as file:
        return {row.pop("region"): {k: float(v) for k, v in row.items()} for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def nafta() -> Result:
    z = np.load(reference("cp2015", "inputs.npz"))
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


def test_linear_terms_of_every_region(nafta: Result, table: dict[str, dict[str, float]]) -> None:
    # The linear terms are proportional to the numeraire, and the reference's drifts by 1.2e-5 on its way to the
    # counterfactual (value-added and input shares in its files sum to 1 only to 4e-7): one factor for all regions.
    parts = decompose(nafta)
    for n, region in enumerate(parts.economies):
        row = table[region]
        for ours, column in ((parts.tot, "tot_pct"), (parts.vot, "vot_pct"), (parts.linear, "welfare_pct_TOTplusVOT")):
            assert 100 * ours[n] == pytest.approx(row[column] / (1 - 1.21e-5), abs=1.2e-6), (region, column)


@pytest.mark.parametrize(
    ("region", "linear", "tot", "vot", "real_wage"),
    [("Mexico", 1.31, -0.41, 1.72, 1.72), ("Canada", -0.06, -0.11, 0.04, 0.32), ("USA", 0.08, 0.04, 0.04, 0.11)],
)
def test_published_table(nafta: Result, region: str, linear: float, tot: float, vot: float, real_wage: float) -> None:
    parts = decompose(nafta)
    n = parts.economies.index(region)
    half = 0.005 + 1e-9
    assert 100 * parts.linear[n] == pytest.approx(linear, abs=half)
    assert 100 * parts.tot[n] == pytest.approx(tot, abs=half)
    assert 100 * parts.vot[n] == pytest.approx(vot, abs=half)
    assert 100 * (nafta.wage / nafta.consumer_price - 1)[n] == pytest.approx(real_wage, abs=half)
