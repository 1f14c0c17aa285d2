"""What every section of the document shares: frozen, no unknown keys, mistakes with their place.

What a section and its fields mean stands in `words/*/fields.ftl`: `section-<Section>`, `field-<Section>-<field>`, an
example under `example-<Section>-<field>`, and `row-<Section>` for how a row of a table is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from chipaccord.accord.mistakes import Path, Wrong, shortened, wrong
from chipaccord.accord.money import Money
from chipaccord.words import LANGUAGES, Words

SLIPS = "accord_slips"
WHOLE = 0.005  # shares written as percentages may miss 100% by rounding

K = TypeVar("K")


class Section(BaseModel):
    """A section of the document."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_enum_values=True, allow_inf_nan=False, protected_namespaces=()
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The JSON schema with keys of the catalogue for descriptions and examples (`reference.json_schema`)."""
        schema = handler.resolve_ref_schema(handler(core))
        schema["description"] = key_of("section", cls)
        for name, field in cls.model_fields.items():
            about = schema["properties"][field.alias or name]
            about["description"] = key_of("field", cls, name)
            if example := key_of("example", cls, name):
                about["examples"] = [example]
        return schema


def key_of(kind: str, section: type[BaseModel], field: str = "") -> str:
    """The catalogue's key for the `section`, `field`, `example` or `row`: that of the class that declares it; or ""."""
    end = f"-{field}" if field else ""
    known = Words(LANGUAGES[0])
    return next((key for cls in section.__mro__ if known.has(key := f"{kind}-{cls.__name__}{end}")), "")


class Slips:
    """Mistakes found by comparing fields, each with its path inside the section."""

    def __init__(self) -> None:
        self.found: list[tuple[Path, Wrong]] = []

    def add(self, path: Path, key: str, /, **values: Any) -> Self:
        """Note one mistake: the message of the catalogue and its values, with the remedy `<key>-remedy`."""
        return self.note(path, wrong(key, **values))

    def note(self, path: Path, slip: Wrong) -> Self:
        """Note one mistake."""
        self.found.append((path, slip))
        return self

    def throw(self) -> None:
        """Raise what was noted, if anything was."""
        if self.found:
            text = "; ".join(str(slip) for _, slip in self.found)
            raise PydanticCustomError(SLIPS, "{text}", {"text": text, "slips": list(self.found)})


def one_whole(shares: Mapping[K, float]) -> Mapping[K, float]:
    """Shares that add up to 100%, within rounding."""
    total = sum(shares.values())
    if shares and abs(total - 1) > WHOLE:
        raise wrong("accord-shares", total=f"{total * 100:.6g}%")
    return shares


def positive(amount: Money) -> Money:
    """An amount above zero."""
    if amount.value <= 0:
        raise wrong("accord-amount-zero", text=shortened(str(amount)))
    return amount
