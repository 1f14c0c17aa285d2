"""A Sankey panel: one amount on the left flows to the parts on the right.

Heights are proportional to the amounts, on one scale for all panels of a figure; where a node is lower than its label,
the gap after it grows, so that labels never overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chipaccord.report.charts import svg
from chipaccord.report.charts.svg import INK, number, point
from chipaccord.report.text import BOLD, NORMAL, shortened

WIDTH, NODE = 290, 13  # of the drawing and of a node
FLOW_END = 106  # where the right nodes begin
LABEL_X = FLOW_END + NODE + 8
PITCH, TOP, BOTTOM = 38, 26, 10  # two lines of label and air; above and below the flows


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, its amount (not negative), the figure as text, its colour."""

    name: str
    amount: float
    text: str
    colour: str


def height_of(parts: Sequence[Part], scale: float) -> float:
    """Height of the stack of nodes at `scale` pixels for each unit."""
    return sum(max(part.amount * scale, PITCH) for part in parts)


def panel(parts: Sequence[Part], total: str, scale: float, height: float, description: str, ident: str) -> str:
    """SVG of one panel; all panels of a figure share `scale` and `height`. total: the left node's amount, as text."""
    size = sum(part.amount for part in parts) * scale
    left, right = TOP + (height - size) / 2, TOP + (height - height_of(parts, scale)) / 2
    out = [svg.text(0, 10, shortened(total, WIDTH, BOLD), kind="strong"), svg.rect(0, left, NODE, size, INK)]
    for part in parts:
        tall = part.amount * scale
        slot = max(tall, PITCH)
        top, middle, bend = right + (slot - tall) / 2, right + slot / 2, (NODE + FLOW_END) / 2
        flow = (
            f"M{point(NODE, left)}C{point(bend, left)} {point(bend, top)} {point(FLOW_END, top)}V{number(top + tall)}"
            f"C{point(bend, top + tall)} {point(bend, left + tall)} {point(NODE, left + tall)}Z"
        )
        out.append(svg.element("path", d=flow, fill=part.colour, fill_opacity=0.4))
        out.append(svg.rect(FLOW_END, top, NODE, max(tall, 1.5), part.colour))
        out.append(svg.text(LABEL_X, middle - 8, shortened(part.name, WIDTH - LABEL_X, BOLD), kind="strong"))
        out.append(svg.text(LABEL_X, middle + 8, shortened(part.text, WIDTH - LABEL_X, NORMAL), kind="soft"))
        left, right = left + tall, right + slot
    return svg.document("sankey", WIDTH, TOP + height + BOTTOM, out, description=description, ident=ident)
