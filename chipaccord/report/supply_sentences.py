"""Sentences of the supply section, made from its figures; every figure of the network under both capacity sets."""

from __future__ import annotations

from chipaccord.report.numbers import NOISE
from chipaccord.report.stages import set_name, shock_name, stage_name
from chipaccord.report.supply_view import SUPPORT, Chain, Critical, Portfolio, Shock, Spending
from chipaccord.report.words import listed, plural, sentence
from chipaccord.report.writer import Writer

WHY_THEY_DIFFER = (
    "Why the two models differ: the network keeps each chip to its factory, week by week; stocks and qualified second "
    "sources are all that stands in, and what is lost is sales. The trade model spreads the same loss over a year in "
    "which every buyer may turn to other chips at a higher price, and counts real income after everyone has adjusted; "
    "the place that is cut off even earns the scarcity rent. The network says what is at stake before anyone can "
    "adjust, the trade model what remains once all have."
)
ABOUT = (
    "The network follows stages and places by week: materials, fabs, packaging, products. A shock takes capacity out; "
    "stocks, spare capacity and second sources stand in as long as they last. Chip sales lost are those of all makers "
    "to all users in the world, over two years from the start of the shock; they are sales, not income. Shares are by "
    "location of capacity, under two sets that differ in the logic fabs: SIA and BCG for 2019 to 2022 (“recommended”), "
    "or an estimate for 2024 to 2025; the other stages have one set. The range goes over low and high stocks and "
    "utilisation under both. Five in six of the shares, and most stocks, lead times and qualification times, are "
    "assumptions."
)
BEST_USE = (
    "What else the money could buy is tried where the shocks bite: capacity, second sources and stocks at the stages "
    "that they hit most, stocks of the products that lose most. A programme picks what lowers cost and risk most, and "
    "simulation judges its choice. Risk is the mean loss of the worst year in twenty (conditional value at risk at "
    "95%) over the shocks of the document at the odds taken; prices of capacity, stocks and second sources are derived "
    "or assumed, as the table says."
)


def title(shock: Shock) -> str:
    """A shock's name in words."""
    return shock_name(shock.name, shock.title)


def first_shortage(writer: Writer, shock: Shock) -> str:
    """How long until the first product is short: "51 weeks", under either set, or when any is."""
    weeks = [_number(writer, run.first_short_weeks) for run in shock.runs if run.first_short_weeks is not None]
    if not weeks:
        return "if stocks low"
    return f"{' / '.join(dict.fromkeys(weeks))} weeks"


def by_set(writer: Writer, figures: dict[str, float]) -> str:
    """A figure in bn USD under the first capacity set, with the others in brackets."""
    (_, first), *others = figures.items()
    more = [f"{writer.numbers.plain(value)} under the {set_name(code)}" for code, value in others]
    return f"{writer.numbers.usd(first)} ({', '.join(more)})" if more else writer.numbers.usd(first)


def lost(shock: Shock) -> dict[str, float]:
    """Chip sales lost by capacity set."""
    return {run.capacity_set: run.lost_usd_bn for run in shock.runs}


def shocks(writer: Writer) -> str:
    """What the worst shock costs."""
    chain = writer.chain
    if not chain.shocks:
        return "The document names no shock."
    found = chain.by_loss[0]
    if not any(shock.costs_centrally for shock in chain.shocks):
        many = len(chain.shocks)
        who = "The shock of the document never" if many == 1 else f"None of the {many} shocks"
        return f"{who} costs chip sales: stocks and second sources hold."
    run = found.runs[0]
    first = ""
    if run.first_short_weeks is not None:
        weeks = _number(writer, run.first_short_weeks)
        word = plural(1 if weeks == "1" else 2, "week", "weeks")
        first = f"; {stage_name(run.first_product)} are short first, after {weeks} {word}"
    users = by_set(writer, {run.capacity_set: run.users_lost_usd_bn for run in found.runs})
    return (
        f"{title(found)}: {by_set(writer, lost(found))} of chip sales lost, and {users} of sales by those who need the "
        f"chips{first}."
    )


def fan(writer: Writer) -> str:
    """How high the undelivered sales rise, and what stays lost."""
    chain, numbers = writer.chain, writer.numbers
    found = chain.by_loss[0]
    path = found.runs[0].undelivered_usd_bn
    peak = max(range(len(path)), key=lambda week: path[week])
    if path[peak] < NOISE:
        return "Deliveries never fall behind under any shock of the document."
    weeks = found.runs[0].first_short_weeks
    hold = f"stocks and other sources hold for {_number(writer, weeks)} weeks; then " if weeks and weeks > 8 else ""
    late = f"{hold}chips worth {numbers.usd(path[peak])} are late or lost by week {peak + 1}"
    return f"{title(found)}: {late}, and {by_set(writer, lost(found))} stay lost."


def critical(writer: Writer) -> str:
    """Where 90 days cost most."""
    chain = writer.chain
    costly = [row for row in chain.critical if row.lost.ordered[1] >= NOISE]
    free = len(chain.critical) - len(costly)
    if not costly:
        return "Losing any single narrow place for 90 days costs no chip sale: stocks and second sources hold."
    names = [_node(writer, row) for row in costly[:3]]
    then = f", then {listed(names[1:])}" if names[1:] else ""
    rest = ""
    if free:
        rest = (
            f"; {free} other narrow {plural(free, 'place', 'places')} could be lost that long at no cost, for stocks "
            "and second sources hold"
        )
    cost = by_set(writer, {run.capacity_set: run.lost_usd_bn for run in costly[0].by_set})
    return f"{sentence(names[0])} costs most to lose for 90 days, {cost}{then}{rest}."


def _node(writer: Writer, row: Critical) -> str:
    return f"{stage_name(row.stage)} in {writer.names.short(row.place)}"


def network(writer: Writer) -> str:
    """How many stages stand mostly in one place, under every capacity set."""
    chain, numbers = writer.chain, writer.numbers
    flow = [row for row in chain.concentration if row.kind in ("material", "fab", "process")]
    counts: list[str] = []
    for code in chain.capacity_sets:
        rows = [row for row in flow if row.capacity_set == code]
        half = sum(row.largest_share_pct > 50 for row in rows)
        counts.append(f"{half} of {len(rows)}" if not counts else f"{half} under the {set_name(code)}")
    most = max((row for row in flow if row.capacity_set == chain.capacity_sets[0]), key=lambda r: r.largest_share_pct)
    others = f" ({', '.join(counts[1:])})" if counts[1:] else ""
    return (
        f"{counts[0]} stages{others} have more than half of their capacity in one place; most of all "
        f"{stage_name(most.stage)}, {numbers.share(most.largest_share_pct)} in "
        f"{writer.names.short(most.largest_place)}."
    )


def exposure(writer: Writer) -> str:
    """What the plan does to the buyer's lean on Taiwan."""
    chain, numbers = writer.chain, writer.numbers
    row = chain.own_exposure(writer.outcome.accord.buyer)[0]
    first, *others = row.cases
    start = (
        f"{numbers.share(first.pct)} of what {writer.names.short(row.economy)} spends on chips is made in Taiwan at "
        f"some step, {numbers.usd(first.usd_bn)} a year"
    )
    changes = [f"{case.case} {_change(writer, case.change_usd_bn.central)}" for case in others]
    return "; ".join([sentence(start), *changes]) + "."


def _change(writer: Writer, value: float) -> str:
    if abs(value) < NOISE:
        return "it does not change"
    return f"it {'rises' if value > 0 else 'falls'} by {writer.numbers.usd(abs(value))}"


def money(writer: Writer, usd_bn: float) -> str:
    """An amount in the plan's currency: "105 bn yen"."""
    accord = writer.outcome.accord
    if accord.local_currency == "USD" or not accord.exchange_rate:
        return writer.numbers.usd(usd_bn)
    return writer.numbers.money(usd_bn * accord.exchange_rate, accord.local_currency)


def builds(writer: Writer) -> str:
    """What the support builds: "105 bn yen (0.73 bn USD) of public money builds 0.83% of the world's wafers"."""
    chain, numbers = writer.chain, writer.numbers
    parts = [
        f"{numbers.share(item.share_of_stage_pct.central)}{writer.ends(item.share_of_stage_pct, digits=2)} of the "
        f"world’s {stage_name(item.stage)} in {writer.names.short(item.place)}"
        for item in chain.built
    ]
    usd = sum(item.public_usd_bn for item in chain.built)
    text, dollars = money(writer, usd), numbers.usd(usd)
    return f"{text}{f' ({dollars})' if text != dollars else ''} of public money builds {listed(parts)}"


def bought(writer: Writer, one: Portfolio) -> str:
    """What a portfolio buys: "42 bn yen for 27 days' stock of photoresist and ..."."""
    parts = [f"{money(writer, item.usd_bn)} for {thing(writer, item)}" for item in one.items]
    return listed(parts) or "nothing that is worth its cost"


def thing(writer: Writer, item: Spending) -> str:
    """What an item of a portfolio is."""
    name, numbers = stage_name(item.stage), writer.numbers
    if item.kind == "stock":
        return f"{numbers.plain(item.amount, digits=2, trim=True)} days’ stock of {name}"
    if item.kind == "second_source":
        part = "all" if item.amount >= 0.995 else f"{numbers.share(100 * item.amount)} of"
        return f"second sources for {part} {name}"
    return f"{numbers.share(100 * item.amount)} of the world’s {name} in {writer.names.short(item.place)}"


def saved(chain: Chain, shock: Shock, *, best: bool) -> list[float]:
    """Chip sales saved under a shock by the support as written, or by the best use of its money, by capacity set."""
    compared = chain.comparison
    assert compared is not None
    if not best:
        left = {
            row.capacity_set: row.lost_usd_bn for row in chain.cases if (row.shock, row.case) == (shock.name, SUPPORT)
        }
        return [run.lost_usd_bn - left[run.capacity_set] for run in shock.runs]
    nothing, same = compared.frontier[0].lost_usd_bn, compared.same.lost_usd_bn
    return [nothing[code][shock.name] - same[code][shock.name] for code in chain.capacity_sets]


def weighed(chain: Chain, shock: Shock) -> bool:
    """Whether the best use of the money was sought against a shock: it costs sales and is taken to happen."""
    return chain.comparison is not None and all(shock.name in by for by in chain.comparison.same.lost_usd_bn.values())


def support(writer: Writer) -> str:
    """What the support spares under the worst shock, beside the best use of the money; what it builds without one."""
    chain = writer.chain
    found = next((shock for shock in chain.by_loss if weighed(chain, shock)), None)
    if found is None:
        return f"{builds(writer)}."
    written, best = (
        dict(zip(chain.capacity_sets, saved(chain, found, best=best), strict=True)) for best in (False, True)
    )
    value = next(iter(written.values()))
    spent = money(writer, sum(item.public_usd_bn for item in chain.built))
    if max(map(abs, written.values())) < NOISE:
        does = "spares no chip sale"
    else:
        does = f"{'spares' if value > 0 else 'adds'} {by_set(writer, written)} of chip sales"
    return (
        f"{title(found)}: the support of {spent} {does}; the best use of the same money would spare "
        f"{by_set(writer, best)}."
    )


def frontier(writer: Writer) -> str:
    """The risk that is left: nothing spent, the support, the best use of the same money."""
    chain, numbers = writer.chain, writer.numbers
    compared = chain.comparison
    assert compared is not None
    first = chain.capacity_sets[0]
    nothing, written, same = (
        one.cvar_usd_bn_a_year[first] for one in (compared.frontier[0], compared.written, compared.same)
    )
    return (
        f"The worst year in twenty costs {numbers.usd(nothing)} of chip sales on average; the support lowers that to "
        f"{numbers.plain(written)}, the best use of the same money to {numbers.plain(same)}."
    )


def trade(writer: Writer) -> str:
    """The network's figure beside the trade model's."""
    chain, numbers = writer.chain, writer.numbers
    found = next((s for s in chain.by_loss if s.costs_centrally and s.runs[0].trade), None)
    run = found.runs[0] if found else None
    if found is None or run is None or run.trade is None:
        return ""
    users = by_set(writer, {one.capacity_set: one.users_lost_usd_bn for one in found.runs})
    lost = run.trade.lost_usd_bn
    return (
        f"{title(found)}: chip users lose {users} of sales in the network; in the trade model, with "
        f"{numbers.pct(run.trade.capped_pct, digits=2)} of a year’s chip exports of "
        f"{writer.names.short(run.trade.place)} cut, it {'costs' if lost >= 0 else 'gives'} {numbers.usd(abs(lost))} "
        "of real income worldwide."
    )


def _number(writer: Writer, value: float) -> str:
    return writer.numbers.plain(value, digits=2, trim=True)
