"""Words of the report: names of economies, currencies, products and sectors, lists, and lines of a given width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chipaccord.report.view import Accord
from chipaccord.world.vocabulary import economies, sectors

_ATTRIBUTIVE = {"USA": "US", "EUN": "EU", "GBR": "UK"}
_ARTICLE = re.compile(r"^(united |european union|republic |rest of |gulf|netherlands|philippines)", re.IGNORECASE)
_ACRONYMS = {"ai", "gpu", "cpu", "dram", "nand", "hbm", "mcu", "pc", "eda", "euv"}


@dataclass(frozen=True, slots=True)
class Names:
    """Names of economies: the document's own for its parties, the world's for the others, else the code."""

    accord: Accord

    def full(self, code: str) -> str:
        """The name in a list or on an axis: "United States", "Taiwan"."""
        own = {self.accord.buyer: self.accord.buyer_name, self.accord.seller: self.accord.seller_name}
        name = own.get(code) or self.accord.economy_names.get(code) or economies().get(code, code)
        return re.sub(r"\s*\(.*\)$", "", name) or code

    def the(self, code: str) -> str:
        """The name inside a sentence: "the United States", "Japan"."""
        name = self.full(code)
        if name.startswith("Rest of "):
            name = "r" + name[1:]
        return f"the {name}" if _ARTICLE.match(name) else name

    def short(self, code: str) -> str:
        """The shortest name inside a sentence: "the US", "Taiwan"."""
        return f"the {_ATTRIBUTIVE[code]}" if code in _ATTRIBUTIVE else self.the(code)

    def attributive(self, code: str) -> str:
        """The name before a noun: "US exports", "Japan exports"."""
        return _ATTRIBUTIVE.get(code) or self.full(code).removeprefix("Republic of ")

    def spelt_out(self, text: str) -> str:
        """A text with the codes of the parties and other economies in it replaced by short names."""

        def name(found: re.Match[str]) -> str:
            preposition, code = found.group(1) or "", found.group(2)
            if code not in self.accord.economy_names and code not in economies():
                return found.group()
            return preposition + (self.short(code) if preposition else self.attributive(code))

        return re.sub(r"(\b(?:of|from|to|with|in|on|outside) )?\b([A-Z]{3})\b", name, text)


def sector_name(code: str) -> str:
    """A sector's name; an unknown code is spelt out."""
    known = sectors().get(code)
    return known.name if known else spelt(code)


def spelt(code: str) -> str:
    """A code of the document as words: "ai_accelerators" -> "AI accelerators"."""
    words = [word.upper() if word.lower() in _ACRONYMS else word for word in code.replace("_", " ").split()]
    return " ".join(words)


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def sentence(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def plural(count: int, one: str, many: str) -> str:
    """The form of a noun or verb that goes with a count."""
    return one if count == 1 else many
