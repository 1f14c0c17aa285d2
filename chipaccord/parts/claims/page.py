"""The claims in words: the ruling on a statement, and the arithmetic that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from chipaccord.accord.money import currencies
from chipaccord.accord.quantity import SHARE
from chipaccord.outcome import Absent
from chipaccord.parts.claims.figures import Answer, Verdict
from chipaccord.report.layout import Chapter, Line
from chipaccord.report.talk import Talk
from chipaccord.report.text import shortened
from chipaccord.words import Words
from chipaccord.words.numbers import Numbers
from chipaccord.world.facts import facts

EXACT = 6  # significant digits of what the arithmetic starts from
A_FACTOR = 1.5  # from here on a statement is off by a factor, below it by a percentage
MOST_QUOTED, QUOTED = 2, 60  # statements quoted in the answer, and how much of each


def lines(talk: Talk, answer: Answer) -> Iterator[Line]:
    """The claims' line of the answer: how many are wrong, and the worst of them with the right figure."""
    off = sorted((row for row in answer.claims if row.verdict == "off"), key=lambda row: -_size(row))
    quoted = [_quoted(talk, row) for row in off[:MOST_QUOTED]]
    quoted += [talk("claims-more", count=len(off) - MOST_QUOTED)] if len(off) > MOST_QUOTED else []
    unchecked = sum(row.verdict == "cannot_check" for row in answer.claims)
    figure = talk("claims-count-off", off=len(off), count=len(answer.claims))
    more = talk("claims-unchecked", count=unchecked) if unchecked else ""
    yield Line(
        "claims",
        talk("claims-label"),
        figure,
        why=talk.words.joined(quoted, "semicolon"),
        more=more,
        joint=talk.words.mark("colon"),
    )


def _size(row: Verdict) -> float:
    return 0.0 if isinstance(row.factor, Absent) else row.factor


def _quoted(talk: Talk, row: Verdict) -> str:
    """A claim that fails: “1 trillion yen” is too large by a factor of 10.0 (right: 6.94 bn USD)."""
    right = (
        "none"
        if isinstance(row.right_value, Absent)
        else shown(row.right_value, row.right_unit, talk.words, talk.numbers)
    )
    ruling = verdict(row, talk.words, talk.numbers)
    return talk("claims-quoted", text=shortened(row.text, QUOTED), verdict=ruling, right=right)


def chapters(talk: Talk, answer: Answer) -> Iterator[Chapter]:
    """The claims' chapter: every statement with its arithmetic."""
    counts = {
        ruling: sum(row.verdict == ruling for row in answer.claims) for ruling in ("holds", "off", "cannot_check")
    }
    sums = tuple(arithmetic(row, talk.words, talk.numbers) for row in answer.claims)
    added = {"claims-claims": ((talk("claims-arithmetic"), sums),)}
    text = (talk("claims-sentence", count=len(answer.claims), **counts),)
    yield Chapter("claims", talk("claims-chapter"), text, tables=("claims-claims",), added=added)


def verdict(row: Verdict, words: Words, numbers: Numbers) -> str:
    """`too large by a factor of 10.0`, `holds (off by 1.3%)`, `cannot be checked: ...`."""
    if row.verdict == "cannot_check":
        return words("claims-cannot-check", reason=reason(row, words))
    if row.verdict == "off":
        return words(f"claims-{row.direction or 'too_large'}", by=_by(row, words, numbers))
    if isinstance(row.deviation, Absent) or not row.deviation:
        return words("claims-holds")
    return words("claims-holds-off", off=numbers.pct(abs(row.deviation), digits=2))


def _by(row: Verdict, words: Words, numbers: Numbers) -> str:
    if isinstance(row.factor, Absent) or isinstance(row.deviation, Absent):
        return words("claims-by-everything")
    if row.factor >= A_FACTOR:
        factor = numbers.fixed(row.factor, 1) if row.factor < 1000 else numbers.plain(row.factor)
        return words("claims-by-factor", factor=factor)
    return numbers.pct(abs(row.deviation))


def reason(row: Verdict, words: Words) -> str:
    """Why a statement cannot be checked."""
    one, unit, other, other_unit = (*row.reason_values, "", "", "", "")[:4]
    return words(
        f"claims-reason-{row.reason or 'no_figure'}",
        one=words.name("fact", one) if one in facts() else one,
        unit=_kind(unit, words) if row.reason in ("unlike", "no_unit") else unit,
        other=words.name("fact", other) if other else words("claims-other-side"),
        other_unit=_kind(other_unit, words),
    )


def _kind(unit: str, words: Words) -> str:
    kind = "money" if unit in currencies() else "share" if unit == SHARE else "counted" if unit else "bare"
    return words(f"claims-kind-{kind}", unit=words.name("claims-unit", unit))


def arithmetic(row: Verdict, words: Words, numbers: Numbers) -> str:
    """The whole computation as one line: `1 tn yen / 144.17 JPY per USD = 6.94 bn USD; stated $69.4 billion: ...`."""
    ruling = verdict(row, words, numbers)
    if isinstance(row.from_value, Absent) or isinstance(row.right_value, Absent):
        return words("claims-stated", stated=row.stated, verdict=ruling) if row.stated else ruling
    first = shown(row.from_value, row.from_unit, words, numbers, digits=EXACT)
    right = shown(row.right_value, row.right_unit, words, numbers)
    if isinstance(row.above_value, Absent) or isinstance(row.below_value, Absent):
        if converted := _converted(row, first, words):
            steps = [words("claims-equals", left=converted, right=right)]
        else:
            steps = [first if row.fact else words("claims-equals", left=first, right=right)]
        if row.fact:
            steps = [words("claims-of-fact", fact=words.name("fact", row.fact), figure=steps[0])]
    else:
        above = shown(row.above_value, row.below_unit, words, numbers)
        below = shown(row.below_value, row.below_unit, words, numbers)
        converted = _converted(row, first, words)
        steps = [words("claims-equals", left=converted, right=above)] if converted else []
        steps.append(words("claims-equals", left=words("claims-ratio", above=above, below=below), right=right))
    text = steps[0]
    for step in (*steps[1:], words("claims-stated", stated=row.stated, verdict=ruling)):
        text = words("claims-then", first=text, then=step)
    return text


def _converted(row: Verdict, first: str, words: Words) -> str:
    """`1 tn yen / 144.17 JPY per USD`, "" where nothing is converted."""
    if isinstance(row.rate, Absent):
        return ""
    above, _, below = row.rate_pair.partition("/")
    key = "claims-times" if below == row.from_unit else "claims-divided"
    return words(key, first=first, rate=f"{row.rate:.6g}", above=above, below=below)


def shown(value: float, unit: str, words: Words, numbers: Numbers, digits: int = 3) -> str:
    """A value in its unit: "6.94 bn USD", "10.1%", "4 rounds"."""
    if unit in currencies():
        step = numbers.step(value)
        amount = numbers.plain(value / 10.0**step, digits=digits, trim=digits != 3)
        text = words(f"money-step-{step}", amount=amount)
        return words("money", amount=text, currency=numbers.currency(unit))
    if unit == SHARE:
        return numbers.pct(value)
    return words(
        "claims-count", amount=numbers.plain(value, digits=EXACT, trim=True), unit=words.name("claims-unit", unit)
    )
