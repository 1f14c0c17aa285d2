"""The base week of a network: who makes how much, so that all that is used and sold is made.

Solved from the products upstream, with a the input per unit of output (link m: input stage i, using stage u), sigma the
sourcing shares and d final demand:
    need[s,q]   = sum_{m: i=s} a[m] output[u,q] + sum_k d[s,k,q]
    output[s,p] = sum_q need[s,q] sigma[s,q,p]
Axes: s, u stage; p, q place; k sector; m link. Money in the unit of the demand.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

WEEKS = 365 / 7  # in a year


def users_first(link_input: Index, link_user: Index, stages: int) -> tuple[int, ...]:
    """Numbers of the stages with users before their inputs; links must not form a cycle."""
    left = np.bincount(link_input, minlength=stages)
    ready = [s for s in range(stages) if left[s] == 0]
    done: list[int] = []
    while ready:
        u = ready.pop()
        done.append(u)
        for m in np.flatnonzero(link_user == u):
            left[link_input[m]] -= 1
            if left[link_input[m]] == 0:
                ready.append(int(link_input[m]))
    return tuple(done)


def base_flow(
    order: Sequence[int], link_input: Index, link_user: Index, coefficient: Array, demand: Array, sourcing: Array
) -> tuple[Array, Array]:
    """(stage, place) use by place of use, and output.

    coefficient (link,), demand (stage, sector, place), sourcing (stage, user place, supplying place); `order` is
    that of `users_first`.
    """
    need = demand.sum(axis=1)
    output = np.zeros_like(need)
    for s in order:
        for m in np.flatnonzero(link_input == s):
            need[s] += coefficient[m] * output[link_user[m]]
        output[s] = need[s] @ sourcing[s]
    return need, output
