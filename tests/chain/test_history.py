"""Real outages: the engine gets the capacity path and the shipped network, and nothing is tuned."""

import numpy as np
import pytest

from chipaccord.chain import Network, Outage, simulate
from chipaccord.chain.risk.history import Replay, events, replay

RAN = [name for name, event in events().items() if event.fabs_ran]


@pytest.mark.parametrize("capacity", ["recommended", "estimate_2025"])
def test_renesas_2021(capacity: str) -> None:
    """Seen: shipments fall after stocks, day 38; 90% on day 131, full on day 150, though the line is back on day 97."""
    made = replay("renesas_2021", capacity)
    assert 30 < made.onset_day < 60
    assert made.day_90 == pytest.approx(131, abs=21)
    assert made.day_100 == pytest.approx(150, abs=10)
    assert made.day_90 > 97
    assert made.output_lost > 6  # weeks: "at least 6 weeks" short
    at_line = replay("renesas_2021", capacity, setting="central").at_line
    assert at_line[0] == pytest.approx(38, abs=14)
    assert at_line[1] > 97


@pytest.mark.parametrize("name", RAN)
def test_no_fab_stopped(name: str) -> None:
    made = replay(name)
    assert made.fabs_run, f"{made.fab} at {made.fab_low:.0%} in week {made.fab_week}"
    assert made.loss == pytest.approx(0, abs=1)  # USD


def test_a_short_quake_costs_weeks_of_output() -> None:
    """Seen: three weeks of output for ten days of capacity."""
    made: Replay = replay("renesas_quake_2022")
    assert 2 < made.output_lost < 4
    tools = replay("tsmc_2024")
    assert tools.output_lost < 0.2
    assert tools.loss == pytest.approx(0, abs=1)


def test_events_are_named() -> None:
    assert {"renesas_2021", "shinetsu_2011", "jp_kr_2019_hf", "neon_2022"} <= set(events())
    with pytest.raises(ValueError, match="no event 'renesas2021'; did you mean 'renesas_2021'"):
        replay("renesas2021")


FURTHER = {  # sizes and lengths recalled, not in the fact tables: assumptions
    "Texas storm 2021": Outage("fab_logic_gt45", "USA", share=0.4, duration=28, recovery=40, scrap=0.2),
    "Wuxi fire 2013": Outage("fab_dram", "CHN", share=0.5, duration=30, recovery=60, scrap=0.2),
    "Xi'an lockdown 2021": Outage("fab_nand", "CHN", share=0.3, duration=30, recovery=14),
    "Malaysian lockdown 2021": Outage("assembly_test", "MYS", share=0.5, duration=45, recovery=45),
    "Quartz from Spruce Pine 2024": Outage("silicon_wafers", "*", share=0.3, duration=30, recovery=30),
    "Resist contamination 2019": Outage("fab_logic_10_22", "TWN", share=0.0, scrap=0.1),
    "Fire at a lithography plant 2022": Outage("lithography_duv", "EUN", duration=60, recovery=60),
}


@pytest.mark.parametrize("capacity", ["recommended", "estimate_2025"])
def test_further_outages_cost_weeks_of_output_and_no_sales(capacity: str) -> None:
    """None of them left users without chips for good; fabs that were not struck ran, nearly or fully."""
    net = Network.shipped(capacity)
    result = simulate(net, list(FURTHER.values()), weeks=60)
    assert result.detail is not None
    fabs = [k for k, kind in enumerate(net.kinds) if kind == "fab"]
    for run, (name, outage) in enumerate(FURTHER.items()):
        assert result.status[run].ok, name
        assert float(result.loss[run]) == pytest.approx(0, abs=1), name
        others = (net.output > 0) & (net.node(outage.stage, outage.place) == 0)
        starts = result.detail["starts"].values[run]
        share = starts[:, others & np.isin(np.arange(len(net.stages)), fabs)[:, None]].min(axis=0)
        base = net.output[others & np.isin(np.arange(len(net.stages)), fabs)[:, None]]
        assert (share >= 0.85 * base).all(), name


def test_a_stop_where_nothing_is_spare_is_felt() -> None:
    """Stacked memory is sold out and has ten days of stock: a month without it is lost, to accelerators alone."""
    result = simulate(Network.shipped(), Outage("hbm_stack", "KOR", duration=30, recovery=30), weeks=60)
    lost = result.lost_sales.sum(("run", "week", "place")).to_series()
    assert lost["ai_accelerators"] > 1e9
    assert lost.drop("ai_accelerators").abs().max() < 1
