"""The labelled result and its run record."""

from chipaccord.outcome.figures import (
    BN,
    AssumptionUsed,
    BookedYear,
    Bookings,
    FlowChange,
    Hinge,
    Income,
    OutputChange,
    PieceRow,
    PlannedPurchase,
    PurchaseEffects,
    PurchaseYear,
    Range,
    RunRecord,
    TariffEffects,
)
from chipaccord.outcome.outcome import Outcome
from chipaccord.outcome.plain import digest

__all__ = [
    "BN",
    "AssumptionUsed",
    "BookedYear",
    "Bookings",
    "FlowChange",
    "Hinge",
    "Income",
    "Outcome",
    "OutputChange",
    "PieceRow",
    "PlannedPurchase",
    "PurchaseEffects",
    "PurchaseYear",
    "Range",
    "RunRecord",
    "TariffEffects",
    "digest",
]
