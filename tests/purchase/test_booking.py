"""The three bookings: each sums to the amount, and only the uncertain share moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipaccord.purchase import Band, book, product
from chipaccord.world.vocabulary import economies, products, sectors


@pytest.mark.parametrize("name", products())
def test_the_product_table_adds_up_and_uses_known_names(name: str) -> None:
    item = product(name)
    for pieces in (item.customs_pieces, item.value_pieces):
        assert sum(p.share for p in pieces) == pytest.approx(1, abs=1e-12)
        assert {p.economy for p in pieces} <= set(economies())
        assert {p.sector for p in pieces} <= set(sectors())
    for share in (item.customs, item.value):
        assert 0 <= share.low <= share.central <= share.high <= 1


@given(
    st.sampled_from(products()),
    st.floats(1e-3, 1e13),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_every_booking_sums_to_the_amount(name: str, amount: float, customs: float, value: float) -> None:
    booking = book(product(name), amount, {"USA": 0.8, "TWN": 0.2}, customs=customs, value=value)
    for basis in ("customs", "ownership", "value"):
        assert sum(booking.by_economy(basis).values()) == pytest.approx(amount, rel=1e-12)
    assert sum(booking.by_cell().values()) == pytest.approx(amount, rel=1e-12)
    assert booking.by_economy("customs").get("USA", 0.0) == pytest.approx(customs * amount, abs=1e-9 * amount)
    assert booking.by_economy("value").get("USA", 0.0) == pytest.approx(value * amount, abs=1e-9 * amount)


def test_an_accelerator_is_mostly_recorded_as_an_import_from_taiwan() -> None:
    booking = book(product("ai_accelerators"), 100.0, {"USA": 1.0})
    customs = booking.by_economy("customs")
    assert customs["USA"] == pytest.approx(5)
    assert customs["TWN"] == pytest.approx(95 * 0.9)
    assert booking.by_economy("ownership") == {"USA": 100.0}
    assert booking.by_economy("value")["USA"] == pytest.approx(81.7)


def test_settings_move_the_seller_share_through_its_band() -> None:
    shares = [
        book(product("ai_accelerators"), 1.0, {"USA": 1.0}, customs=s).by_economy("customs")["USA"]
        for s in ("low", "central", "high")
    ]
    assert shares == pytest.approx([0.0, 0.05, 0.20])


def test_a_document_may_set_another_band() -> None:
    item = product("ai_accelerators").with_shares(customs=Band(0.1, 0.3, 0.5))
    assert book(item, 1.0, {"USA": 1.0}).by_economy("customs")["USA"] == pytest.approx(0.3)
    assert sum(p.share for p in item.customs_pieces) == pytest.approx(1)


def test_sellers_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match=r"sum to 0\.8000, not 1"):
        book(product("memory"), 1.0, {"USA": 0.8})


def test_a_share_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="not between 0 and 1"):
        product("memory").pieces("value", 1.2)


def test_an_unknown_product_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="abacus"):
        product("abacus")
