"""The nearest consistent table: minimum relative entropy under linear constraints.

    minimise   sum_c  w_c ( x_c ln(x_c / p_c) - x_c + p_c )      subject to   A x = b,  x > 0

p is the raw table, w_c says how much a cell is trusted (a trusted cell moves less), A x = b are the accounting
identities and the published totals. The first-order condition gives  x(λ) = p exp(A'λ / w), so that only the
multipliers λ (one per identity) are unknown; the dual

    max_λ   b'λ - sum_c w_c p_c exp((A'λ)_c / w_c)

is smooth and concave, and Newton's method with Hessian  A diag(x / w) A'  solves it. Biproportional scaling (RAS) is
the special case with row and column sums only (Schneider and Zenios 1990, Operations Research 38).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import linalg, sparse

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Nearest:
    """The nearest table and how it was found.

    x: (cell,) values; steps: Newton steps taken; gap: largest |A x - b| relative to the scale of its constraint.
    """

    x: Array
    steps: int
    gap: float


def nearest(
    prior: Array,
    constraints: sparse.csr_array,
    target: Array,
    trust: Array,
    *,
    tolerance: float = 1e-13,
    max_steps: int = 100,
) -> Nearest:
    """Move `prior` as little as possible so that `constraints @ x == target`.

    Parameters
    ----------
    prior : (cell,)
        Raw values, all positive. Cells that are zero stay out of the problem.
    constraints : (identity, cell)
        Matrix A. Rows must be linearly independent.
    target : (identity,)
        Right-hand side b, in the units of `prior`.
    trust : (cell,)
        Weights w > 0.
    tolerance
        Largest gap of any identity, relative to the size of the values it adds.
    max_steps
        Newton steps after which it gives up.

    Raises
    ------
    ValueError
        A constraint cannot be met; its number and the remaining gap are named.
    """
    if not np.all(prior > 0):
        raise ValueError("prior has cells that are zero or negative; leave them out of the problem")
    # Scale each identity by the size of the values it adds, so that gaps compare.
    size = np.maximum(np.abs(constraints) @ prior, np.abs(target))
    a = sparse.csr_array(sparse.diags_array(1.0 / size) @ constraints)
    b = target / size
    at = sparse.csr_array(a.T)
    multipliers = np.zeros(len(b))

    def primal(lam: Array) -> Array:
        return np.asarray(prior * np.exp((at @ lam) / trust))

    def dual(lam: Array, x: Array) -> float:
        return float(b @ lam - trust @ x)

    x = primal(multipliers)
    for step in range(max_steps + 1):
        gap = b - a @ x
        largest = float(np.abs(gap).max())
        if largest < tolerance:
            return Nearest(x, step, largest)
        hessian = (a @ sparse.diags_array(x / trust) @ at).toarray()
        try:
            direction = linalg.solve(hessian, gap, assume_a="pos")
        except linalg.LinAlgError:  # multipliers run to infinity: no positive table meets the totals
            break
        value, slope, length = dual(multipliers, x), float(gap @ direction), 1.0
        while length > 1e-10:
            trial = multipliers + length * direction
            with np.errstate(over="ignore"):
                x_trial = primal(trial)
                improved = dual(trial, x_trial) >= value + 1e-4 * length * slope - 1e-14 * abs(value)
            if np.all(np.isfinite(x_trial)) and improved:
                break
            length /= 2
        if length <= 1e-10 or step == max_steps:
            break
        multipliers, x = trial, x_trial
    worst = int(np.argmax(np.abs(b - a @ x)))
    if largest < 1e-10:  # as exact as the arithmetic allows
        return Nearest(x, step, largest)
    raise ValueError(f"identity {worst} cannot be met: a relative gap of {largest:.2e} remains after {step} steps")
