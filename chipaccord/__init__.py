"""chipaccord: what a semiconductor accord between two economies really does.

import chipaccord as ca

accord = ca.read("examples/japan_us_2025.yaml")   # AccordError lists every mistake with its line
outcome = ca.evaluate(accord, ca.world())         # labelled, provenance attached
print(outcome)
outcome.report("out/")                            # report.html, tables as CSV, results.nc, run.json
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chipaccord.accord.mistakes import AccordError
    from chipaccord.evaluate import evaluate
    from chipaccord.parts.document import Accord, read
    from chipaccord.parts.outcome import Outcome
    from chipaccord.world.world import World
    from chipaccord.world.world import load as world

__all__ = ["Accord", "AccordError", "Outcome", "World", "evaluate", "read", "world"]

# Names are looked up when they are first used, so that `chipaccord --help` imports none of the engines.
_WHERE = {
    "Accord": "chipaccord.parts.document",
    "AccordError": "chipaccord.accord.mistakes",
    "Outcome": "chipaccord.parts.outcome",
    "read": "chipaccord.parts.document",
    "World": "chipaccord.world.world",
}


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'chipaccord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


class _Package(ModuleType):
    """Two functions bear the name of a room; importing the room must not take the name away from them."""

    def _function(module: str, name: str) -> property:  # type: ignore[misc]  # no method: it makes the two below
        def look_up(_: ModuleType) -> Callable[..., Any]:
            found: Callable[..., Any] = getattr(import_module(module), name)
            return found

        return property(look_up, lambda *_: None)

    evaluate = _function("chipaccord.evaluate", "evaluate")
    world = _function("chipaccord.world.world", "load")


sys.modules[__name__].__class__ = _Package
