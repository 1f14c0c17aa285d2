"""The outcome of an accord: labelled figures with ranges, and the record of the run that made them.

Figures are in USD and decimals inside; `to_dict` is the contract with the report and with `--json`: its keys carry
the units (`_usd_bn`, `_pct`, `_local_bn` in the buyer's currency).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import xarray as xr

    from chipaccord.accord import Accord

BN = 1e9


@dataclass(frozen=True, slots=True)
class Range:
    """A figure at the central setting, with the lowest and highest value over the marked assumptions."""

    low: float
    central: float
    high: float

    @classmethod
    def over(cls, central: float, values: Iterable[float]) -> Range:
        """The central value and the ends of `values` (the central value is one of them)."""
        found = [central, *values]
        return cls(min(found), central, max(found))

    def scaled(self, factor: float) -> dict[str, float]:
        """As a dict, times a positive factor (for units)."""
        return {"low": self.low * factor, "central": self.central * factor, "high": self.high * factor}


@dataclass(frozen=True, slots=True)
class PlannedPurchase:
    """One purchase of the plan. amount in USD over all `years`."""

    product: str
    amount_text: str
    amount: float
    years: tuple[int, ...]
    by_year: Mapping[int, float]
    mandate: str
    sellers: Mapping[str, float]
    hs: str
    source: str


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A piece of a purchase on one basis, average USD a year at the central setting."""

    product: str
    basis: str
    piece: str
    economy: str
    sector: str
    share: float
    usd: float
    year: str
    source: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class BookedYear:
    """What one year's purchases book for the seller economy on the three bases, USD."""

    year: int
    purchase: float
    customs: Range
    ownership: Range
    value: Range


@dataclass(frozen=True, slots=True)
class Bookings:
    """The three bookings, average USD a year."""

    customs: Range
    ownership: Range
    value: Range
    by_economy: Mapping[str, Mapping[str, float]]  # economy -> basis -> USD
    pieces: tuple[PieceRow, ...]
    by_year: tuple[BookedYear, ...]


@dataclass(frozen=True, slots=True)
class Income:
    """Real income of one economy: relative change and equivalent variation in USD."""

    economy: str
    change: Range
    usd: Range


@dataclass(frozen=True, slots=True)
class OutputChange:
    """Output of one sector: change in USD and relative to the baseline."""

    economy: str
    sector: str
    usd: float
    change: float


@dataclass(frozen=True, slots=True)
class FlowChange:
    """Sales of one exporter to the buyer in one sector, USD a year at border value."""

    exporter: str
    sector: str
    baseline: float
    content: float
    change: float


@dataclass(frozen=True, slots=True)
class Hinge:
    """A lever of the trade model that a headline hinges on: its value, how far it may be off, what that does in USD."""

    headline: str
    lever: str
    place: str
    value: float
    spread: float
    usd: float


@dataclass(frozen=True, slots=True)
class PurchaseYear:
    """One year of the purchase in the trade model, central setting."""

    year: int
    purchase: float
    additional: float
    diverted: float
    displaced: float
    subsidy: float
    cost: float


@dataclass(frozen=True, slots=True)
class PurchaseEffects:
    """What the purchase does in the trade model; shares are of each purchased dollar, money is USD a year."""

    additional: Range
    diverted: Range
    displaced: Range
    diverted_by_economy: Mapping[str, Range]
    subsidy: Range
    cost: Range  # whole horizon
    cost_per_additional: Range
    overall_balance: Range
    overall_goods_balance: Range
    bilateral_balance: Range
    waterfall: tuple[tuple[str, float, str], ...]
    real_income: tuple[Income, ...]
    output: tuple[OutputChange, ...]
    flows: tuple[FlowChange, ...]
    by_year: tuple[PurchaseYear, ...]
    hinges: tuple[Hinge, ...]


@dataclass(frozen=True, slots=True)
class TariffEffects:
    """What the deal's tariffs do against no deal; money is USD a year."""

    label: str
    real_income: tuple[Income, ...]
    bilateral_balance: Range
    overall_balance: Range
    revenue: Range


@dataclass(frozen=True, slots=True)
class AssumptionUsed:
    """A marked assumption as used, and what its ends do to the headlines with everything else central."""

    id: str
    label: str
    low: float
    central: float
    high: float
    unit: str
    year: str
    source: str
    status: str
    why: str
    overridden: bool
    effects: tuple[tuple[str, str, float, float], ...]  # headline, unit, value at low, value at high


@dataclass(frozen=True)
class RunRecord:
    """What is needed to make the same outcome again."""

    versions: Mapping[str, str]
    document_sha256: str
    world_sha256: str
    seed: int
    tolerance: float
    solves: int
    passes: int
    largest_residual: float
    largest_check_gap: float
    seconds: float
    deficits: str
    scenario: str | None
    command: str = ""


@dataclass(frozen=True, eq=False)
class Outcome:
    """What an accord really does. Print it for the summary; `report` writes everything, `to_dict` gives the figures."""

    accord: Accord
    names: Mapping[str, str]  # economy code -> name
    currency: str
    exchange_rate: float  # local currency per USD
    purchases: tuple[PlannedPurchase, ...]
    deficit: float  # the seller's goods deficit with the buyer in the base year, USD
    deficit_label: str
    claims: tuple[dict[str, Any], ...]
    bookings: Bookings | None
    purchase: PurchaseEffects | None
    tariffs: TariffEffects | None
    baseline: str
    assumptions: tuple[AssumptionUsed, ...]
    sources: tuple[dict[str, str], ...]
    run: RunRecord
    arrays: Mapping[str, tuple[tuple[str, ...], npt.NDArray[np.float64], str]] = field(repr=False)
    axes: Mapping[str, tuple[str, ...]] = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain data: `accord`, `claims`, `bookings`, `trade`, `assumptions`, `sources`, `run`."""
        body = {
            "accord": self._accord(),
            "claims": list(self.claims),
            "bookings": self._bookings(),
            "trade": {
                "status": "converged" if self.run.solves else "not needed",
                "baseline": self.baseline,
                "purchase": self._purchase(),
                "tariffs": self._tariffs(),
            },
            "assumptions": [
                asdict(a)
                | {"effects": [dict(zip(("headline", "unit", "low", "high"), e, strict=True)) for e in a.effects]}
                for a in self.assumptions
            ],
            "sources": list(self.sources),
        }
        run = asdict(self.run)
        versions = run.pop("versions")
        return body | {
            "run": {
                "chipaccord": versions["chipaccord"],
                "python": versions["python"],
                "libraries": {k: v for k, v in versions.items() if k not in ("chipaccord", "python")},
                "result_sha256": digest(body),
                **run,
            }
        }

    def report(self, folder: str | Path) -> Path:
        """Write `report.html`, tables as CSV, `outcome.json`, `results.nc` and `run.json` into `folder`.

        Returns the path of the report. Files are written to a temporary folder first and then moved into place.
        """
        from chipaccord.report.folder import publish

        return publish(self, Path(folder))

    def to_xarray(self) -> xr.Dataset:
        """Baseline and counterfactual flows, output and real income with named dimensions (central setting)."""
        import xarray as xr

        used = {dim for dims, _, _ in self.arrays.values() for dim in dims}
        return xr.Dataset(
            {name: (dims, values, {"units": unit}) for name, (dims, values, unit) in self.arrays.items()},
            coords={dim: list(labels) for dim, labels in self.axes.items() if dim in used},
            attrs={"title": self.accord.title, "baseline": self.baseline},
        )

    def __str__(self) -> str:
        from chipaccord.report.terminal import summary

        return summary(self.to_dict(), None)

    def __repr__(self) -> str:
        return f"Outcome({self.accord.title!r}, {len(self.purchases)} purchase(s), {len(self.claims)} claim(s))"

    # -- the sections of the dict ---------------------------------------------------------------------------------

    def _accord(self) -> dict[str, Any]:
        accord = self.accord
        total = sum(p.amount for p in self.purchases)
        years = sorted({year for p in self.purchases for year in p.years})
        subsidies, tariffs = accord.subsidies, accord.tariffs
        duties = []
        if tariffs is not None:
            for case, table in (("no_deal", tariffs.no_deal), ("deal", tariffs.deal)):
                for pair, row in table.rates.items() if table else ():
                    importer, _, exporter = pair.partition(" on ")
                    duties += [
                        {
                            "importer": importer,
                            "exporter": exporter,
                            "case": case,
                            "scope": scope,
                            "rate_pct": duty.rate * 100,
                            "added": duty.added,
                        }
                        for scope, duty in row.items()
                    ]
        elsewhere = accord.tariffs_elsewhere_on
        rates = subsidies.rates if subsidies else None
        return {
            "title": accord.title,
            "as_of": accord.as_of.isoformat() if accord.as_of else None,
            "buyer": accord.parties.buyer,
            "seller": accord.parties.seller,
            "buyer_name": self.names[accord.parties.buyer],
            "seller_name": self.names[accord.parties.seller],
            "economy_names": dict(self.names),
            "local_currency": self.currency,
            "exchange_rate": self.exchange_rate,
            "exchange_rate_source": accord.exchange_rates.source,
            "amount_local_bn": total * self.exchange_rate / BN,
            "amount_usd_bn": total / BN,
            "a_year_usd_bn": total / len(years) / BN if years else 0.0,
            "years": years,
            "mandate": _one({p.mandate for p in self.purchases}),
            "purchases": [
                {
                    "product": p.product,
                    "amount": p.amount_text,
                    "amount_usd_bn": p.amount / BN,
                    "years": list(p.years),
                    "by_year_usd_bn": {str(y): v / BN for y, v in p.by_year.items()},
                    "mandate": p.mandate,
                    "sellers": dict(p.sellers),
                    "hs": p.hs,
                    "source": p.source,
                }
                for p in self.purchases
            ],
            "subsidy_budget_local_bn": (
                accord.usd(subsidies.budget) * self.exchange_rate / BN if subsidies and subsidies.budget else None
            ),
            "subsidy_rates_pct": {
                size: rate * 100
                for size, rate in (("large", rates.large), ("small_and_medium", rates.small_and_medium))
                if rate is not None
            }
            if rates
            else {},
            "subsidy_source": subsidies.source if subsidies else "",
            "tariffs": duties,
            "tariffs_source": tariffs.source if tariffs else "",
            "tariffs_elsewhere": f"in force on {elsewhere}" if elsewhere else "none",
            "deficits": self.run.deficits,
            "scenario": self.run.scenario,
            "not_evaluated": list(accord.not_evaluated),
            "assumed": list(accord.assumed),
            "sources": list(accord.sources),
        }

    def _bookings(self) -> dict[str, Any] | None:
        b = self.bookings
        if b is None:
            return None
        return {
            "seller": self.accord.parties.seller,
            "deficit_usd_bn": self.deficit / BN,
            "deficit_label": self.deficit_label,
            "falls_by": {
                "customs_usd_bn": b.customs.scaled(1 / BN),
                "ownership_usd_bn": b.ownership.scaled(1 / BN),
                "value_usd_bn": b.value.scaled(1 / BN),
            },
            "by_economy": [
                {"economy": code, **{f"{basis}_usd_bn": usd / BN for basis, usd in row.items()}}
                for code, row in b.by_economy.items()
            ],
            "pieces": [_units(asdict(piece)) for piece in b.pieces],
            "by_year": [
                {
                    "year": y.year,
                    "purchase_usd_bn": y.purchase / BN,
                    "customs_usd_bn": y.customs.scaled(1 / BN),
                    "ownership_usd_bn": y.ownership.scaled(1 / BN),
                    "value_usd_bn": y.value.scaled(1 / BN),
                }
                for y in b.by_year
            ],
        }

    def _purchase(self) -> dict[str, Any] | None:
        p = self.purchase
        if p is None:
            return None
        subsidies = self.accord.subsidies
        budget = subsidies.budget if subsidies else None
        return {
            "additional_pct": p.additional.scaled(100),
            "diverted_pct": p.diverted.scaled(100),
            "displaced_pct": p.displaced.scaled(100),
            "diverted_by_economy_pct": [
                {"economy": code, **share.scaled(100)} for code, share in p.diverted_by_economy.items()
            ],
            "subsidy_pct": p.subsidy.scaled(100),
            "public_cost_usd_bn": p.cost.scaled(1 / BN),
            "public_cost_local_bn": p.cost.scaled(self.exchange_rate / BN),
            "stated_budget_local_bn": self.accord.usd(budget) * self.exchange_rate / BN if budget else None,
            "cost_per_additional_dollar": p.cost_per_additional.scaled(1),
            "overall_balance_usd_bn": p.overall_balance.scaled(1 / BN),
            "overall_goods_balance_usd_bn": p.overall_goods_balance.scaled(1 / BN),
            "bilateral_balance_usd_bn": p.bilateral_balance.scaled(1 / BN),
            "waterfall": [{"step": step, "usd_bn": usd / BN, "kind": kind} for step, usd, kind in p.waterfall],
            "real_income": _incomes(p.real_income),
            "sector_output": [
                {
                    "economy": row.economy,
                    "sector": row.sector,
                    "change_usd_bn": row.usd / BN,
                    "change_pct": row.change * 100,
                }
                for row in p.output
            ],
            "flows": [
                {
                    "exporter": row.exporter,
                    "sector": row.sector,
                    "baseline_usd_bn": row.baseline / BN,
                    "content_usd_bn": row.content / BN,
                    "change_usd_bn": row.change / BN,
                }
                for row in p.flows
            ],
            "by_year": [
                {
                    "year": y.year,
                    "purchase_usd_bn": y.purchase / BN,
                    "additional_pct": y.additional * 100,
                    "diverted_pct": y.diverted * 100,
                    "displaced_pct": y.displaced * 100,
                    "subsidy_pct": y.subsidy * 100,
                    "public_cost_usd_bn": y.cost / BN,
                }
                for y in p.by_year
            ],
            "hinges": [
                {
                    "headline": h.headline,
                    "lever": h.lever,
                    "place": h.place,
                    "value": h.value,
                    "spread": h.spread,
                    "effect_usd_bn": h.usd / BN,
                }
                for h in p.hinges
            ],
        }

    def _tariffs(self) -> dict[str, Any] | None:
        t = self.tariffs
        if t is None:
            return None
        return {
            "label": t.label,
            "real_income": _incomes(t.real_income),
            "bilateral_balance_usd_bn": t.bilateral_balance.scaled(1 / BN),
            "overall_balance_usd_bn": t.overall_balance.scaled(1 / BN),
            "revenue_usd_bn": t.revenue.scaled(1 / BN),
        }


def _incomes(rows: tuple[Income, ...]) -> list[dict[str, Any]]:
    return [
        {
            "economy": row.economy,
            "pct": row.change.scaled(100),
            "usd_bn": row.usd.central / BN,
            "usd_bn_range": row.usd.scaled(1 / BN),
        }
        for row in rows
    ]


def _one(values: set[str]) -> str | None:
    if not values:
        return None
    return values.pop() if len(values) == 1 else "mixed"


def _units(row: dict[str, Any]) -> dict[str, Any]:
    return {("usd_bn" if key == "usd" else key): (v / BN if key == "usd" else v) for key, v in row.items()}


def _rounded(value: Any) -> Any:
    """Floats as a result's hash sees them: five significant digits, nothing below 1e-5 (there the machine decides)."""
    if isinstance(value, float):
        return 0.0 if abs(value) < 1e-5 else float(f"{value:.5g}")
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return value


def digest(body: Any, clean: Callable[[Any], Any] = _rounded) -> str:
    """SHA-256 of plain data, floats rounded so that the same run on another machine has the same hash."""
    text = json.dumps(clean(body), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
