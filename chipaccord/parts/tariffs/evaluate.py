"""The deal's tariffs against no deal, with ranges over the elasticity of chips."""

from __future__ import annotations

from collections.abc import Iterator

from chipaccord.outcome import Absent, Range
from chipaccord.parts.base import duties, stages
from chipaccord.parts.deal import Deal
from chipaccord.parts.income import incomes
from chipaccord.parts.settings import LEVELS
from chipaccord.parts.tariffs.figures import Answer, Duty, Effects
from chipaccord.trade import balance_change
from chipaccord.world.tariffs import sources_in_force


def evaluate(deal: Deal) -> Answer | Absent:
    """The tariffs' part of an outcome."""
    tables, rest = deal.accord.tariffs, deal.accord.tariffs_elsewhere
    changed = deal.shared(duties).changed
    if tables is None:
        return Absent(because="not_in_document")
    cited = [tables.source] if tables.source else []
    cited += sources_in_force(rest.in_force_on) if rest.in_force_on else ()
    return Answer(
        duties=tuple(_duties(deal)),
        effects=_effects(deal) if changed else Absent(because="no_change_of_duties"),
        sources=tuple(dict.fromkeys([*cited, *(deal.world.sources if changed else ())])),
    )


def _duties(deal: Deal) -> Iterator[Duty]:
    tables = deal.accord.tariffs
    retaliation = tables.no_deal.retaliation if tables.no_deal else None
    cases = {"no_deal": tables.no_deal, "retaliation": retaliation, "deal": tables.deal, "elsewhere": tables.elsewhere}
    for case, table in cases.items():
        for pair, row in table.rates.items() if table else ():
            importer, _, exporter = pair.partition(" on ")
            for scope, duty in row.items():
                yield Duty(
                    importer=importer, exporter=exporter, scope=scope.replace(" ", "_"), case=case,
                    rate=float(duty.rate), added=duty.added,
                )  # fmt: skip


def _effects(deal: Deal) -> Effects:
    found = deal.shared(stages)
    central, levels = found["central"], [found[level] for level in LEVELS]
    deal.keep("deal", central.before, central.deal)
    moved = [balance_change(s.before, s.deal, deal.seller, deal.buyer, deal.world.goods) for s in levels]
    bilateral, overall, revenue = (Range.over(values[0], values) for values in zip(*moved, strict=True))
    return Effects(
        real_income=incomes(central.deal, [s.deal for s in levels]),
        bilateral_balance=bilateral,
        overall_balance=overall,
        revenue=revenue,
    )
