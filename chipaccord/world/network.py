"""Names of the supply network: stages, groups of stages, their places, shipped shocks.

They are read from the network's own tables with the standard library, so that `chipaccord check` starts at once.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache

from chipaccord.world.tables import Row, shipped

EVERYWHERE = "*"
SLOW = ("design", "equipment")  # kinds that limit expansion only: they have no weekly flow to lose


@cache
def kinds() -> dict[str, str]:
    """Every name of stages.csv with its kind."""
    return {row["stage"]: row["kind"] for row in shipped("chain", "stages.csv")}


def slow(name: str) -> bool:
    """Whether a name limits expansion only, so that it can neither be struck nor supported."""
    return kinds().get(name) in SLOW


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Names that stand for stages, with the stages."""
    found: dict[str, tuple[str, ...]] = {}
    for row in shipped("chain", "groups.csv"):
        found[row["group"]] = (*found.get(row["group"], ()), row["member"])
    return found


@cache
def stages() -> tuple[str, ...]:
    """What an outage can strike by name: stages with a weekly flow, products, and groups of them."""
    return tuple(dict.fromkeys([*(name for name, kind in kinds().items() if kind not in SLOW), *groups()]))


@cache
def supported() -> tuple[str, ...]:
    """What support can build: materials, fabs, packaging; not finished chips by type."""
    return tuple(name for name, kind in kinds().items() if kind in ("material", "fab", "process"))


@cache
def _made_in() -> dict[str, tuple[str, ...]]:
    """Stage or process to the places that hold some of it under either capacity set."""
    found: dict[str, tuple[str, ...]] = {}
    for row in shipped("chain", "capacity.csv"):
        if row["set"] and float(row["share"]) > 0:
            found[row["stage"]] = tuple(dict.fromkeys((*found.get(row["stage"], ()), row["place"])))
    return found


def places_of(stage: str) -> tuple[str, ...]:
    """Where a stage, product, group or pattern has capacity to lose, under either capacity set."""
    process = {member: row for row, members in groups().items() if row in _made_in() for member in members}
    weekly = [name for name, kind in kinds().items() if kind not in SLOW] + list(process)
    chosen = groups().get(stage) or [name for name in weekly if name.split("/")[0] == stage or fnmatchcase(name, stage)]
    makers = dict.fromkeys(process.get(name, name) for name in chosen)
    return tuple(dict.fromkeys(place for maker in makers for place in _made_in().get(maker, ())))


@cache
def library() -> dict[str, tuple[Row, ...]]:
    """The shipped shocks: name to its rows, one for each outage."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in shipped("chain", "shocks.csv"):
        found[row["shock"]] = (*found.get(row["shock"], ()), row)
    return found
