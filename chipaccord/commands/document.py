"""Commands on a document: `new`, `check`, `schema`. They need no numerical library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chipaccord.accord import Accord, AccordError
from chipaccord.commands.console import DONE, WRONG_INPUT, InputError, result, say


def new(path: Path) -> int:
    """Write a first document to `path`."""
    from chipaccord.accord.starter import starter

    if not path.suffix:
        path = path.with_suffix(".yaml")
    try:
        with path.open("x", encoding="utf-8") as handle:
            handle.write(starter())
    except FileExistsError:
        raise InputError(f"{path}: exists already; name another file, or remove it first") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be written ({reason}); check the folder") from None
    result(f"wrote {path}; next: chipaccord run {path}")
    return DONE


def check(path: Path, edits: list[str], scenario: str | None, as_json: bool) -> int:
    """Read a document and say what was understood, or every mistake."""
    from chipaccord.accord.reading import read

    if not as_json:
        accord = read(path, edits, scenario)
        result("\n".join([f"{path.name}: no mistakes", *(f"  {line}" for line in understood(accord))]))
        return DONE
    try:
        accord = read(path, edits, scenario)
    except AccordError as error:
        mistakes = [
            {"line": one.line, "where": one.where, "what": one.what, "remedy": one.remedy, "origin": one.origin}
            for one in error.mistakes
        ]
        result(_json({"file": path.name, "ok": False, "mistakes": mistakes}))
        say(counted(len(mistakes)))
        return WRONG_INPUT
    from chipaccord.accord.claims import check_claims

    verdicts = [verdict.to_dict() for verdict in check_claims(accord)]
    result(_json({"file": path.name, "ok": True, "accord": accord.to_dict(), "claims": verdicts}))
    return DONE


def schema() -> int:
    """Print the JSON schema of a document."""
    from chipaccord.accord.reference import json_schema

    result(_json(json_schema()))
    return DONE


def counted(mistakes: int) -> str:
    """`1 mistake`, `3 mistakes`."""
    return f"{mistakes} mistake{'s' * (mistakes != 1)}"


def understood(accord: Accord) -> Iterator[str]:
    """The document in a few lines, with every amount in dollars and every claim's verdict."""
    from chipaccord.accord.claims import check_claims
    from chipaccord.accord.money import rounded

    day = f", as of {accord.as_of}" if accord.as_of else ""
    yield f"{accord.title}{day}: {accord.parties.buyer} buys from {accord.parties.seller}"
    for purchase in accord.purchases:
        dollars = rounded(accord.usd(purchase.amount), "USD")
        same = "" if purchase.amount.currency == "USD" else f" = {dollars}"
        mandate = purchase.mandate.replace("_", " ").replace("none", "only promised")
        yield f"purchase    {purchase.amount}{same} of {purchase.product}, {purchase.over}, {mandate}"
    if accord.subsidies is not None:
        rates = accord.subsidies.rates
        sizes = (("large firms", rates.large), ("small and medium", rates.small_and_medium))
        parts = [f"{rate * 100:.3g}% for {size}" for size, rate in sizes if rate is not None]
        if accord.subsidies.budget is not None:
            parts.insert(0, f"budget {accord.subsidies.budget}")
        yield f"subsidies   {', '.join(parts) or 'named without figures'}"
    for item in accord.support:
        dollars = rounded(accord.usd(item.amount), "USD")
        same = "" if item.amount.currency == "USD" else f" = {dollars}"
        yield f"support     {item.amount}{same} for {item.stage} in {item.place}, from {item.since}"
    if accord.tariffs is not None:
        for name, table in (("no deal", accord.tariffs.no_deal), ("deal", accord.tariffs.deal)):
            for pair, row in table.rates.items() if table else ():
                rates_text = ", ".join(f"{sector} {duty}" for sector, duty in row.items())
                yield f"{name:<10}  {pair}: {rates_text}"
    rest = accord.tariffs_elsewhere
    yield f"elsewhere   {f'US tariffs in force on {rest.in_force_on}' if rest.in_force_on else 'no added US tariffs'}"
    for pair, row in rest.rates.items():
        yield f"elsewhere   {pair}: {', '.join(f'{sector} {duty}' for sector, duty in row.items())}"
    for shock in accord.shocks:
        struck = "; ".join(f"{outage.stage} in {outage.place}" for outage in shock.outages)
        often = f"{shock.a_year * 100:.3g}% a year{' (assumed)' if shock.frequency is None else ''}"
        yield f"shock       {shock.name}{f': {struck}' if struck else ''}, {often}"
    for verdict in check_claims(accord):
        beside = f"; it is {verdict.right}" if verdict.ruling == "off" else ""
        yield f'claim       "{verdict.text}": {verdict.words}{beside}'
    if accord.scenarios:
        yield f"scenarios   {', '.join(accord.scenarios)}"


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
