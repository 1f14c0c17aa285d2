"""Named edits of a document: `purchases[0].amount="2 trillion yen"`, from `--set` or from `scenarios:`.

A path goes by keys and list positions. Edits change the raw tree before it is validated, so that an edited document
meets exactly the checks of a written one. A path may add an optional key that the document leaves out; a position
beyond the end of a list, or a path through a text, is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chipaccord.accord import tree
from chipaccord.accord.explain import keys_at, section_at
from chipaccord.accord.mistakes import (
    AccordError,
    Mistake,
    Path,
    Place,
    Wrong,
    did_you_mean,
    one_of,
    path_text,
    said,
    shortened,
    wrong,
)
from chipaccord.accord.section import Section
from chipaccord.accord.tables import Table
from chipaccord.accord.tree import Node

_STEP = re.compile(r'\.?(?:"(?P<quoted>[^"]*)"|\'(?P<single>[^\']*)\'|\[(?P<index>\d{1,6})\]|(?P<key>[^.\[\]"\']+))')


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: where, and the node to put there."""

    path: Path
    node: Node


def path_of(text: str) -> Path:
    """`purchases[0].amount` as a path; keys that hold a dot stand in quotes. Raises `Wrong`."""
    parts: list[str | int] = []
    position, body = 0, text.strip()
    while position < len(body):
        step = _STEP.match(body, position)
        bare = position and step and step["key"] is not None and body[position] != "."
        if not step or bare or len(parts) >= tree.MAX_DEPTH:
            break
        if step["index"] is not None:
            parts.append(int(step["index"]))
        else:
            parts.append(next(part for part in (step["quoted"], step["single"], step["key"]) if part is not None))
        position = step.end()
    if not parts or position < len(body) or isinstance(parts[0], int):
        raise wrong("accord-path", text=shortened(text))
    return tuple(part.strip() if isinstance(part, str) else part for part in parts)


def from_option(text: str, option: str = "--set") -> Edit:
    """The edit that `--set path=value` asks for; the value is read as YAML. Raises `AccordError`."""
    place = Place(origin=f"{option} {shortened(text)}")
    left, equals, right = _halves(text)
    if not equals:
        raise AccordError([wrong("accord-edit").at((), place)])
    return from_texts(left, right, place.origin)


def from_texts(path: str, value: str, origin: str) -> Edit:
    """The edit of a path and a value that is read as YAML. Raises `AccordError`."""
    try:
        parts = path_of(path)
    except Wrong as error:
        raise AccordError([error.at((), Place(origin=origin))]) from None
    return Edit(parts, tree.read_tree(_quoted_where_needed(value), "", origin))


def of_scenario(root: Node, name: str) -> list[Edit]:
    """The edits of a scenario of the document itself. Raises `AccordError`."""
    scenarios = tree.at(root, ("scenarios",))
    known = list(scenarios.items) if isinstance(scenarios, tree.Mapping) else []
    found = tree.at(root, ("scenarios", name))
    if found is None:
        hint = did_you_mean(name, known, one_of(known) if known else said("accord-scenario-none"))
        slip = wrong("accord-scenario-unknown", hint, name=shortened(name))
        raise AccordError([slip.at(("scenarios",), Place(tree.place_of(root, ("scenarios",)).line))])
    mistakes, edits, where = [], [], ("scenarios", name)
    if not isinstance(found, tree.Mapping):
        raise AccordError([wrong("accord-scenario-edits").at(where, Place(found.place.line))])
    note = said("accord-scenario", name=shortened(name))
    for path, node in found.items.items():
        try:
            edits.append(Edit(path_of(path), tree.moved(node, note)))
        except Wrong as error:
            mistakes.append(error.at(where, Place(found.key_places[path].line)))
    if mistakes:
        raise AccordError(mistakes)
    return edits


def applied(root: Node, edits: Iterable[Edit], name: str, document: type[Section]) -> Node:
    """The tree after the edits, in their order. Raises `AccordError` with every edit that does not fit."""
    mistakes: list[Mistake] = []
    for edit in edits:
        try:
            root = _put(root, edit.path, edit.node, (), document)
        except Wrong as error:
            mistakes.append(error.at(edit.path, edit.node.place))
    if mistakes:
        raise AccordError(mistakes, name)
    return root


def _put(node: Node, path: Path, value: Node, done: Path, document: type[Section]) -> Node:
    """`node` with `value` at `path`; missing mappings on the way are made."""
    if not path:
        return value
    part, rest = path[0], path[1:]
    section = section_at(document, done)
    if isinstance(part, str) and section is not None and not issubclass(section, Table):
        known = keys_at(document, done)
        if part not in known:
            raise wrong("accord-edit-key", did_you_mean(part, known, one_of(known)), key=shortened(part))
    if isinstance(node, tree.Scalar) and node.text is None:
        node = tree.Sequence((), value.place) if isinstance(part, int) else tree.Mapping({}, {}, value.place)
    where = path_text(done)
    if isinstance(part, int):
        if not isinstance(node, tree.Sequence):
            raise wrong("accord-edit-no-list", path=where)
        if part >= len(node.items):
            count = len(node.items)
            last = said("accord-edit-count", last=str(count - 1)) if count else said("accord-edit-list", path=where)
            raise wrong("accord-edit-beyond", last, path=where, count=count)
        items = list(node.items)
        items[part] = _put(items[part], rest, value, (*done, part), document)
        return tree.Sequence(tuple(items), node.place)
    if isinstance(node, tree.Sequence):
        raise wrong("accord-edit-is-list", path=where)
    if isinstance(node, tree.Scalar):
        raise wrong("accord-edit-value", path=where)
    inner = node.items.get(part, tree.Scalar(None, value.place))
    new = _put(inner, rest, value, (*done, part), document)
    place = node.key_places.get(part, value.place) if rest else value.place
    return replace(node, items={**node.items, part: new}, key_places={**node.key_places, part: place})


def _halves(text: str) -> tuple[str, str, str]:
    """Path and value around the first `=` that stands outside quotes."""
    quote = ""
    for at, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char == "=":
            return text[:at], "=", text[at + 1 :]
    return text, "", ""


def _quoted_where_needed(value: str) -> str:
    """A value as YAML: lists, braces and quotes as they are, anything else as one text."""
    word = value.strip()
    if word[:1] in ("[", "{", '"', "'") or word in ("", "null", "~"):
        return word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def from_mapping(edits: Mapping[str, object]) -> list[Edit]:
    """Edits given in Python as path to value (texts, numbers, lists, dicts). Raises `AccordError`."""
    out: list[Edit] = []
    for path, value in edits.items():
        place = Place(origin=shortened(path))
        try:
            out.append(Edit(path_of(path), tree.grown(value, place)))
        except Wrong as error:
            raise AccordError([error.at((), place)]) from None
    return out
