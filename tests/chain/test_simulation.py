"""The weekly simulation: what must hold for every network and outage."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from chain_cases import PLACES, line, random_network, write
from hypothesis import given, settings
from hypothesis import strategies as st

from chipaccord.chain import Network, Outage, Scenario, simulate
from chipaccord.chain.network.flow import WEEKS
from chipaccord.chain.outages.library import library

BN = 1e9
FEW = settings(max_examples=8, deadline=None)
networks = st.builds(random_network, st.integers(0, 2), st.integers(0, 10**6))
nodes = st.tuples(st.sampled_from(("wafer", "gas", "fab", "memory", "logic", "*")), st.sampled_from((*PLACES, "*")))


@pytest.fixture(scope="module")
def shipped() -> Network:
    return Network.shipped()


@given(networks, nodes)
@FEW
def test_no_shock_is_a_fixed_point(net: Network, node: tuple[str, str]) -> None:
    result = simulate(net, Outage(*node, share=0.0, duration=70), weeks=60)
    assert result.detail is not None
    starts, stock = result.detail["starts"].values[0], result.detail["F"].values[0]
    np.testing.assert_allclose(starts, np.broadcast_to(net.output, starts.shape), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(stock, np.broadcast_to(net.finished * net.output, stock.shape), rtol=1e-9, atol=1e-12)
    assert float(result.loss[0]) == pytest.approx(0, abs=1e-12)
    assert np.isnan(result.first_shortage.values).all()


@pytest.mark.parametrize("which", ["recommended", "estimate_2025"])
def test_no_shock_is_a_fixed_point_of_the_shipped_networks(which: str) -> None:
    net = Network.shipped(which)
    result = simulate(net, Outage("*", "TWN", share=0.0, duration=90), weeks=60)
    assert result.detail is not None
    for name in ("starts", "done", "shipped"):
        assert np.abs(result.detail[name].values - net.output).max() < 1e-12 * net.output.max()
    assert result.balance() < 1e-12
    assert result.status[0].ok


@pytest.mark.parametrize("which", ["recommended", "estimate_2025"])
def test_base_flow_balances(which: str) -> None:
    shipped = Network.shipped(which)
    use = np.zeros_like(shipped.output)
    np.add.at(use, shipped.link_input, shipped.use)
    need = use + shipped.demand.sum(axis=1)
    np.testing.assert_allclose(need.sum(axis=1), shipped.output.sum(axis=1), rtol=1e-13)
    np.testing.assert_allclose(np.einsum("sq,sqp->sp", need, shipped.sourcing), shipped.output, rtol=1e-12)
    assert (shipped.output <= shipped.capacity * (1 + 1e-12)).all()


@given(networks, nodes, st.floats(0, 1), st.floats(0, 1), st.integers(1, 200), st.sampled_from(["capacity", "both"]))
@FEW
def test_mass_balances(
    net: Network, node: tuple[str, str], share: float, scrap: float, days: int, strikes: str
) -> None:
    outage = Outage(*node, share=share, start=10, duration=days, recovery=30, scrap=scrap, strikes=strikes)
    result = simulate(net, outage, weeks=60)
    assert result.balance() < 1e-9
    assert result.detail is not None
    for name in ("F", "W", "I", "waiting"):
        assert result.detail[name].values.min() >= 0


@given(networks, nodes, st.integers(10, 120), st.floats(0.1, 0.9), st.booleans())
@FEW
def test_loss_grows_with_severity_and_duration(
    net: Network, node: tuple[str, str], days: int, share: float, scrap: bool
) -> None:
    lost = 0.3 * scrap
    runs = [Outage(*node, share=s, duration=days, recovery=20, scrap=lost) for s in (0.5 * share, share, 1.0)]
    runs += [Outage(*node, share=1.0, duration=d, recovery=20, scrap=lost) for d in (days, days + 10, 2 * days + 10)]
    loss = simulate(net, runs, weeks=60).loss.values
    sold = net.demand.sum() * 60
    assert loss[0] <= loss[1] + 1e-9 * sold
    assert loss[1] <= loss[2] + 1e-9 * sold
    assert loss[3] <= loss[4] + 1e-9 * sold
    assert loss[4] <= loss[5] + 1e-9 * sold


@given(networks, nodes, st.integers(10, 150), st.floats(0.1, 3))
@FEW
def test_loss_falls_with_stock(net: Network, node: tuple[str, str], days: int, more: float) -> None:
    outage = Outage(*node, duration=days, recovery=20)
    before = float(simulate(net, outage, weeks=60).loss[0])
    at_makers = float(simulate(net.with_stock("*", 7 * more), outage, weeks=60).loss[0])
    at_users = float(simulate(net.with_stock("*", 7 * more, at="user"), outage, weeks=60).loss[0])
    sold = net.demand.sum() * 60
    assert at_makers <= before + 1e-9 * sold
    assert at_users <= before + 1e-9 * sold


@given(networks, nodes, st.integers(1, 60))
@FEW
def test_ample_stock_and_spare_capacity_lose_nothing(net: Network, node: tuple[str, str], days: int) -> None:
    ample = replace(net, capacity=3 * net.capacity, cover=net.cover + 30)
    result = simulate(ample, Outage(*node, duration=days, recovery=20, scrap=0.5), weeks=60)
    assert float(result.loss[0]) == pytest.approx(0, abs=1e-9)
    assert result.status[0].ok


@given(networks, st.permutations(range(3)), st.integers(20, 100))
@FEW
def test_labels_change_nothing(net: Network, turn: list[int], days: int) -> None:
    turned = replace(
        net,
        places=tuple(net.places[p] for p in turn),
        sourcing=net.sourcing[:, turn][:, :, turn],
        capacity=net.capacity[:, turn],
        demand=net.demand[:, :, turn],
        finished=net.finished[:, turn],
        cover=net.cover[:, turn],
        second=net.second[:, turn],
    )
    outage = Outage("fab", "TWN", duration=days, recovery=10)
    one, two = simulate(net, outage, weeks=60), simulate(turned, outage, weeks=60)
    np.testing.assert_allclose(two.loss.values, one.loss.values, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(
        two.lost_by.sel(place=list(PLACES)).values, one.lost_by.sel(place=list(PLACES)).values, atol=1e-9
    )


def test_time_to_survive_of_a_line_is_its_stock(tmp_path: Path) -> None:
    net = line(tmp_path, finished=(2.0, 3.0), cover=(1.5, 4.25), lead=(3, 2))
    out = np.inf
    wafer, chip, partly = simulate(
        net,
        [
            Outage("wafer", "JPN", duration=out),
            Outage("chip", "JPN", duration=out),
            Outage("wafer", "JPN", share=0.6, duration=out),
        ],
        weeks=60,
    ).first_shortage.values[:, 0]
    assert wafer == pytest.approx(2.0 + 1.5 + 2 + 3.0 + 4.25, abs=1e-9)  # stocks, and the chip's line runs empty
    assert chip == pytest.approx(3.0 + 4.25, abs=1e-9)  # what is in the line stands still
    left = 0.4 / 0.8  # capacity left over use, and the wafers in the line at that speed
    assert partly > wafer
    assert partly == pytest.approx((2.0 + 1.5 + 3.0 + 4.25) / (1 - left) + 2, rel=0.05)


def test_demand_waits_as_long_as_its_patience(tmp_path: Path) -> None:
    net = line(tmp_path, finished=(0, 0), cover=(0, 0), lead=(1, 1), patience=3, utilisation=(0.5, 0.5))
    short, long = simulate(net, [Outage("chip", "JPN", duration=14), Outage("chip", "JPN", duration=70)], weeks=40).loss
    assert float(short) == pytest.approx(0, abs=1e-3)
    assert float(long) == pytest.approx((10 - 3) * BN)  # a week's demand is 1 bn USD


def test_scrap_is_lost_output(tmp_path: Path) -> None:
    net = line(tmp_path, finished=(0, 0), cover=(0, 0), lead=(1, 6), patience=0, utilisation=(1, 1))
    result = simulate(net, Outage("chip", "JPN", share=0.0, scrap=0.5), weeks=40)
    assert float(result.loss[0]) == pytest.approx(0.5 * 6 * BN)


def test_spare_capacity_is_used_in_full_and_steadily(tmp_path: Path) -> None:
    """Two makers at half load, no stocks: once qualified, one of them serves everybody, week after week."""
    rows = "wafer,material,lead_time,,2\nwafer,material,utilisation,,0.4\nchip,product,lead_time,,3\n"
    rows += "chip,product,patience,,5\n"
    write(
        tmp_path,
        {
            "stages.csv": f"stage,kind,parameter,low,central\n{rows}chip,product,utilisation,,0.5\n"
            "chip,product,qualification,4,8",
            "capacity.csv": "stage,place,share\nwafer,JPN,1\nchip,TWN,0.5\nchip,USA,0.5",
            "inputs.csv": "input,stage,central,essential\nwafer,chip,0.2,yes",
            "products.csv": f"subject,field,key,central\nchip,sales,,{WEEKS}\nchip,end_use,cars,1\n"
            "cars,user_place,JPN,1",
        },
    )
    served = simulate(Network.read(tmp_path), Outage("chip", "TWN", duration=np.inf), weeks=40).fill.values[0, :, 0]
    np.testing.assert_allclose(served[:8], 0.5, atol=1e-9)
    np.testing.assert_allclose(served[4 + 3 + 2 :], 1, atol=1e-9)


@pytest.mark.parametrize("which", ["recommended", "estimate_2025"])
def test_service_does_not_swing_from_week_to_week(which: str) -> None:
    """Under a loss for good little changes in the last weeks: service must not go up and down."""
    result = simulate(Network.shipped(which), library()["taiwan_full_loss"].scenario, weeks=104, detail=False)
    late = result.fill.values[0, -26:]
    assert np.abs(np.diff(late, n=2, axis=0)).max() < 0.1


def test_places_kept_apart_or_not_agree() -> None:
    net = Network.shipped()
    outages = [Outage("fab_logic_28_45", "TWN", duration=120, recovery=60), Outage("abf_film", "JPN", duration=90)]
    one = simulate(net, outages, weeks=60, detail=False)
    two = simulate(net, outages, weeks=60, by_place=True, detail=False)
    np.testing.assert_allclose(two.loss.values, one.loss.values, rtol=2e-2, atol=1e-3 * BN)


def test_small_essential_inputs_stop_large_stages(shipped: Network) -> None:
    film = simulate(shipped, Outage("abf_film", "*", duration=364), weeks=60)
    assert film.detail is not None
    made = film.detail["done"].sel(stage="server_pc_cpu/lt10").sum("place")[0]
    assert float(made[-10:].max()) < 1e-6 * float(made[0])
    memory = film.detail["done"].sel(stage="dram_modules").sum("place")[0]
    assert float(memory.min()) > 0.999 * float(memory[0])  # substrates of another kind


def test_masks_are_a_stock(shipped: Network) -> None:
    result = simulate(shipped, Outage("photomasks", "*", duration=180), weeks=60)
    assert float(result.loss[0]) == 0
    assert result.detail is not None
    fabs = [s for s in shipped.stages if s.startswith("fab_")]
    base = shipped.output[[shipped.stages.index(s) for s in fabs]]
    assert (result.detail["starts"].sel(stage=fabs).values >= base * (1 - 1e-9)).all()


def test_equipment_limits_expansion_only(shipped: Network) -> None:
    result = simulate(shipped, Outage("lithography_euv", "EUN", duration=360), weeks=60)
    assert result.detail is not None
    assert float(result.loss[0]) == 0
    np.testing.assert_allclose(result.detail["starts"].values[0], np.tile(shipped.output, (60, 1, 1)), rtol=1e-12)
    assert "expansion only is slowed (lithography_euv; no week’s output is lost)" in result.status[0].message
    with pytest.raises(ValueError, match="lithography_euv has no capacity in USA; it is made in EUN"):
        simulate(shipped, Outage("lithography_euv", "USA"))
    with pytest.raises(ValueError, match="'lithography_euv' limits expansion only"):
        shipped.with_capacity("lithography_euv", "USA", 0.1)


def test_a_second_source_helps(shipped: Network) -> None:
    outage = Outage("fab_dram", "KOR", duration=150, recovery=30)
    before = simulate(shipped, outage, weeks=60)
    after = simulate(shipped.with_second_source("fab_dram", 1.0), outage, weeks=60)
    assert float(after.loss[0]) < 0.98 * float(before.loss[0])
    slow = simulate(shipped, outage, weeks=60, emergency=False)
    assert float(slow.loss[0]) >= float(before.loss[0]) - 1


def test_blocked_shipments_leave_stock_behind(shipped: Network) -> None:
    blocked = Outage("gas_hf", "JPN", duration=56, strikes="shipments", to="KOR")
    result = simulate(shipped, blocked, weeks=40)
    assert result.detail is not None
    stock = result.detail["F"].sel(stage="gas_hf", place="JPN")[0]
    assert float(stock[7]) > float(stock[0])
    received = result.detail["received"].sel(link="gas_hf in fab_dram")[0]
    at = {p: shipped.places.index(p) for p in ("KOR", "USA")}
    base = shipped.use[list(result.detail["received"].link.values).index("gas_hf in fab_dram")]
    assert float(received.sel(place="KOR")[3]) < 0.6 * base[at["KOR"]]
    assert float(received.sel(place="USA")[3]) == pytest.approx(base[at["USA"]], rel=1e-6)


def test_priority_serves_its_first_class_first() -> None:
    net = Network.shipped()
    outage = Outage("fab_logic_28_45", "*", share=0.7, duration=300, recovery=30)
    fair = simulate(net, outage, weeks=60)
    cars = simulate(net, outage, weeks=60, rationing="priority", priority={"auto_mcu_soc": 0})
    product = "auto_mcu_soc"
    first, second = (float(r.lost_sales.sel(product=product).sum()) for r in (cars, fair))
    assert first < 0.5 * second
    assert cars.balance() < 1e-9
    home = simulate(net, outage, weeks=60, rationing="priority", priority={"JPN": 0})
    assert float(home.lost_by.sel(place="JPN").sum()) < 0.5 * float(fair.lost_by.sel(place="JPN").sum())


def test_the_best_allocation_saves_what_users_value() -> None:
    net = Network.shipped()
    outage = Outage("*", "TWN", duration=90, recovery=60)
    fair, best = (simulate(net, outage, weeks=36, rationing=rule) for rule in ("proportional", "best"))
    assert best.balance() < 1e-9
    assert float(best.users_loss.sum()) < float(fair.users_loss.sum())


def test_many_runs_equal_single_runs(shipped: Network) -> None:
    outages = [Outage("fab_dram", "KOR", duration=d) for d in (30, 60, 90)]
    together = simulate(shipped, outages * 7, weeks=60)
    assert together.detail is None
    alone = [float(simulate(shipped, o, weeks=60).loss[0]) for o in outages]
    np.testing.assert_allclose(together.loss.values, alone * 7, rtol=1e-9, atol=1e-3)
    with pytest.raises(ValueError, match="detail=True"):
        together.balance()


def test_status_says_why_not() -> None:
    net = Network.shipped()
    lost, late, blocked = simulate(
        net,
        [
            Outage("fab_logic_lt10", "TWN", duration=np.inf),
            Outage("fab_logic_lt10", "TWN", duration=700, recovery=100),
            Outage("*", "TWN", duration=np.inf, strikes="shipments"),
        ],
        weeks=60,
    ).status
    assert not lost.ok
    assert "capacity is lost for good (fab_logic_lt10 in TWN, now at 0%)" in lost.message
    assert "capacity comes back after the run (fab_logic_lt10 in TWN, now at 0%)" in late.message
    assert "shipments are still blocked" in blocked.message


def test_names_are_matched() -> None:
    net = Network.shipped()
    with pytest.raises(ValueError, match="stage 'photo_resist' is not in this network; did you mean 'photoresist'"):
        simulate(net, Outage("photo_resist", "JPN"))
    with pytest.raises(ValueError, match="place 'JPM' is not in this network; did you mean 'JPN'"):
        simulate(net, Outage("photoresist", "JPM"))
    with pytest.raises(ValueError, match="hbm_stack has no capacity in USA; it is made in"):
        simulate(net, Outage("hbm_stack", "USA"))
    with pytest.raises(ValueError, match="rationing 'fair' is not one of"):
        simulate(net, Outage("hbm_stack", "KOR"), rationing="fair")
    with pytest.raises(ValueError, match="weeks is 0"):
        simulate(net, Outage("hbm_stack", "KOR"), weeks=0)
    with pytest.raises(ValueError, match="no outages to simulate"):
        simulate(net, [])
    with pytest.raises(ValueError, match="rationing is not 'priority'"):
        simulate(net, Outage("hbm_stack", "KOR"), priority={"USA": 0})
    assert "2 runs" in repr(
        simulate(net, [Scenario("a", (Outage("hbm_stack", "KOR"),)), Outage("cmp", "USA")], weeks=2)
    )
