"""Whatever figures the models allow, the page and the terminal show in both languages."""

from __future__ import annotations

from typing import Any

from figures import strategy
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chipaccord.parts.outcome import pages, tree
from chipaccord.report.edition import edition
from chipaccord.report.page import page
from chipaccord.report.terminal import summary
from chipaccord.words import LANGUAGES


@settings(phases=(Phase.reuse, Phase.generate), max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategy(tree()), st.sampled_from(LANGUAGES))
def test_any_outcome_is_shown(figures: Any, language: str) -> None:
    html = page(edition(figures, pages(), language))
    assert html.startswith("<!DOCTYPE html>")
    assert html.count("<h1") == 1
    block = summary(edition(figures, pages(), language, terminal=True))
    assert block.strip()
