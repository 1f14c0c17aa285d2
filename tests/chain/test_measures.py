"""Measures, the shock library, and risk."""

from itertools import product

import numpy as np
import pytest
from chain_cases import random_network

from chipaccord.chain import Network, Outage, simulate
from chipaccord.chain import measures as of
from chipaccord.chain.outages.library import library, shock
from chipaccord.chain.risk.risk import Hazard, assess, cvar_of, hazards, sample


@pytest.fixture(scope="module")
def net() -> Network:
    return Network.shipped()


def test_library_runs_and_recovers_or_says_why(net: Network) -> None:
    asked = {"taiwan_blockade_30_days", "taiwan_blockade_90_days", "taiwan_blockade_180_days", "taiwan_full_loss"}
    asked |= {"renesas_like_fire", "kumamoto_earthquake", "japan_photoresist_loss", "thai_like_flood"}
    assert asked | {"rare_gas_export_control"} <= set(library())
    for which, how in product(("recommended", "estimate_2025"), ("central", "tight")):
        result = simulate(Network.shipped(which, how), [s.scenario for s in library().values()], weeks=90, detail=False)
        for scenario, status in zip(result.scenarios, result.status, strict=True):
            if scenario.name == "taiwan_full_loss":
                assert not status.ok
                assert "capacity is lost for good (ai_accelerators in TWN, now at" in status.message
            else:
                assert status.ok, (scenario.name, status.message)
                assert "than lines of up to" not in status.message, (scenario.name, how, status.message)
                assert how == "tight" or "dips again" not in status.message
        loss = dict(zip(library(), result.loss.values, strict=True))
        assert loss["taiwan_blockade_30_days"] < loss["taiwan_blockade_90_days"] < loss["taiwan_blockade_180_days"]
        assert loss["taiwan_blockade_180_days"] < loss["taiwan_full_loss"]
    with pytest.raises(ValueError, match="no shock 'taiwan_blockade' in the library; did you mean"):
        shock("taiwan_blockade")


def test_criticality_and_survival(net: Network) -> None:
    where = [("advanced_packaging", "TWN"), ("fab_logic_lt10", "TWN"), ("cmp", "USA"), ("photomasks", "TWN")]
    table = of.criticality(net, where, weeks=60)
    assert set(table.index[:2]) == set(where[:2])
    assert table["lost_sales"].iloc[-1] == 0
    assert (table["lost_sales"].diff().dropna() <= 0).all()
    survive = of.time_to_survive(net, where, weeks=60)
    assert survive[where[0]] == pytest.approx(7 / 7 + 14 / 7 + 0.45, abs=0.5)
    assert np.isinf(survive[where[3]])


def test_nodes_are_stages_and_processes(net: Network) -> None:
    found = of.nodes(net, at_least=0.5)
    assert ("advanced_packaging", "TWN") in found
    assert ("abf_film", "JPN") in found
    assert not any("/" in stage for stage, _ in found)


def test_concentration(net: Network) -> None:
    table = of.concentration(net)
    assert table.loc["lithography_euv", "hhi"] == pytest.approx(1)
    assert not table.loc["lithography_euv", "weekly_flow"]
    assert table.loc["fab_logic_lt10", "hhi"] == pytest.approx(0.69**2 + 0.31**2)
    assert table.loc["abf_film", "largest_place"] == "JPN"


def test_passing_through_taiwan(net: Network) -> None:
    through = of.passing_through(net, "TWN")
    accelerators = float(through.sel(product="ai_accelerators", economy="USA"))
    assert accelerators > 0.85
    assert float(through.sel(product="dram_modules", economy="USA")) < accelerators
    nowhere = of.passing_through(net, "GBR")
    assert np.nanmax(nowhere.values) == 0


def test_exposure_adds_up(net: Network) -> None:
    table = of.exposure(net, shock("taiwan_blockade_90_days"), weeks=60)
    result = simulate(net, shock("taiwan_blockade_90_days"), weeks=60)
    assert table["lost"].sum() == pytest.approx(float(result.loss[0]))
    assert table["users_loss"].sum() == pytest.approx(float(result.users_loss.sum()))
    assert float(of.by_economy(result, ["JPN"])[0]) == pytest.approx(table.loc["JPN", "lost"])
    assert table.loc["USA", "lost"] == table["lost"].max()


def test_cvar_of_known_losses() -> None:
    losses = np.arange(1.0, 101.0)
    at, beyond = cvar_of(losses, 0.95)
    assert at == 95
    assert beyond == pytest.approx(98)
    assert cvar_of(losses, 0.0)[1] == pytest.approx(losses.mean())
    at, beyond = cvar_of(np.array([0.0, 10.0]), 0.9, np.array([0.95, 0.05]))
    assert at == 0.0
    assert beyond == pytest.approx(5.0)
    with pytest.raises(ValueError, match=r"level 1.0 must lie between"):
        cvar_of(losses, 1.0)


def small_hazards() -> tuple[Hazard, ...]:
    return (
        Hazard("fire", "fab", "TWN", 0.2, (0.2, 0.9), 40, 120, scrap=0.2),
        Hazard("flood", "logic", "JPN", 0.1, (0.5, 1.0), 30, 90),
    )


def test_common_random_numbers() -> None:
    one, two = sample(40, 7, small_hazards()), sample(40, 7, small_hazards())
    assert one.scenarios == two.scenarios
    alone = sample(40, 7, small_hazards()[:1])
    assert alone.scenarios[0] == one.scenarios[0]  # another list of hazards meets the same fires
    assert (alone.counts[:, 0] == one.counts[:, 0]).all()
    assert sample(40, 8, small_hazards()).scenarios != one.scenarios
    assert len(one.scenarios) == 40


def test_risk_of_a_small_network() -> None:
    net = random_network(0, 5)
    drawn = sample(60, 1, small_hazards(), years=4000)
    risk = assess(net, drawn, level=0.9, weeks=60)
    assert risk.cvar >= risk.value_at_risk
    assert risk.cvar >= risk.expected > 0
    assert risk.expected == pytest.approx(float(risk.by_hazard["expected"].sum()), rel=0.15)
    stocked = assess(net.with_stock("*", 60, at="user"), drawn, level=0.9, weeks=60)
    assert (stocked.losses <= risk.losses + 1e-9).all()  # the same outages
    assert "CVaR" in repr(risk)


def test_a_thousand_outages_in_one_call(net: Network) -> None:
    drawn = sample(1000, 0)
    assert len(drawn.scenarios) == 1000
    assert {h.name for h in drawn.hazards} == {h.name for h in hazards()}
    small = random_network(1, 2)
    outages = [Outage("fab", "JPN", share=s) for s in np.linspace(0, 1, 1000)]
    result = simulate(small, outages, weeks=20)
    assert result.loss.shape == (1000,)
    assert (np.diff(result.loss.values) >= -1e-9).all()


def test_hazards_are_checked() -> None:
    with pytest.raises(ValueError, match=r"hazard x: severity 0.5 to 0.2"):
        Hazard("x", "fab", "JPN", 0.1, (0.5, 0.2), 10, 20)
    with pytest.raises(ValueError, match="95th percentile of days"):
        Hazard("x", "fab", "JPN", 0.1, (0.1, 0.2), 30, 20)
    with pytest.raises(ValueError, match="frequency -1 a year"):
        Hazard("x", "fab", "JPN", -1, (0.1, 0.2), 10, 20)
    with pytest.raises(ValueError, match="n is 1: sample at least one"):
        sample(1, 0, small_hazards())
    with pytest.raises(ValueError, match="no hazards to sample"):
        sample(1, 0, ())
