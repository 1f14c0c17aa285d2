"""Reading the catalogues and saying a message: keys, plural forms and choices are Fluent's (projectfluent.org)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "ja")
_ENTRY = re.compile(r"^(([a-zA-Z][\w-]*) *=.*(?:\n(?:[ \t}].*)?(?=\n|\Z))*)", re.MULTILINE)
_REFERENCE = re.compile(r"\{ *([a-zA-Z][\w-]*) *\}")  # one message inside another
_ACRONYMS = frozenset(("ai", "gpu", "cpu", "dram", "nand", "hbm", "mcu", "pc", "eda", "euv", "usd", "csv", "hs"))


class WordsError(LookupError):
    """A catalogue lacks a message, or a message lacks a value: the text names key, language and value."""


def language(asked: str | None = None) -> str:
    """The language to speak: the one asked for, else that of LC_ALL, LC_MESSAGES or LANG, else English.

    Raises WordsError when the language asked for has no catalogue.
    """
    if asked:
        code = asked.replace("_", "-").split("-")[0].lower()
        if code not in LANGUAGES:
            raise WordsError(f"no catalogue for language '{asked}'; there are {', '.join(LANGUAGES)}")
        return code
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(variable, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


class Catalogue(Mapping[str, Any]):
    """The messages of one language by key, each parsed when it is first said, so that `check` starts at once."""

    def __init__(self, code: str) -> None:
        folder = files("chipaccord.words").joinpath(code)
        texts = [entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".ftl")]
        self.entries = {found[2]: found[1] for text in texts for found in _ENTRY.finditer(text)}
        self.bundle = FluentBundle([code], use_isolating=False)
        self.parsed: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        """The pattern of a message; those that it refers to are made ready with it. Raises KeyError."""
        self._parse(key)
        return self.bundle.get_message(key).value

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, key: object) -> bool:
        return key in self.entries

    def _parse(self, key: str) -> None:
        entry = self.entries[key]
        if key not in self.parsed:
            self.parsed.add(key)
            self.bundle.add_resource(FluentResource(entry))
            for inner in _REFERENCE.findall(entry):
                if inner in self.entries:
                    self._parse(inner)


@cache
def catalogue(code: str) -> Catalogue:
    """The messages of a language, from every file of its folder."""
    return Catalogue(code)


@dataclass(frozen=True)
class Said:
    """A message not yet said: its key and its values, which may be messages themselves or lists of them."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return Words(language())(self.key, **self.values)

    def __hash__(self) -> int:
        return hash((self.key, repr(sorted(self.values.items(), key=lambda item: item[0]))))


@dataclass(frozen=True)
class Named:
    """The name of a code of a vocabulary ("economy", "JPN"), not yet said: a value of a `Said`.

    form: as `Words.name` takes it.
    """

    kind: str
    code: str
    form: str = ""

    def said(self, words: Words) -> str:
        """The name in one language."""
        return words.name(self.kind, self.code, self.form)


@dataclass(frozen=True)
class Words:
    """The catalogue of one language.

    codes: names stay codes, as one who programs has written them and looks them up ("JPN", not "Japan").
    """

    language: str = "en"
    codes: bool = False

    def __call__(self, key: str, /, **values: Any) -> str:
        """The message in words. Raises WordsError for a missing message or value."""
        messages = catalogue(self.language)
        if key not in messages:
            raise WordsError(f"no message '{key}' in language '{self.language}'")
        given = {name: self.text(value) for name, value in values.items()}
        text, errors = messages.bundle.format_pattern(messages[key], given)
        if errors:
            raise WordsError(f"message '{key}' in language '{self.language}': {errors[0]}")
        return str(text)

    def text(self, value: Any) -> Any:
        """A value as a message takes it: what can be said is said, lists joined, numbers left for choosing a plural."""
        if isinstance(value, Said):
            return self(value.key, **value.values)
        if hasattr(value, "said"):
            return value.said(self)
        if isinstance(value, str | int | float):
            return value
        if isinstance(value, Sequence):
            return self.listed([str(self.text(item)) for item in value])
        return str(value)

    def has(self, key: str) -> bool:
        """Whether the catalogue has a message."""
        return key in catalogue(self.language)

    def label(self, *keys: str, **values: Any) -> str:
        """The first of the labels that the catalogue has; else the last part of the first key, spelt out."""
        for key in keys:
            if self.has(key):
                return self(key, **values)
        return spelt(keys[0].rpartition("-")[2])

    def name(self, kind: str, code: str, form: str = "", **values: Any) -> str:
        """The name of a code of a vocabulary ("economy", "sector", "stage", ...); an unknown code is spelt out.

        form: "the" (inside a sentence), "of" (before a noun); the plain name where the language has no such form.
        values: what a name may mention, such as the parties; most names need none.
        """
        if self.codes:
            return code
        key = f"{kind}-{ident(code)}"
        for wanted in ([f"{key}-{form}"] if form else []) + [key]:
            if self.has(wanted):
                return self(wanted, **values)
        return spelt(code)

    def listed(self, items: Sequence[str]) -> str:
        """Items as a text lists them: "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return self("list-last", first=self.joined(items[:-1]), last=items[-1])

    def joined(self, items: Sequence[str], mark: str = "comma") -> str:
        """Items side by side: "a, b", or with another mark ("semicolon", "colon")."""
        return self.mark(mark).join(items)

    def mark(self, mark: str) -> str:
        """A mark between items, with its spaces."""
        return self(f"list-{mark}").strip("|")

    def sentence(self, text: str) -> str:
        """The text with its first letter in upper case."""
        return text[:1].upper() + text[1:]


def ident(code: str) -> str:
    """A code as part of a key: letters, digits, "_" and "-"."""
    return "".join(char if char.isascii() and (char.isalnum() or char in "_-") else "_" for char in code)


def spelt(code: str) -> str:
    """A code as words: "ai_accelerators" -> "AI accelerators"."""
    parts = (word.upper() if word.lower() in _ACRONYMS else word for word in code.replace("_", " ").split())
    return " ".join(parts)
