"""A Sankey panel: one amount on the left flows to the economies on the right, as SVG.

Vega-Lite has no Sankey. Heights are proportional to the amounts, on one scale for all panels of a figure; where a node
is lower than its label, the gap after it grows, so that labels never overlap. Text uses the page's font and colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from chipaccord.report.words import shortened

WIDTH = 290
NODE = 13  # width of a node
FLOW_END = 106  # where the right nodes begin
LABEL_X = FLOW_END + NODE + 8
PITCH = 38  # two lines of label and air
TOP, BOTTOM = 26, 10
NAME_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Part:
    """One economy's part: its name, its amount, the figure as text, its colour."""

    name: str
    amount: float
    text: str
    colour: str


def height_of(parts: Sequence[Part], scale: float) -> float:
    """Height of the stack of nodes at `scale` pixels for each unit."""
    return sum(max(part.amount * scale, PITCH) for part in parts)


def panel(parts: Sequence[Part], total: str, scale: float, height: float, description: str, ident: str) -> str:
    """SVG of one panel; all panels of a figure share `scale` and `height`.

    total: the left node's amount, as text. description: what a screen reader says.
    """
    size = sum(part.amount for part in parts) * scale
    bottom = TOP + height + BOTTOM
    left = TOP + (height - size) / 2
    right = TOP + (height - height_of(parts, scale)) / 2
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sankey" role="img" aria-labelledby="{ident}" '
        f'viewBox="0 0 {WIDTH} {bottom:.1f}">',
        f'<title id="{ident}">{escape(description)}</title>',
        f'<text class="total" x="0" y="15">{escape(total)}</text>',
        f'<rect x="0" y="{left:.2f}" width="{NODE}" height="{size:.2f}" fill="var(--ink)"/>',
    ]
    for part in parts:
        tall = part.amount * scale
        slot = max(tall, PITCH)
        top = right + (slot - tall) / 2
        middle = right + slot / 2
        bend = (NODE + FLOW_END) / 2
        name = escape(shortened(part.name, NAME_COLUMNS))
        out += [
            f'<path d="M{NODE},{left:.2f}C{bend},{left:.2f} {bend},{top:.2f} {FLOW_END},{top:.2f}'
            f"V{top + tall:.2f}C{bend},{top + tall:.2f} {bend},{left + tall:.2f} {NODE},{left + tall:.2f}Z"
            f'" fill="{part.colour}" fill-opacity="0.4"/>',
            f'<rect x="{FLOW_END}" y="{top:.2f}" width="{NODE}" height="{max(tall, 1.5):.2f}" fill="{part.colour}"/>',
            f'<text class="name" x="{LABEL_X}" y="{middle - 3:.2f}">{name}</text>',
            f'<text class="figure" x="{LABEL_X}" y="{middle + 13:.2f}">{escape(part.text)}</text>',
        ]
        left += tall
        right += slot
    return "\n".join([*out, "</svg>"])
