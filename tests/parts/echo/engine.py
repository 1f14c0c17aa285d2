"""An engine for show: a sound that walls send back, each a part of it. It knows no document and no page.

heard[k] = loudness * kept^k          after k walls
"""

from __future__ import annotations


def echoes(loudness: float, kept: float, walls: int) -> tuple[float, ...]:
    """Loudness after each wall. kept: what a wall sends back, a share."""
    return tuple(loudness * kept**wall for wall in range(1, walls + 1))
