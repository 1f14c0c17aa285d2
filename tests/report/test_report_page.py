"""The page is well formed, needs nothing else, escapes what documents say, and is the same for the same outcome."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from made_up import HOSTILE, VARIANTS, Dict, full, hostile, outcomes

from chipaccord._old_outcome import Outcome
from chipaccord.report import render
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


def test_colours_are_the_same_for_an_economy_everywhere() -> None:
    svg = page("full")
    assert svg.count(f'fill="{palette().colour("TWN")}"') >= 5


def test_charts_leave_small_movers_to_the_table_and_say_so() -> None:
    outcome = read(full())
    studio = Studio(Writer(outcome, Numbers()), palette())
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
