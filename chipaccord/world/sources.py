"""Where figures come from: the shipped list of sources, the citations of the chip network, a document's statements.

A source is known by its id. Shipped tables give an id of `data/sources.csv`; the tables of the chip network write the
citation out beside each figure, and a document states its own: there the text is its own id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from chipaccord.world.tables import shipped

Origin = Literal["data", "network", "document"]
_ADDRESS = re.compile(r"https?://[^\s<>\"'()]+")


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from.

    citation: in the language of the source. address: of its page; empty where none is known. licence: as known.
    origin: `data` (the shipped list), `network` (written out in the tables of the chip network) or `document`.
    """

    id: str
    citation: str
    address: str
    licence: str
    origin: Origin


@cache
def sources() -> dict[str, Source]:
    """The shipped sources, by id."""
    return {
        row["id"]: Source(row["id"], row["citation"], row["address"], row["licence"], "data")
        for row in shipped("sources.csv")
    }


def source(text: str, origin: Literal["network", "document"] = "network") -> Source:
    """The source that `text` names: a shipped id, or a citation that stands for itself.

    What a document states is taken as its own words, even where they happen to read like a shipped id. The address of
    a citation is the first one written inside it. Raises ValueError for an empty text.
    """
    if not text.strip():
        raise ValueError("a source without a word; write where the figure comes from")
    known = sources().get(text) if origin == "network" else None
    if known is not None:
        return known
    found = _ADDRESS.search(text)
    return Source(text, text, found[0].rstrip(".,;:") if found else "", "", origin)
