"""What would be bought anyway: Q0, by buyer and product, against which a promise stands (`data/anyway.csv`).

A row is one of three measures: `spending` (all that the buyer's economy spends on the product in a year),
`seller_share` (the share of it that firms of one seller economy sell) and `eligible` (the part, over a period, whose
buyers a subsidy can reach). Each has low, central and high; money is in the currency of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from chipaccord.world.facts import Status, status_of
from chipaccord.world.tables import Row, shipped

Triple = tuple[float, float, float]
SCALES = {"mn": 1e6, "bn": 1e9, "tn": 1e12}
WORST_FIRST: tuple[Status, ...] = ("assumption", "derived", "published")


@dataclass(frozen=True, slots=True)
class Eligible:
    """The part of what is bought anyway that a subsidy can reach: years, and low, central and high over all of them."""

    first: int
    last: int
    amount: Triple


@dataclass(frozen=True, slots=True)
class Anyway:
    """What one economy would buy of one product without any accord.

    by_year: year to low, central and high, in units of `currency`. seller_share: seller economy to the share of it that
    its firms sell. eligible: None where nobody has said. status: the weakest of the rows. sources: ids of all rows.
    """

    buyer: str
    product: str
    currency: str
    by_year: Mapping[int, Triple]
    seller_share: Mapping[str, Triple]
    eligible: Eligible | None
    status: Status
    sources: tuple[str, ...]

    def over(self, years: Iterable[int]) -> Triple | None:
        """Low, central and high over some years together, in units of `currency`; None where a year is not known."""
        rows = [self.by_year.get(year) for year in years]
        known = [row for row in rows if row is not None]
        if not rows or len(known) < len(rows):
            return None
        low, central, high = (sum(side) for side in zip(*known, strict=True))
        return low, central, high


@cache
def anyway(buyer: str, product: str) -> Anyway | None:
    """What `buyer` would buy of `product` anyway; None where no figure is shipped.

    Raises
    ------
    ValueError
        The table's rows are in different currencies, or a measure or unit is not known.
    """
    rows = [row for row in shipped("anyway.csv") if row["buyer"] == buyer and row["product"] == product]
    if not rows:
        return None
    by_year: dict[int, Triple] = {}
    shares: dict[str, Triple] = {}
    eligible, currencies = None, set()
    for row in rows:
        values, currency = _values(row)
        currencies |= {currency} - {None}
        first, last = _years(row)
        if row["measure"] == "spending" and first == last:
            by_year[first] = values
        elif row["measure"] == "seller_share":
            shares[row["seller"]] = values
        elif row["measure"] == "eligible":
            eligible = Eligible(first, last, values)
        else:
            raise ValueError(f"anyway.csv: {row['measure']} over {row['period']} is not a measure of this table")
    if len(currencies) != 1:
        raise ValueError(
            f"anyway.csv, {buyer}, {product}: amounts in {sorted(map(str, currencies))}; give one currency"
        )
    found = {status_of(row) for row in rows}
    return Anyway(
        buyer=buyer,
        product=product,
        currency=str(currencies.pop()),
        by_year=by_year,
        seller_share=shares,
        eligible=eligible,
        status=next(status for status in WORST_FIRST if status in found),
        sources=tuple(dict.fromkeys(row["source"] for row in rows)),
    )


def _values(row: Row) -> tuple[Triple, str | None]:
    """Low, central and high in whole units, and the currency; None for a share."""
    low, central, high = (float(row[side]) for side in ("low", "central", "high"))
    if not low <= central <= high:
        raise ValueError(f"anyway.csv: {low}, {central}, {high} are not low, central and high")
    if row["unit"] == "share":
        return (low, central, high), None
    scale, _, currency = row["unit"].partition(" ")
    if scale not in SCALES:
        raise ValueError(f"anyway.csv: unit {row['unit']!r}; write bn and a currency, or share")
    times = SCALES[scale]
    return (low * times, central * times, high * times), currency


def _years(row: Row) -> tuple[int, int]:
    first, _, last = row["period"].partition("..")
    return int(first), int(last or first)
