"""The document that `chipaccord new` writes: complete, commented, and ready to evaluate as it stands.

Its text is `data/starter.yaml` (`starter.<language>.yaml`). The lists of names in its comments come from the shipped
tables (`# Products: <products>`), so that the comments cannot go stale.
"""

from __future__ import annotations

import re
import textwrap

from chipaccord.parts.tariffs.section import tariff_sectors
from chipaccord.words import LANGUAGES, Words
from chipaccord.world.facts import assumptions
from chipaccord.world.network import library, supported
from chipaccord.world.tables import data_path
from chipaccord.world.vocabulary import economies, products

_LIST = re.compile(r"^# (.+): <(\w+)>$", re.MULTILINE)


def starter(language: str = LANGUAGES[0]) -> str:
    """The text of a first document."""
    words = Words(language)
    lists = {
        "economies": [f"{code} {words.name('economy', code)}" for code in economies()],
        "products": products(),
        "supported": supported(),
        "sectors": tariff_sectors(),
        "shocks": library(),
        "assumptions": assumptions(),
    }
    name = "starter.yaml" if language == LANGUAGES[0] else f"starter.{language}.yaml"
    text = data_path(name).read_text(encoding="utf-8")
    return _LIST.sub(lambda found: _comment(found[1], ", ".join(lists[found[2]])), text)


def _comment(head: str, names: str) -> str:
    """`# Head: a, b, c`, wrapped."""
    return textwrap.fill(f"{head}: {names}", 100, initial_indent="# ", subsequent_indent="#   ")
