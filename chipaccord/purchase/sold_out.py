"""A programme where supply is short: the price rises, or the seller's other customers go without.

The seller supplies S = Q0 + O at the price 1: what the programme's buyers and what the other customers would buy
without it. With p the price relative to that, eta the elasticity of supply, e' that of the other customers' demand:

    bought(p)    = the buyers' volume by `demand.respond` at Q0 p^-e, every limit in money bought at p
    others(p)    = O p^-e'
    clearing     : bought(p) + others(p) = S p^eta        eta = inf: p = 1;  eta = 0: sold out, the price clears
    rationed     : p = 1, bought = min(bought(1), S), others = S - bought          sold out at a fixed price
    public cost  = s p paid
    revenue gain = p (bought + others) - S                what the seller takes more
    rent         = S (p^(1+eta) - 1) / (1+eta)            the part that costs nothing to earn; 0 for eta = inf

Where the price stays, the seller's country gains nothing from a sold-out programme; where it clears, it gains the rent:
the two ends of a range. Volumes are USD at the price 1, money is USD.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from chipaccord.purchase.demand import (
    NOTHING_ADDITIONAL,
    SMALLEST,
    FloatArray,
    Ratio,
    Response,
    Subsidy,
    Values,
    respond,
)

HALVINGS = 60  # of the bracket of ln p


class Others(NamedTuple):
    """The seller's other customers: what they buy without the programme, USD, and the elasticity of their demand."""

    quantity: Values
    elasticity: Values


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """Where a programme meets a seller's market; each figure of the shape of the draws.

    price: relative to that without the programme. bought, others: volumes at the price 1. additional: what the
    programme's buyers get more; without: what the others get less. spent, cost: what the buyers' purchases cost in all,
    and the public's part of it, money. seller_revenue_gain, seller_rent: money.
    """

    price: FloatArray
    bought: FloatArray
    others: FloatArray
    additional: FloatArray
    without: FloatArray
    spent: FloatArray
    cost: FloatArray
    seller_revenue_gain: FloatArray
    seller_rent: FloatArray

    @property
    def cost_per_additional(self) -> Ratio:
        """Public cost of an additional dollar's worth; None with the code "nothing_additional" where nothing is."""
        return Ratio.of(self.cost, self.additional, NOTHING_ADDITIONAL, SMALLEST * self.bought)


def meet(subsidy: Subsidy, others: Others, supply_elasticity: Values = np.inf, *, rationed: bool = False) -> Market:
    """A programme in a seller's market: the equations at the head of this module.

    Parameters
    ----------
    supply_elasticity
        eta >= 0, inf for as much as anyone wants at the price 1. Not looked at when rationed.
    rationed
        The price is fixed and nothing more can be made: the programme's buyers are served first.

    Raises
    ------
    ValueError
        A figure of the others or of supply is out of its limits, or figures have different numbers of draws.
    """
    quantity, theirs, eta = (np.asarray(x, float) for x in (*others, supply_elasticity))
    if not (np.isfinite(quantity) & (quantity >= 0) & np.isfinite(theirs) & (theirs > 0)).all():
        raise ValueError(f"the others buy {quantity} at the elasticity {theirs}; give quantity >= 0 and elasticity > 0")
    if np.isnan(eta).any() or (eta < 0).any():
        raise ValueError(f"the elasticity of supply is {eta}; give 0 (sold out), more, or inf (no limit)")
    wanted = respond(subsidy)
    made = wanted.anyway + quantity
    if rationed:
        bought = np.minimum(wanted.bought, made)
        served = bought / np.where(wanted.bought > 0, wanted.bought, 1.0)
        price, left, cost = np.ones_like(made), made - bought, served * wanted.cost
    else:
        price = _clearing(subsidy, quantity, theirs, eta, wanted, made)
        response = _at(subsidy, price)
        bought, left, cost = response.bought, quantity * price**-theirs, price * response.cost
    return Market(
        price=price,
        bought=bought,
        others=left,
        additional=bought - wanted.anyway,
        without=quantity - left,
        spent=price * bought,
        cost=cost,
        seller_revenue_gain=price * (bought + left) - made,
        seller_rent=np.where(np.isinf(eta), 0.0, made * _rise(price, np.where(np.isinf(eta), 0.0, eta))),
    )


def _at(subsidy: Subsidy, price: FloatArray) -> Response:
    """What is bought at a price, in volume: money buys the less of it the dearer it is."""
    groups = tuple(replace(g, anyway=g.anyway * price ** -np.asarray(g.elasticity)) for g in subsidy.groups)

    def worth(money: Values | None) -> Values | None:
        return None if money is None else money / price

    return respond(
        replace(
            subsidy,
            groups=groups,
            envelope=worth(subsidy.envelope),
            budget=worth(subsidy.budget),
            at_least=worth(subsidy.at_least),
        )
    )


def _clearing(
    subsidy: Subsidy, quantity: FloatArray, theirs: FloatArray, eta: FloatArray, wanted: Response, made: FloatArray
) -> FloatArray:
    """The price at which what is wanted is what is made, by halving ln p between 1 and a price that nobody would pay.

    Nobody buys more than V_s and the mandate, and these fall in p; what a capped subsidy brings may rise in between,
    where a dearer price moves it to the group with the lower rate, but is continuous.
    """
    endless = np.isinf(eta)
    slope = np.where(endless, 0.0, eta)
    least = np.minimum(theirs, 1.0)  # the most that is bought falls at least as fast as p to the power of minus this
    for group in subsidy.groups:
        least = np.minimum(least, group.elasticity)
    most = wanted.brought + (0.0 if subsidy.at_least is None else subsidy.at_least) + quantity
    excess = np.where(made > 0, most / np.where(made > 0, made, 1.0), 1.0)
    high = np.where(endless, 0.0, np.log(excess) / (least + slope))
    low = np.zeros_like(high)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        price = np.exp(middle)
        over = _at(subsidy, price).bought + quantity * price**-theirs > made * price**slope
        low, high = np.where(over, middle, low), np.where(over, high, middle)
    price = np.exp((low + high) / 2)
    return np.asarray(price)


def _rise(price: FloatArray, eta: FloatArray) -> FloatArray:
    """(p^(1+eta) - 1) / (1+eta): what a price rise adds above the cost of making more."""
    risen: FloatArray = np.expm1((1 + eta) * np.log(price)) / (1 + eta)
    return risen
