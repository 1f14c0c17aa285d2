"""Fixtures from the shipped examples: the accord, the world, the outcome (evaluated once)."""

import os
from pathlib import Path

import pytest

from chipaccord.evaluate import Outcome, evaluate
from chipaccord.parts.document import Accord, read
from chipaccord.world.world import World, load

os.environ["LC_ALL"] = "en"  # the tests read English, whatever the machine speaks

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
