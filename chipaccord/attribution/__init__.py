"""Attribution: what each term adds to a deal, how far a figure ranges, and which assumptions move it.

shapley   what each kind of terms adds, whatever the order
draws     all marked assumptions drawn at once
spread    the range of a figure over draws, and the first-order shares of its variance

Pure numbers: the room knows no deal, no economy and no other engine.
"""

from chipaccord.attribution.draws import Draws, quantile, sobol_draws
from chipaccord.attribution.shapley import Attribution, Coalition, attribute, coalitions, shapley
from chipaccord.attribution.spread import Spread, spread, variance_shares

__all__ = [
    "Attribution",
    "Coalition",
    "Draws",
    "Spread",
    "attribute",
    "coalitions",
    "quantile",
    "shapley",
    "sobol_draws",
    "spread",
    "variance_shares",
]
