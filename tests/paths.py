"""Where the tests find results that others have published: in tests/reference, or beside the clone in ../shared.

`reference` is what a clone carries, so a test that reads it never skips. `shared` is for what is not shipped, such as
the input-output tables of the world; where it does not lie beside the clone, the test skips and says what is missing.
"""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
CLONE = TESTS.parent
REFERENCE = TESTS / "reference"
SHARED = CLONE.parent / "shared"


def reference(*parts: str) -> Path:
    """A file or folder of tests/reference; its README says what each one is and where it comes from."""
    path = REFERENCE.joinpath(*parts)
    assert path.exists(), f"tests/reference/{'/'.join(parts)} is part of the repository and is missing from this clone"
    return path


def shared(*parts: str) -> Path:
    """A file or folder of ../shared, or skip the test."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"shared/{'/'.join(parts)} is not shipped and does not lie beside this clone")
    return path
