"""What charts share: round ticks, coordinates, markup that no text can break."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipaccord.report.charts import svg


@given(st.floats(1e-90, 1e300))
def test_steps_are_round_and_near(size: float) -> None:
    found = svg.step(size)
    assert f"{found:.6e}"[0] in "125"
    assert 0.5 < found / size < 2.01 or f"{found:.6e}"[:3] == "1.0"
    assert 0.6 < found / size < 1.7


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_ticks_lie_inside_and_evenly(low: float, size: float) -> None:
    scale = svg.Scale(low, low + size, 0.0, 400.0)
    places = [scale(value) for value, _ in svg.across(scale, svg.plain, 6)]
    assert all(-0.01 <= place <= 400.01 for place in places)
    gaps = [b - a for a, b in pairwise(places)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps), rel=1e-3) if gaps else True


def test_ticks_are_clean_numbers() -> None:
    assert svg.ticks(-0.3, 0.3, 0.1, svg.plain)[0] == (-0.3, "−0.3")
    assert [name for _, name in svg.ticks(2026, 2028, 1, svg.plain)] == ["2026", "2027", "2028"]


def test_coordinates_are_short() -> None:
    assert [svg.number(value) for value in (1.0, -0.001, 2.345678, 1e3)] == ["1", "0", "2.35", "1000"]


@given(st.text(), st.text())
def test_no_text_breaks_the_markup(said: str, description: str) -> None:
    whole = svg.document("kind", 10, 10, [svg.text(0, 0, said)], description=description, ident="i")
    root = ElementTree.fromstring(whole)
    assert root.get("aria-labelledby") == "i"
    assert len(list(root)) <= 2


def test_attributes_without_a_value_are_left_out() -> None:
    assert svg.element("a", b_c=1.5, class_="x", d=None) == '<a b-c="1.5" class="x"/>'
    assert svg.element("a", "inside") == "<a>inside</a>"
