"""Put the answer into README.md and README.ja.md as the program prints it.

Run `make demo` first: the answer is told again from its figures, nothing is computed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from chipaccord.outcome import loaded
from chipaccord.parts.outcome import pages, tree
from chipaccord.report.edition import edition
from chipaccord.report.terminal import summary

ROOT = Path(__file__).parent.parent
FOLDER = "out/japan_us_2025"
READMES = {"en": "README.md", "ja": "README.ja.md"}


def main() -> int:
    """Write both; 2 where the example has not been evaluated."""
    file = ROOT / FOLDER / "outcome.json"
    if not file.is_file():
        print("needs the example's figures: run make demo first", file=sys.stderr)
        return 2
    figures = loaded(tree(), file.read_bytes())
    for language, name in READMES.items():
        told = summary(edition(figures, pages(), language, terminal=True), f"{FOLDER}/report.html")
        block = re.compile(rf"(?<=^```text\n){re.escape(told.split()[0])}.*?\n(?=```$)", flags=re.MULTILINE | re.DOTALL)
        path = ROOT / name
        before, *after = block.split(path.read_text(encoding="utf-8"))
        if len(after) != 1:
            print(f"{name}: no block, or more than one, begins like the answer", file=sys.stderr)
            return 2
        path.write_text(f"{before}{told}\n{after[0]}", encoding="utf-8")
        print(name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
