"""What a purchase programme brings, against what would be bought anyway: the demand side, in USD.

Buyers g would buy Q0 of a thing without the programme; it pays the share s of their price; their demand has the
elasticity e (constant, so that the price they would pay for the q-th dollar's worth is (Q0/q)^(1/e)).

    V_s          = Q0 (1 - s)^-e                                  what the subsidy brings
    envelope     "up to": at most E is subsidised, shared by V_s  E_g = E V_s,g / sum V_s
    budget       the public pays at most B                        E <= B sum V_s / sum s V_s
    free         = min(V_s, max(Q0, E_g))                         bought of the buyers' own will
                 = min(V_s, Q0 + E_g)                             incremental: only what exceeds Q0 is subsidised
    mandate      "at least" A: the gap A - sum free, if any, is shared as `free` is
    bought       = free + mandated
    paid         = min(bought, E_g), incremental: min(bought - Q0, E_g)               what the subsidy is paid on
    cost         = s paid                                         public cost
    additional   = bought - Q0                                    never negative
    cost per additional dollar = cost / additional                s V_s / (V_s - Q0) where all is subsidised
    waste        = (V - Q0) - Q0 ((V/Q0)^(1-1/e) - 1) / (1-1/e)   of the additional part, V = bought; a log for e = 1
    buyers' gain = cost - waste
    mandate loss = buyers' gain at `free` - buyers' gain at `bought`
    s*           = 1 - (Q0/V)^(1/e)                               the rate that V would need; groups: sum V_s* = V
    e            = 1 + theta (1 - pi)                             the engine's elasticity at given spending

Groups with different rates are summed, never averaged. The envelope (a ceiling on what is subsidised) and the mandate
(a floor under what is bought) are two things: with Q0 = 6, s = 0.4, e = 1.2 an envelope of 5 brings nothing at a cost
of 2. Nothing here is ever infinite: where nothing is additional, its cost has no value but a reason. Near s = 0 the
cost per additional dollar tends to 1/e.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Values = float | FloatArray

NOTHING_ADDITIONAL = "nothing_additional"
SMALLEST = 1e-12  # less than this share of what is bought is nothing: rounding, not purchases
STEPS = 60  # of Newton's method for s*: it climbs down a convex curve from its right, and never overshoots


class Ratio(NamedTuple):
    """A ratio that may have no value.

    value: a number; over draws an array whose undefined entries are masked; None where it is nowhere defined.
    reason: the code of why it is missing, somewhere or everywhere; None where it is defined throughout.
    """

    value: float | np.ma.MaskedArray[Any, np.dtype[np.float64]] | None
    reason: str | None

    @classmethod
    def of(cls, above: Values, below: Values, reason: str, least: Values = 0.0) -> Ratio:
        """`above` over `below`, with `reason` where `below` does not exceed `least`."""
        top, bottom, floor = np.broadcast_arrays(*(np.asarray(x, float) for x in (above, below, least)))
        missing = bottom <= floor
        if missing.all():
            return cls(None, reason)
        if not missing.ndim:
            return cls(float(top / bottom), None)
        values = np.ma.masked_array(top / np.where(missing, 1.0, bottom), missing)
        return cls(values, reason if missing.any() else None)


@dataclass(frozen=True, slots=True, eq=False)
class Buyers:
    """A group of buyers under one subsidy rate; each figure is a number or an array over draws, (draw,).

    anyway: Q0, USD. rate: the share of the price that the public pays, 0 <= s < 1. elasticity: of their demand, e > 0.
    A group at rate 0 still takes its share of an envelope: leave it out if it cannot apply.
    """

    anyway: Values
    rate: Values
    elasticity: Values

    def __post_init__(self) -> None:
        """Raises ValueError for a figure outside its limits, or a subsidy that makes demand grow without limit."""
        anyway, rate, elasticity = (np.asarray(x, float) for x in (self.anyway, self.rate, self.elasticity))
        for name, value, good in (
            ("anyway", anyway, anyway >= 0),
            ("rate", rate, (rate >= 0) & (rate < 1)),
            ("elasticity", elasticity, elasticity > 0),
        ):
            if not (np.isfinite(value) & good).all():
                raise ValueError(f"{name} of a group of buyers is {value}; anyway >= 0, 0 <= rate < 1, elasticity > 0")
        with np.errstate(over="ignore"):
            brought = anyway * (1 - rate) ** -elasticity
        if not np.isfinite(brought).all():
            raise ValueError(f"a subsidy of {rate} at the elasticity {elasticity} brings more than can be counted")


@dataclass(frozen=True, slots=True, eq=False)
class Subsidy:
    """A programme: groups of buyers, and its limits in USD (None: no such limit), numbers or arrays over draws.

    envelope: at most this much is subsidised. budget: the public pays at most this. at_least: so much has to be bought
    in all. incremental: only what a group buys beyond its Q0 is subsidised.
    """

    groups: tuple[Buyers, ...]
    envelope: Values | None = None
    budget: Values | None = None
    at_least: Values | None = None
    incremental: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError for no groups or a limit that is not a finite amount."""
        if not self.groups:
            raise ValueError("a programme without buyers; give one group at least")
        for name in ("envelope", "budget", "at_least"):
            value = getattr(self, name)
            if value is not None and not (np.isfinite(value) & (np.asarray(value) >= 0)).all():
                raise ValueError(f"{name} is {value}; give a finite amount of 0 or more, or None for no such limit")


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """What is bought under a programme, USD, each of the shape of the draws; of one group, or summed over all.

    anyway: Q0. brought: V_s. free: bought of the buyers' own will. bought: with what is mandated. paid: what the
    subsidy is paid on. cost: public. additional: bought less anyway. waste: of the additional part. buyers_gain: cost
    less waste. mandate_loss: what buyers lose to the mandate. by_group: the same of each group; empty for a group.
    """

    anyway: FloatArray
    brought: FloatArray
    free: FloatArray
    bought: FloatArray
    paid: FloatArray
    cost: FloatArray
    additional: FloatArray
    waste: FloatArray
    buyers_gain: FloatArray
    mandate_loss: FloatArray
    by_group: tuple[Response, ...] = ()

    @property
    def mandated(self) -> FloatArray:
        """Bought only because it is mandated, USD."""
        return self.bought - self.free

    @property
    def cost_per_additional(self) -> Ratio:
        """Public cost of an additional dollar; None with the code "nothing_additional" where nothing is."""
        return Ratio.of(self.cost, self.additional, NOTHING_ADDITIONAL, SMALLEST * self.bought)

    @property
    def rate_paid(self) -> Ratio:
        """Public cost over what is bought; None with the code "nothing_bought" where nothing is."""
        return Ratio.of(self.cost, self.bought, "nothing_bought")


def respond(subsidy: Subsidy) -> Response:
    """What is bought under a programme, at what cost: the equations at the head of this module.

    Returns totals of the shape of the draws, () for plain numbers, with the response of each group.

    Raises
    ------
    ValueError
        The figures of the groups and the limits have different numbers of draws.
    """
    rows = tuple(np.asarray(x, float) for g in subsidy.groups for x in (g.anyway, g.rate, g.elasticity))
    limits = [np.asarray(np.inf if x is None else x, float) for x in (subsidy.envelope, subsidy.budget)]
    floor = np.asarray(0.0 if subsidy.at_least is None else subsidy.at_least, float)
    try:
        *rows_, envelope, budget, floor = np.broadcast_arrays(*rows, *limits, floor)
    except ValueError:
        shapes = sorted({x.shape for x in (*rows, *limits, floor)})
        raise ValueError(f"figures over different draws: shapes {shapes}; give one number, or one a draw") from None
    anyway, rate, elasticity = (np.stack(rows_[k::3]) for k in range(3))  # (group, *draw)

    attracted = anyway * np.expm1(-elasticity * np.log1p(-rate))  # V_s - Q0, exact for small rates
    brought = anyway + attracted
    share = _shares(brought)
    average = (rate * share).sum(0)
    with np.errstate(over="ignore"):
        afforded = np.where(average > 0, budget / np.where(average > 0, average, 1.0), np.inf)
    limit = np.minimum(envelope, afforded)
    ceiling = np.where(np.isinf(limit), np.inf, np.where(np.isinf(limit), 0.0, limit) * share)

    willing = np.minimum(attracted, ceiling if subsidy.incremental else np.maximum(ceiling - anyway, 0.0))
    free = anyway + willing
    gap = np.maximum(floor - free.sum(0), 0.0)
    additional = willing + gap * _shares(free)
    bought = anyway + additional

    def booked(extra: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """What the subsidy is paid on, its cost and the waste, when a group buys `extra` beyond Q0."""
        paid = np.minimum(extra if subsidy.incremental else anyway + extra, ceiling)
        return paid, rate * paid, _waste(anyway, extra, elasticity)

    (_, cost_free, waste_free), (paid, cost, waste) = booked(willing), booked(additional)
    gain = cost - waste
    loss = np.where(gap > 0, cost_free - waste_free - gain, 0.0)
    columns = zip(anyway, brought, free, bought, paid, cost, additional, waste, gain, loss, strict=True)
    return total(Response(*column) for column in columns)


def total(groups: Iterable[Response]) -> Response:
    """The sum of groups of buyers, with each of them in `by_group`."""
    each = tuple(groups)
    names = [field.name for field in fields(Response) if field.name != "by_group"]
    sums = Response(*(np.sum([getattr(one, name) for one in each], axis=0) for name in names))
    return replace(sums, by_group=each)


def needed_rate(groups: Iterable[Buyers], amount: Values) -> FloatArray:
    """The one rate s* at which the groups would buy `amount` USD of their own will; 0 where they buy it anyway.

    The groups' own rates are not looked at. Shape of the draws.

    Raises
    ------
    ValueError
        Nothing is bought anyway: no rate brings anything.
    """
    each = tuple(groups)
    rows = [np.asarray(x, float) for g in each for x in (g.anyway, g.elasticity)]
    *rows_, wanted = np.broadcast_arrays(*rows, np.asarray(amount, float))
    anyway, elasticity = (np.stack(rows_[k::2]) for k in range(2))
    base = anyway.sum(0)
    if not (base > 0).all():
        raise ValueError("nothing is bought anyway, so that no subsidy rate brings the amount; mandate it instead")
    wanted = np.maximum(wanted, base)
    # Solve ln sum_g Q0 exp(e x) = ln V for x = -ln(1 - s). Convex in x, so Newton from a point to the right of the
    # root stays there: the point at which the first group alone would buy everything.
    weight, aim = anyway / base, np.log(wanted / base)
    with np.errstate(divide="ignore"):
        x = ((aim - np.log(weight)) / elasticity).min(0)
    for _ in range(STEPS):
        terms = weight * np.exp(elasticity * x)
        x = x - (np.log(terms.sum(0)) - aim) / (_shares(terms) * elasticity).sum(0)
    return np.where(wanted > base, -np.expm1(-np.maximum(x, 0.0)), 0.0)


def elasticity_at_given_spending(theta: Values, share: Values) -> FloatArray:
    """Elasticity of demand for a seller with the share pi of its buyers' given spending: e = 1 + theta (1 - pi)."""
    return np.asarray(1 + np.asarray(theta, float) * (1 - np.asarray(share, float)))


def _shares(parts: FloatArray) -> FloatArray:
    """Shares of the groups, (group, *draw); even where there is nothing to share."""
    whole = parts.sum(0)
    shares: FloatArray = np.where(whole > 0, parts / np.where(whole > 0, whole, 1.0), 1 / len(parts))
    return shares


def _waste(anyway: FloatArray, extra: FloatArray, elasticity: FloatArray) -> FloatArray:
    """The price of `extra` less what it is worth to the buyers: nothing, where they bought none at the full price."""
    some = anyway > 0
    base = np.where(some, anyway, 1.0)
    grown = np.log1p(np.where(some, extra, 0.0) / base)
    k = 1 - 1 / elasticity
    flat = np.abs(k * grown) < SMALLEST  # (exp(kL) - 1)/k tends to L
    worth = base * np.where(flat, grown, np.expm1(k * grown) / np.where(flat, 1.0, k))
    return np.where(some, np.maximum(extra - worth, 0.0), extra)
