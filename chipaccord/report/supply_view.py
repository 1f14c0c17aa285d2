"""The supply network's part of the outcome as the report reads it; units are in the field names."""

from __future__ import annotations

from chipaccord.report.view_base import NOISE, Range, View

AS_IT_IS, SUPPORT = "as it is", "with the support"


class Supported(View):
    """One item of the accord's support."""

    stage: str
    place: str
    amount: str
    amount_usd_bn: float
    since: int
    source: str | None = None


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

    @property
    def lost_usd_bn(self) -> float:
        """Real income lost by all economies together."""
        return -sum(row.usd_bn for row in self.real_income)


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
    trade: TradeLoss | None = None


class Shock(View):
    """What one shock does."""

    name: str
    title: str = ""
    source: str = ""
    frequency_pct_a_year: float
    frequency_status: str
    lost_usd_bn: Range
    users_lost_usd_bn: Range
    spared_usd_bn: Range | None = None
    runs: tuple[ShockRun, ...]
    undelivered_low_usd_bn: tuple[float, ...] = ()
    undelivered_high_usd_bn: tuple[float, ...] = ()

    @property
    def costs(self) -> bool:
        """Whether it costs chip sales at any setting."""
        return self.lost_usd_bn.ordered[1] >= NOISE

    @property
    def costs_centrally(self) -> bool:
        """Whether it costs chip sales at central stocks and utilisation, under any capacity set."""
        return max(run.lost_usd_bn for run in self.runs) >= NOISE


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
    change_usd_bn: Range


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


class Spending(View):
    """One thing that public money buys: `capacity`, `stock` or `second_source`, with its amount and price."""

    kind: str
    stage: str
    place: str
    amount: float
    usd_bn: float
    status: str
    source: str


class Portfolio(View):
    """A way to spend public money, and the risk that is left; figures by capacity set."""

    budget_usd_bn: float
    spent_usd_bn: float
    items: tuple[Spending, ...] = ()
    lost_usd_bn: dict[str, dict[str, float]]
    expected_usd_bn_a_year: dict[str, float]
    cvar_usd_bn_a_year: dict[str, float]
    programme_cvar_usd_bn_a_year: float | None = None


class Comparison(View):
    """The support against the best use of the same money."""

    level_pct: float
    years: float
    tried: int
    written: Portfolio
    same: Portfolio
    frontier: tuple[Portfolio, ...]


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
    comparison: Comparison | None = None

    @property
    def by_loss(self) -> tuple[Shock, ...]:
        """The shocks, those that cost most chip sales first."""
        return tuple(sorted(self.shocks, key=lambda shock: -shock.runs[0].lost_usd_bn))

    def own_exposure(self, economy: str) -> tuple[Exposure, ...]:
        """An economy's exposure under every capacity set."""
        return tuple(row for row in self.exposure if row.economy == economy)
