"""Exchange rates of a document: `{JPY/USD: 144.17, source: "Reuters, 28 May 2025"}`, 144.17 yen for one dollar.

Amounts in another currency are converted through the stated rates only, over the shortest chain of them; the package
holds no rates of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chipaccord.accord.money import CURRENCIES, Money

Rates = Mapping[str, float]  # "JPY/USD" to units of the first for one of the second
PLAUSIBLE = 10.0  # a rate further than this factor from the currency's usual size is a slip, not news
AGREEMENT = 0.01  # rates stated twice, or over a chain, must agree to this


class NoRateError(ValueError):
    """No stated exchange rate leads from one currency to the other; add one under `exchange_rates:`."""


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
    raise NoRateError(f"no exchange rate leads from {currency} to {to}")


def converted(money: Money, to: str, rates: Rates) -> float:
    """The amount in units of the currency `to`. Raises `NoRateError`."""
    return money.value * factor(rates, money.currency, to)


def arithmetic(money: Money, to: str, rates: Rates) -> str:
    """The conversion as a reader checks it: `1 trillion yen / 144.17 JPY per USD`."""
    if money.currency == to:
        return str(money)
    there, back = f"{to}/{money.currency}", f"{money.currency}/{to}"
    if there in rates:
        return f"{money} x {rates[there]:g} {to} per {money.currency}"
    if back in rates:
        return f"{money} / {rates[back]:g} {money.currency} per {to}"
    return f"{money} x {factor(rates, money.currency, to):.6g} {to} per {money.currency}"


def implausible(pair: str, rate: float) -> str:
    """Why a rate cannot be right, or "" when it can: the usual slip is a pair quoted the wrong way round."""
    above, below = pair.split("/")
    usual = CURRENCIES[above][0] / CURRENCIES[below][0]
    if usual / PLAUSIBLE <= rate <= usual * PLAUSIBLE:
        return ""
    if usual / PLAUSIBLE <= 1 / rate <= usual * PLAUSIBLE:
        return f"{rate:g} {above} for one {below} is the wrong way round; write {below}/{above}: {rate:g}"
    return f"{rate:g} {above} for one {below} is not plausible (usually about {usual:.3g}); check the figure"


def disagreement(rates: Rates, pair: str) -> str:
    """Where another chain of the stated rates contradicts this one, or ""."""
    above, below = pair.split("/")
    others = {other: rate for other, rate in rates.items() if other != pair}
    try:
        implied = factor(others, below, above)
    except NoRateError:
        return ""
    if abs(implied / rates[pair] - 1) <= AGREEMENT:
        return ""
    return f"the other rates imply {implied:.6g} {above} for one {below}; keep one"


def _steps(rates: Rates, code: str) -> Iterator[tuple[str, float]]:
    """Currencies one stated rate away, with units of them for one unit of `code`."""
    for pair, rate in rates.items():
        above, _, below = pair.partition("/")
        if below == code:
            yield above, rate
        elif above == code:
            yield below, 1 / rate
