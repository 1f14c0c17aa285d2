"""The base year: economies and sectors, calibrated and exactly balanced; facts with their sources."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chipaccord.world.world import World


class _Callable(ModuleType):
    """Lets `chipaccord.world()` load the base year although `chipaccord.world` is also this room."""

    def __call__(self, folder: str | Path | None = None) -> World:
        from chipaccord.world.world import load

        return load(folder)


sys.modules[__name__].__class__ = _Callable
