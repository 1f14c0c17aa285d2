"""An economy from long tables, one row per cell, placed by label and never by position.

Any frame will do whose columns are reached by name (pandas, polars, a dict of lists). Every cell must have exactly one
row: rows that are missing, repeated, unknown or empty are an error that lists them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from chipaccord.trade.economy.consistency import labels
from chipaccord.trade.economy.tables import Tables, checked_tables
from chipaccord.trade.equations.arrays import Array

LISTED = 5


def column(frame: Any, table: str, name: str) -> list[Any]:
    """A column of a frame as a list. Raises ValueError naming the column that is missing."""
    try:
        return list(frame[name])
    except (KeyError, IndexError, TypeError) as error:
        found = ", ".join(map(str, getattr(frame, "columns", frame)))
        raise ValueError(f"{table}: there is no column {name!r}; it has {found}") from error


def listed(rows: Sequence[tuple[str, ...]]) -> str:
    """The first rows, and how many more."""
    shown = "; ".join(", ".join(row) for row in rows[:LISTED])
    return shown + (f"; and {len(rows) - LISTED} more" if len(rows) > LISTED else "")


def placed(frame: Any, table: str, axes: Sequence[tuple[str, Sequence[str]]], value: str) -> Array:
    """The array of a long table: `axes` are (column, labels in order), `value` the column of numbers."""
    keys = [[str(label) for label in column(frame, table, name)] for name, _ in axes]
    numbers = np.asarray(column(frame, table, value), dtype=np.float64)
    where = [{label: k for k, label in enumerate(names)} for _, names in axes]
    rows = list(zip(*keys, strict=True))
    unknown = sorted({row for row in rows if any(label not in index for label, index in zip(row, where, strict=True))})
    if unknown:
        raise ValueError(f"{table}: {len(unknown)} rows have a label that is not in this economy: {listed(unknown)}")
    array = np.full([len(names) for _, names in axes], np.nan)
    seen: set[tuple[str, ...]] = set()
    twice: list[tuple[str, ...]] = []
    for row, number in zip(rows, numbers, strict=True):
        if row in seen:
            twice.append(row)
        seen.add(row)
        array[tuple(index[label] for label, index in zip(row, where, strict=True))] = number
    if twice:
        raise ValueError(f"{table}: {len(twice)} rows are there twice: {listed(twice)}; keep one of each")
    empty = [row for row, number in zip(rows, numbers, strict=True) if not np.isfinite(number)]
    if empty:
        raise ValueError(f"{table}: {len(empty)} rows have no number in {value!r}: {listed(empty)}")
    if len(seen) < array.size:
        gaps = [tuple(axes[a][1][k] for a, k in enumerate(at)) for at in np.argwhere(np.isnan(array))]
        raise ValueError(
            f"{table}: {len(gaps)} of {array.size} rows are missing: {listed(gaps)}; write 0 where there is nothing"
        )
    return array


def tables_of_frames(
    flow: Any,
    theta: Any,
    *,
    tariff: Any = None,
    export_tax: Any = None,
    value_added_share: Any = None,
    input_share: Any = None,
    economies: Sequence[str] | None = None,
    sectors: Sequence[str] | None = None,
) -> Tables:
    """See `Economy.from_frames`."""
    seen = [str(label) for name in ("importer", "exporter") for label in column(flow, "flow", name)]
    names = labels("economies", list(dict.fromkeys(seen)) if economies is None else economies)
    goods = [str(label) for label in column(flow, "flow", "sector")]
    kinds = labels("sectors", list(dict.fromkeys(goods)) if sectors is None else sectors)
    trade = [("importer", names), ("exporter", names), ("sector", kinds)]

    def table(frame: Any, name: str, axes: Sequence[tuple[str, Sequence[str]]], value: str, default: float) -> Array:
        if frame is None:
            return np.full([len(labels_) for _, labels_ in axes], default)
        return placed(frame, name, axes, value)

    border = placed(flow, "flow", trade, "value")
    t = table(tariff, "tariff", trade, "rate", 0.0)
    made = [("economy", names), ("sector", kinds)]
    used = [("economy", names), ("input", kinds), ("sector", kinds)]
    spent = border * (1 + t)
    X = spent.sum(axis=1)
    return checked_tables(
        names,
        kinds,
        expenditure=X,
        share=np.divide(spent, X[:, None, :], out=np.zeros_like(spent), where=X[:, None, :] > 0),
        tariff=t,
        export_tax=table(export_tax, "export_tax", trade, "rate", 0.0),
        value_added_share=table(value_added_share, "value_added_share", made, "share", 1.0),
        input_share=table(input_share, "input_share", used, "share", 0.0),
        theta=placed(theta, "theta", [("sector", kinds)], "theta"),
    )
