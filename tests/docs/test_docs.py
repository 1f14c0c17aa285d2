"""Every Python example in the documentation runs, block after block, and every document in it is valid."""

import re
from pathlib import Path

import pytest

from chipaccord.parts.document import parse

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(page for page in DOCS.glob("*.md") if "```python" in page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_run(page: Path) -> None:
    names: dict[str, object] = {}
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for number, block in enumerate(blocks, start=1):
        exec(compile(block, f"{page.name} block {number}", "exec"), names)


def documents() -> list[tuple[str, str]]:
    """(page, text) of every whole document that a page shows."""
    pages = [*ROOT.glob("README*.md"), *DOCS.glob("*.md")]
    blocks = (
        (page, re.findall(r"```yaml\n(accord:.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)) for page in pages
    )
    return [(page.name, text) for page, found in blocks for text in found]


@pytest.mark.parametrize(("page", "text"), documents(), ids=lambda value: value if value.endswith(".md") else "")
def test_the_documents_are_valid(page: str, text: str) -> None:
    assert parse(text, page).title


def test_the_readme_shows_a_document() -> None:
    assert [parse(text).title for page, text in documents() if page == "README.md"] == ["A purchase plan"]
