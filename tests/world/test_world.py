"""The shipped world: every identity, every published total, every figure with its source."""

import csv
from pathlib import Path

import numpy as np
import pytest

from chipaccord.world.facts import STATUSES, assumptions, facts
from chipaccord.world.limits import largest_supply
from chipaccord.world.rebuild import rebuild
from chipaccord.world.sources import sources
from chipaccord.world.tables import data_path
from chipaccord.world.vocabulary import economies, products, sectors
from chipaccord.world.world import World, load


@pytest.fixture(scope="module")
def world() -> World:
    return load()


def test_taiwan_is_in_the_world_and_labels_are_in_order(world: World) -> None:
    assert "TWN" in world.economies
    assert world.economies == tuple(economies())
    assert world.sectors == tuple(sectors())
    assert world.flow.shape == (15, 15, 16)


def test_identities_hold_to_1e_10_of_world_gdp(world: World) -> None:
    gdp = world.value_added.sum()
    uses = world.intermediate.sum(axis=2) + world.final
    assert np.abs(uses - world.expenditure).max() < 1e-10 * gdp
    cost = world.intermediate.sum(axis=1) + world.value_added_share * world.output
    assert np.abs(cost - world.output).max() < 1e-10 * gdp
    imports, exports = world.flow.sum(axis=(1, 2)), world.flow.sum(axis=(0, 2))
    assert abs((imports - exports).sum()) < 1e-10 * gdp
    revenue = (world.tariff * world.flow).sum(axis=(1, 2))
    income = world.value_added + revenue + imports - exports
    assert np.abs(world.final.sum(axis=1) - income).max() < 1e-10 * gdp
    np.testing.assert_allclose(world.share.sum(axis=1), 1, atol=1e-14)


def test_final_demand_and_value_added_are_positive(world: World) -> None:
    assert world.final.min() > 0
    assert world.value_added_share.min() > 0.05


def test_a_sector_that_makes_nothing_gives_no_nan(world: World) -> None:
    nothing = world.output == 0
    assert nothing.any()  # Singapore has no mining
    assert np.isfinite(world.input_share).all()
    assert np.isfinite(world.share).all()


@pytest.mark.parametrize(
    ("value", "published"),
    [("USA>JPN", "us_goods_exports_to_japan_2024"), ("JPN>USA", "us_goods_imports_from_japan_2024")],
)
def test_us_japan_goods_meet_the_published_totals(world: World, value: str, published: str) -> None:
    exporter, importer = value.split(">")
    assert world.goods_exports(exporter, importer) / 1e9 == pytest.approx(facts()[published].value, rel=0.01)


def test_the_deficit_and_the_cars_meet_the_published_figures(world: World) -> None:
    balance = world.goods_exports("USA", "JPN") - world.goods_exports("JPN", "USA")
    assert balance / 1e9 == pytest.approx(-68.468, rel=0.01)
    n, j = world.economies.index, world.sectors.index
    cars = world.flow[n("USA"), n("JPN"), j("motor_vehicles")] / 1e9
    assert cars == pytest.approx(facts()["us_vehicle_imports_from_japan_2024"].value, rel=0.01)


def test_rebuild_writes_the_shipped_bytes_and_meets_every_total(tmp_path: Path) -> None:
    report = rebuild(tmp_path)
    for name in ("flows.csv", "intermediate.csv"):
        assert (tmp_path / name).read_bytes() == data_path("world", name).read_bytes(), name
    assert report.gap < 1e-12
    assert max(abs(check.gap) for check in report.checks) < 0.01
    assert len(report.largest) == 10
    assert "published totals" in str(report)
    assert load(tmp_path).flow == pytest.approx(load().flow)


def test_a_folder_that_is_no_world_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="not a built world"):
        load(tmp_path)


def test_every_shipped_figure_has_source_year_and_status() -> None:
    names = {"sources.csv", "groups.csv", "economy_names.csv"}  # citations, memberships, spellings: no figures
    tables = [path for path in data_path().rglob("*.csv") if path.name not in names]
    assert len(tables) > 8
    for path in tables:
        with path.open(encoding="utf-8", newline="") as handle:
            for number, row in enumerate(csv.DictReader(handle), start=2):
                where = f"{path.name} line {number}"
                if "chain" in path.parts:  # its sources are written out beside each figure
                    assert len(row.get("source") or "") > 3, where
                else:
                    assert row.get("source") in sources(), where
                assert row.get("year"), where
                assert row.get("status") in STATUSES, where
                assert None not in row, f"{where}: more values than columns"
                assert None not in row.values(), f"{where}: fewer values than columns"


def test_sources_are_cited() -> None:
    assert all(source.citation and source.licence for source in sources().values())
    assert not [s for s in sources().values() if "GPL" in s.licence]


def test_assumptions_are_ordered_and_explained() -> None:
    for item in assumptions().values():
        assert item.low <= item.central <= item.high, item.id
        assert len(item.why) > 20, item.id
    assert {"chip_elasticity", "seller_customs_share", "demand_elasticity"} <= set(assumptions())


def test_unconfirmed_figures_are_labelled_assumptions() -> None:
    assert facts()["gdp_twn_2022"].status == "assumption"
    assert sectors()["semiconductors"].theta == 4


@pytest.mark.parametrize("product", products())
def test_the_largest_supply_is_a_sector_output(product: str, world: World) -> None:
    supply = largest_supply(product, "USA")
    assert 1e9 < supply < 0.05 * world.output[world.economies.index("USA")].sum()


def test_an_unknown_product_has_no_supply() -> None:
    with pytest.raises(KeyError, match="quantum"):
        largest_supply("quantum", "USA")
