"""chipaccord: what a semiconductor accord between two economies really does.

import chipaccord as ca

accord = ca.read("examples/japan_us_2025.yaml")   # AccordError lists every mistake with its line
outcome = ca.evaluate(accord, ca.world())         # labelled, provenance attached
print(outcome)
outcome.report("out/")                            # report.html, tables as CSV, results.nc, run.json
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chipaccord._old_outcome import Outcome
    from chipaccord.accord.mistakes import AccordError
    from chipaccord.evaluate import evaluate
    from chipaccord.parts.document import Accord, read
    from chipaccord.world.world import World
    from chipaccord.world.world import load as world

__all__ = ["Accord", "AccordError", "Outcome", "World", "evaluate", "read", "world"]

# Names are looked up when they are first used, so that `chipaccord --help` imports none of the engines.
_WHERE = {
    "Accord": "chipaccord.parts.document",
    "AccordError": "chipaccord.accord.mistakes",
    "read": "chipaccord.parts.document",
    "Outcome": "chipaccord._old_outcome",
    "World": "chipaccord.world.world",
}


def __getattr__(name: str) -> Any:
    if name in ("evaluate", "world"):  # rooms that can be called
        return import_module(f"chipaccord.{name}")
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'chipaccord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
