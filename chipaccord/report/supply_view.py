"""The supply network's part of the outcome as the report reads it; units are in the field names."""

from __future__ import annotations

from chipaccord.report.view_base import Range, View


class Supported(View):
    """One item of the accord's support."""

    stage: str
    place: str
    amount: str
    amount_usd_bn: float
    since: int
    source: str | None = None


class ShockRun(View):
    """A shock under one capacity set."""

    capacity_set: str
    lost_usd_bn: float
    users_lost_usd_bn: float
    users_lost_by_place_usd_bn: dict[str, float]
    first_short_weeks: float | None = None
    first_product: str = ""
    recovered_after_weeks: float | None = None
    status: str
    message: str
    lost_by_product_usd_bn: dict[str, float]
    undelivered_usd_bn: tuple[float, ...] = ()


class ShockIncome(View):
    """Real income lost in the trade model."""

    economy: str
    pct: float
    usd_bn: float


class TradeLoss(View):
    """The same outage as a cap on a place's exports in the trade model."""

    place: str
    capped_pct: float
    rent_pct: float
    real_income: tuple[ShockIncome, ...] = ()


class Shock(View):
    """What one shock does."""

    name: str
    title: str = ""
    source: str = ""
    lost_usd_bn: Range
    users_lost_usd_bn: Range
    runs: tuple[ShockRun, ...]
    undelivered_low_usd_bn: tuple[float, ...] = ()
    undelivered_high_usd_bn: tuple[float, ...] = ()
    trade: TradeLoss | None = None


class CriticalRun(View):
    """A node's loss under one capacity set."""

    capacity_set: str
    share_pct: float
    lost_usd_bn: float
    first_short_weeks: float | None = None


class Critical(View):
    """A node that holds a large share of its stage."""

    stage: str
    place: str
    by_set: tuple[CriticalRun, ...]

    @property
    def lost(self) -> Range:
        """The loss under the first capacity set, with the ends over the sets."""
        values = [run.lost_usd_bn for run in self.by_set]
        return Range(low=min(values), central=values[0], high=max(values))


class Concentration(View):
    """Shares by place of one stage under one capacity set."""

    capacity_set: str
    stage: str
    kind: str
    hhi: float
    largest_place: str
    largest_share_pct: float
    shares_pct: dict[str, float]


class Sold(View):
    """Where the users of a product are."""

    product: str
    shares_pct: dict[str, float]


class ExposureCase(View):
    """Exposure in one case."""

    case: str
    pct: float
    usd_bn: float


class Exposure(View):
    """How much of an economy's chip purchases leans on Taiwan, case by case."""

    economy: str
    capacity_set: str
    cases: tuple[ExposureCase, ...]


class Built(View):
    """What an item of the support builds."""

    stage: str
    place: str
    since: int
    public_usd_bn: float
    invested_usd_bn: float
    share_of_stage_pct: Range
    status: str
    source: str


class CaseLoss(View):
    """Sales lost under a shock in one case."""

    shock: str
    capacity_set: str
    case: str
    lost_usd_bn: float
    users_lost_usd_bn: float


class Chain(View):
    """The supply network under the shocks."""

    capacity_sets: tuple[str, ...]
    sales_usd_bn_a_year: dict[str, float]
    shocks: tuple[Shock, ...] = ()
    critical: tuple[Critical, ...] = ()
    concentration: tuple[Concentration, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    sold: tuple[Sold, ...] = ()
    exposure: tuple[Exposure, ...] = ()
    built: tuple[Built, ...] = ()
    cases: tuple[CaseLoss, ...] = ()
