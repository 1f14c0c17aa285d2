"""Draws over all marked assumptions at once, the same ones for every world that is compared.

An assumption is stated as low, central and high. It is read as a median within two flat halves whose 5th and 95th
percentiles are the stated ends; the twentieth beyond an end stands on it. Its quantile function is, with u in (0, 1),

    x(u) = low                                          u <= 0.05
         = low + (central - low) (u - 0.05) / 0.45      0.05 < u <= 0.5
         = central + (high - central) (u - 0.5) / 0.45  0.5 < u < 0.95
         = high                                         u >= 0.95

Why so: a printed range is the 5th to the 95th percentile, so a figure that is the assumption itself has exactly the
stated ends as its range; nothing is known of where between the ends the truth lies, only that half is on either side
of the central value; and no draw leaves the ends, where a share may be 0 or an elasticity still positive. A triangular
distribution between the ends would print ranges that leave the stated ends out.

u is a scrambled Sobol sequence (Owen 1998, Journal of Complexity 14; scipy.stats.qmc): the same for the same names,
number and seed, so that what differs between two worlds, or two bands, is never the luck of the draw. Assumptions that
share their cause (all elasticities long or short) are drawn together, with one u: drawn apart they would cancel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Triple = tuple[float, float, float]
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Draws of assumptions.

    sources: what is drawn apart: names of assumptions, or "a + b" of those drawn together. unit: (draw, source), their
    u in (0, 1). values: assumption to its draws, (draw,).
    """

    sources: tuple[str, ...]
    unit: FloatArray
    values: Mapping[str, FloatArray]

    def __len__(self) -> int:
        return len(self.unit)


def quantile(band: Triple, u: float | FloatArray) -> FloatArray:
    """The value of an assumption (low, central, high) at the probability u: the formula at the head of this module.

    Raises ValueError where low <= central <= high does not hold.
    """
    low, central, high = band
    if not (np.isfinite([low, central, high]).all() and low <= central <= high):
        raise ValueError(f"low {low}, central {central}, high {high}; give finite values in this order")
    return np.asarray(np.interp(u, (LOW, MIDDLE, HIGH), (low, central, high)), float)


def sobol_draws(bands: Mapping[str, Triple], n: int, seed: int, *, together: Iterable[Iterable[str]] = ()) -> Draws:
    """`n` draws of all assumptions at once.

    Parameters
    ----------
    bands
        Name to low, central and high. Their order changes nothing.
    n
        A power of 2, so that the sequence is balanced.
    together
        Groups of names that share their cause, from low to high with one u. Names without a band are passed over.

    Raises
    ------
    ValueError
        `n` is not a power of 2, a band is out of order, there are none, or a name is in two groups.
    """
    from scipy.stats import qmc  # only here: importing it costs more than drawing

    if n < 2 or n & (n - 1):
        raise ValueError(
            f"{n} draws are not balanced; give a power of 2, such as {2 ** max(1, round(np.log2(max(n, 2))))}"
        )
    if not bands:
        raise ValueError("no assumptions to draw from; give one band at least")
    groups = [tuple(sorted(set(group) & set(bands))) for group in together]
    grouped = [name for group in groups for name in group]
    if len(set(grouped)) < len(grouped):
        raise ValueError(f"a name is in two of the groups drawn together: {', '.join(sorted(grouped))}")
    apart = [(name,) for name in bands if name not in grouped]
    members = sorted(group for group in (*groups, *apart) if group)
    unit = qmc.Sobol(len(members), scramble=True, rng=np.random.default_rng(seed)).random(n)
    values = {name: quantile(bands[name], unit[:, k]) for k, group in enumerate(members) for name in group}
    return Draws(
        tuple(" + ".join(group) for group in members), np.asarray(unit), {name: values[name] for name in bands}
    )
