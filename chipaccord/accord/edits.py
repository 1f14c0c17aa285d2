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
from chipaccord.accord.mistakes import AccordError, Mistake, Path, did_you_mean, one_of, path_text, shortened
from chipaccord.accord.schema import Accord
from chipaccord.accord.tables import Table
from chipaccord.accord.tree import Node, Place

_STEP = re.compile(r'\.?(?:"(?P<quoted>[^"]*)"|\'(?P<single>[^\']*)\'|\[(?P<index>\d{1,6})\]|(?P<key>[^.\[\]"\']+))')


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: where, and the node to put there."""

    path: Path
    node: Node


def path_of(text: str) -> Path:
    """`purchases[0].amount` as a path; keys that hold a dot stand in quotes. Raises ValueError."""
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
        raise ValueError(f"'{shortened(text)}' is not a path; write for example purchases[0].amount")
    return tuple(part.strip() if isinstance(part, str) else part for part in parts)


def from_option(text: str, option: str = "--set") -> Edit:
    """The edit that `--set path=value` asks for; the value is read as YAML. Raises `AccordError`."""
    origin = f"{option} {shortened(text)}"
    left, equals, right = _halves(text)
    if not equals:
        raise AccordError([Mistake("", "not an edit", "write path=value", None, origin)], "command line")
    return from_texts(left, right, origin)


def from_texts(path: str, value: str, origin: str) -> Edit:
    """The edit of a path and a value that is read as YAML. Raises `AccordError`."""
    try:
        parts = path_of(path)
    except ValueError as error:
        what, _, remedy = str(error).partition("; ")
        raise AccordError([Mistake("", what, remedy, None, origin)], "command line") from None
    return Edit(parts, tree.read_tree(_quoted_where_needed(value), "command line", origin))


def of_scenario(root: Node, name: str) -> list[Edit]:
    """The edits of a scenario of the document itself. Raises `AccordError`."""
    scenarios = tree.at(root, ("scenarios",))
    known = list(scenarios.items) if isinstance(scenarios, tree.Mapping) else []
    found = tree.at(root, ("scenarios", name))
    if found is None:
        hint = did_you_mean(name, known, one_of(known) if known else "it has no `scenarios:`")
        what = f"'{shortened(name)}' is not a scenario of this document"
        raise AccordError([Mistake("scenarios", what, hint, tree.place_of(root, ("scenarios",)).line)])
    mistakes, edits = [], []
    if not isinstance(found, tree.Mapping):
        what, hint = "not a list of edits", "write for example {exchange_rates.JPY/USD: 120}"
        raise AccordError([Mistake(path_text(("scenarios", name)), what, hint, found.place.line)])
    for path, node in found.items.items():
        try:
            edits.append(Edit(path_of(path), tree.moved(node, f"scenario '{shortened(name)}'")))
        except ValueError as error:
            what, _, remedy = str(error).partition("; ")
            where = path_text(("scenarios", name))
            mistakes.append(Mistake(where, what, remedy, found.key_places[path].line))
    if mistakes:
        raise AccordError(mistakes)
    return edits


def applied(root: Node, edits: Iterable[Edit], name: str) -> Node:
    """The tree after the edits, in their order. Raises `AccordError` with every edit that does not fit."""
    mistakes: list[Mistake] = []
    for edit in edits:
        place = edit.node.place
        try:
            root = _put(root, edit.path, edit.node, ())
        except ValueError as error:
            what, _, remedy = str(error).partition("; ")
            where = f"{place.note}: {path_text(edit.path)}" if place.note else path_text(edit.path)
            mistakes.append(Mistake(where, what, remedy, place.line, place.origin))
    if mistakes:
        raise AccordError(mistakes, name)
    return root


def _put(node: Node, path: Path, value: Node, done: Path) -> Node:
    """`node` with `value` at `path`; missing mappings on the way are made."""
    if not path:
        return value
    part, rest = path[0], path[1:]
    section = section_at(Accord, done)
    if isinstance(part, str) and section is not None and not issubclass(section, Table):
        known = keys_at(Accord, done)
        if part not in known:
            hint = did_you_mean(part, known, one_of(known))
            raise ValueError(f"'{shortened(part)}' is not a key of the document here; {hint}")
    if isinstance(node, tree.Scalar) and node.text is None:
        node = tree.Sequence((), value.place) if isinstance(part, int) else tree.Mapping({}, {}, value.place)
    if isinstance(part, int):
        if not isinstance(node, tree.Sequence):
            raise ValueError(f"{path_text(done)} is not a list; write {path_text(done)}.key")
        if part >= len(node.items):
            count = len(node.items)
            hint = f"count from [0] to [{count - 1}]" if count else f"write {path_text(done)}=[...]"
            raise ValueError(f"{path_text(done)} has {count} item{'s' * (count != 1)}; {hint}")
        items = list(node.items)
        items[part] = _put(items[part], rest, value, (*done, part))
        return tree.Sequence(tuple(items), node.place)
    if isinstance(node, tree.Sequence):
        raise ValueError(f"{path_text(done)} is a list; write {path_text(done)}[0] and count from 0")
    if isinstance(node, tree.Scalar):
        raise ValueError(f"{path_text(done)} is a value without keys; shorten the path")
    inner = node.items.get(part, tree.Scalar(None, value.place))
    new = _put(inner, rest, value, (*done, part))
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


def from_mapping(edits: Mapping[str, object], origin: str = "edit") -> list[Edit]:
    """Edits given in Python as path to value (texts, numbers, lists, dicts). Raises `AccordError`."""
    out: list[Edit] = []
    for path, value in edits.items():
        place = Place(None, f"{origin} {shortened(path)}")
        try:
            out.append(Edit(path_of(path), tree.grown(value, place)))
        except ValueError as error:
            what, _, remedy = str(error).partition("; ")
            raise AccordError([Mistake("", what, remedy, None, place.origin)], origin) from None
    return out
