"""The page is well formed, needs nothing else, escapes what documents say, and is the same for the same figures."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from documents import changed
from editions import ANY, RENDERED, SVG, TITLE, VARIANTS, chapter, html, line, parsed, said, sentences
from hypothesis import given

from chipaccord.outcome import Absent, tables_of
from chipaccord.parts.outcome import Outcome
from chipaccord.report.page import breakable
from chipaccord.report.press import anchor
from chipaccord.words import LANGUAGES

CHAPTERS = [
    "answer", "claims", "bookings", "balance", "income", "years", "tariffs", "supply", "hinges", "assumptions",
    "sources", "reproduce",
]  # fmt: skip


@pytest.fixture(scope="module")
def page(outcome: Outcome) -> Any:
    """The page of a variant in a language, made once."""
    return cache(lambda name, language="en": html(VARIANTS[name](outcome.figures), language))


def check(text: str) -> ElementTree.Element:
    """Well formed, self-contained, unique ids, every link of the page has its target, every chart has a name."""
    root = parsed(text)
    ids = [node.get("id", "") for node in root.iter() if node.get("id")]
    assert sorted(ids) == sorted(set(ids))
    assert len(list(root.iter("h1"))) == 1
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
        assert node.get("aria-labelledby") is None or node.get("aria-labelledby") in ids
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


def captions(root: ElementTree.Element) -> dict[str, str]:
    """Table to its caption: a summary above it that unfolds it, or a text that it is labelled by."""
    names = {node.get("id"): "".join(node.itertext()) for node in root.iter("p") if node.get("class") == "caption"}
    found = {}
    for node in root.iter():
        if (node.get("id") or "").startswith("table-"):
            summary = node.find("summary")
            label = (
                "".join(summary.itertext())
                if summary is not None
                else names[node.get("id", "").replace("table", "caption", 1)]
            )
            found[node.get("id", "")] = label
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VARIANTS)
def test_pages(page: Any, name: str, language: str) -> None:
    root = check(page(name, language))
    assert root.get("lang") == language
    labels = captions(root)
    assert all(label.strip() for label in labels.values())
    inside = [node for node in root.iter("table") if node.get("class") not in ("answer", "grid")]
    assert len(inside) == len(labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapters_of_the_example(page: Any, language: str) -> None:
    root = parsed(page("example", language))
    assert [node.get("id") for node in root.iter("section")] == CHAPTERS
    assert [node.get("href") for node in root.findall("body/nav/ol/li/a")] == [f"#{ident}" for ident in CHAPTERS]
    assert len(list(root.iter("h2"))) == len(CHAPTERS) - 1


@RENDERED
@given(outcome=ANY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_any_outcome(language: str, outcome: Any) -> None:
    text = html(outcome, language)
    check(text)
    assert not re.search(r">[^<]*\b(nan|inf|None)\b(?! of )[^<]*%?</(td|h3|strong)>", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_cannot_inject(page: Any, language: str) -> None:
    made = page("hostile", language)
    root = parsed(made)
    assert root.findtext("head/title") == TITLE
    assert root.findtext("body/main/header/h1") == TITLE
    assert "<script" not in made
    assert "<img" not in made
    assert not any("javascript:" in (node.get("href") or "") for node in root.iter())
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", made)
    visible = "".join(root.itertext())
    for text in ("=1+1", "<u>chips</u>", "</td><script>alert(4)</script>", "chipaccord run '<b>&.yaml'", "Ω" * 20):
        assert text in visible.replace("\n", " "), text


def test_csp_forbids_everything_else(page: Any) -> None:
    metas = [node.get("content") for node in parsed(page("example")).iter("meta")]
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in metas


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_headline_unit_and_the_csv_of_its_table(page: Any, language: str, figures: Any) -> None:
    tables = {table.name: table for table in tables_of("", figures)}
    found = list(parsed(page("example", language)).iter("figure"))
    assert len(found) == 14
    for figure in found:
        assert (figure.findtext("h3") or "").endswith((".", "。"))
        assert figure.findtext("p")
        links = [node.get("href") or "" for node in figure.iter("a")]
        relative = next(link for link in links if link.startswith("tables/"))
        carried = next(link for link in links if link.startswith("data:text/csv"))
        table = tables[relative.removeprefix("tables/").removesuffix(".csv")]
        assert unquote(carried.split(",", 1)[1]) == table.csv()


def test_every_figure_of_the_trade_model_names_its_baseline(page: Any) -> None:
    for figure in parsed(page("example")).iter("figure"):
        if figure.get("id") != "figure-supply-network":
            assert "Baseline: " in "".join(node.text or "" for node in figure.iter("p")), figure.get("id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_figures_give_the_same_page(page: Any, language: str, figures: Any) -> None:
    later = changed(figures, {"run.seconds": 99.0})
    assert html(later, language) == page("example", language)
    other = changed(figures, {"purchases.effects.subsidy": {"low": 0.1, "central": 0.2, "high": 0.3}})
    assert html(other, language) != page("example", language)


def test_drawing_does_not_change_the_figures(figures: Any) -> None:
    before = figures.model_dump_json()
    html(figures)
    assert figures.model_dump_json() == before


def test_badges(page: Any) -> None:
    text = page("example")
    for status in ("published", "derived", "assumption"):
        assert re.search(rf'<span class="badge {status}">{status}</span>', text, re.IGNORECASE), status
    for verdict in ("holds", "off", "cannot_check"):
        assert f'<span class="badge {verdict}">' in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VARIANTS)
def test_nothing_reads_as_zero_percent(page: Any, name: str, language: str) -> None:
    visible = "".join(parsed(page(name, language)).itertext())
    assert not re.search(r"(?<![\d.])0\.0+%", visible)


def test_sources_link_only_where_there_is_an_address(page: Any) -> None:
    root = parsed(page("hostile"))
    links = [node.get("href") or "" for node in root.iter("a") if node.get("class") == "address"]
    assert "https://example.org/a?b=1&c=2" in links
    assert not [link for link in links if not link.startswith("https://")]


def test_every_source_of_the_example_stands_on_the_page_once_with_its_address(page: Any, figures: Any) -> None:
    root = parsed(page("example"))
    entries = [
        node.get("id") for group in root.iter("dl") if group.get("class") == "sources" for node in group.iter("dt")
    ]
    assert sorted(map(str, entries)) == sorted(anchor(source.id) for source in figures.sources)
    said_here = "".join(root.itertext())
    for source in figures.sources:
        assert source.address in said_here
        assert source.citation.split()[0] in said_here
    assert "White House, 2 April and 22 July 2025" in said_here
    assert "METI GPU cloud programme, April 2024" in said_here


def test_a_source_is_reached_from_the_cells_that_name_it(page: Any) -> None:
    root = parsed(page("example"))
    named = {node.get("href") for cell in root.iter("td") if cell.get("class") == "source" for node in cell.iter("a")}
    assert f"#{anchor('us_census_2024')}" in named
    assert f"#{anchor('Asahi Shimbun, 28 May 2025')}" in named


def test_sources_that_begin_alike_have_anchors_of_their_own() -> None:
    long = "bill_of_materials.csv of the fact tables: share of fab_logic, row "
    names = ["oecd_icio", "a b", "a_b", "a:b", long + "1", long + "2", "経済産業省", "通商白書", ""]
    assert len({anchor(name) for name in names}) == len(names)
    assert anchor("oecd_icio") == "source-oecd_icio"
    assert all(re.fullmatch(r"source-[\w-]{0,60}", anchor(name), re.ASCII) for name in names)


def test_long_words_may_break_and_stay_escaped() -> None:
    text = str(breakable("a_b " + "x" * 45 + " <b>"))
    assert text.startswith("a_<wbr/>b ")
    assert "x" * 20 + "<wbr/>" + "x" * 20 + "<wbr/>" + "xxxxx" in text
    assert text.endswith("&lt;b&gt;")
    assert re.sub("<wbr/>", "", str(breakable("short words only"))) == "short words only"


def test_without_a_part_there_is_no_chapter_of_it(page: Any) -> None:
    sections = [node.get("id") for node in parsed(page("tariffs only")).iter("section")]
    assert sections == ["answer", "tariffs", "hinges", "assumptions", "sources", "reproduce"]
    promised = [node.get("id") for node in parsed(page("promised")).iter("section")]
    assert "balance" not in promised
    assert "supply" not in promised
    assert "bookings" in promised


def test_what_is_absent_says_why(page: Any, figures: Any) -> None:
    none = Absent(because="nothing_additional").model_dump()
    text = html(changed(figures, {"purchases.effects.cost_per_additional": none}))
    assert re.search(r'<td[^>]* class="absent">nothing is additional</td>', text)
    assert "nothing is additional" not in page("example")


def test_the_run_record_is_shown_without_times(page: Any, figures: Any) -> None:
    text = page("example")
    assert figures.run.result_sha256 in text
    assert str(figures.run.seconds) not in text
    assert f"chipaccord {figures.run.versions[0].version}" in text


def test_every_sentence_of_the_example_is_whole(figures: Any) -> None:
    for language, stop in (("en", "."), ("ja", "。")):
        for ident in ("claims", "bookings", "balance", "income", "years", "tariffs", "supply", "hinges"):
            found = sentences(chapter(figures, ident, language))
            assert found
            for text in found:
                assert text.endswith(stop), text
                assert "  " not in text
    assert next(line.key for line in said(figures).lines) == "plan"
    assert line(figures, "plan").lead
