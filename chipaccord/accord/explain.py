"""Pydantic's errors as mistakes of the document: where, what was expected, and the near match.

One error of the model becomes one `Mistake` at the line of the key or value that it is about.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from chipaccord.accord import tree
from chipaccord.accord.mistakes import (
    Mistake,
    Path,
    Wrong,
    did_you_mean,
    nearest,
    one_of,
    path_text,
    said,
    shortened,
    wrong,
)
from chipaccord.accord.section import SLIPS, key_of
from chipaccord.accord.tables import ROWS, Table
from chipaccord.accord.tree import Node
from chipaccord.words import Said

KEY = "[key]"  # pydantic's mark for an error about a key instead of its value


def mistakes_of(error: ValidationError, root: Node, model: type[BaseModel]) -> list[tuple[Path, Mistake]]:
    """Every mistake of a validation, with its path in the tree; a misspelt key is not also reported as missing."""
    found: list[tuple[Path, Mistake]] = []
    misspelt: set[Path] = set()  # missing keys that stand there under a misspelt name
    strange: set[Path] = set()  # keys that are wrong themselves, so that their values do not matter
    details = [(*_tree_path(detail["loc"], root), detail) for detail in error.errors(include_url=False)]
    for path, about_key, detail in sorted(details, key=lambda one: (one[2]["type"] != "extra_forbidden", not one[1])):
        strange |= {path} if about_key else set()
        if not about_key and any(path[: len(key)] == key for key in strange):
            continue
        if detail["type"] == "extra_forbidden":
            key, keys = str(path[-1]), keys_at(model, path[:-1])
            near = nearest(key, keys)
            misspelt |= {(*path[:-1], near)} if near else set()
            remedy = did_you_mean(key, keys, _home(model, key) or one_of(keys))
            unknown = wrong("accord-unknown-key", remedy, key=shortened(key))
            found.append((path, unknown.at(path[:-1], tree.key_place(root, path))))
        elif detail["type"] == "missing" and path in misspelt:
            continue
        elif detail["type"] == SLIPS:
            for inside, slip in detail["ctx"]["slips"]:
                at = (*path, *inside)
                found.append((at, slip.at(at, tree.place_of(root, at))))
        else:
            place = tree.key_place(root, path) if about_key else tree.place_of(root, path)
            outside = about_key or detail["type"] == "missing"
            found.append((path, _wrong(detail, root, path, model).at(path[:-1] if outside else path, place)))
    return found


def _wrong(detail: ErrorDetails, root: Node, path: Path, model: type[BaseModel]) -> Wrong:
    """What is wrong and what to do about it."""
    kind, given = detail["type"], detail["input"]
    if kind == "missing":
        empty = isinstance(tree.at(root, path), tree.Scalar)
        return wrong("accord-key-empty" if empty else "accord-key-missing", _expected(model, path), key=str(path[-1]))
    if kind == "literal_error":
        choices = _choices(detail["ctx"]["expected"])
        return wrong("accord-choice", did_you_mean(str(given), choices, one_of(choices)), text=shortened(str(given)))
    if kind in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
        return wrong("accord-no-section", _shape_of(model, path), found=_said(given))
    if kind in ("tuple_type", "list_type"):
        return wrong("accord-no-list", found=_said(given))
    error = detail.get("ctx", {}).get("error")
    return error if isinstance(error, Wrong) else wrong("accord-not-accepted", reason=shortened(detail["msg"], 200))


def _shape_of(model: type[BaseModel], path: Path) -> Said:
    """What belongs at a path where a section is expected."""
    section, parent = section_at(model, path), section_at(model, path[:-1])
    if section is not None and issubclass(section, Table):
        row, example = key_of("row", section), key_of("example", section, ROWS)
        return said("accord-write-row", row=said(row), example=said(example))
    if section is None and parent is not None and issubclass(parent, Table):
        return said("accord-write-example", example=said(key_of("example", parent, ROWS)))
    keys = keys_at(model, path)
    return one_of(keys) if keys else said("accord-write-keys")


def _said(value: Any) -> Said:
    shape = "section" if isinstance(value, Mapping) else "list" if isinstance(value, list | tuple) else "other"
    if shape == "other" and value != "":
        return said("accord-found-text", text=shortened(str(value)))
    return said("accord-found", shape=shape)


def _choices(expected: str) -> list[str]:
    return [part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",")]


def _tree_path(loc: Iterable[str | int], root: Node) -> tuple[Path, bool]:
    """A pydantic location as a path in the tree: without key marks, and without the model's own `rates`."""
    parts = list(loc)
    about_key = bool(parts) and parts[-1] == KEY
    path: Path = ()
    for part in parts[:-1] if about_key else parts:
        node = tree.at(root, path)
        if part == ROWS and isinstance(node, tree.Mapping) and ROWS not in node.items:
            continue
        path = (*path, part)
    return path, about_key


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the section at a path may have, but for the rows of a table."""
    section = section_at(model, path)
    table = section is not None and issubclass(section, Table)
    fields = section.model_fields.items() if section is not None else ()
    return [field.alias or name for name, field in fields if not (table and name == ROWS)]


def _home(model: type[BaseModel], key: str) -> Said | None:
    """`it belongs under 'tariffs.no_deal'` for a key that stands in the wrong section."""
    homes = [path_text(path) for path, section in sections(model) if key in section.model_fields]
    common = key in ("source", "text", "date")
    return said("accord-home", path=homes[0]) if homes and homes[0] and not common else None


def sections(model: type[BaseModel]) -> Iterator[tuple[Path, type[BaseModel]]]:
    """Every section of the document with its path, outermost first; list positions and free names are left out."""
    level: list[tuple[Path, type[BaseModel]]] = [((), model)]
    while level:
        yield from level
        level = [(path + inside, inner) for path, section in level for inside, inner in _inner(section)]


def _inner(section: type[BaseModel]) -> Iterator[tuple[Path, type[BaseModel]]]:
    for name, field in section.model_fields.items():
        for kind in _options(field.annotation):
            inner = next(_models(kind), None) or next((m for arg in get_args(kind) for m in _models(arg)), None)
            if inner is not None:
                yield (field.alias or name,), inner


def _expected(model: type[BaseModel], path: Path) -> Said:
    """The documentation of the field at a path, with an example."""
    section = section_at(model, path[:-1])
    for name, field in section.model_fields.items() if section else ():
        if section is not None and (field.alias or name) == path[-1] and (about := key_of("field", section, name)):
            example = key_of("example", section, name)
            if example:
                return said("accord-expected-example", about=said(about), example=said(example))
            return said("accord-expected", about=said(about))
    return said("accord-write-it")


def section_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the section at a path of the document, None where a path leads to a plain value."""
    kind: Any = model
    for part in path:
        inner = next(_models(kind), None)
        if isinstance(part, int) or inner is None:
            arguments = [arg for option in _options(kind) for arg in get_args(option)]
            kind = arguments[-1 if not isinstance(part, int) else 0] if arguments else None
            continue
        named = {field.alias or name: field.annotation for name, field in inner.model_fields.items()}
        kind = named.get(str(part))
    return next(_models(kind), None)


def _options(kind: Any) -> Iterator[Any]:
    """The types that an annotation allows, unwrapped."""
    if get_origin(kind) is Annotated:
        yield from _options(get_args(kind)[0])
    elif get_origin(kind) in (Union, types.UnionType):
        for option in get_args(kind):
            yield from _options(option)
    else:
        yield kind


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    for option in _options(kind):
        if isinstance(option, type) and issubclass(option, BaseModel):
            yield option
