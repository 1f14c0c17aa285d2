"""The outcome as the report reads it: small frozen views of the dictionary that `Outcome.to_dict()` gives.

The report renders from one dictionary and computes no economics. This module checks that the dictionary has the shape
that the pages expect (a missing or non-finite figure is an error that names its place, not a blank in the report) and
takes out characters that no page can show. Units are in the field names, as in the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

from pydantic import Field, ValidationError, field_validator

from chipaccord.report.supply_view import Chain, Supported
from chipaccord.report.view_base import Range as Range
from chipaccord.report.view_base import View

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")

_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")


class OutcomeShapeError(ValueError):
    """The dictionary is not an outcome of this version: evaluate the accord again with `chipaccord run`."""


class Purchase(View):
    """One purchase of the document; `sellers` gives shares as decimals."""

    product: str
    amount: str
    amount_usd_bn: float
    years: tuple[int, ...] = ()
    mandate: str | None = None
    sellers: dict[str, float] | None = None
    hs: str | None = None
    source: str | None = None


class Tariff(View):
    """One tariff of the document, in the case without a deal or with it."""

    importer: str
    exporter: str
    case: str
    scope: str
    rate_pct: float
    added: bool = False


class Accord(View):
    """The document: parties, amounts in local currency and dollars, and its stated terms."""

    title: str
    as_of: str | None = None
    buyer: str
    seller: str
    buyer_name: str
    seller_name: str
    economy_names: dict[str, str] = Field(default={})
    local_currency: str
    exchange_rate: float | None = None
    exchange_rate_source: str | None = None
    amount_local_bn: float | None = None
    amount_usd_bn: float | None = None
    a_year_usd_bn: float | None = None
    years: tuple[int, ...] = ()
    mandate: str | None = None
    purchases: tuple[Purchase, ...] = ()
    subsidy_budget_local_bn: float | None = None
    subsidy_rates_pct: dict[str, float] | None = None
    support: tuple[Supported, ...] = ()
    tariffs: tuple[Tariff, ...] | None = None
    tariffs_elsewhere: str | None = None
    deficits: str | None = None
    scenario: str | None = None
    not_evaluated: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Claim(View):
    """A stated figure and its verdict: `holds`, `off` or `cannot_check`."""

    text: str
    verdict: str
    factor: float | None = None
    direction: str | None = None
    stated: str | None = None
    right: str | None = None
    arithmetic: str | None = None
    source: str | None = None
    note: str | None = None


class FallsBy(View):
    """How much the goods deficit falls, a year, on the three bases."""

    customs_usd_bn: Range
    ownership_usd_bn: Range
    value_usd_bn: Range


class YearFalls(FallsBy):
    """The same in one year."""

    year: int
    purchase_usd_bn: float


class EconomyBooking(View):
    """What is booked to one economy on the three bases, a year."""

    economy: str
    customs_usd_bn: float
    ownership_usd_bn: float
    value_usd_bn: float


class Piece(View):
    """A part of a product's price on one basis."""

    product: str
    basis: str
    piece: str
    economy: str
    sector: str
    share: float
    usd_bn: float
    year: str | None = None
    source: str | None = None
    status: str
    note: str | None = None


class Bookings(View):
    """The purchase on three bases."""

    seller: str
    deficit_usd_bn: float | None = None
    deficit_label: str = ""
    falls_by: FallsBy
    by_economy: tuple[EconomyBooking, ...] = ()
    pieces: tuple[Piece, ...] = ()
    by_year: tuple[YearFalls, ...] = ()


class Diverted(Range):
    """Part of each purchased dollar taken from one third economy."""

    economy: str


class Step(View):
    """One step of the waterfall: a `total` or a `change`."""

    step: str
    usd_bn: float
    kind: str


class Income(View):
    """Change of one economy's real income."""

    economy: str
    pct: Range
    usd_bn: float
    usd_bn_range: Range | None = None


class SectorOutput(View):
    """Change of one sector's output."""

    economy: str
    sector: str
    change_usd_bn: float
    change_pct: float


class Flow(View):
    """Sales of one economy to the buyer in one sector: baseline, content of the purchase, change."""

    exporter: str
    sector: str
    baseline_usd_bn: float
    content_usd_bn: float
    change_usd_bn: float


class TradeYear(View):
    """The purchase in one year."""

    year: int
    purchase_usd_bn: float
    additional_pct: float
    diverted_pct: float
    displaced_pct: float
    subsidy_pct: float
    public_cost_usd_bn: float


class Hinge(View):
    """A lever of the trade model that a headline hinges on."""

    headline: str
    lever: str
    place: str
    value: float
    spread: float
    effect_usd_bn: float


class PurchaseEffects(View):
    """What the purchase does to trade, cost and income."""

    additional_pct: Range
    diverted_pct: Range
    displaced_pct: Range
    diverted_by_economy_pct: tuple[Diverted, ...] = ()
    subsidy_pct: Range | None = None
    public_cost_usd_bn: Range | None = None
    public_cost_local_bn: Range | None = None
    stated_budget_local_bn: float | None = None
    cost_per_additional_dollar: Range | None = None
    overall_balance_usd_bn: Range
    overall_goods_balance_usd_bn: Range | None = None
    bilateral_balance_usd_bn: Range | None = None
    waterfall: tuple[Step, ...] = ()
    real_income: tuple[Income, ...] = ()
    sector_output: tuple[SectorOutput, ...] = ()
    flows: tuple[Flow, ...] = ()
    by_year: tuple[TradeYear, ...] = ()
    hinges: tuple[Hinge, ...] = ()

    @field_validator("cost_per_additional_dollar", mode="before")
    @classmethod
    def _finite(cls, value: Any) -> Any:
        """Nothing additional, nothing to divide by: the figure does not exist."""
        ends = value.values() if isinstance(value, Mapping) else ()
        return None if any(isinstance(end, float) and not isfinite(end) for end in ends) else value


class TariffEffects(View):
    """What the change of tariffs does, without the purchase."""

    label: str
    real_income: tuple[Income, ...] = ()
    bilateral_balance_usd_bn: Range | None = None
    overall_balance_usd_bn: Range | None = None
    revenue_usd_bn: Range | None = None


class Trade(View):
    """General equilibrium: the purchase and the tariffs against one baseline."""

    status: str
    baseline: str
    purchase: PurchaseEffects | None = None
    tariffs: TariffEffects | None = None


class Effect(View):
    """A headline figure at the low and at the high setting of one assumption."""

    headline: str
    unit: str
    low: float
    high: float

    @property
    def relative(self) -> float:
        """How far the headline moves, relative to the larger of its two values: 0 to 2, comparable across units."""
        size = max(abs(self.low), abs(self.high))
        return abs(self.high - self.low) / size if size else 0.0


class Assumption(View):
    """An assumption with its band and what it moves."""

    id: str
    label: str
    low: float | None = None
    central: float
    high: float | None = None
    unit: str = ""
    year: str | None = None
    source: str | None = None
    status: str
    why: str | None = None
    overridden: bool = False
    effects: tuple[Effect, ...] = ()

    @property
    def weight(self) -> float:
        """The largest relative movement that the assumption causes in any headline."""
        return max((effect.relative for effect in self.effects), default=0.0)


class Source(View):
    """A source that the figures cite by its id."""

    id: str
    citation: str
    address: str = ""
    licence: str = ""


class Outcome(View):
    """The whole outcome."""

    accord: Accord
    claims: tuple[Claim, ...] = ()
    bookings: Bookings | None = None
    trade: Trade | None = None
    chain: Chain | None = None
    assumptions: tuple[Assumption, ...] = ()
    sources: tuple[Source, ...] = ()
    run: dict[str, Any] = Field(default={})

    @property
    def purchase(self) -> PurchaseEffects | None:
        """Effects of the purchase in equilibrium, if the accord has an evaluated purchase."""
        return self.trade.purchase if self.trade else None

    @property
    def tariffs(self) -> TariffEffects | None:
        """Effects of the tariffs, if the accord changes any."""
        return self.trade.tariffs if self.trade else None


def printable(value: Any) -> Any:
    """The same structure with texts on one line; control characters, lone surrogates, direction overrides replaced."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("\ufffd", _BREAKS.sub(" ", value))
    if isinstance(value, Mapping):
        return {printable(key): printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value


def read(outcome: Mapping[str, Any]) -> Outcome:
    """Views of an outcome dictionary. Raises OutcomeShapeError, which names every place that does not fit."""
    try:
        return Outcome.model_validate(printable(outcome))
    except ValidationError as error:
        places = "; ".join(
            f"{'.'.join(str(part) for part in item['loc'])}: {item['msg'].lower()}" for item in error.errors()[:8]
        )
        raise OutcomeShapeError(
            f"not an outcome of this version of chipaccord ({places}); evaluate the accord again with `chipaccord run`"
        ) from None
