"""Tariffs in force elsewhere: the published averages decide the level, the statutes the pattern."""

from datetime import date

import numpy as np
import pytest

from chipaccord.world.tables import shipped
from chipaccord.world.tariffs import added, exempt, in_force, schedule
from chipaccord.world.world import load

WORLD = load()
US = WORLD.economies.index("USA")


def average(day: date, exporter: str) -> float:
    i = WORLD.economies.index(exporter)
    imports = np.where(WORLD.goods, WORLD.flow[US, i], 0)
    return float(imports @ added(WORLD, day)[US, i] / imports.sum())


@pytest.mark.parametrize(
    ("day", "exporter", "published"),
    [
        (date(2025, 4, 9), "CHN", 1.1219),
        (date(2025, 5, 28), "JPN", 0.1532),
        (date(2025, 5, 28), "TWN", 0.0458),
        (date(2025, 8, 7), "JPN", 0.1542),
        (date(2025, 12, 1), "IND", 0.4303),
        (date(2026, 8, 19), "KOR", 0.1361),
    ],
)
def test_the_import_weighted_average_is_the_published_one(day: date, exporter: str, published: float) -> None:
    assert average(day, exporter) == pytest.approx(published, abs=1e-12)


def test_on_28_may_2025_japan_pays_close_to_the_statutory_rates() -> None:
    japan = dict(zip(WORLD.sectors, added(WORLD, date(2025, 5, 28))[US, WORLD.economies.index("JPN")], strict=True))
    assert japan["machinery"] == pytest.approx(0.10, abs=0.01)
    assert japan["motor_vehicles"] == pytest.approx(0.25, abs=0.01)


def test_nothing_is_added_before_2025_and_never_on_the_united_states() -> None:
    assert not added(WORLD, date(2024, 12, 31)).any()
    assert not added(WORLD, date(2025, 8, 7))[US, US].any()


def test_exempt_sectors_pay_nothing_but_chinese_chips() -> None:
    duties = added(WORLD, date(2025, 8, 7))[US]
    spared = np.isin(WORLD.sectors, exempt("USA"))
    others = [i for i, code in enumerate(WORLD.economies) if code != "CHN"]
    assert not duties[others][:, spared].any()
    assert duties[WORLD.economies.index("CHN"), WORLD.sectors.index("semiconductors")] > 0


def test_mexico_pays_on_the_share_outside_the_agreement() -> None:
    assert 0 < average(date(2025, 8, 7), "MEX") < 0.10


def test_only_the_united_states_changes_its_tariffs() -> None:
    tariff = in_force(WORLD, date(2025, 8, 7))
    others = [i for i in range(len(WORLD.economies)) if i != US]
    np.testing.assert_array_equal(tariff[others], WORLD.tariff[others])
    assert (tariff[US] >= WORLD.tariff[US]).all()


def test_the_tables_name_known_economies_sectors_and_forms() -> None:
    scopes, forms = {*WORLD.sectors, "all_goods"}, {"added", "level", "average", "announced", "narrow"}
    members = {row["member"] for row in shipped("raw", "tariff_members.csv")}
    for row in shipped("raw", "tariffs_added.csv"):
        assert row["importer"] in WORLD.economies, row
        assert row["exporter"] in {"*", *WORLD.economies, *members}, row
        assert row["scope"] in scopes, row
        assert row["form"] in forms, row
    for row in shipped("raw", "tariff_exemptions.csv"):
        assert row["scope"] in scopes, row


def test_a_measure_without_a_rate_withdraws_an_earlier_one() -> None:
    day = date(2025, 5, 28)
    assert "motor_vehicles" in schedule(day, "USA", "KOR").own
    assert "motor_vehicles" not in schedule(day, "USA", "MEX").own  # the general rate stands for it


def test_what_was_only_announced_is_not_charged() -> None:
    assert schedule(date(2025, 4, 3), "USA", "VNM").general == 0  # 46% announced on 2 April
    assert "semiconductors" not in schedule(date(2026, 3, 1), "USA", "TWN").own  # a narrow measure of January 2026


def test_a_group_pays_the_average_of_its_members() -> None:
    found = schedule(date(2025, 8, 7), "USA", "GLF").average
    assert found == pytest.approx((7.5 * 0.132 + 12.7 * 0.0967) / 20.2)
