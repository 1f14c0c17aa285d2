"""Real outages: the engine gets the capacity path and the shipped network, and nothing is tuned."""

import pytest

from chipaccord.chain.history import Replay, events, replay

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
    assert made.loss == pytest.approx(0, abs=1e-9)


def test_a_short_quake_costs_weeks_of_output() -> None:
    """Seen: three weeks of output for ten days of capacity."""
    made: Replay = replay("renesas_quake_2022")
    assert 2 < made.output_lost < 4
    tools = replay("tsmc_2024")
    assert tools.output_lost < 0.2
    assert tools.loss == pytest.approx(0, abs=1e-9)


def test_events_are_named() -> None:
    assert {"renesas_2021", "shinetsu_2011", "jp_kr_2019_hf", "neon_2022"} <= set(events())
    with pytest.raises(ValueError, match="no event 'renesas2021'; did you mean 'renesas_2021'"):
        replay("renesas2021")
