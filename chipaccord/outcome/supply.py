"""The figures of the supply network: what shocks cost, where the network is narrow, what support buys.

Money is USD (a year where said), shares are decimals, times are weeks. `capacity_set` names the set of shares by place:
`recommended` or `estimate_2025`. A range goes over low and high stocks and utilisation under both sets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chipaccord.outcome.figures import BN, Income, Range


@dataclass(frozen=True, slots=True)
class ShockRun:
    """One shock on one network.

    lost: chip sales lost. users_lost: sales that users of chips lose for want of them, whole and by place of use.
    first_short: weeks until the first product is short, with its name; None: none is. recovered_after: weeks until
    service is back; None: it is not within the run. by_product: sales lost. undelivered: by week, sales not delivered
    so far (late and lost).
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


@dataclass(frozen=True, slots=True)
class TradeLoss:
    """The same outage in the trade model: exports of chips from a place capped for a year at 1 - capped."""

    place: str
    capped: float
    rent: float
    real_income: tuple[Income, ...]


@dataclass(frozen=True, slots=True)
class ShockResult:
    """What one shock does. runs: by capacity set, at central stocks and utilisation; ranges go over all settings."""

    name: str
    title: str
    source: str
    lost: Range
    users_lost: Range
    runs: Mapping[str, ShockRun]
    undelivered_low: tuple[float, ...]
    undelivered_high: tuple[float, ...]
    trade: TradeLoss | None


@dataclass(frozen=True, slots=True)
class Critical:
    """A node and what its outage of `days` would cost, by capacity set."""

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
    """An economy's chip purchases that stop without Taiwan, directly or at any remove, under one capacity set.

    share: of its purchases; usd: a year. Both by case: `as it is`, with purchases, with support, with both.
    """

    economy: str
    capacity_set: str
    share: Mapping[str, float]
    usd: Mapping[str, float]


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

    def plain(self) -> dict[str, Any]:
        """As plain data, units in the keys."""
        return {
            "capacity_sets": list(self.sets),
            "sales_usd_bn_a_year": {which: usd / BN for which, usd in self.sales.items()},
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
                        {"case": case, "pct": 100 * share, "usd_bn": row.usd[case] / BN}
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
        }


def _shock(shock: ShockResult) -> dict[str, Any]:
    trade = shock.trade
    return {
        "name": shock.name,
        "title": shock.title,
        "source": shock.source,
        "lost_usd_bn": shock.lost.scaled(1 / BN),
        "users_lost_usd_bn": shock.users_lost.scaled(1 / BN),
        "runs": [
            {
                "capacity_set": which,
                "lost_usd_bn": run.lost / BN,
                "users_lost_usd_bn": run.users_lost / BN,
                "users_lost_by_place_usd_bn": {place: usd / BN for place, usd in run.users_lost_by_place.items()},
                "first_short_weeks": run.first_short,
                "first_product": run.first_product,
                "recovered_after_weeks": run.recovered_after,
                "status": run.status,
                "message": run.message,
                "lost_by_product_usd_bn": {product: usd / BN for product, usd in run.by_product.items()},
                "undelivered_usd_bn": [usd / BN for usd in run.undelivered],
            }
            for which, run in shock.runs.items()
        ],
        "undelivered_low_usd_bn": [usd / BN for usd in shock.undelivered_low],
        "undelivered_high_usd_bn": [usd / BN for usd in shock.undelivered_high],
        "trade": None
        if trade is None
        else {
            "place": trade.place,
            "capped_pct": 100 * trade.capped,
            "rent_pct": 100 * trade.rent,
            "real_income": [
                {"economy": row.economy, "pct": 100 * row.change.central, "usd_bn": row.usd.central / BN}
                for row in trade.real_income
            ],
        },
    }
