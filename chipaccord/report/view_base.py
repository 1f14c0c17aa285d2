"""What every view of the outcome shares: frozen, finite numbers only, and a figure with its range."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

NOISE = 1e-7  # bn USD, or percent: solver residuals lie far below, real effects above


class View(BaseModel):
    """Base of the views: frozen, finite numbers only; keys that the report does not use are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


class Range(View):
    """A figure with its range."""

    low: float
    central: float
    high: float

    @property
    def ordered(self) -> tuple[float, float]:
        """The ends of the range, smaller first, wide enough to hold the central figure."""
        return min(self.low, self.central, self.high), max(self.low, self.central, self.high)
