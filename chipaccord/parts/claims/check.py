"""Do the stated figures hold? Plain arithmetic on the document and the known figures; no words.

Three forms: two amounts said to be equal (converted at the document's rate), a figure stated against a known one, and
a stated ratio. A statement off by more than its tolerance (5% unless it says otherwise) is `off`; one that cannot be
computed gives a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chipaccord.accord.exchange import Conversion, NoRateError, conversion, factor
from chipaccord.accord.money import Money, currencies
from chipaccord.accord.quantity import SHARE, Quantity, band_of, of_fact
from chipaccord.outcome import Absent
from chipaccord.parts.claims.figures import Reason, Verdict
from chipaccord.parts.claims.section import Claim, Terms
from chipaccord.world.facts import facts

ROUNDING = 1e-12  # a deviation below this is the arithmetic's own
NONE = Absent(because="cannot_check")


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """How the right figure comes about, from the `low` to the `high` end of a fact.

    It starts from `first` (the fact `fact`, or an amount of the document), which `conversion` brings into another
    currency. A ratio divides the result, `above`, by `below`.
    """

    first: Quantity
    right: Quantity
    low: float
    high: float
    fact: str = ""
    conversion: Conversion | None = None
    above: Quantity | None = None
    below: Quantity | None = None
    below_fact: str = ""


class CannotCheckError(ValueError):
    """Why a statement cannot be checked: a code and its values, in the order in which the message takes them."""

    def __init__(self, reason: Reason, *values: str) -> None:
        self.reason: Reason = reason
        self.values = values
        super().__init__(reason, *values)


def check_claims(accord: Terms) -> tuple[Verdict, ...]:
    """The verdict on every claim of the document, in its order."""
    return tuple(check_claim(claim, accord) for claim in accord.claims)


def check_claim(claim: Claim, accord: Terms) -> Verdict:
    """The verdict on one claim at the document's exchange rates."""
    try:
        if claim.equal is not None:
            return _ruled(claim, *_equal(*claim.equal, accord), accord)
        if claim.ratio is not None and claim.stated is not None:
            return _ruled(claim, *_ratio(*claim.ratio, claim.stated, accord), accord)
        if claim.against is not None and claim.stated is not None:
            return _ruled(claim, claim.stated, _against(claim.stated, claim.against, accord), accord)
        if claim.unchecked:
            raise CannotCheckError("unchecked", claim.unchecked)
        raise CannotCheckError("no_figure")
    except CannotCheckError as error:
        return _verdict(claim, claim.stated, None, reason=error.reason, reason_values=error.values)
    except NoRateError as error:
        return _verdict(claim, claim.stated, None, reason="no_rate", reason_values=(error.currency, error.to))


def _equal(right: Money, stated: Money, accord: Terms) -> tuple[Quantity, Arithmetic]:
    how = conversion(right, stated.currency, accord.exchange_rates.rates)
    value = how.value if how else right.value
    first = Quantity(right.value, right.currency, str(right))
    there = Quantity(value, stated.currency)
    return Quantity(stated.value, stated.currency, str(stated)), Arithmetic(first, there, value, value, conversion=how)


def _against(stated: Quantity, fact_id: str, accord: Terms) -> Arithmetic:
    first = of_fact(facts()[fact_id])
    _same_kind(str(stated), stated, fact_id, first)
    low, high = band_of(facts()[fact_id])
    if first.money is None or stated.money is None:
        return Arithmetic(first, first, low, high, fact_id)
    how = conversion(first.money, stated.unit, accord.exchange_rates.rates)
    times = factor(accord.exchange_rates.rates, first.unit, stated.unit)
    right = Quantity(first.value * times, stated.unit)
    return Arithmetic(first, right, low * times, high * times, fact_id, how)


def _ratio(above: Money | str, below: Money | str, stated: Quantity, accord: Terms) -> tuple[Quantity, Arithmetic]:
    if stated.unit not in (SHARE, ""):
        raise CannotCheckError("not_a_share", str(stated))
    first, second = (_term(term) for term in (above, below))
    _same_kind(str(above), first, "", second)
    how = conversion(first.money, second.unit, accord.exchange_rates.rates) if first.money else None
    value = Quantity(how.value if how else first.value, second.unit)
    if second.value == 0:
        raise CannotCheckError("zero_below")
    ratio = value.value / second.value
    names = [term if isinstance(term, str) else "" for term in (above, below)]
    share = Quantity(stated.value, SHARE, stated.text)
    return share, Arithmetic(
        first, Quantity(ratio, SHARE), ratio, ratio, names[0], how, above=value, below=second, below_fact=names[1]
    )


def _term(term: Money | str) -> Quantity:
    if isinstance(term, Money):
        return Quantity(term.value, term.currency, str(term))
    return of_fact(facts()[term])


def _same_kind(name: str, one: Quantity, other_name: str, other: Quantity) -> None:
    """Both money, or both in the same unit; a bare number fits a counted thing."""
    money = [quantity.unit in currencies() for quantity in (one, other)]
    if all(money) or one.unit == other.unit or (one.unit == "" and other.unit != SHARE and not money[1]):
        return
    raise CannotCheckError("unlike" if one.unit else "no_unit", name, one.unit, other_name, other.unit)


def _ruled(claim: Claim, stated: Quantity, how: Arithmetic, accord: Terms) -> Verdict:
    """The ruling on a stated value against the low, central and high of the right one."""
    right = how.right.value
    if right <= 0:
        raise CannotCheckError("not_above_zero")
    deviation = stated.value / right - 1
    deviation = deviation if abs(deviation) > ROUNDING else 0.0
    holds = how.low * (1 - claim.within) <= stated.value <= how.high * (1 + claim.within)
    cited = [facts()[name].source for name in (how.fact, how.below_fact) if name]
    cited += [accord.exchange_rates.cited] if how.conversion else []
    return _verdict(
        claim,
        stated,
        how,
        cited,
        verdict="holds" if holds else "off",
        direction="" if holds else "too_large" if deviation > 0 else "too_small",
        factor=max(stated.value / right, right / stated.value) if stated.value > 0 else NONE,
        deviation=deviation,
    )


def _verdict(claim: Claim, stated: Quantity | None, how: Arithmetic | None, cited: Any = (), **ruling: Any) -> Verdict:
    """The row of figures: that of a statement which cannot be checked, but for what is given."""
    row: dict[str, Any] = {"verdict": "cannot_check", "direction": "", "factor": NONE, "deviation": NONE}
    row |= {"reason": "", "reason_values": (), "rate": NONE, "rate_pair": ""}
    quantities = {"stated": stated, "right": None, "from": None, "above": None, "below": None}
    if how is not None:
        quantities |= {"right": how.right, "from": how.first, "above": how.above, "below": how.below}
        if how.conversion is not None:
            row |= {"rate": how.conversion.rate, "rate_pair": how.conversion.pair}
    for name, quantity in quantities.items():
        row[f"{name}_value"] = NONE if quantity is None else quantity.value
        row[f"{name}_unit"] = "" if quantity is None else quantity.unit
    del row["above_unit"]  # that of what it is divided by
    row |= {"fact": how.fact if how else "", "below_fact": how.below_fact if how else "", "stated": str(stated or "")}
    row |= {"text": claim.text, "form": claim.form, "within": claim.within, "source": claim.source, "note": claim.note}
    sources = tuple(source for source in dict.fromkeys((*cited, claim.source)) if source)
    return Verdict(**{**row, **ruling}, sources=sources)
