"""A promise of V against Q0, what would be bought anyway: how much of it needs an act at all.

    share of the anyway   = V / Q0                      V < Q0: the promise is kept without buying anything more
    more needed           = max(0, V - Q0)
    left to a mandate     = max(0, V - free)            what the subsidy does not bring (`demand.respond`)
    kept after            = the years of ordinary purchases that add up to V, those of a year evenly spread over it
    parts of what is bought from one seller, of which the other sellers had the share o:
        kept = min(V, (1-o) Q0),   diverted = min(V - kept, o Q0),   additional = V - kept - diverted

Of what is bought anyway only the part that other sellers had is diverted: o is their share of Q0, 0 where Q0 counts
the seller's goods alone. USD.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from chipaccord.purchase.demand import FloatArray, Ratio, Response, Values

KEPT_ANYWAY = "kept_anyway"
KEPT_IN_SOME_DRAWS = "kept_anyway_in_some_draws"
NOTHING_ANYWAY = "nothing_anyway"


@dataclass(frozen=True, slots=True, eq=False)
class Promise:
    """A promised amount against what would be bought anyway; USD, each of the shape of the draws.

    kept_anyway: whether it is kept without buying anything more. brought: what the subsidy brings towards it beyond Q0.
    left: what then remains to be mandated.
    """

    amount: FloatArray
    anyway: FloatArray
    kept_anyway: npt.NDArray[np.bool_]
    more_needed: FloatArray
    brought: FloatArray
    left: FloatArray

    @property
    def share_of_anyway(self) -> Ratio:
        """V / Q0; None with the code "nothing_anyway" where nothing is bought without the promise."""
        return Ratio.of(self.amount, self.anyway, NOTHING_ANYWAY)

    @property
    def reason(self) -> str | None:
        """Why nothing more need be bought: "kept_anyway", or "kept_anyway_in_some_draws"; None where more is needed."""
        if self.kept_anyway.all():
            return KEPT_ANYWAY
        return KEPT_IN_SOME_DRAWS if self.kept_anyway.any() else None


class Parts(NamedTuple):
    """What is bought from one seller: bought from it anyway, diverted from other sellers, additional; they add up."""

    kept: FloatArray
    diverted: FloatArray
    additional: FloatArray


def against(amount: Values, response: Response) -> Promise:
    """A promise of `amount` USD, against what is bought anyway and what a subsidy brings (mandates left aside)."""
    promised, anyway, free = np.broadcast_arrays(np.asarray(amount, float), response.anyway, response.free)
    more = np.maximum(promised - anyway, 0.0)
    brought = np.minimum(more, free - anyway)
    return Promise(promised, anyway, promised <= anyway, more, brought, more - brought)


def parts(bought: Values, anyway: Values, others_share: Values) -> Parts:
    """How what is bought from a seller divides; `others_share` is the share of `anyway` that other sellers had.

    Raises ValueError for a share outside 0..1.
    """
    v, base, others = np.broadcast_arrays(*(np.asarray(x, float) for x in (bought, anyway, others_share)))
    if not ((others >= 0) & (others <= 1)).all():
        raise ValueError(f"the other sellers' share is {others_share}; give a share between 0 and 1")
    kept = np.minimum(v, (1 - others) * base)
    diverted = np.minimum(v - kept, others * base)
    return Parts(kept, diverted, v - kept - diverted)


def kept_after(by_year: Mapping[int, float], amount: float) -> float | None:
    """Years from the start of the first year until ordinary purchases add up to `amount`; None where they never do.

    by_year: what is bought anyway, USD by year, spread evenly over each year; a year left out counts as nothing bought.

    Raises
    ------
    ValueError
        No years, or an amount below 0.
    """
    if not by_year or min(by_year.values()) < 0:
        raise ValueError("no years of purchases, or a negative one; give what is bought anyway by year")
    first, before = min(by_year), 0.0
    for year in sorted(by_year):
        within = by_year[year]
        if amount <= before:
            return float(year - first)
        if amount <= before + within:
            return year - first + (amount - before) / within
        before += within
    return None
