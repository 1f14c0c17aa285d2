"""From a file to an `Accord`: bounds, syntax, edits, model, comparisons; every mistake at once, with its line."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from chipaccord.accord import edits as editing
from chipaccord.accord import tree
from chipaccord.accord.checks import CHECKS
from chipaccord.accord.edits import Edit
from chipaccord.accord.explain import keys_at, mistakes_of
from chipaccord.accord.mistakes import AccordError, Mistake, Path, path_text, shortened
from chipaccord.accord.schema import Accord
from chipaccord.accord.tree import Node

NOT_BUILT = {"talks": "the talks"}
TERMS = ("purchases", "support", "tariffs")


def read(path: str | FilePath, edits: Iterable[str] = (), scenario: str | None = None) -> Accord:
    """The accord in a file, after the named scenario and the edits (`path=value`). Raises `AccordError`."""
    file = FilePath(path)
    return parse(_text_of(file), file.name, edits, scenario)


def parse(text: str, name: str = "document", edits: Iterable[str] = (), scenario: str | None = None) -> Accord:
    """The accord in a YAML text; `name` stands before each line number. Raises `AccordError`."""
    root = _root(text, name)
    changes = _changes(root, name, edits, scenario)
    return _validated(editing.applied(root, changes, name), name, check_scenarios=not changes)


def edited(accord: Accord, edits: Mapping[str, object]) -> Accord:
    """The accord after edits given as path to value: `{"purchases[0].amount": "2 trillion yen"}`."""
    root = tree.grown(accord.to_dict(), tree.Place())
    return _validated(editing.applied(root, editing.from_mapping(edits), "accord"), "accord", check_scenarios=False)


def _text_of(file: FilePath) -> str:
    """The text of a file, its size bounded before it is read."""

    def wrong(what: str, remedy: str, line: int | None = None) -> AccordError:
        return AccordError([Mistake("", what, remedy, line)], shortened(str(file), 200))

    try:
        if file.is_dir():
            raise wrong("a folder, not a file", "name the document inside it")
        if not file.is_file():
            raise wrong("no such file", "check the name, or write a first document with `chipaccord new`")
        with file.open("rb") as handle:
            data = handle.read(tree.MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise wrong(f"cannot be read ({reason})", "check the name and your rights") from None
    if len(data) > tree.MAX_BYTES:
        raise wrong(f"larger than {tree.MAX_BYTES / 1e6:g} MB", "an accord is a few pages; is this the right file?")
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise wrong("a binary file, not a text", "save the document as plain UTF-8 text", line)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise wrong("not UTF-8 text", "save the document as UTF-8", line) from None


def _root(text: str, name: str) -> Node:
    root = tree.read_tree(text, name)
    if isinstance(root, tree.Mapping):
        return root
    remedy = "begin with `accord: name` and `parties: {buyer: JPN, seller: USA}`, or use `chipaccord new`"
    if isinstance(root, tree.Scalar) and root.text is None:
        raise AccordError([Mistake("", "the document is empty", remedy, 1)], name)
    raise AccordError([Mistake("", "not a section of keys", remedy, root.place.line)], name)


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


def _validated(root: Node, name: str, check_scenarios: bool = True) -> Accord:
    """The accord of a tree. Raises `AccordError` with every mistake, in the order of their lines."""
    found: list[tuple[Path, Mistake]] = []
    if not isinstance(root, tree.Mapping):
        raise AccordError([Mistake("", "not a section of keys", "see `chipaccord new`", root.place.line)], name)
    for key, what in NOT_BUILT.items():
        if key in root.items:
            place = root.key_places[key]
            remedy = "remove this section, or name the term under `not_evaluated:`"
            said = f"{what} cannot be evaluated yet"
            found.append(((key,), Mistake(key, said, remedy, place.line, place.origin)))
    root = _without(root, NOT_BUILT)
    accord: Accord | None = None
    try:
        accord = Accord.model_validate(_given(root))
    except ValidationError as error:
        found += mistakes_of(error, root, Accord)
    found += _compared(root, accord, {path[0] for path, _ in found if path} if accord is None else set())
    if not found and accord is not None and check_scenarios:
        found += _scenarios(root, name)
    if found or accord is None:
        mistakes = dict.fromkeys(mistake for _, mistake in found)  # once each, in order
        raise AccordError(sorted(mistakes, key=lambda one: one.line or 0)[: tree.MAX_MISTAKES], name)
    return accord


def _given(root: tree.Mapping) -> dict[str, Any]:
    """What the document gives: a key of a section without a value counts as left out, a name without one does not."""
    given: dict[str, Any] = tree.plain(root, lambda path: str(path[-1]) in keys_at(Accord, path[:-1]))
    return given


def _without(root: tree.Mapping, keys: Iterable[str | int]) -> tree.Mapping:
    items = {key: node for key, node in root.items.items() if key not in set(keys)}
    return tree.Mapping(items, root.key_places, root.place)


def _compared(root: tree.Mapping, accord: Accord | None, wrong: set[str | int]) -> list[tuple[Path, Mistake]]:
    """Mistakes between sections; of a document with faulty sections, between those that are sound."""
    found: list[tuple[Path, Mistake]] = []
    written = _given(root)
    if not any(written.get(key) for key in TERMS):
        remedy = "add `purchases:`, `support:` or `tariffs:`"
        found.append(((), Mistake("", "the accord has no terms to evaluate", remedy, root.place.line)))
    if accord is None:
        sound = _given(_without(root, wrong)) | ({"parties": _STAND_IN} if "parties" in wrong else {})
        try:
            accord = Accord.model_validate(sound)
        except ValidationError:
            return found
    for check in CHECKS:
        if check.needs & wrong:
            continue
        for path, what, remedy in check.run(accord):
            place = tree.place_of(root, path)
            where = f"{place.note}: {path_text(path)}" if place.note else path_text(path)
            found.append((path, Mistake(where, what, remedy, place.line, place.origin)))
    return found


_STAND_IN = {"buyer": "JPN", "seller": "USA"}  # lets the sound sections be compared when `parties` is not


def _scenarios(root: Node, name: str) -> list[tuple[Path, Mistake]]:
    """Mistakes of every scenario, each applied to the document by itself."""
    scenarios = tree.at(root, ("scenarios",))
    found: list[tuple[Path, Mistake]] = []
    for key in scenarios.items if isinstance(scenarios, tree.Mapping) else ():
        try:
            _validated(editing.applied(root, editing.of_scenario(root, key), name), name, check_scenarios=False)
        except AccordError as error:
            found += [(("scenarios", key), mistake) for mistake in error.mistakes]
    return found
