"""What is bought anyway, what others found, households, exchange rates: sourced, dated, and as the facts have them."""

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product as pairs
from types import ModuleType

import pytest
from paths import shared

from chipaccord.world import anyway as anyway_table
from chipaccord.world import households as households_table
from chipaccord.world import published as published_table
from chipaccord.world.anyway import anyway
from chipaccord.world.exchange_rates import rate, rates
from chipaccord.world.facts import STATUSES, facts
from chipaccord.world.households import MEASURES, per_household, size, sizes
from chipaccord.world.published import beside, published
from chipaccord.world.sources import sources
from chipaccord.world.tables import Row, shipped
from chipaccord.world.vocabulary import economies, products

TABLES = ("anyway.csv", "exchange_rates.csv", "households.csv", "published.csv")


def rows() -> Iterator[tuple[str, Row]]:
    for name in TABLES:
        yield from ((name, row) for row in shipped(name))


def fact(*parts: str) -> dict[str, Row]:
    with shared("facts", *parts).open(encoding="utf-8", newline="") as handle:
        return {row["id"]: row for row in csv.DictReader(handle)}


def test_every_row_has_a_source_a_year_and_a_status() -> None:
    for name, row in rows():
        assert row["source"] in sources(), (name, row)
        assert re.fullmatch(r"20\d\d", row["year"]), (name, row)
        assert row["status"] in STATUSES, (name, row)
        if row["source"] in ("recalled", "choice"):
            assert row["status"] == "assumption", (name, row)


def test_no_row_stands_twice() -> None:
    keys = [
        (name, *(value for column, value in row.items() if column not in ("value", "note"))) for name, row in rows()
    ]
    assert len(set(keys)) == len(keys)
    assert len({one.id for one in published()}) == len(published())


def test_what_would_be_bought_anyway() -> None:
    found = anyway("JPN", "ai_accelerators")
    assert found is not None
    assert found.currency == "JPY"
    assert found.status == "assumption"
    assert found.over(range(2026, 2029)) == pytest.approx((2400e9, 2912e9, 3192e9))
    assert found.over(range(2026, 2030)) is None
    assert found.over(()) is None
    assert found.seller_share["USA"] == (0.55, 0.7, 0.8)
    assert found.eligible is not None
    assert (found.eligible.first, found.eligible.last, found.eligible.amount) == (2026, 2028, (600e9, 860e9, 1200e9))
    assert set(found.sources) <= set(sources())
    assert anyway("USA", "memory") is None


def test_it_agrees_with_the_facts() -> None:
    known = fact("programme", "baseline_vs_promise.csv")
    found = anyway("JPN", "ai_accelerators")
    assert found is not None
    low, central, high = found.over(range(2026, 2029)) or (0, 0, 0)
    assert low == 1e9 * float(known["base_flat"]["value"])
    assert (central, high) == tuple(1e9 * float(known["base_sum"][side]) for side in ("value", "high"))
    for year in range(2025, 2029):
        assert found.by_year[year][1:] == tuple(1e9 * float(known[f"base_{year}"][s]) for s in ("value", "high"))
    share = found.seller_share["USA"]
    assert share == tuple(float(known["us_content"][side]) / 100 for side in ("low", "value", "high"))
    assert central * share[1] == pytest.approx(1e9 * float(known["base_us"]["value"]), rel=1e-3)
    assert 1e12 / central == pytest.approx(float(known["promise_share"]["value"]) / 100, abs=0.005)


def test_names_are_those_of_the_world() -> None:
    for row in shipped("anyway.csv"):
        assert row["buyer"] in economies()
        assert row["product"] in products()
        assert row["seller"] in {*economies(), ""}
    for one in published():
        assert {one.economy, one.target} <= {*economies(), "WLD"}
        assert one.imposer in {*economies(), ""}
        assert (one.scope == "blockade") == (not one.imposer) == (one.against is None)
        assert one.rate is None or 0 < one.rate < 1
        assert one.low is None or one.high is not None
        if one.low is not None and one.high is not None:
            assert one.low <= one.value <= one.high


def test_what_others_found_is_what_they_found() -> None:
    known = {**fact("events_2025_2026.csv"), **fact("terms", "published_effects.csv")}
    for one in published():
        row = known[one.id.partition(":")[0]]
        stated = [abs(float(x)) for x in re.findall(r"\d+(?:\.\d+)?", row["value"].replace(",", ""))]
        ends = [one.value] if one.low is None else [one.low, one.high or 0.0]
        if "gain" in one.id.partition(":")[2]:  # by arithmetic on two rows
            continue
        assert all(any(abs(abs(end) - x) < 1e-9 for x in stated) for end in ends), one
        confidence = row["confidence"]
        expected = {"stored": "published", "derived": "derived"}.get(confidence, "assumption")
        assert one.status == expected, one


def test_a_deal_stands_beside_what_others_found_for_it() -> None:
    found = beside("JPN", "gdp", imposer="USA", target="JPN", rate=0.15, against=0.25)
    assert [one.id for one in found] == ["nri_deal_gain", "dir_15_2025:gain_2025", "dir_15_2025:gain_2029"]
    by_id = {one.id: one for one in published()}
    nri = by_id["nri_15"].value - by_id["nri_25"].value
    assert found[0].value == pytest.approx(nri)
    for year, one in zip(("2025", "2029"), found[1:], strict=True):
        assert one.value == pytest.approx(by_id[f"dir_15_2025:{year}"].value - by_id[f"dir_25_2025:{year}"].value)
    assert not beside("JPN", "gdp", imposer="USA", target="JPN", rate=0.15, against=0.24)
    assert beside("JPN", "gdp", imposer="USA", target="JPN", rate=0.15, against=0.24, within=0.01) == found


def test_the_size_of_every_economy_is_known() -> None:
    for code, measure in pairs(economies(), MEASURES):
        found = size(code, measure)
        if (code, measure) == ("ROW", "households"):
            assert found is None
            continue
        assert found is not None, (code, measure)
        if measure == "households":
            persons = size(code, "population")
            assert persons is not None
            assert 2 < persons.value / found.value < 6, code
    people = sum(one.value for one in sizes() if one.measure == "population" and one.year == 2024)
    assert people == pytest.approx(8141808945, rel=1e-9)  # the world's
    assert sum(one.value for one in sizes() if one.measure == "gdp") == pytest.approx(117170, rel=1e-4)


def test_output_has_grown_by_no_more_than_it_can_since_the_base_year() -> None:
    for code in economies():
        before, after = facts()[f"gdp_{code.lower()}_2022"].value, size(code, "gdp")
        assert after is not None
        assert 0.95 < after.value / before < 1.45, code


def test_money_by_household() -> None:
    assert per_household(1e9, "USA") == pytest.approx(7.53, abs=0.01)
    assert per_household(1e9, "JPN") == pytest.approx(17.95, abs=0.01)
    assert per_household(1e9, "EUN", 2019) == pytest.approx(4.95, abs=0.01)
    assert per_household(1e9, "ROW") is None


def test_rates_of_a_time() -> None:
    assert rate("JPY", date(2025, 5, 28)).per_usd == 144.8762
    assert rate("JPY", 2024).per_usd == 151.4551
    assert rate("JPY", 2026).period == "2026-01..2026-06"
    assert rate("SAR", date(2024, 3, 1)).period == "2024"
    with pytest.raises(KeyError, match="no rate of JPY for 1986; the table has 2022 to 2026-06"):
        rate("JPY", 1986)
    with pytest.raises(KeyError, match="the table has no time"):
        rate("XXX", 2024)


def test_a_year_is_the_mean_of_its_months() -> None:
    for (code, period), one in rates().items():
        months = [
            other.per_usd for (c, p), other in rates().items() if c == code and re.fullmatch(rf"{period}-\d\d", p)
        ]
        if len(period) == 4 and len(months) == 12:
            assert one.per_usd == pytest.approx(sum(months) / 12, rel=0.005), (code, period)


def test_rates_agree_with_the_facts() -> None:
    for row in fact("terms", "exchange_rates.csv").values():
        if row["confidence"] == "stored":
            assert rates()[row["unit"][:3], row["period"]].per_usd == float(row["value"])


READ: dict[str, tuple[ModuleType, Callable[[], object]]] = {
    "anyway": (anyway_table, lambda: anyway("JPN", "ai_accelerators")),
    "households": (households_table, sizes),
    "published": (published_table, published),
}


@pytest.mark.parametrize(
    ("table", "column", "wrong", "said"),
    [
        ("anyway", "measure", "wishes", "is not a measure"),
        ("anyway", "unit", "yen", "write bn and a currency"),
        ("anyway", "low", "1e9", "are not low, central and high"),
        ("households", "measure", "cars", "is not one of"),
        ("published", "scope", "moon", "scope 'moon' is not one of"),
        ("published", "horizon", "soon", "horizon 'soon' is not one of"),
        ("published", "status", "rumour", "status must be one of"),
    ],
)
def test_a_slip_in_a_table_is_found(
    table: str, column: str, wrong: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, read = READ[table]
    monkeypatch.setattr(module, "shipped", lambda name: tuple({**row, column: wrong} for row in shipped(name)))
    for cached in (anyway, sizes, published):
        cached.cache_clear()
    with pytest.raises(ValueError, match=said):
        read()  # what raises is not kept


def test_amounts_in_two_currencies_are_a_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = shipped("anyway.csv")
    monkeypatch.setattr(anyway_table, "shipped", lambda _: ({**first, "unit": "bn USD"}, *others))
    anyway.cache_clear()
    with pytest.raises(ValueError, match=r"amounts in \['JPY', 'USD'\]; give one currency"):
        anyway("JPN", "ai_accelerators")
