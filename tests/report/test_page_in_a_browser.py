"""The page in a real Chromium: silent console, no request, nothing cut or overlapping, clean PDF, in both languages."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from editions import VARIANTS

from chipaccord.parts.outcome import Outcome, pages
from chipaccord.report.folder import publish

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed")

WIDTHS = {"desk": (1280, 800), "phone": (400, 800), "tablet": (740, 1000), "small": (320, 600)}
NAMES = [*((name, "en") for name in VARIANTS), ("example", "ja"), ("hostile", "ja")]

# Visible texts of each chart: those that leave their SVG, and pairs that cover each other by more than a sliver.
TEXTS = """() => {
  const found = {outside: [], overlap: [], seen: 0};
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const boxes = [...svg.querySelectorAll('text')].flatMap(text => {
      const lines = text.querySelectorAll('tspan');
      return [...(lines.length ? lines : [text])].map(line => {
        const rows = line.getClientRects();
        const r = rows.length ? rows[0] : line.getBoundingClientRect();
        return {text: line.textContent, left: r.left, right: r.right, top: r.top, bottom: r.bottom};
      });
    });
    found.seen += boxes.length;
    for (const b of boxes)
      if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1)
        found.outside.push(b.text);
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 1 && tall > 5) found.overlap.push(a.text + ' | ' + b.text);
    }));
  }
  return found;
}"""

# Blocks of text that are wider than their box, outside the tables that may scroll.
CUT = """() => [...document.querySelectorAll('body *')].filter(node => {
  if (node.closest('svg') || node.closest('.scroll') || node.closest('.cards')) return false;
  const r = node.getBoundingClientRect();
  return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1 || node.scrollWidth > node.clientWidth + 1
    && getComputedStyle(node).display !== 'inline');
}).map(node => node.tagName + '.' + node.className + ' ' + node.textContent.slice(0, 60))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, outcome: Outcome) -> dict[tuple[str, str], Path]:
    found = {}
    for name, language in NAMES:
        folder = tmp_path_factory.mktemp("report") / "out"
        figures = VARIANTS[name](outcome.figures)
        found[name, language] = publish(figures, pages(), folder, language=language, record={})
    return found


def opened(browser: Any, path: Path, size: tuple[int, int]) -> tuple[Any, list[str], list[str]]:
    """The page, what its console said, and the addresses it asked for."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return page, said, asked


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("name", "language"), NAMES)
def test_page(browser: Any, reports: dict[tuple[str, str], Path], name: str, language: str, width: str) -> None:
    page, said, asked = opened(browser, reports[name, language], WIDTHS[width])
    try:
        assert said == []
        assert [url for url in asked if not url.startswith("data:")] == [reports[name, language].as_uri()]
        page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(CUT) == []
        found = page.evaluate(TEXTS)
        assert found["outside"] == []
        assert found["overlap"] == []
        assert found["seen"] > 0
    finally:
        page.close()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_first_screen_answers(browser: Any, reports: dict[tuple[str, str], Path], language: str) -> None:
    page, _, _ = opened(browser, reports["example", language], WIDTHS["desk"])
    try:
        rows = {"claims": 0, "net": 0, "cost": 0, "income": 0}
        for row in rows:
            box = page.locator(f".answer tr.{row}").bounding_box()
            assert box["y"] + box["height"] <= 800, row
        assert page.locator(".answer tr.level").count() == 3
    finally:
        page.close()


def test_the_first_screen_names_the_bases(browser: Any, reports: dict[tuple[str, str], Path]) -> None:
    page, _, _ = opened(browser, reports["example", "en"], WIDTHS["desk"])
    try:
        for text in ("Stated figures", "Customs origin", "Ownership", "Value added", "Of each dollar", "Public cost"):
            assert page.locator(".answer th", has_text=text).first.bounding_box()["y"] < 800
    finally:
        page.close()


def test_every_link_of_the_contents_leads_to_its_chapter(browser: Any, reports: dict[tuple[str, str], Path]) -> None:
    page, _, _ = opened(browser, reports["example", "en"], WIDTHS["desk"])
    try:
        links = page.locator("nav a")
        for number in range(links.count()):
            target = links.nth(number).get_attribute("href")
            links.nth(number).click()
            assert page.evaluate("location.hash") == target
            assert page.locator(target).is_visible()
    finally:
        page.close()


def test_a_table_is_saved_from_the_file_itself(browser: Any, reports: dict[tuple[str, str], Path]) -> None:
    page, _, _ = opened(browser, reports["example", "en"], WIDTHS["desk"])
    try:
        with page.expect_download() as waited:
            page.locator("#figure-bookings a.carried").click()
        saved = Path(waited.value.path()).read_text(encoding="utf-8")
        beside = reports["example", "en"].parent / "tables" / "purchases-bookings.csv"
        assert saved == beside.read_text(encoding="utf-8")
        assert waited.value.suggested_filename == "purchases-bookings.csv"
    finally:
        page.close()


@pytest.mark.parametrize(("name", "language"), [("example", "en"), ("example", "ja"), ("hostile", "en")])
def test_prints(browser: Any, reports: dict[tuple[str, str], Path], name: str, language: str) -> None:
    from pypdf import PdfReader

    page, _, _ = opened(browser, reports[name, language], WIDTHS["desk"])
    try:
        headline = " ".join((page.locator("h3").first.text_content() or "").split())
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    finally:
        page.close()
    texts = [" ".join(normalize("NFKC", sheet.extract_text() or "").split()) for sheet in printed.pages]
    assert texts
    assert all(len(text) > 40 for text in texts), "a blank page"
    together = "".join(texts).replace(" ", "")
    assert normalize("NFKC", headline).replace(" ", "") in together
    assert all(abs(float(sheet.mediabox.width) - 595) < 2 for sheet in printed.pages)  # A4


def test_both_themes_are_readable(browser: Any, reports: dict[tuple[str, str], Path]) -> None:
    """Text against paper: a contrast of at least 4.5 for everything that is read, in both themes."""
    contrast = """() => {
      const probe = document.createElement('i'); document.body.append(probe);
      const light = name => {
        probe.style.color = `var(${name})`;
        const [r, g, b] = getComputedStyle(probe).color.match(/[\\d.]+/g).map(x => x / 255)
          .map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      return ['--ink', '--soft', '--link', '--warn'].map(name => {
        const [a, b] = [light(name), light('--paper')].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05);
      });
    }"""
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        try:
            page.goto(reports["example", "en"].as_uri())
            assert min(page.evaluate(contrast)) >= 4.5
        finally:
            page.close()
