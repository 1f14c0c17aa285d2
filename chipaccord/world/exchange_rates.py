"""Exchange rates by month and year: units of a currency for one dollar, averages (`data/exchange_rates.csv`).

They serve the package's own figures. Amounts of a document go by the rates that the document states.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from chipaccord.world.facts import Status, status_of
from chipaccord.world.tables import shipped


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of `currency` for one dollar, the average over `period`: 2024, 2024-05 or 2026-01..2026-06."""

    currency: str
    period: str
    per_usd: float
    source: str
    status: Status
    note: str


@cache
def rates() -> dict[tuple[str, str], Rate]:
    """Every shipped rate, by currency and period."""
    return {
        (row["currency"], row["period"]): Rate(
            row["currency"], row["period"], float(row["per_usd"]), row["source"], status_of(row), row["note"]
        )
        for row in shipped("exchange_rates.csv")
    }


def rate(currency: str, when: date | int) -> Rate:
    """The average of a date's month, or of a year (an int).

    A month without a figure takes its year's, a year without one the months' average that begins with it.

    Raises
    ------
    KeyError
        No rate of the currency is shipped for that time: the message names the periods that are.
    """
    year = when if isinstance(when, int) else when.year
    wanted = [] if isinstance(when, int) else [f"{when:%Y-%m}"]
    known = [period for code, period in rates() if code == currency]
    halves = [period for period in known if period.startswith(f"{year}-") and ".." in period]
    for period in (*wanted, str(year), *halves):
        if period in known:
            return rates()[currency, period]
    stated = f"{min(known)} to {max(known)}" if known else "no time"
    raise KeyError(f"no rate of {currency} for {when}; the table has {stated}")
