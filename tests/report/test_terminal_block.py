"""The block that ends a run: the lines of the answer, aligned, within 100 columns, without heavy imports."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
from documents import TARIFFS
from documents import figures as figures_of
from editions import ANY, RENDERED, VARIANTS, block, hostile, said
from hypothesis import given

from chipaccord.report.terminal import WIDTH
from chipaccord.report.text import columns
from chipaccord.words import LANGUAGES

LABELS = (
    "the plan", "stated figures", "customs origin", "ownership", "value added", "of each dollar", "US-Japan balance",
    "overall US balance", "public cost", "real income", "tariffs alone", "chip sales lost", "the support",
    "lean on Taiwan", "not evaluated", "report",
)  # fmt: skip


def test_the_example(figures: Any) -> None:
    text = block(figures, path="out/japan_us_2025/report.html")
    for label in LABELS:
        assert re.search(rf"^ +{re.escape(label)} ", text, re.MULTILINE), label
    assert "1.00 tn yen = 6.94 bn USD over 2026-2028, at least" in text
    assert '"1 trillion yen ($69.4 billion)" is too large by a factor of 10.0' in text
    assert "US goods deficit with Japan (68.5 bn USD, 2024) falls by, a year" in text
    assert text.splitlines()[0].startswith("Japan-US semiconductor purchase plan")
    assert text.splitlines()[0].endswith("as of 28 May 2025")
    assert text.endswith("report            out/japan_us_2025/report.html")


def test_the_figures_in_the_block_are_those_of_the_outcome(figures: Any) -> None:
    text = block(figures)
    effects, supply = figures.purchases.effects, figures.supply
    assert f"{effects.additional.central:.0%} [" in text
    assert f"overall US balance  {effects.overall_balance.central:.0f} bn  [" in text
    assert f"{effects.bilateral_balance.central / 1e9:+.2f} bn  [{effects.bilateral_balance.low / 1e9:+.2f} .. " in text
    assert f"JPN {100 * effects.real_income[1].change.central:+.4f}%" in text
    assert f"{max(one.lost.central for one in supply.shocks) / 1e9:.1f}" in text


def test_the_block_in_japanese(figures: Any) -> None:
    text = block(figures, "ja", "out/report.html")
    assert "2026-2028年に1.00兆円（69.4億ドル）以上" in text
    assert "2025年5月28日時点" in text.splitlines()[0]
    assert not re.search(r"\b(bn|tn|USD|yen|of each|falls by)\b", re.sub("「.*?」", "", text.replace("\n", "")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VARIANTS)
def test_variants_fit(name: str, language: str, figures: Any) -> None:
    text = block(VARIANTS[name](figures), language, "out/" + "long/" * 30 + "report.html")
    lines = text.splitlines()
    assert lines[-1].endswith("report.html")  # a path stays whole, so that it can be copied
    assert [line for line in lines[:-1] if columns(line) > WIDTH] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("name", [name for name in VARIANTS if name != "hostile"])
def test_english_has_no_typographic_signs(name: str, figures: Any) -> None:
    assert block(VARIANTS[name](figures)).isascii()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_document_can_steer_a_terminal(language: str, figures: Any) -> None:
    text = block(hostile(figures), language)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "<b>bold</b>" in text  # and what is no control character is shown as it is


@RENDERED
@given(outcome=ANY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_outcome_fits(language: str, outcome: Any) -> None:
    lines = block(outcome, language).splitlines()
    assert all(columns(line) <= WIDTH for line in lines)
    assert all(line == line.rstrip() for line in lines)


def test_tariffs_only() -> None:
    text = block(figures_of(TARIFFS % "none"))
    assert "the plan          tariffs only, no purchase" in text
    assert "of each dollar" not in text
    assert "public cost" not in text


def test_styled_text_is_the_same_text(figures: Any) -> None:
    styled = block(figures, styled=True)
    assert "\x1b[1m" in styled
    assert re.sub(r"\x1b\[\dm", "", styled) == block(figures)


def test_lines_and_the_page_say_the_same(figures: Any) -> None:
    """A terminal has codes and plain signs; apart from them it has the lines of the page."""
    for language in LANGUAGES:
        page, terminal = said(figures, language), said(figures, language, terminal=True)
        assert [line.key for line in page.lines] == [line.key for line in terminal.lines]
        assert terminal.chapters == ()
        assert len(page.chapters) == 11


def test_no_heavy_import() -> None:
    code = (
        "import sys, chipaccord.report.terminal as t\n"
        "bad = {'jinja2', 'jax', 'pandas', 'scipy', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'imports {bad}' if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
