"""What the document may say, in two machine-made forms: the JSON schema for editors, and tables for the manual.

Both are read off the models, so neither can disagree with what `chipaccord check` accepts.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from chipaccord.accord.explain import sections
from chipaccord.accord.mistakes import path_text
from chipaccord.accord.schema import Accord
from chipaccord.accord.tables import ROWS, Table

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """JSON schema (2020-12) of a document, with the names of this world as choices."""
    schema = _untitled(Accord.model_json_schema(by_alias=True, mode="validation"))
    return {
        "$schema": DRAFT,
        "title": "chipaccord document",
        **schema,
        "anyOf": [{"required": [terms]} for terms in ("purchases", "support", "tariffs")],
    }


def _untitled(node: Any) -> Any:
    """The schema without pydantic's made-up titles, which an editor would show in place of the description."""
    if isinstance(node, dict):
        named = node.get("properties", {}) if isinstance(node.get("properties"), dict) else {}
        return {
            key: {name: _untitled(inner) for name, inner in named.items()} if key == "properties" else _untitled(value)
            for key, value in node.items()
            if not (key == "title" and isinstance(value, str))
        }
    return [_untitled(item) for item in node] if isinstance(node, list) else node


def manual() -> str:
    """Markdown tables of every section: key, what it says, an example, and its default."""
    parts: list[str] = []
    seen: set[type[BaseModel]] = set()
    for path, section in sections(Accord):
        if section in seen:
            continue
        seen.add(section)
        head = f"### `{path_text(path)}`" if path else "### The whole document"
        parts.append(f"{head}\n\n{(section.__doc__ or '').strip().splitlines()[0]}\n\n{_table(section)}")
    return "\n\n".join(parts) + "\n"


def _table(section: type[BaseModel]) -> str:
    rows = ["| key | what it says | example |", "| --- | --- | --- |"]
    for name, field in section.model_fields.items():
        is_row = issubclass(section, Table) and name == ROWS
        key = field.title if is_row else field.alias or name
        needed = " **(needed)**" if field.is_required() else _default(field)
        example = f"`{field.examples[0]}`".replace("|", "\\|") if field.examples else ""
        rows.append(f"| `{key}` | {(field.description or '').replace('|', chr(92) + '|')}{needed} | {example} |")
    return "\n".join(rows)


def _default(field: FieldInfo) -> str:
    value = field.default
    return f" (default `{value}`)" if isinstance(value, str) and value else ""
