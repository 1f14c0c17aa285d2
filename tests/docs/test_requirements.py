"""The lock files: every library that pyproject.toml asks for is pinned with hashes, and none says where to fetch it."""

import re
import tomllib

import pytest
from paths import CLONE

PROJECT = tomllib.loads((CLONE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = {
    "run": PROJECT["dependencies"],
    "dev": [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]],
    "docs": [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["docs"]],
}


def plain(name: str) -> str:
    """A library's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", ASKED)
def test_every_library_is_pinned_with_hashes(name: str) -> None:
    text = (CLONE / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    pinned = {plain(block.split("==")[0]) for block in blocks}
    assert {plain(re.split(r"[<>=~! ;\[]", line)[0]) for line in ASKED[name]} <= pinned
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("name", ASKED)
def test_no_address_is_in_a_lock_file(name: str) -> None:
    text = (CLONE / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert re.findall(r"\w+://|^--\w*index|^--find-links|@ file", text, flags=re.MULTILINE) == []
