"""The figures of the supply network: what shocks cost, where the network is narrow, what support buys.

Money is USD (a year where said), shares are decimals, times are weeks. `capacity_set` names the set of shares by place:
`recommended` or `estimate_2025`. A range goes over low and high stocks and utilisation under both sets; that of the
support also over the cost of capacity, that of the purchases over what is additional of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chipaccord._old_outcome.figures import BN, Income, Range


@dataclass(frozen=True, slots=True)
class ShockRun:
    """One shock on one network.

    lost: chip sales lost. users_lost: sales that users of chips lose for want of them, whole and by place of use.
    first_short: weeks until the first product is short, with its name; None: none is. recovered_after: weeks until
    service is back; None: it is not within the run. by_product: sales lost. undelivered: by week, sales not delivered
    so far (late and lost). trade: the same outage in the trade model; None: it strikes no chips.
    """

    lost: float
    users_lost: float
    users_lost_by_place: Mapping[str, float]
    first_short: float | None
    first_product: str
    recovered_after: float | None
    status: str
    message: str
    by_product: Mapping[str, float]
    undelivered: tuple[float, ...]
    trade: TradeLoss | None = None


@dataclass(frozen=True, slots=True)
class TradeLoss:
    """The same outage in the trade model: exports of chips from a place capped for a year at 1 - capped."""

    place: str
    capped: float
    rent: float
    real_income: tuple[Income, ...]


@dataclass(frozen=True, slots=True)
class ShockResult:
    """What one shock does. runs: by capacity set, at central stocks and utilisation; ranges go over all settings.

    frequency: times a year it is taken to happen, with its status: `document`, or `assumption` of the library.
    spared: chip sales that the support spares, if the document has any.
    """

    name: str
    title: str
    source: str
    frequency: float
    frequency_status: str
    lost: Range
    users_lost: Range
    runs: Mapping[str, ShockRun]
    undelivered_low: tuple[float, ...]
    undelivered_high: tuple[float, ...]
    spared: Range | None = None


@dataclass(frozen=True, slots=True)
class Critical:
    """A stage in a place, and what losing it for 90 days would cost, by capacity set."""

    stage: str
    place: str
    share: Mapping[str, float]
    lost: Mapping[str, float]
    first_short: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Concentration:
    """How concentrated a stage is: Herfindahl-Hirschman index 0 to 1 and the largest place."""

    capacity_set: str
    stage: str
    kind: str
    hhi: float
    largest_place: str
    largest_share: float
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Built:
    """What an item of the support builds: share of the stage's world capacity, over the band of its cost."""

    stage: str
    place: str
    since: int
    public: float
    invested: float
    share: float
    share_low: float
    share_high: float
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class CaseLoss:
    """Chip sales lost under a shock in one case: `as it is`, with the purchases, with the support, with both."""

    shock: str
    capacity_set: str
    case: str
    lost: float
    users_lost: float


@dataclass(frozen=True, slots=True)
class Exposure:
    """An economy's chip purchases that are made in Taiwan at least once on the way, under one capacity set.

    share: of its purchases; usd: a year; change: usd less that of the case `as it is`. All by case: `as it is`, with
    the purchases, with the support, with both.
    """

    economy: str
    capacity_set: str
    share: Mapping[str, float]
    usd: Mapping[str, float]
    change: Mapping[str, Range]


@dataclass(frozen=True, slots=True)
class Spending:
    """One thing that public money buys: `capacity` (amount: share of the stage's world capacity), `stock` (days of its
    output) or `second_source` (share of its orders). status, source: of its price."""

    kind: str
    stage: str
    place: str
    amount: float
    usd: float
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A way to spend public money, and the risk that is left. By capacity set: lost (shock -> chip sales), expected
    loss and CVaR a year. programme: CVaR that the programme expected under the first set; None where none was solved.
    """

    budget: float
    spent: float
    items: tuple[Spending, ...]
    lost: Mapping[str, Mapping[str, float]]
    expected: Mapping[str, float]
    cvar: Mapping[str, float]
    programme: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The support against the best use of the same money.

    frontier: the best portfolio at each budget, from nothing upwards; `same` is that with the support's money. level:
    of the CVaR. years: over which money is spread. tried: how many things could be bought.
    """

    written: Portfolio
    same: Portfolio
    frontier: tuple[Portfolio, ...]
    level: float
    years: float
    tried: int


@dataclass(frozen=True, slots=True)
class Supply:
    """The supply network's part of an outcome. sales: USD a year by set. links: (input, user) stages as drawn.
    sold: product -> place of its users -> share of its sales.
    """

    sets: tuple[str, ...]
    sales: Mapping[str, float]
    shocks: tuple[ShockResult, ...]
    critical: tuple[Critical, ...]
    concentration: tuple[Concentration, ...]
    links: tuple[tuple[str, str], ...]
    sold: Mapping[str, Mapping[str, float]]
    exposure: tuple[Exposure, ...]
    built: tuple[Built, ...]
    cases: tuple[CaseLoss, ...]
    comparison: Comparison | None

    def plain(self) -> dict[str, Any]:
        """As plain data, units in the keys."""
        return {
            "capacity_sets": list(self.sets),
            "sales_usd_bn_a_year": _bn(self.sales),
            "shocks": [_shock(shock) for shock in self.shocks],
            "critical": [
                {
                    "stage": row.stage,
                    "place": row.place,
                    "by_set": [
                        {
                            "capacity_set": which,
                            "share_pct": 100 * row.share[which],
                            "lost_usd_bn": row.lost[which] / BN,
                            "first_short_weeks": row.first_short[which],
                        }
                        for which in row.share
                    ],
                }
                for row in self.critical
            ],
            "concentration": [
                {
                    "capacity_set": row.capacity_set,
                    "stage": row.stage,
                    "kind": row.kind,
                    "hhi": row.hhi,
                    "largest_place": row.largest_place,
                    "largest_share_pct": 100 * row.largest_share,
                    "shares_pct": {place: 100 * share for place, share in row.shares.items()},
                }
                for row in self.concentration
            ],
            "links": [list(link) for link in self.links],
            "sold": [
                {"product": product, "shares_pct": {place: 100 * share for place, share in by.items()}}
                for product, by in self.sold.items()
            ],
            "exposure": [
                {
                    "economy": row.economy,
                    "capacity_set": row.capacity_set,
                    "cases": [
                        {
                            "case": case,
                            "pct": 100 * share,
                            "usd_bn": row.usd[case] / BN,
                            "change_usd_bn": row.change[case].scaled(1 / BN),
                        }
                        for case, share in row.share.items()
                    ],
                }
                for row in self.exposure
            ],
            "built": [
                {
                    "stage": row.stage,
                    "place": row.place,
                    "since": row.since,
                    "public_usd_bn": row.public / BN,
                    "invested_usd_bn": row.invested / BN,
                    "share_of_stage_pct": {
                        "low": 100 * row.share_low,
                        "central": 100 * row.share,
                        "high": 100 * row.share_high,
                    },
                    "status": row.status,
                    "source": row.source,
                }
                for row in self.built
            ],
            "cases": [
                {
                    "shock": row.shock,
                    "capacity_set": row.capacity_set,
                    "case": row.case,
                    "lost_usd_bn": row.lost / BN,
                    "users_lost_usd_bn": row.users_lost / BN,
                }
                for row in self.cases
            ],
            "comparison": _comparison(self.comparison) if self.comparison else None,
        }


def _shock(shock: ShockResult) -> dict[str, Any]:
    return {
        "name": shock.name,
        "title": shock.title,
        "source": shock.source,
        "frequency_pct_a_year": 100 * shock.frequency,
        "frequency_status": shock.frequency_status,
        "lost_usd_bn": shock.lost.scaled(1 / BN),
        "users_lost_usd_bn": shock.users_lost.scaled(1 / BN),
        "spared_usd_bn": shock.spared.scaled(1 / BN) if shock.spared else None,
        "runs": [
            {
                "capacity_set": which,
                "lost_usd_bn": run.lost / BN,
                "users_lost_usd_bn": run.users_lost / BN,
                "users_lost_by_place_usd_bn": _bn(run.users_lost_by_place),
                "first_short_weeks": run.first_short,
                "first_product": run.first_product,
                "recovered_after_weeks": run.recovered_after,
                "status": run.status,
                "message": run.message,
                "lost_by_product_usd_bn": _bn(run.by_product),
                "undelivered_usd_bn": [usd / BN for usd in run.undelivered],
                "trade": _trade(run.trade) if run.trade else None,
            }
            for which, run in shock.runs.items()
        ],
        "undelivered_low_usd_bn": [usd / BN for usd in shock.undelivered_low],
        "undelivered_high_usd_bn": [usd / BN for usd in shock.undelivered_high],
    }


def _trade(trade: TradeLoss) -> dict[str, Any]:
    return {
        "place": trade.place,
        "capped_pct": 100 * trade.capped,
        "rent_pct": 100 * trade.rent,
        "real_income": [
            {"economy": row.economy, "pct": 100 * row.change.central, "usd_bn": row.usd.central / BN}
            for row in trade.real_income
        ],
    }


def _comparison(found: Comparison) -> dict[str, Any]:
    return {
        "level_pct": 100 * found.level,
        "years": found.years,
        "tried": found.tried,
        "written": _portfolio(found.written),
        "same": _portfolio(found.same),
        "frontier": [_portfolio(one) for one in found.frontier],
    }


def _portfolio(one: Portfolio) -> dict[str, Any]:
    return {
        "budget_usd_bn": one.budget / BN,
        "spent_usd_bn": one.spent / BN,
        "items": [
            {
                "kind": item.kind,
                "stage": item.stage,
                "place": item.place,
                "amount": item.amount,
                "usd_bn": item.usd / BN,
                "status": item.status,
                "source": item.source,
            }
            for item in one.items
        ],
        "lost_usd_bn": {which: _bn(lost) for which, lost in one.lost.items()},
        "expected_usd_bn_a_year": _bn(one.expected),
        "cvar_usd_bn_a_year": _bn(one.cvar),
        "programme_cvar_usd_bn_a_year": None if one.programme is None else one.programme / BN,
    }


def _bn(usd: Mapping[str, float]) -> dict[str, float]:
    return {name: value / BN for name, value in usd.items()}
