"""Make docs/report.png and docs/report.ja.png: the first screen of the example's report, as a reader sees it.

Run `make demo` first; needs Chromium (scripts/chromium.sh installs it where it may).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from chipaccord.outcome import loaded
from chipaccord.parts.outcome import pages, tree
from chipaccord.report.edition import edition
from chipaccord.report.page import page

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "out" / "japan_us_2025" / "outcome.json"
IMAGES = {"en": ROOT / "docs" / "report.png", "ja": ROOT / "docs" / "report.ja.png"}


def main() -> int:
    """Take the pictures; 2 where Chromium or the example's figures are missing."""
    chromium = shutil.which("chromium")
    if chromium is None or not FIGURES.is_file():
        print("needs Chromium and the example's figures: run scripts/chromium.sh and make demo first", file=sys.stderr)
        return 2
    figures = loaded(tree(), FIGURES.read_bytes())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for language, image in IMAGES.items():
            report = Path(folder) / f"{language}.html"
            report.write_text(page(edition(figures, pages(), language)), encoding="utf-8")
            screen = browser.new_page(viewport={"width": 1280, "height": 800})
            screen.goto(report.as_uri())
            screen.screenshot(path=image)
            print(image.relative_to(ROOT))
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
