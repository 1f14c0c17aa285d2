"""Real income as the answer and the page show it: a line, a sentence, bars with ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor, log10

from chipaccord.parts.income import Income
from chipaccord.report.charts.rows import Mark
from chipaccord.report.layout import Chart, Line
from chipaccord.report.talk import Talk
from chipaccord.words.numbers import SMALLEST

SMALL = 0.02  # economies that move less than this part of the largest move are left to the table


def chosen(talk: Talk, rows: Sequence[Income], booked: Mapping[str, float]) -> list[Income]:
    """Buyer, seller, the third economy to which most is booked, and the one that moves most."""
    own = [talk.terms.buyer, talk.terms.seller]
    found = [row for code in own for row in rows if row.economy == code]
    others = [row for row in rows if row.economy not in own and not talk.nothing(row.change.central, "share")]
    makers = sorted((row for row in others if booked.get(row.economy, 0.0) > 0), key=lambda row: -booked[row.economy])
    most = sorted(others, key=lambda row: -abs(row.change.central))
    return found + list({row.economy: row for row in makers[:1] + most[:1]}.values())


def income_line(
    talk: Talk,
    key: str,
    label: str,
    rows: Sequence[Income],
    booked: Mapping[str, float],
    why: str = "",
    more: str = "",
    shows: tuple[str, ...] = (),
) -> Line:
    """Real income of the economies that matter, as items of one line."""
    items = tuple(
        f"{talk.name(row.economy)} {talk.numbers.pct(row.change.central, signed=True)}"
        f"{talk.ends(row.change, 'share', signed=True)}"
        for row in chosen(talk, rows, booked)
    )
    signs = [talk.sign(row.change.central, "share") for row in rows]
    total = talk.numbers.usd(sum(row.usd.central for row in rows), signed=True)
    said = talk("income-all", gain=signs.count("up"), lose=signs.count("down"), total=total)
    return Line(key, label, why=why, more=f"{said} {more}".strip(), items=items, shows=shows)


def income_sentence(talk: Talk, rows: Sequence[Income]) -> str:
    """What happens to the two parties, and which other economy moves most."""
    numbers, by = talk.numbers, {row.economy: row for row in rows}
    if all(talk.nothing(row.change.central, "share") for row in rows):
        return talk("income-none")
    values: dict[str, object] = {}
    for role, code in (("buyer", talk.terms.buyer), ("seller", talk.terms.seller)):
        change, usd = (by[code].change.central, by[code].usd.central) if code in by else (0.0, 0.0)
        values |= {f"{role}_sign": talk.sign(change, "share"), f"{role}_usd": numbers.usd(abs(usd))}
        values[f"{role}_change"] = numbers.pct(change, signed=True)
    others = [row for row in rows if row.economy not in (talk.terms.buyer, talk.terms.seller)]
    third = max(others, key=lambda row: abs(row.change.central), default=None)
    moves = third is not None and not talk.nothing(third.change.central, "share")
    values["third"] = talk.words.name("economy", third.economy, "the") if third and moves else "none"
    values["third_change"] = numbers.pct(third.change.central, signed=True) if third and moves else ""
    return talk.words.sentence(talk("income-sentence", **values))


def income_chart(talk: Talk, rows: Sequence[Income], table: str, headline: str, baseline: str) -> Chart:
    """Bars of real income with ranges, in percent with dollars beside; the sentence alone where nothing moves."""
    largest = max((abs(row.change.central) for row in rows), default=0.0)
    if talk.nothing(largest, "share"):
        return Chart(table, headline, table)
    bound = 10.0 ** floor(log10(SMALL * 100 * largest))  # percent: a round figure, which the note can state exactly
    bound = 0.0 if bound < SMALLEST else bound
    own = (talk.terms.buyer, talk.terms.seller)
    moving = [row for row in rows if not talk.nothing(row.change.central, "share")]
    shown = [row for row in rows if row.economy in own or (row in moving and 100 * abs(row.change.central) >= bound)]
    wide: list[Mark] = []
    narrow: list[Mark] = []
    for row in sorted(shown, key=lambda row: -row.change.central):
        span = talk.span(row.change, "share", signed=True)
        percent, dollars = (
            talk.numbers.pct(row.change.central, signed=True),
            talk.numbers.usd(row.usd.central, signed=True),
        )
        low, high = (100 * end for end in row.change.ends) if span else (None, None)
        for marks, lines in ((wide, (f"{percent}  [{span}]" if span else percent,)), (narrow, (percent, dollars))):
            name, colour = talk.words.name("economy", row.economy), talk.palette.colour(row.economy)
            marks.append(Mark(name, 0.0, 100 * row.change.central, colour, lines, dollars, low, high))
    hidden = len(rows) - len(shown)
    limit = f"{talk.numbers.plain(bound, trim=True)}%" if bound else "none"
    note = talk("income-hidden", count=hidden, bound=limit) if hidden else ""
    drawn = talk.rows(table, wide, narrow, unit=talk("income-percent"), headline=headline)
    return Chart(table, headline, table, talk("income-unit"), baseline, note=note, **drawn)
