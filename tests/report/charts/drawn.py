"""A drawn chart taken apart: its texts with the room they take, its bars, and what holds for every chart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import strategies as st

from chipaccord.report.text import BOLD, NORMAL, SMALL

SVG = "{http://www.w3.org/2000/svg}"
MEASURES = {"strong": BOLD, "small": SMALL, "tick": SMALL, "rank": SMALL}
NAMES = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="日本語の半導体購入計画、台湾への依存 ", max_size=60),
    st.sampled_from(["Taiwan", "台湾", "<&>\"'", "W" * 200, "億円 " * 30, "\x00\x1b\u202e", "＋０．９１％"]),
)
FIGURES = st.floats(-1e300, 1e300) | st.floats(-100, 100) | st.sampled_from([0.0, 5e-324, -1e-12])


@dataclass(frozen=True)
class Text:
    """One line of text; `y` is the middle of the line."""

    said: str
    left: float
    right: float
    y: float
    kind: str


@dataclass(frozen=True)
class Drawn:
    """A chart and its parts."""

    root: ElementTree.Element

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        _, _, width, height = map(float, self.root.get("viewBox", "").split())
        return width, height

    @property
    def texts(self) -> list[Text]:
        """Every line of text and the room that it takes."""
        found = []
        for node in self.root.iter(f"{SVG}text"):
            kind, said = node.get("class", ""), node.text or ""
            wide, x = MEASURES.get(kind, NORMAL)(said), float(node.get("x", "nan"))
            left = x - {"end": wide, "middle": wide / 2}.get(node.get("text-anchor", ""), 0.0)
            found.append(Text(said, left, left + wide, float(node.get("y", "nan")) - 4.4, kind))
        return found

    def all(self, tag: str, **wanted: str) -> list[ElementTree.Element]:
        """The elements of a kind with these attributes."""
        return [
            node
            for node in self.root.iter(f"{SVG}{tag}")
            if all(node.get(name.replace("_", "-")) == value for name, value in wanted.items())
        ]

    @property
    def bars(self) -> list[tuple[float, float, float, float]]:
        """Left, top, width and height of every rectangle."""
        sides = ("x", "y", "width", "height")
        return [tuple(float(node.get(side, "nan")) for side in sides) for node in self.all("rect")]  # type: ignore[misc]  # four sides


def drawn(svg: str) -> Drawn:
    """The chart taken apart, once what holds for every chart has been seen to hold."""
    chart = Drawn(ElementTree.fromstring(svg))
    width, height = chart.size
    title = chart.root.find(f"{SVG}title")
    assert title is not None
    assert title.text
    assert chart.root.get("role") == "img"
    assert chart.root.get("aria-labelledby") == title.get("id")
    values = " ".join(value for node in chart.root.iter() for name, value in node.attrib.items() if name != "fill")
    assert not any(bad in values for bad in ("nan", "inf", "None"))
    for left, top, wide, tall in chart.bars:
        assert wide >= 0
        assert tall >= 0
        assert left >= -0.01
        assert left + wide <= width + 1
        assert top >= -0.01
        assert top + tall <= height + 0.01
    for text in chart.texts:
        assert text.left >= -0.5, text
        assert text.right <= width + 0.5, text
        assert 5 <= text.y <= height - 4, text
    for one, other in combinations(chart.texts, 2):
        beside = min(one.right, other.right) - max(one.left, other.left) <= 0.5
        assert beside or abs(one.y - other.y) >= 11, (one, other)
    return chart
