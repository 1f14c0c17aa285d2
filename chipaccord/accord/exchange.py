"""Exchange rates of a document: `{JPY/USD: 144.17, source: "Reuters, 28 May 2025"}`, 144.17 yen for one dollar.

Amounts in another currency are converted through the stated rates only, over the shortest chain of them; the averages
that the package holds (`world/exchange_rates.py`) are for its own figures, never for a document's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chipaccord.accord.mistakes import Wrong, said, wrong
from chipaccord.accord.money import Money, currencies

Rates = Mapping[str, float]  # "JPY/USD" to units of the first for one of the second
PLAUSIBLE = 10.0  # a rate further than this factor from the currency's usual size is a slip, not news
AGREEMENT = 0.01  # rates stated twice, or over a chain, must agree to this


class NoRateError(Wrong):
    """No stated exchange rate leads from one currency to the other; add one under `exchange_rates:`."""

    def __init__(self, currency: str, to: str) -> None:
        self.currency = currency
        self.to = to
        super().__init__(said("accord-no-rate", currency=currency, to=to))

    def __reduce__(self) -> tuple[type[NoRateError], tuple[str, str]]:
        return type(self), (self.currency, self.to)


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount in another currency: `rate` is units of the first of `pair` for one of the second, as it was stated."""

    amount: Money
    value: float
    currency: str
    pair: str
    rate: float


def factor(rates: Rates, currency: str, to: str) -> float:
    """Units of `to` for one unit of `currency`. Raises `NoRateError`."""
    seen, reached = {currency}, [(currency, 1.0)]
    while reached:
        for code, _ in reached:
            if code == to:
                return next(value for found, value in reached if found == to)
        fresh: dict[str, float] = {}
        for code, value in reached:
            for other, step in _steps(rates, code):
                if other not in seen:
                    fresh.setdefault(other, value * step)
        seen |= set(fresh)
        reached = list(fresh.items())
    raise NoRateError(currency, to)


def converted(money: Money, to: str, rates: Rates) -> float:
    """The amount in units of the currency `to`. Raises `NoRateError`."""
    return money.value * factor(rates, money.currency, to)


def conversion(money: Money, to: str, rates: Rates) -> Conversion | None:
    """How an amount becomes one in `to`, None where it is one already. Raises `NoRateError`."""
    if money.currency == to:
        return None
    value = converted(money, to, rates)
    there, back = f"{to}/{money.currency}", f"{money.currency}/{to}"
    pair = back if back in rates and there not in rates else there
    rate = rates[pair] if pair in rates else factor(rates, money.currency, to)
    return Conversion(money, value, to, pair, rate)


def implausible(pair: str, rate: float) -> Wrong | None:
    """Why a rate cannot be right, None when it can: the usual slip is a pair quoted the wrong way round."""
    above, below = pair.split("/")
    usual = currencies()[above].per_usd / currencies()[below].per_usd
    if usual / PLAUSIBLE <= rate <= usual * PLAUSIBLE:
        return None
    values = {"rate": f"{rate:g}", "above": above, "below": below}
    if usual / PLAUSIBLE <= 1 / rate <= usual * PLAUSIBLE:
        return wrong("accord-rate-way-round", **values)
    return wrong("accord-rate-implausible", usual=f"{usual:.3g}", **values)


def disagreement(rates: Rates, pair: str) -> Wrong | None:
    """Where another chain of the stated rates contradicts this one, or None."""
    above, below = pair.split("/")
    others = {other: rate for other, rate in rates.items() if other != pair}
    try:
        implied = factor(others, below, above)
    except NoRateError:
        return None
    if abs(implied / rates[pair] - 1) <= AGREEMENT:
        return None
    return wrong("accord-rate-disagrees", implied=f"{implied:.6g}", above=above, below=below)


def _steps(rates: Rates, code: str) -> Iterator[tuple[str, float]]:
    """Currencies one stated rate away, with units of them for one unit of `code`."""
    for pair, rate in rates.items():
        above, _, below = pair.partition("/")
        if below == code:
            yield above, rate
        elif above == code:
            yield below, 1 / rate
