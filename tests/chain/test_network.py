"""Networks from CSV files: the shipped ones, a user's own, and every mistake named by its row."""

import csv
from pathlib import Path

import numpy as np
import pytest
from chain_cases import line, write
from paths import shared

from chipaccord.chain import (
    Network,
    capacity_sets,
    drawn_links,
    network_products,
    networks,
    over_products,
    settings,
    sold_as,
    users_by_place,
)
from chipaccord.chain.network.figures import STATUSES, NetworkError
from chipaccord.chain.network.flow import WEEKS
from chipaccord.world.tables import data_path
from chipaccord.world.tables import shipped as shipped_table

SETS = ("recommended", "estimate_2025")
FILES = (
    *("stages", "capacity", "inputs", "products", "shocks", "events", "costs", "hazards"),
    *("places", "sold_as", "measures"),
)
BN = 1e9
OWN = {
    "stages.csv": "stage,kind,parameter,low,central\nwafer,material,lead_time,,2\nchip,product,lead_time,,3\n"
    "chip,product,patience,,2\nresin,material,lead_time,,1",
    "capacity.csv": "stage,place,share\nwafer,JPN,0.6\nwafer,USA,0.4\nchip,TWN,1\nresin,JPN,1",
    "inputs.csv": "input,stage,central,essential\nwafer,chip,0.2,yes\nresin,wafer,0.1,yes",
    "products.csv": "subject,field,key,central\nchip,sales,,52\nchip,end_use,cars,1\ncars,user_place,JPN,0.5\n"
    "cars,user_place,USA,0.5",
}


def read(folder: Path, **changed: str) -> Network:
    write(folder, OWN | {f"{name}.csv": text for name, text in changed.items()})
    return Network.read(folder)


def changed(file: str, old: str, new: str) -> dict[str, str]:
    text = OWN[f"{file}.csv"]
    assert old in text
    return {file: text.replace(old, new)}


@pytest.mark.parametrize("which", SETS)
def test_shipped_networks(which: str) -> None:
    net = Network.shipped(which)
    assert len(net.places) == 15
    for stage in ("silicon_wafers", "photoresist", "photomasks", "gas_neon", "wet_chemicals", "abf_substrates"):
        assert stage in net.stages
    for stage in ("fab_logic_lt10", "fab_logic_10_22", "fab_logic_28_45", "fab_logic_gt45", "fab_dram", "fab_nand"):
        assert stage in net.stages
    assert {"ai_accelerators", "server_pc_cpu", "phone_soc", "auto_mcu_soc", "dram_modules", "analog_power"} <= set(
        net.products
    )
    sales = net.demand.sum() * WEEKS
    assert sales == net.sales
    assert sales == pytest.approx(
        (613 - 2.2) * BN, abs=BN
    )  # NOTES: product sales sum to 613; 2.2 goes into accelerators
    assert float(net.output[net.stages.index("fab_logic_lt10")].sum()) * WEEKS == pytest.approx(62 * BN)
    taiwan = net.shares().loc["fab_logic_lt10", "TWN"]
    assert taiwan == pytest.approx({"recommended": 0.69, "estimate_2025": 0.72}[which])
    assert "39 stages" in repr(net)
    assert list(Network.shipped("estimate_2025").places) == list(Network.shipped("recommended").places)


def test_places_are_those_of_the_facts() -> None:
    """Shipped shares are the recommended location shares of the fact tables."""
    net = Network.shipped()
    shares = net.shares()
    with shared("facts", "chain", "capacity_shares.csv").open(encoding="utf-8") as handle:
        rows = [r for r in csv.DictReader(handle) if r["recommended"] == "yes" and r["stage"] in shares.index]
    assert len(rows) > 150
    for row in rows:
        total = sum(float(r["share"]) for r in rows if r["stage"] == row["stage"])
        assert shares.loc[row["stage"], row["place"]] == pytest.approx(float(row["share"]) / total, abs=1e-9)


@pytest.mark.parametrize("name", FILES)
def test_every_figure_has_a_source_a_year_and_a_status(name: str) -> None:
    with data_path("chain", f"{name}.csv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    assert rows
    for row in rows:
        assert row["source"].strip(), row
        assert row["year"].strip(), row
        assert row["status"] in STATUSES, row


def test_figures_travel_with_the_network() -> None:
    figures = Network.shipped().figures
    assert {f.status for f in figures} == set(STATUSES)
    one = next(f for f in figures if (f.stage, f.name) == ("fab_logic_lt10", "capacity_share TWN"))
    assert (one.value, one.year, one.status) == (0.69, "2022", "published")
    assert one.at.startswith("capacity.csv, line")


def test_own_network(tmp_path: Path) -> None:
    net = read(tmp_path / "own")
    assert net.name == "own"
    assert net.output[net.stages.index("chip"), net.places.index("TWN")] == pytest.approx(52 * BN / WEEKS)
    assert net.output[net.stages.index("wafer")].sum() == pytest.approx(0.2 * 52 * BN / WEEKS)
    assert net.output[net.stages.index("resin")].sum() == pytest.approx(0.02 * 52 * BN / WEEKS)
    assert net.lead.tolist() == [2, 3, 1]
    own = read(tmp_path / "sourced", sourcing="stage,place,from,share\nwafer,TWN,USA,1")
    assert own.output[own.stages.index("wafer"), own.places.index("JPN")] == 0


def test_money_is_scaled_by_the_unit_of_its_row(tmp_path: Path) -> None:
    with_unit = "subject,field,key,central,unit\nchip,sales,,%s,%s\nchip,end_use,cars,1,\ncars,user_place,JPN,1,"
    for amount, unit in (("52", ""), ("52", "bn USD"), ("52e3", "mn USD/yr"), ("52e9", "USD")):
        net = read(tmp_path, products=with_unit % (amount, unit))
        assert net.sales == pytest.approx(52 * BN)
        assert next(f for f in net.figures if f.name == "sales").value == float(amount)  # as its source has it
    with pytest.raises(
        NetworkError, match=r"products.csv, line 2: sales of chip: unit is 'bn EUR'; expected USD, mn USD"
    ):
        read(tmp_path, products=with_unit % ("52", "bn EUR"))


def test_the_shipped_versions() -> None:
    assert capacity_sets() == SETS
    assert settings()[0] == "central"
    nets = networks(of_settings=["central", "tight"])
    assert list(nets) == [(which, how) for which in SETS for how in ("central", "tight")]
    assert nets["estimate_2025", "tight"].name == "shipped, estimate_2025"


def test_traded_products_have_a_row_even_where_the_network_has_none() -> None:
    traded = dict.fromkeys(row["product"] for row in shipped_table("products.csv"))
    assert set(traded) == set(sold_as())
    net = Network.shipped()
    for products in sold_as().values():
        assert set(products) <= set(net.products)
    assert network_products("equipment") == ()
    with pytest.raises(ValueError, match=r"product 'memries' has no row in chain/sold_as.csv; did you mean 'memory'"):
        network_products("memries")
    spread = over_products(net, network_products("memory"), 100.0)
    assert sum(spread.values()) == pytest.approx(100)
    assert spread["dram_modules"] / spread["nand_ssd"] == pytest.approx(72.5 / 67.4)


def test_a_drawing_shows_every_link_once_and_all_users() -> None:
    net = Network.shipped()
    links = drawn_links(net)
    assert len(links) == len(set(links))
    assert {("fab_logic_lt10", "advanced_packaging"), ("advanced_packaging", "ai_accelerators")} <= set(links)
    assert not any("/" in name for link in links for name in link)
    for by in users_by_place(net).values():
        assert sum(by.values()) == pytest.approx(1)


def test_settings_choose_columns() -> None:
    central, tight = Network.shipped(), Network.shipped(setting="tight")
    s = central.stages.index("fab_logic_28_45")
    assert central.finished[s].max() == pytest.approx(30 / 7)
    assert tight.finished[s].max() == pytest.approx(15 / 7)
    assert tight.utilisation[s].max() == pytest.approx(0.85)
    one = Network.shipped(setting={"lead_time": "high"})
    assert one.lead[s] == 12
    before = Network.shipped(variants={"gas_neon": "before_2022"})
    assert before.shares().loc["gas_neon", "ROW"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (changed("inputs", "resin,wafer,0.1,yes", "resin,wafer,0.1,yes\nchip,resin,0.1,yes"), r"line \d.*: a cycle"),
        (changed("capacity", "JPN,0.6", "JPN,1.2"), r"capacity.csv, line 2: share of wafer in JPN is 1.2"),
        (changed("capacity", "JPN,0.6", "JPN,0.7"), r"capacity.csv, line 2: shares of wafer add up to 1.1, not 1"),
        (changed("capacity", "JPN,0.6", ",0.6"), r"capacity.csv, line 2: wafer has a share without a place"),
        (changed("stages", "lead_time,,3", "finished_stock,,-5"), r"stages.csv, line 3: finished_stock of chip is -5"),
        (
            changed("capacity", "\nresin,JPN,1", ""),
            r"inputs.csv, line 3: wafer needs resin, but no place makes it: add its shares to capacity.csv",
        ),
        (
            changed("inputs", "wafer,chip", "wafr,chip"),
            r"inputs.csv, line 2: stage 'wafr' is not in stages.csv; did you",
        ),
        (changed("inputs", "0.2,yes", "0.2,maybe"), r"inputs.csv, line 2: essential is 'maybe'; expected yes"),
        (changed("inputs", "0.2,yes", "0,yes"), r"inputs.csv, line 2: use of wafer in chip must be above zero"),
        (changed("inputs", "0.2,yes", "much,yes"), r"inputs.csv, line 2: use of wafer in chip is 'much'"),
        (changed("products", "USA,0.5", "USA,0.7"), r"products.csv, line 4: user_place of cars adds up to 1.2, not 1"),
        (changed("products", "chip,end_use,cars,1", "chip,end_use,vans,1"), r"sector 'vans' has no user_place"),
        (
            changed("products", "end_use,cars", "enduse,cars"),
            r"line 3: field 'enduse' is not known; did you mean 'end_use'",
        ),
        (changed("stages", "wafer,material,lead", "wafer,material,led"), r"parameter 'led_time' of wafer is not known"),
        (changed("stages", "wafer,material", "wafer,stuff"), r"line 2: kind 'stuff' of wafer is not one of material"),
        ({"sourcing": "stage,place,from,share\nwafer,TWN,CHN,1"}, r"sourcing.csv, line 2: place 'CHN' is not in this"),
        ({"sourcing": "stage,place,from,share\nwafer,TWN,TWN,1"}, r"sourcing.csv, line 2: wafer is not made in TWN"),
        ({"sourcing": "stage,place,from,share\nwafer,TWN,USA,1.2"}, r"sourcing.csv, line 2: wafer in TWN takes 1.2"),
        ({"sourcing": "stage,place,from,share\nwafer,TWN,USA,0.4"}, r"sourcing of wafer in TWN adds up to 0.4, not 1"),
        ({"capacity": "stage,place\nwafer,JPN"}, r"capacity.csv, line 1: no column share"),
        (
            changed("capacity", "resin,JPN", "resine,JPN"),
            r"line 5: stage 'resine' is not in stages.csv; did you mean 'resin'",
        ),
        (changed("inputs", "\nresin,wafer,0.1,yes", ""), r"stages.csv, line 5: nothing uses resin; add a row"),
        (
            changed("stages", "lead_time,,3", "finished_stock,,inf"),
            r"line 3: finished_stock of chip is inf; expected a fin",
        ),
        (changed("products", "chip,end_use,cars,1\n", ""), r"products.csv, line 2: chip has sales but no end_use"),
        (changed("products", "chip,sales", "chop,sales"), r"products.csv, line 2: product 'chop' is not in stages.csv"),
        (
            {"inputs": "input,stage,central,essential\nwafer,chip,0.2,design\nresin,chip,0.1,design"},
            r"inputs.csv, line 3: parts of chip are designed for resin and, in line 2, for wafer",
        ),
        (
            changed("products", "chip,sales,,52", "chip,sales,,52\nwafer,sales,,5\nwafer,end_use,cars,1"),
            r"products.csv, line 3: other stages use 10.4 bn USD a year of wafer, more than its sales of 5 bn",
        ),
    ],
)
def test_mistakes_name_their_row(tmp_path: Path, changes: dict[str, str], message: str) -> None:
    with pytest.raises(NetworkError, match=message):
        read(tmp_path, **changes)


def test_files_from_a_spreadsheet(tmp_path: Path) -> None:
    read(tmp_path)
    text = (tmp_path / "stages.csv").read_text(encoding="utf-8")
    (tmp_path / "stages.csv").write_text(text, encoding="utf-8-sig", newline="\r\n")
    assert Network.read(tmp_path).stages == ("wafer", "chip", "resin")
    (tmp_path / "stages.csv").write_text(text.replace("resin", "\u6a39\u8102"), encoding="shift_jis")
    with pytest.raises(NetworkError, match=r"stages.csv: not UTF-8 \(byte \d+\); save it as 'CSV UTF-8'"):
        Network.read(tmp_path)


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    broken = changed("capacity", "JPN,0.6", "JPN,1.2") | changed("stages", "lead_time,,3", "lead_time,,-3")
    with pytest.raises(NetworkError, match="shares lie between") as caught:
        read(tmp_path, **broken)
    assert len(caught.value.mistakes) >= 2
    with pytest.raises(NetworkError, match=r"inputs.csv: not found"):
        Network.read(tmp_path / "nowhere")


def test_choices_are_checked() -> None:
    with pytest.raises(NetworkError, match="no set 'estimate'; there is recommended, estimate_2025; did you mean"):
        Network.shipped("estimate")
    with pytest.raises(NetworkError, match="setting 'tigt' is not one of central, tight, slack; did you mean 'tight'"):
        Network.shipped(setting="tigt")
    with pytest.raises(NetworkError, match="gas_neon has no variant 'x'; there is before_2022, estimate_2024"):
        Network.shipped(variants={"gas_neon": "x"})


def test_edits(tmp_path: Path) -> None:
    net = line(tmp_path)
    more = net.with_capacity("wafer", "JPN", 0.5)
    assert more.capacity[0].sum() == pytest.approx(1.5 * net.capacity[0].sum())
    np.testing.assert_allclose(more.output, net.output)
    shipped = Network.shipped()
    spread = shipped.with_capacity("fab_logic_lt10", "USA", 0.25)
    assert spread.shares().loc["fab_logic_lt10", "USA"] == pytest.approx(0.2)
    np.testing.assert_allclose(spread.output.sum(axis=1), shipped.output.sum(axis=1), rtol=1e-12)
    idle = shipped.with_capacity("fab_logic_lt10", "USA", 0.25, takes_share=False)
    assert idle.output[idle.stages.index("fab_logic_lt10"), idle.places.index("USA")] == 0
    bought = shipped.with_demand({("ai_accelerators", "JPN"): 2.3 * BN})
    assert bought.demand.sum() - shipped.demand.sum() == pytest.approx(2.3 * BN / WEEKS)
    assert (bought.output <= bought.capacity * (1 + 1e-12)).all()
    with pytest.raises(ValueError, match=r"would run at 10\d% of its capacity"):
        shipped.with_demand({("ai_accelerators", "JPN"): 2.3 * BN}, expand=False)
    with pytest.raises(ValueError, match="added stock of wafer is -1 days"):
        net.with_stock("wafer", -1)
    with pytest.raises(ValueError, match="expected 'maker' or 'user'"):
        net.with_stock("wafer", 1, at="shop")
    with pytest.raises(ValueError, match="must be between 0 and 1"):
        net.with_second_source("wafer", 2)
    with pytest.raises(ValueError, match="added capacity of wafer in JPN is -1"):
        net.with_capacity("wafer", "JPN", -1)
    with pytest.raises(ValueError, match="silicon_wafers is not sold to final users"):
        shipped.with_demand({("silicon_wafers", "JPN"): 1})


def test_names_stand_for_stages() -> None:
    net = Network.shipped()
    assert net.members("wafers") == ("silicon_wafers",)
    assert set(net.members("specialty_gases")) == {"gas_nf3", "gas_neon", "gas_hf"}
    assert len(net.members("auto_mcu_soc")) == 4
    assert net.members("fab_logic_*") == tuple(s for s in net.stages if s.startswith("fab_logic_"))
    assert "auto_mcu_soc/28_45" in net.members("assembly_test")
