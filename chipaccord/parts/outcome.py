"""The whole outcome as one declared tree: the document's terms, each part's figures, assumptions, sources, the run."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import create_model

from chipaccord.outcome import Absent, AssumptionUsed, Effect, Figures, RunRecord, SourceUsed, Terms, table
from chipaccord.parts.part import all_parts


@cache
def tree() -> type[Figures]:
    """What an accord really does: the model of outcome.json, one group of figures for each part of the list."""
    fields: dict[str, Any] = {"accord": (Terms, table())}
    for part in all_parts():
        fields[part.name] = (part.module("figures").Answer | Absent, table())
    fields |= {
        "effects": (tuple[Effect, ...], table()),
        "assumptions": (tuple[AssumptionUsed, ...], table()),
        "sources": (tuple[SourceUsed, ...], table()),
        "run": (RunRecord, table()),
    }
    made: type[Figures] = create_model("Outcome", __base__=Figures, __doc__=tree.__doc__, **fields)
    return made


def pages() -> dict[str, Any]:
    """Part -> its page."""
    return {part.name: part.module("page") for part in all_parts()}
