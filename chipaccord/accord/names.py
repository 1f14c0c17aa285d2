"""Names that a document may use, checked against the shipped vocabulary: economies, sectors, products, facts.

A slip is never corrected silently: the error tells what to write (`'Japan' is not an economy code; write JPN`).
"""

from __future__ import annotations

import re
from functools import cache

from chipaccord.accord.mistakes import did_you_mean, one_of, shortened
from chipaccord.accord.money import currency
from chipaccord.accord.numbers import tidy
from chipaccord.world.facts import assumptions, facts
from chipaccord.world.tables import shipped
from chipaccord.world.vocabulary import ALL_GOODS, economies, products, sectors

ON = " on "  # "USA on JPN": the importer that levies, then the exporter that pays

# What people write for an economy, in lower case, beside its code, its name and its members' codes.
_SLIPS = {
    "us": "USA", "u.s.": "USA", "america": "USA", "united states of america": "USA", "jp": "JPN", "jap": "JPN",
    "tw": "TWN", "chinese taipei": "TWN", "kr": "KOR", "south korea": "KOR", "korea": "KOR", "cn": "CHN",
    "china": "CHN", "prc": "CHN", "hong kong": "CHN", "eu": "EUN", "eu27": "EUN", "europe": "EUN", "euu": "EUN",
    "european union": "EUN", "germany": "EUN", "france": "EUN", "netherlands": "EUN", "ireland": "EUN", "de": "EUN",
    "uk": "GBR", "gb": "GBR", "britain": "GBR", "great britain": "GBR", "ca": "CAN", "mx": "MEX", "in": "IND",
    "my": "MYS", "sg": "SGP", "vn": "VNM", "vietnam": "VNM", "uae": "GLF", "ksa": "GLF", "gulf": "GLF", "gcc": "GLF",
    "saudi arabia": "GLF", "united arab emirates": "GLF", "emirates": "GLF", "world": "ROW", "rest of world": "ROW",
    "others": "ROW", "no": "ROW", "norway": "ROW", "australia": "ROW", "switzerland": "ROW", "brazil": "ROW",
}  # fmt: skip


@cache
def _members() -> dict[str, str]:
    """ISO3 codes of the economies inside a group, in lower case, to the group's code."""
    return {
        member.lower(): row["code"]
        for row in shipped("economies.csv")
        for member in row["members"].split()
        if member != row["code"]
    }


def economy(text: str) -> str:
    """The code of an economy of this world."""
    word = tidy(text)
    known = economies()
    if word in known:
        return word
    lower = word.lower()
    said = f"'{shortened(text)}' is not an economy code of this world"
    by_name = {name.lower(): code for code, name in known.items()}
    for code in (word.upper() if word.upper() in known else None, by_name.get(lower), _SLIPS.get(lower)):
        if code in known:
            raise ValueError(f"{said}; write {code} ({known[code]})")
    if lower in _members():
        group = _members()[lower]
        raise ValueError(f"{said}; write {group} ({known[group]}), {word.upper()} is part of it")
    raise ValueError(f"{said}; {did_you_mean(word, known, one_of(known))}")


def pair(text: str) -> str:
    """`USA on JPN`: the economy that levies the duty, then the one whose goods pay it."""
    word = tidy(text)
    ends = re.split(r"\s+on\s+", word, flags=re.IGNORECASE)
    if len(ends) != 2:
        raise ValueError(f"'{shortened(text)}' does not say who levies the duty; write for example USA on JPN")
    importer, exporter = economy(ends[0]), economy(ends[1])
    if importer == exporter:
        raise ValueError(f"'{shortened(text)}' levies a duty on itself; name two economies")
    return f"{importer}{ON}{exporter}"


def tariff_sector(text: str) -> str:
    """A goods sector, or `all goods`."""
    word = tidy(text)
    goods = [code for code, sector in sectors().items() if sector.goods]
    if word in goods or word == ALL_GOODS:
        return word
    if word in sectors():
        raise ValueError(f"'{word}' pays no customs duty; name a goods sector or '{ALL_GOODS}'")
    if word.lower().replace("_", " ") in (ALL_GOODS, "all", "goods", "everything", "all sectors"):
        raise ValueError(f"'{shortened(text)}' is not a sector of this world; write '{ALL_GOODS}'")
    by_name = {sector.name.lower(): code for code, sector in sectors().items()}
    if word.lower() in by_name:
        raise ValueError(f"'{shortened(text)}' is not a sector of this world; write '{by_name[word.lower()]}'")
    names = [ALL_GOODS, *goods]
    raise ValueError(f"'{shortened(text)}' is not a sector of this world; {did_you_mean(word, names, one_of(names))}")


def product(text: str) -> str:
    """A row of the product table."""
    return _listed(text, products(), "a product of the product table")


def fact(text: str) -> str:
    """The id of a shipped figure."""
    return _listed(text, tuple(facts()), "a known figure", "`chipaccord world show facts` lists them")


def assumption(text: str) -> str:
    """The id of a marked assumption."""
    return _listed(text, tuple(assumptions()), "a marked assumption")


def currency_pair(text: str) -> str:
    """`JPY/USD`: yen for one dollar."""
    word = tidy(text)
    ends = [end.strip() for end in word.split("/")]
    if word.isdigit():
        raise ValueError(f"'{word}' stands where a key is expected; write a decimal point, not a comma")
    if len(ends) != 2:
        hint = did_you_mean(word, ("source", "date"), "write a pair such as JPY/USD: 144.17 (yen for one dollar)")
        raise ValueError(f"'{shortened(text)}' is not a pair of currencies; {hint}")
    above, below = (currency(end) for end in ends)
    if above == below:
        raise ValueError(f"'{shortened(text)}' names one currency twice; write a pair such as JPY/USD")
    return f"{above}/{below}"


def _listed(text: str, names: tuple[str, ...], kind: str, where: str = "") -> str:
    word = tidy(text)
    if word in names:
        return word
    raise ValueError(f"'{shortened(text)}' is not {kind}; {did_you_mean(word, names, where or one_of(names))}")
