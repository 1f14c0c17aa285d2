"""The document's tariffs on the world's axes.

Three tables matter. Elsewhere: the base year's duties with the US tariffs in force at a date on everyone, or the
document's own rows (the world in which the deal is signed). Before: the same with the no-deal duties between the
parties. After: with the deal's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.parts.document import Accord
from chipaccord.parts.tariffs.section import TariffTable
from chipaccord.world.tariffs import in_force
from chipaccord.world.world import World

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Duties:
    """Tariffs without the deal and with it, (importer, exporter, sector) decimals, and what to call the change."""

    before: Array
    after: Array
    label: str

    @property
    def changed(self) -> bool:
        """Whether the deal changes any duty."""
        return not np.array_equal(self.before, self.after)


def duties(accord: Accord, world: World) -> Duties:
    """The duties of an accord. Without a tariff section nothing changes between before and after."""
    rest = accord.tariffs_elsewhere
    elsewhere = in_force(world, rest.in_force_on) if rest.in_force_on else world.tariff
    elsewhere = _with(elsewhere, rest, world)
    tables = accord.tariffs
    if tables is None:
        return Duties(elsewhere, elsewhere, "")
    before = _with(elsewhere, tables.no_deal, world)
    if tables.no_deal is not None:
        before = _with(before, tables.no_deal.retaliation, world)
    after = _with(before if tables.deal is None else elsewhere, tables.deal, world)
    return Duties(before, after, _label(tables.no_deal, tables.deal))


def _with(tariff: Array, table: TariffTable | None, world: World) -> Array:
    """`tariff` with the duties of a table, which replace what was in force between the pair on those sectors."""
    if table is None:
        return tariff
    out = tariff.copy()
    n, j = world.economies.index, world.sectors.index
    for (importer, exporter, sector), duty in table.duties().items():
        cell = n(importer), n(exporter), j(sector)
        out[cell] = duty.applied(float(world.tariff[cell]))
    return out


def _label(no_deal: TariffTable | None, deal: TariffTable | None) -> str:
    """`USA on JPN: all goods +24% to 15%, motor_vehicles 27.5% to 15%`: the duties that differ."""
    rows = []
    for pair in dict.fromkeys([*(no_deal.rates if no_deal else ()), *(deal.rates if deal else ())]):
        old = no_deal.rates.get(pair, {}) if no_deal else {}
        new = deal.rates.get(pair, {}) if deal else {}
        moves = [
            f"{scope} {old.get(scope, 'in force')} to {new.get(scope, 'in force')}"
            for scope in dict.fromkeys([*old, *new])
            if old.get(scope) != new.get(scope)
        ]
        if moves:
            rows.append(f"{pair}: {', '.join(moves)}")
    return "; ".join(rows)
