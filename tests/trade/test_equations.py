"""Each equation as printed in the paper, by plain loops, in NumPy and in JAX."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import numpy as np
import pytest

from chipaccord.precision import double_precision
from chipaccord.trade import Economy
from chipaccord.trade.equations import income, labour, price_index, unit_cost

N, J = 3, 2
rng = np.random.default_rng(0)
w = rng.lognormal(0, 0.1, N)
P, Q, c = rng.lognormal(0, 0.1, (3, N, J))
v, X, alpha = rng.uniform(0.2, 0.8, (3, N, J))
g, psi, theta = rng.uniform(0, 0.4, (N, J, J)), rng.uniform(0, 0.1, J), rng.uniform(2, 6, J)
pi = rng.dirichlet(np.ones(N), (J, N))


@pytest.fixture(params=["numpy", "jax"])
def of(request: pytest.FixtureRequest) -> Any:
    """Runs an equation on arrays of one library and returns NumPy."""

    def run(equation: Callable[..., Any], *arrays: np.ndarray) -> np.ndarray:
        if request.param == "numpy":
            return np.asarray(equation(*arrays))
        with double_precision():
            return np.asarray(equation(*map(jnp.asarray, arrays)))

    return run


def test_unit_cost(of: Any) -> None:
    got = np.exp(of(unit_cost.ln_unit_cost, v, g, np.log(w), np.log(P), psi, np.log(Q)))
    for n in range(N):
        for j in range(J):
            cost = w[n] ** v[n, j] * np.prod([P[n, k] ** g[n, k, j] for k in range(J)]) * Q[n, j] ** -psi[j]
            assert got[n, j] == pytest.approx(cost, rel=1e-13)


def test_price_index_and_shares(of: Any) -> None:
    C = of(price_index.cheapness, theta, np.log(c))
    s1 = of(price_index.offered, pi, C)
    P_new, share = np.exp(of(price_index.ln_price_index, s1, theta)), of(price_index.trade_shares, pi, C, s1)
    for n in range(N):
        for j in range(J):
            offers = [pi[j, n, i] * c[i, j] ** -theta[j] for i in range(N)]
            assert P_new[n, j] == pytest.approx(sum(offers) ** (-1 / theta[j]), rel=1e-13)
            assert share[j, n] == pytest.approx(np.array(offers) / sum(offers), rel=1e-13)


def test_labour(of: Any) -> None:
    va, phi, P_c = rng.uniform(1, 2, N), rng.random(N), np.exp(of(price_index.ln_consumer_price, alpha, np.log(P)))
    assert P_c == pytest.approx(np.prod(P**alpha, axis=1), rel=1e-13)
    earned = of(labour.earnings, va, np.log(w), np.log(P_c), phi)
    assert earned == pytest.approx(w * va * (w / P_c) ** phi, rel=1e-13)
    hired = of(labour.payroll, v, X)
    assert hired == pytest.approx([sum(v[n, j] * X[n, j] for j in range(J)) for n in range(N)], rel=1e-13)
    gap = of(labour.labour_gap, va, earned, earned / earned.sum())
    assert gap == pytest.approx(va * np.log(earned.sum()), rel=1e-12)


def test_income_and_spending(of: Any) -> None:
    earned, amount, share = rng.uniform(1, 2, N), np.array([0.1, -0.3, 0.2]), np.array([0.05, -0.02, 0.0])
    D = of(income.deficit, amount, share, earned)
    assert D.sum() == pytest.approx(amount.sum(), abs=1e-13)
    assert D - amount == pytest.approx(earned * (share - (share @ earned) / earned.sum()), rel=1e-12)
    money = of(income.income, earned, np.zeros(N), D)
    got = of(income.spending, alpha, money, g, X)
    for n in range(N):
        for j in range(J):
            used = sum(g[n, j, k] * X[n, k] for k in range(J))
            assert got[n, j] == pytest.approx(alpha[n, j] * (earned[n] + D[n]) + used, rel=1e-13)


def test_revenue_of_both_sides_of_the_border(of: Any) -> None:
    flow, t, tax = rng.random((N, N, J)), rng.uniform(-0.1, 0.3, (N, N, J)), rng.uniform(-0.1, 0.1, (N, N, J))
    got = of(income.wedge_revenue, flow, t, tax)
    for n in range(N):
        paid = sum(t[n, i, j] * flow[n, i, j] for i in range(N) for j in range(J))
        taxed = sum(tax[i, n, j] * flow[i, n, j] / (1 + tax[i, n, j]) for i in range(N) for j in range(J))
        assert got[n] == pytest.approx(paid + taxed, rel=1e-12)


def test_primitives_that_no_wage_reconciles_are_refused() -> None:
    share = np.array([[0.999, 0.001], [0.001, 0.999]])[:, :, None]  # hardly any trade, yet one is to owe half
    with pytest.raises(ValueError, match=r"no equilibrium found for these primitives .* check deficit"):
        Economy.from_arrays(
            ["A", "B"],
            ["x"],
            share=share,
            theta=[4.0],
            final_share=[[1.0], [1.0]],
            value_added=[1.0, 1.0],
            deficit=[0.5, -0.5],
        )
