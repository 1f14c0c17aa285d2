"""What a simulation returns: lost sales by product, place and week, what nodes did, and whether service returned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import xarray as xr

from chipaccord.chain.network.figures import in_bn
from chipaccord.chain.network.network import Network
from chipaccord.chain.outages.outage import Scenario
from chipaccord.chain.simulate.ending import SERVED, Course, ending
from chipaccord.status import Status

Array = npt.NDArray[np.float64]

NOTICED = 1e-9  # of a week's demand: less is no shortage


@dataclass(frozen=True, eq=False, repr=False)
class Result:
    """Runs of one network. Look at `status` first. Money is USD at base prices, weeks count from 0.

    given_up (run, stage, place of use): demand that waited past its patience, over the run; waiting: demand still
    waiting at its end. lost, served, short (run, week, stage): demand given up, goods delivered to final users, and
    demand not met in its own week, for the stages that final users buy. able_end, want_end, starts_end (run, stage,
    place): capacity, desired and actual starts in the last week. detail: every week of every node, kept for up to 16
    runs, else None.
    """

    network: Network
    scenarios: tuple[Scenario, ...]
    given_up: xr.DataArray
    waiting: xr.DataArray
    lost: xr.DataArray
    served: xr.DataArray
    short: xr.DataArray
    able_end: Array
    want_end: Array
    starts_end: Array
    detail: Mapping[str, xr.DataArray] | None

    @property
    def weeks(self) -> int:
        """Weeks simulated."""
        return int(self.lost.sizes["week"])

    @cached_property
    def demand(self) -> xr.DataArray:
        """(stage,) base final demand, USD a week."""
        values = self.network.demand[self.network.final].sum(axis=(1, 2))
        return xr.DataArray(values, dims="stage", coords={"stage": self.lost.stage.values})

    @cached_property
    def lost_by(self) -> xr.DataArray:
        """(run, stage, place of use) sales lost: demand given up, and demand not yet met when the run ends."""
        return self.given_up + self.waiting

    @cached_property
    def loss(self) -> xr.DataArray:
        """(run,) sales lost by chip makers, USD: demand less deliveries over the run."""
        return self.lost_by.sum(("stage", "place"))

    @cached_property
    def lost_sales(self) -> xr.DataArray:
        """Sales lost by product: (run, week, product, place) with detail, else (run, product, place).

        Demand still waiting at the end counts in the last week.
        """
        if self.detail is None:
            return self._by_product(self.lost_by)
        by_week = self.detail["lost"].copy()
        by_week[:, -1] += self.waiting
        return self._by_product(by_week)

    @cached_property
    def lost_by_product(self) -> xr.DataArray:
        """(run, product) sales lost over the run, USD."""
        return self._by_product(self.lost_by).sum("place")

    @cached_property
    def users_loss(self) -> xr.DataArray:
        """(run, sector, place) sales that chip users lose: lost chips x value at risk of the sector, USD."""
        net = self.network
        weight = net.sector_weight * net.value_at_risk[None, :, None]
        values = np.einsum("rsp,skp->rkp", self.lost_by.values, weight)
        return xr.DataArray(
            values,
            dims=("run", "sector", "place"),
            coords={"run": self.lost_by.run.values, "sector": list(net.sectors), "place": list(net.places)},
        )

    @cached_property
    def fill(self) -> xr.DataArray:
        """(run, week, product) deliveries to final users / demand; above 1 while waiting demand is worked off."""
        return self._by_product(self.served) / self._by_product(self.demand)

    @cached_property
    def first_shortage(self) -> xr.DataArray:
        """(run, product) weeks until demand is first not met at once, to a fraction of a week; NaN: never."""
        short = self._by_product(self.short) / self._by_product(self.demand)
        hit = (short > NOTICED).values
        week = hit.argmax(axis=1)
        part = np.take_along_axis(short.values, week[:, None], axis=1)[:, 0]
        values = np.where(hit.any(axis=1), week + 1 - part, np.nan)
        return xr.DataArray(values, dims=("run", "product"), coords={"run": short.run, "product": short["product"]})

    @cached_property
    def recovery_week(self) -> xr.DataArray:
        """(run,) first week from which service is normal: 0 if it never fell, NaN if it did not come back.

        Normal: at least 99% of every product's demand is served at once, or waiting demand shrinks.
        """
        normal = np.asarray(self.fill.values).min(axis=2) >= SERVED
        ever = ~normal.all(axis=1)
        last = normal.shape[1] - np.argmin(normal[:, ::-1], axis=1)
        values = np.where(ever, np.where(last >= normal.shape[1], np.nan, last), 0.0)
        return xr.DataArray(values, dims="run", coords={"run": self.lost.run.values})

    @cached_property
    def status(self) -> tuple[Status, ...]:
        """For each run, whether service returned, and why not."""
        lost = (self.lost / self.demand).values
        waiting = (self._by_product(self.waiting).sum("place") / self._by_product(self.demand)).values
        fill = self.fill.values
        return tuple(
            ending(self.network, scenario, Course(fill[r], lost[r], waiting[r], self.able_end[r], self.want_end[r]))
            for r, scenario in enumerate(self.scenarios)
        )

    def balance(self) -> float:
        """Largest mass imbalance of any node, line or user's stock in any week, relative to the largest base flow."""
        if self.detail is None:
            raise ValueError("mass balance needs every week: simulate with detail=True")
        d = {k: v.values for k, v in self.detail.items()}
        d["waiting_start"] = np.zeros_like(d["waiting"][:, 0])
        previous = {
            k: np.concatenate([d[f"{k}_start"][:, None], d[k][:, :-1]], axis=1) for k in ("F", "W", "I", "waiting")
        }
        demand = self.network.demand[self.network.final].sum(axis=1)
        gaps = (
            d["F"] - previous["F"] - d["done"] + d["shipped"],
            d["W"] - previous["W"] - d["starts"] + d["done"] + d["scrapped"],
            d["I"] - previous["I"] - d["received"] + d["used"],
            d["waiting"] - previous["waiting"] - demand + d["served"] + d["lost"],
            d["shipped"].sum((2, 3)) - d["received"].sum((2, 3)),
        )
        return float(max(np.abs(g).max() for g in gaps) / self.network.output.max())

    def _by_product(self, values: xr.DataArray) -> xr.DataArray:
        names = [self.network.products[self.network.product_of[s]] for s in self.network.final]
        labelled = values.assign_coords(stage=("stage", names)).groupby("stage").sum()
        return (
            labelled.rename(stage="product")
            .sel(product=list(self.network.products))
            .transpose(*[("product" if d == "stage" else d) for d in values.dims])
        )

    def __repr__(self) -> str:
        if len(self.scenarios) == 1:
            return f"Result({self.scenarios[0].name}: {in_bn(float(self.loss[0]))} of sales lost, {self.status[0]})"
        worst = int(self.loss.values.argmax())
        name = self.scenarios[worst].name
        return f"Result({len(self.scenarios)} runs, worst {name}: {in_bn(float(self.loss[worst]))} of sales lost)"


def run_names(scenarios: Sequence[Scenario]) -> list[str]:
    """Names of the runs, numbered where they repeat."""
    names = [s.name for s in scenarios]
    return names if len(set(names)) == len(names) else [f"{n} #{k}" for k, n in enumerate(names)]
