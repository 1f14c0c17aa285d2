"""Commands on a document: `new`, `check`, `schema`. They need no numerical library."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chipaccord.accord.mistakes import AccordError
from chipaccord.commands.console import DONE, WRONG_INPUT, InputError, result, say
from chipaccord.words import Words, language
from chipaccord.words.numbers import KEEP

if TYPE_CHECKING:
    from chipaccord.accord.money import Money
    from chipaccord.outcome import Absent
    from chipaccord.parts.claims.figures import Answer
    from chipaccord.parts.document import Accord

LABEL = 12  # columns of a terminal


def new(path: Path, lang: str | None) -> int:
    """Write a first document to `path`."""
    from chipaccord.parts.starter import starter

    words = Words(language(lang))
    if not path.suffix:
        path = path.with_suffix(".yaml")
    try:
        with path.open("x", encoding="utf-8") as handle:
            handle.write(starter(words.language))
    except FileExistsError:
        raise InputError(words("check-exists", file=str(path))) from None
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error)
        raise InputError(words("check-unwritable", file=str(path), reason=reason)) from None
    result(words("check-wrote", file=str(path)))
    return DONE


def check(path: Path, edits: list[str], scenario: str | None, as_json: bool, lang: str | None) -> int:
    """Read a document and say what was understood, or every mistake."""
    from chipaccord.parts.claims.evaluate import evaluate
    from chipaccord.parts.document import read

    try:
        accord = read(path, edits, scenario)
    except AccordError as error:
        error.language = lang or error.language
        if not as_json:
            raise
        mistakes = [
            {
                "line": one.line,
                "where": one.spot(error.words),
                "what": error.words.text(one.what),
                "remedy": error.words.text(one.remedy) if one.remedy else "",
                "origin": one.origin,
            }
            for one in error.mistakes
        ]
        result(_json({"file": path.name, "ok": False, "mistakes": mistakes}))
        say(counted(error))
        return WRONG_INPUT
    claims = evaluate(_Deal(accord))
    if as_json:
        rows = claims.model_dump(mode="json").get("claims", [])
        result(_json({"file": path.name, "ok": True, "accord": accord.to_dict(), "claims": rows}))
    else:
        words = Words(language(lang or accord.language))
        lines = [
            f"  {_padded(words(f'check-label-{label}'))}{text}" for label, text in understood(accord, claims, words)
        ]
        text = "\n".join([words("check-ok", file=path.name), f"  {_head(accord, words)}", *lines])
        result(text.replace(KEEP, " "))
    return DONE


class _Deal:
    """What the claims are evaluated on: a document alone."""

    def __init__(self, accord: Accord) -> None:
        self.accord = accord


def schema(lang: str | None) -> int:
    """Print the JSON schema of a document."""
    from chipaccord.accord.reference import json_schema
    from chipaccord.parts.document import GRAMMAR

    result(_json(json_schema(GRAMMAR, Words(language(lang)))))
    return DONE


def counted(error: AccordError) -> str:
    """`1 mistake`, `3 mistakes`."""
    return error.words("accord-mistakes", count=len(error.mistakes))


def _head(accord: Accord, words: Words) -> str:
    values = {"title": accord.called(words), "buyer": accord.parties.buyer, "seller": accord.parties.seller}
    return (
        words("check-head", day=str(accord.as_of), **values) if accord.as_of else words("check-head-undated", **values)
    )


def understood(accord: Accord, claims: Answer | Absent, words: Words) -> Iterator[tuple[str, str]]:
    """The document in a few lines, each under its label: every amount in dollars, every claim with its verdict."""
    from chipaccord.accord.document import CURRENCY
    from chipaccord.outcome import Absent
    from chipaccord.parts.claims.page import shown, verdict
    from chipaccord.words.numbers import Numbers

    numbers = Numbers(words)

    def dollars(amount: Money) -> str:
        usd = numbers.usd(accord.usd(amount))
        return str(amount) if amount.currency == CURRENCY else words("check-equals", amount=str(amount), usd=usd)

    for purchase in accord.purchases:
        mandate = words(f"check-mandate-{purchase.mandate}")
        values = {"amount": dollars(purchase.amount), "product": purchase.product, "span": str(purchase.over)}
        yield "purchase", words("check-purchase", mandate=mandate, **values)
    if accord.subsidies is not None:
        budget, rates = accord.subsidies.budget, accord.subsidies.rates
        parts = [words("check-budget", amount=str(budget))] if budget is not None else []
        sizes = {size: getattr(rates, size) for size in type(rates).model_fields}
        parts += [words(f"check-rate-{s}", rate=numbers.pct(rate)) for s, rate in sizes.items() if rate is not None]
        yield "subsidies", words("list-comma").strip("|").join(parts) or words("check-subsidies-bare")
    for item in accord.support:
        where = {"stage": item.stage, "place": item.place, "year": str(item.since)}
        yield "support", words("check-support", amount=dollars(item.amount), **where)
    rest = accord.tariffs_elsewhere
    tables = {"no_deal": accord.tariffs.no_deal, "deal": accord.tariffs.deal} if accord.tariffs else {}
    added = words("check-in-force", day=str(rest.in_force_on)) if rest.in_force_on else words("check-none-added")
    for label, table in (*tables.items(), ("elsewhere", rest)):
        if label == "elsewhere":
            yield label, added
        for pair, row in table.rates.items() if table else ():
            yield (
                label,
                words("check-duties", pair=pair, rates=", ".join(f"{sector} {duty}" for sector, duty in row.items())),
            )
    for shock in accord.shocks:
        key = "check-often-assumed" if shock.frequency is None else "check-often"
        often = words(key, rate=numbers.pct(shock.a_year))
        struck = "; ".join(words("check-outage", stage=outage.stage, place=outage.place) for outage in shock.outages)
        yield (
            "shock",
            words("check-shock-own" if struck else "check-shock", name=shock.name, struck=struck, often=often),
        )
    for claim in () if isinstance(claims, Absent) else claims.claims:
        ruling = verdict(claim, words, numbers)
        if claim.verdict == "off" and not isinstance(claim.right_value, Absent):
            right = shown(claim.right_value, claim.right_unit, words, numbers)
            yield "claim", words("check-claim-off", text=claim.text, verdict=ruling, right=right)
        else:
            yield "claim", words("check-claim", text=claim.text, verdict=ruling)
    if accord.scenarios:
        yield "scenarios", ", ".join(accord.scenarios)


def _padded(label: str) -> str:
    """A label padded to its column; East Asian characters are two columns wide."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in label)
    return label + " " * max(1, LABEL - len(label) - wide)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
