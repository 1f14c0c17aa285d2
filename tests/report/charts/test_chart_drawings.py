"""The network and the flows: in proportion, nothing covered, links only where there is room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from drawn import NAMES, drawn
from hypothesis import given
from hypothesis import strategies as st

from chipaccord.report.charts import sankey
from chipaccord.report.charts.network import Band, Box, Group, drawing

SIZES = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
AMOUNTS = st.lists(st.floats(0, 1) | st.sampled_from([0.0, 1e-9]), max_size=6)


@SIZES
def test_the_drawing_splits_each_box_and_numbers_bands(narrow: bool) -> None:
    bands = (Band("TWN", 0.75, "green", 1), Band("others", 0.25, "grey"))
    groups = [Group("Fabs", (Box("fab", "Fab", "TWN 75%", bands),)), Group("Products", (Box("chip", "Chip", "", ()),))]
    links = [("fab", "chip"), ("chip", "fab"), ("fab", "unknown")]
    found = drawn(drawing(groups, links, {"Taiwan": "green"}, narrow=narrow, description="d", ident="i"))
    large, small = (wide for _, _, wide, tall in found.bars if tall == 13)
    assert large / small == pytest.approx(3, rel=0.03)
    assert [text.said for text in found.texts if text.kind == "rank"] == ["1"]
    assert len(found.all("path", stroke_width="1.3")) == (0 if narrow else 1)


@SIZES
@given(names=st.lists(NAMES, max_size=9), per=st.integers(1, 4), legend=st.lists(NAMES, max_size=7))
def test_no_text_of_a_network_covers_another(narrow: bool, names: list[str], per: int, legend: list[str]) -> None:
    boxes = [Box(str(k), name, name[:9], (Band("", 0.4, "red"),)) for k, name in enumerate(names)]
    groups = [Group(f"group {k}", tuple(boxes[k : k + per])) for k in range(0, len(boxes), per)][:5]
    drawn(drawing(groups, [], dict.fromkeys(legend, "red"), narrow=narrow, description="d", ident="i"))


@given(amounts=AMOUNTS, name=NAMES)
def test_flows_are_in_proportion_and_labels_apart(amounts: list[float], name: str) -> None:
    parts = [sankey.Part(f"{k}{name}", amount, name, "red") for k, amount in enumerate(amounts)]
    height = max(sankey.height_of(parts, 200.0), 10.0)
    found = drawn(sankey.panel(parts, name, 200.0, height, "d", "i"))
    labels = [text.y for text in found.texts if text.kind == "strong" and text.left > 100]
    assert all(lower - upper >= sankey.PITCH - 0.01 for upper, lower in pairwise(labels))
    source, *nodes = found.bars
    assert source[3] == pytest.approx(200 * sum(amounts), abs=0.01)
    assert [tall for *_, tall in nodes] == pytest.approx([max(200 * amount, 1.5) for amount in amounts], abs=0.01)
