"""The supply network's rows of the answer: what the shocks cost, what the support saves, who leans on Taiwan.

Figures stand for both sets of capacity shares, as "recommended / 2025 estimate".
"""

from __future__ import annotations

from collections.abc import Iterable

from chipaccord.report import supply_sentences
from chipaccord.report.answer_row import Grid, Row
from chipaccord.report.numbers import NOISE
from chipaccord.report.stages import set_name, short_set
from chipaccord.report.supply_view import AS_IT_IS, SUPPORT, Chain, ExposureCase
from chipaccord.report.writer import Writer

MOST = 5  # shocks in the answer
IF = "if this happens"


def supply_rows(writer: Writer) -> list[Row]:
    """Rows of the supply network; none without it."""
    chain = writer.outcome.chain
    if chain is None:
        return []
    rows = [_shocks(writer, chain)] if chain.shocks else []
    rows += [_support(writer, chain)] if chain.built else []
    return [*rows, *_exposure(writer, chain)]


def _shocks(writer: Writer, chain: Chain) -> Row:
    """Chip sales lost under each shock: under every capacity set, the range, and when the first shortage comes."""
    numbers = writer.numbers
    costly = [shock for shock in chain.by_loss if shock.costs]
    free = [supply_sentences.title(shock) for shock in chain.by_loss if not shock.costs]
    nothing = f"no chip sale is lost under: {'; '.join(free)}" if free else ""
    label = "chip sales lost"
    if not costly:
        return Row("shocks", label, "none", why=nothing)
    rows = tuple(
        (
            supply_sentences.title(shock),
            *(numbers.plain(run.lost_usd_bn) for run in shock.runs),
            writer.ends(shock.lost_usd_bn).strip(),
            supply_sentences.first_shortage(writer, shock),
        )
        for shock in costly[:MOST]
    )
    more = [f"{len(costly) - MOST} more shocks in the report"] if len(costly) > MOST else []
    note = "two sets of shares by place, which differ in logic fabs; range: also low and high stocks and utilisation"
    head = (IF, *(short_set(code) for code in chain.capacity_sets), "range", "short after")
    grid = Grid(head, rows, "; ".join([note, *more, *([nothing] if nothing else [])]))
    return Row("shocks", label, why="worldwide, bn USD over the two years from the shock", grid=grid)


def _support(writer: Writer, chain: Chain) -> Row:
    """What the support builds, what it saves under each shock, and what the best use of the same money would save."""
    what = supply_sentences.builds(writer)
    compared = chain.comparison
    if compared is None:
        if not chain.shocks:
            return Row("support", "the support", why=f"{what}; without `shocks:` nothing says what that is worth")
        return Row(
            "support", "the support", why=f"{what}; no shock costs a chip sale at central stocks, with or without"
        )
    rows: list[tuple[str, ...]] = [
        (
            supply_sentences.title(shock),
            _pair(writer, supply_sentences.saved(chain, shock, best=False))
            + (writer.ends(shock.spared_usd_bn) if shock.spared_usd_bn else ""),
            _pair(writer, supply_sentences.saved(chain, shock, best=True))
            if supply_sentences.weighed(chain, shock)
            else "not weighed",
        )
        for shock in chain.by_loss
        if shock.costs_centrally
    ]
    nothing, *ways = (one.expected_usd_bn_a_year for one in (compared.frontier[0], compared.written, compared.same))
    average = (_pair(writer, [nothing[code] - way[code] for code in chain.capacity_sets]) for way in ways)
    rows = [*rows[:MOST], ("a year on average, at the odds taken", *average)]
    sets = " / ".join(set_name(code) for code in chain.capacity_sets)
    note = f"{sets}; range: also low and high stocks, utilisation and cost of capacity. Best use: "
    grid = Grid((IF, "as written", "best use"), tuple(rows), note + supply_sentences.bought(writer, compared.same))
    why = f"{what}. Chip sales that it saves, and that the best use of the same money would save, bn USD"
    return Row("support", "the support", why=why, grid=grid)


def _pair(writer: Writer, values: Iterable[float]) -> str:
    """Figures under the capacity sets, in their order."""
    return " / ".join(writer.numbers.plain(value) for value in values)


def _exposure(writer: Writer, chain: Chain) -> list[Row]:
    """The buyer's lean on Taiwan as it is, and what each part of the accord adds to it."""
    rows = chain.own_exposure(writer.outcome.accord.buyer)
    if not rows:
        return []
    head = ("", *(short_set(row.capacity_set) for row in rows))
    grid = tuple(
        (row[0].case, *(_lean(writer, case) for case in row)) for row in zip(*(r.cases for r in rows), strict=True)
    )
    moves = {case.case for case in rows[0].cases if writer.numbers.span(case.change_usd_bn)}
    over = ["how much of the purchases is additional, and what the rest replaces"] if moves - {SUPPORT} else []
    over += ["the cost of capacity"] if SUPPORT in moves else []
    note = f"range: {'; '.join(over)}" if over else ""
    why = f"chips that {writer.name(rows[0].economy)} buys and that are made in Taiwan at some step, bn USD a year"
    return [Row("exposure", "lean on Taiwan", why=why, grid=Grid(head, grid, note))]


def _lean(writer: Writer, case: ExposureCase) -> str:
    """ "18.1 (55% of its chips)" as it is, else the change: "+0.91 [+0.51 to +1.82]"."""
    numbers = writer.numbers
    if case.case == AS_IT_IS:
        return f"{numbers.plain(case.usd_bn)} ({numbers.share(case.pct)} of its chips)"
    if max(map(abs, case.change_usd_bn.ordered)) < NOISE:
        return "no change"
    return f"{numbers.plain(case.change_usd_bn.central, signed=True)}{writer.ends(case.change_usd_bn, signed=True)}"
