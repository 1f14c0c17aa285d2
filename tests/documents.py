"""Small documents and variants of the shipped example, each evaluated once; and how a test picks or changes figures.

Money in the documents is yen at 144.17 for a dollar, as in the example.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from chipaccord.evaluate import evaluate
from chipaccord.outcome import loaded
from chipaccord.parts.document import parse, read
from chipaccord.parts.outcome import Outcome, tree

EXAMPLE = Path(__file__).parent.parent / "examples" / "japan_us_2025.yaml"
YEN = 1 / 144.17
A_YEAR = 1e12 * YEN / 3  # USD a year: one trillion yen over three years

HEAD = """accord: A plan
as_of: 2025-05-28
parties: {buyer: JPN, seller: USA}
exchange_rates: {JPY/USD: 144.17, source: test}
"""
EUROPE = """accord: A European plan
as_of: 2025-05-28
parties: {buyer: EUN, seller: USA}
exchange_rates: {EUR/USD: 0.88, source: test}
"""
PURCHASE = "purchases: [{product: ai_accelerators, amount: %s, over: 2026..2028, mandate: %s}]\n"
ONE_YEAR = "purchases: [{product: %s, amount: %s, over: 2026, mandate: %s}]\n"
TARIFFS = "tariffs: {no_deal: {USA on JPN: {all goods: +24%%}}, deal: {USA on JPN: {all goods: 15%%}}, elsewhere: %s}\n"
NO_CHANGE = "tariffs: {no_deal: {USA on JPN: {all goods: 15%}}, deal: {USA on JPN: {all goods: 15%}}}\n"
SUPPORT = "support: [{stage: photoresist, place: USA, amount: %s billion yen, from: 2027}]\n"
SHOCK = "shocks: [{name: s, outages: [{stage: %s, place: %s, duration: %s}]}]\n"


@cache
def evaluated(*parts: str) -> Outcome:
    """The outcome of a document made of these texts."""
    return evaluate(parse("".join(parts), "test.yaml"))


def figures(*parts: str) -> Any:
    """The figures of a document with the usual head."""
    return evaluated(HEAD, *parts).figures


@cache
def variant(*edits: str) -> Any:
    """The figures of the example after edits, without its shocks, support and claims."""
    return evaluate(read(EXAMPLE, ["shocks=[]", "support=[]", "claims=[]", *edits])).figures


def rows(found: Iterable[Any], **codes: Any) -> list[Any]:
    """The rows of a table that have these codes."""
    return [row for row in found if all(getattr(row, name) == code for name, code in codes.items())]


def row(found: Iterable[Any], **codes: Any) -> Any:
    """The one row of a table that has these codes."""
    (only,) = rows(found, **codes)
    return only


def changed(outcome: Any, changes: dict[str, Any]) -> Any:
    """The figures with other values at some places (`purchases.effects.steps.0.usd`), checked as any others."""
    data = deepcopy(outcome.model_dump(mode="json"))
    for place, value in changes.items():
        *path, last = steps(place)
        inside = data
        for step in path:
            inside = inside[step]
        inside[last] = value
    return loaded(tree(), json.dumps(data))


def steps(place: str) -> list[str | int]:
    """`a.0.b` as keys and positions."""
    return [int(step) if step.lstrip("-").isdigit() else step for step in place.split(".")]


def ends(value: Any) -> Iterator[tuple[float, float, float]]:
    """Low, central and high of every range below plain data; a marked assumption's own are settings, not a range."""
    if isinstance(value, dict):
        if set(value) == {"low", "central", "high"}:
            yield value["low"], value["central"], value["high"]
        for item in value.values():
            yield from ends(item)
    elif isinstance(value, list):
        for item in value:
            yield from ends(item)


def same(figure: float) -> dict[str, float]:
    """A range that is one value."""
    return {"low": figure, "central": figure, "high": figure}
