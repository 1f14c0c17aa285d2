"""The answer in rows: label, figure, range, reason. The terminal block and the first screen of the page share them.

Every row is made from the outcome's figures; a row whose part of the accord is absent is left out.
"""

from __future__ import annotations

from dataclasses import replace

from chipaccord.report.answer_row import Row as Row
from chipaccord.report.numbers import NOISE, Numbers
from chipaccord.report.supply_answer import supply_rows
from chipaccord.report.verdicts import count, quoted
from chipaccord.report.view import Accord, Bookings, Income, Outcome, PurchaseEffects, Range
from chipaccord.report.words import listed, plural, sentence, spelt
from chipaccord.report.writer import Writer

MANDATES = {"at_least": "at least", "exactly": "exactly", "none": "promised, not required"}
SOLVED = {"converged", "not needed"}
BASES = {"customs": "customs origin", "ownership": "ownership", "value": "value added"}
DEFICIT_RULES = {
    "fixed": "the rule chosen holds every economy’s total balance fixed",
    "gdp_share": "the rule chosen keeps total balances in proportion to GDP",
    "balanced": "the rule chosen sets total balances to zero",
}


def answer(outcome: Outcome, numbers: Numbers) -> tuple[Row, ...]:
    """Rows of the answer in reading order."""
    writer = Writer(outcome, numbers)
    rows = [_plan(writer)]
    if outcome.claims:
        unchecked = sum(claim.verdict == "cannot_check" for claim in outcome.claims)
        more = f"{unchecked} cannot be checked" if unchecked else ""
        rows.append(Row("claims", "stated figures", count(outcome.claims), "", quoted(outcome.claims, numbers), more))
    rows += _deficit(writer)
    if outcome.purchase:
        rows += [_split(writer, outcome.purchase), *_net(writer, outcome.purchase), _overall(writer, outcome.purchase)]
        rows += _cost(writer, outcome.purchase)
        if outcome.purchase.real_income:
            rows.append(_income(writer, "real income", outcome.purchase.real_income))
    if outcome.tariffs:
        rows.append(_tariffs(writer))
    rows += supply_rows(writer)
    if outcome.accord.not_evaluated:
        rows.append(Row("not_evaluated", "not evaluated", items=outcome.accord.not_evaluated))
    return tuple(rows)


def amount(accord: Accord, numbers: Numbers, equals: str = " = {}") -> str:
    """The plan's amount in local currency and dollars: "1.00 tn yen = 6.94 bn USD"; empty without a purchase."""
    if not accord.amount_usd_bn:
        return ""
    dollars = numbers.usd(accord.amount_usd_bn)
    if accord.amount_local_bn and accord.local_currency != "USD":
        return numbers.money(accord.amount_local_bn, accord.local_currency) + equals.format(dollars)
    return dollars


def products(accord: Accord) -> str:
    """What is bought: "AI accelerators and memory"."""
    return listed(list(dict.fromkeys(spelt(purchase.product) for purchase in accord.purchases)))


def _plan(writer: Writer) -> Row:
    accord, numbers = writer.outcome.accord, writer.numbers
    figure = amount(accord, numbers)
    if not figure:
        terms = [term for term, there in (("tariffs", accord.tariffs), ("support", accord.support)) if there]
        return Row("plan", "the plan", f"{listed(terms)} only, no purchase" if terms else "no purchase")
    figure += writer.during()
    mandate = MANDATES.get(accord.mandate or "", "")
    if mandate:
        figure += f", {mandate}"
    more = []
    if accord.a_year_usd_bn and len(accord.years) > 1:
        more.append(f"{numbers.usd(accord.a_year_usd_bn)} a year")
    if accord.purchases:
        more.append(f"of {products(accord)}")
    if accord.exchange_rate and accord.local_currency != "USD":
        more.append(f"at {numbers.plain(accord.exchange_rate, digits=5, trim=True)} {accord.local_currency} per USD")
    return Row("plan", "the plan", figure, more=sentence(" ".join(more)))


def deficit_heading(bookings: Bookings, numbers: Numbers) -> tuple[str, str]:
    """What moves, with its size, and the verb: ("US goods deficit with Japan (68.5 bn USD, 2024)", "falls by")."""
    label, _, when = bookings.deficit_label.rpartition(", ")
    if not when.isdigit():
        label, when = bookings.deficit_label, ""
    label = label or "goods deficit"
    size = bookings.deficit_usd_bn
    if size is not None:
        label += f" ({numbers.usd(abs(size))}{', ' + when if when else ''})"
    return label, "rises by" if size is not None and size < 0 else "falls by"


def _deficit(writer: Writer) -> list[Row]:
    bookings, numbers = writer.outcome.bookings, writer.numbers
    if bookings is None:
        return []
    rows = [Row("deficit", f"{' '.join(deficit_heading(bookings, numbers))}, a year")]
    reasons = {"customs": _customs_reason, "ownership": _ownership_reason, "value": _value_reason}
    for basis, name in BASES.items():
        figure: Range = getattr(bookings.falls_by, f"{basis}_usd_bn")
        why = reasons[basis](writer, bookings)
        rows.append(Row(basis, name, numbers.bn(figure.central), numbers.span(figure), why, level=1, bar=figure))
    return rows


def _customs_reason(writer: Writer, bookings: Bookings) -> str:
    booked = {row.economy: row.customs_usd_bn for row in bookings.by_economy if row.customs_usd_bn > 0}
    if not booked:
        return ""
    first = max(booked, key=lambda code: booked[code])
    share = booked[first] / sum(booked.values())
    part = "most of it is" if share >= 0.5 else f"the largest part ({writer.numbers.share(share * 100)}) is"
    if first == bookings.seller:
        return f"{part} recorded as {writer.names.attributive(first)} exports"
    if first == writer.outcome.accord.buyer:
        return f"{part} made at home, in {writer.names.short(first)}"
    return f"{part} recorded as imports from {writer.names.short(first)}"


def _ownership_reason(writer: Writer, bookings: Bookings) -> str:
    total = sum(row.ownership_usd_bn for row in bookings.by_economy)
    own = sum(row.ownership_usd_bn for row in bookings.by_economy if row.economy == bookings.seller)
    if total <= 0 or own >= 0.995 * total:
        return "what the headline counts"
    return f"{writer.numbers.share(100 * own / total)} is sold by {writer.names.attributive(bookings.seller)} firms"


def _value_reason(writer: Writer, bookings: Bookings) -> str:
    parts: dict[str, float] = {}
    for piece in bookings.pieces:
        if piece.basis == "value" and piece.economy == bookings.seller and piece.usd_bn > 0:
            parts[piece.piece] = parts.get(piece.piece, 0.0) + piece.usd_bn
    where = writer.names.short(bookings.seller)
    if not parts:
        return f"what is earned in {where}"
    first = max(parts, key=lambda label: parts[label])
    return f"{'mostly ' if len(parts) > 1 else ''}{first} earned in {where}"


def third_economies(effects: PurchaseEffects) -> list[str]:
    """Codes of the economies that the purchase diverts from, the largest first."""
    rows = sorted(effects.diverted_by_economy_pct, key=lambda row: -row.central)
    return [row.economy for row in rows if row.central > 0.05]


def _split(writer: Writer, effects: PurchaseEffects) -> Row:
    numbers = writer.numbers
    codes = third_economies(effects)
    names = [writer.name(code) for code in codes[:3]] + (["others"] if len(codes) > 3 else [])
    source = f" from {listed(names)}" if names else ""
    items = tuple(
        f"{numbers.share(figure.central)}{writer.ends(figure, digits=2)} {word}"
        for figure, word in (
            (effects.additional_pct, "additional"),
            (effects.diverted_pct, f"diverted{source}"),
            (effects.displaced_pct, "displaced at home"),
        )
    )
    return Row("split", "of each dollar", items=items)


def _net(writer: Writer, effects: PurchaseEffects) -> list[Row]:
    accord, numbers, figure = writer.outcome.accord, writer.numbers, effects.bilateral_balance_usd_bn
    if figure is None:
        return []
    names = f"{writer.names.attributive(accord.seller)}-{writer.names.attributive(accord.buyer)}"
    why = "a year, customs basis, once other trade adjusts"
    span = numbers.span(figure, signed=True)
    return [Row("net", f"{names} balance", numbers.bn(figure.central, signed=True), span, why)]


def _overall(writer: Writer, effects: PurchaseEffects) -> Row:
    outcome, numbers = writer.outcome, writer.numbers
    figure = effects.overall_balance_usd_bn
    small = 0.1 * (outcome.accord.a_year_usd_bn or 0.0)
    if abs(figure.central) > small:
        why = "the total moves too"
    elif max(abs(end) for end in figure.ordered) > small:
        why = "hardly moves under the rule chosen; more under other rules"
    else:
        why = "a purchase moves the bilateral figure, hardly the total"
    more = sentence(DEFICIT_RULES.get(outcome.accord.deficits or "", ""))
    if more and numbers.span(figure) and "other rules" not in why:
        more += "; the range covers other rules"
    goods = effects.overall_goods_balance_usd_bn
    if goods is not None:
        text = f"goods alone: {numbers.bn(goods.central, signed=True)}{writer.ends(goods, signed=True)}"
        more = f"{more}; {text}" if more else sentence(text)
    seller = outcome.bookings.seller if outcome.bookings else outcome.accord.seller
    label = f"overall {writer.names.attributive(seller)} balance"
    span = numbers.span(figure, signed=True)
    return Row("overall", label, numbers.bn(figure.central, signed=True), span, why, more)


def _cost(writer: Writer, effects: PurchaseEffects) -> list[Row]:
    accord, numbers = writer.outcome.accord, writer.numbers
    local, dollars = effects.public_cost_local_bn, effects.public_cost_usd_bn
    if accord.local_currency == "USD":
        local = None
    main = local or dollars
    if main is None:
        return []
    why = []
    when = writer.during()
    if local and dollars and max(abs(end) for end in dollars.ordered) > NOISE:
        why.append(f"= {numbers.usd(dollars.central)}{when}")
    elif when:
        why.append(when.strip())
    if effects.subsidy_pct is not None:
        rate = effects.subsidy_pct
        if max(rate.ordered) < NOISE:
            why.append("no subsidy is needed: buyers would buy as much anyway")
        else:
            why.append(
                f"a subsidy of {numbers.pct(rate.central, digits=2)}{writer.ends(rate, digits=2)} delivers the quantity"
            )
    figure = numbers.money(main.central, accord.local_currency if local else "USD")
    more = sentence(budget(writer.outcome, numbers))
    return [Row("cost", "public cost", figure, numbers.span(main), "; ".join(why), more)]


def budget(outcome: Outcome, numbers: Numbers) -> str:
    """The public cost against the stated budget, in words; empty without a budget or a cost."""
    effects, accord = outcome.purchase, outcome.accord
    if effects is None or effects.stated_budget_local_bn is None or effects.public_cost_local_bn is None:
        return ""
    stated, cost = effects.stated_budget_local_bn, effects.public_cost_local_bn
    text = f"the stated budget of {numbers.money(stated, accord.local_currency)}"
    low, high = cost.ordered
    if high <= stated:
        return f"within {text}" + (", even at the high end" if high > cost.central else "")
    if cost.central <= stated:
        return f"within {text}, but not at the high end"
    if low <= stated:
        return f"above {text}, except at the low end"
    return f"above {text}" + (", even at the low end" if low < cost.central else "")


def chosen_incomes(outcome: Outcome, incomes: tuple[Income, ...]) -> list[Income]:
    """Buyer, seller, the third economy to which most of the purchase is booked, and the one that moves most."""
    own = [outcome.accord.buyer, outcome.accord.seller]
    rows = [row for code in own for row in incomes if row.economy == code]
    others = [row for row in incomes if row.economy not in own and abs(row.pct.central) > NOISE]
    booked: dict[str, float] = {}
    if outcome.bookings:
        booked = {row.economy: row.customs_usd_bn + row.value_usd_bn for row in outcome.bookings.by_economy}
    makers = [row for row in others if booked.get(row.economy, 0.0) > 0]
    chosen = sorted(makers, key=lambda row: -booked[row.economy])[:1]
    chosen += sorted(others, key=lambda row: -abs(row.pct.central))[:1]
    return rows + [row for i, row in enumerate(chosen) if row not in chosen[:i]]


def _income(writer: Writer, label: str, incomes: tuple[Income, ...], key: str = "income", why: str = "") -> Row:
    numbers = writer.numbers
    items = tuple(
        f"{writer.name(row.economy)} {numbers.pct(row.pct.central, signed=True)}{writer.ends(row.pct, signed=True)}"
        for row in chosen_incomes(writer.outcome, incomes)
    )
    total = sum(row.usd_bn for row in incomes)
    gain = sum(row.pct.central > NOISE for row in incomes)
    lose = sum(row.pct.central < -NOISE for row in incomes)
    more = (
        f"{gain} {plural(gain, 'economy gains', 'economies gain')}, {lose} {plural(lose, 'loses', 'lose')}; "
        f"all together {numbers.bn(total, signed=True)} USD a year"
    )
    return Row(key, label, why=why, more=more, items=items)


def _tariffs(writer: Writer) -> Row:
    assert writer.outcome.tariffs is not None
    effects, numbers = writer.outcome.tariffs, writer.numbers
    row = _income(writer, "tariffs alone", effects.real_income, "tariffs", writer.tariff_label())
    balance = effects.bilateral_balance_usd_bn
    if balance is None:
        return row
    text = f"{writer.pair()} {numbers.bn(balance.central, signed=True)} USD a year{writer.ends(balance, signed=True)}"
    return replace(row, more=f"{row.more}; {text}")
