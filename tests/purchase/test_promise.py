"""A promise against what would be bought anyway."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chipaccord.purchase import Buyers, Subsidy, against, kept_after, parts, respond

amounts = st.floats(0, 1e12).map(lambda x: 0.0 if x < 1e-6 else x)


def test_a_promise_below_what_is_bought_anyway_needs_nothing_more() -> None:
    found = against(6.94, respond(Subsidy((Buyers(20.0, 0.4, 1.2),))))
    assert bool(found.kept_anyway)
    assert found.reason == "kept_anyway"
    assert float(found.more_needed) == float(found.brought) == float(found.left) == 0
    assert found.share_of_anyway.value == pytest.approx(0.347)


def test_a_promise_above_it_is_brought_or_mandated() -> None:
    found = against(np.array([5.0, 7.0, 14.0]), respond(Subsidy((Buyers(6.0, 0.25, 1.2),))))
    assert found.reason == "kept_anyway_in_some_draws"
    assert found.kept_anyway.tolist() == [True, False, False]
    assert found.more_needed.tolist() == [0.0, 1.0, 8.0]
    assert found.brought.tolist() == pytest.approx([0.0, 1.0, 2.4737907283904974])
    assert found.left.tolist() == pytest.approx([0.0, 0.0, 5.526209271609503])


def test_a_promise_where_nothing_is_bought() -> None:
    found = against(3.0, respond(Subsidy((Buyers(0.0, 0.25, 1.2),))))
    assert found.share_of_anyway == (None, "nothing_anyway")
    assert found.reason is None
    assert float(found.left) == 3


@settings(max_examples=200, deadline=None)
@given(amounts, amounts, st.floats(0, 1))
def test_the_parts_add_up(bought: float, anyway: float, others: float) -> None:
    found = parts(bought, anyway, others)
    assert all(float(part) >= 0 for part in found)
    assert float(sum(found)) == pytest.approx(bought, rel=1e-12, abs=1e-9)
    assert float(found.diverted) <= others * anyway * (1 + 1e-12)
    assert float(found.additional) == pytest.approx(
        max(0.0, bought - anyway), rel=1e-9, abs=1e-9 * max(bought, anyway, 1)
    )
    nearby = parts(bought + 1e-6, anyway, others)  # continuous
    assert all(abs(float(a - b)) <= 2e-6 + 1e-9 * max(bought, anyway) for a, b in zip(found, nearby, strict=True))


def test_a_share_is_a_share() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        parts(1.0, 1.0, 1.2)


def test_when_ordinary_purchases_have_kept_it() -> None:
    by_year = {2026: 560.0, 2027: 672.0, 2028: 806.4}
    assert kept_after(by_year, 1000.0) == pytest.approx(1 + 440 / 672)
    assert kept_after(by_year, 560.0) == 1
    assert kept_after(by_year, 0.0) == 0
    assert kept_after(by_year, 3000.0) is None
    assert kept_after({2026: 1.0, 2028: 1.0}, 2.0) == 3
    with pytest.raises(ValueError, match="by year"):
        kept_after({}, 1.0)
