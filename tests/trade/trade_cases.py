"""What the trade engine's tests share: random economies, and where the reference results lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.economies import random_economy, tariff_deal, tariff_war

__all__ = ["random_economy", "shared", "tariff_deal", "tariff_war"]

SHARED = Path(__file__).resolve().parents[3] / "shared"


def shared(path: str) -> Path:
    """A file of the shared folder beside the repository, or a skip that says which one is missing."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"reference data shared/{path} is not beside this repository")
    return found
