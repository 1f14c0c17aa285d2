"""Sources travel: what a figure or a table names is in the list of sources, and nothing is there besides."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from documents import HEAD, ONE_YEAR, SHOCK, SUPPORT, TARIFFS, evaluated

from chipaccord.chain import Network, capacity_sets
from chipaccord.outcome import sources_of, tables_of
from chipaccord.parts.outcome import Outcome
from chipaccord.world.facts import facts
from chipaccord.world.sources import sources as shipped
from chipaccord.world.world import World

OWN_WORDS = {"claims.claims.source"}  # who stated a figure: a text, which the row's `sources` cite
DOCUMENTS = [
    (ONE_YEAR % ("memory", "100 billion yen", "exactly"),),
    (ONE_YEAR % ("equipment", "100 billion yen", "none"),),
    (TARIFFS % "none",),
    (TARIFFS % "{in_force_on: 2025-08-07}", "claims: [{text: t, equal: [1 trillion yen, $6.9 billion]}]\n"),
    (SUPPORT % 30, SHOCK % ("photoresist", "JPN", 365)),
]


def named(value: Any, at: str = "") -> Iterator[str]:
    """Every id under a key that speaks of sources, wherever it stands in plain data."""
    if isinstance(value, dict):
        for key, item in value.items():
            place = f"{at}.{key}".lstrip(".")
            if key in ("source", "sources", "rate_source") and place not in OWN_WORDS and place != "sources":
                yield from [item] if isinstance(item, str) else item
            elif place != "sources":
                yield from named(item, place)
    elif isinstance(value, list):
        for item in value:
            yield from named(item, at)


def listed(outcome: Outcome) -> list[str]:
    return [one.id for one in outcome.figures.sources]


def test_every_source_that_is_named_is_listed_and_none_besides(outcome: Outcome) -> None:
    assert set(named(outcome.to_dict())) - {""} == set(listed(outcome))
    assert len(listed(outcome)) == len(set(listed(outcome)))


@pytest.mark.parametrize("parts", DOCUMENTS, ids=["memory", "promise", "bare tariffs", "tariffs", "supply"])
def test_the_same_for_documents_with_single_parts(parts: tuple[str, ...]) -> None:
    outcome = evaluated(HEAD, *parts)
    assert set(named(outcome.to_dict())) - {""} == set(listed(outcome))


def test_every_cell_of_a_table_that_names_a_source_names_a_listed_one(outcome: Outcome) -> None:
    known, seen = set(listed(outcome)), 0
    for table in tables_of("", outcome.figures):
        cited = [number for number, column in enumerate(table.columns) if column.spec.of == "source"]
        for row in table.rows:
            for number in cited:
                cell: Any = row[number]
                ids = {*((cell,) if isinstance(cell, str) else cell)} - {""}
                assert ids <= known, table.name
                seen += len(ids)
        found = csv.DictReader(io.StringIO(table.csv()))
        assert len(list(found)) == len(table.rows)
    assert seen > 40


def test_what_the_document_states_itself_is_listed_as_its_own(outcome: Outcome) -> None:
    origin = {one.id: one.origin for one in outcome.figures.sources}
    for text in (
        "White House, 2 April and 22 July 2025; timeline of US measures",
        "METI GPU cloud programme, April 2024 (rates); the budget is an assumption",
        "Asahi Shimbun, 28 May 2025",
        "Reuters, 28 May 2025, 2025-05-28",  # the exchange rate's, with its date
        "an assumption; Asahi names no amount",  # the support's
        "an assumption; longer than stocks last, which the shipped shock of 90 days is not",
    ):
        assert origin[text] == "document"
    own = {one.id for one in outcome.figures.sources if one.origin == "document"}
    assert own.isdisjoint(shipped())


def test_the_facts_behind_the_claims_are_cited(outcome: Outcome) -> None:
    used = {one.fact for one in outcome.figures.claims.claims} | {
        one.below_fact for one in outcome.figures.claims.claims
    }
    assert {facts()[name].source for name in used - {""}} <= set(listed(outcome))


def test_all_capacity_sets_are_cited(outcome: Outcome) -> None:
    """The figures stand under every set, so the sources of every set are theirs."""
    for which in capacity_sets():
        assert set(Network.shipped(which).sources) <= set(listed(outcome)), which


def test_the_base_year_is_cited_where_the_trade_model_was_asked(outcome: Outcome, world: World) -> None:
    assert set(world.sources) <= set(listed(outcome))
    for parts in DOCUMENTS[:3]:  # a promise is held against the deficit of the base year
        assert set(world.sources) <= set(listed(evaluated(HEAD, *parts)))
    materials = evaluated(HEAD, *DOCUMENTS[4])  # a shock to materials has no counterpart in the trade model
    assert materials.figures.supply.trade_shocks == ()
    assert "wiod" not in listed(materials)


def test_every_source_has_a_citation_and_shipped_ones_their_licence(outcome: Outcome) -> None:
    for one in outcome.figures.sources:
        assert one.citation
        assert one.address.startswith("https://") or one.address == ""
        assert one.origin in ("data", "network", "document")
        if one.origin == "data":
            assert one.licence == shipped()[one.id].licence


def test_the_union_of_the_rows_is_what_a_group_names(outcome: Outcome) -> None:
    supply = outcome.figures.supply
    assert {one.source for one in supply.shocks} <= set(sources_of(supply))
    assert sources_of(supply.comparison)[0] in {one.source for one in supply.comparison.items}
