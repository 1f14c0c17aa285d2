"""Charts of lines: names apart, axes round, whatever the points are."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from drawn import FIGURES, NAMES, drawn
from hypothesis import given
from hypothesis import strategies as st

from chipaccord.report.charts.lines import NARROW, WIDE, Layout, Series, line_chart

LAYOUTS = pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
POINTS = st.lists(st.tuples(st.floats(-1e6, 1e6), FIGURES), max_size=5).map(tuple)
SERIES = st.builds(
    Series,
    name=NAMES,
    points=POINTS,
    colour=st.just("red"),
    band=st.lists(st.tuples(st.just(0.0), FIGURES, FIGURES), max_size=3).map(tuple),
    dash=st.sampled_from(["", "5 4"]),
    dots=st.booleans(),
)


def chart(series: list[Series], layout: Layout = WIDE) -> str:
    return line_chart(series, layout, x_title="weeks", description="what it says", ident="it")


@LAYOUTS
@given(series=st.lists(SERIES, max_size=5).filter(lambda found: sum(len(s.points) == 1 for s in found) < 2))
def test_any_lines_are_drawn_inside(layout: Layout, series: list[Series]) -> None:
    svg = chart(series, layout)
    assert "nan" not in svg
    texts = re.sub(r"<text x=[^>]*(text-anchor=\"end\")?>[^<]*</text>", "", svg)  # names of points may lie over lines
    width, height = drawn(texts).size
    assert width == layout.width
    for x, y in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", texts):
        assert -0.01 <= float(x) <= width
        assert -0.01 <= float(y) <= height


@LAYOUTS
@given(names=st.lists(NAMES, max_size=7), ends=st.lists(FIGURES, min_size=7, max_size=7))
def test_names_never_overlap(layout: Layout, names: list[str], ends: list[float]) -> None:
    series = [Series(name, ((0, 0), (10, end)), "black") for name, end in zip(names, ends, strict=False)]
    drawn(chart(series, layout))


def test_names_at_the_same_height_are_moved_apart() -> None:
    series = [Series(f"line {k}, at the same height", ((0, 0), (10, 5 + k / 100)), "black") for k in range(6)]
    heights = sorted(text.y for text in drawn(chart(series)).texts if text.said.startswith("line"))
    assert len(heights) == 6
    assert min(b - a for a, b in pairwise(heights)) >= 17


def test_a_single_point_is_named_beside_it() -> None:
    line = Series("line", ((0, 0), (10, 5)), "black")
    for x, side in ((5.0, 1), (10.0, 1)):
        svg = chart([line, Series("point", ((x, 4.0),), "red", dots=True)])
        (dot,) = re.findall(r'<circle cx="([\d.]+)"', svg)
        (name,) = (text for text in drawn(svg).texts if text.said == "point")
        assert 0 < side * (name.left - float(dot)) < 20
    svg = chart([line, Series("a point with a name that has no room at its right side", ((10.0, 4.0),), "red")])
    (name,) = (text for text in drawn(svg).texts if text.said.startswith("a point"))
    assert name.right < 640


def test_values_below_zero_have_their_axis() -> None:
    ticks = [
        text.said for text in drawn(chart([Series("a", ((2026, -3), (2028, 1)), "red")])).texts if text.kind == "tick"
    ]
    assert ticks == ["−3", "−2", "−1", "0", "1", "2026", "2027", "2028", "weeks"]


def test_a_narrow_chart_lists_the_names_below() -> None:
    found = drawn(chart([Series("one", ((0, 0), (9, 9)), "red", dash="5 4"), Series("two", ((1, 1),), "blue")], NARROW))
    lowest = max(text.y for text in found.texts if text.kind == "tick")
    assert all(text.y > lowest for text in found.texts if text.said in ("one", "two"))
    assert len(found.all("path", stroke="red", stroke_dasharray="5 4")) == 2  # the line and its sample
    assert len(found.bars) == 1


def test_both_axes_are_written_by_the_caller() -> None:
    series = [Series("", ((0, 0), (9e8, 9e8)), "red")]
    svg = line_chart(
        series,
        WIDE,
        x_title="円",
        description="d",
        ident="i",
        shown=lambda value: f"{value / 1e8:g}億",
        x_shown=lambda value: f"{value / 1e8:g}億円",
    )
    said = [text.said for text in drawn(svg).texts]
    assert "8億" in said
    assert "8億円" in said
