"""Sphinx extension: plain docstrings, as they are written here, become pages without being rewritten as markup.

A docstring of this project is text that reads well in an editor. Four habits carry meaning, and this module turns each
into reStructuredText before Sphinx sees it:
    indented lines, `from ... import ...`, and paragraphs with columns (three blanks in a row)     a literal block
    paragraphs that begin with "name: what it is" or "name, name (axes): what it is"               a list
    `name` in backquotes                                                                           literal text
    the sections of numpydoc (Parameters, Returns, Raises), and "Source: ..." after them            left to napoleon
Everything else is text: no star, bar or underscore in it means anything.

It also checks that every public name of the packages listed in `plain_public` has its place on an API page.
"""

from __future__ import annotations

import re
from importlib import import_module
from itertools import groupby
from types import ModuleType
from typing import Any

SECTION = re.compile(r"-{3,}\s*$")
SOURCE = "Source: "
NAME = r"[a-z_]\w*\*?"
ITEM = re.compile(rf"({NAME}(?:(?:, | and ){NAME})*(?: ?\([^)]*\))?) ?: ")
NEXT_ITEM = re.compile(rf"(?<=\.) (?={ITEM.pattern.replace('(', '(?:', 1)})")
SHAPE = re.compile(r" : \(([^()]*?),?\)$")
COLUMNS = re.compile(r"\S {3,}\S")
CODE = re.compile(r"(from [\w.]+ )?import |>>> ")
QUOTED = re.compile(r"``(.+?)``|`([^`]+)`")


def text(line: str) -> str:
    """A line of text with its markup escaped and what stands in backquotes made literal."""
    parts, end = [], 0
    for found in QUOTED.finditer(line):
        after = line[found.end() : found.end() + 1]
        glue = "\\ " if after.isalnum() else ""
        parts += [_escaped(line[end : found.start()]), f"``{found[1] or found[2]}``{glue}"]
        end = found.end()
    return "".join([*parts, _escaped(line[end:])])


def _escaped(words: str) -> str:
    return re.sub(r"([\\*|`]|_(?!\w))", r"\\\1", words)


def converted(lines: list[str]) -> list[str]:
    """The lines of a docstring as reStructuredText; sections of numpydoc keep their form."""
    out: list[str] = []
    sections = False
    for number, block in enumerate(_blocks(lines)):
        if _is_section(block):
            out += [*block[:2], *(_entry(line) for line in block[2:]), ""]
            sections = True
        elif sections and block[0].startswith(SOURCE):  # text after a section would be taken for a part of it
            said = [block[0].removeprefix(SOURCE), *block[1:]]
            out += ["Source", "------", *(text(line.strip()) for line in said), ""]
        elif CODE.match(block[0]) or any(COLUMNS.search(line) for line in block if not line.startswith(" ")):
            out += _literal(block)
        else:  # a summary such as "chipaccord: what it is" is no list
            out += _paragraphs(block, lists=number > 0)
    return out


def _is_section(block: list[str]) -> bool:
    return len(block) > 1 and bool(SECTION.match(block[1]))


def _blocks(lines: list[str]) -> list[list[str]]:
    """The runs of lines between empty ones; a numpydoc section goes on over them to the next heading or source."""
    runs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            runs[-1].append(line.rstrip())
        elif runs[-1]:
            runs.append([])
    blocks: list[list[str]] = []
    for run in filter(None, runs):
        if blocks and _is_section(blocks[-1]) and not _is_section(run) and not run[0].startswith(SOURCE):
            blocks[-1] += ["", *run]
        else:
            blocks.append(run)
    return blocks


def _entry(line: str) -> str:
    """A line of a numpydoc section: what it says is text, the name and shape above it are not."""
    if line.startswith(" "):
        return " " * (len(line) - len(line.lstrip())) + text(line.strip())
    return SHAPE.sub(r" : \1", line)  # napoleon puts parentheses of its own around it


def _literal(block: list[str]) -> list[str]:
    return ["::", "", *(f"    {line}" for line in block), ""]


def _paragraphs(block: list[str], lists: bool) -> list[str]:
    """Text, or a list where the text begins with an item of one; indented lines become literal blocks between."""
    out: list[str] = []
    for indented, group in groupby(block, lambda line: line.startswith(" ")):
        lines = list(group)
        if indented:
            out += _literal(lines)
        elif lists and ITEM.match(lines[0]):
            out += [*(f"* {_item(words)}" for words in _items(lines)), ""]
        else:
            out += [*(text(line) for line in lines), ""]
    return out


def _items(lines: list[str]) -> list[str]:
    """What is listed: an item begins a line, or follows the full stop of the one before."""
    whole: list[str] = []
    for line in lines:
        if ITEM.match(line):
            whole.append(line)
        else:
            whole[-1] += f" {line}"
    return [item for words in whole for item in NEXT_ITEM.split(words)]


def _item(words: str) -> str:
    found = ITEM.match(words)
    return f"``{found[1]}``: {text(words[found.end() :])}" if found else text(words)


def _process(_app: Any, what: str, _name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
    # napoleon cuts the first line of an attribute at its colon, as "type: what it is"; an empty comment has none
    lines[:] = [*(["..", ""] if what in ("attribute", "data", "property") else []), *converted(list(lines))]


def _signature(
    _app: Any, _what: str, _name: str, obj: Any, _options: Any, signature: str | None, returned: str | None
) -> tuple[str | None, str | None]:
    """None for a model of the document, which is built from YAML; its signature would fill a page."""
    if hasattr(obj, "model_fields"):
        return "", None
    return (signature or "").replace(
        "<factory>", "..."
    ) or None, returned  # <factory> is no Python and cannot be parsed


def _check(app: Any, env: Any) -> None:
    """Warn of public names that no page documents."""
    from sphinx.util import logging

    documented = env.domaindata["py"]["objects"]
    for package in app.config.plain_public:
        module = import_module(package)
        for name in module.__all__:
            value = getattr(module, name)
            if isinstance(value, ModuleType):
                missing = not callable(value) and value.__name__ not in documented
            else:
                place = f"{getattr(value, '__module__', package)}.{getattr(value, '__qualname__', name)}"
                missing = f"{package}.{name}" not in documented and place not in documented
            if missing:
                logging.getLogger(__name__).warning("%s.%s is public and stands on no API page", package, name)


def setup(app: Any) -> dict[str, bool]:
    """Called by Sphinx."""
    from sphinx.util.inspect import TypeAliasForwardRef

    TypeAliasForwardRef.__repr__ = lambda alias: alias.name  # type: ignore[method-assign, unused-ignore]  # an alias in a union by its name
    app.add_config_value("plain_public", [], "env")
    app.connect("autodoc-process-docstring", _process, priority=400)  # before napoleon
    app.connect("autodoc-process-signature", _signature)
    app.connect("env-check-consistency", _check)
    return {"parallel_read_safe": True}
