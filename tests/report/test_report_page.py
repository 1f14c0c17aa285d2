"""The page is well formed, needs nothing else, escapes what documents say, and is the same for the same outcome."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from urllib.parse import unquote
from xml.etree import ElementTree

import altair as alt
import pytest
from hypothesis import HealthCheck, given, settings
from made_up import HOSTILE, VARIANTS, Dict, full, hostile, outcomes

from chipaccord._old_outcome import Outcome
from chipaccord.report import render, rows, sankey
from chipaccord.report.contents import tables
from chipaccord.report.figures import Studio, hinges, real_income
from chipaccord.report.numbers import Numbers
from chipaccord.report.palette import palette
from chipaccord.report.view import read
from chipaccord.report.writer import Writer

SVG = "{http://www.w3.org/2000/svg}"


@cache
def page(name: str) -> str:
    return render(VARIANTS[name]())


def parsed(text: str) -> ElementTree.Element:
    """The page as XML: it is written so that both kinds of parser accept it."""
    assert text.startswith("<!DOCTYPE html>\n")
    return ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>\n"))


def check(text: str) -> ElementTree.Element:
    """Well formed, self-contained, unique ids, every link of the page has its target, every chart has a name."""
    root = parsed(text)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for node in root.iter():
        tag = node.tag.removeprefix(SVG)
        assert tag not in {"script", "iframe", "img", "object", "embed", "image", "use", "base", "form"}
        assert not any(name.startswith("on") for name in node.attrib)
        assert "src" not in node.attrib
        address = node.get("href", "")
        if address.startswith("#"):
            assert address[1:] in ids, address
        elif address.startswith("http"):
            assert node.get("class") == "address"
        elif address:
            assert address.startswith(("tables/", "data:")), address
        for value in node.attrib.values():
            assert not re.search(r"url\((?!#)", value)
    style = "".join(node.text or "" for node in root.iter("style"))
    assert "@import" not in style
    assert "url(" not in style
    for chart in root.iter(f"{SVG}svg"):
        if chart.get("aria-hidden") != "true":
            assert chart.get("role") == "img"
            title = chart.find(f"{SVG}title")
            assert title is not None
            assert title.text
            assert chart.get("aria-labelledby") == title.get("id")
    return root


@pytest.mark.parametrize("name", VARIANTS)
def test_pages(name: str) -> None:
    check(page(name))


def test_the_example(outcome: Outcome) -> None:
    root = check(render(outcome.to_dict()))
    sections = [node.get("id") for node in root.iter("section")]
    assert sections == [
        "answer",
        "claims",
        "bookings",
        "balance",
        "income",
        "tariffs",
        "supply",
        "years",
        "hinges",
        "assumptions",
        "sources",
        "reproduce",
    ]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outcomes())
def test_pages_of_any_outcome(made: Dict) -> None:
    text = render(made)
    check(text)
    assert not re.search(r">[^<]*\b(nan|inf|None)\b(?! of )[^<]*%?</(td|h3|strong)>", text)


def test_documents_cannot_inject() -> None:
    text = page("hostile")
    root = parsed(text)
    assert root.findtext("head/title") == HOSTILE
    assert "<script" not in text
    assert "<img" not in text
    assert not any("javascript:" in (node.get("href") or "") for node in root.iter())
    assert "\x00" not in text
    assert "\u202e" not in text


def test_csp_forbids_everything_else() -> None:
    metas = [node.get("content") for node in parsed(page("full")).iter("meta")]
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in metas


def test_every_figure_has_headline_unit_baseline_and_csv() -> None:
    root = parsed(page("full"))
    outcome = read(full())
    found = list(root.iter("figure"))
    assert len(found) == 14
    for figure in found:
        assert (figure.findtext("h3") or "").endswith(".")
        assert "Baseline: " in (figure.findtext("p") or "")
        links = [node.get("href") or "" for node in figure.iter("a")]
        relative = next(link for link in links if link.startswith("tables/"))
        carried = next(link for link in links if link.startswith("data:text/csv"))
        table = tables(outcome)[relative.removeprefix("tables/").removesuffix(".csv")]
        assert unquote(carried.split(",", 1)[1]) == table.csv()


def test_same_outcome_same_page() -> None:
    later = full()
    later["run"]["seconds"] = 99.0
    assert render(later) == page("full")


def test_badges() -> None:
    text = page("full")
    for status in ("published", "derived", "assumption"):
        assert f'<span class="badge {status}">{status}</span>' in text


def test_first_screen_has_no_zero_percent() -> None:
    for name in VARIANTS:
        visible = "".join(parsed(page(name)).itertext())
        assert not re.search(r"(?<![\d.])0\.0+%", visible)


def test_sankey_labels_never_overlap() -> None:
    parts = [sankey.Part(f"economy {i}", amount, "x", "red") for i, amount in enumerate((90.0, 5.0, 0.01, 0.01, 0.01))]
    height = sankey.height_of(parts, 2.0)
    root = ElementTree.fromstring(sankey.panel(parts, "95 bn", 2.0, height, "d", "i"))
    lines = [float(node.get("y", "0")) for node in root.iter(f"{SVG}text") if node.get("class") == "name"]
    assert all(lower - upper >= sankey.PITCH - 0.01 for upper, lower in pairwise(lines))
    assert max(lines) + 16 <= sankey.TOP + height + sankey.BOTTOM
    flows = [float(node.get("height", "0")) for node in root.iter(f"{SVG}rect")]
    assert flows[0] == pytest.approx(2 * sum(part.amount for part in parts), abs=0.01)


def test_colours_are_the_same_for_an_economy_everywhere() -> None:
    outcome = read(full())
    colours = palette(outcome)
    assert colours.colour(outcome.accord.seller) == "var(--e1)"
    assert colours.colour(outcome.accord.buyer) == "var(--e2)"
    assert colours.colour("TWN") == "var(--e3)"
    assert colours.colour("ROW") == "var(--e0)"
    svg = page("full")
    assert svg.count('fill="var(--e3)"') >= 5


@pytest.mark.parametrize("layout", [rows.WIDE, rows.NARROW])
def test_charts_are_valid_vega_lite(layout: rows.Layout) -> None:
    marks = [
        rows.Mark("bar", 0, 2, "red", ("2", "[1 to 3]"), "aside", 1, 3, follows=True),
        rows.Mark("total", 0, -1, "red", ("−1",), strong=True),
        rows.Mark("dots", 0, 1, "red", dots=True),
        rows.Mark("heading", 0, 0, "red", heading=True),
    ]
    fitted = rows.fitted(layout, marks)
    spec = rows.chart(rows.placed(marks, fitted), fitted, 200.0, (-1.0, 3.0), "unit").to_dict()  # altair validates
    assert spec["$schema"].endswith(f"/{alt.SCHEMA_VERSION}.json") if "$schema" in spec else spec["layer"]
    assert fitted.width == layout.width


def test_charts_leave_small_movers_to_the_table_and_say_so() -> None:
    outcome = read(full())
    studio = Studio(Writer(outcome, Numbers()), palette(outcome))
    assert outcome.purchase is not None
    figure = real_income(studio, outcome.purchase.real_income, "real_income", "headline", "baseline")
    assert figure is not None
    assert figure.note == "8 economies that move by less than 0.0001% are in the table only."
    assert ">Viet Nam<" not in figure.wide
    assert ">Taiwan<" in figure.wide
    tornado = hinges(studio)
    assert tornado is not None
    assert "30 → 7" in tornado.wide


def test_sources_link_only_where_there_is_an_address() -> None:
    outcome = hostile()
    outcome["sources"].append(
        {"id": "good", "citation": "c", "address": "https://example.org/a?b=1&c=2", "licence": ""}
    )
    links = [node.get("href") for node in parsed(render(outcome)).iter("a") if node.get("class") == "address"]
    assert links == ["https://example.org/a?b=1&c=2"]
