"""Do the stated figures hold? Plain arithmetic on the document and the known figures, shown line by line.

Three forms: two amounts said to be equal (converted at the document's rate), a figure stated against a known one, and
a stated ratio. A statement off by more than its tolerance (5% unless it says otherwise) is `off`; one that cannot be
computed says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from chipaccord.accord.claim import Claim
from chipaccord.accord.exchange import NoRateError, arithmetic, converted
from chipaccord.accord.money import CURRENCIES, Money
from chipaccord.accord.quantity import SHARE, Quantity, band_of, of_fact, shown
from chipaccord.accord.schema import Accord
from chipaccord.world.facts import facts

Ruling = Literal["holds", "off", "cannot_check"]
WORDS: dict[Ruling, str] = {"holds": "holds", "off": "off", "cannot_check": "cannot be checked"}
ROUNDING = 1e-12  # a deviation below this is the arithmetic's own


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one statement.

    `stated_value` and `right_value` are in `unit` (a currency, "share" as a decimal, or a counted thing). `factor` is
    how many times too large or too small, at least 1; None where nothing could be computed. `deviation` is
    stated / right - 1. `steps` is the arithmetic, one line a step; `rests_on` names the known figures used, and `rate`
    the source and date of the exchange rates when amounts were converted.
    """

    text: str
    ruling: Ruling
    stated: str = ""
    right: str = ""
    stated_value: float | None = None
    right_value: float | None = None
    unit: str = ""
    factor: float | None = None
    deviation: float | None = None
    direction: Literal["", "too large", "too small"] = ""
    within: float | None = None
    steps: tuple[str, ...] = ()
    reason: str = ""
    rests_on: tuple[str, ...] = ()
    rate: str = ""
    source: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """The ruling in words: `too large by a factor of 10.0`, `holds (off by 1.3%)`, `cannot be checked: ...`."""
        if self.ruling == "cannot_check":
            return f"{WORDS[self.ruling]}: {self.reason}"
        if self.ruling == "off":
            return f"{self.direction} by {_by(self.deviation, self.factor)}"
        return f"holds (off by {abs(self.deviation or 0) * 100:.2g}%)" if self.deviation else "holds"

    @property
    def arithmetic(self) -> str:
        """The whole computation as one line."""
        steps = [*self.steps, f"stated {self.stated}: {self.words}"] if self.stated else [*self.steps, self.words]
        return "; ".join(steps)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {**asdict(self), "steps": list(self.steps), "rests_on": list(self.rests_on), "words": self.words}

    def __repr__(self) -> str:
        return f"Verdict({self.text!r}: {self.words})"


class CannotCheckError(ValueError):
    """Why a statement cannot be checked; its text becomes the verdict's reason."""


def check_claims(accord: Accord) -> tuple[Verdict, ...]:
    """The verdict on every claim of the document, in its order."""
    return tuple(check_claim(claim, accord) for claim in accord.claims)


def check_claim(claim: Claim, accord: Accord) -> Verdict:
    """The verdict on one claim at the document's exchange rates."""
    try:
        if claim.equal is not None:
            return _equal(claim, *claim.equal, accord)
        if claim.ratio is not None and claim.stated is not None:
            return _ratio(claim, *claim.ratio, claim.stated, accord)
        if claim.against is not None and claim.stated is not None:
            return _against(claim, claim.stated, claim.against, accord)
        raise CannotCheckError(claim.unchecked or "the statement names no figure to hold it against")
    except (CannotCheckError, NoRateError) as error:
        remedy = "; add it under `exchange_rates:`" if isinstance(error, NoRateError) else ""
        stated = "" if claim.stated is None else str(claim.stated)
        return Verdict(
            claim.text, "cannot_check", stated=stated, reason=f"{error}{remedy}", source=claim.source, note=claim.note
        )


def _equal(claim: Claim, right: Money, stated: Money, accord: Accord) -> Verdict:
    rates = accord.exchange_rates.rates
    value = converted(right, stated.currency, rates)
    step = f"{arithmetic(right, stated.currency, rates)} = {shown(value, stated.currency)}"
    rate = accord.exchange_rates.cited if right.currency != stated.currency else ""
    return _ruled(claim, Quantity(stated.value, stated.currency, str(stated)), (value, value, value), [step], (), rate)


def _against(claim: Claim, stated: Quantity, fact_id: str, accord: Accord) -> Verdict:
    fact = facts()[fact_id]
    right = of_fact(fact)
    _same_kind(stated, right, fact_id)
    low, high = band_of(fact)
    rates = accord.exchange_rates.rates
    amount, rate = right.money, ""
    if amount is None or stated.money is None:
        values, said = (low, right.value, high), f"{fact.label}: {right}"
    else:
        times = converted(Money(1.0, amount.currency), stated.unit, rates)
        values = (low * times, right.value * times, high * times)
        said = f"{fact.label}: {arithmetic(amount, stated.unit, rates)}"
        if amount.currency != stated.unit:
            said += f" = {shown(values[1], stated.unit)}"
            rate = accord.exchange_rates.cited
    return _ruled(claim, stated, values, [said], (fact_id,), rate)


def _ratio(claim: Claim, above: Money | str, below: Money | str, stated: Quantity, accord: Accord) -> Verdict:
    if stated.unit not in (SHARE, ""):
        raise CannotCheckError(f"a ratio is a share such as 10%, and '{stated}' is none")
    first, second = (_term(term) for term in (above, below))
    _same_kind(first, second, "the other side of the ratio")
    steps: list[str] = []
    value, rate = first.value, ""
    if first.money is not None and second.money is not None and first.unit != second.unit:
        rates, rate = accord.exchange_rates.rates, accord.exchange_rates.cited
        value = converted(first.money, second.unit, rates)
        steps.append(f"{arithmetic(first.money, second.unit, rates)} = {shown(value, second.unit)}")
    if second.value == 0:
        raise CannotCheckError("the second figure of the ratio is zero")
    ratio = value / second.value
    steps.append(f"{shown(value, second.unit)} / {shown(second.value, second.unit)} = {shown(ratio, SHARE)}")
    used = tuple(term for term in (above, below) if isinstance(term, str))
    share = Quantity(stated.value, SHARE, stated.text)
    return _ruled(claim, share, (ratio, ratio, ratio), steps, used, rate)


def _term(term: Money | str) -> Quantity:
    if isinstance(term, Money):
        return Quantity(term.value, term.currency, str(term))
    return of_fact(facts()[term])


def _same_kind(one: Quantity, other: Quantity, name: str) -> None:
    """Both money, or both in the same unit; a bare number fits a counted thing."""
    if one.unit in CURRENCIES and other.unit in CURRENCIES:
        return
    if one.unit == other.unit or (one.unit == "" and other.unit not in (SHARE, *CURRENCIES)):
        return
    if one.unit == "":
        raise CannotCheckError(f"'{one}' has no unit, and {name} is {_kind(other)}")
    raise CannotCheckError(f"'{one}' is {_kind(one)}, and {name} is {_kind(other)}")


def _kind(quantity: Quantity) -> str:
    if quantity.unit in CURRENCIES:
        return "an amount of money"
    return "a share" if quantity.unit == SHARE else f"in {quantity.unit}"


def _ruled(
    claim: Claim,
    stated: Quantity,
    values: tuple[float, float, float],
    steps: Iterable[str],
    used: tuple[str, ...],
    rate: str,
) -> Verdict:
    """The ruling on a stated value against the low, central and high of the right one."""
    low, right, high = values
    if right <= 0:
        raise CannotCheckError("the figure to hold it against is not above zero")
    deviation = stated.value / right - 1
    deviation = deviation if abs(deviation) > ROUNDING else 0.0
    holds = low * (1 - claim.within) <= stated.value <= high * (1 + claim.within)
    factor = max(stated.value / right, right / stated.value) if stated.value > 0 else None
    return Verdict(
        text=claim.text,
        ruling="holds" if holds else "off",
        stated=str(stated),
        right=shown(right, stated.unit),
        stated_value=stated.value,
        right_value=right,
        unit=stated.unit,
        factor=factor,
        deviation=deviation,
        direction="" if holds else "too large" if deviation > 0 else "too small",
        within=claim.within,
        steps=tuple(steps),
        rests_on=used,
        rate=rate,
        source=claim.source,
        note=claim.note,
    )


def _by(deviation: float | None, factor: float | None) -> str:
    if factor is None:
        return "everything: nothing is not a rounding"
    return f"a factor of {factor:.1f}" if factor >= 1.5 else f"{abs(deviation or 0) * 100:.3g}%"
