"""The tariffs' line of the answer and their chapter."""

from __future__ import annotations

from collections.abc import Iterator

from chipaccord.outcome import Absent
from chipaccord.parts.income_page import income_chart, income_line, income_sentence
from chipaccord.parts.tariffs.figures import Answer, Duty, Effects
from chipaccord.report.layout import Chapter, Line
from chipaccord.report.talk import Talk

MUCH = 2.0  # times: from here one effect is said to be so many times the other


def lines(talk: Talk, answer: Answer) -> Iterator[Line]:
    """The tariffs' line of the answer."""
    effects = answer.effects
    if isinstance(effects, Absent):
        return
    if talk.answer("purchases") is None:
        yield Line(
            "plan",
            talk("purchases-plan-label"),
            talk("tariffs-only"),
            more=talk.words.sentence(talk("tariffs-lead")),
            lead=True,
        )
    balance = effects.bilateral_balance
    amount = talk.numbers.usd(balance.central, signed=True) + talk.ends(balance, "usd", signed=True)
    more = talk("tariffs-balance", amount=amount)
    bought = talk.answer("purchases")
    booked = {row.economy: row.customs + row.value for row in bought.bookings} if bought else {}
    why = talk("tariffs-change", changes=changes(talk, answer))
    yield income_line(
        talk, "tariffs", talk("tariffs-alone"), effects.real_income, booked, why, more, ("bilateral_balance",)
    )


def changes(talk: Talk, answer: Answer) -> str:
    """The duties that differ: "US on Japan: all goods +24% to 15%, motor vehicles 27.5% to 15%"."""
    by: dict[tuple[str, str], dict[str, dict[str, Duty]]] = {}
    for duty in answer.duties:
        if duty.case in ("no_deal", "deal"):
            by.setdefault((duty.importer, duty.exporter), {}).setdefault(duty.scope, {})[duty.case] = duty
    pairs = []
    for (importer, exporter), scopes in by.items():
        moves = [
            talk(
                "tariffs-move",
                scope=talk.words.name("sector", scope),
                old=_rate(talk, cases, "no_deal"),
                new=_rate(talk, cases, "deal"),
            )
            for scope, cases in scopes.items()
            if _rate(talk, cases, "no_deal") != _rate(talk, cases, "deal")
        ]
        if moves:
            parties = {"importer": talk.name(importer), "exporter": talk.name(exporter)}
            pairs.append(talk("tariffs-pair", moves=talk.words.joined(moves), **parties))
    return talk.words.joined(pairs, "semicolon")


def _rate(talk: Talk, cases: dict[str, Duty], case: str) -> str:
    duty = cases.get(case)
    if duty is None:
        return talk("tariffs-in-force")
    return f"{'+' if duty.added else ''}{talk.numbers.pct(duty.rate)}"


def chapters(talk: Talk, answer: Answer) -> Iterator[Chapter]:
    """The tariffs' chapter."""
    title, effects = talk("tariffs-chapter"), answer.effects
    if isinstance(effects, Absent):
        yield Chapter("tariffs", title, (talk("tariffs-nothing"),), tables=("tariffs-duties",))
        return
    chart = income_chart(
        talk, effects.real_income, "tariffs-effects-real_income", _sentence(talk, effects), talk("tariffs-baseline")
    )
    text = (talk.words.sentence(talk("tariffs-change-sentence", changes=changes(talk, answer))),)
    yield Chapter("tariffs", title, text, (chart,), ("tariffs-duties", "tariffs-effects"))


def _sentence(talk: Talk, effects: Effects) -> str:
    """The deal's tariffs against the purchase, for the buyer."""
    found = [row.change.central for row in effects.real_income if row.economy == talk.terms.buyer]
    if not found:
        return income_sentence(talk, effects.real_income)
    change, bought, times = found[0], talk.answer("purchases"), 0.0
    if bought is not None and not isinstance(bought.effects, Absent):
        other = next((r.change.central for r in bought.effects.real_income if r.economy == talk.terms.buyer), 0.0)
        times = 0.0 if talk.nothing(other, "share") or talk.nothing(change, "share") else abs(change / other)
    than = "none" if times == 0 else "more" if times >= MUCH else "less" if times <= 1 / MUCH else "alike"
    return talk(
        "tariffs-sentence",
        sign=talk.sign(change, "share"),
        change=talk.numbers.pct(abs(change)),
        than=than,
        times=talk.numbers.plain(times if times >= 1 or times == 0 else 1 / times, digits=2, trim=True),
        other=talk.sign(other, "share") if than != "none" else "zero",
    )
