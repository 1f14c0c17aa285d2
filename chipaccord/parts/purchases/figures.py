"""The figures of the purchases: the plan, its three bookings, and what it does in general equilibrium.

Money is USD, a year on average over the years of the purchase unless a year is named; the public cost is over all
years.
"""

from __future__ import annotations

from chipaccord.outcome import Absent, Figures, Range, Row, cited, code, figure, table, text
from chipaccord.parts.income import Income


class Planned(Row):
    """One purchase of the document."""

    product: str = code("product")
    written: str = text()
    amount: float = figure("usd")
    first_year: int = figure("year")
    last_year: int = figure("year")
    mandate: str = code("mandate")
    sellers: str = text()
    hs: str = text()
    source: str = cited()


class PlannedYear(Row):
    """How much of one purchase is bought in a year."""

    product: str = code("product")
    year: int = figure("year")
    amount: float = figure("usd")


class SubsidyRate(Row):
    """The share of the price that the document lets the public pay, by size of the buyer."""

    size: str = code("firm_size")
    rate: float = figure("share")


class Plan(Figures):
    """All purchases together."""

    amount: float = figure("usd")
    a_year: float = figure("usd_a_year")
    first_year: int = figure("year")
    last_year: int = figure("year")
    mandate: str = code("mandate")
    budget: float | Absent = figure("usd")


class Deficit(Figures):
    """The seller economy's goods deficit with the buyer in the base year (a surplus is negative)."""

    size: float = figure("usd_a_year")
    year: int = figure("year")


class Falls(Figures):
    """By how much the deficit falls, a year, on the three bases, all else the same."""

    customs: Range = figure("usd_a_year", headline=True)
    ownership: Range = figure("usd_a_year", headline=True)
    value: Range = figure("usd_a_year", headline=True)


class EconomyBooking(Row):
    """What is booked to one economy on the three bases, a year, at the central setting."""

    economy: str = code("economy")
    customs: float = figure("usd_a_year")
    ownership: float = figure("usd_a_year")
    value: float = figure("usd_a_year")


class BookedYear(Row):
    """One year's purchases on the three bases."""

    year: int = figure("year")
    purchase: float = figure("usd")
    customs: Range = figure("usd")
    ownership: Range = figure("usd")
    value: Range = figure("usd")


class Piece(Row):
    """A part of a product's price on one basis, at the central setting."""

    product: str = code("product")
    basis: str = code("basis")
    piece: str = code("piece")
    economy: str = code("economy")
    sector: str = code("sector", aside=True)
    share: float = figure("share")
    usd: float = figure("usd_a_year")
    year: str = text(aside=True)
    status: str = code("status")
    source: str = cited()
    note: str = text(aside=True)


class Diverted(Row):
    """The part of each purchased dollar that one third economy loses."""

    economy: str = code("economy")
    share: Range = figure("share")


class Step(Row):
    """One step from the announced purchase to the balance: a `total` or a `change`."""

    step: str = code("step")
    kind: str = code("step_kind", aside=True)
    usd: float = figure("usd_a_year", signed=True)


class SectorOutput(Row):
    """Change of one sector's output."""

    economy: str = code("economy")
    sector: str = code("sector")
    usd: float = figure("usd_a_year", signed=True)
    change: float = figure("share", signed=True)


class Flow(Row):
    """Sales of one economy to the buyer in one sector: before, content of the purchase, change."""

    exporter: str = code("economy")
    sector: str = code("sector")
    baseline: float = figure("usd_a_year")
    content: float = figure("usd_a_year")
    change: float = figure("usd_a_year", signed=True)


class EffectYear(Row):
    """The purchase of one year in equilibrium, at the central setting."""

    year: int = figure("year")
    purchase: float = figure("usd")
    additional: float = figure("share")
    diverted: float = figure("share")
    displaced: float = figure("share")
    subsidy: float = figure("share")
    cost: float = figure("usd")


class Lever(Row):
    """A parameter that a figure hinges on, to first order: its value, how far it may be off, what that does."""

    headline: str = code("headline")
    economy: str = code("economy")
    lever: str = code("lever")
    place: str = code("economy")
    sector: str = code("sector")
    unit: str = code("unit", aside=True)
    value: float = figure("number")
    spread: float = figure("number")
    effect: float = figure("usd_a_year", signed=True)


class Effects(Figures):
    """What the purchase does to trade, cost and income; shares are of each purchased dollar."""

    additional: Range = figure("share", headline=True)
    diverted: Range = figure("share", headline=True)
    displaced: Range = figure("share", headline=True)
    bilateral_balance: Range = figure("usd_a_year", signed=True, headline=True)
    overall_balance: Range = figure("usd_a_year", signed=True, headline=True)
    overall_goods_balance: Range = figure("usd_a_year", signed=True)
    cost: Range = figure("usd", headline=True)
    subsidy: Range = figure("share")
    cost_per_additional: Range | Absent = figure("ratio")
    diverted_from: tuple[Diverted, ...] = table()
    steps: tuple[Step, ...] = table()
    real_income: tuple[Income, ...] = table()
    output: tuple[SectorOutput, ...] = table()
    flows: tuple[Flow, ...] = table()
    by_year: tuple[EffectYear, ...] = table()
    levers: tuple[Lever, ...] = table()


class Answer(Figures):
    """The purchases' part of an outcome; `effects` is absent where nothing binding is bought from the seller."""

    plan: Plan = table()
    planned: tuple[Planned, ...] = table()
    planned_years: tuple[PlannedYear, ...] = table()
    subsidy_rates: tuple[SubsidyRate, ...] = table()
    deficit: Deficit = table()
    falls: Falls = table()
    bookings: tuple[EconomyBooking, ...] = table()
    booked_years: tuple[BookedYear, ...] = table()
    pieces: tuple[Piece, ...] = table()
    effects: Effects | Absent = table()
    sources: tuple[str, ...] = cited()
