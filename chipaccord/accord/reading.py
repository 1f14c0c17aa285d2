"""From a text to a document: bounds, syntax, edits, model, comparisons; every mistake at once, with its line.

What a document may say is the `Grammar` that each function takes; `chipaccord.parts.document` has the one of an accord.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from chipaccord.accord import edits as editing
from chipaccord.accord import tree
from chipaccord.accord.document import Document, Parties
from chipaccord.accord.edits import Edit
from chipaccord.accord.explain import keys_at, mistakes_of
from chipaccord.accord.grammar import D, Grammar
from chipaccord.accord.mistakes import NOWHERE, AccordError, Mistake, Path, Place, shortened, wrong
from chipaccord.accord.tree import Node
from chipaccord.words import LANGUAGES
from chipaccord.world.vocabulary import economies


def read(path: str | FilePath, edits: Iterable[str] = (), scenario: str | None = None, *, grammar: Grammar[D]) -> D:
    """The document in a file, after the named scenario and the edits (`path=value`). Raises `AccordError`."""
    file = FilePath(path)
    return parse(_text_of(file), file.name, edits, scenario, grammar=grammar)


def parse(
    text: str, name: str = "", edits: Iterable[str] = (), scenario: str | None = None, *, grammar: Grammar[D]
) -> D:
    """The document in a YAML text; `name` stands before each line number. Raises `AccordError`."""
    root = tree.read_tree(text, name)
    try:
        if not isinstance(root, tree.Mapping):
            empty = isinstance(root, tree.Scalar) and root.text is None
            raise _error("accord-document-empty" if empty else "accord-document-keys", name, root.place.line or 1)
        changes = _changes(root, name, edits, scenario)
        root = editing.applied(root, changes, name, grammar.document)
        return _validated(root, name, grammar, check_scenarios=not changes)
    except AccordError as error:
        error.language = error.language or _language(root)
        raise


def edited(document: D, edits: Mapping[str, object], *, grammar: Grammar[D]) -> D:
    """The document after edits given as path to value: `{"purchases[0].amount": "2 trillion yen"}`."""
    root = tree.grown(document.to_dict(), NOWHERE)
    root = editing.applied(root, editing.from_mapping(edits), "", grammar.document)
    return _validated(root, "", grammar, check_scenarios=False)


def _error(key: str, name: str, line: int | None = None, **values: Any) -> AccordError:
    return AccordError([wrong(key, **values).at((), Place(line))], name)


def _text_of(file: FilePath) -> str:
    """The text of a file, its size bounded before it is read."""
    name = shortened(str(file), 200)
    try:
        if file.is_dir():
            raise _error("file-folder", name)
        if not file.is_file():
            raise _error("file-none", name)
        with file.open("rb") as handle:
            data = handle.read(tree.MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _error("file-unreadable", name, reason=reason) from None
    if len(data) > tree.MAX_BYTES:
        raise _error("file-large", name, most=f"{tree.MAX_BYTES / 1e6:g}")
    if b"\x00" in data:
        raise _error("file-binary", name, data[: data.index(b"\x00")].count(b"\n") + 1)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _error("file-encoding", name, data[: error.start].count(b"\n") + 1) from None


def _language(root: Node) -> str:
    """The language that a document asks for, even if it cannot be used otherwise."""
    found = tree.at(root, ("language",))
    return found.text if isinstance(found, tree.Scalar) and found.text in LANGUAGES else ""


def _changes(root: Node, name: str, edits: Iterable[str], scenario: str | None) -> list[Edit]:
    """The scenario's edits, then the command line's; every one that cannot be read is a mistake."""
    changes: list[Edit] = []
    mistakes: list[Mistake] = []
    if scenario is not None:
        try:
            changes += editing.of_scenario(root, scenario)
        except AccordError as error:
            mistakes += error.mistakes
    for text in edits:
        try:
            changes.append(editing.from_option(text))
        except AccordError as error:
            mistakes += error.mistakes
    if mistakes:
        raise AccordError(mistakes, name)
    return changes


def _validated(root: Node, name: str, grammar: Grammar[D], check_scenarios: bool = True) -> D:
    """The document of a tree. Raises `AccordError` with every mistake, in the order of their lines."""
    if not isinstance(root, tree.Mapping):
        raise _error("accord-document-keys", name, root.place.line)
    unbuilt = [(key, root.key_places[key]) for key in grammar.unbuilt if key in root.items]
    found: list[tuple[Path, Mistake]] = [
        ((key,), wrong("accord-unbuilt", key=key).at((key,), place)) for key, place in unbuilt
    ]
    root = _without(root, grammar.unbuilt)
    document: D | None = None
    try:
        document = grammar.document.model_validate(_given(root, grammar.document))
    except ValidationError as error:
        found += mistakes_of(error, root, grammar.document)
    faulty = {path[0] for path, _ in found if path} if document is None else set()
    found += _compared(root, document, faulty, grammar)
    if not found and document is not None and check_scenarios:
        found += _scenarios(root, name, grammar)
    if found or document is None:
        mistakes = dict.fromkeys(mistake for _, mistake in found)  # once each, in order
        raise AccordError(sorted(mistakes, key=lambda one: one.line or 0)[: tree.MAX_MISTAKES], name)
    return document


def _given(root: tree.Mapping, model: type[Document]) -> dict[str, Any]:
    """What the document gives: a key of a section without a value counts as left out, a name without one does not."""
    given: dict[str, Any] = tree.plain(root, lambda path: str(path[-1]) in keys_at(model, path[:-1]))
    return given


def _without(root: tree.Mapping, keys: Iterable[str | int]) -> tree.Mapping:
    items = {key: node for key, node in root.items.items() if key not in set(keys)}
    return tree.Mapping(items, root.key_places, root.place)


def _compared(
    root: tree.Mapping, document: D | None, faulty: set[str | int], grammar: Grammar[D]
) -> list[tuple[Path, Mistake]]:
    """Mistakes between sections; of a document with faulty sections, between those that are sound."""
    found: list[tuple[Path, Mistake]] = []
    written = _given(root, grammar.document)
    if not any(written.get(key) for key in grammar.terms):
        terms = ", ".join(f"`{key}:`" for key in grammar.terms)
        found.append(((), wrong("accord-no-terms", terms=terms).at((), Place(root.place.line, root.place.origin))))
    if document is None:
        sound = _given(_without(root, faulty), grammar.document)
        if "parties" in faulty:  # any two let the sound sections be compared
            sound["parties"] = dict(zip(Parties.model_fields, economies(), strict=False))
        try:
            document = grammar.document.model_validate(sound)
        except ValidationError:
            return found
    for check in grammar.checks:
        if not check.needs & faulty:
            found += [(path, slip.at(path, tree.place_of(root, path))) for path, slip in check.run(document)]
    return found


def _scenarios(root: Node, name: str, grammar: Grammar[D]) -> list[tuple[Path, Mistake]]:
    """Mistakes of every scenario, each applied to the document by itself."""
    scenarios = tree.at(root, ("scenarios",))
    found: list[tuple[Path, Mistake]] = []
    for key in scenarios.items if isinstance(scenarios, tree.Mapping) else ():
        try:
            changed = editing.applied(root, editing.of_scenario(root, key), name, grammar.document)
            _validated(changed, name, grammar, check_scenarios=False)
        except AccordError as error:
            found += [(("scenarios", key), mistake) for mistake in error.mistakes]
    return found
