"""The chapters that every outcome has: what the answer hinges on, assumptions, sources, how to make it again."""

from __future__ import annotations

from collections.abc import Iterator

from chipaccord.outcome import Effect
from chipaccord.report.charts.rows import Mark
from chipaccord.report.layout import Chapter, Chart, Drawings
from chipaccord.report.palette import NEUTRAL
from chipaccord.report.talk import Talk

SMALL = 0.01  # effects below this part of the headline's largest one are left to the table
STILL = 1e-6  # a headline that moves by less, relative to its size, does not move


def closing(talk: Talk) -> Iterator[Chapter]:
    """The last chapters of the page."""
    if talk.assumptions:
        yield Chapter("hinges", talk("page-hinges"), charts=(_hinges(talk),), folded=("purchases-effects-levers",))
        yield Chapter("assumptions", talk("page-assumptions"), tables=("assumptions",), extra="badges")
    yield Chapter("sources", talk("page-sources"), extra="sources")
    yield Chapter("reproduce", talk("page-reproduce"), extra="reproduce")


def _shown(talk: Talk, effect: Effect, value: float) -> str:
    """An end of an effect in the unit shown."""
    if effect.unit == "share":
        return talk.numbers.pct(value)
    return talk.numbers.in_steps(value) if effect.unit.startswith("usd") else talk.numbers.plain(value, trim=True)


def _headline(talk: Talk, effect: Effect) -> str:
    whose = {"economy": talk.words.name("economy", effect.economy, "the")} if effect.economy else {}
    return talk.words.name("headline", effect.headline, "of" if whose else "", **talk.parties, **whose)


def _hinges(talk: Talk) -> Chart:
    """The tornado: each headline between the low and the high setting of each assumption."""
    groups: dict[str, list[Effect]] = {}
    for effect in talk.effects:
        if _shown(talk, effect, effect.low) != _shown(talk, effect, effect.high):
            groups.setdefault(_headline(talk, effect), []).append(effect)
    marks: list[Mark] = []
    for title, effects in groups.items():
        ends = [end for effect in effects for end in (effect.low, effect.high)]
        start, size = min(ends), max(ends) - min(ends)
        unit = talk("money-unit") if effects[0].unit.startswith("usd") else ""
        head = talk("column-with-unit", label=title, unit=unit) if unit else title
        marks.append(Mark(talk.words.sentence(head), 0, 0, NEUTRAL, heading=True))
        effects.sort(key=lambda effect: -abs(effect.high - effect.low))
        widest = abs(effects[0].high - effects[0].low)
        for effect in effects:
            if abs(effect.high - effect.low) >= SMALL * widest:
                text = f"{_shown(talk, effect, effect.low)} → {_shown(talk, effect, effect.high)}"
                label = talk.words.sentence(talk(f"assumption-{effect.assumption}"))
                low, high = (effect.low - start) / size, (effect.high - start) / size
                marks.append(Mark(label, low, high, NEUTRAL, (text,), dots=True))
    headline = _sentence(talk)
    drawn: Drawings = talk.rows("hinges", marks, unit="", headline=headline, axis=False) if marks else {}
    return Chart("hinges", headline, "effects", talk("page-hinges-unit"), talk("page-hinges-baseline"), **drawn)


def _sentence(talk: Talk) -> str:
    """The assumption that moves a headline most, relative to its size."""
    effect = max(talk.effects, key=lambda one: one.relative, default=None)
    used = next((item for item in talk.assumptions if effect and item.id == effect.assumption), None)
    if effect is None or used is None or effect.relative <= STILL:
        return talk("page-hinges-none")
    unit = talk("money-unit") if effect.unit.startswith("usd") else "none"
    return talk(
        "page-hinges-most",
        assumption=talk(f"assumption-{effect.assumption}"),
        low=talk.numbers.plain(used.low, trim=True),
        high=talk.numbers.plain(used.high, trim=True),
        headline=_headline(talk, effect),
        start=_shown(talk, effect, effect.low),
        end=_shown(talk, effect, effect.high),
        unit=unit,
    )
