"""The README shows what the program says."""

from pathlib import Path

from chipaccord._old_outcome import Outcome
from chipaccord.parts.document import parse
from chipaccord.report.terminal import summary

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_answer_in_the_readme_is_the_programs(outcome: Outcome) -> None:
    assert summary(outcome.to_dict(), "out/japan_us_2025/report.html").rstrip() in README


def test_the_short_document_in_the_readme_is_valid() -> None:
    text = README.partition("```yaml\n")[2].partition("```")[0]
    assert parse(text, "README.md").title == "A purchase plan"
