"""Fixtures from the shipped examples: the accord, the world, the outcome (evaluated once)."""

from pathlib import Path

import pytest

from chipaccord._old_outcome import Outcome
from chipaccord.accord import Accord, read
from chipaccord.evaluate import evaluate
from chipaccord.world.world import World, load

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "japan_us_2025.yaml"


@pytest.fixture(scope="session")
def accord() -> Accord:
    return read(EXAMPLE)


@pytest.fixture(scope="session")
def world() -> World:
    return load()


@pytest.fixture(scope="session")
def outcome(accord: Accord, world: World) -> Outcome:
    return evaluate(accord, world)
