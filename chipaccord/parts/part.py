"""A part as the conductor and the page see it: its modules, imported when they are first needed.

`check` reads the sections only, so that a document is checked without JAX, SciPy or pandas.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from chipaccord.parts import PARTS


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `name` is its folder, its key in the outcome and the first word of its messages."""

    name: str

    def module(self, what: str) -> ModuleType:
        """Its `section`, `evaluate`, `figures` or `page`."""
        return import_module(f"chipaccord.parts.{self.name}.{what}")


def all_parts() -> tuple[Part, ...]:
    """The parts in their order."""
    return tuple(Part(name) for name in PARTS)
