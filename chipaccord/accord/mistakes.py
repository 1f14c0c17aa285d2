"""What a reader of a document can be told: mistakes with their place, what was expected, and a near match.

A mistake is data, so that all of them are collected first and raised together as one `AccordError`. What it says is a
message of the catalogues (`words/*/accord.ftl`) with its values, so that it can be read in any language; a value that
cannot be read raises `Wrong`, which becomes a mistake where its place is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from chipaccord.words import Said, Words, language

Path = tuple[str | int, ...]
LISTED = 30  # names that a message lists at most


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was written: a line of the document, or (line None) the option that set it.

    `note` tells which scenario brought it to its path, None for most.
    """

    line: int | None = None
    origin: str = ""
    note: Said | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: `where` in the document, `what` is wrong, the `remedy`, and the place.

    `line` counts from 1; it is None for a value from the command line, whose option `origin` then names.
    """

    where: str
    what: Said
    remedy: Said | None = None
    place: Place = NOWHERE

    @property
    def line(self) -> int | None:
        """The line of the document, None for what an option set."""
        return self.place.line

    @property
    def origin(self) -> str:
        """The option that set the value, "" for what the document wrote."""
        return self.place.origin

    def spot(self, words: Words) -> str:
        """`where`, after the scenario that brought it there."""
        note = self.place.note
        return words("accord-spot", note=note, where=self.where) if note else self.where

    def text(self, name: str = "", words: Words | None = None) -> str:
        """The mistake as one line, `name` being the document's file name."""
        words = words or Words(language())
        name = name or words("accord-document")
        place = f"{name}:{self.line}" if self.line is not None else self.origin or name
        spot = self.spot(words)
        return f"{place}: {f'{spot}: ' if spot else ''}{_said(self.what, self.remedy, words)}"


class AccordError(Exception):
    """The document cannot be used as it stands: its text lists every mistake, one a line, each with a remedy.

    `name` is the document's file name, `language` the one it asks to be answered in ("" for that of the environment).
    """

    def __init__(self, mistakes: Iterable[Mistake], name: str = "", language: str = "") -> None:
        self.mistakes: tuple[Mistake, ...] = tuple(mistakes)
        self.name = name
        self.language = language
        super().__init__(self.mistakes, name, language)

    @property
    def words(self) -> Words:
        """The catalogue in which it speaks."""
        return Words(language(self.language))

    def text(self, words: Words) -> str:
        """Every mistake in one language, one a line."""
        return "\n".join(mistake.text(self.name, words) for mistake in self.mistakes)

    def __str__(self) -> str:
        return self.text(self.words)


class Wrong(ValueError):
    """A value that the document cannot hold: what is wrong with it, and what to write in its place."""

    def __init__(self, what: Said, remedy: Said | None = None) -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(what, remedy)

    def at(self, path: Path = (), place: Place = NOWHERE) -> Mistake:
        """The mistake at a path of the document."""
        return Mistake(path_text(path), self.what, self.remedy, place)

    def __str__(self) -> str:
        return _said(self.what, self.remedy, Words(language()))


def said(key: str, /, **values: Any) -> Said:
    """The message of a key with its values, not yet said."""
    return Said(key, values)


def wrong(key: str, remedy: Said | None = None, /, **values: Any) -> Wrong:
    """What the message `key` says is wrong, with the remedy given or that of the message `<key>-remedy`."""
    return Wrong(Said(key, values), remedy or Said(f"{key}-remedy", values))


def _said(what: Said, remedy: Said | None, words: Words) -> str:
    return words("accord-what-remedy", what=what, remedy=remedy) if remedy else words.text(what)


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


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that `word` is probably a slip of, None where none is near."""
    by_lower = {name.lower(): name for name in names}
    asked = word.strip().lower()[:80]
    for candidate in (asked, asked.replace("-", "_").replace(" ", "_")):
        for near in get_close_matches(candidate, by_lower, n=1, cutoff=0.72 if len(candidate) > 4 else 0.66):
            return by_lower[near]
    return None


def did_you_mean(word: str, names: Iterable[str], otherwise: Said) -> Said:
    """`did you mean 'x'?` for the nearest of `names`, or else the message `otherwise`."""
    near = nearest(word, names)
    return said("accord-did-you-mean", name=near) if near is not None else otherwise


def one_of(names: Iterable[str]) -> Said:
    """`expected one of a, b, c` (the first thirty)."""
    listed = list(names)
    text = ", ".join(listed[:LISTED])
    if len(listed) > LISTED:
        return said("accord-one-of-many", names=text, more=len(listed) - LISTED)
    return said("accord-one-of", names=text)
