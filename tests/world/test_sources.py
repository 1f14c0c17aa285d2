"""Sources travel: every figure names one, the list holds those that are named and none besides."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chipaccord.purchase import product
from chipaccord.world.sources import source, sources
from chipaccord.world.tables import data_path
from chipaccord.world.tariffs import sources_in_force
from chipaccord.world.vocabulary import products
from chipaccord.world.world import World, load


def stated() -> Iterator[tuple[Path, str]]:
    """Every `source` cell of the shipped tables, with its table."""
    for path in data_path().rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as handle:
            yield from ((path, row["source"]) for row in csv.DictReader(handle) if "source" in row)


def test_every_source_is_in_the_list_or_a_citation_of_the_chip_network() -> None:
    for path, text in stated():
        if "chain" not in path.parts:
            assert text in sources(), path
        else:  # written out: an id there would have to be a known one
            assert text in sources() or not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", text), (path, text)
            assert source(text).citation


def test_every_source_in_the_list_is_used() -> None:
    assert set(sources()) <= {text for _, text in stated()}


def test_addresses_are_addresses() -> None:
    given = [one for one in sources().values() if one.address]
    assert all(re.fullmatch(r"https://\S+[^.,;]", one.address) for one in given)
    without = {one.id for one in sources().values() if not one.address and one.licence != "project"}
    assert without == {"tariff_recalled", "taiwannews_ic", "counterpoint_hbm"}  # nobody has found their pages yet


def test_a_source_is_an_id_or_its_own_citation() -> None:
    assert source("oecd_icio").origin == "data"
    cited = source("SIA, 14 June 2013 (https://semiconductors.org/japan-would-strengthen); page 2")
    assert (cited.id, cited.origin) == (cited.citation, "network")
    assert cited.address == "https://semiconductors.org/japan-would-strengthen"
    assert source("Renesas update 6; semimedia 9663").address == ""


def test_what_a_document_states_is_its_own_source() -> None:
    own = source("White House, 2 April 2025: https://www.whitehouse.gov/presidential-actions/.", origin="document")
    assert own.origin == "document"
    assert own.address == "https://www.whitehouse.gov/presidential-actions/"
    assert source("choice", origin="document").citation == "choice"


def test_an_empty_source_is_refused() -> None:
    with pytest.raises(ValueError, match="without a word"):
        source("  ")


def test_the_world_names_the_sources_of_every_table_behind_it() -> None:
    found = load().sources
    assert {"oecd_icio", "wiod", "icio_tariffs", "chip_split", "gdp_2022", "calibration", "us_census_2024"} <= set(
        found
    )
    assert "caliendo_parro" in found  # elasticities
    assert set(found) <= set(sources())
    assert not {"waugh_tariffs", "meti_2024", "epoch_b200_arith"} & set(found)  # not behind the base year
    assert len(found) == len(set(found))


def test_a_world_read_from_a_folder_names_its_own_tables(tmp_path: Path) -> None:
    for name in ("flows.csv", "intermediate.csv"):
        text = data_path("world", name).read_text(encoding="utf-8").replace("calibration", "somebody_else")
        (tmp_path / name).write_text(text, encoding="utf-8")
    built = load(tmp_path)
    assert "somebody_else" in built.sources
    assert "calibration" not in built.sources
    assert "calibration" in load().sources  # what is kept of one world is not told of another


def test_only_the_measures_of_a_date_are_named() -> None:
    assert sources_in_force(date(2024, 12, 31)) == ()
    assert "waugh_tariffs" not in sources_in_force(date(2025, 3, 31))  # the averages begin in April 2025
    assert {"waugh_tariffs", "tariff_events", "us_census_2024"} <= set(sources_in_force(date(2025, 8, 7)))


@pytest.mark.parametrize("name", products())
def test_a_product_names_the_sources_of_its_pieces(name: str) -> None:
    item = product(name)
    assert set(item.sources) == {piece.source for piece in (*item.customs_pieces, *item.value_pieces)}
    assert set(item.sources) <= set(sources())


def test_the_year_of_a_pair(world: World) -> None:
    assert world.base_year() == 2022
    assert world.base_year("USA", "JPN") == world.base_year("JPN", "USA") == 2024
    assert world.base_year("JPN", "KOR") == 2022
    assert "base 2022; USA-JPN 2024" in repr(world)
