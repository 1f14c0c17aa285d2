"""The purchases' charts: the three bookings, the waterfall, where each dollar comes from, year by year."""

from __future__ import annotations

from chipaccord.outcome import Range
from chipaccord.parts.purchases.figures import Answer, Effects
from chipaccord.report.charts import sankey
from chipaccord.report.charts.rows import Mark
from chipaccord.report.layout import Chart, Panel
from chipaccord.report.palette import NEUTRAL, OTHER
from chipaccord.report.talk import Talk

BASES = ("customs", "ownership", "value")
FEWEST = 0.005  # economies below this part of the whole share one node of the Sankey
MOST = 7  # nodes of the Sankey
SHOWN, MOST_SHOWN = 0.005, 6  # third economies with a row of their own
REST = 0.0005
SIZE = 200  # pixels of the whole purchase in the Sankey


def bookings(talk: Talk, answer: Answer, headline: str) -> Chart:
    """The Sankey: a year's purchase on the three bases."""
    stacks = {basis: _stack(talk, answer, basis) for basis in BASES}
    if not all(stacks.values()):
        return Chart("bookings", headline, "purchases-bookings")
    scale = SIZE / max(sum(part.amount for part in parts) for parts in stacks.values())
    height = max(sankey.height_of(parts, scale) for parts in stacks.values())
    panels = []
    for basis, parts in stacks.items():
        name = talk.words.sentence(talk.words.name("basis", basis))
        total = talk("purchases-a-year", amount=talk.numbers.usd(sum(part.amount for part in parts)))
        said = talk.words.listed([f"{name}: {total}", *(f"{part.name} {part.text}" for part in parts)])
        svg = sankey.panel(parts, total, scale, height, said, f"sankey-{basis}")
        panels.append(Panel(name, talk(f"purchases-{basis}-note"), svg))
    unit, base = talk("purchases-bookings-unit"), talk("purchases-central")
    return Chart("bookings", headline, "purchases-bookings", unit, base, panels=tuple(panels))


def _stack(talk: Talk, answer: Answer, basis: str) -> list[sankey.Part]:
    """The economies on one basis, the largest first; small ones together."""
    found = {row.economy: float(getattr(row, basis)) for row in answer.bookings if getattr(row, basis) > 0}
    whole = sum(found.values())
    ordered = sorted(found, key=lambda code: -found[code])
    large = [code for code in ordered if found[code] >= FEWEST * whole][:MOST]
    small = [code for code in ordered if code not in large]
    if len(small) == 1:
        large, small = ordered, []
    groups = [(talk.words.name("economy", code), found[code], talk.palette.colour(code)) for code in large]
    if small:
        groups.append((talk("purchases-others-count", count=len(small)), sum(found[code] for code in small), OTHER))
    return [
        sankey.Part(name, usd, f"{talk.numbers.in_steps(usd)} ({talk.numbers.pct(round(usd / whole, 3))})", colour)
        for name, usd, colour in groups
    ]


def balance(talk: Talk, effects: Effects, headline: str) -> Chart:
    """The waterfall from the announced purchase to the goods balance."""
    marks, level = [], 0.0
    for number, step in enumerate(effects.steps):
        total, usd = step.kind == "total", step.usd / talk.numbers.unit
        start, level = (0.0, usd) if total else (level, level + usd)
        text = (talk.numbers.in_steps(step.usd, signed=not total),)
        colour, follows = NEUTRAL if total else "var(--change)", number < len(effects.steps) - 1
        label = talk.words.sentence(talk.called("step", step.step))
        marks.append(Mark(label, start, level, colour, text, strong=total, follows=follows))
    ends = talk.span(effects.bilateral_balance, "usd", signed=True)
    note = talk("purchases-balance-note", ends=ends) if ends else ""
    drawn = talk.rows("balance", marks, unit=talk("unit-usd_a_year"), headline=headline)
    table = "purchases-effects-steps"
    return Chart("balance", headline, table, talk("purchases-balance-unit"), talk.base, note=note, **drawn)


def split(talk: Talk, effects: Effects, headline: str) -> Chart:
    """Where each purchased dollar comes from: the parts of 100 percent, one below the other."""
    shown = [row for row in effects.diverted_from if abs(row.share.central) >= SHOWN][:MOST_SHOWN]
    rest = effects.diverted.central - sum(row.share.central for row in shown)
    parts: list[tuple[str, float, Range | None, str]] = [
        (talk("purchases-part-additional"), effects.additional.central, effects.additional, "var(--ink)")
    ]
    for row in shown:
        label = talk("purchases-part-diverted", economy=talk.words.name("economy", row.economy, "the"))
        parts.append((label, row.share.central, row.share, talk.palette.colour(row.economy)))
    if abs(rest) >= REST:
        parts.append((talk("purchases-part-others", named="yes" if shown else "no"), rest, None, OTHER))
    home = talk.palette.colour(talk.terms.buyer)
    parts.append((talk("purchases-part-displaced"), effects.displaced.central, effects.displaced, home))
    wide: list[Mark] = []
    narrow: list[Mark] = []
    level = 0.0
    for number, (label, share, figure, colour) in enumerate(parts):
        span = talk.span(figure, "share", digits=2) if figure else ""
        text, ends, follows = talk.numbers.share(share), f"[{span}]" if span else "", number < len(parts) - 1
        start, level = level, level + share
        for marks, texts in ((wide, (f"{text}  {ends}".strip(),)), (narrow, (text, ends))):
            lines = tuple(line for line in texts if line)
            marks.append(Mark(label, 100 * start, 100 * level, colour, lines, follows=follows))
    drawn = talk.rows("split", wide, narrow, unit=talk("purchases-of-the-purchase"), headline=headline)
    unit, table = talk("purchases-split-unit"), "purchases-effects-diverted_from"
    return Chart("split", headline, table, unit, talk.base, **drawn)


def by_year(talk: Talk, answer: Answer, headline: str) -> Chart:
    """The fall of the deficit by year on the three bases, as three groups of rows; one year is a sentence."""
    if len(answer.booked_years) < 2:
        return Chart("years", headline, "purchases-booked_years")
    marks: list[Mark] = []
    for basis in BASES:
        marks.append(Mark(talk.words.sentence(talk.words.name("basis", basis)), 0, 0, NEUTRAL, heading=True))
        for row in answer.booked_years:
            value: Range = getattr(row, basis)
            span, step = talk.span(value, "usd"), talk.numbers.unit
            low, high = (end / step for end in value.ends) if span else (None, None)
            text = talk.numbers.in_steps(value.central) + (f"  [{span}]" if span else "")
            marks.append(Mark(str(row.year), 0.0, value.central / step, NEUTRAL, (text,), low=low, high=high))
    drawn = talk.rows("years", marks, unit=talk("money-unit"), headline=headline)
    unit, base = talk("purchases-years-unit"), talk("purchases-no-purchase")
    return Chart("years", headline, "purchases-booked_years", unit, base, **drawn)
