"""Charts of the supply section: losses over time, support, frontier, exposure, network, narrow places, trade model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from chipaccord.report import supply_sentences
from chipaccord.report.charts import lines, network
from chipaccord.report.charts.lines import Series, line_chart
from chipaccord.report.charts.network import Band, Box, Group
from chipaccord.report.charts.rows import NARROW, WIDE, Mark
from chipaccord.report.figures import Figure, Studio
from chipaccord.report.numbers import NOISE, unit_word
from chipaccord.report.palette import NEUTRAL, OTHER, SERIES
from chipaccord.report.stages import node_name, set_name, short_set, stage_name
from chipaccord.report.words import sentence

if TYPE_CHECKING:
    from chipaccord.report.supply_view import Concentration

RANKED = 5  # narrow places that are numbered in the drawing
MOST_NARROW = 10
COLUMNS = (("Materials", ("material",)), ("Fabs", ("fab",)), ("Packaging and test", ("process",)))
BEST = SERIES[2]  # the best use of the money
SHOWN = 5e-3  # bn USD, below which a change is not set beside its figure
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
    """Colours of the places that hold most capacity."""
    weight: dict[str, float] = {}
    for row in rows:
        for place, share in row.shares_pct.items():
            weight[place] = weight.get(place, 0.0) + share
    largest = sorted(weight, key=lambda place: -weight[place])[:6]
    return {place: studio.palette.colour(place) for place in largest}


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
    shown = [shock for shock in chain.by_loss if shock.costs][: len(SERIES)]
    if not shown:
        return None
    last = max(_settled(shock.undelivered_high_usd_bn) for shock in shown)
    series = []
    for shock, colour in zip(shown, SERIES, strict=False):
        lost = " / ".join(numbers.plain(run.lost_usd_bn) for run in shock.runs)
        name = f"{supply_sentences.title(shock)}: {lost} lost{writer.ends(shock.lost_usd_bn)}"
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
    hidden = [supply_sentences.title(shock) for shock in chain.shocks if not shock.costs]
    first, *others = (set_name(code) for code in chain.capacity_sets)
    note = f"Line: {first}; dashed: {', '.join(others)}. Band: low and high stocks and utilisation under both."
    if hidden:
        note += f" No chip sale is lost under: {'; '.join(hidden)}."
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
        share = " / ".join(numbers.share(run.share_pct) for run in row.by_set)
        text = " / ".join(numbers.plain(run.lost_usd_bn) for run in row.by_set)
        label = f"{k + 1}  {node_name(row.stage, writer.names.full(row.place))} ({share})"
        colour = studio.palette.colour(row.place)
        marks.append(
            Mark(label, 0.0, row.lost.central, colour, (text,), low=low if span else None, high=high if span else None)
        )
    headline = supply_sentences.critical(writer)
    wide, narrow = studio.both("critical", {WIDE: marks, NARROW: marks}, "bn USD", headline)
    unit = (
        "chip sales lost, bn USD, if the place loses the whole stage for 90 days and takes 30 to come back; in "
        "brackets after the name its share of the stage; " + " / ".join(set_name(code) for code in chain.capacity_sets)
    )
    return Figure("critical", headline, unit, CENTRAL, "critical", wide, narrow)


def cases(studio: Studio) -> Figure | None:
    """Chip sales lost under each shock: as it is, with the support, with the purchases too, with the best use of its
    money."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    if chain is None or not chain.built:
        return None
    numbers, compared = writer.numbers, chain.comparison
    marks: list[Mark] = []
    for shock in (shock for shock in chain.by_loss if shock.costs_centrally):
        marks.append(Mark(supply_sentences.title(shock), 0, 0, NEUTRAL, heading=True))
        rows: dict[str, dict[str, float]] = {}
        for row in (row for row in chain.cases if row.shock == shock.name):
            rows.setdefault(row.case, {})[row.capacity_set] = row.lost_usd_bn
        lost = compared.same.lost_usd_bn if compared else {}
        if any(shock.name in by for by in lost.values()):
            rows["best use of the money"] = {code: by[shock.name] for code, by in lost.items()}
        base = next(iter(rows.values()))
        for case, by in rows.items():
            first = next(iter(by))
            text = " / ".join(numbers.plain(value) for value in by.values())
            change = by[first] - base[first]
            aside = f"{numbers.plain(change, signed=True)} bn USD" if abs(change) >= SHOWN else ""
            colour = BEST if case.startswith("best") else NEUTRAL
            marks.append(Mark(sentence(case), 0.0, by[first], colour, (text,), aside))
    if not marks:
        return None
    headline = supply_sentences.support(writer)
    wide, narrow = studio.both("support", {WIDE: marks, NARROW: marks}, "bn USD", headline)
    unit = f"chip sales lost under each shock, bn USD: {' / '.join(set_name(code) for code in chain.capacity_sets)}"
    note = f"{supply_sentences.builds(writer)}."
    return Figure("support-cases", headline, unit, CENTRAL, "support_cases", wide, narrow, note=note)


def frontier(studio: Studio) -> Figure | None:
    """Risk against money: the best portfolio at each budget by programme and by simulation, and the support."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    compared = chain.comparison if chain else None
    if chain is None or compared is None:
        return None
    accord = writer.outcome.accord
    local = accord.local_currency != "USD" and accord.exchange_rate
    rate, unit = (accord.exchange_rate or 1.0, unit_word(accord.local_currency)) if local else (1.0, "USD")
    numbers, points = writer.numbers, compared.frontier

    def line(values: list[float | None], name: str, colour: str, dash: str = "", *, dots: bool = False) -> Series:
        found = [(p.spent_usd_bn * rate, v) for p, v in zip(points, values, strict=True) if v is not None]
        return Series(name, tuple(found), colour, (), dash, dots)

    first, *others = chain.capacity_sets
    end = points[-1].cvar_usd_bn_a_year
    series = [
        line(
            [p.cvar_usd_bn_a_year[first] for p in points],
            f"best use, simulated, {short_set(first)}: {numbers.plain(end[first])}",
            BEST,
            dots=True,
        ),
        *(
            line(
                [p.cvar_usd_bn_a_year[code] for p in points],
                f"the same under the {set_name(code)}: {numbers.plain(end[code])}",
                SERIES[1],
                "2 5",
            )
            for code in others
        ),
        line([p.programme_cvar_usd_bn_a_year for p in points], "what the programme expected", SERIES[5], "7 4"),
        Series(
            f"the support as written: {numbers.plain(compared.written.cvar_usd_bn_a_year[first])}",
            ((compared.written.spent_usd_bn * rate, compared.written.cvar_usd_bn_a_year[first]),),
            SERIES[0],
            dots=True,
        ),
    ]
    headline = supply_sentences.frontier(writer)
    wide, narrow = (
        line_chart(
            series,
            frame,
            x_title=f"public money, bn {unit}",
            description=headline,
            ident=f"frontier-{name}",
            shown=lambda value: numbers.plain(value, trim=True),
        )
        for frame, name in ((lines.WIDE, "wide"), (lines.NARROW, "narrow"))
    )
    gaps = [
        abs(p.programme_cvar_usd_bn_a_year - p.cvar_usd_bn_a_year[first])
        for p in points
        if p.programme_cvar_usd_bn_a_year is not None
    ]
    widest = numbers.pct(100 * max(gaps, default=0.0) / points[0].cvar_usd_bn_a_year[first], digits=2)
    text = (
        f"mean loss of the worst year in twenty (CVaR at {numbers.pct(compared.level_pct)}), bn USD of chip sales, by "
        f"public money spent, bn {unit}"
    )
    note = (
        f"{compared.tried} things tried; dots are simulated. The programme misses the simulation by at most {widest} "
        "of the risk with nothing spent."
    )
    return Figure("frontier", headline, text, "nothing spent, at the left", "frontier", wide, narrow, note=note)


def exposure(studio: Studio) -> Figure | None:
    """What each part of the accord adds to the buyer's lean on Taiwan; levels and other economies are in the table."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    rows = chain.own_exposure(writer.outcome.accord.buyer) if chain else ()
    if chain is None or not rows:
        return None
    numbers = writer.numbers
    marks: list[Mark] = []
    for row in rows:
        base, *others = row.cases
        level = f"{numbers.pct(base.pct)} of chip purchases, {numbers.usd(base.usd_bn)} a year"
        marks.append(Mark(f"{sentence(set_name(row.capacity_set))}: {level}", 0, 0, NEUTRAL, heading=True))
        for case in others:
            change = case.change_usd_bn
            low, high = change.ordered
            moves = bool(numbers.span(change))
            text = f"{numbers.plain(change.central, signed=True)}{writer.ends(change, signed=True)}"
            marks.append(
                Mark(
                    sentence(case.case),
                    0.0,
                    change.central,
                    studio.palette.colour(row.economy),
                    (text, f"to {numbers.pct(case.pct)}"),
                    low=low if moves else None,
                    high=high if moves else None,
                )
            )
    headline = supply_sentences.exposure(writer)
    wide, narrow = studio.both("exposure", {WIDE: marks, NARROW: marks}, "bn USD a year", headline)
    unit = (
        f"change of what {writer.names.short(rows[0].economy)} buys that is made in Taiwan at least once on the way "
        "(die, part or packaging), bn USD a year; line: what is additional of the purchases, and what they replace"
    )
    return Figure("exposure", headline, unit, "chip purchases of 2024", "exposure", wide, narrow)


def trade(studio: Studio) -> Figure | None:
    """For each shock: sales lost in the network, and real income lost in the trade model, under both capacity sets."""
    writer, chain = studio.writer, studio.writer.outcome.chain
    if chain is None:
        return None
    marks: list[Mark] = []
    for shock in chain.by_loss:
        if not shock.costs_centrally or not any(run.trade for run in shock.runs):
            continue
        marks.append(Mark(supply_sentences.title(shock), 0, 0, NEUTRAL, heading=True))
        for what, colour in (("Users’ sales", SERIES[0]), ("Chip sales", SERIES[5]), ("Real income", SERIES[1])):
            for run in shock.runs:
                values = {"Users’ sales": run.users_lost_usd_bn, "Chip sales": run.lost_usd_bn}
                value = values.get(what, run.trade.lost_usd_bn if run.trade else 0.0)
                label = f"{what}, {short_set(run.capacity_set)}"
                marks.append(Mark(label, 0.0, value, colour, (writer.numbers.plain(value),)))
    if not marks:
        return None
    headline = supply_sentences.trade(writer)
    wide, narrow = studio.both("shock-trade", {WIDE: marks, NARROW: marks}, "bn USD", headline)
    unit = "lost worldwide, bn USD: sales in the network over two years, real income in the trade model in one year"
    figure = Figure("shock-trade", headline, unit, "no shock", "shock_trade", wide, narrow)
    return replace(figure, note=supply_sentences.WHY_THEY_DIFFER)
