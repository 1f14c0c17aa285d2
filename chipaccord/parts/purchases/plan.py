"""The document's purchases as the engines take them, and the figures that need no trade model."""

from __future__ import annotations

from chipaccord.outcome import Absent, Effect, Range
from chipaccord.parts.deal import Deal
from chipaccord.parts.purchases.figures import (
    Answer,
    BookedYear,
    Deficit,
    EconomyBooking,
    Effects,
    Falls,
    Piece,
    Planned,
    PlannedYear,
    SubsidyRate,
)
from chipaccord.parts.purchases.figures import Plan as PlanFigures
from chipaccord.purchase import Band, Plan, bookings, product
from chipaccord.purchase import Planned as Item

LARGEST_RATE = 0.99  # of the price that a programme pays
SHARES = {"seller_customs_share": "customs", "seller_value_share": "value"}


def plan_of(deal: Deal) -> Plan:
    """The purchases in USD, with the document's own bands for the seller economy's shares, where it gives them."""

    def own(name: str) -> Band | None:
        band = deal.bands[name]
        return Band(band.low, band.central, band.high) if band.overridden else None

    items = []
    for purchase in deal.accord.purchases:
        total = deal.accord.usd(purchase.amount)
        described = product(purchase.product).with_shares(**{basis: own(name) for name, basis in SHARES.items()})
        by_year = {year: total * share for year, share in purchase.by_year().items()}
        items.append(Item(product=described, by_year=by_year, mandate=purchase.mandate))
    return Plan(deal.buyer, deal.seller, tuple(items))


def subsidy_rate(deal: Deal) -> float | None:
    """Share of the price that the programme pays: the budget over the purchases, else the rate for large firms.

    None when the document states neither: the buyers then respond to the subsidy that the trade model finds.
    """
    subsidies = deal.accord.subsidies
    if subsidies is None:
        return None
    if subsidies.budget is not None:
        total = sum(float(deal.accord.usd(purchase.amount)) for purchase in deal.accord.purchases)
        return min(float(deal.accord.usd(subsidies.budget)) / total, LARGEST_RATE)
    rates = [rate for rate in (subsidies.rates.large, subsidies.rates.small_and_medium) if rate is not None]
    return min(float(rates[0]), LARGEST_RATE) if rates else None


def customs_of(plan: Plan) -> Range:
    """What customs records as the seller's exports, USD a year."""
    return Range.of(bookings(plan).customs)


def answer(deal: Deal, plan: Plan, effects: Effects | Absent) -> Answer:
    """The purchases' figures: plan, bookings, and what the trade model found."""
    booked, accord = bookings(plan), deal.accord
    falls = Falls(**{basis: Range.of(getattr(booked, basis)) for basis in Falls.model_fields})
    largest = max(plan.items, key=lambda item: item.amount).product
    for name, basis in SHARES.items():
        if not deal.bands[name].overridden:
            own = next(p for p in getattr(largest, f"{basis}_pieces") if p.economy == largest.seller)
            table = {"year": own.year, "source": own.source, "status": own.status}
            deal.used[name] = deal.bands[name].used.model_copy(update={**getattr(largest, basis)._asdict(), **table})
        band: Range = getattr(falls, basis)
        deal.effects.append(
            Effect(
                assumption=name, headline=f"falls_{basis}", economy="", unit="usd_a_year", low=band.low, high=band.high
            )
        )
    budget = accord.subsidies.budget if accord.subsidies else None
    rates = accord.subsidies.rates if accord.subsidies else None
    sources = [accord.subsidies.source] if accord.subsidies else []
    sources += [source for item in plan.items for source in item.product.sources]
    mandates = {purchase.mandate for purchase in accord.purchases}
    return Answer(
        plan=PlanFigures(
            amount=sum(item.amount for item in plan.items),
            a_year=plan.a_year,
            first_year=plan.years[0],
            last_year=plan.years[-1],
            mandate=mandates.pop() if len(mandates) == 1 else "mixed",
            budget=Absent(because="not_in_document") if budget is None else float(accord.usd(budget)),
        ),
        planned=tuple(
            Planned(
                product=purchase.product, written=str(purchase.amount), amount=item.amount,
                first_year=purchase.over.first, last_year=purchase.over.last, mandate=purchase.mandate,
                sellers=", ".join(f"{name} {share:.0%}" for name, share in purchase.sellers.items()),
                hs=item.product.hs, source=purchase.source,
            )
            for purchase, item in zip(accord.purchases, plan.items, strict=True)
        ),
        planned_years=tuple(
            PlannedYear(product=item.product.name, year=year, amount=usd)
            for item in plan.items
            for year, usd in item.by_year.items()
        ),
        subsidy_rates=tuple(
            SubsidyRate(size=size, rate=float(rate))
            for size, rate in (rates.model_dump() if rates else {}).items()
            if rate is not None
        ),
        deficit=Deficit(
            size=deal.world.goods_exports(deal.buyer, deal.seller) - deal.world.goods_exports(deal.seller, deal.buyer),
            year=deal.world.base_year(deal.seller, deal.buyer),
        ),
        falls=falls,
        bookings=tuple(EconomyBooking(economy=code, **by) for code, by in booked.by_economy.items()),
        booked_years=tuple(BookedYear.of(row) for row in booked.by_year),
        pieces=tuple(
            Piece.of(row.piece, product=row.product, basis=row.basis, piece=row.piece.code, usd=row.usd)
            for row in booked.pieces
        ),
        effects=effects,
        sources=tuple(dict.fromkeys([*sources, *deal.world.sources])),  # the deficit is the world's
    )  # fmt: skip
