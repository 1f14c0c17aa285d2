"""Sentences of the supply section, made from its figures; every figure of the network under both capacity sets."""

from __future__ import annotations

from collections.abc import Sequence

from chipaccord.report.numbers import NOISE
from chipaccord.report.stages import set_name, shock_name, stage_name
from chipaccord.report.supply_view import Chain, Critical, Exposure, Shock, ShockRun
from chipaccord.report.words import listed, plural, sentence
from chipaccord.report.writer import Writer

WHY_THEY_DIFFER = (
    "The two models answer different questions. The network keeps each chip to its factory, week by week: stocks and "
    "qualified second sources are all that stands in, and what is lost is sales. The trade model spreads the same loss "
    "over a year in which every buyer may turn to other chips at a higher price, and counts real income after everyone "
    "has adjusted; the place that is cut off even earns the scarcity rent. The network says what is at stake before "
    "anyone can adjust, the trade model what remains once all have."
)
ABOUT = (
    "The network follows stages and places by week: materials, fabs, packaging, products. A shock takes capacity out; "
    "stocks, spare capacity and second sources stand in as long as they last. Shares are by location of capacity, "
    "under two sets: figures published for 2019 to 2024 (“recommended”), and an estimate for 2025. The range goes over "
    "low and high stocks and utilisation under both. Most stocks, lead times and qualification times are assumptions."
)


AS_IT_IS = "as it is"


def worst(chain: Chain) -> Shock | None:
    """The shock that costs most chip sales, if there is one."""
    return max(chain.shocks, key=lambda shock: shock.runs[0].lost_usd_bn, default=None)


def title(shock: Shock) -> str:
    """A shock's name in words."""
    return shock_name(shock.name, shock.title)


def both(writer: Writer, runs: Sequence[ShockRun]) -> str:
    """The loss under the first capacity set, with the others in brackets."""
    first, *others = runs
    text = writer.numbers.usd(first.lost_usd_bn)
    more = [f"{writer.numbers.plain(run.lost_usd_bn)} under the {set_name(run.capacity_set)}" for run in others]
    return f"{text} ({', '.join(more)})" if more else text


def shocks(writer: Writer) -> str:
    """What the worst shock costs."""
    chain, numbers = writer.outcome.chain, writer.numbers
    assert chain is not None
    found = worst(chain)
    if found is None:
        return "The document names no shock."
    run = found.runs[0]
    if max(r.lost_usd_bn for r in found.runs) < NOISE:
        return f"{_count(len(chain.shocks))} costs chip sales: stocks and second sources hold."
    first = ""
    if run.first_short_weeks is not None:
        first = f"; {stage_name(run.first_product)} are short first, after {_weeks(writer, run.first_short_weeks)}"
    return (
        f"{title(found)}: {both(writer, found.runs)} of chip sales lost, and {numbers.usd(run.users_lost_usd_bn)} of "
        f"sales by those who need the chips{first}."
    )


def _count(shocks: int) -> str:
    return "The shock of the document never" if shocks == 1 else f"None of the {shocks} shocks"


def fan(writer: Writer) -> str:
    """How high the undelivered sales rise, and what stays lost."""
    chain, numbers = writer.outcome.chain, writer.numbers
    assert chain is not None
    found = worst(chain)
    assert found is not None
    path = found.runs[0].undelivered_usd_bn
    peak = max(range(len(path)), key=lambda week: path[week])
    if path[peak] < NOISE:
        return "Deliveries never fall behind under any shock of the document."
    end = f"{numbers.usd(path[-1])} are still missing after {len(path)} weeks"
    return f"{title(found)}: {numbers.usd(path[peak])} of chips are late or lost by week {peak + 1}; {end}."


def critical(writer: Writer) -> str:
    """Where 90 days cost most."""
    chain, numbers = writer.outcome.chain, writer.numbers
    assert chain is not None
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
    return f"{sentence(names[0])} costs most to lose for 90 days, {numbers.usd(costly[0].lost.central)}{then}{rest}."


def _node(writer: Writer, row: Critical) -> str:
    return f"{stage_name(row.stage)} in {writer.names.short(row.place)}"


def network(writer: Writer) -> str:
    """How many stages stand mostly in one place."""
    chain, numbers = writer.outcome.chain, writer.numbers
    assert chain is not None
    rows = [row for row in chain.concentration if row.capacity_set == chain.capacity_sets[0]]
    flow = [row for row in rows if row.kind in ("material", "fab", "process")]
    most = max(flow, key=lambda row: row.largest_share_pct)
    half = [row for row in flow if row.largest_share_pct > 50]
    where = writer.names.short(most.largest_place)
    return (
        f"{len(half)} of {len(flow)} stages have more than half of their capacity in one place; most of all "
        f"{stage_name(most.stage)}, {numbers.share(most.largest_share_pct)} in {where}."
    )


def exposure(writer: Writer) -> str:
    """What the plan does to the buyer's lean on Taiwan."""
    chain, numbers = writer.outcome.chain, writer.numbers
    assert chain is not None
    row = own_exposure(writer)
    assert row is not None
    first, *others = row.cases
    who = writer.names.short(row.economy)
    start = (
        f"{numbers.share(first.pct)} of what {who} spends on chips leans on Taiwan, {numbers.usd(first.usd_bn)} a year"
    )
    return (
        "; ".join([sentence(start), *(f"{case.case} {_change(writer, case.usd_bn - first.usd_bn)}" for case in others)])
        + "."
    )


def _change(writer: Writer, value: float) -> str:
    if abs(value) < NOISE:
        return "it does not change"
    return f"it {'rises' if value > 0 else 'falls'} by {writer.numbers.usd(abs(value))}"


def own_exposure(writer: Writer) -> Exposure | None:
    """The buyer's exposure under the first capacity set."""
    chain = writer.outcome.chain
    rows = chain.exposure if chain else ()
    return next((row for row in rows if row.economy == writer.outcome.accord.buyer), None)


def support(writer: Writer) -> str:
    """What the support builds, and what that does under the worst shock."""
    chain, numbers = writer.outcome.chain, writer.numbers
    assert chain is not None
    first = chain.capacity_sets[0]
    parts = [
        f"{numbers.share(item.share_of_stage_pct.central)} of the world’s {stage_name(item.stage)} in "
        f"{writer.names.short(item.place)}"
        for item in chain.built
    ]
    money = numbers.usd(sum(item.public_usd_bn for item in chain.built))
    text = f"{money} of public support builds about {listed(parts)}"
    found = worst(chain)
    if found is None or not found.runs[0].lost_usd_bn:
        return f"{text}."
    spared = spared_by(chain, found, "with the support")
    if max(map(abs, spared.values())) < NOISE:
        return f"{text}; under the worst shock ({title(found)}) it spares no chip sale."
    value = spared[first]
    verb = "spares" if value >= 0 else "adds"
    others = [
        f"{numbers.plain(spared[code])} under the {set_name(code)}"
        for code in chain.capacity_sets[1:]
        if numbers.plain(spared[code]) != numbers.plain(value)
    ]
    more = f" ({', '.join(others)})" if others else ""
    lost = found.runs[0].lost_usd_bn
    size = f"{numbers.usd(abs(value))}{more}, {numbers.pct(100 * abs(value) / lost, digits=2)} of the loss"
    return f"{text}; under the worst shock ({title(found)}) it {verb} {size}."


def spared_by(chain: Chain, shock: Shock, case: str) -> dict[str, float]:
    """Chip sales that a case spares under a shock, by capacity set; negative where it loses more."""
    lost = {(row.capacity_set, row.case): row.lost_usd_bn for row in chain.cases if row.shock == shock.name}
    return {code: lost[code, AS_IT_IS] - lost[code, case] for code in chain.capacity_sets if (code, case) in lost}


def trade(writer: Writer) -> str:
    """The network's figure beside the trade model's."""
    chain, numbers = writer.outcome.chain, writer.numbers
    assert chain is not None
    found = max(
        (s for s in chain.shocks if s.trade and s.runs[0].lost_usd_bn >= NOISE),
        key=lambda shock: shock.runs[0].lost_usd_bn,
        default=None,
    )
    if found is None or found.trade is None:
        return ""
    lost = -sum(row.usd_bn for row in found.trade.real_income)
    verb = "costs" if lost >= 0 else "gives"
    return (
        f"{title(found)}: chip users lose {numbers.usd(found.runs[0].users_lost_usd_bn)} of sales in the network; in "
        f"the trade model, with {numbers.pct(found.trade.capped_pct, digits=2)} of a year’s chip exports of "
        f"{writer.names.short(found.trade.place)} cut, it {verb} {numbers.usd(abs(lost))} of real income worldwide."
    )


def _weeks(writer: Writer, weeks: float) -> str:
    text = writer.numbers.plain(weeks, digits=2, trim=True)
    return f"{text} {'week' if text == '1' else 'weeks'}"
