"""The Shapley value: a reference deal, and the axioms that name it alone."""

import json
from collections import Counter
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import reference

from chipaccord.attribution import Coalition, attribute, coalitions, shapley

numbers = st.floats(-1e6, 1e6)
TERMS = ("a", "b", "c", "d")


def named(text: str) -> Coalition:
    return frozenset() if text == "none" else frozenset(text.split("+"))


def games(terms: tuple[str, ...] = TERMS) -> st.SearchStrategy[dict[Coalition, float]]:
    every = coalitions(terms)
    return st.lists(numbers, min_size=len(every), max_size=len(every)).map(
        lambda found: dict(zip(every, found, strict=True))
    )


def size(values: dict[Coalition, float]) -> float:
    return max(max(abs(value) for value in values.values()), 1e-300)


def test_the_reference_deal() -> None:
    deal = json.loads(reference("closures", "shapley_e1.json").read_text(encoding="utf-8"))
    found = shapley({named(text): np.array(row) for text, row in deal["v"].items()})
    assert set(found.parts) == set(deal["shapley"])
    for term, row in deal["shapley"].items():
        assert found.parts[term] == pytest.approx(np.array(row), abs=1e-15)
    assert found.total == pytest.approx(np.array(deal["total"]), abs=1e-15)
    assert sum(found.parts.values()) == pytest.approx(found.total, abs=1e-15)


@settings(max_examples=100, deadline=None)
@given(games())
def test_it_is_the_mean_over_all_orders_and_adds_up(values: dict[Coalition, float]) -> None:
    found = shapley(values)
    orders = list(permutations(TERMS))
    for term in TERMS:
        before = [frozenset(order[: order.index(term)]) for order in orders]
        mean = sum(values[one | {term}] - values[one] for one in before) / len(orders)
        assert float(found.parts[term]) == pytest.approx(mean, abs=1e-12 * size(values))
    assert float(sum(found.parts.values())) == pytest.approx(float(found.total), abs=1e-12 * size(values))
    assert float(found.none) == values[frozenset()]


@settings(max_examples=100, deadline=None)
@given(games(), numbers)
def test_a_term_that_adds_the_same_everywhere_gets_just_that(values: dict[Coalition, float], more: float) -> None:
    for one in coalitions(TERMS):
        values[one | {"e"}] = values[one] + more  # more = 0: the null player
    assert float(shapley(values).parts["e"]) == pytest.approx(more, abs=1e-12 * size(values))


@settings(max_examples=100, deadline=None)
@given(games())
def test_terms_that_do_the_same_get_the_same(values: dict[Coalition, float]) -> None:
    for one in coalitions(TERMS):
        if "a" in one and "b" not in one:
            values[one - {"a"} | {"b"}] = values[one]
    found = shapley(values).parts
    assert float(found["a"]) == pytest.approx(float(found["b"]), abs=1e-12 * size(values))


@settings(max_examples=100, deadline=None)
@given(games(), games(), numbers)
def test_the_parts_of_a_sum_are_the_sums_of_the_parts(
    one: dict[Coalition, float], other: dict[Coalition, float], times: float
) -> None:
    times = times / 1e6
    both = shapley({key: one[key] + times * other[key] for key in one}).parts
    parts, others = shapley(one).parts, shapley(other).parts
    for term in TERMS:
        expected = float(parts[term]) + times * float(others[term])
        assert float(both[term]) == pytest.approx(expected, abs=1e-12 * (size(one) + size(other)))


@settings(max_examples=50, deadline=None)
@given(games(), st.permutations(TERMS))
def test_the_order_of_terms_changes_nothing(values: dict[Coalition, float], order: list[str]) -> None:
    calls: Counter[Coalition] = Counter()

    def value(one: Coalition) -> float:
        calls[one] += 1
        return values[one]

    found, again = shapley(values), attribute(order, value)
    assert all(float(found.parts[term]) == float(again.parts[term]) for term in TERMS)  # to the last bit
    assert set(calls.values()) == {1}
    assert len(calls) == 16
    shuffled = shapley(dict(reversed(values.items())))
    assert all(float(found.parts[term]) == float(shuffled.parts[term]) for term in TERMS)


def test_a_deal_that_changes_nothing_is_zero_everywhere() -> None:
    found = attribute(TERMS, lambda _: np.full((2, 3), 7.0))
    assert all((part == np.zeros((2, 3))).all() for part in (*found.parts.values(), found.total))
    empty = attribute((), lambda _: 4.0)
    assert not empty.parts
    assert float(empty.total) == 0


def test_what_cannot_be_attributed_is_refused() -> None:
    with pytest.raises(ValueError, match="named twice"):
        coalitions(("a", "a"))
    with pytest.raises(ValueError, match="so that 12 are left"):
        coalitions(map(str, range(13)))
    with pytest.raises(ValueError, match=r"1 of 4 coalitions have no outcome, \{'b'\}"):
        shapley({frozenset(): 0.0, frozenset("a"): 1.0, frozenset("ab"): 2.0})
    with pytest.raises(ValueError, match="the same"):
        shapley({frozenset(): np.zeros(2), frozenset("a"): np.zeros(3)})
    with pytest.raises(ValueError, match="is not finite"):
        shapley({frozenset(): 0.0, frozenset("a"): float("nan")})
