"""A programme where supply is short: reference markets, and the two ends of the range."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import reference

from chipaccord.purchase import Buyers, Market, Others, Subsidy, meet, respond

with reference("closures", "purchase_sold_out.csv").open(encoding="utf-8") as handle:
    CASES = list(csv.DictReader(handle))
SAME = {
    "price": "price",
    "bought_volume": "bought",
    "others_volume": "others",
    "seller_revenue_gain": "seller_revenue_gain",
    "seller_rent": "seller_rent",
}


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"Q0 {row['Q0']}, s {row['s']}, {row['supply_elasticity']}")
def test_reference_markets(row: dict[str, str]) -> None:
    subsidy = Subsidy((Buyers(float(row["Q0"]), float(row["s"]), float(row["e"])),))
    others = Others(float(row["others_Q0"]), float(row["others_e"]))
    found = meet(subsidy, others, float(row["supply_elasticity"]))
    for theirs, ours in SAME.items():
        assert float(getattr(found, ours)) == pytest.approx(float(row[theirs]), rel=1e-12, abs=1e-12)


money = st.floats(1e-3, 1e9)
elasticities = st.floats(0.1, 5)
groups = st.lists(st.builds(Buyers, money, st.floats(0, 0.9), elasticities), min_size=1, max_size=2).map(tuple)
limits = st.none() | money
programmes = st.builds(Subsidy, groups, envelope=limits, budget=limits, at_least=limits, incremental=st.booleans())
customers = st.builds(Others, st.floats(0, 1e9).map(lambda x: 0.0 if x < 1e-6 else x), elasticities)


def finite(market: Market) -> bool:
    return all(np.isfinite(getattr(market, name)).all() for name in Market.__slots__)


@settings(max_examples=100, deadline=None)
@given(programmes, customers, st.floats(0, 20))
def test_the_market_clears(subsidy: Subsidy, others: Others, eta: float) -> None:
    found = meet(subsidy, others, eta)
    assert finite(found)
    before = float(respond(subsidy).anyway) + float(others.quantity)
    total = float(found.bought + found.others)
    assert float(found.price) >= 1 - 1e-12
    assert total == pytest.approx(before * float(found.price) ** eta, rel=1e-9)
    assert float(found.additional - found.without) == pytest.approx(total - before, rel=1e-9, abs=1e-9 * before)
    # what the seller takes more is at least its rent, and the rent no more than the price rise on all it sells
    size = 1e-9 * (before + float(found.price) * total)
    assert float(found.seller_rent) <= float(found.seller_revenue_gain) + size
    assert float(found.seller_rent) <= (float(found.price) - 1) * total + size


@settings(max_examples=100, deadline=None)
@given(programmes, customers)
def test_the_ends_of_supply(subsidy: Subsidy, others: Others) -> None:
    free, fixed, cleared = meet(subsidy, others), meet(subsidy, others, rationed=True), meet(subsidy, others, 0.0)
    open_ = respond(subsidy)
    size = 1e-9 * (float(open_.bought) + float(others.quantity))
    assert finite(free)
    assert finite(fixed)
    assert float(free.cost) == pytest.approx(float(open_.cost))
    assert float(free.bought) == pytest.approx(float(open_.bought))
    assert float(free.without) == float(free.seller_rent) == 0
    # sold out at a fixed price: the seller gains nothing, the others lose what the buyers get
    assert float(fixed.price) == 1
    assert abs(float(fixed.seller_revenue_gain)) <= size
    assert float(fixed.additional) == pytest.approx(float(fixed.without), abs=size)
    assert float(fixed.others) >= -size
    # the price clears: the seller gains; nobody gets more than at the fixed price
    size += 1e-9 * float(cleared.spent)
    assert float(cleared.seller_revenue_gain) >= -size
    assert float(cleared.seller_rent) == pytest.approx(float(cleared.seller_revenue_gain), abs=10 * size)
    assert float(cleared.bought) <= float(fixed.bought) + 10 * size


def test_a_scarcer_supply_makes_the_price_rise_more() -> None:
    subsidy, others = Subsidy((Buyers(6.0, 0.4, 1.2), Buyers(1.0, 0.5, 0.8)), envelope=8.0), Others(40.0, 1.2)
    prices = [float(meet(subsidy, others, eta).price) for eta in (np.inf, 10.0, 1.0, 0.1, 0.0)]
    assert prices == sorted(prices)
    assert prices[0] == 1
    assert prices[-2] < prices[-1]
    assert float(meet(subsidy, others, 1e9).price) == pytest.approx(1, abs=1e-9)


def test_every_draw_has_its_own_supply() -> None:
    subsidy, others = Subsidy((Buyers(np.array([6.0, 6.0, 20.0]), 0.4, 1.2),)), Others(40.0, 1.2)
    eta = np.array([np.inf, 0.0, 1.0])
    whole = meet(subsidy, others, eta)
    for k in range(3):
        one = meet(Subsidy((Buyers(float([6.0, 6.0, 20.0][k]), 0.4, 1.2),)), others, float(eta[k]))
        for name in Market.__slots__:
            assert float(getattr(one, name)) == pytest.approx(float(getattr(whole, name)[k]), rel=1e-12, abs=1e-12)


def test_buyers_who_want_more_than_there_is_get_what_there_is() -> None:
    found = meet(Subsidy((Buyers(6.0, 0.5, 2.0),)), Others(4.0, 1.0), rationed=True)
    assert float(found.bought) == 10
    assert float(found.others) == 0
    assert float(found.cost) == pytest.approx(5.0)


def test_nothing_additional_has_a_reason() -> None:
    subsidy = Subsidy((Buyers(6.0, 0.4, 1.2),), envelope=5.0)
    assert meet(subsidy, Others(40.0, 1.2), 0.0).cost_per_additional == (None, "nothing_additional")


def test_a_market_out_of_its_limits_is_refused() -> None:
    subsidy = Subsidy((Buyers(6.0, 0.4, 1.2),))
    with pytest.raises(ValueError, match="give quantity >= 0"):
        meet(subsidy, Others(-1.0, 1.0))
    with pytest.raises(ValueError, match="elasticity of supply is -1"):
        meet(subsidy, Others(1.0, 1.0), -1.0)
    with pytest.raises(ValueError, match="elasticity of supply is nan"):
        meet(replace(subsidy, envelope=1.0), Others(1.0, 1.0), float("nan"))


def test_a_capped_subsidy_that_moves_between_groups_still_clears() -> None:
    groups = (Buyers(342374586.0, 0.25, 1.0), Buyers(140228103.0, 0.375, 1.25))
    found = meet(Subsidy(groups, budget=156002588.0), Others(0.0, 1.0), 0.0)
    assert float(found.bought) == pytest.approx(482602689.0, rel=1e-12)
