"""The stated figures in words: how many are wrong, and by how much."""

from __future__ import annotations

from chipaccord.report.numbers import Numbers
from chipaccord.report.text import shortened
from chipaccord.report.view import Claim
from chipaccord.report.words import listed, plural

MOST_QUOTED = 2


def factor_of(claim: Claim) -> float:
    """How far a figure is off, as a factor of at least one; zero where there is none."""
    return max(claim.factor, 1 / claim.factor) if claim.factor and claim.factor > 0 else 0.0


def misstated(claim: Claim, numbers: Numbers) -> str:
    """How far a stated figure is off: "10.0 times too large", "14% too small"."""
    direction, factor = claim.direction or "off", factor_of(claim)
    if not factor:
        return direction
    if factor >= 1.95:
        return f"{numbers.plain(factor)} times {direction}"
    percent = (1 - 1 / factor) * 100 if direction == "too small" else (factor - 1) * 100
    return f"{numbers.pct(percent, digits=2)} {direction}"


def count(claims: tuple[Claim, ...]) -> str:
    """ "1 of 4 wrong"."""
    off = sum(claim.verdict == "off" for claim in claims)
    return f"{off} of {len(claims)} wrong" if off else f"none of {len(claims)} wrong"


def quoted(claims: tuple[Claim, ...], numbers: Numbers) -> str:
    """The figures that are most wrong, quoted, each with the right one."""
    off = sorted((claim for claim in claims if claim.verdict == "off"), key=lambda claim: -factor_of(claim))
    said = [
        f"“{shortened(claim.text, 60)}” is {misstated(claim, numbers)}"
        + (f" (right: {claim.right})" if claim.right else "")
        for claim in off[:MOST_QUOTED]
    ]
    if len(off) > MOST_QUOTED:
        said.append(f"{len(off) - MOST_QUOTED} more")
    text = "; ".join(said)
    return text.replace("“", '"').replace("”", '"').replace("…", "...") if numbers.ascii_only else text


def verdict(claims: tuple[Claim, ...], numbers: Numbers) -> str:
    """One sentence on all stated figures."""
    off = [claim for claim in claims if claim.verdict == "off"]
    holds = sum(claim.verdict == "holds" for claim in claims)
    rest = len(claims) - len(off) - holds
    parts = [f"{holds} {plural(holds, 'holds', 'hold')}"] if holds else []
    if rest:
        parts.append(f"{rest} cannot be checked")
    if off:
        start = f"{len(off)} of {len(claims)} stated {plural(len(claims), 'figure', 'figures')} "
        start += f"{plural(len(off), 'is', 'are')} wrong"
        if len(off) == 1:
            start += f", {misstated(off[0], numbers)}"
    else:
        start = (
            f"None of {len(claims)} stated figures is wrong" if len(claims) > 1 else "The stated figure is not wrong"
        )
    return f"{start}; {listed(parts)}." if parts else f"{start}."
