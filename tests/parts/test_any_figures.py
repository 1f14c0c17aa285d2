"""Figures of every part and of the whole at random: they survive JSON, make tables; no vocabulary is without names."""

from __future__ import annotations

import csv
import io

import pytest
from figures import strategy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chipaccord.outcome import Figures, loaded, tables_of
from chipaccord.parts.outcome import tree
from chipaccord.parts.part import all_parts

MODELS: dict[str, type[Figures]] = {part.name: part.module("figures").Answer for part in all_parts()}
MODELS["outcome"] = tree()


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_figures_survive_json_and_make_tables(model: type[Figures], data: st.DataObject) -> None:
    answer = data.draw(strategy(model))
    assert loaded(model, answer.model_dump_json()) == answer
    for table in tables_of("part", answer):
        head, *rows = csv.reader(io.StringIO(table.csv()))
        assert len(rows) == len(table.rows)
        assert all(len(row) == len(head) for row in rows)
