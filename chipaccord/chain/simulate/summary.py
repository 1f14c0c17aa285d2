"""The figures of one run as plain numbers: what was lost, by whom, when it began and when it was over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.chain.simulate.result import Result
from chipaccord.status import Status

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Summary:
    """One run. Money is USD, times are weeks from the start.

    lost: chip sales lost, by_product the same by product. users_lost: sales that users of chips lose for want of them,
    and by place of use. first_short: until the first product is short, with its name; None and "": none is.
    recovered_after: until service is back; None: it is not within the run; 0: it never fell. undelivered (week,): sales
    not delivered so far, late and lost.
    """

    lost: float
    by_product: Mapping[str, float]
    users_lost: float
    users_lost_by_place: Mapping[str, float]
    first_short: float | None
    first_product: str
    recovered_after: float | None
    undelivered: Array
    status: Status


def summarise(result: Result, run: int = 0) -> Summary:
    """The figures of one run of a result."""
    first = result.first_shortage[run].to_series().dropna()
    back = float(result.recovery_week[run])
    users = result.users_loss[run].sum("sector").to_series()
    by_product = result.lost_by_product[run].to_series()
    return Summary(
        lost=float(result.loss[run]),
        by_product={str(name): float(v) for name, v in by_product.items()},
        users_lost=float(users.sum()),
        users_lost_by_place={str(place): float(v) for place, v in users.items()},
        first_short=float(first.to_numpy().min()) if len(first) else None,
        first_product=str(first.idxmin()) if len(first) else "",
        recovered_after=None if np.isnan(back) else back,
        undelivered=undelivered(result)[run],
        status=result.status[run],
    )


def undelivered(result: Result) -> Array:
    """(run, week) sales not delivered so far, late and lost, USD."""
    missing = (result.demand - result.served).transpose("run", "week", "stage").sum("stage")
    return np.asarray(np.cumsum(missing.values, axis=1))
