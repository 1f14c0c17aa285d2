"""The document of an accord: the grammar with the sections of every part, and the functions that read it.

A part's `section.py` gives `Terms` (its keys, derived from `Document`), `TERMS` (which of them are terms to evaluate)
and `CHECKS`; they are joined here from the list of parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import create_model

from chipaccord.accord import grammar, reading
from chipaccord.accord.document import Document
from chipaccord.accord.grammar import Grammar
from chipaccord.parts.part import Part, all_parts

UNBUILT = ("talks",)


def assembled(parts: Iterable[Part], name: str = "Accord") -> Grammar[Document]:
    """A bilateral semiconductor accord: the grammar of a document that may speak of these parts."""
    sections = [part.module("section") for part in parts]
    bases = (*(section.Terms for section in reversed(sections)), Document)  # so that the keys come in the parts' order
    return Grammar(
        create_model(name, __base__=bases, __module__=__name__, __doc__=assembled.__doc__),
        (*grammar.CHECKS, *(check for section in sections for check in section.CHECKS)),
        tuple(key for section in sections for key in section.TERMS),
        UNBUILT,
    )


if TYPE_CHECKING:  # what `assembled` makes, as type checkers can read it
    from chipaccord.parts.claims.section import Terms as Claims
    from chipaccord.parts.purchases.section import Terms as Purchases
    from chipaccord.parts.supply.section import Terms as Supply
    from chipaccord.parts.tariffs.section import Terms as Tariffs

    class Accord(Supply, Tariffs, Purchases, Claims):
        """A bilateral semiconductor accord."""

    GRAMMAR: Grammar[Accord]
else:
    GRAMMAR = assembled(all_parts())
    Accord = GRAMMAR.document


def read(path: str | Path, edits: Iterable[str] = (), scenario: str | None = None) -> Accord:
    """The accord in a YAML file.

    Parameters
    ----------
    path
        The file.
    edits
        Changes as `path=value`, such as `purchases[0].amount=2 trillion yen`, made in their order.
    scenario
        Name of a scenario of the document, applied before the edits.

    Raises
    ------
    AccordError
        Every mistake of the document, with its line and a remedy.
    """
    return reading.read(path, edits, scenario, grammar=GRAMMAR)


def parse(text: str, name: str = "", edits: Iterable[str] = (), scenario: str | None = None) -> Accord:
    """The accord in a YAML text, as `read`; `name` stands before the line of a mistake. Raises `AccordError`."""
    return reading.parse(text, name, edits, scenario, grammar=GRAMMAR)


def edited(accord: Accord, edits: Mapping[str, object]) -> Accord:
    """The accord after edits given as path to value: `{"purchases[0].amount": "2 trillion yen"}`.

    Raises `AccordError` when an edit does not fit, or the result is not an accord.
    """
    return reading.edited(accord, edits, grammar=GRAMMAR)
