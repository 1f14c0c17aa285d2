"""The base years of a deal in the trade model: without it, and with its tariffs, under each elasticity of chips.

Three tables of duties matter. Elsewhere: the base year's with those in force at a date on everyone, or the document's
own rows (the world in which the deal is signed). Before: the same with the no-deal duties between the parties. After:
with the deal's. The elasticity of chips is part of the economy, so the baseline is made anew for each of its
settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from chipaccord.parts.deal import Deal
from chipaccord.parts.settings import LEVELS, Level
from chipaccord.trade import Economy, Policy, Result
from chipaccord.world.tariffs import in_force
from chipaccord.world.vocabulary import chip_sector
from chipaccord.world.world import World

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Duties:
    """Tariffs without the deal and with it, (importer, exporter, sector) decimals."""

    before: Array
    after: Array

    @property
    def changed(self) -> bool:
        """Whether the deal changes any duty."""
        return not np.array_equal(self.before, self.after)


@dataclass(frozen=True, eq=False)
class Stages:
    """The economy under one elasticity of chips: no deal, and with the deal's tariffs (both as base years)."""

    before: Economy
    deal: Result
    after: Economy


def duties(deal: Deal) -> Duties:
    """The duties of a deal. Without a tariff section nothing changes between before and after."""
    world, tables, rest = deal.world, deal.accord.tariffs, deal.accord.tariffs_elsewhere
    elsewhere = in_force(world, rest.in_force_on) if rest.in_force_on else world.tariff
    elsewhere = _with(elsewhere, rest, world)
    if tables is None:
        return Duties(elsewhere, elsewhere)
    before = _with(elsewhere, tables.no_deal, world)
    if tables.no_deal is not None:
        before = _with(before, tables.no_deal.retaliation, world)
    return Duties(before, _with(before if tables.deal is None else elsewhere, tables.deal, world))


def _with(tariff: Array, table: Any, world: World) -> Array:
    """`tariff` with the duties of a table, which replace what was in force between the pair on those sectors."""
    if table is None:
        return tariff
    out = tariff.copy()
    n, j = world.economies.index, world.sectors.index
    for (importer, exporter, sector), duty in table.duties().items():
        cell = n(importer), n(exporter), j(sector)
        out[cell] = duty.applied(float(world.tariff[cell]))
    return out


def economy_of(world: World) -> Economy:
    """The base year as the trade engine takes it, money in USD."""
    return Economy.from_arrays(
        world.economies,
        world.sectors,
        expenditure=world.expenditure,
        share=world.share,
        tariff=world.tariff,
        value_added_share=world.value_added_share,
        input_share=world.input_share,
        theta=world.theta,
    )


def stages(deal: Deal) -> dict[Level, Stages]:
    """No deal and deal, solved for each elasticity of chips."""
    duty, band, out = deal.shared(duties), deal.bands["chip_elasticity"], {}
    for level in LEVELS:
        economy = economy_of(deal.world.with_theta(chip_sector(), band.at(level)))
        policy = Policy(tariff=duty.before, deficits=deal.deficits)
        before = deal.solver.one("baseline", economy, policy).economy()
        found = deal.solver.one("deal_tariffs", before, Policy(tariff=duty.after, deficits=deal.deficits))
        out[level] = Stages(before, found, found.economy() if duty.changed else before)
    return out
