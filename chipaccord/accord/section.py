"""What every section of the document shares: frozen, no unknown keys, and mistakes that name their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from chipaccord.accord.mistakes import Path
from chipaccord.accord.money import Money

SLIPS = "accord_slips"
WHOLE = 0.005  # shares written as percentages may miss 100% by rounding

K = TypeVar("K")


class Section(BaseModel):
    """A section of the document."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_enum_values=True, allow_inf_nan=False, protected_namespaces=()
    )


class Slips:
    """Mistakes found by comparing fields, each with its path inside the section."""

    def __init__(self) -> None:
        self.found: list[tuple[Path, str, str]] = []

    def add(self, path: Path, what: str, remedy: str) -> Self:
        """Note one mistake."""
        self.found.append((path, what, remedy))
        return self

    def throw(self) -> None:
        """Raise what was noted, if anything was."""
        if self.found:
            text = "; ".join(f"{what} ({remedy})" for _, what, remedy in self.found)
            raise PydanticCustomError(SLIPS, "{text}", {"text": text, "slips": list(self.found)})


def one_whole(shares: Mapping[K, float]) -> Mapping[K, float]:
    """Shares that add up to 100%, within rounding."""
    total = sum(shares.values())
    if shares and abs(total - 1) > WHOLE:
        raise ValueError(f"the shares add up to {total * 100:.6g}%; they must add up to 100%")
    return shares


def positive(amount: Money) -> Money:
    """An amount above zero."""
    if amount.value <= 0:
        raise ValueError(f"'{amount}' buys nothing; write an amount above zero, or remove the item")
    return amount
