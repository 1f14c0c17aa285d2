"""The report: one self-contained HTML page with its tables as CSV, and the block for the terminal.

    render(outcome.to_dict())            the whole page as text
    write(outcome.to_dict(), folder)     report.html and tables/*.csv
    terminal.summary(outcome.to_dict())  the answer as plain text

Charts and templates are imported when they are first needed: the terminal block needs neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["render", "write"]


def render(outcome: Mapping[str, Any], *, locale: str = "en") -> str:
    """The page of an outcome (`Outcome.to_dict()`), figures in the style of `locale`.

    Raises OutcomeShapeError when the dictionary is not an outcome of this version.
    """
    from chipaccord.report.numbers import Numbers
    from chipaccord.report.page import page
    from chipaccord.report.view import read

    return page(read(outcome), Numbers(locale))


def write(outcome: Mapping[str, Any], folder: Path, *, locale: str = "en") -> Path:
    """Write `report.html` and every table as CSV under `tables/`, into a folder that exists; return the page's path."""
    from chipaccord.report.contents import tables
    from chipaccord.report.view import read

    html = render(outcome, locale=locale)
    (folder / "tables").mkdir(exist_ok=True)
    for table in tables(read(outcome)).values():
        (folder / table.path).write_text(table.csv(), encoding="utf-8", newline="")
    path = folder / "report.html"
    path.write_text(html, encoding="utf-8")
    return path
