"""Make docs/report.png: the first screen of the example's report, as a reader sees it.

Run `make demo` first; needs Chromium (scripts/chromium.sh installs it where it may).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "out" / "japan_us_2025" / "report.html"
IMAGE = ROOT / "docs" / "report.png"


def main() -> int:
    """Take the picture; 2 where Chromium or the report is missing."""
    chromium = shutil.which("chromium")
    if chromium is None or not REPORT.is_file():
        print("needs Chromium and the report: run scripts/chromium.sh and make demo first", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(REPORT.as_uri())
        page.screenshot(path=IMAGE)
        browser.close()
    print(IMAGE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
