"""Charts of rows: in place whatever the figures and labels are, and bars in proportion."""

from __future__ import annotations

from itertools import pairwise

import pytest
from drawn import FIGURES, NAMES, drawn
from hypothesis import given
from hypothesis import strategies as st

from chipaccord.report.charts.rows import NARROW, WIDE, Layout, Mark, row_chart

LAYOUTS = pytest.mark.parametrize("layout", [WIDE, NARROW], ids=["wide", "narrow"])
MARKS = st.builds(
    Mark,
    label=NAMES,
    start=FIGURES,
    end=FIGURES,
    colour=st.just("red"),
    figure=st.lists(NAMES, max_size=3).map(tuple),
    aside=NAMES,
    low=st.none() | FIGURES,
    high=st.none() | FIGURES,
    strong=st.booleans(),
    follows=st.booleans(),
    dots=st.booleans(),
    heading=st.booleans(),
)


def chart(marks: list[Mark], layout: Layout = WIDE, *, unit: str = "bn USD", axis: bool = True) -> str:
    return row_chart(marks, layout, unit=unit, description="what it says", ident="it", axis=axis)


@LAYOUTS
@given(marks=st.lists(MARKS, max_size=6), unit=NAMES, axis=st.booleans())
def test_nothing_overlaps_or_leaves_the_drawing(layout: Layout, marks: list[Mark], unit: str, axis: bool) -> None:
    found = drawn(chart(marks, layout, unit=unit, axis=axis))
    assert found.size[0] == layout.width
    for one, below in pairwise(sorted({(top, top + tall) for _, top, _, tall in found.bars})):
        assert below[0] > one[1]


@LAYOUTS
def test_no_rows_is_an_empty_drawing(layout: Layout) -> None:
    found = drawn(chart([], layout))
    assert found.texts == []
    assert found.bars == []


@LAYOUTS
def test_bars_are_in_proportion_and_begin_at_zero(layout: Layout) -> None:
    found = drawn(chart([Mark(name, 0, end, "red") for name, end in (("a", 4), ("b", 1), ("c", -2))], layout))
    four, one, minus = found.bars
    assert four[2] == pytest.approx(4 * one[2], abs=0.05)
    assert minus[2] == pytest.approx(2 * one[2], abs=0.05)
    assert four[0] == pytest.approx(one[0]) == pytest.approx(minus[0] + minus[2], abs=0.02)
    (zero,) = found.all("path", stroke="var(--ink)")
    assert f"M{four[0]:g}," in (zero.get("d") or "")
    assert [text.said for text in found.texts if text.kind == "tick"][-1] == "bn USD"


def test_a_range_is_a_line_with_ends() -> None:
    found = drawn(chart([Mark("a", 0, 10, "red", low=5, high=20)]))
    ((left, top, wide, tall),) = found.bars
    (line,) = found.all("path", stroke="var(--ink)", stroke_width="1.5")
    middle, low, high = f"{top + tall / 2:g}", f"{left + wide / 2:g}", f"{left + 2 * wide:g}"
    assert (line.get("d") or "").startswith(f"M{low},{middle}H{high}M{low},")
    assert found.all("path", stroke="var(--paper)")  # a lighter ground over the bar


def test_a_waterfall_is_linked_from_row_to_row() -> None:
    steps = [Mark("all", 0, 5, "red", follows=True), Mark("less", 5, 2, "red", follows=True), Mark("left", 0, 2, "red")]
    found = drawn(chart(steps))
    links = [node.get("d") for node in found.all("path", stroke_dasharray="2 2")]
    (a, top, wide, tall), (b, lower, _, _), _ = found.bars
    assert len(links) == 2
    assert links[0] == f"M{a + wide:g},{top + tall:g}V{lower:g}"
    assert (links[1] or "").startswith(f"M{b:g},")


def test_dots_are_open_at_the_start_and_full_at_the_end() -> None:
    found = drawn(chart([Mark("a", 0.2, 0.8, "red", dots=True)], axis=False))
    start, end = found.all("circle")
    assert (start.get("fill"), end.get("fill")) == ("var(--paper)", "var(--ink)")
    assert float(start.get("cx", "")) < float(end.get("cx", ""))
    assert not found.bars
    assert not [text for text in found.texts if text.kind == "tick"]


def test_what_is_small_is_seen_and_what_is_zero_is_not() -> None:
    found = drawn(chart([Mark("large", 0, 1e9, "red"), Mark("small", 0, 1e-9, "red"), Mark("none", 0, 0, "red")]))
    assert [wide for _, _, wide, _ in found.bars][1:] == [0.75]


def test_labels_are_aligned() -> None:
    marks = [Mark("short", 0, 1, "red", ("1", "[0 to 2]"), "aside"), Mark("日本語の名前", 0, 2, "red", ("2",), "b")]
    wide, narrow = drawn(chart(marks)).texts, drawn(chart(marks, NARROW)).texts
    assert len({round(text.right) for text in wide if text.said in ("short", "日本語の名前")}) == 1
    assert len({text.left for text in wide if text.said in ("1", "2", "[0 to 2]") and not text.kind}) == 1
    assert {text.left for text in narrow if text.said in ("short", "日本語の名前")} == {0}
    assert not [text for text in narrow if text.said == "aside"]


@LAYOUTS
def test_ticks_are_written_by_the_caller_unless_that_hides_the_difference(layout: Layout) -> None:
    def ticks(shown: str) -> list[str]:
        svg = row_chart([Mark("a", 0, 3e-5, "r")], layout, unit="", description="d", ident="i", shown=shown.format)
        return [text.said for text in drawn(svg).texts if text.kind == "tick"]

    assert ticks("{:.1e}円")[0] == "0.0e+00円"
    assert "1e−05" in ticks("<0.0001")


def test_long_ticks_are_fewer() -> None:
    svg = row_chart(
        [Mark("a", 0, 9, "r")], NARROW, unit="u", description="d", ident="i", shown="{:.1f} trillion yen".format
    )
    assert 2 <= len([text for text in drawn(svg).texts if text.said.endswith("yen")]) <= 4
