"""Paths of capacity: what a week sees is the path's mean."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chipaccord.chain import Outage, Scenario
from chipaccord.chain.outages.outage import parse, scenarios_of


def test_curves() -> None:
    assert Outage("a", "b", duration=14).lost(4).tolist() == [1, 1, 0, 0]
    assert Outage("a", "b", start=7, duration=3.5, curve="step").lost(3).tolist() == [0, 0.5, 0]
    np.testing.assert_allclose(Outage("a", "b", duration=0, recovery=14).lost(3), [0.75, 0.25, 0])
    np.testing.assert_allclose(Outage("a", "b", share=0.5, duration=7, recovery=7).lost(3), [0.5, 0.25, 0])
    assert Outage("a", "b", duration=np.inf).lost(3).tolist() == [1, 1, 1]
    slow = Outage("a", "b", recovery=70, curve="s").lost(12)
    fast = Outage("a", "b", recovery=70, curve="exponential").lost(12)
    assert (np.diff(slow) <= 0).all()
    assert (np.diff(fast) <= 0).all()
    assert fast[1] < slow[1]
    assert slow[10] == 0


def test_paths() -> None:
    o = Outage("a", "b", path="0:0.00;28:0.00;29:0.10;36:0.30;42:0.50;73:0.88;97:1.00")
    lost = o.lost(20)
    assert lost[:4].tolist() == [1, 1, 1, 1]
    assert lost[14] == 0
    assert 7 * lost.sum() == pytest.approx(28 + 0.95 + 7 * 0.8 + 6 * 0.6 + 31 * 0.31 + 24 * 0.06, abs=1e-9)
    assert Outage("a", "b", path="0:0.5").lost(3).tolist() == [0.5] * 3
    quake = Outage("a", "b", path="0:0.3;0.4:0.7;3:1").lost(2)
    assert quake[0] == pytest.approx((0.4 * 0.5 + 2.6 * 0.15) / 7)


@example(0.0, 0.0, 2e-311, "linear")
@given(st.floats(0, 200), st.floats(0, 100), st.floats(0, 60), st.sampled_from(["step", "linear", "exponential", "s"]))
def test_weeks_add_up_to_the_days_lost(start: float, duration: float, recovery: float, curve: str) -> None:
    o = Outage("a", "b", start=start, duration=duration, recovery=recovery, curve=curve)
    lost = o.lost(60)
    assert ((lost >= 0) & (lost <= 1)).all()
    if curve != "exponential":
        back = 0.0 if curve == "step" else recovery / 2
        assert 7 * lost.sum() == pytest.approx(duration + back, rel=2e-3, abs=1e-6)


def test_scrap_happens_at_the_start() -> None:
    assert Outage("a", "b", start=8, scrap=0.25).scrapped(3).tolist() == [0, 0.25, 0]


def test_one_run_for_each() -> None:
    one = Outage("fab", "JPN")
    assert [s.name for s in scenarios_of([one, Scenario("two", (one, one))])] == ["fab in JPN", "two"]


def test_mistakes() -> None:
    with pytest.raises(ValueError, match=r"outage of a in b: share is 1.2; it lies between 0 and 1"):
        Outage("a", "b", share=1.2)
    with pytest.raises(ValueError, match="scrap is -1"):
        Outage("a", "b", scrap=-1)
    with pytest.raises(ValueError, match="curve 'fast' is not one of step, linear"):
        Outage("a", "b", curve="fast")
    with pytest.raises(ValueError, match="strikes 'all' is not one of capacity"):
        Outage("a", "b", strikes="all")
    with pytest.raises(ValueError, match="start, duration and recovery are days"):
        Outage("a", "b", duration=-1)
    with pytest.raises(ValueError, match=r"a destination \(KOR\) needs strikes"):
        Outage("a", "b", to="KOR")
    with pytest.raises(ValueError, match="'1:power' in path is not day:share"):
        Outage("a", "b", path="0:0;1:power")
    with pytest.raises(ValueError, match=r"day 3 of path comes after day 5; days must rise"):
        parse("0:0;5:0.1;3:1")
    with pytest.raises(ValueError, match=r"share 1.5 on day 2 of path"):
        parse("0:0;2:1.5")
