"""Every table of the report, once: the page shows it, the CSV files carry it, each chart names the one behind it."""

from __future__ import annotations

from chipaccord.report.supply_tables import supply_tables
from chipaccord.report.tables import Cell, Column, Table
from chipaccord.report.view import Income, Outcome, PurchaseEffects, Range
from chipaccord.report.words import Names, sentence, spelt


def tables(outcome: Outcome) -> dict[str, Table]:
    """All tables of an outcome by name, in the order of the report; those without a row are left out."""
    made = [_claims(outcome), _purchases(outcome)]
    made += _bookings(outcome)
    if outcome.purchase:
        made += _purchase(outcome, outcome.purchase)
    made += _tariffs(outcome)
    made += supply_tables(outcome)
    made += _reasons(outcome)
    return {table.name: table for table in made if table.rows}


def _claims(outcome: Outcome) -> Table:
    columns = (
        Column("text", "Stated"),
        Column("verdict", "Verdict", "verdict"),
        Column("factor", "Factor", "number"),
        Column("direction", "Direction"),
        Column("stated", "Figure"),
        Column("right", "Right figure"),
        Column("arithmetic", "Arithmetic"),
        Column("source", "Source", "source"),
        Column("note", "Note"),
    )
    rows = tuple(
        (c.text, c.verdict, c.factor, c.direction, c.stated, c.right, c.arithmetic, c.source, c.note)
        for c in outcome.claims
    )
    return Table("claims", "Stated figures, checked", columns, rows, wide_text=True)


def _purchases(outcome: Outcome) -> Table:
    columns = (
        Column("product", "Product", "spelt"),
        Column("amount", "Amount as written"),
        Column("amount_usd_bn", "bn USD", "usd"),
        Column("years", "Years"),
        Column("mandate", "Mandate", "spelt"),
        Column("sellers", "Sellers"),
        Column("hs", "HS codes"),
        Column("source", "Source", "source"),
    )
    rows = tuple(
        (
            p.product,
            p.amount,
            p.amount_usd_bn,
            " ".join(str(year) for year in p.years),
            p.mandate,
            ", ".join(f"{name} {share:.0%}" for name, share in (p.sellers or {}).items()),
            p.hs,
            p.source,
        )
        for p in outcome.accord.purchases
    )
    return Table("purchases", "The purchases of the document", columns, rows, wide_text=True)


BASIS_COLUMNS = (
    Column("customs_usd_bn", "Customs origin", "usd"),
    Column("ownership_usd_bn", "Ownership", "usd"),
    Column("value_usd_bn", "Value added", "usd"),
)


def _bookings(outcome: Outcome) -> list[Table]:
    bookings = outcome.bookings
    if bookings is None:
        return []
    pieces = (
        Column("product", "Product", "spelt"),
        Column("basis", "Basis", "spelt"),
        Column("piece", "Part of the price"),
        Column("economy", "Economy", "economy"),
        Column("sector", "Sector", "sector"),
        Column("share", "Share", "number"),
        Column("usd_bn", "bn USD a year", "usd"),
        Column("year", "Year"),
        Column("status", "Status", "status"),
        Column("source", "Source", "source"),
        Column("note", "Note"),
    )
    return [
        Table(
            "bookings",
            "The purchase by economy on the three bases, bn USD a year",
            (Column("economy", "Economy", "economy"), *BASIS_COLUMNS),
            tuple((b.economy, b.customs_usd_bn, b.ownership_usd_bn, b.value_usd_bn) for b in bookings.by_economy),
        ),
        Table(
            "deficit",
            "Fall of the goods deficit on the three bases, bn USD a year",
            (Column("deficit", "Goods deficit"), Column("deficit_usd_bn", "bn USD", "usd"), *BASIS_COLUMNS),
            (
                (
                    bookings.deficit_label,
                    bookings.deficit_usd_bn,
                    bookings.falls_by.customs_usd_bn,
                    bookings.falls_by.ownership_usd_bn,
                    bookings.falls_by.value_usd_bn,
                ),
            ),
        ),
        Table(
            "pieces",
            "What the price is made of, and where",
            pieces,
            tuple(tuple(getattr(piece, column.key) for column in pieces) for piece in bookings.pieces),
        ),
        Table(
            "deficit_by_year",
            "Fall of the goods deficit by year, bn USD",
            (Column("year", "Year", "year"), Column("purchase_usd_bn", "Purchase", "usd"), *BASIS_COLUMNS),
            tuple(
                (y.year, y.purchase_usd_bn, y.customs_usd_bn, y.ownership_usd_bn, y.value_usd_bn)
                for y in bookings.by_year
            ),
        ),
    ]


def _purchase(outcome: Outcome, effects: PurchaseEffects) -> list[Table]:
    names, buyer = Names(outcome.accord), outcome.accord.buyer
    seller = names.short(outcome.accord.seller)
    flows = (
        Column("exporter", "Exporter", "economy"),
        Column("sector", "Sector", "sector"),
        Column("baseline_usd_bn", "Baseline, bn USD", "usd"),
        Column("content_usd_bn", "Content of the purchase, bn USD", "usd"),
        Column("change_usd_bn", "Change, bn USD", "usd", signed=True),
    )
    years = (
        Column("year", "Year", "year"),
        Column("purchase_usd_bn", "Purchase, bn USD", "usd"),
        Column("additional_pct", "Additional", "pct"),
        Column("diverted_pct", "Diverted", "pct"),
        Column("displaced_pct", "Displaced", "pct"),
        Column("subsidy_pct", "Subsidy", "pct"),
        Column("public_cost_usd_bn", "Public cost, bn USD", "usd"),
    )
    split: list[tuple[Cell, ...]] = [
        ("additional", None, effects.additional_pct),
        ("diverted", None, effects.diverted_pct),
        *(
            ("of which diverted from", row.economy, Range(low=row.low, central=row.central, high=row.high))
            for row in effects.diverted_by_economy_pct
        ),
        ("displaced at home", buyer, effects.displaced_pct),
    ]
    totals: tuple[tuple[str, Range | None], ...] = (
        ("subsidy rate, percent of the price", effects.subsidy_pct),
        ("public cost over all years, bn USD", effects.public_cost_usd_bn),
        (f"public cost over all years, bn {outcome.accord.local_currency}", effects.public_cost_local_bn),
        ("public cost per additional dollar, USD", effects.cost_per_additional_dollar),
        (f"goods balance of {seller} with {names.short(buyer)}, bn USD a year", effects.bilateral_balance_usd_bn),
        (f"overall goods balance of {seller}, bn USD a year", effects.overall_goods_balance_usd_bn),
        (f"overall balance of {seller}, bn USD a year", effects.overall_balance_usd_bn),
    )
    return [
        Table(
            "balance",
            "From the announced purchase to the goods balance, bn USD a year",
            (Column("step", "Step"), Column("kind", "Kind"), Column("usd_bn", "bn USD a year", "usd", signed=True)),
            tuple((step.step, step.kind, step.usd_bn) for step in effects.waterfall),
        ),
        Table(
            "totals",
            "Subsidy, public cost and balances",
            (Column("figure", "Figure and unit"), Column("value", "Value", "number")),
            tuple((label, figure) for label, figure in totals if figure is not None),
        ),
        Table(
            "split",
            "Where each purchased dollar comes from, percent",
            (
                Column("part", "Part"),
                Column("economy", "Economy", "economy"),
                Column("share_pct", "Percent of the purchase", "pct"),
            ),
            tuple(split),
        ),
        Table(
            "flows",
            "Sales to the buyer by exporter and sector, a year",
            flows,
            tuple(tuple(getattr(flow, column.key) for column in flows) for flow in effects.flows),
        ),
        _income("real_income", "Change of real income, the purchase alone", effects.real_income),
        Table(
            "sector_output",
            "Sectors whose output moves most, a year",
            (
                Column("economy", "Economy", "economy"),
                Column("sector", "Sector", "sector"),
                Column("change_usd_bn", "bn USD", "usd", signed=True),
                Column("change_pct", "Percent", "pct", signed=True),
            ),
            tuple((s.economy, s.sector, s.change_usd_bn, s.change_pct) for s in effects.sector_output),
        ),
        Table(
            "purchase_by_year",
            "The purchase by year",
            years,
            tuple(tuple(getattr(year, column.key) for column in years) for year in effects.by_year),
        ),
    ]


def _income(name: str, title: str, incomes: tuple[Income, ...]) -> Table:
    columns = (
        Column("economy", "Economy", "economy"),
        Column("real_income_pct", "Percent", "pct", signed=True),
        Column("real_income_usd_bn", "bn USD a year", "usd", signed=True),
    )
    return Table(name, title, columns, tuple((row.economy, row.pct, row.usd_bn_range or row.usd_bn) for row in incomes))


def _tariffs(outcome: Outcome) -> list[Table]:
    terms = outcome.accord.tariffs or ()
    cases = tuple(dict.fromkeys(term.case for term in terms))
    rates = {(term.importer, term.exporter, term.scope, term.case): term for term in terms}
    cells = dict.fromkeys((term.importer, term.exporter, term.scope) for term in terms)
    columns = [
        Column("importer", "Importer", "economy"),
        Column("exporter", "Exporter", "economy"),
        Column("scope", "Goods", "sector"),
    ]
    for case in cases:
        columns.append(Column(f"{case}_pct", sentence(spelt(case)), "pct"))
        columns.append(Column(f"{case}_added", f"{sentence(spelt(case))}: on top of the ordinary duty"))
    rows: list[tuple[Cell, ...]] = []
    for cell in cells:
        found = [rates.get((*cell, case)) for case in cases]
        rows.append(
            (*cell, *(part for term in found for part in ((term.rate_pct, _yes(term.added)) if term else (None, None))))
        )
    title = "The tariffs of the document" + (
        "; + comes on top of the ordinary duty" if any(t.added for t in terms) else ""
    )
    made = [Table("tariffs", title, tuple(columns), tuple(rows))]
    effects = outcome.tariffs
    if effects is None:
        return made
    names = Names(outcome.accord)
    seller = names.short(outcome.accord.seller)
    totals = (
        (f"goods balance of {seller} with {names.short(outcome.accord.buyer)}", effects.bilateral_balance_usd_bn),
        (f"overall balance of {seller}", effects.overall_balance_usd_bn),
        (f"tariff revenue of {seller}", effects.revenue_usd_bn),
    )
    made.append(_income("tariff_income", "Change of real income, the tariffs alone", effects.real_income))
    made.append(
        Table(
            "tariff_totals",
            "Balances and revenue, the tariffs alone",
            (Column("figure", "Figure"), Column("usd_bn", "bn USD a year", "usd", signed=True)),
            tuple((label, figure) for label, figure in totals if figure is not None),
        )
    )
    return made


def _reasons(outcome: Outcome) -> list[Table]:
    weighed = sorted(outcome.assumptions, key=lambda assumption: -assumption.weight)
    assumptions = (
        Column("id", "Name"),
        Column("label", "Assumption"),
        Column("low", "Low", "number"),
        Column("central", "Central", "number"),
        Column("high", "High", "number"),
        Column("unit", "Unit"),
        Column("status", "Status", "status"),
        Column("why", "Why"),
        Column("year", "Year"),
        Column("source", "Source", "source"),
        Column("overridden", "Set by the document"),
    )
    effects = (
        Column("id", "Name"),
        Column("assumption", "Assumption"),
        Column("headline", "Figure"),
        Column("unit", "Unit"),
        Column("at_low", "At the low setting", "number"),
        Column("at_high", "At the high setting", "number"),
    )
    levers = (
        Column("headline", "Figure"),
        Column("lever", "Lever"),
        Column("place", "Where"),
        Column("value", "Value", "number"),
        Column("spread", "May be off by", "number"),
        Column("effect_usd_bn", "Effect, bn USD a year", "usd", signed=True),
    )
    sources = (
        Column("id", "Name"),
        Column("citation", "Citation"),
        Column("address", "Address"),
        Column("licence", "Licence"),
    )
    return [
        Table(
            "assumptions",
            "Assumptions, those that move the answer most first",
            assumptions,
            tuple(
                (a.id, a.label, a.low, a.central, a.high, a.unit, a.status, a.why, a.year, a.source, _yes(a.overridden))
                for a in weighed
            ),
            wide_text=True,
        ),
        Table(
            "hinges",
            "Each headline at the low and high setting of each assumption",
            effects,
            tuple((a.id, a.label, e.headline, e.unit, e.low, e.high) for a in weighed for e in a.effects),
        ),
        Table(
            "levers",
            "What else it hinges on, found from gradients: every elasticity and quantity of the trade model",
            levers,
            tuple(
                (h.headline, h.lever, h.place, h.value, h.spread, h.effect_usd_bn)
                for h in (outcome.purchase.hinges if outcome.purchase else ())
            ),
        ),
        Table(
            "sources",
            "Sources",
            sources,
            tuple((s.id, s.citation, s.address, s.licence) for s in outcome.sources),
            wide_text=True,
        ),
    ]


def _yes(value: bool) -> str:
    return "yes" if value else ""
