"""The headline sentences of the page: what each chart says, made from its figures.

Every sentence must be true for any outcome: signs choose the verbs, zero and one their own words, a range that
collapses is not mentioned.
"""

from __future__ import annotations

from collections.abc import Sequence

from chipaccord.report.answer import amount, deficit_heading, products, third_economies
from chipaccord.report.numbers import NOISE
from chipaccord.report.view import Assumption, Income, Range
from chipaccord.report.words import sentence
from chipaccord.report.writer import Writer


def moves(value: float, up: str, down: str, still: str) -> str:
    """The word for a figure's sign."""
    return still if abs(value) < NOISE else up if value > 0 else down


def plan(writer: Writer) -> str:
    """What is offered: who buys what from whom, how much, when."""
    accord, numbers, names = writer.outcome.accord, writer.numbers, writer.names
    at = ""
    if accord.exchange_rate and accord.local_currency != "USD":
        at = f" at {numbers.plain(accord.exchange_rate, digits=5, trim=True)} {accord.local_currency} per USD"
    size = amount(accord, numbers, f" ({{}}{at})")
    if not size:
        buyer = sentence(names.the(accord.buyer))
        return f"{buyer} and {names.the(accord.seller)} agree on tariffs, without a purchase."
    mandate = {"at_least": "at least ", "exactly": "exactly "}.get(accord.mandate or "", "")
    verb = "has promised, without being bound, to buy" if accord.mandate == "none" else "would buy"
    goods = f" of {products(accord)}" if accord.purchases else ""
    yearly = ""
    if len(accord.years) > 1 and accord.a_year_usd_bn:
        yearly = f", {numbers.usd(accord.a_year_usd_bn)} a year on average"
    return (
        f"{sentence(names.the(accord.buyer))} {verb} {mandate}{size}{goods} "
        f"from {names.attributive(accord.seller)} firms{writer.during()}{yearly}."
    )


def bases(writer: Writer) -> str:
    """The purchase against the deficit, on the three bases."""
    bookings, numbers = writer.outcome.bookings, writer.numbers
    if bookings is None:
        return ""
    heading, verb = deficit_heading(bookings, numbers)
    falls, size = bookings.falls_by, abs(bookings.deficit_usd_bn or 0.0)

    def said(figure: Range) -> str:
        share = f" ({numbers.pct(100 * figure.central / size, digits=2)})" if size > NOISE else ""
        return f"{numbers.bn(figure.central)}{share}"

    return (
        f"The {heading} {verb} {said(falls.customs_usd_bn)} a year in customs statistics, by "
        f"{said(falls.ownership_usd_bn)} if the sellers’ nationality is counted, and by "
        f"{said(falls.value_usd_bn)} in value added."
    )


def booked(writer: Writer) -> str:
    """How much of a year's purchase customs records as the seller's export."""
    bookings, numbers = writer.outcome.bookings, writer.numbers
    assert bookings is not None
    whole = sum(row.ownership_usd_bn for row in bookings.by_economy)
    part = bookings.falls_by.customs_usd_bn.central
    exports = f"{writer.names.attributive(bookings.seller)} exports"
    value = f"{numbers.usd(bookings.falls_by.value_usd_bn.central)} is earned in {writer.names.short(bookings.seller)}"
    if part < NOISE:
        return f"None of the {numbers.usd(whole)} a year is recorded as {exports}, while {value}."
    if part >= 0.995 * whole:
        return f"All of the {numbers.usd(whole)} a year is recorded as {exports}; {value}."
    only = "Only " if part < 0.5 * whole else ""
    first = f"{only}{numbers.plain(part)} of {numbers.usd(whole)} a year is recorded as {exports}"
    return f"{first}, while {value}." if part < bookings.falls_by.value_usd_bn.central else f"{first}; {value}."


def balance(writer: Writer) -> str:
    """What remains of the announced amount in the goods balance."""
    effects, numbers, pair = writer.outcome.purchase, writer.numbers, writer.pair()
    assert effects is not None
    totals = [step for step in effects.waterfall if step.kind == "total"]
    first, last = totals[0].usd_bn, totals[-1].usd_bn
    if abs(last) < NOISE:
        return f"{sentence(numbers.usd(first))} a year is announced; {pair} does not move."
    return (
        f"{sentence(numbers.usd(first))} a year is announced; {pair} "
        f"{moves(last, 'improves', 'worsens', '')} by {numbers.usd(abs(last))} a year."
    )


def split(writer: Writer) -> str:
    """How much of the purchase is additional, and what it replaces."""
    effects, numbers = writer.outcome.purchase, writer.numbers
    assert effects is not None
    codes = third_economies(effects)
    from_whom = f", {writer.names.short(codes[0])} first" if codes else ""
    return (
        f"{numbers.share(effects.additional_pct.central)} of the purchase is additional; "
        f"{numbers.share(effects.diverted_pct.central)} is diverted from third economies{from_whom}, and "
        f"{numbers.share(effects.displaced_pct.central)} displaces home sales."
    )


def income(writer: Writer, rows: Sequence[Income]) -> str:
    """What happens to the two parties, and which other economy moves most."""
    numbers, accord = writer.numbers, writer.outcome.accord
    if all(abs(row.pct.central) < NOISE for row in rows):
        return "No economy’s real income changes."
    parties = (accord.buyer, accord.seller)
    parts = []
    for row in sorted((row for row in rows if row.economy in parties), key=lambda row: parties.index(row.economy)):
        verb = moves(row.pct.central, "gains", "loses", "neither gains nor loses")
        size = ""
        if abs(row.pct.central) >= NOISE:
            size = f" {numbers.usd(abs(row.usd_bn))} a year ({numbers.pct(row.pct.central, signed=True)})"
        parts.append(f"{writer.names.short(row.economy)} {verb}{size}")
    text = ", ".join(parts)
    others = [row for row in rows if row.economy not in parties]
    third = max(others, key=lambda row: abs(row.pct.central), default=None)
    if third is not None and abs(third.pct.central) >= NOISE:
        percent = numbers.pct(third.pct.central, signed=True)
        more = f"of the other economies, {writer.names.short(third.economy)} moves most ({percent})"
        text = f"{text}; {more}" if text else more
    return sentence(f"{text}.")


def tariffs(writer: Writer) -> str:
    """The deal's tariffs against the purchase, for the buyer."""
    outcome, numbers = writer.outcome, writer.numbers
    assert outcome.tariffs is not None
    buyer = outcome.accord.buyer
    found = [row for row in outcome.tariffs.real_income if row.economy == buyer]
    if not found:
        return income(writer, outcome.tariffs.real_income)
    change = found[0].pct.central
    name = writer.names.short(buyer)
    first = f"The tariffs alone {moves(change, 'raise', 'lower', 'do not change')} real income in {name}"
    if abs(change) >= NOISE:
        first += f" by {numbers.pct(abs(change))}"
    bought = [row for row in outcome.purchase.real_income if row.economy == buyer] if outcome.purchase else []
    if not bought or abs(bought[0].pct.central) < NOISE or abs(change) < NOISE:
        return f"{first}."
    times = abs(change / bought[0].pct.central)
    verb = moves(bought[0].pct.central, "raises", "lowers", "")
    if times >= 2:
        return f"{first}, {numbers.plain(times, digits=2, trim=True)} times as much as the purchase {verb} it."
    if times <= 0.5:
        return f"{first}; the purchase {verb} it {numbers.plain(1 / times, digits=2, trim=True)} times as much."
    return f"{first}, about as much as the purchase {verb} it."


def years(writer: Writer) -> str:
    """Whether the years are alike, or where the recorded fall begins and ends."""
    bookings, numbers = writer.outcome.bookings, writer.numbers
    assert bookings is not None
    rows = bookings.by_year
    first, last = rows[0], rows[-1]
    exports = f"{writer.names.attributive(bookings.seller)} exports"
    each = (
        f"{numbers.usd(first.purchase_usd_bn)} is bought and "
        f"{numbers.usd(first.customs_usd_bn.central)} recorded as {exports}."
    )
    if len(rows) == 1:
        return f"In {first.year}, {each}"
    bought = [row.purchase_usd_bn for row in rows]
    if max(bought) - min(bought) < 0.005 * max(map(abs, bought)):
        return f"Every year is alike: {each}"
    peak = max(rows, key=lambda row: row.purchase_usd_bn)
    return (
        f"The purchase goes from {numbers.usd(first.purchase_usd_bn)} in {first.year} to "
        f"{numbers.usd(last.purchase_usd_bn)} in {last.year}; most is bought in {peak.year}, "
        f"{numbers.usd(peak.purchase_usd_bn)}."
    )


def hinges(writer: Writer, ordered: Sequence[Assumption]) -> str:
    """The assumption that moves a headline most, relative to its size."""
    numbers = writer.numbers
    moving = [item for item in ordered if item.weight > 1e-6]
    if not moving:
        return "No marked assumption moves a headline figure."
    first = moving[0]
    effect = max(first.effects, key=lambda item: item.relative)
    percent = effect.unit == "%"
    low, high = (numbers.pct(end) if percent else numbers.plain(end, trim=True) for end in (effect.low, effect.high))
    what, comma, which = writer.names.spelt_out(effect.headline).partition(", ")
    headline = f"{what} ({which})" if comma else what
    unit = "" if percent or not effect.unit else f" {effect.unit}"
    band = ""
    if first.low is not None and first.high is not None:
        band = f" between {numbers.plain(first.low, trim=True)} and {numbers.plain(first.high, trim=True)}"
    label = first.label[:1].lower() + first.label[1:] if first.label[1:2].islower() else first.label
    return f"The answer hinges most on the {label}:{band} it moves the {headline} from {low} to {high}{unit}."
