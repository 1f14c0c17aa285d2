"""Fixtures from the shipped example: the accord, the world, the outcome and its figures (evaluated once)."""

from typing import Any

import pytest
from documents import EXAMPLE
from hypothesis import settings

from chipaccord.evaluate import evaluate
from chipaccord.parts.document import Accord, read
from chipaccord.parts.outcome import Outcome
from chipaccord.world.world import World, load

settings.register_profile("steady", deadline=None)  # a shared machine may pause at any time
settings.load_profile("steady")


@pytest.fixture(scope="session")
def accord() -> Accord:
    return read(EXAMPLE)


@pytest.fixture(scope="session")
def world() -> World:
    return load()


@pytest.fixture(scope="session")
def outcome(accord: Accord, world: World) -> Outcome:
    return evaluate(accord, world)


@pytest.fixture(scope="session")
def figures(outcome: Outcome) -> Any:
    return outcome.figures
