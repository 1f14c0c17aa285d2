"""What a reader of a document can be told: mistakes with their line, what was expected, and a near match.

A mistake is data, so that all of them are collected first and raised together as one `AccordError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: `where` in the document, `what` is wrong, and the `remedy`.

    `line` counts from 1; it is None for a value from the command line, whose option `origin` then names.
    """

    where: str
    what: str
    remedy: str = ""
    line: int | None = None
    origin: str = ""

    def text(self, name: str) -> str:
        """The mistake as one line, `name` being the document's file name."""
        place = f"{name}:{self.line}" if self.line is not None else self.origin or name
        where = f"{self.where}: " if self.where else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}: {where}{self.what}{remedy}"


class AccordError(Exception):
    """The document cannot be used as it stands: its text lists every mistake, one a line, each with a remedy."""

    def __init__(self, mistakes: Iterable[Mistake], name: str = "document") -> None:
        self.mistakes: tuple[Mistake, ...] = tuple(mistakes)
        self.name = name
        super().__init__("\n".join(mistake.text(name) for mistake in self.mistakes))

    def __reduce__(self) -> tuple[type[AccordError], tuple[tuple[Mistake, ...], str]]:
        return type(self), (self.mistakes, self.name)


def path_text(path: Sequence[str | int]) -> str:
    """A path as people write it: `purchases[0].amount`, `tariffs.deal.USA on JPN.all goods`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            shown = shortened(part) if part and not set(".[]=\"'") & set(part) else f'"{shortened(part)}"'
            text += f".{shown}" if text else shown
    return text


def shortened(text: str, width: int = 60) -> str:
    """Text for a message: one line, no control characters, not longer than `width`."""
    line = "".join(char if char.isprintable() else " " for char in text[: width * 4])
    line = " ".join(line.split())
    return line if len(line) <= width and len(text) <= width * 4 else line[: width - 1] + "…"


def did_you_mean(word: str, names: Iterable[str], otherwise: str = "") -> str:
    """`did you mean 'x'?` for the nearest of `names`, or else the text `otherwise`."""
    by_lower = {name.lower(): name for name in names}
    asked = word.strip().lower()[:80]
    spaced = asked.replace("-", "_").replace(" ", "_")
    for candidate in (asked, spaced):
        for near in get_close_matches(candidate, by_lower, n=1, cutoff=0.72 if len(candidate) > 4 else 0.66):
            return f"did you mean '{by_lower[near]}'?"
    return otherwise


def one_of(names: Iterable[str]) -> str:
    """`expected one of a, b, c` (the first thirty)."""
    listed = list(names)
    more = f" and {len(listed) - 30} more" if len(listed) > 30 else ""
    return "expected one of " + ", ".join(listed[:30]) + more
