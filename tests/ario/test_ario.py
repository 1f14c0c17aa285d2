"""ARIO against BoARIO's output, against its equations written out, and its errors."""

import json
import subprocess
import sys
from pathlib import Path

import ario_textbook
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import reference, shared

from chipaccord.ario import Outage, Run, Table, run
from chipaccord.chain import Outage as WeeklyOutage

CASES = {
    "A_recover_linear_alt": 1e-9,
    "B_recover_deep_noalt": 1e-9,
    "C_recover_deep_alt": 1e-9,
    "D_rebuild_alt": 1e-8,
}
REBUILDERS = {"ELEC": 0.2, "OTHR": 0.8}  # found from the output of case D: its parameters do not state them


def truth_table() -> Table:
    folder = reference("ario", "inputs")
    inter = pd.read_csv(folder / "Z.csv", header=[0, 1], index_col=[0, 1])
    final = pd.read_csv(folder / "Y.csv", header=[0, 1], index_col=[0, 1])
    output = pd.read_csv(folder / "x.csv", index_col=[0, 1])["indout"]
    regions, sectors = zip(*inter.index, strict=True)
    return Table(inter.to_numpy(), final.to_numpy(), output.to_numpy(), regions, sectors)


def truth_run(case: str) -> Run:
    p = json.loads((reference("ario", "outputs", case) / "params.json").read_text())
    rebuild = p["event"] == "rebuild"
    outage = Outage(
        "TWN",
        "CHIP",
        p["share"],
        start=p["occurrence"],
        duration=p["dur"],
        recovery=p["rtau"],
        curve="rebuild" if rebuild else "linear",
        rebuilders=REBUILDERS if rebuild else {},
    )
    days = {sector: float(value) for sector, value in p["inv"].items()}
    return run(truth_table(), outage, days, p["psi"], p["order"], p["T"], tau_inv=p["tau_inv"])


@pytest.mark.parametrize(("case", "unmet"), CASES.items())
def test_truth(case: str, unmet: float) -> None:
    result = truth_run(case)
    for name, values, tolerance in (
        ("production", result.production, 1e-9),
        ("capacity", result.capacity, 1e-9),
        ("final_demand_unmet", result.final_unmet, unmet),
    ):
        table = pd.read_csv(reference("ario", "outputs", case) / f"{name}.csv.gz", header=[0, 1], index_col=0)
        industries = zip(values.region.values, values.sector.values, strict=True)
        assert [tuple(name) for name in table.columns] == list(industries)
        expected = table.to_numpy()
        assert np.abs(values.values - expected).max() <= tolerance * np.abs(expected).max()
        if name != "final_demand_unmet":
            assert np.allclose(values.values, expected, rtol=tolerance, atol=0)


@pytest.mark.parametrize("case", ["B_recover_deep_noalt", "C_recover_deep_alt"])
def test_death_spiral_is_flagged(case: str) -> None:
    result = truth_run(case)
    assert result.status == "not_recovered"
    assert not result.status.ok
    assert "though capacity is back" in result.status.message
    assert (result.loss_by_region > 0.5).all()


@pytest.mark.parametrize("case", ["A_recover_linear_alt", "D_rebuild_alt"])
def test_return_is_flagged(case: str) -> None:
    assert truth_run(case).status == "recovered"


@st.composite
def tables(draw: st.DrawFn) -> tuple[Table, int]:
    regions, sectors = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    n = regions * sectors
    inter = rng.random((n, n)) * rng.choice([1.0, 0.1, 1e-3], (n, n))
    final = rng.random((n, regions)) + 0.1
    output = inter.sum(1) + final.sum(1)
    too_much = (inter.sum(0) / output).max()
    inter *= 0.7 / max(too_much, 0.7)
    final += ((output - inter.sum(1) - final.sum(1)) / regions)[:, None]
    names = [f"r{k}" for k in range(regions)]
    return Table(inter, final, output, tuple(np.repeat(names, sectors)), tuple("abc"[:sectors]) * regions), sectors


@given(tables(), st.floats(0, 1), st.booleans(), st.floats(2, 60), st.floats(0.5, 1))
@settings(max_examples=40, deadline=None)
def test_equals_its_equations(case: tuple[Table, int], share: float, alt: bool, cover: float, psi: float) -> None:
    table, sectors = case
    result = run(table, Outage("r0", "a", share, 3, 10, 20), cover, psi, "alt" if alt else "noalt", 80, tau_inv=30)
    lost = np.zeros((80, len(table.output)))
    lost[3:14, 0] = share
    lost[14:, 0] = share * np.maximum(1 - (np.arange(14, 80) - 1 - 13) / 20, 0)
    made, unmet = ario_textbook.run(
        table.inter, table.final, table.output, sectors, np.full(sectors, cover), psi, alt, 80, 30.0, lost
    )
    np.testing.assert_allclose(result.production.values, made, rtol=1e-7, atol=1e-9 * made.max())
    np.testing.assert_allclose(result.final_unmet.values, unmet, atol=1e-7 * made.max())


@given(tables())
@settings(max_examples=20, deadline=None)
def test_nothing_happens_without_an_outage(case: tuple[Table, int]) -> None:
    table, _ = case
    result = run(table, [], 30.0, days=50)
    np.testing.assert_allclose(result.production.values, np.tile(table.output / 365, (50, 1)), rtol=1e-12)
    assert result.status.ok
    assert abs(result.loss_by_region).max() < 1e-12


def test_order_of_rows_changes_nothing() -> None:
    table = truth_table()
    turn = np.array([4, 2, 0, 8, 6, 7, 1, 3, 5])
    turned = Table(
        table.inter[np.ix_(turn, turn)],
        table.final[turn],
        table.output[turn],
        tuple(np.array(table.regions)[turn]),
        tuple(np.array(table.sectors)[turn]),
        final_regions=("ROW", "TWN", "USA"),
    )
    outage = Outage("TWN", "CHIP", 0.4, 5, 20, 40)
    one, two = run(table, outage, 40.0, days=120), run(turned, outage, 40.0, days=120)
    np.testing.assert_allclose(two.production.values, one.production.values[:, turn], rtol=1e-9)
    assert float(one.loss_by_region.sel(region="TWN")) == pytest.approx(float(two.loss_by_region.sel(region="TWN")))


def test_a_table_of_3465_industries_fits_in_a_gigabyte() -> None:
    work = (
        "import numpy as np; from pathlib import Path; from chipaccord.ario import Outage, Table, run\n"
        "n = 77 * 45; inter = np.random.default_rng(0).random((n, n))\n"
        "output = 1.5 * np.maximum(inter.sum(0), inter.sum(1))\n"
        "final = np.repeat(((output - inter.sum(1)) / 77)[:, None], 77, axis=1)\n"
        "names = [f'r{k}' for k in range(77) for _ in range(45)], [f's{k}' for _ in range(77) for k in range(45)]\n"
        "run(Table(inter, final, output, *names), Outage('r3', 's3', 0.5, 2, 9, 9), 60.0, days=10)\n"
        "print(next(l.split()[1] for l in Path('/proc/self/status').read_text().splitlines() if 'VmHWM' in l))"
    )
    if not Path("/proc/self/status").exists():
        pytest.skip("peak memory is read from Linux's /proc")
    peak = subprocess.run([sys.executable, "-c", work], check=True, capture_output=True, text=True).stdout
    assert float(peak) < 1e6  # kB


def test_regions_may_lack_a_sector() -> None:
    """An industry that makes and buys nothing may stand in the table or be left out."""
    rng = np.random.default_rng(3)
    inter = rng.random((4, 4))
    inter[3] = inter[:, 3] = 0.0
    final = np.array([[3.0, 1.0], [1.0, 4.0], [2.0, 2.0], [0.0, 0.0]])
    output = inter.sum(1) + final.sum(1)
    whole = Table(inter, final, output, ("A", "A", "B", "B"), ("x", "y", "x", "y"))
    three = Table(inter[:3, :3], final[:3], output[:3], ("A", "A", "B"), ("x", "y", "x"))
    outages = [Outage("A", "x", 0.5, 2, 20, 30), Outage("B", "x", 0.2, 10, 5, curve="step")]
    one, two = run(whole, outages, 20.0, days=90), run(three, outages, 20.0, days=90)
    np.testing.assert_allclose(two.production.values, one.production.values[:, :3], rtol=1e-12)
    np.testing.assert_allclose(run(three, [], 20.0, days=30).production.values, np.tile(output[:3] / 365, (30, 1)))
    with pytest.raises(ValueError, match="region 'B' has no sector 'y' in this table"):
        run(three, Outage("B", "y", 0.5))


def test_several_outages_of_one_industry_add_up() -> None:
    table = truth_table()
    one = run(table, Outage("TWN", "CHIP", 0.6, 5, 20, 40), 40.0, days=60)
    two = run(table, [Outage("TWN", "CHIP", share, 5, 20, 40) for share in (0.4, 0.2)], 40.0, days=60)
    np.testing.assert_allclose(two.production.values, one.production.values, rtol=1e-12)


def test_wiod_electronics_of_taiwan_barely_reach_the_us() -> None:
    """Why the chain of stages is needed: in a sector table all electronics substitute."""
    data = np.load(shared("data", "wiod2011.npz"))
    economies, industries = list(map(str, data["countries"])), list(map(str, data["industries"]))
    table = Table(
        data["inter"],
        data["final"],
        data["output"],
        tuple(np.repeat(economies, len(industries))),
        tuple(industries * len(economies)),
    )
    result = run(table, Outage("TWN", "c14", 1.0, 0, 90), 90.0, 0.8, days=365)
    loss = result.loss_by_region
    assert float(loss.sel(region="TWN")) > 0.05
    assert abs(float(loss.sel(region="USA"))) < 1e-3


def test_rows_are_named_in_errors() -> None:
    inter, final, output = np.ones((2, 2)), np.full((2, 1), 3.0), np.full(2, 5.0)
    with pytest.raises(ValueError, match=r"row A y: uses exceed output by 3; balance the table first"):
        Table(inter, np.array([[3.0], [6.0]]), output, ("A", "A"), ("x", "y"))
    with pytest.raises(ValueError, match="industry A x stands in rows 0 and 1"):
        Table(inter, final, output, ("A", "A"), ("x", "x"))
    with pytest.raises(ValueError, match="inter, row A y: negative"):
        Table(inter - [[0, 0], [0, 4]], np.array([[3.0], [7.0]]), output, ("A", "A"), ("x", "y"))
    with pytest.raises(ValueError, match=r"found inter \(2, 1\)"):
        Table(inter[:, :1], final, output, ("A", "A"), ("x", "y"))
    with pytest.raises(ValueError, match="pass final_regions"):
        Table(inter, np.full((2, 3), 1.0), output, ("A", "B"), ("x", "x"))
    table = Table(inter, final, output, ("A", "A"), ("x", "yy"))
    assert repr(table) == "Table(1 regions x 2 sectors, 10 a year)"
    with pytest.raises(ValueError, match=r"outage 1 \(B x\): no region 'B' in this table"):
        run(table, Outage("B", "x", 0.5))
    with pytest.raises(ValueError, match="no sector 'yyy' in this table; did you mean 'yy'"):
        run(table, Outage("A", "yyy", 0.5))
    with pytest.raises(ValueError, match=r"share 1.2 is outside 0 to 1"):
        run(table, Outage("A", "x", 1.2))
    with pytest.raises(ValueError, match="curve 'rebuilt' is not one of"):
        run(table, Outage("A", "x", 0.5, curve="rebuilt"))
    with pytest.raises(ValueError, match="shares of rebuilders add up to 0, not 1"):
        run(table, Outage("A", "x", 0.5, curve="rebuild", recovery=10))
    with pytest.raises(ValueError, match="inventory_days has no entry for sector 'yy'"):
        run(table, [], {"x": 3})
    with pytest.raises(ValueError, match="inventory_days names 'z'"):
        run(table, [], {"x": 3, "yy": 3, "z": 3})
    with pytest.raises(ValueError, match="inventory_days of sector 'x' is -1"):
        run(table, [], -1.0)
    with pytest.raises(ValueError, match="orders is 'ALT'"):
        run(table, [], orders="ALT")
    with pytest.raises(TypeError, match=r"use chipaccord.ario.Outage\(region, sector"):
        run(table, WeeklyOutage("x", "A"))  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(ValueError, match="tau_inv is 0"):
        run(table, [], tau_inv=0)


def test_an_outage_still_on_at_the_end_says_so() -> None:
    inter, final, output = np.ones((2, 2)), np.full((2, 1), 3.0), np.full(2, 5.0)
    result = run(Table(inter, final, output, ("A", "A"), ("x", "y")), Outage("A", "x", 0.5, 0, 1e9), days=30)
    assert "an outage is still on" in result.status.message
    assert "not_recovered" in repr(result)
