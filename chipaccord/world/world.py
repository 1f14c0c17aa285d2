"""The base year: who trades what with whom, in one labelled, exactly consistent table.

    X[n,j] = sum_i (1 + t[n,i,j]) M[n,i,j]        expenditure at purchaser prices
    Y[n,j] = sum_n' M[n',n,j]                     output at border (basic) prices
    v[n,j] = 1 - sum_k g[n,k,j]                   value added per unit of output; g from intermediate use Z / Y
    F[n,j] = X[n,j] - sum_k Z[n,j,k]              final demand
    D[n]   = imports - exports                    deficit

Value added and final demand are residuals of the stored cells, so that the identities hold to the last digit that
the machine has, whatever the rounding of the stored figures. Money is in USD of the base year; rates are decimals.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from chipaccord.world.raw import ANY, base_tariffs, place, sources_behind
from chipaccord.world.tables import data_path, read_csv, shipped
from chipaccord.world.vocabulary import economies, sectors

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class World:
    """The calibrated base year.

    flow: (importer, exporter, sector) USD at border value, home sales on the diagonal.
    intermediate: (economy, input, sector) USD at purchaser prices.
    tariff: (importer, exporter, sector) decimals. theta: (sector,) trade elasticities.
    goods: (sector,) True for goods. made_by: source ids of the tables that were read.
    """

    economies: tuple[str, ...]
    sectors: tuple[str, ...]
    goods: npt.NDArray[np.bool_]
    flow: Array
    intermediate: Array
    tariff: Array
    theta: Array
    made_by: tuple[str, ...] = ()

    @cached_property
    def output(self) -> Array:
        """(economy, sector) gross output, USD."""
        return np.asarray(self.flow.sum(axis=0))

    @cached_property
    def expenditure(self) -> Array:
        """(economy, sector) spending at purchaser prices, USD."""
        return np.asarray(((1 + self.tariff) * self.flow).sum(axis=1))

    @cached_property
    def input_share(self) -> Array:
        """(economy, input, sector) inputs per unit of output; zero where nothing is made."""
        safe = np.where(self.output > 0, self.output, 1.0)
        return np.asarray(self.intermediate / safe[:, None, :])

    @cached_property
    def value_added_share(self) -> Array:
        """(economy, sector) value added per unit of output; one where nothing is made."""
        return np.asarray(1.0 - self.input_share.sum(axis=1))

    @cached_property
    def final(self) -> Array:
        """(economy, sector) final demand, USD."""
        return np.asarray(self.expenditure - self.intermediate.sum(axis=2))

    @cached_property
    def share(self) -> Array:
        """(importer, exporter, sector) trade shares of expenditure; home where nothing is bought."""
        bought = (1 + self.tariff) * self.flow
        total = bought.sum(axis=1, keepdims=True)
        home = np.broadcast_to(np.eye(len(self.economies))[:, :, None], bought.shape)
        return np.where(total > 0, bought / np.where(total > 0, total, 1.0), home)

    @property
    def value_added(self) -> Array:
        """(economy,) value added, USD."""
        return np.asarray((self.value_added_share * self.output).sum(axis=1))

    def goods_exports(self, exporter: str, importer: str) -> float:
        """Goods exported, border value, USD."""
        e, i = self.economies.index(exporter), self.economies.index(importer)
        return float(self.flow[i, e, self.goods].sum())

    def with_theta(self, sector: str, value: float) -> World:
        """The same world with another trade elasticity for one sector."""
        theta = self.theta.copy()
        theta[self.sectors.index(sector)] = value
        return replace(self, theta=theta)

    def base_year(self, economy: str = ANY, partner: str = ANY) -> int:
        """Year of the trade between two economies, whichever sells; without a pair, of all that is not lifted."""
        years = _base_years()
        return next(years[pair] for pair in ((economy, partner), (partner, economy), (ANY, ANY)) if pair in years)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of every source that the figures of this world rest on, read from the tables behind them."""
        return tuple(dict.fromkeys([*self.made_by, *sources_behind()]))

    def __repr__(self) -> str:
        gdp = self.value_added.sum() / 1e12
        years = "; ".join(f"{'-'.join(p) if p[0] != ANY else 'base'} {year}" for p, year in _base_years().items())
        return (
            f"World({len(self.economies)} economies x {len(self.sectors)} sectors, {years}, "
            f"value added {gdp:.1f} tn USD)"
        )


def load(folder: str | Path | None = None) -> World:
    """The embedded base year, or one built into `folder` by `chipaccord world rebuild --out`.

    Raises FileNotFoundError when `folder` does not hold a built world.
    """
    if folder is None:
        return _embedded()
    root = Path(folder)
    for name in ("flows.csv", "intermediate.csv"):
        if not (root / name).is_file():
            raise FileNotFoundError(
                f"{root / name} not found: {folder} is not a built world; "
                f"make one with 'chipaccord world rebuild --out {folder}'"
            )
    return _read(root)


@cache
def _base_years() -> dict[tuple[str, str], int]:
    return {(row["economy"], row["partner"]): int(row["year"]) for row in shipped("base_years.csv")}


@cache
def _embedded() -> World:
    return _read(data_path("world"))


def _read(root: Path) -> World:
    n, j = tuple(economies()), tuple(sectors())
    flows = read_csv(root / "flows.csv")
    use = read_csv(root / "intermediate.csv")
    flow = place(flows, {"importer": n, "exporter": n, "sector": j}, "value_musd") * 1e6
    axes = {"economy": n, "input_sector": j, "using_sector": j}
    return World(
        economies=n,
        sectors=j,
        goods=np.array([s.goods for s in sectors().values()]),
        flow=flow,
        intermediate=place(use, axes, "value_musd") * 1e6,
        tariff=base_tariffs(),
        theta=np.array([s.theta for s in sectors().values()]),
        made_by=tuple(dict.fromkeys(row["source"] for row in (*flows, *use))),
    )
