"""The purchases' lines of the answer, and their chapters: bookings, balance, real income, year by year."""

from __future__ import annotations

from collections.abc import Iterator

from chipaccord.outcome import Absent, Range
from chipaccord.parts.income_page import income_chart, income_line, income_sentence
from chipaccord.parts.purchases import charts
from chipaccord.parts.purchases.figures import Answer, Effects
from chipaccord.report.layout import Chapter, Line
from chipaccord.report.talk import Talk
from chipaccord.words.numbers import KEEP

BASES = ("customs", "ownership", "value")
MOST_NAMED = 3  # third economies named beside the diverted part
NAMED = 0.0005  # share of the purchase from which a third economy counts
LITTLE = 0.1  # of a year's purchase: a move of the overall balance below it is small
NEARLY = 0.995


def lines(talk: Talk, answer: Answer) -> Iterator[Line]:
    """The purchases' lines of the answer."""
    yield _plan(talk, answer)
    yield Line("deficit", talk("purchases-deficit", **_deficit(talk, answer)))
    for basis in BASES:
        falls: Range = getattr(answer.falls, basis)
        reason = {"customs": _customs_reason, "ownership": _ownership_reason, "value": _value_reason}[basis]
        figure, label = talk.numbers.amount(falls.central), talk.words.name("basis", basis)
        yield Line(basis, label, figure, talk.span(falls, "usd"), reason(talk, answer), level=1, bar=falls)
    if not isinstance(answer.effects, Absent):
        yield from _effect_lines(talk, answer, answer.effects)


def _amount(talk: Talk, answer: Answer, key: str = "purchases-amount") -> str:
    """The whole purchase, "1.00 tn yen = 6.94 bn USD"; dollars alone where the plan is in dollars."""
    dollars, local = talk.numbers.usd(answer.plan.amount), talk.terms.currency
    rate = talk.terms.local_per_usd
    if rate == 1:
        return dollars
    at = {"rate": f"{rate:.6g}", "currency": talk.numbers.currency(local)}
    return talk(key, local=talk.numbers.money(answer.plan.amount * rate, local), dollars=dollars, **at)


def _years(talk: Talk, answer: Answer) -> dict[str, object]:
    years = sorted({row.year for row in answer.planned_years})
    return {"years": talk.numbers.years(years), "count": len(years)}


def _plan(talk: Talk, answer: Answer) -> Line:
    mandate, years = answer.plan.mandate, _years(talk, answer)
    figure = talk("purchases-plan", amount=_amount(talk, answer), mandate=mandate, **years)
    products = [talk.words.name("product", name) for name in dict.fromkeys(row.product for row in answer.planned)]
    lead = talk(
        "purchases-lead",
        amount=_amount(talk, answer, "purchases-amount-in-brackets"),
        products=products,
        mandate=mandate,
        yearly=talk.numbers.usd(answer.plan.a_year),
        **years,
    )
    falls = {basis: _fall(talk, answer, getattr(answer.falls, basis)) for basis in BASES}
    bases = talk("purchases-bases", **_deficit(talk, answer), **falls)
    return Line("plan", talk("purchases-plan-label"), figure, more=f"{talk.words.sentence(lead)} {bases}", lead=True)


def _fall(talk: Talk, answer: Answer, falls: Range) -> str:
    """A fall, and what part of the deficit it is: "0.12 bn (0.17%)"."""
    amount = talk.numbers.amount(falls.central)
    if talk.nothing(answer.deficit.size, "usd"):
        return amount
    share = talk.numbers.pct(falls.central / abs(answer.deficit.size), digits=2)
    return talk("purchases-fall", amount=amount, share=share)


def _deficit(talk: Talk, answer: Answer) -> dict[str, object]:
    size = answer.deficit.size
    return {
        "size": talk.numbers.usd(abs(size)),
        "year": str(answer.deficit.year),
        "sign": "surplus" if size < 0 else "deficit",
    }


def _customs_reason(talk: Talk, answer: Answer) -> str:
    booked = {row.economy: row.customs for row in answer.bookings if row.customs > 0}
    if not booked:
        return ""
    first = max(booked, key=lambda code: booked[code])
    share = booked[first] / sum(booked.values())
    where = "seller" if first == talk.terms.seller else "buyer" if first == talk.terms.buyer else "third"
    values = {"share": talk.numbers.share(share), "most": "yes" if share >= 0.5 else "no"}
    return talk("purchases-customs-why", where=where, economy=talk.words.name("economy", first, "the"), **values)


def _ownership_reason(talk: Talk, answer: Answer) -> str:
    total = sum(row.ownership for row in answer.bookings)
    own = sum(row.ownership for row in answer.bookings if row.economy == talk.terms.seller)
    whole = "yes" if total <= 0 or own >= NEARLY * total else "no"
    return talk("purchases-ownership-why", whole=whole, share=talk.numbers.share(own / total if total else 1.0))


def _value_reason(talk: Talk, answer: Answer) -> str:
    parts: dict[str, float] = {}
    for piece in answer.pieces:
        if piece.basis == "value" and piece.economy == talk.terms.seller and piece.usd > 0:
            parts[piece.piece] = parts.get(piece.piece, 0.0) + piece.usd
    first = max(parts, key=lambda code: parts[code], default="")
    label = talk.words.name("piece", first) if first else ""
    return talk("purchases-value-why", parts=len(parts), piece=label)


def third_economies(effects: Effects) -> list[str]:
    """Codes of the economies that the purchase diverts from, the largest first."""
    rows = sorted(effects.diverted_from, key=lambda row: -row.share.central)
    return [row.economy for row in rows if row.share.central > NAMED]


def _effect_lines(talk: Talk, answer: Answer, effects: Effects) -> Iterator[Line]:
    numbers, codes = talk.numbers, third_economies(effects)
    names = [talk.name(code) for code in codes[:MOST_NAMED]]
    names += [talk("purchases-others")] if len(codes) > MOST_NAMED else []
    items = tuple(
        talk(
            f"purchases-{part}",
            share=f"{numbers.share(share.central)}{talk.ends(share, 'share', digits=2)}",
            source=talk.words.listed(names) if names else "none",
        )
        for part, share in (
            ("additional", effects.additional),
            ("diverted", effects.diverted),
            ("displaced", effects.displaced),
        )
    )
    yield Line(
        "split",
        talk("purchases-split"),
        items=items,
        joint=talk.words.mark("comma"),
        shows=("additional", "diverted", "displaced"),
    )
    net, overall, goods = effects.bilateral_balance, effects.overall_balance, effects.overall_goods_balance
    yield Line(
        "net", talk("purchases-net"), *_signed(talk, net), talk("purchases-net-why"), shows=("bilateral_balance",)
    )
    small = LITTLE * answer.plan.a_year
    moves = "total" if abs(overall.central) > small else "rules" if max(map(abs, overall.ends)) > small else "hardly"
    figure, span = _signed(talk, goods)
    more = talk("purchases-overall-more", rule=talk.terms.deficits, goods=figure + (f"{KEEP}[{span}]" if span else ""))
    why = talk("purchases-overall-why", moves=moves)
    yield Line("overall", talk("purchases-overall"), *_signed(talk, overall), why, more, shows=("overall_balance",))
    yield _cost(talk, answer, effects)
    yield income_line(talk, "income", talk("purchases-income"), effects.real_income, _booked(answer))


def _signed(talk: Talk, value: Range) -> tuple[str, str]:
    return talk.numbers.amount(value.central, signed=True), talk.span(value, "usd", signed=True)


def _booked(answer: Answer) -> dict[str, float]:
    return {row.economy: row.customs + row.value for row in answer.bookings}


def _cost(talk: Talk, answer: Answer, effects: Effects) -> Line:
    rate, cost, numbers = talk.terms.local_per_usd, effects.cost, talk.numbers
    local = Range.over(cost.central * rate, [end * rate for end in cost.ends])
    subsidy = f"{numbers.pct(effects.subsidy.central, digits=2)}{talk.ends(effects.subsidy, 'share', digits=2)}"
    why = talk(
        "purchases-cost-why",
        dollars="none" if rate == 1 or talk.nothing(cost.high, "usd") else numbers.usd(cost.central),
        subsidy="none" if talk.nothing(effects.subsidy.high, "share") else subsidy,
        **_years(talk, answer),
    )
    step = numbers.step(local.central)
    ends = (end / 10.0**step for end in local.ends)
    return Line(
        "cost",
        talk("purchases-cost"),
        numbers.money(local.central, talk.terms.currency),
        numbers.span(*ends),
        why,
        _budget(talk, answer, cost),
        joint=" ",
    )


def _budget(talk: Talk, answer: Answer, cost: Range) -> str:
    """The public cost against the stated budget; empty without one."""
    budget = answer.plan.budget
    if isinstance(budget, Absent):
        return ""
    ranged = "yes" if cost.high > cost.low else "no"
    where = (
        "within"
        if cost.high <= budget
        else "above"
        if cost.low > budget
        else "mostly"
        if cost.central <= budget
        else "rarely"
    )
    amount = talk.numbers.money(budget * talk.terms.local_per_usd, talk.terms.currency)
    return talk("purchases-budget", where=where, ranged=ranged, budget=amount)


def chapters(talk: Talk, answer: Answer) -> Iterator[Chapter]:
    """The purchases' chapters."""
    effects = None if isinstance(answer.effects, Absent) else answer.effects
    booked = charts.bookings(talk, answer, _booked_sentence(talk, answer))
    text = (talk("purchases-three-bases"),)
    yield Chapter("bookings", talk("purchases-bookings-chapter"), text, (booked,), folded=("purchases-pieces",))
    if effects:
        parts = (
            charts.balance(talk, effects, _balance_sentence(talk, effects)),
            charts.split(talk, effects, _split_sentence(talk, effects)),
        )
        folded = ("purchases-effects-flows",)
        yield Chapter(
            "balance", talk("purchases-balance-chapter"), charts=parts, tables=("purchases-effects",), folded=folded
        )
        said = income_sentence(talk, effects.real_income)
        bars = income_chart(talk, effects.real_income, "purchases-effects-real_income", said, talk.base)
        yield Chapter("income", talk("purchases-income-chapter"), charts=(bars,), tables=("purchases-effects-output",))
    if not answer.booked_years:
        return
    years = charts.by_year(talk, answer, _years_sentence(talk, answer))
    yield Chapter("years", talk("purchases-years-chapter"), charts=(years,), tables=("purchases-effects-by_year",))


def _booked_sentence(talk: Talk, answer: Answer) -> str:
    """How much of a year's purchase customs records as the seller's export."""
    numbers, whole = talk.numbers, sum(row.ownership for row in answer.bookings)
    part, value = answer.falls.customs.central, answer.falls.value.central
    share = part / whole if whole else 1.0
    how = "none" if talk.nothing(part, "usd") else "all" if share >= NEARLY else "some" if share < 0.5 else "most"
    amounts = {"part": numbers.usd(part), "whole": numbers.usd(whole), "value": numbers.usd(value)}
    return talk("purchases-booked", how=how, **amounts)


def _balance_sentence(talk: Talk, effects: Effects) -> str:
    """What remains of the announced amount in the goods balance."""
    totals = [step.usd for step in effects.steps if step.kind == "total"] or [0.0]
    first, last = totals[0], totals[-1]
    amounts = {"announced": talk.numbers.usd(first), "change": talk.numbers.usd(abs(last))}
    return talk("purchases-balance", sign=talk.sign(last, "usd"), **amounts)


def _split_sentence(talk: Talk, effects: Effects) -> str:
    """How much of the purchase is additional, and what it replaces."""
    codes = third_economies(effects)
    first = talk.words.name("economy", codes[0], "the") if codes else "none"
    shares = {
        part: talk.numbers.share(getattr(effects, part).central) for part in ("additional", "diverted", "displaced")
    }
    return talk("purchases-split-sentence", first=first, **shares)


def _years_sentence(talk: Talk, answer: Answer) -> str:
    """Whether the years are alike, or where the purchase begins, peaks and ends."""
    rows = answer.booked_years
    if not rows:
        return ""
    first, last = rows[0], rows[-1]
    bought = [row.purchase for row in rows]
    peak = max(rows, key=lambda row: row.purchase)
    alike = max(bought) - min(bought) < (1 - NEARLY) * max(map(abs, bought))
    return talk(
        "purchases-years",
        kind="one" if len(rows) == 1 else "alike" if alike else "moving",
        first_year=str(first.year), last_year=str(last.year), peak_year=str(peak.year),
        first=talk.numbers.usd(first.purchase), last=talk.numbers.usd(last.purchase),
        peak=talk.numbers.usd(peak.purchase), recorded=talk.numbers.usd(first.customs.central),
    )  # fmt: skip
