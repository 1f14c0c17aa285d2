"""What each kind of terms adds to the whole, whatever the order in which they are looked at: the Shapley value.

With v(S) the outcome when the terms S are in force, n terms in all (Shapley 1953, Contributions to the Theory of Games
2, 307-317):

    phi_a = sum over S without a of  |S|! (n - |S| - 1)! / n!  (v(S + a) - v(S))          sum_a phi_a = v(all) - v(none)

It is the mean of what the term adds over all orders. A term that adds nothing gets nothing, terms that do the same get
the same, and the parts of a sum of outcomes are the sums of their parts. Attribute levels (money, points), never
ratios or percentiles; a promised quantity must be the same quantity in every coalition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Coalition = frozenset[str]
MOST_TERMS = 12  # 4,096 coalitions


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """The whole and what each term adds to it; `none` is the outcome without any. All of the shape of the outcome."""

    parts: Mapping[str, FloatArray]
    total: FloatArray
    none: FloatArray


def coalitions(terms: Iterable[str]) -> tuple[Coalition, ...]:
    """Every set of the terms, from none to all of them: 2^n, in an order that does not depend on that of the terms.

    Raises
    ------
    ValueError
        A term is named twice, or there are more than 12 of them.
    """
    named = tuple(terms)
    names = sorted(set(named))
    if len(names) < len(named):
        raise ValueError(f"a term is named twice in {', '.join(named)}; name each once")
    if len(names) > MOST_TERMS:
        raise ValueError(
            f"{len(names)} terms have {2 ** len(names)} coalitions; join some, so that {MOST_TERMS} are left"
        )
    return tuple(frozenset(chosen) for size in range(len(names) + 1) for chosen in combinations(names, size))


def shapley(values: Mapping[Coalition, float | FloatArray]) -> Attribution:
    """What each term adds, from the outcome of every coalition of `coalitions`.

    values: coalition to its outcome, a number or an array of any shape, the same for all.

    Raises
    ------
    ValueError
        A coalition is missing or not one of the terms', shapes differ, or an outcome is not finite.
    """
    names = sorted(frozenset().union(*values)) if values else []
    wanted = coalitions(names)
    if missing := [set(one) or "none" for one in wanted if one not in values]:
        raise ValueError(f"{len(missing)} of {len(wanted)} coalitions have no outcome, {missing[0]} among them")
    outcome = {one: np.asarray(values[one], float) for one in wanted}
    if len(shapes := {value.shape for value in outcome.values()}) > 1:
        raise ValueError(f"outcomes have the shapes {sorted(shapes)}; give all coalitions the same")
    if wrong := [set(one) or "none" for one in wanted if not np.isfinite(outcome[one]).all()]:
        raise ValueError(f"the outcome of {wrong[0]} is not finite; solve it, or leave the deal unattributed")
    n, none = len(names), outcome[frozenset()]
    parts = {}
    for name in names:
        part = np.zeros_like(none)
        for one in wanted:
            if name not in one:
                weight = factorial(len(one)) * factorial(n - len(one) - 1) / factorial(n)
                part = part + weight * (outcome[one | {name}] - outcome[one])
        parts[name] = part
    return Attribution(parts, np.asarray(outcome[frozenset(names)] - none), none)


def attribute(terms: Iterable[str], value: Callable[[Coalition], float | FloatArray]) -> Attribution:
    """What each term adds, with `value` called once for each coalition. Raises as `coalitions` and `shapley` do."""
    return shapley({one: value(one) for one in coalitions(terms)})
