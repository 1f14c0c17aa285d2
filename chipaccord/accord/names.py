"""Names that any part of a document may use: economies, currencies, assumptions, languages.

They are checked against the shipped vocabulary. A slip is never corrected silently: the mistake tells what to write
(`'Japan' is not an economy code; write JPN`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from chipaccord.accord.mistakes import did_you_mean, one_of, said, shortened, wrong
from chipaccord.accord.money import currency
from chipaccord.accord.numbers import tidy
from chipaccord.words import LANGUAGES, Named, Said
from chipaccord.world.facts import assumptions
from chipaccord.world.tables import shipped
from chipaccord.world.vocabulary import economies


@cache
def _members() -> dict[str, str]:
    """ISO3 codes of the economies inside a group, in lower case, to the group's code."""
    return {
        member.lower(): row["code"]
        for row in shipped("economies.csv")
        for member in row["members"].split()
        if member != row["code"]
    }


@cache
def _written() -> dict[str, str]:
    """What people write for an economy beside its code, in lower case, to the code."""
    listed = {row["written"]: row["code"] for row in shipped("economy_names.csv")}
    return listed | {word.lower(): code for code, name in economies().items() for word in (code, name)}


def economy(text: str) -> str:
    """The code of an economy of this world."""
    word = tidy(text)
    known = economies()
    if word in known:
        return word
    lower = word.lower()
    if code := _written().get(lower):
        remedy = said("accord-economy-code", code=code, name=Named("economy", code))
    elif group := _members().get(lower):
        remedy = said("accord-economy-member", code=group, name=Named("economy", group), member=word.upper())
    else:
        remedy = did_you_mean(word, known, one_of(known))
    raise wrong("accord-economy", remedy, text=shortened(text))


def assumption(text: str) -> str:
    """The id of a marked assumption."""
    return listed(text, assumptions(), "accord-assumption")


def language(text: str) -> str:
    """The language of the answer."""
    return listed(text, LANGUAGES, "accord-language")


def currency_pair(text: str) -> str:
    """`JPY/USD`: yen for one dollar."""
    word = tidy(text)
    ends = [end.strip() for end in word.split("/")]
    if word.isdigit():
        raise wrong("accord-key-number", said("accord-decimal-comma"), text=word)
    if len(ends) != 2:
        remedy = did_you_mean(word, ("source", "date"), said("accord-pair-remedy"))
        raise wrong("accord-pair", remedy, text=shortened(text))
    above, below = (currency(end) for end in ends)
    if above == below:
        raise wrong("accord-pair-same", text=shortened(text))
    return f"{above}/{below}"


def listed(text: str, names: Iterable[str], key: str, otherwise: Said | None = None) -> str:
    """One of `names`. Raises `Wrong`: what the message `key` says, and the nearest name, or else `otherwise`."""
    word, known = tidy(text), tuple(names)
    if word in known:
        return word
    raise wrong(key, did_you_mean(word, known, otherwise or one_of(known)), text=shortened(text))
