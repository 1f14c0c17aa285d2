"""Tables of the supply section: shocks, loss by week, narrow places, concentration, exposure, the trade model."""

from __future__ import annotations

from chipaccord.report.stages import shock_name, short_set, stage_name
from chipaccord.report.supply_view import Chain, Comparison
from chipaccord.report.tables import Cell, Column, Table
from chipaccord.report.view import Outcome, Range
from chipaccord.report.words import sentence, spelt

STAGE, PLACE = Column("stage", "Stage"), Column("place", "Place", "economy")
SET = Column("capacity_set", "Capacity shares")


def supply_tables(outcome: Outcome) -> list[Table]:
    """All tables of the supply network; none without it."""
    support = Table(
        "support",
        "The support of the document",
        (
            STAGE,
            PLACE,
            Column("amount", "Amount as written"),
            Column("amount_usd_bn", "bn USD", "usd"),
            Column("since", "From", "year"),
            Column("source", "Source", "source"),
        ),
        tuple(
            (stage_name(s.stage), s.place, s.amount, s.amount_usd_bn, s.since, s.source) for s in outcome.accord.support
        ),
    )
    chain = outcome.chain
    return [support, *_shocks(chain), *_places(chain), *_support(chain)] if chain else [support]


def _shocks(chain: Chain) -> list[Table]:
    runs = [(shock, run) for shock in chain.shocks for run in shock.runs]
    names = {shock.name: shock_name(shock.name, shock.title) for shock in chain.shocks}
    shock = Column("shock", "Shock")
    products = dict.fromkeys(name for _, run in runs for name in run.lost_by_product_usd_bn)
    places = dict.fromkeys(name for _, run in runs for name in run.users_lost_by_place_usd_bn)
    weeks = max((len(run.undelivered_usd_bn) for _, run in runs), default=0)
    beside: list[tuple[Cell, ...]] = []
    for item, run in runs:
        which = short_set(run.capacity_set)
        beside.append((names[item.name], which, "network: chip sales lost, in two years", run.lost_usd_bn))
        beside.append((names[item.name], which, "network: sales that users lose, in two years", run.users_lost_usd_bn))
        if run.trade:
            beside.append(
                (names[item.name], which, "trade model: real income lost, in the year", run.trade.lost_usd_bn)
            )
    return [
        Table(
            "shocks",
            "What each shock costs under both sets of capacity shares; ranges over low and high stocks and utilisation",
            (
                shock,
                SET,
                Column("lost_usd_bn", "Chip sales lost, bn USD", "usd"),
                Column("users_lost_usd_bn", "Sales that users lose, bn USD", "usd"),
                Column("frequency_a_year_pct", "Taken to happen, a year", "pct"),
                Column("frequency_status", "Says who", "status"),
                Column("source", "Source", "source"),
            ),
            tuple(
                (
                    names[s.name],
                    short_set(r.capacity_set),
                    Range(low=s.lost_usd_bn.low, central=r.lost_usd_bn, high=s.lost_usd_bn.high),
                    Range(low=s.users_lost_usd_bn.low, central=r.users_lost_usd_bn, high=s.users_lost_usd_bn.high),
                    s.frequency_pct_a_year,
                    s.frequency_status,
                    s.source,
                )
                for s, r in runs
            ),
            wide_text=True,
        ),
        Table(
            "shock_service",
            "When service falls, and whether it comes back",
            (
                shock,
                SET,
                Column("first_short_weeks", "First shortage, weeks", "number"),
                Column("first_product", "First short"),
                Column("recovered_after_weeks", "Service back, weeks", "number"),
                Column("status", "Service", "spelt"),
                Column("message", "Status", "spelt"),
            ),
            tuple(
                (
                    names[s.name],
                    short_set(r.capacity_set),
                    r.first_short_weeks,
                    stage_name(r.first_product) if r.first_product else None,
                    r.recovered_after_weeks,
                    r.status,
                    r.message,
                )
                for s, r in runs
            ),
            wide_text=True,
        ),
        Table(
            "shock_products",
            "Chip sales lost by product, bn USD",
            (shock, SET, *(Column(f"{p}_usd_bn", sentence(stage_name(p)), "usd") for p in products)),
            tuple(
                (names[s.name], short_set(r.capacity_set), *(r.lost_by_product_usd_bn.get(p) for p in products))
                for s, r in runs
            ),
        ),
        Table(
            "shock_users",
            "Sales that users of chips lose, by economy, bn USD",
            (shock, SET, *(Column(f"{p}_usd_bn", p, "usd") for p in places)),
            tuple(
                (names[s.name], short_set(r.capacity_set), *(r.users_lost_by_place_usd_bn.get(p) for p in places))
                for s, r in runs
            ),
        ),
        Table(
            "shock_weeks",
            "Chip sales not delivered so far, week by week, bn USD",
            (
                shock,
                Column("week", "Week", "number"),
                *(Column(f"{code}_usd_bn", sentence(short_set(code)), "usd") for code in chain.capacity_sets),
                Column("low_usd_bn", "Low", "usd"),
                Column("high_usd_bn", "High", "usd"),
            ),
            tuple(
                (
                    names[s.name],
                    week + 1,
                    *(run.undelivered_usd_bn[week] for run in s.runs),
                    s.undelivered_low_usd_bn[week],
                    s.undelivered_high_usd_bn[week],
                )
                for s in chain.shocks
                for week in range(weeks)
            ),
        ),
        Table(
            "shock_trade",
            "The network’s figures beside the trade model’s, bn USD",
            (shock, SET, Column("figure", "Figure"), Column("usd_bn", "bn USD", "usd")),
            tuple(beside),
        ),
        Table(
            "shock_income",
            "The same outage in the trade model: change of real income",
            (
                shock,
                SET,
                PLACE,
                Column("capped_pct", "Chip exports cut by", "pct"),
                Column("economy", "Economy", "economy"),
                Column("real_income_pct", "Percent", "pct", signed=True),
                Column("real_income_usd_bn", "bn USD", "usd", signed=True),
            ),
            tuple(
                (names[s.name], short_set(r.capacity_set), r.trade.place, r.trade.capped_pct, *row)
                for s, r in runs
                if r.trade
                for row in ((found.economy, found.pct, found.usd_bn) for found in r.trade.real_income)
            ),
        ),
    ]


def _support(chain: Chain) -> list[Table]:
    names = {shock.name: shock_name(shock.name, shock.title) for shock in chain.shocks}
    return [
        Table(
            "built",
            "What the support builds, as a share of the stage’s world capacity",
            (
                STAGE,
                PLACE,
                Column("since", "From", "year"),
                Column("public_usd_bn", "Public, bn USD", "usd"),
                Column("invested_usd_bn", "Invested, bn USD", "usd"),
                Column("share_of_stage_pct", "Share of the stage", "pct"),
                Column("status", "Status", "status"),
                Column("source", "Source", "source"),
            ),
            tuple(
                (
                    stage_name(b.stage),
                    b.place,
                    b.since,
                    b.public_usd_bn,
                    b.invested_usd_bn,
                    b.share_of_stage_pct,
                    b.status,
                    b.source,
                )
                for b in chain.built
            ),
            wide_text=True,
        ),
        Table(
            "support_cases",
            "Sales lost as it is, with the support, with the purchases too, and with the best use of the money, bn USD",
            (
                Column("shock", "Shock"),
                SET,
                Column("case", "Case"),
                Column("lost_usd_bn", "Chip sales lost", "usd"),
                Column("users_lost_usd_bn", "Sales that users lose", "usd"),
            ),
            (
                *(
                    (names.get(c.shock, c.shock), short_set(c.capacity_set), c.case, c.lost_usd_bn, c.users_lost_usd_bn)
                    for c in chain.cases
                ),
                *(
                    (names[shock], short_set(code), "best use of the money", lost, None)
                    for code, by in (chain.comparison.same.lost_usd_bn if chain.comparison else {}).items()
                    for shock, lost in by.items()
                ),
            ),
        ),
        *(_compared(chain, chain.comparison) if chain.comparison else ()),
    ]


def _compared(chain: Chain, found: Comparison) -> list[Table]:
    ways = [("support as written", found.written), *(("best use", one) for one in found.frontier)]
    units = {"capacity": "share of world capacity", "stock": "days of world output", "second_source": "share of orders"}
    return [
        Table(
            "frontier",
            "Public money and the risk that is left, bn USD",
            (
                Column("way", "Way to spend"),
                Column("budget_usd_bn", "Budget", "usd"),
                Column("spent_usd_bn", "Spent", "usd"),
                Column("programme_cvar_usd_bn", "Worst year in twenty, by the programme", "usd"),
                *(
                    Column(f"cvar_{code}_usd_bn", f"By simulation, {short_set(code)}", "usd")
                    for code in chain.capacity_sets
                ),
                *(
                    Column(f"expected_{code}_usd_bn", f"A year on average, {short_set(code)}", "usd")
                    for code in chain.capacity_sets
                ),
            ),
            tuple(
                (
                    name,
                    one.budget_usd_bn,
                    one.spent_usd_bn,
                    one.programme_cvar_usd_bn_a_year,
                    *(one.cvar_usd_bn_a_year[code] for code in chain.capacity_sets),
                    *(one.expected_usd_bn_a_year[code] for code in chain.capacity_sets),
                )
                for name, one in ways
            ),
        ),
        Table(
            "portfolio",
            "What the best use of the same money buys",
            (
                Column("kind", "What", "spelt"),
                STAGE,
                PLACE,
                Column("amount", "Amount", "number"),
                Column("unit", "Unit"),
                Column("usd_bn", "Public money, bn USD", "usd"),
                Column("status", "Price", "status"),
                Column("source", "Source of the price", "source"),
            ),
            tuple(
                (
                    i.kind,
                    stage_name(i.stage),
                    "" if i.place == "*" else i.place,
                    i.amount,
                    units[i.kind],
                    i.usd_bn,
                    i.status,
                    i.source,
                )
                for i in found.same.items
            ),
            wide_text=True,
        ),
    ]


def _places(chain: Chain) -> list[Table]:
    return [
        Table(
            "critical",
            "Narrow places: what losing each for 90 days costs",
            (
                STAGE,
                PLACE,
                SET,
                Column("share_pct", "Share of the stage", "pct"),
                Column("lost_usd_bn", "Chip sales lost, bn USD", "usd"),
                Column("first_short_weeks", "First shortage, weeks", "number"),
            ),
            tuple(
                (
                    stage_name(c.stage),
                    c.place,
                    short_set(r.capacity_set),
                    r.share_pct,
                    r.lost_usd_bn,
                    r.first_short_weeks,
                )
                for c in chain.critical
                for r in c.by_set
            ),
        ),
        Table(
            "concentration",
            "How concentrated each stage is (Herfindahl-Hirschman index, 0 to 1)",
            (
                STAGE,
                SET,
                Column("kind", "Kind"),
                Column("hhi", "Index", "number"),
                Column("largest_place", "Largest place", "economy"),
                Column("largest_share_pct", "Its share", "pct"),
            ),
            tuple(
                (stage_name(c.stage), short_set(c.capacity_set), c.kind, c.hhi, c.largest_place, c.largest_share_pct)
                for c in sorted(chain.concentration, key=lambda row: -row.hhi)
            ),
        ),
        Table(
            "network",
            "Shares of each stage by place of capacity, percent",
            (STAGE, SET, PLACE, Column("share_pct", "Share", "pct")),
            tuple(
                (stage_name(c.stage), short_set(c.capacity_set), place, share)
                for c in chain.concentration
                for place, share in sorted(c.shares_pct.items(), key=lambda item: -item[1])
            ),
        ),
        Table(
            "exposure",
            "Chip purchases that are made in Taiwan at least once on the way",
            (
                Column("economy", "Economy", "economy"),
                SET,
                Column("case", "Case"),
                Column("exposure_pct", "Percent of its purchases", "pct"),
                Column("exposure_usd_bn", "bn USD a year", "usd"),
                Column("change_usd_bn", "Change, bn USD a year", "usd", signed=True),
            ),
            tuple(
                (e.economy, short_set(e.capacity_set), spelt(c.case), c.pct, c.usd_bn, c.change_usd_bn)
                for e in chain.exposure
                for c in e.cases
            ),
        ),
    ]
