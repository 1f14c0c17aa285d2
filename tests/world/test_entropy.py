"""The nearest table: agrees with RAS, meets its constraints, does nothing when nothing is asked."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from chipaccord.world.entropy import nearest


def margins(rows: int, columns: int) -> sparse.csr_array:
    """Row sums and all column sums but one (the last is implied)."""
    cells = np.arange(rows * columns).reshape(rows, columns)
    out = sparse.lil_array((rows + columns - 1, rows * columns))
    for i in range(rows):
        out[i, cells[i]] = 1
    for k in range(columns - 1):
        out[rows + k, cells[:, k]] = 1
    return sparse.csr_array(out)


def ras(table: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    for _ in range(5000):
        table = table * (rows / table.sum(1))[:, None]
        table = table * (columns / table.sum(0))[None, :]
    return table


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_row_and_column_sums_give_the_biproportional_table(seed: int) -> None:
    rng = np.random.default_rng(seed)
    raw = rng.lognormal(size=(4, 5))
    target = raw * rng.lognormal(sigma=0.3, size=raw.shape)
    b = np.concatenate([target.sum(1), target.sum(0)[:-1]])
    found = nearest(raw.ravel(), margins(4, 5), b, np.ones(20))
    np.testing.assert_allclose(found.x.reshape(4, 5), ras(raw, target.sum(1), target.sum(0)), rtol=1e-9)


def test_a_consistent_table_is_left_alone() -> None:
    raw = np.random.default_rng(1).lognormal(size=(3, 4))
    b = np.concatenate([raw.sum(1), raw.sum(0)[:-1]])
    found = nearest(raw.ravel(), margins(3, 4), b, np.ones(12))
    assert found.steps == 0
    np.testing.assert_array_equal(found.x, raw.ravel())


def test_a_trusted_cell_moves_less() -> None:
    one = sparse.csr_array(np.ones((1, 2)))
    found = nearest(np.array([1.0, 1.0]), one, np.array([3.0]), np.array([10.0, 1.0]))
    assert found.x[0] < found.x[1]
    assert found.x.sum() == pytest.approx(3.0, abs=1e-12)


def test_contradicting_totals_are_refused_with_the_identity_named() -> None:
    # x0 + x1 = 1 and x0 = 2 have no positive solution
    a = sparse.csr_array(np.array([[1.0, 1.0], [1.0, 0.0]]))
    with pytest.raises(ValueError, match=r"identity \d cannot be met"):
        nearest(np.ones(2), a, np.array([1.0, 2.0]), np.ones(2))


def test_zero_cells_are_refused() -> None:
    with pytest.raises(ValueError, match="zero or negative"):
        nearest(np.array([0.0, 1.0]), sparse.csr_array(np.ones((1, 2))), np.array([1.0]), np.ones(2))
