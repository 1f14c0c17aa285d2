"""YAML text to a tree of labelled texts: every scalar stays as it was written, every node knows its line.

Nothing is guessed from the look of a value (no `NO` that turns false, no `010` that turns eight): the fields
decide later what a text means. Hostile input ends early: size, depth and the expansion of aliases are bounded, and
the bounds are checked while reading, never after.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from chipaccord.accord.mistakes import NOWHERE, AccordError, Mistake, Path, Place, Wrong, shortened, wrong
from chipaccord.words import Said

MAX_BYTES = 1_000_000
MAX_NODES = 20_000  # counted with every alias written out, so a "billion laughs" file ends here
MAX_DEPTH = 20
MAX_MISTAKES = 50


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; `text` is None for YAML's empty value (`amount:`, `null`, `~`)."""

    text: str | None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys to nodes; `key_places` tells where each key stands."""

    items: dict[str, Node] = field(default_factory=dict)
    key_places: dict[str, Place] = field(default_factory=dict)
    place: Place = NOWHERE


Node = Scalar | Sequence | Mapping


def child(node: Node, part: str | int) -> Node | None:
    """The node under a key or a list position, or None."""
    if isinstance(node, Mapping) and isinstance(part, str):
        return node.items.get(part)
    if isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
        return node.items[part]
    return None


def at(node: Node, path: Path) -> Node | None:
    """The node at a path, or None."""
    found: Node | None = node
    for part in path:
        if found is None:
            return None
        found = child(found, part)
    return found


def place_of(root: Node, path: Path) -> Place:
    """Where the key or item at `path` is written; for what is missing, where its nearest parent is."""
    node, place = root, root.place
    for part in path:
        inner = child(node, part)
        if inner is None:
            return place
        place = inner.place
        if isinstance(node, Mapping):
            place = node.key_places[str(part)] if isinstance(inner, Mapping | Sequence) else inner.place
        node = inner
    return place


def key_place(root: Node, path: Path) -> Place:
    """Where the last key of `path` is written."""
    parent = at(root, path[:-1])
    if path and isinstance(parent, Mapping) and path[-1] in parent.key_places:
        return parent.key_places[str(path[-1])]
    return place_of(root, path)


def plain(node: Node, dropped: Callable[[Path], bool] = lambda _: True, path: Path = ()) -> Any:
    """The tree as dicts, lists and texts. Empty values become "", except under keys that may be `dropped`."""
    if isinstance(node, Scalar):
        return "" if node.text is None else node.text
    if isinstance(node, Sequence):
        return [plain(item, dropped, (*path, index)) for index, item in enumerate(node.items)]
    return {
        key: plain(item, dropped, (*path, key))
        for key, item in node.items.items()
        if not (isinstance(item, Scalar) and item.text is None and dropped((*path, key)))
    }


def grown(data: Any, place: Place) -> Node:
    """The tree of plain data (dicts, lists, texts, numbers, dates), all written at one place."""
    if isinstance(data, dict):
        items = {str(key): grown(value, place) for key, value in data.items()}
        return Mapping(items, dict.fromkeys(items, place), place)
    if isinstance(data, list | tuple):
        return Sequence(tuple(grown(value, place) for value in data), place)
    return Scalar(None if data is None else str(data), place)


def moved(node: Node, note: Said) -> Node:
    """The same tree, each place carrying `note` (for the values of a scenario, which keep their lines)."""
    place = replace(node.place, note=note)
    if isinstance(node, Scalar):
        return Scalar(node.text, place)
    if isinstance(node, Sequence):
        return Sequence(tuple(moved(item, note) for item in node.items), place)
    items = {key: moved(item, note) for key, item in node.items.items()}
    return Mapping(items, {key: replace(at, note=note) for key, at in node.key_places.items()}, place)


def read_tree(text: str, name: str, origin: str = "") -> Node:
    """The tree of a YAML text.

    `origin` names the option the text came from: places then carry it instead of lines. Raises `AccordError`.
    """
    builder = _Builder(name, origin)
    root = builder.document(_events(text, name, origin))
    if builder.mistakes:
        raise AccordError(builder.mistakes, name)
    return root


def _events(text: str, name: str, origin: str) -> Iterator[Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        slip = _syntax(str(error.problem or error.context or ""), text, mark)
        place = Place(mark.line + 1 if mark and not origin else None, origin)
        raise AccordError([slip.at((), place)], name) from None
    except AccordError:
        raise
    except Exception as error:  # whatever else the parser stumbles over is a fault of the text it was given
        slip = wrong("yaml-unreadable", reason=shortened(str(error), 120))
        raise AccordError([slip.at((), Place(origin=origin))], name) from None


def _syntax(problem: str, text: str, mark: Any) -> Wrong:
    """A YAML syntax message in the words of someone who does not know YAML."""
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\\t" in problem or "\t" in line[: mark.column + 1 if mark else 0]:
        return wrong("yaml-tab")
    if "%" in line and "cannot start any token" in problem:
        return wrong("yaml-percent")
    found = next((key for part, key in _PROBLEMS.items() if part in problem), "")
    return wrong(found) if found else wrong("yaml-other", reason=shortened(problem, 120))


_PROBLEMS = {
    "mapping values are not allowed": "yaml-colon",
    "found duplicate anchor": "yaml-anchor-twice",
    "cannot start any token": "yaml-quotes",
    "expected ',' or": "yaml-open",
    "could not find expected ':'": "yaml-no-colon",
    "expected <block end>": "yaml-indentation",
}  # what the parser says, and the message in its place


class _Builder:
    """Builds nodes from parser events, collecting what can be collected and stopping at the bounds."""

    def __init__(self, name: str, origin: str) -> None:
        self.name = name
        self.origin = origin
        self.mistakes: list[Mistake] = []
        self.anchors: dict[str, tuple[Node, int, int]] = {}  # node, its size with aliases written out, its height
        self.count = 0

    def place(self, event: Any) -> Place:
        return Place(None, self.origin) if self.origin else Place(event.start_mark.line + 1)

    def mistake(self, event: Any, path: Path, key: str, /, **values: Any) -> None:
        self.mistakes.append(wrong(key, **values).at(path, self.place(event)))
        if len(self.mistakes) >= MAX_MISTAKES:
            raise AccordError(self.mistakes, self.name)

    def stop(self, event: Any, key: str, /, **values: Any) -> AccordError:
        return AccordError([*self.mistakes, wrong(key, **values).at((), self.place(event))], self.name)

    def document(self, events: Iterator[Any]) -> Node:
        root: Node | None = None
        for event in events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                if root is not None:
                    raise self.stop(event, "yaml-second")
                root = self.node(next(events), events, (), 0)[0]
        return root if root is not None else Scalar(None, Place(None if self.origin else 1, self.origin))

    def grow(self, event: Any, by: int, depth: int) -> None:
        self.count += by
        if self.count > MAX_NODES:
            raise self.stop(event, "yaml-many", most=MAX_NODES)
        if depth > MAX_DEPTH:
            raise self.stop(event, "yaml-deep", most=MAX_DEPTH)

    def node(self, event: Any, events: Iterator[Any], path: Path, depth: int) -> tuple[Node, int]:
        """One node and its height (a scalar's is 1)."""
        kind = type(event).__name__
        if kind == "AliasEvent":
            return self.alias(event, path, depth)
        start = self.count
        self.grow(event, 1, depth)
        if getattr(event, "tag", None) and not _core(event.tag):
            self.mistake(event, path, "yaml-tag", tag=shortened(str(event.tag)))
        place = self.place(event)
        node: Node
        height = 1
        if kind == "ScalarEvent":
            if any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n\r\x85" for char in event.value):
                self.mistake(event, path, "yaml-control")
            empty = event.implicit[0] and event.value in ("", "~", "null", "Null", "NULL")
            node = Scalar(None if empty else event.value, place)
        elif kind == "SequenceStartEvent":
            items: list[Node] = []
            while type(inner := next(events)).__name__ != "SequenceEndEvent":
                item, tall = self.node(inner, events, (*path, len(items)), depth + 1)
                items.append(item)
                height = max(height, tall + 1)
            node = Sequence(tuple(items), place)
        else:
            node, height = self.mapping(events, path, depth, place)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, self.count - start, height)
        return node, height

    def mapping(self, events: Iterator[Any], path: Path, depth: int, place: Place) -> tuple[Mapping, int]:
        items: dict[str, Node] = {}
        places: dict[str, Place] = {}
        height = 1
        while type(event := next(events)).__name__ != "MappingEndEvent":
            named, _ = self.node(event, events, path, depth + 1)
            key = named.text if isinstance(named, Scalar) else None
            at_key = (*path, key or "?")
            value, tall = self.node(next(events), events, at_key, depth + 1)
            height = max(height, tall + 1)
            if not isinstance(named, Scalar):
                self.mistake(event, path, "yaml-key")
            elif not key:
                self.mistake(event, path, "yaml-key-empty")
            elif key == "<<":
                self.mistake(event, path, "yaml-merge")
            elif key in items:
                self.mistake(event, at_key, "yaml-key-twice", key=shortened(key), line=str(places[key].line or "none"))
            else:
                places[key] = self.place(event)
                empty = isinstance(value, Scalar) and value.text is None
                items[key] = Scalar(None, places[key]) if empty else value  # YAML places nothing on the next line
        return Mapping(items, places, place), height

    def alias(self, event: Any, path: Path, depth: int) -> tuple[Node, int]:
        if event.anchor not in self.anchors:
            self.mistake(event, path, "yaml-alias", name=shortened(event.anchor))
            return Scalar(None, self.place(event)), 1
        node, size, height = self.anchors[event.anchor]
        self.grow(event, size, depth + height)
        return node, height


def _core(tag: Any) -> bool:
    return str(tag) == "!" or str(tag) in {f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq")}
