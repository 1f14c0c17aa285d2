"""The page: the answer and the sections, filled into one HTML file that needs nothing else.

The template sees text that is already formatted; everything from the document is escaped by jinja2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from chipaccord.report import sentences
from chipaccord.report.answer import SOLVED, Row, answer
from chipaccord.report.contents import tables
from chipaccord.report.numbers import Numbers
from chipaccord.report.press import Press, anchor
from chipaccord.report.sections import sections
from chipaccord.report.view import Outcome
from chipaccord.report.words import listed, sentence, spelt
from chipaccord.report.writer import Writer

LONG_WORD = 20
NOT_HERE = {"seconds", "command", "chipaccord", "python", "libraries", "deficits", "scenario"}


def page(outcome: Outcome, numbers: Numbers) -> str:
    """The whole HTML."""
    writer = Writer(outcome, numbers)
    press = Press(writer, tables(outcome))
    rows = tuple(row for row in answer(outcome, numbers) if row.key != "plan")  # the lead says it
    html: str = _template().render(
        outcome=outcome,
        accord=outcome.accord,
        style=Markup(files("chipaccord.report").joinpath("templates", "style.css").read_text(encoding="utf-8")),
        parties=sentence(f"{writer.names.the(outcome.accord.buyer)} and {writer.names.the(outcome.accord.seller)}"),
        as_of=numbers.as_of(outcome.accord.as_of),
        lead=_lead(writer),
        rows=rows,
        bars=_bars(rows),
        warning=outcome.trade.status if outcome.trade and outcome.trade.status not in SOLVED else "",
        sections=sections(writer, press),
        terms=press.views("purchases"),
        behind={name: press.view(name) for name in press.all},
        anchor=anchor,
        link=lambda address: address if address.startswith(("https://", "http://")) else "",
        sentence=sentence,
        breakable=breakable,
        run=_run(outcome),
        safe=Markup,
        command=str(outcome.run.get("command") or "chipaccord run DOCUMENT.yaml --out FOLDER"),
    )
    return html


def _lead(writer: Writer) -> list[str]:
    """The first sentences: what is offered, and what it does."""
    if writer.outcome.bookings is None and writer.outcome.tariffs is not None:
        return [sentences.plan(writer), sentences.tariffs(writer)]
    return [text for text in (sentences.plan(writer), sentences.bases(writer)) if text]


def breakable(text: str) -> Markup:
    """The text, escaped, with places to break inside words that are wider than a column of a table."""
    broken = re.sub(rf"\S{{{LONG_WORD}}}(?=\S)|_(?=\S)", lambda found: f"{found.group()}\0", text)
    return Markup("<wbr/>").join(broken.split("\0"))


def _bars(rows: Sequence[Row]) -> dict[str, Markup]:
    """Small bars beside the rows of the three bases, on one scale."""
    ranged = {row.key: row.bar for row in rows if row.bar is not None}
    largest = max((end for bar in ranged.values() for end in bar.ordered), default=0.0)
    if largest <= 0:
        return {}
    out = {}
    for key, bar in ranged.items():
        low, high = (max(0.0, 118 * end / largest) for end in bar.ordered)
        middle = max(0.0, 118 * bar.central / largest)
        line = f'<path d="M{low:.1f},8H{high:.1f}M{low:.1f},4V12M{high:.1f},4V12"/>' if high - low > 1 else ""
        out[key] = Markup(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="mini" viewBox="-1 0 121 16" aria-hidden="true">'
            f'<rect x="0" y="3" width="{max(middle, 1):.1f}" height="10"/>{line}</svg>'
        )
    return out


def _run(outcome: Outcome) -> list[tuple[str, str]]:
    """The run record in words; times are left out, so that the same run gives the same page."""
    run = outcome.run
    versions = [f"chipaccord {run['chipaccord']}"] if run.get("chipaccord") else []
    versions += [f"Python {run['python']}"] if run.get("python") else []
    libraries = run.get("libraries")
    if isinstance(libraries, dict):
        versions += [f"{name} {version}" for name, version in libraries.items()]
    rows = [("Versions", listed(versions))] if versions else []
    for key, value in run.items():
        if key not in NOT_HERE and isinstance(value, str | int | float):
            label = spelt(key).replace("sha256", "SHA-256")
            rows.append((sentence(label), f"{value:.3g}" if isinstance(value, float) else str(value)))
    return rows


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("chipaccord.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.jinja")
