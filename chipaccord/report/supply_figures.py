"""Charts of the supply section: the network, losses over time, narrow places, exposure, the trade model beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from chipaccord.report import lines, network, supply_sentences
from chipaccord.report.figures import Figure, Studio
from chipaccord.report.lines import Series, line_chart
from chipaccord.report.network import Band, Box, Group
from chipaccord.report.numbers import NOISE
from chipaccord.report.palette import NEUTRAL, OTHER
from chipaccord.report.rows import NARROW, WIDE, Layout, Mark
from chipaccord.report.stages import node_name, set_name, short_set, stage_name
from chipaccord.report.words import sentence

if TYPE_CHECKING:
    from chipaccord.report.supply_view import Concentration

RANKED = 5  # narrow places that are numbered in the drawing
MOST_NARROW = 10
COLUMNS = (("Materials", ("material",)), ("Fabs", ("fab",)), ("Packaging and test", ("process",)))
LINES = ("var(--e2)", "var(--e1)", "var(--e3)", "var(--e4)", "var(--e7)", "var(--e5)")
CENTRAL = "stocks and utilisation at their central setting"


def drawn(studio: Studio) -> Figure | None:
    """The network: stages left to right, each split by place."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    if chain is None or not chain.concentration:
        return None
    rows = {row.stage: row for row in chain.concentration if row.capacity_set == chain.capacity_sets[0]}
    ranks = {
        (row.stage, row.place): k + 1
        for k, row in enumerate(row for row in chain.critical if row.lost.ordered[1] >= NOISE)
        if k < RANKED
    }
    used = _colours(studio, list(rows.values()))
    groups = [
        Group(head, tuple(_box(studio, rows[name], ranks, used) for name in rows if rows[name].kind in kinds))
        for head, kinds in COLUMNS
    ]
    groups = [g for g in groups if g.boxes]
    if chain.sold:
        products = tuple(_bar(studio, row.product, row.shares_pct, {}, used) for row in chain.sold)
        groups.append(Group("Products by place of use", products))
    legend = {writer.names.full(code): colour for code, colour in used.items()} | {"others": OTHER}
    headline = supply_sentences.network(writer)
    wide, narrow = (
        network.drawing(
            groups,
            chain.links,
            legend,
            narrow=small,
            description=headline,
            ident=f"network-{'narrow' if small else 'wide'}",
        )
        for small in (False, True)
    )
    note = "A number marks the places whose loss costs most, in the order of the ranking below. " if ranks else ""
    return Figure(
        "network",
        headline,
        "each bar is a stage, split by the place of its capacity; lines lead from an input to its users",
        sentence(set_name(chain.capacity_sets[0])),
        "network",
        wide,
        narrow,
        note=note,
    )


def _colours(studio: Studio, rows: list[Concentration]) -> dict[str, str]:
    """Colours of the places that hold most capacity; those of other charts are kept."""
    weight: dict[str, float] = {}
    for row in rows:
        for place, share in row.shares_pct.items():
            weight[place] = weight.get(place, 0.0) + share
    largest = sorted(weight, key=lambda place: -weight[place])[:6]
    taken = {place: studio.palette.colour(place) for place in largest if studio.palette.colour(place) != OTHER}
    free = [f"var(--e{k})" for k in range(1, 8) if f"var(--e{k})" not in taken.values()]
    return {place: taken.get(place) or (free.pop(0) if free else OTHER) for place in largest}


def _box(studio: Studio, row: Concentration, ranks: dict[tuple[str, str], int], colours: dict[str, str]) -> Box:
    return _bar(studio, row.stage, row.shares_pct, ranks, colours)


def _bar(
    studio: Studio,
    stage: str,
    shares: Mapping[str, float],
    ranks: Mapping[tuple[str, str], int],
    colours: Mapping[str, str],
) -> Box:
    """A stage's bar: the places that have a colour or a number, the largest first, then the others together."""
    places = sorted(shares, key=lambda place: -shares[place])
    bands = [
        Band(place, shares[place] / 100, colours.get(place, OTHER), ranks.get((stage, place), 0))
        for place in places
        if place in colours or (stage, place) in ranks
    ]
    rest = 1 - sum(band.share for band in bands)
    if rest > 1e-6:
        bands.append(Band("others", rest, OTHER))
    aside = f"{places[0]} {studio.writer.numbers.share(shares[places[0]])}" if places else ""
    return Box(stage, sentence(stage_name(stage)), aside, tuple(bands))


def fan(studio: Studio) -> Figure | None:
    """Chips not delivered so far, week by week, under each shock."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    if chain is None:
        return None
    numbers = writer.numbers
    shown = [shock for shock in chain.shocks if max(shock.undelivered_high_usd_bn, default=0.0) >= NOISE]
    if not shown:
        return None
    shown = sorted(shown, key=lambda shock: -max(shock.undelivered_high_usd_bn))[: len(LINES)]
    last = max(_settled(shock.undelivered_high_usd_bn) for shock in shown)
    series = []
    for shock, colour in zip(shown, LINES, strict=False):
        lost = " or ".join(dict.fromkeys(numbers.plain(run.lost_usd_bn) for run in shock.runs))
        name = f"{supply_sentences.title(shock)}: {lost} lost"
        for k, run in enumerate(shock.runs):
            points = ((0.0, 0.0), *((float(w + 1), v) for w, v in enumerate(run.undelivered_usd_bn[:last])))
            band = (
                ()
                if k
                else (
                    (0.0, 0.0, 0.0),
                    *(
                        (float(w + 1), max(low, 0.0), high)
                        for w, (low, high) in enumerate(
                            zip(shock.undelivered_low_usd_bn[:last], shock.undelivered_high_usd_bn[:last], strict=True)
                        )
                    ),
                )
            )
            series.append(Series("" if k else name, points, colour, band, "5 4" if k else ""))
    headline = supply_sentences.fan(writer)
    unit = "chip sales not delivered so far, late or lost, bn USD, by week from the start of the shock"
    wide, narrow = (
        line_chart(
            series,
            frame,
            x_title="weeks",
            description=headline,
            ident=f"fan-{name}",
            shown=lambda value: numbers.plain(value, trim=True),
        )
        for frame, name in ((lines.WIDE, "wide"), (lines.NARROW, "narrow"))
    )
    hidden = [supply_sentences.title(shock) for shock in chain.shocks if shock not in shown]
    note = "Band: low and high stocks and utilisation, both capacity sets. Dashed: the 2025 estimate."
    if hidden:
        note += f" Nothing falls behind under: {', '.join(hidden)}."
    return Figure("fan", headline, unit, "no shock", "shock_weeks", wide, narrow, note=note)


def _settled(path: tuple[float, ...]) -> int:
    """Weeks until the path stays within 1 percent of its end, with some air."""
    top = max(map(abs, path))
    moving = [week for week, value in enumerate(path) if abs(value - path[-1]) > 0.01 * top]
    return min(len(path), (moving[-1] if moving else 0) + 8)


def critical(studio: Studio) -> Figure | None:
    """The narrow places by what losing them for 90 days costs."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    if chain is None:
        return None
    rows = [row for row in chain.critical if row.lost.ordered[1] >= NOISE][:MOST_NARROW]
    if not rows:
        return None
    numbers = writer.numbers
    marks = []
    for k, row in enumerate(rows):
        low, high = row.lost.ordered
        span = numbers.span(row.lost)
        share = numbers.share(row.by_set[0].share_pct)
        text = numbers.plain(row.lost.central) + (f"  [{span}]" if span else "")
        label = f"{k + 1}  {node_name(row.stage, writer.names.full(row.place))} ({share})"
        colour = studio.palette.colour(row.place)
        marks.append(
            Mark(label, 0.0, row.lost.central, colour, (text,), low=low if span else None, high=high if span else None)
        )
    headline = supply_sentences.critical(writer)
    wide, narrow = studio.both("critical", {WIDE: marks, NARROW: marks}, "bn USD", headline)
    unit = (
        "chip sales lost, bn USD, if the place loses the whole stage for 90 days and takes 30 to come back; in "
        "brackets after the name its share of the stage; line: the two capacity sets"
    )
    return Figure("critical", headline, unit, CENTRAL, "critical", wide, narrow)


def cases(studio: Studio) -> Figure | None:
    """Chip sales lost under each shock as it is, with the purchases, with the support, with both."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    if chain is None or not chain.built:
        return None
    numbers = writer.numbers
    marks: list[Mark] = []
    first = chain.capacity_sets[0]
    for shock in chain.shocks:
        rows: dict[str, dict[str, float]] = {}
        for row in (row for row in chain.cases if row.shock == shock.name):
            rows.setdefault(row.case, {})[row.capacity_set] = row.lost_usd_bn
        if not any(value >= NOISE for by in rows.values() for value in by.values()):
            continue
        marks.append(Mark(supply_sentences.title(shock), 0, 0, NEUTRAL, heading=True))
        base = next(iter(rows.values()))[first]
        for case, by in rows.items():
            text = " or ".join(dict.fromkeys(numbers.plain(value) for value in by.values()))
            change = by[first] - base
            aside = f"{numbers.plain(change, signed=True)} bn USD" if abs(change) >= NOISE else ""
            marks.append(Mark(sentence(case), 0.0, by[first], NEUTRAL, (text,), aside))
    if not marks:
        return None
    headline = supply_sentences.support(writer)
    wide, narrow = studio.both("support", {WIDE: marks, NARROW: marks}, "bn USD", headline)
    unit = "chip sales lost under each shock, bn USD, under the recommended capacity shares or the 2025 estimate"
    return Figure("support-cases", headline, unit, CENTRAL, "support_cases", wide, narrow)


def exposure(studio: Studio) -> Figure | None:
    """The buyer's lean on Taiwan, case by case, under both capacity sets; other economies are in the table."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    own = writer.outcome.accord.buyer
    if chain is None or supply_sentences.own_exposure(writer) is None:
        return None
    numbers = writer.numbers
    marks: list[Mark] = []
    for which in chain.capacity_sets:
        for row in (row for row in chain.exposure if row.capacity_set == which and row.economy == own):
            marks.append(Mark(sentence(set_name(which)), 0, 0, NEUTRAL, heading=True))
            colour = studio.palette.colour(row.economy)
            base = row.cases[0].usd_bn
            for case in row.cases:
                change = case.usd_bn - base
                text = f"{numbers.pct(case.pct)}  {numbers.bn(case.usd_bn)}"
                aside = "" if abs(change) < NOISE else f"{numbers.bn(change, signed=True)} USD a year"
                marks.append(Mark(sentence(case.case), 0.0, case.pct, colour, (text,), aside))
    headline = supply_sentences.exposure(writer)
    wide, narrow = studio.both("exposure", {WIDE: marks, NARROW: marks}, "percent of chip purchases", headline)
    unit = (
        "part of an economy’s chip purchases that is made in Taiwan at least once on the way (die, part or packaging), "
        "in percent and bn USD a year"
    )
    return Figure("exposure", headline, unit, "chip purchases of 2024", "exposure", wide, narrow)


def trade(studio: Studio) -> Figure | None:
    """For each shock: sales lost in the network under both sets, and real income lost in the trade model."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    if chain is None:
        return None
    marks: dict[Layout, list[Mark]] = {WIDE: [], NARROW: []}
    for shock in chain.shocks:
        if shock.trade is None or max(run.lost_usd_bn for run in shock.runs) < NOISE:
            continue
        lost = -sum(row.usd_bn for row in shock.trade.real_income)
        rows = [
            (f"Users’ sales, {short_set(run.capacity_set)}", run.users_lost_usd_bn, "var(--e2)") for run in shock.runs
        ]
        rows += [(f"Chip sales, {short_set(run.capacity_set)}", run.lost_usd_bn, "var(--e5)") for run in shock.runs]
        rows.append(("Real income, trade model", lost, "var(--e1)"))
        heading = Mark(supply_sentences.title(shock), 0, 0, NEUTRAL, heading=True)
        for found in marks.values():
            found.append(heading)
            found += [Mark(label, 0.0, value, colour, (writer.numbers.plain(value),)) for label, value, colour in rows]
    if not marks[WIDE]:
        return None
    headline = supply_sentences.trade(writer)
    wide, narrow = studio.both("shock-trade", marks, "bn USD", headline)
    figure = Figure(
        "shock-trade",
        headline,
        "lost, bn USD: sales in the network, real income in the trade model",
        "no shock",
        "shock_trade",
        wide,
        narrow,
    )
    return replace(figure, note="Sales and real income are not the same thing: a sale includes what its inputs cost.")
