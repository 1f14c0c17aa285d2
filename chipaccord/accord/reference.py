"""What the document may say, in two machine-made forms: the JSON schema for editors, and tables for the manual.

Both are read off the models, so neither can disagree with what `chipaccord check` accepts; the wording is the
catalogue's, in the language asked for.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from chipaccord.accord.document import Document
from chipaccord.accord.explain import sections
from chipaccord.accord.grammar import Grammar
from chipaccord.accord.mistakes import path_text
from chipaccord.accord.section import key_of
from chipaccord.accord.tables import ROWS, Table
from chipaccord.words import Words

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(grammar: Grammar[Any], words: Words) -> dict[str, Any]:
    """JSON schema (2020-12) of a document, with the names of this world as choices."""
    schema = _spoken(grammar.document.model_json_schema(by_alias=True, mode="validation"), words)
    return {
        "$schema": DRAFT,
        "title": words("accord-schema"),
        **schema,
        "anyOf": [{"required": [terms]} for terms in grammar.terms],
    }


def _spoken(node: Any, words: Words) -> Any:
    """The schema with words in place of the catalogue's keys, and without pydantic's made-up titles."""
    if isinstance(node, list):
        return [_spoken(item, words) for item in node]
    if not isinstance(node, dict):
        return node
    out: dict[str, Any] = {}
    for key, value in node.items():
        if key in ("properties", "patternProperties", "$defs"):
            out[key] = {name: _spoken(inner, words) for name, inner in value.items()}
        elif key == "description":
            out[key] = words(value)
        elif key == "examples":
            out[key] = [words(example) for example in value]
        elif not (key == "title" and isinstance(value, str)):  # an editor would show it in place of the description
            out[key] = _spoken(value, words)
    return out


def manual(document: type[Document], words: Words) -> str:
    """Markdown tables of every section: key, what it says, an example, and its default."""
    parts: list[str] = []
    seen: set[type[BaseModel]] = set()
    for path, section in sections(document):
        if section in seen:
            continue
        seen.add(section)
        head = f"### `{path_text(path)}`" if path else f"### {words('manual-whole')}"
        parts.append(f"{head}\n\n{words(key_of('section', section))}\n\n{_table(section, words)}")
    return "\n\n".join(parts) + "\n"


def _table(section: type[BaseModel], words: Words) -> str:
    rows = [f"| {words('manual-key')} | {words('manual-says')} | {words('manual-example')} |", "| --- | --- | --- |"]
    for name, field in section.model_fields.items():
        is_row = issubclass(section, Table) and name == ROWS
        key = words(key_of("row", section)) if is_row else field.alias or name
        about, example = (
            words(found) if (found := key_of(kind, section, name)) else "" for kind in ("field", "example")
        )
        needed = f" **{words('manual-needed')}**" if field.is_required() else _default(field, words)
        shown = f"`{example}`" if example else ""
        rows.append(f"| `{key}` | {_cell(about)}{needed} | {_cell(shown)} |")
    return "\n".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _default(field: FieldInfo, words: Words) -> str:
    value = field.default
    return words("manual-default", value=value) if isinstance(value, str) and value else ""
