"""The page: the answer and the chapters, filled into one HTML file that needs nothing else.

The template sees text that is already in words; everything from the document is escaped by jinja2, and characters that
no page can show are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from chipaccord.outcome import Absent, RunRecord
from chipaccord.report.edition import Edition
from chipaccord.report.layout import Line
from chipaccord.report.press import Press, anchor
from chipaccord.report.talk import Talk

LONG_WORD = 20
SHOWN = ("result_sha256", "document_sha256", "world_sha256", "tolerance", "solves", "passes")
ACCURACY = ("largest_residual", "largest_check_gap")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def page(answer: Edition) -> str:
    """The whole HTML."""
    talk, terms, tree = answer.talk, answer.talk.terms, answer.tree
    press = Press(talk, answer.tables, frozenset(source.id for source in tree.sources))
    lead = [line for line in answer.lines if line.lead]
    html: str = _template().render(
        tree=tree,
        terms=terms,
        t=talk,
        language=talk.words.language,
        style=Markup(files("chipaccord.report").joinpath("templates", "style.css").read_text(encoding="utf-8")),
        as_of="" if isinstance(terms.as_of, Absent) else talk("page-as-of", day=talk.numbers.day(terms.as_of)),
        scenario="" if isinstance(terms.scenario, Absent) else talk("page-scenario", name=terms.scenario),
        lead=" ".join(line.more for line in lead if line.more),
        lines=[line for line in answer.lines if not line.lead],
        bars=_bars(answer.lines),
        chapters=answer.chapters,
        press=press,
        anchor=anchor,
        link=lambda address: address if address.startswith(("https://", "http://")) else "",
        sentence=talk.words.sentence,
        breakable=breakable,
        run=_run(talk, tree.run),
        safe=Markup,
    )
    return _UNPRINTABLE.sub("\ufffd", html)


def breakable(text: str) -> Markup:
    """The text, escaped, with places to break inside words that are wider than a column of a table."""
    broken = re.sub(rf"\S{{{LONG_WORD}}}(?=\S)|_(?=\S)", lambda found: f"{found.group()}\0", text.replace("\0", ""))
    return Markup("<wbr/>").join(broken.split("\0"))


def _bars(lines: Sequence[Line]) -> dict[str, Markup]:
    """Small bars beside the lines that carry one, on one scale."""
    ranged = {line.key: line.bar for line in lines if line.bar is not None}
    largest = max((end for bar in ranged.values() for end in bar.ends), default=0.0)
    out = {}
    for key, bar in ranged.items() if largest > 0 else ():
        low, high, middle = (max(0.0, 118 * end / largest) for end in (*bar.ends, bar.central))
        whisker = f'<path d="M{low:.1f},8H{high:.1f}M{low:.1f},4V12M{high:.1f},4V12"/>' if high - low > 1 else ""
        out[key] = Markup(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="mini" viewBox="-1 0 121 16" aria-hidden="true">'
            f'<rect x="0" y="3" width="{max(middle, 1):.1f}" height="10"/>{whisker}</svg>'
        )
    return out


def _run(talk: Talk, run: RunRecord) -> list[tuple[str, str]]:
    """The run record in words; times are left out, so that the same run gives the same page."""
    rows = [(talk("run-versions"), talk.words.listed([f"{one.program} {one.version}" for one in run.versions]))]
    rows += [(talk(f"run-{name}"), str(getattr(run, name))) for name in SHOWN]
    return rows + [(talk(f"run-{name}"), f"{getattr(run, name):.2g}") for name in ACCURACY]


@cache
def _template() -> Template:
    loader: Any = PackageLoader("chipaccord.report", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html.jinja")
