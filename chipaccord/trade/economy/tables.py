"""Tables as given, checked: shapes, ranges and labels, with rounding in their sums removed.

Whoever makes a base year (from arrays, long tables, a larger economy) ends here, so that the same rules hold for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from chipaccord.trade.economy.consistency import BY_PRODUCT, ROUNDING, labels, scaled_to_one, table
from chipaccord.trade.equations.arrays import Array


class Tables(TypedDict):
    """The fields of `Accounts`."""

    economies: tuple[str, ...]
    sectors: tuple[str, ...]
    expenditure: Array
    share: Array
    tariff: Array
    value_added_share: Array
    input_share: Array
    theta: Array
    export_tax: Array


def checked_tables(
    economies: Sequence[str],
    sectors: Sequence[str],
    *,
    share: npt.ArrayLike,
    theta: npt.ArrayLike,
    expenditure: npt.ArrayLike | None,
    tariff: npt.ArrayLike = 0.0,
    value_added_share: npt.ArrayLike = 1.0,
    input_share: npt.ArrayLike = 0.0,
    export_tax: npt.ArrayLike = 0.0,
) -> Tables:
    """The tables of `Economy.from_arrays`. Without expenditure (still to be found) it is zero."""
    economies, sectors = labels("economies", economies), labels("sectors", sectors)
    n, j = ("economy", economies), ("sector", sectors)
    trade = [("importer", economies), ("exporter", economies), j]
    pi = table("share", share, trade, least=0, most=1 + ROUNDING)
    t, tax = table("tariff", tariff, trade, above=-1), table("export_tax", export_tax, trade, above=-1)
    elasticity = table("theta", theta, [j], above=0)
    v = table("value_added_share", value_added_share, [n, j], least=0, most=1 + ROUNDING)
    g = table("input_share", input_share, [n, ("input", sectors), j], least=-BY_PRODUCT, most=1 + ROUNDING)
    X = table("expenditure", 0.0 if expenditure is None else expenditure, [n, j], least=0)
    if expenditure is not None and X.sum() <= 0:
        raise ValueError("expenditure: it is zero everywhere; nothing is bought")
    bought = X > 0 if expenditure is not None else np.ones(X.shape, np.bool_)
    total = v + g.sum(axis=1)
    by = np.where(np.abs(total - 1) <= ROUNDING, total, 1.0)
    share_, v, g = scaled_to_one(pi, 1, bought), v / by, g / by[:, None, :]
    for part in (share_, v, g):
        part.setflags(write=False)
    return Tables(
        economies=economies,
        sectors=sectors,
        expenditure=X,
        share=share_,
        tariff=t,
        value_added_share=v,
        input_share=g,
        theta=elasticity,
        export_tax=tax,
    )
