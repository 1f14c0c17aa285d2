"""The figures of the supply network: what shocks cost, where it is narrow, what support buys, who leans on whom.

Sales are USD over the two years that a run lasts unless "a year" is said. `capacity_set` names the set of shares by
place. A range goes over low and high stocks and utilisation under all sets; that of the support also over the cost of
capacity, that of the purchases over what is additional of them.
"""

from __future__ import annotations

from chipaccord.outcome import Absent, Figures, Range, Row, cited, code, figure, path, table


class Sales(Row):
    """Chip sales of the network under a capacity set."""

    capacity_set: str = code("set")
    sales: float = figure("usd_a_year")


class Shock(Row):
    """What one shock costs. spared: chip sales that the support saves."""

    shock: str = code("shock")
    frequency: float = figure("share_a_year")
    frequency_status: str = code("status", aside=True)
    lost: Range = figure("usd", headline=True)
    users_lost: Range = figure("usd")
    spared: Range | Absent = figure("usd")
    source: str = cited()


class Run(Row):
    """One shock under one capacity set, central stocks and utilisation.

    users_lost: sales that users of chips lose. first_short: weeks until the first product is short. reason: why it has
    not recovered, or what is left to note, with the stage (or product) and place that it is about; late: by how much.
    """

    shock: str = code("shock")
    capacity_set: str = code("set")
    lost: float = figure("usd")
    users_lost: float = figure("usd")
    first_short: float | Absent = figure("weeks")
    first_product: str = code("stage")
    recovered_after: float | Absent = figure("weeks")
    status: str = code("run_status")
    reason: str = code("reason", aside=True)
    reason_stage: str = code("stage", aside=True)
    reason_place: str = code("economy", aside=True)
    late: float | Absent = figure("weeks", aside=True)


class ProductLoss(Row):
    """Sales of one product lost."""

    shock: str = code("shock")
    capacity_set: str = code("set")
    product: str = code("stage")
    lost: float = figure("usd")


class UserLoss(Row):
    """Sales that users of chips in one place lose for want of them."""

    shock: str = code("shock")
    capacity_set: str = code("set")
    place: str = code("economy")
    lost: float = figure("usd")


class Undelivered(Row):
    """Sales not delivered so far, late and lost, by week. which: a capacity set, or `low` or `high` of all settings."""

    shock: str = code("shock")
    which: str = code("set")
    undelivered: tuple[float, ...] = path("usd", step="week")


class TradeShock(Row):
    """The same outage in the trade model: a year's chip exports of a place capped, with the rent on the rest."""

    shock: str = code("shock")
    capacity_set: str = code("set")
    place: str = code("economy")
    capped: float = figure("share")
    rent: float = figure("share")


class TradeIncome(Row):
    """Real income under the outage in the trade model."""

    shock: str = code("shock")
    capacity_set: str = code("set")
    economy: str = code("economy")
    change: float = figure("share", signed=True)
    usd: float = figure("usd_a_year", signed=True)


class Critical(Row):
    """A stage in a place, and what losing it for 90 days costs."""

    stage: str = code("stage")
    place: str = code("economy")
    capacity_set: str = code("set")
    share: float = figure("share")
    lost: float = figure("usd")
    first_short: float | Absent = figure("weeks")


class Concentration(Row):
    """How concentrated a stage is: Herfindahl-Hirschman index, 0 to 1, and its largest place."""

    stage: str = code("stage")
    kind: str = code("stage_kind", aside=True)
    capacity_set: str = code("set")
    hhi: float = figure("index")
    largest_place: str = code("economy")
    largest_share: float = figure("share")


class Share(Row):
    """A place's share of a stage."""

    stage: str = code("stage")
    capacity_set: str = code("set")
    place: str = code("economy")
    share: float = figure("share")


class Link(Row):
    """An input and the stage that uses it, as drawn."""

    input: str = code("stage")
    user: str = code("stage")


class Sold(Row):
    """Where the users of a product are: shares of its sales."""

    product: str = code("stage")
    place: str = code("economy")
    share: float = figure("share")


class Exposure(Row):
    """An economy's chip purchases that are made in `Answer.exposed_to` at some step, in one case.

    change: against the case `as_is`, USD a year.
    """

    economy: str = code("economy")
    capacity_set: str = code("set")
    case: str = code("supply_case")
    share: float = figure("share")
    usd: float = figure("usd_a_year")
    change: Range = figure("usd_a_year", signed=True)


class Built(Row):
    """What an item of the support builds: share of the stage's world capacity, over the band of its cost."""

    stage: str = code("stage")
    place: str = code("economy")
    since: int = figure("year")
    public: float = figure("usd")
    invested: float = figure("usd")
    share: Range = figure("share")
    status: str = code("status")
    source: str = cited()


class Case(Row):
    """Sales lost under a shock in one case."""

    shock: str = code("shock")
    capacity_set: str = code("set")
    case: str = code("supply_case")
    lost: float = figure("usd")
    users_lost: float = figure("usd")


class Portfolio(Row):
    """A way to spend public money. programme_cvar: what the programme expected before simulation."""

    portfolio: str = code("portfolio")
    budget: float = figure("usd")
    spent: float = figure("usd")
    programme_cvar: float | Absent = figure("usd_a_year")


class Spending(Row):
    """One thing that a portfolio buys: `capacity` (share of the world's), `stock` (days), `second_source` (share)."""

    portfolio: str = code("portfolio")
    kind: str = code("measure")
    stage: str = code("stage")
    place: str = code("economy")
    amount: float = figure("number")
    usd: float = figure("usd")
    status: str = code("status")
    source: str = cited()


class PortfolioLoss(Row):
    """Chip sales lost under a shock with a portfolio in place."""

    portfolio: str = code("portfolio")
    capacity_set: str = code("set")
    shock: str = code("shock")
    lost: float = figure("usd")


class PortfolioRisk(Row):
    """The risk that a portfolio leaves: expected loss and CVaR a year, at the frequencies taken."""

    portfolio: str = code("portfolio")
    capacity_set: str = code("set")
    expected: float = figure("usd_a_year")
    cvar: float = figure("usd_a_year")


class Comparison(Figures):
    """The support against the best use of its money: `written`, `same`, and `frontier_0`, `frontier_1`, ... by budget.

    level: of the CVaR. years: over which money is spread. tried: how many measures could be bought.
    """

    level: float = figure("share")
    years: float = figure("years")
    tried: int = figure("count")
    portfolios: tuple[Portfolio, ...] = table()
    items: tuple[Spending, ...] = table()
    losses: tuple[PortfolioLoss, ...] = table()
    risks: tuple[PortfolioRisk, ...] = table()


class Answer(Figures):
    """The supply network's part of an outcome."""

    exposed_to: str = code("economy")
    sales: tuple[Sales, ...] = table()
    shocks: tuple[Shock, ...] = table()
    runs: tuple[Run, ...] = table()
    product_losses: tuple[ProductLoss, ...] = table()
    user_losses: tuple[UserLoss, ...] = table()
    undelivered: tuple[Undelivered, ...] = table()
    trade_shocks: tuple[TradeShock, ...] = table()
    trade_income: tuple[TradeIncome, ...] = table()
    critical: tuple[Critical, ...] = table()
    concentration: tuple[Concentration, ...] = table()
    shares: tuple[Share, ...] = table()
    links: tuple[Link, ...] = table()
    sold: tuple[Sold, ...] = table()
    exposure: tuple[Exposure, ...] = table()
    built: tuple[Built, ...] = table()
    cases: tuple[Case, ...] = table()
    comparison: Comparison | Absent = table()
    sources: tuple[str, ...] = cited()
