"""Plans of purchases: contents and bookings by year, within bands, add up to what is spent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipaccord.purchase import Band, Plan, Planned, bookings, product
from chipaccord.world.vocabulary import products

amounts = st.dictionaries(st.integers(2026, 2030), st.floats(1e6, 1e11), min_size=1, max_size=4)
items = st.builds(Planned, st.sampled_from(products()).map(product), amounts, st.sampled_from(["exactly", "at_least"]))
plans = st.lists(items, min_size=1, max_size=3).map(lambda found: Plan("JPN", "USA", tuple(found)))


@given(plans)
def test_contents_and_bookings_add_up_to_what_is_spent(plan: Plan) -> None:
    for year in plan.years:
        assert sum(plan.content(year, "low").values()) == pytest.approx(plan.spent(year))
    booked = bookings(plan)
    for basis in ("customs", "ownership", "value"):
        assert sum(row[basis] for row in booked.by_economy.values()) == pytest.approx(plan.a_year)
        limits: Band = getattr(booked, basis)
        assert limits.low <= limits.central <= limits.high
        assert limits.central == pytest.approx(booked.by_economy["USA"][basis])
    assert booked.ownership.low == pytest.approx(plan.a_year)
    assert sum(row.usd for row in booked.pieces) == pytest.approx(2 * plan.a_year)  # customs and value pieces
    assert sum(year.purchase for year in booked.by_year) == pytest.approx(plan.amount)


def test_the_seller_comes_first_and_the_others_by_what_they_earn() -> None:
    booked = bookings(Plan("JPN", "USA", (Planned(product("ai_accelerators"), {2026: 3e9}, "at_least"),)))
    codes = list(booked.by_economy)
    assert codes[0] == "USA"
    earned = [booked.by_economy[code]["value"] for code in codes[1:]]
    assert earned == sorted(earned, reverse=True)


def test_another_band_moves_what_is_booked() -> None:
    item = product("ai_accelerators").with_shares(customs=Band(0.1, 0.3, 0.5))
    booked = bookings(Plan("JPN", "USA", (Planned(item, {2026: 1e9, 2027: 3e9}, "exactly"),)))
    assert booked.customs == pytest.approx((0.2e9, 0.6e9, 1e9))
    assert [year.customs.high for year in booked.by_year] == pytest.approx([0.5e9, 1.5e9])


def test_what_is_only_promised_binds_nobody() -> None:
    promised = Planned(product("memory"), {2026: 2e9}, "none")
    plan = Plan("JPN", "USA", (promised, Planned(product("memory"), {2026: 1e9}, "exactly")))
    assert plan.mandate == "exactly"
    assert sum(plan.content(2026).values()) == pytest.approx(1e9)
    assert sum(plan.content(2026, binding=False).values()) == pytest.approx(3e9)
    assert Plan("JPN", "USA", (promised,)).mandate == "none"


def test_an_empty_plan_books_nothing() -> None:
    plan = Plan("JPN", "USA", ())
    assert (plan.years, plan.amount, plan.a_year) == ((), 0.0, 0.0)
    with pytest.raises(ValueError, match="books nothing"):
        bookings(plan)
    with pytest.raises(ValueError, match="give one at least"):
        Band.mean([])
