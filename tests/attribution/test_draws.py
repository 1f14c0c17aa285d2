"""Draws, ranges and shares of the variance: what is stated comes back, and a known function is told apart."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipaccord.attribution import quantile, sobol_draws, spread, variance_shares

BANDS = {"theta": (2.0, 4.0, 9.0), "share": (0.0, 0.05, 0.2), "demand": (0.5, 1.0, 2.0)}

bands = st.tuples(*[st.floats(-1e6, 1e6)] * 3).map(lambda x: tuple(sorted(x)))


@given(bands, st.floats(0, 1), st.floats(0, 1))
def test_a_draw_stays_within_the_ends_and_rises(band: tuple[float, float, float], one: float, other: float) -> None:
    low, high = (float(quantile(band, u)) for u in sorted((one, other)))
    assert band[0] <= low <= high <= band[2]
    assert [float(quantile(band, u)) for u in (0.05, 0.5, 0.95)] == list(band)


def test_the_range_of_an_assumption_is_what_was_stated() -> None:
    draws = sobol_draws(BANDS, 512, seed=1)
    assert len(draws) == 512
    for name, (low, central, high) in BANDS.items():
        found = spread(draws.values[name])
        assert found == pytest.approx((low, central, high), abs=0.01 * (high - low))


def test_draws_are_common_to_all_that_is_compared() -> None:
    draws = sobol_draws(BANDS, 64, seed=3)
    again = sobol_draws(dict(reversed(BANDS.items())), 64, seed=3)
    wider = sobol_draws({**BANDS, "theta": (1.0, 4.0, 12.0)}, 64, seed=3)
    assert list(again.values) == list(reversed(BANDS))
    for name in BANDS:
        assert (draws.values[name] == again.values[name]).all()
    assert (draws.unit == wider.unit).all()
    assert (draws.values["share"] == wider.values["share"]).all()
    assert (sobol_draws(BANDS, 64, seed=4).unit != draws.unit).any()


def test_what_shares_its_cause_is_drawn_together() -> None:
    bands = {f"theta {k}": (2.0, 4.0, 9.0) for k in range(16)}
    apart, one = (sobol_draws(bands, 256, seed=1, together=groups) for groups in ((), [[*bands, "not there"]]))
    assert apart.unit.shape == (256, 16)
    assert one.unit.shape == (256, 1)
    assert one.sources == (" + ".join(sorted(bands)),)
    mean = {len(d.sources): spread(np.mean(list(d.values.values()), axis=0)) for d in (apart, one)}
    assert mean[1] == pytest.approx((2, 4, 9), abs=0.1)
    assert float(mean[16].low) > 3  # drawn apart, they cancel


def test_draws_out_of_order_are_refused() -> None:
    for n in (0, 1, 500):
        with pytest.raises(ValueError, match="power of 2"):
            sobol_draws(BANDS, n, seed=1)
    with pytest.raises(ValueError, match="in this order"):
        sobol_draws({"theta": (4.0, 2.0, 9.0)}, 64, seed=1)
    with pytest.raises(ValueError, match="no assumptions"):
        sobol_draws({}, 64, seed=1)
    with pytest.raises(ValueError, match="in two of the groups"):
        sobol_draws(BANDS, 64, seed=1, together=[["theta", "share"], ["theta"]])


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=50))
def test_a_range_is_ordered_and_moves_with_its_unit(values: list[float]) -> None:
    draws = np.array(values)
    found = spread(draws)
    assert min(values) <= float(found.low) <= float(found.median) <= float(found.high) <= max(values)
    turned = spread(-2 * draws)
    assert float(turned.low) == pytest.approx(-2 * float(found.high), rel=1e-12, abs=1e-6)


def test_draws_that_are_not_finite_are_refused() -> None:
    with pytest.raises(ValueError, match="2 of 4 draws are not finite, draw 1 the first"):
        spread(np.array([1.0, np.nan, 2.0, np.inf]))
    with pytest.raises(ValueError, match="1 of 3 draws"):
        spread(np.array([[1.0, 2.0], [1.0, np.nan], [1.0, 2.0]]))
    with pytest.raises(ValueError, match="without draws"):
        spread(np.array([]))


def ishigami(u: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Ishigami and Homma (1990), a = 7, b = 0.1: first-order shares 0.313905, 0.442411 and 0."""
    x, y, z = (np.pi * (2 * u[:, k] - 1) for k in range(3))
    return np.asarray(np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x))


SHARES = (0.313905, 0.442411, 0.0)


@pytest.mark.parametrize(("n", "within"), [(512, 0.025), (8192, 0.004)])
def test_the_shares_of_a_known_function(n: int, within: float) -> None:
    for seed in range(3):
        unit = sobol_draws(BANDS, n, seed=seed).unit
        found = variance_shares(unit, ishigami(unit))
        assert found == pytest.approx(SHARES, abs=within)


def test_the_shares_agree_with_another_estimator() -> None:
    from scipy import stats  # Saltelli's design, which needs runs of its own

    theirs = stats.sobol_indices(
        func=lambda x: ishigami(x.T), n=2048, dists=[stats.uniform()] * 3, rng=np.random.default_rng(1)
    )
    unit = sobol_draws(BANDS, 8192, seed=5).unit
    assert variance_shares(unit, ishigami(unit)) == pytest.approx(theirs.first_order, abs=0.015)


def test_the_shares_of_a_sum_are_those_of_its_variances() -> None:
    draws = sobol_draws(dict.fromkeys("abcd", (-1.0, 0.0, 1.0)), 512, seed=2)
    weights = np.array([3.0, 2.0, 1.0, 0.0])
    figure = draws.unit @ weights
    both = variance_shares(draws.unit, np.stack([figure, -1e9 * figure, 0 * figure + 5], axis=1))
    assert both.shape == (4, 3)
    assert both[:, 0] == pytest.approx(weights**2 / 14, abs=0.01)
    assert both[:, 1] == pytest.approx(both[:, 0], rel=1e-9)
    assert (both[:, 2] == 0).all()  # what does not move is moved by nothing


def test_chance_is_not_taken_for_a_share() -> None:
    rng = np.random.default_rng(1)
    found = variance_shares(rng.random((512, 40)), rng.standard_normal(512))
    assert float(found.mean()) < 0.005


def test_shares_that_cannot_be_told_are_refused() -> None:
    unit = np.random.default_rng(1).random((64, 2))
    with pytest.raises(ValueError, match="too few"):
        variance_shares(unit[:32], unit[:32, 0])
    with pytest.raises(ValueError, match=r"give \(draw, source\)"):
        variance_shares(unit, np.zeros(65))
    with pytest.raises(ValueError, match="which of 9 sources moves a figure; give 72 at least"):
        variance_shares(np.full((64, 9), 0.5), np.zeros(64))
    with pytest.raises(ValueError, match="not finite"):
        variance_shares(unit, np.full(64, np.nan))
