"""How far a figure ranges over draws, and which assumptions move it: percentiles and first-order shares of variance.

    range   5th to 95th percentile
    S_i   = Var( E[y | u_i] ) / Var(y)          first-order share (Sobol 1993, Mathematical Modelling and Computational
                                                Experiments 1)

S_i is read off the given draws, so that it costs no further run (Sudret 2008, Reliability Engineering & System Safety
93): y is fitted by a sum of polynomials, one of each u_i, in Legendre's basis (orthonormal on (0, 1)), and

    S_i   = ( sum_k c[i,k]^2 - p sigma^2 / n ) / Var(y)           sigma^2 = RSS / (n - 1 - d p)

frees the share of what chance alone would put there; n draws, d sources, p = n / 4d of the polynomials but 2 to 10.
Sources are fitted together, so that one is not the noise of another, as it is where draws are cut into bins.
What the S_i leave of 1 belongs to assumptions working together. Draws that are not finite are refused: a percentile
would hide them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

PERCENTILES = (5.0, 50.0, 95.0)
FEWEST = 64
A_POLYNOMIAL = 4  # draws for each coefficient, so that it is worth something
LEAST_DEGREE, MOST_DEGREE = 2, 10
ROUNDING = 1e-12  # a figure that moves by less than this part of its size does not move


class Spread(NamedTuple):
    """5th percentile, median and 95th percentile of a figure over its draws; shape of the figure."""

    low: FloatArray
    median: FloatArray
    high: FloatArray


def spread(draws: FloatArray) -> Spread:
    """The range of a figure.

    draws: (draw, ...), a number or an array a draw.

    Raises
    ------
    ValueError
        No draws, or some are not finite: the message counts them and names the first.
    """
    values = _finite(draws)
    low, median, high = np.percentile(values, PERCENTILES, axis=0)
    return Spread(np.asarray(low), np.asarray(median), np.asarray(high))


def variance_shares(unit: FloatArray, draws: FloatArray) -> FloatArray:
    """First-order share of each source in the variance of a figure.

    Parameters
    ----------
    unit
        (draw, source): what was drawn, evenly between 0 and 1 (`Draws.unit`).
    draws
        (draw, ...): the figure.

    Returns (source, ...), between 0 and 1; all 0 where the figure does not move.

    Raises
    ------
    ValueError
        Fewer than 64 draws or 8 a source, different numbers of them, or draws that are not finite.
    """
    values = _finite(draws)
    u = _finite(unit)
    n = len(values)
    if u.ndim != 2 or len(u) != n:
        raise ValueError(f"{n} draws of the figure, and what was drawn has the shape {u.shape}; give (draw, source)")
    sources = u.shape[1]
    least = max(FEWEST, LEAST_DEGREE * A_POLYNOMIAL * sources)
    if n < least:
        raise ValueError(
            f"{n} draws are too few to tell which of {sources} sources moves a figure; give {least} at least"
        )
    flat = values.reshape(n, -1)
    moved = flat - flat.mean(axis=0)
    variance = (moved**2).mean(axis=0)
    moves = np.sqrt(variance) > ROUNDING * np.abs(flat).max(axis=0)
    shares = _explained(u, np.where(moves, moved, 0.0)) / np.where(moves, variance, 1.0)
    return np.clip(shares, 0.0, 1.0).reshape(sources, *values.shape[1:])


def _explained(u: FloatArray, moved: FloatArray) -> FloatArray:
    """Variance that the polynomial of each source explains, (source, figure); moved: (draw, figure), less its mean."""
    n, sources = u.shape
    degree = int(np.clip(n // (A_POLYNOMIAL * sources), LEAST_DEGREE, MOST_DEGREE))
    basis = np.polynomial.legendre.legvander(2 * u - 1, degree)[..., 1:] * np.sqrt(2 * np.arange(1, degree + 1) + 1)
    terms = np.column_stack([np.ones(n), basis.reshape(n, -1)])
    fitted, *_ = np.linalg.lstsq(terms, moved)
    noise = ((moved - terms @ fitted) ** 2).sum(axis=0) / (n - terms.shape[1])
    squares = (fitted[1:] ** 2).reshape(sources, degree, -1).sum(axis=1)
    return np.asarray(squares - degree * noise / n)


def _finite(draws: FloatArray) -> FloatArray:
    """The draws as an array. Raises ValueError where there are none or some are not finite."""
    values = np.asarray(draws, float)
    if not values.ndim or not len(values):
        raise ValueError("a figure without draws; give one value a draw, along the first axis")
    bad = ~np.isfinite(values.reshape(len(values), -1)).all(axis=1)
    if bad.any():
        first = int(np.flatnonzero(bad)[0])
        raise ValueError(f"{int(bad.sum())} of {len(values)} draws are not finite, draw {first} the first; solve them")
    return values
