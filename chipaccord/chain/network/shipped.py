"""The shipped network in all its versions: by set of capacity shares, and by setting of stocks and utilisation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from chipaccord.chain.network.network import Network
from chipaccord.chain.network.parameters import SETTINGS
from chipaccord.world.tables import shipped

EVERY_SET = ("", "both")  # what capacity.csv calls a row of a variant only, and a row that all sets share


@cache
def capacity_sets() -> tuple[str, ...]:
    """The shipped sets of capacity shares by place, the one for headlines first."""
    return tuple(dict.fromkeys(row["set"] for row in shipped("chain", "capacity.csv") if row["set"] not in EVERY_SET))


def settings() -> tuple[str, ...]:
    """The settings of stocks and utilisation, the central one first; the others give ranges their ends."""
    return tuple(SETTINGS)


def networks(
    sets: Sequence[str] | None = None, of_settings: Sequence[str] | None = None
) -> dict[tuple[str, str], Network]:
    """The shipped network by (capacity set, setting); all of both where left out, set by set.

    Raises NetworkError for a set or setting that is not shipped.
    """
    chosen = tuple(sets or capacity_sets()), tuple(of_settings or settings())
    return {(which, how): Network.shipped(which, how) for which in chosen[0] for how in chosen[1]}
