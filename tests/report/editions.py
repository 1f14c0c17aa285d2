"""Outcomes put into words for the tests of page and terminal: the example, variants of it, and one that is hostile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

from documents import EUROPE, TARIFFS, changed, evaluated, figures, same
from figures import strategy
from hypothesis import HealthCheck, Phase, settings

from chipaccord.parts.outcome import pages, tree
from chipaccord.report.edition import Edition, edition
from chipaccord.report.layout import Chapter, Line
from chipaccord.report.page import page
from chipaccord.report.terminal import summary

BN = 1e9
SVG = "{http://www.w3.org/2000/svg}"
TITLE = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp; “quoted” 日本語 ' + "very long title " * 18
PROMISE = (
    "purchases: [{product: ai_accelerators, amount: EUR 40 billion, over: 2026..2027, mandate: none},"
    " {product: memory, amount: EUR 8 billion, over: 2026..2027, mandate: none}]\n"
)


def said(outcome: Any, language: str = "en", *, terminal: bool = False) -> Edition:
    """The outcome in a language."""
    return edition(outcome, pages(), language, terminal=terminal)


def html(outcome: Any, language: str = "en") -> str:
    """The page."""
    return page(said(outcome, language))


def block(outcome: Any, language: str = "en", path: str | None = None, *, styled: bool = False) -> str:
    """The block that ends a run."""
    return summary(said(outcome, language, terminal=True), path, styled=styled)


def line(outcome: Any, key: str, language: str = "en") -> Line:
    """One line of the answer, as the page has it."""
    (found,) = (one for one in said(outcome, language).lines if one.key == key)
    return found


def chapter(outcome: Any, ident: str, language: str = "en") -> Chapter:
    """One chapter of the page."""
    (found,) = (one for one in said(outcome, language).chapters if one.ident == ident)
    return found


def sentences(chapter: Chapter) -> list[str]:
    """What a chapter says: its text, and the headlines of its charts."""
    return [*chapter.text, *(chart.headline for chart in chapter.charts)]


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def parsed(text: str) -> ElementTree.Element:
    """The page as XML: it is written so that both kinds of parser accept it."""
    assert text.startswith("<!DOCTYPE html>\n")
    return ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>\n"))


def each_source_once(outcome: Any) -> Any:
    """Figures at random with a list of sources as every evaluation makes it: no id twice."""
    return outcome.model_copy(update={"sources": tuple({one.id: one for one in outcome.sources}.values())})


RENDERED = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # an outcome is too large to be made smaller in reasonable time
    suppress_health_check=list(HealthCheck),
)
ANY = strategy(tree()).map(each_source_once)


# -- variants ---------------------------------------------------------------------------------------------------------


def hostile(example: Any) -> Any:
    """The example with markup, control characters, formulas and endless words wherever a document has text."""
    return changed(
        example,
        {
            "accord.title": TITLE,
            "accord.scenario": "<b>bold</b>\x00\x1b[31m\u202e",
            "accord.stated_in": ["<i>" + "w" * 400],
            "accord.assumed": ["\x1b]0;title\x07 assumed", "</li><script>alert(12)</script>"],
            "accord.not_evaluated": ["=cmd|' /C calc'!A0", "</style><script>alert(3)</script>"],
            "purchases.planned.0.written": "=1+1",
            "purchases.planned.0.product": "<u>chips</u>",
            "purchases.planned.0.sellers": "@SUM(A1)",
            "purchases.planned.0.source": "x" * 200,
            "purchases.pieces.0.piece": "<svg onload=alert(5)>",
            "purchases.pieces.0.source": "no-such-source",
            "purchases.effects.steps.0.step": "<script>alert(7)</script> " + "step " * 40,
            "claims.claims.0.text": "</td><script>alert(4)</script> " + "long " * 80,
            "claims.claims.0.note": "\x85 and \u2066 turned",
            "claims.claims.1.text": "Ω" * 300,
            "assumptions.0.why": "-2+3+cmd",
            "supply.shocks.0.shock": "<script>alert(10)</script> " + "shock " * 40,
            "supply.runs.0.shock": "<script>alert(10)</script> " + "shock " * 40,
            "supply.shocks.0.source": "<i>" + "y" * 200,
            "supply.built.0.source": "<b>" + "z" * 200,
            "run.command": "chipaccord run '<b>&.yaml'",
            "sources": [
                *example.model_dump(mode="json")["sources"],
                source("bad id/“", "c" * 300, "javascript:alert(9)"),
                source("good", "c", "https://example.org/a?b=1&c=2"),
            ],
        },
    )


def source(ident: str, citation: str, address: str) -> dict[str, str]:
    """A row of the list of sources."""
    return {"id": ident, "citation": citation, "address": address, "licence": "", "origin": "document"}


def surplus(example: Any) -> Any:
    """Americans buy from Korean firms in dollars, exactly; the seller has a surplus; no subsidy is needed."""
    terms = {"buyer": "USA", "seller": "KOR", "currency": "USD", "local_per_usd": 1.0}
    effects = {name: same(0.0) for name in ("subsidy", "cost")} | {"cost_per_additional": {"because": "never"}}
    return changed(
        example,
        {f"accord.{name}": value for name, value in terms.items()}
        | {f"purchases.effects.{name}": value for name, value in effects.items()}
        | {"purchases.plan.mandate": "exactly", "purchases.plan.budget": {"because": "not_in_document"}}
        | {"purchases.subsidy_rates": [], "purchases.deficit.size": -40 * BN, "purchases.effects.output": []},
    )


def harmless(example: Any) -> Any:
    """No shock costs anything, under any capacity set."""
    supply = example.model_dump(mode="json")["supply"]
    for shock in supply["shocks"]:
        shock |= dict.fromkeys(("lost", "users_lost", "spared"), same(0.0))
    for path in supply["undelivered"]:
        path["undelivered"] = [0.0] * len(path["undelivered"])
    for run in supply["runs"]:
        run |= {"lost": 0.0, "users_lost": 0.0, "first_short": {"because": "never"}, "first_product": ""}
    for row in (*supply["cases"], *supply["critical"], *supply["product_losses"], *supply["user_losses"]):
        row["lost"] = 0.0
    supply |= {"comparison": {"because": "no_shock_costs"}, "trade_shocks": [], "trade_income": []}
    return changed(example, {"supply": supply})


VARIANTS: dict[str, Callable[[Any], Any]] = {
    "example": lambda example: example,
    "hostile": hostile,
    "tariffs only": lambda _: figures(TARIFFS % "none"),
    "promised": lambda _: evaluated(EUROPE, PROMISE).figures,
    "surplus": surplus,
    "harmless": harmless,
}
