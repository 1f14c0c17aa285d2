"""An outcome as plain data: the contract with the report and with `--json`.

Keys carry the units (`_usd_bn`, `_pct`, `_local_bn` in the buyer's currency); ranges are {low, central, high}. The hash
of the result is made of this data, with floats rounded to what every machine agrees on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from chipaccord._old_outcome.figures import BN, Income

if TYPE_CHECKING:
    from chipaccord._old_outcome.outcome import Outcome


def plain(outcome: Outcome) -> dict[str, Any]:
    """The figures as plain data: `accord`, `claims`, `bookings`, `trade`, `chain`, `assumptions`, `sources`, `run`."""
    body = {
        "accord": _accord(outcome),
        "claims": list(outcome.claims),
        "bookings": _bookings(outcome),
        "trade": {
            "status": "converged" if outcome.run.solves else "not needed",
            "baseline": outcome.baseline,
            "purchase": _purchase(outcome),
            "tariffs": _tariffs(outcome),
        },
        "chain": outcome.chain.plain() if outcome.chain else None,
        "assumptions": [
            asdict(a) | {"effects": [dict(zip(("headline", "unit", "low", "high"), e, strict=True)) for e in a.effects]}
            for a in outcome.assumptions
        ],
        "sources": list(outcome.sources),
    }
    run = asdict(outcome.run)
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


def _accord(outcome: Outcome) -> dict[str, Any]:
    accord = outcome.accord
    total = sum(p.amount for p in outcome.purchases)
    years = sorted({year for p in outcome.purchases for year in p.years})
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
    rates = subsidies.rates if subsidies else None
    return {
        "title": accord.title or "Untitled accord",
        "as_of": accord.as_of.isoformat() if accord.as_of else None,
        "buyer": accord.parties.buyer,
        "seller": accord.parties.seller,
        "buyer_name": outcome.names[accord.parties.buyer],
        "seller_name": outcome.names[accord.parties.seller],
        "economy_names": dict(outcome.names),
        "local_currency": outcome.currency,
        "exchange_rate": outcome.exchange_rate,
        "exchange_rate_source": accord.exchange_rates.source,
        "amount_local_bn": total * outcome.exchange_rate / BN,
        "amount_usd_bn": total / BN,
        "a_year_usd_bn": total / len(years) / BN if years else 0.0,
        "years": years,
        "mandate": _one({p.mandate for p in outcome.purchases}),
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
            for p in outcome.purchases
        ],
        "subsidy_budget_local_bn": (
            accord.usd(subsidies.budget) * outcome.exchange_rate / BN if subsidies and subsidies.budget else None
        ),
        "subsidy_rates_pct": {
            size: rate * 100
            for size, rate in (("large", rates.large), ("small_and_medium", rates.small_and_medium))
            if rate is not None
        }
        if rates
        else {},
        "subsidy_source": subsidies.source if subsidies else "",
        "support": [
            {
                "stage": item.stage,
                "place": item.place,
                "amount": str(item.amount),
                "amount_usd_bn": accord.usd(item.amount) / BN,
                "since": item.since,
                "source": item.source,
            }
            for item in accord.support
        ],
        "shocks": [shock.name for shock in accord.shocks],
        "tariffs": duties,
        "tariffs_source": tariffs.source if tariffs else "",
        "tariffs_elsewhere": str(accord.tariffs_elsewhere),
        "deficits": outcome.run.deficits,
        "scenario": outcome.run.scenario,
        "not_evaluated": list(accord.not_evaluated),
        "assumed": list(accord.assumed),
        "sources": list(accord.sources),
    }


def _bookings(outcome: Outcome) -> dict[str, Any] | None:
    b = outcome.bookings
    if b is None:
        return None
    return {
        "seller": outcome.accord.parties.seller,
        "deficit_usd_bn": outcome.deficit / BN,
        "deficit_label": outcome.deficit_label,
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


def _purchase(outcome: Outcome) -> dict[str, Any] | None:
    p = outcome.purchase
    if p is None:
        return None
    subsidies = outcome.accord.subsidies
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
        "public_cost_local_bn": p.cost.scaled(outcome.exchange_rate / BN),
        "stated_budget_local_bn": outcome.accord.usd(budget) * outcome.exchange_rate / BN if budget else None,
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


def _tariffs(outcome: Outcome) -> dict[str, Any] | None:
    t = outcome.tariffs
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
