"""ARIO as its equations read, one line each: the second route to the numbers of `chipaccord.ario`.

Industries are region by region, the same sectors in each.
"""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def run(
    inter: Array,
    final: Array,
    output: Array,
    sectors: int,
    cover: Array,
    psi: float,
    alt: bool,
    days: int,
    tau_inv: float,
    lost: Array,
) -> tuple[Array, Array]:
    """Production and unmet final demand (day, industry); `lost` (day, industry) is the share of capacity lost."""
    Z, Y, x0 = inter / 365, final / 365, output / 365
    n = len(x0)
    s_of = np.arange(n) % sectors
    sums = np.zeros((sectors, n))
    sums[s_of, np.arange(n)] = 1
    A = sums @ Z / x0
    cover = np.where(cover <= 1, 2.0, cover)[:, None]
    stock = cover * A * x0
    share = Z / np.maximum((sums @ Z)[s_of], 1e-300)
    orders, alpha, x = Z.copy(), np.ones(n), x0
    made, unmet = [], []
    for t in range(days):
        D = orders.sum(1) + Y.sum(1)
        if t > 1:
            z = (D - x) / D
            alpha = np.maximum(alpha + ((1.25 - alpha) * z + (1 - alpha) * (z == 0)) / 365, 1)
        cap = alpha * (1 - lost[t]) * x0
        opt = np.minimum(D, cap)
        with np.errstate(divide="ignore", invalid="ignore"):
            held = np.where((A > 1e-5 / 365) & np.isfinite(cover), stock / (psi * cover * A * opt), 1.0)
        x = opt * np.minimum(1, held).min(0)
        got, used = sums @ (orders * (x / D)[:, None]), A * x
        if not np.allclose(got, used):
            stock = stock + got - used
        unmet.append((sums @ (Y * (1 - x / D)[:, None])).T.ravel())
        goal = np.where(np.isfinite(cover), cover * A * np.minimum(D, cap), 0.0)
        have = np.where(np.isfinite(cover), stock, 0.0)
        gap = 0.0 if np.allclose(goal, have) else np.maximum(goal - have, 0) / tau_inv
        need = gap + used
        weight = Z * (cap / x0)[:, None] if alt else share
        orders = need[s_of] * weight / np.maximum((sums @ weight)[s_of], 1e-300)
        made.append(x)
    return np.array(made), np.array(unmet)
