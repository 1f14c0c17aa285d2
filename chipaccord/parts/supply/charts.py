"""The charts of the supply chapter: losses over time, cases, frontier, lean, network, narrow places, trade model.

Each is a chart, or the sentence to be said where there is nothing to draw ("" for none).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from chipaccord.outcome import Absent, Range
from chipaccord.parts.supply.figures import Comparison, Critical, Shock
from chipaccord.parts.supply.said import AS_IS, NOTHING, SAME, WRITTEN, Said, by_set, pick
from chipaccord.report.charts import lines
from chipaccord.report.charts.lines import Series, line_chart
from chipaccord.report.charts.network import Band, Box, Group, drawing
from chipaccord.report.charts.rows import Mark
from chipaccord.report.layout import Chart, Drawings
from chipaccord.report.palette import NEUTRAL, OTHER, SERIES

BEST, SECOND, EXPECTED, AS_WRITTEN = SERIES[:4]  # of the frontier
KINDS = ("material", "fab", "process")  # stages of the flow, the columns of the drawing
RANKED, COLOURED = 5, 6  # narrow places that are numbered, and places that have a colour in the drawing
MOST_NARROW, NAMED = 10, 3  # narrow places in the chart, and in its sentence
LONG = 8  # weeks that stocks must hold to be worth saying
SHOWN = 5e6  # USD, below which a change is not set beside its figure


def _chart(said: Said, name: str, table: str, headline: str, drawn: Drawings, **more: str) -> Chart:
    """A chart with its unit, its baseline and, where the catalogue has one, its note in words."""
    values, keys = {"unit": said.talk("money-unit"), "sets": " / ".join(said.set_names()), **more}, f"supply-{name}-"
    unit, baseline = said.talk(f"{keys}unit", **values), said.talk(f"{keys}baseline", **values)
    note = said.talk(f"{keys}note", **values) if said.talk.words.has(f"{keys}note") else ""
    return Chart(name, headline, f"supply-{table}", unit, baseline, drawn["wide"], drawn["narrow"], note=note)


def _rows(said: Said, name: str, table: str, headline: str, marks: list[Mark], **more: str) -> Chart:
    """A chart of rows of money."""
    drawn = said.talk.rows(name, marks, unit=more.get("unit", said.talk("money-unit")), headline=headline)
    return _chart(said, name, table, headline, drawn, **more)


def _lines(said: Said, name: str, table: str, headline: str, series: Sequence[Series], **more: str) -> Chart:
    """A chart of lines of money."""
    axis, shown = said.talk(f"supply-{name}-axis", **more), said.talk.tick

    def drawn(size: str, frame: lines.Layout) -> str:
        return line_chart(series, frame, x_title=axis, description=headline, ident=f"{name}-{size}", shown=shown)

    both = Drawings(wide=drawn("wide", lines.WIDE), narrow=drawn("narrow", lines.NARROW))
    return _chart(said, name, table, headline, both, **more)


def _bar(said: Said, label: str, usd: float, hue: str, *text: str, aside: str = "", over: Range | None = None) -> Mark:
    """A bar of money with its figure and its range."""
    unit = said.talk.numbers.unit
    low, high = (over.low / unit, over.high / unit) if over and said.talk.span(over, "usd") else (None, None)
    return Mark(said.talk.words.sentence(label), 0.0, usd / unit, hue, text, aside, low, high)


def fan(said: Said) -> Chart | str:
    """Chips not delivered so far, week by week, under each shock."""
    talk, unit, (first, *others) = said.talk, said.talk.numbers.unit, said.sets
    paths = {(row.shock, row.which): row.undelivered for row in said.answer.undelivered if row.undelivered}
    shown = [shock for shock in said.costly if (shock.shock, first) in paths][: len(SERIES)]
    if not shown:
        return talk("supply-fan-nothing") if said.shocks else ""
    series = []
    for shock, colour in zip(shown, SERIES, strict=False):
        low, high, *central = (paths.get((shock.shock, which), ()) for which in ("low", "high", *said.sets))
        band = [(week, max(a, 0.0) / unit, b / unit) for week, (a, b) in enumerate(zip(low, high, strict=False), 1)]
        lost, span = " / ".join(said.cells(said.lost(shock))), talk.ends(shock.lost, "usd")
        name = talk("supply-fan-line", shock=said.shock(shock), lost=lost, range=span)
        for k, path in enumerate(central):
            points = ((0.0, 0.0), *((float(week), usd / unit) for week, usd in enumerate(path, 1)))
            edge = () if k else ((0.0, 0.0, 0.0), *band)
            series.append(Series("" if k else name, points, colour, edge, "5 4" if k else ""))
    headline = _late(said, shown[0], paths[shown[0].shock, first])
    line, dashed = said.name("set", first), talk.words.listed([said.name("set", code) for code in others]) or "none"
    return _lines(said, "fan", "undelivered", headline, series, line=line, dashed=dashed, free=said.free())


def _late(said: Said, worst: Shock, path: Sequence[float]) -> str:
    """How high the undelivered sales rise under a shock, and what stays lost."""
    talk, weeks = said.talk, said.short(worst).get(said.sets[0], 0.0)
    week, late = max(enumerate(path, 1), key=lambda step: step[1])
    hold, lost = said.weeks(weeks) if weeks > LONG else "none", said.usd(said.lost(worst))
    values = {"hold": hold, "late": talk.numbers.usd(late), "week": str(week), "lost": lost}
    return talk("supply-fan", shock=said.shock(worst), **values) if said.some(late) else talk("supply-fan-nothing")


def cases(said: Said) -> Chart | str:
    """Sales lost under each shock: as it is, with the support, with the purchases, with the best use of its money."""
    talk, answer, unit, marks = said.talk, said.answer, said.talk("money-unit"), []
    for shock in said.central if answer.built and answer.cases else ():
        rows = [row for row in answer.cases if row.shock == shock.shock]
        found = {case: by_set(rows, case=case) for case in dict.fromkeys(row.case for row in rows)}
        bars = [(said.name("supply_case", case), figures, NEUTRAL) for case, figures in found.items()]
        bars += [(talk("supply-cases-best"), left, BEST)] if (left := said.left(SAME, shock)) else []
        start = found.get(AS_IS, {}).get(said.sets[0], 0.0)
        marks.append(Mark(said.shock(shock), 0.0, 0.0, NEUTRAL, heading=True))
        for label, figures, colour in bars:
            usd, text = figures.get(said.sets[0], 0.0), " / ".join(said.cells(figures))
            change = talk("supply-cases-change", change=talk.numbers.in_steps(usd - start, signed=True), unit=unit)
            marks.append(_bar(said, label, usd, colour, text, aside=change if abs(usd - start) >= SHOWN else ""))
    headline = _spared(said) if answer.built else ""
    return _rows(said, "cases", "cases", headline, marks, builds=said.builds()) if marks else headline


def _spared(said: Said) -> str:
    """What the support spares under the worst shock, beside the best use of the money; what it builds without one."""
    talk, shock = said.talk, next((shock for shock in said.shocks if said.left(SAME, shock)), None)
    if shock is None:
        return talk("supply-cases-note", builds=said.builds())
    written, best = said.saved(shock)
    sign = talk.sign(max(written.values(), key=abs, default=0.0), "usd")
    saved = said.usd({code: -usd if sign == "down" else usd for code, usd in written.items()})
    spent = said.local(sum(item.public for item in said.answer.built))
    return talk("supply-spared", shock=said.shock(shock), spent=spent, sign=sign, saved=saved, best=said.usd(best))


def risk(said: Said, compared: Comparison) -> dict[str, str]:
    """How the risk is named: its level, and one year in how many that is."""
    numbers = said.talk.numbers
    return {"level": numbers.pct(compared.level), "years": numbers.plain(1 / max(1 - compared.level, 1e-9), trim=True)}


def frontier(said: Said) -> Chart | str:
    """Risk against money: the best portfolio at each budget by programme and by simulation, and the support."""
    talk, numbers, (first, *others), compared = said.talk, said.talk.numbers, said.sets, said.compared
    ways = {way.portfolio: way for way in compared.portfolios} if compared else {}
    risks = {code: by_set(compared.risks if compared else (), "cvar", portfolio=code) for code in ways}
    left = {code: found[first] for code, found in risks.items() if first in found}
    if compared is None or not {NOTHING, WRITTEN, SAME} <= left.keys():
        return ""
    best = [ways[code] for code in left if code not in (WRITTEN, SAME)]
    thought = {way.portfolio: way.programme_cvar for way in best if not isinstance(way.programme_cvar, Absent)}
    paths = [("best", said.name("set", first, ""), {way.portfolio: left[way.portfolio] for way in best}, BEST, "")]
    for code in others:
        found = {way.portfolio: risks[way.portfolio][code] for way in best if code in risks[way.portfolio]}
        paths.append(("same", said.name("set", code), found, SECOND, "2 5"))
    paths += [("programme", "", thought, EXPECTED, "7 4"), ("written", "", {WRITTEN: left[WRITTEN]}, AS_WRITTEN, "")]
    rate, series = talk.terms.local_per_usd / numbers.unit, []
    for name, which, found, colour, dash in (path for path in paths if path[2]):
        label = talk(f"supply-frontier-{name}", set=which, risk=numbers.in_steps([*found.values()][-1]))
        points = tuple((ways[code].spent * rate, usd / numbers.unit) for code, usd in found.items())
        series.append(Series(label, points, colour, (), dash, dots=not dash))
    more = risk(said, compared) | {"local": talk("supply-local-unit", currency=numbers.currency(talk.terms.currency))}
    nothing, written, same = (numbers.usd(left[code]) for code in (NOTHING, WRITTEN, SAME))
    headline = talk("supply-frontier", nothing=nothing, written=written, same=same, **more)
    gap = max((abs(usd - left[code]) for code, usd in thought.items()), default=0.0) / (abs(left[NOTHING]) or 1.0)
    more |= {"tried": talk("supply-tried", count=compared.tried), "gap": numbers.pct(gap, digits=2)}
    return _lines(said, "frontier", "comparison-portfolios", headline, series, **more)


def lean(said: Said) -> Chart | str:
    """What each part of the accord adds to the buyer's lean on one place; levels and others are in the table."""
    talk, numbers, unit = said.talk, said.talk.numbers, said.talk("unit-usd_a_year")
    marks, changes, colour = [], [], talk.palette.colour(talk.terms.buyer)
    for code, start in said.lean.get(AS_IS, {}).items():
        share, usd = numbers.pct(start.share), numbers.usd(start.usd)
        level = talk("supply-lean-set", set=said.name("set", code), share=share, usd=usd)
        marks.append(Mark(level, 0.0, 0.0, NEUTRAL, heading=True))
        for case, row in ((case, by[code]) for case, by in said.lean.items() if case != AS_IS and code in by):
            change, name = row.change.central, said.name("supply_case", case)
            text = numbers.in_steps(change, signed=True) + talk.ends(row.change, "usd", signed=True)
            to = talk("supply-lean-to", share=numbers.pct(row.share))
            marks.append(_bar(said, name, change, colour, text, to, over=row.change))
            if code == said.sets[0]:
                sign, moved = talk.sign(change, "usd"), numbers.usd(abs(change))
                changes.append(talk("supply-lean-case", case=name, sign=sign, usd=moved))
    if not marks:
        return ""
    start = said.lean[AS_IS][said.sets[0]]
    more = {"economy": said.name("economy", talk.terms.buyer), "place": said.name("economy", said.answer.exposed_to)}
    more |= {"share": numbers.share(start.share), "usd": numbers.usd(start.usd), "unit": unit}
    headline = talk.words.sentence(talk("supply-lean", **more, changes=talk.words.listed(changes) or "none"))
    return _rows(said, "lean", "exposure", headline, marks, **more)


def network(said: Said) -> Chart | str:
    """The network: stages left to right, each split by place, and how many stand mostly in one."""
    talk, answer, first = said.talk, said.answer, said.sets[0]
    flow = {row.stage: row for row in answer.concentration if row.capacity_set == first and row.kind in KINDS}
    if not flow or not answer.shares:
        return ""
    made, used = (defaultdict[str, dict[str, float]](dict) for _ in range(2))
    weight = defaultdict[str, float](float)
    for row in (row for row in answer.shares if row.capacity_set == first):
        made[row.stage][row.place] = row.share
        weight[row.place] += row.share
    for sale in answer.sold:
        used[sale.product][sale.place] = sale.share
    largest = sorted(weight, key=lambda place: -weight[place])[:COLOURED]
    colours = {place: talk.palette.colour(place) for place in largest}
    ranks = {node: rank for rank, node in enumerate([*_narrow(said)][:RANKED], 1)}
    columns = [(kind, [_box(said, c, made[c], colours, ranks) for c in flow if flow[c].kind == kind]) for kind in KINDS]
    columns.append(("product", [_box(said, code, shares, colours, {}) for code, shares in used.items()]))
    groups = [Group(talk(f"supply-network-{kind}"), tuple(boxes)) for kind, boxes in columns if boxes]
    legend = {said.name("economy", place, ""): colour for place, colour in colours.items()}
    legend[talk("supply-others")] = OTHER
    most = max(flow.values(), key=lambda row: row.largest_share)
    mostly = [row for row in answer.concentration if row.stage in flow and row.largest_share > 0.5]
    half = {code: sum(row.capacity_set == code for row in mostly) for code in said.sets}
    stage, place = said.name("stage", most.stage), said.name("economy", most.largest_place)
    share, count = talk.numbers.share(most.largest_share), said.told(half, str, str)
    headline = talk("supply-network", half=count, all=str(len(flow)), stage=stage, place=place, share=share)
    links = [(link.input, link.user) for link in answer.links]

    def drawn(size: str) -> str:
        ident = f"network-{size}"
        return drawing(groups, links, legend, narrow=size == "narrow", description=headline, ident=ident)

    more = {"set": said.name("set", first), "ranked": "yes" if ranks else "no"}
    return _chart(said, "network", "shares", headline, Drawings(wide=drawn("wide"), narrow=drawn("narrow")), **more)


def _box(said: Said, stage: str, shares: dict[str, float], colours: dict[str, str], ranks: dict[Any, int]) -> Box:
    """A stage's bar: the places that have a colour or a number, the largest first, then the others together."""
    places = sorted(shares, key=lambda place: -shares[place])
    shown = [place for place in places if place in colours or (stage, place) in ranks]
    bands = [Band(p, shares[p], colours.get(p, OTHER), ranks.get((stage, p), 0)) for p in shown]
    rest = 1 - sum(band.share for band in bands)
    bands += [Band("", rest, OTHER)] if rest > 1e-6 else []
    top = "".join(f"{said.name('economy', p, 'of')} {said.talk.numbers.share(shares[p])}" for p in places[:1])
    return Box(stage, said.talk.words.sentence(said.name("stage", stage)), top, tuple(bands))


def _narrow(said: Said) -> dict[tuple[str, str], list[Critical]]:
    """The narrow places whose loss costs chip sales, in the order of the ranking."""
    found: dict[tuple[str, str], list[Critical]] = {}
    for row in said.answer.critical:
        found.setdefault((row.stage, row.place), []).append(row)
    return {node: rows for node, rows in found.items() if any(said.some(row.lost) for row in rows)}


def critical(said: Said) -> Chart | str:
    """The narrow places by what losing them for 90 days costs."""
    talk, found, marks, names = said.talk, _narrow(said), [], []
    if not found:
        return talk("supply-critical-nothing") if said.answer.critical else ""
    for rank, ((stage, place), rows) in enumerate([*found.items()][:MOST_NARROW], 1):
        lost, what, where = by_set(rows), said.name("stage", stage), said.name("economy", place, "")
        over, text = Range.over(next(iter(lost.values())), lost.values()), " / ".join(said.cells(lost))
        held, named = " / ".join(said.cells(by_set(rows, "share"), talk.numbers.share)), talk.words.sentence(what)
        label = talk("supply-critical-label", rank=rank, stage=named, place=where, share=held)
        marks.append(_bar(said, label, over.central, talk.palette.colour(place), text, over=over))
        names.append(talk("supply-node", stage=what, place=said.name("economy", place)))
    free = len({(row.stage, row.place) for row in said.answer.critical}) - len(found)
    then, worst = talk.words.listed(names[1:NAMED]) or "none", said.usd(by_set(next(iter(found.values()))))
    headline = talk.words.sentence(talk("supply-critical", node=names[0], lost=worst, then=then, free=free))
    return _rows(said, "critical", "critical", headline, marks)


def trade(said: Said) -> Chart | str:
    """For each shock: sales lost in the network, and real income lost in the trade model, under every capacity set."""
    talk, answer, marks, headlines = said.talk, said.answer, [], []
    for shock in said.central:
        capped = pick(answer.trade_shocks, shock=shock.shock)
        rows = [row for row in answer.trade_income if row.shock == shock.shock]
        income = {code: -sum(row.usd for row in rows if row.capacity_set == code) for code in capped}
        users, chips = said.lost(shock, "users_lost"), said.lost(shock)
        marks += [Mark(said.shock(shock), 0.0, 0.0, NEUTRAL, heading=True)] if capped else []
        for what, figures, colour in zip(("users", "chips", "income"), (users, chips, income), SERIES, strict=False):
            for code, usd in figures.items() if capped else ():
                label = talk(f"supply-trade-{what}", set=said.name("set", code, ""))
                marks.append(_bar(said, label, usd, colour, talk.numbers.in_steps(usd)))
        for code, row in capped.items():
            more = {"shock": said.shock(shock), "users": said.usd(users), "place": said.name("economy", row.place)}
            more |= {"capped": talk.numbers.pct(row.capped, digits=2), "income": talk.numbers.usd(abs(income[code]))}
            headlines.append(talk("supply-trade", sign="down" if income[code] < 0 else "up", **more))
    return _rows(said, "trade", "trade_shocks", headlines[0], marks) if headlines else ""


CHARTS = (fan, cases, frontier, lean, network, critical, trade)
