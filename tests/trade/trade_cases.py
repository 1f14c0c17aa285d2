"""What the trade engine's tests share: random economies and shocks, the ones that the benchmarks time."""

from benchmarks.economies import random_economy, tariff_deal, tariff_war

__all__ = ["random_economy", "tariff_deal", "tariff_war"]
