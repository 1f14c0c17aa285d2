"""What a programme brings: reference purchases, and what must hold for any of them."""

import csv
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import reference

from chipaccord.purchase import Buyers, Response, Subsidy, elasticity_at_given_spending, needed_rate, respond
from chipaccord.purchase.demand import NOTHING_ADDITIONAL, FloatArray, total

Row = dict[str, str]
SAME = {
    "Q0": "anyway",
    **{name: name for name in ("free", "bought", "paid", "cost", "additional", "buyers_gain", "mandate_loss")},
    "waste": "waste",
    "mandated": "mandated",
}


def cases() -> Iterator[Row]:
    with reference("closures", "purchase_cases.csv").open(encoding="utf-8") as handle:
        yield from csv.DictReader(handle)


def given_by(row: Row) -> Subsidy:
    def limit(name: str) -> float | None:
        return float(row[name]) if row[name] else None

    groups = [Buyers(*(float(row[f"{k}_{i}"]) for k in ("Q0", "s", "e"))) for i in (1, 2) if float(row[f"e_{i}"])]
    return Subsidy(
        tuple(groups),
        envelope=limit("envelope"),
        at_least=limit("at_least"),
        incremental=row["incremental"] == "1",
    )


@pytest.mark.parametrize("row", list(cases()), ids=lambda row: row["case"])
def test_reference_purchases(row: Row) -> None:
    found = respond(given_by(row))
    for theirs, ours in SAME.items():
        assert float(getattr(found, ours)) == pytest.approx(float(row[f"total_{theirs}"]), rel=1e-12, abs=1e-12)
    assert found.rate_paid.value == pytest.approx(float(row["total_rate_paid"]), rel=1e-12)
    each = float(row["total_cost_per_additional"])
    if np.isfinite(each):
        assert found.cost_per_additional.value == pytest.approx(each, rel=1e-12)
    else:
        assert found.cost_per_additional == (None, NOTHING_ADDITIONAL)


amounts = st.floats(0, 1e12).map(lambda x: 0.0 if x < 1e-6 else x)
rates = st.floats(0, 0.95)
elasticities = st.floats(0.05, 6)
groups = st.lists(st.builds(Buyers, amounts, rates, elasticities), min_size=1, max_size=3).map(tuple)
limits = st.none() | amounts
programmes = st.builds(Subsidy, groups, envelope=limits, budget=limits, at_least=limits, incremental=st.booleans())


def values(found: Response) -> Iterator[FloatArray]:
    for one in (found, *found.by_group):
        yield from (getattr(one, name) for name in Response.__slots__ if name != "by_group")
        yield one.mandated


@settings(max_examples=200, deadline=None)
@given(programmes)
def test_any_purchase(subsidy: Subsidy) -> None:
    found = respond(subsidy)
    size = 1e-9 * max(float(found.bought), 1.0)
    assert all(np.isfinite(value).all() for value in values(found))
    each = found.cost_per_additional
    assert (each.value is None) == (each.reason is not None)
    if each.value is not None:
        assert np.isfinite(each.value)
        assert float(each.value) * float(found.additional) == pytest.approx(float(found.cost), rel=1e-9, abs=size)
    # shares add up
    assert float(found.anyway + found.additional) == pytest.approx(float(found.bought), abs=size)
    assert float(found.free + found.mandated) == pytest.approx(float(found.bought), abs=size)
    assert float(found.buyers_gain + found.waste) == pytest.approx(float(found.cost), abs=size)
    # limits are kept
    paid_less = [found.additional, found.bought, found.paid, found.waste, found.mandate_loss, found.mandated]
    assert all(float(x) >= -size for x in paid_less)
    assert float(found.waste) <= float(found.additional) + size
    if subsidy.envelope is not None:
        assert float(found.paid) <= float(subsidy.envelope) + size
    if subsidy.budget is not None:
        assert float(found.cost) <= float(subsidy.budget) + size
    if subsidy.at_least is not None:
        assert float(found.bought) >= float(subsidy.at_least) - size


@settings(max_examples=200, deadline=None)
@given(programmes, amounts, st.floats(1, 4))
def test_more_money_never_costs_less_and_never_brings_less(subsidy: Subsidy, money: float, more: float) -> None:
    for limit in ("budget", "envelope"):
        less, greater = (
            respond(
                Subsidy(
                    subsidy.groups,
                    **{limit: amount},
                    at_least=subsidy.at_least,
                    incremental=subsidy.incremental,
                )
            )
            for amount in (money, more * money)
        )
        size = 1e-9 * max(float(greater.bought), 1.0)
        assert float(greater.cost) >= float(less.cost) - size
        assert float(greater.additional) >= float(less.additional) - size


@settings(max_examples=200, deadline=None)
@given(amounts, rates, rates, elasticities)
def test_additional_rises_with_the_subsidy(anyway: float, one: float, other: float, elasticity: float) -> None:
    low, high = (respond(Subsidy((Buyers(anyway, rate, elasticity),))) for rate in (min(one, other), max(one, other)))
    assert float(high.additional) >= float(low.additional)
    assert float(high.cost) >= float(low.cost)


@settings(max_examples=200, deadline=None)
@given(programmes, st.floats(1e-9, 1e-6))
def test_a_vanishing_amount_changes_nothing(subsidy: Subsidy, amount: float) -> None:
    for limit in ("budget", "envelope"):
        found = respond(Subsidy(subsidy.groups, **{limit: amount}))  # type: ignore[arg-type]  # as above
        assert float(found.cost) <= amount * (1 + 1e-9)
        assert float(found.additional) <= 1e3 * amount + 1e-12 * float(found.anyway)
    mandate = respond(Subsidy(subsidy.groups, envelope=0.0, at_least=amount))
    assert float(mandate.additional) <= amount
    assert float(mandate.cost) == 0


@settings(max_examples=200, deadline=None)
@given(programmes, st.sampled_from(("envelope", "budget", "at_least")), amounts)
def test_small_steps_of_a_limit_have_small_effects(subsidy: Subsidy, limit: str, amount: float) -> None:
    step = 1e-7 * max(amount, 1.0)
    before, after = (
        respond(Subsidy(subsidy.groups, **{limit: x}))  # type: ignore[arg-type]  # as above
        for x in (amount, amount + step)
    )
    highest = max(float(g.rate) for g in subsidy.groups)  # a budget buys 1/s of subsidised purchases
    reach = (
        1.0 if limit != "budget" else 1 / max(min((float(g.rate) for g in subsidy.groups if g.rate), default=1), 1e-12)
    )
    size = 1e-9 * float(after.bought)
    assert abs(float(after.bought - before.bought)) <= 1.01 * step * reach + size
    assert abs(float(after.cost - before.cost)) <= 1.01 * step * reach * max(highest, 1e-12) + size


@pytest.mark.parametrize("elasticity", [0.3, 1.0, 2.5])
def test_the_cost_of_an_additional_dollar_tends_to_one_over_the_elasticity(elasticity: float) -> None:
    for rate in (1e-3, 1e-6, 1e-9):
        each = respond(Subsidy((Buyers(5.0, rate, elasticity),))).cost_per_additional
        assert each.value == pytest.approx(1 / elasticity, rel=2 * rate * (1 + elasticity))
    nothing = respond(Subsidy((Buyers(5.0, 0.0, elasticity),)))
    assert nothing.cost_per_additional == (None, NOTHING_ADDITIONAL)
    assert float(nothing.cost) == float(nothing.additional) == 0


def test_the_waste_is_the_area_above_the_demand_curve() -> None:
    for elasticity in (0.4, 1.0, 1 + 1e-13, 3.0):
        found = respond(Subsidy((Buyers(6.0, 0.4, elasticity),)))
        q = np.linspace(6.0, float(found.bought), 200_001)
        worth = (6.0 / q) ** (1 / elasticity)
        area = np.sum(1 - (worth[1:] + worth[:-1]) / 2) * (q[1] - q[0])
        assert float(found.waste) == pytest.approx(area, rel=1e-8)


def test_one_answer_for_every_draw() -> None:
    rng = np.random.default_rng(1)
    anyway, rate, elasticity = rng.uniform(1, 9, 64), rng.uniform(0, 0.6, 64), rng.uniform(0.3, 3, 64)
    other = Buyers(2.0, 0.5, 1.2)
    budget = np.asarray(rng.uniform(1, 5, 64))
    whole = respond(Subsidy((Buyers(anyway, rate, elasticity), other), envelope=6.0, budget=budget, at_least=9.0))
    assert whole.bought.shape == whole.by_group[1].bought.shape == (64,)
    for k in range(64):
        groups = (Buyers(anyway[k], rate[k], elasticity[k]), other)
        one = respond(Subsidy(groups, envelope=6.0, budget=budget[k], at_least=9.0))
        assert one.bought.shape == ()
        for name in ("bought", "free", "cost", "waste", "mandate_loss"):
            assert float(getattr(one, name)) == pytest.approx(getattr(whole, name)[k], rel=1e-13, abs=1e-13)


def test_a_missing_ratio_is_masked_in_its_draw() -> None:
    found = respond(Subsidy((Buyers(np.array([3.0, 6.0]), 0.4, 1.2),), envelope=5.0)).cost_per_additional
    assert found.reason == NOTHING_ADDITIONAL
    assert isinstance(found.value, np.ma.MaskedArray)
    assert found.value.mask.tolist() == [False, True]
    assert np.isfinite(found.value.data).all()


def test_groups_are_summed_not_averaged() -> None:
    large, small = Buyers(4.0, 1 / 3, 1.0), Buyers(1.5, 1 / 2, 1.0)
    both = respond(Subsidy((large, small)))
    apart = [respond(Subsidy((one,))) for one in (large, small)]
    assert float(both.cost) == pytest.approx(sum(float(one.cost) for one in apart))
    average = respond(Subsidy((Buyers(5.5, (4 / 3 + 1.5 / 2) / 5.5, 1.0),)))
    assert float(average.cost) != pytest.approx(float(both.cost), rel=1e-3)
    assert float(total(apart).cost) == float(both.cost)
    assert len(total(apart).by_group) == 2


def test_a_mandate_on_what_nobody_buys_is_all_loss() -> None:
    found = respond(Subsidy((Buyers(0.0, 0.3, 1.2), Buyers(0.0, 0.5, 1.2)), at_least=4.0))
    assert [float(one.bought) for one in found.by_group] == [2.0, 2.0]
    assert float(found.waste) == float(found.additional) == 4.0
    assert float(found.cost) == pytest.approx(1.6)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.builds(Buyers, st.floats(1e-6, 1e9), st.just(0.0), elasticities), min_size=1, max_size=3),
    st.floats(1.0001, 50),
)
def test_the_needed_rate_brings_the_amount(buyers: list[Buyers], times: float) -> None:
    amount = times * sum(float(one.anyway) for one in buyers)
    rate = float(needed_rate(buyers, amount))
    assert 0 < rate <= 1
    brought = sum(float(one.anyway) * np.exp(-float(one.elasticity) * np.log1p(-rate)) for one in buyers if rate < 1)
    if rate < 1 - 1e-6:  # nearer to 1 the rate is rounded too coarsely to be put back
        assert brought == pytest.approx(amount, rel=1e-8)
    if len(buyers) == 1:
        assert rate == pytest.approx(1 - (1 / times) ** (1 / float(buyers[0].elasticity)), rel=1e-12)


def test_nothing_need_be_paid_for_what_is_bought_anyway() -> None:
    assert needed_rate([Buyers(6.0, 0.3, 1.0), Buyers(2.0, 0.0, 2.0)], np.array([5.0, 8.0])).tolist() == [0.0, 0.0]
    with pytest.raises(ValueError, match="mandate it instead"):
        needed_rate([Buyers(0.0, 0.0, 1.0)], 3.0)


def test_the_elasticity_agrees_with_the_trade_engine() -> None:
    theta, share, step = 4.0, 0.3, 1e-6

    def sold(price: float) -> float:  # volume at given spending: share of spending over price
        weight = share * price**-theta
        return float(weight / (weight + 1 - share) / price)

    slope = -(np.log(sold(1 + step)) - np.log(sold(1 - step))) / (np.log1p(step) - np.log1p(-step))
    assert float(elasticity_at_given_spending(theta, share)) == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((-1.0, 0.3, 1.0), "anyway of a group"),
        ((1.0, 1.0, 1.0), "rate of a group"),
        ((1.0, 0.3, 0.0), "elasticity of a group"),
        ((np.nan, 0.3, 1.0), "anyway of a group"),
        ((1e300, 0.9, 40.0), "more than can be counted"),
    ],
)
def test_figures_out_of_their_limits_are_refused(figures: tuple[float, float, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Buyers(*figures)


def test_limits_out_of_their_limits_are_refused() -> None:
    one = Buyers(1.0, 0.3, 1.0)
    with pytest.raises(ValueError, match="without buyers"):
        Subsidy(())
    with pytest.raises(ValueError, match="None for no such limit"):
        Subsidy((one,), envelope=np.inf)
    with pytest.raises(ValueError, match="budget is -1"):
        Subsidy((one,), budget=-1.0)
    with pytest.raises(ValueError, match="different draws"):
        respond(Subsidy((Buyers(np.ones(3), 0.3, 1.0),), envelope=np.ones(4)))
