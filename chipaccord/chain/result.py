"""What a simulation returns: lost sales by product, place and week, what nodes did, and whether service returned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import xarray as xr

from chipaccord.chain.network import WEEKS, Network
from chipaccord.chain.outage import Scenario
from chipaccord.chain.status import Status

Array = npt.NDArray[np.float64]

SERVED = 0.99  # of demand: service counts as normal from here
BACK = 0.999  # of demand in each of the last weeks: recovered
LAST = 4  # weeks looked at for that


@dataclass(frozen=True, eq=False, repr=False)
class Result:
    """Runs of one network. Look at `status` first. Money is bn USD at base prices, weeks count from 0.

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
        """(stage,) base final demand, bn USD a week."""
        values = self.network.demand[self.network.final].sum(axis=(1, 2))
        return xr.DataArray(values, dims="stage", coords={"stage": self.lost.stage.values})

    @cached_property
    def lost_by(self) -> xr.DataArray:
        """(run, stage, place of use) sales lost: demand given up, and demand not yet met when the run ends."""
        return self.given_up + self.waiting

    @cached_property
    def loss(self) -> xr.DataArray:
        """(run,) sales lost by chip makers, bn USD: demand less deliveries over the run."""
        return self.lost_by.sum(("stage", "place"))

    @cached_property
    def lost_sales(self) -> xr.DataArray:
        """Sales lost by product: (run, week, product, place) with detail, else (run, product, place). Demand still
        waiting at the end counts in the last week."""
        if self.detail is None:
            return self._by_product(self.lost_by)
        by_week = self.detail["lost"].copy()
        by_week[:, -1] += self.waiting
        return self._by_product(by_week)

    @cached_property
    def users_loss(self) -> xr.DataArray:
        """(run, sector, place) sales that chip users lose: lost chips x value at risk of the sector, bn USD."""
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
        hit = (short > 1e-9).values
        week = hit.argmax(axis=1)
        part = np.take_along_axis(short.values, week[:, None], axis=1)[:, 0]
        values = np.where(hit.any(axis=1), week + 1 - part, np.nan)
        return xr.DataArray(values, dims=("run", "product"), coords={"run": short.run, "product": short["product"]})

    @cached_property
    def recovery_week(self) -> xr.DataArray:
        """(run,) first week after the start from which at least 99% of every product's demand is served at once, or
        waiting demand shrinks; 0 if service never fell, NaN if it did not come back."""
        normal = np.asarray(self.fill.values).min(axis=2) >= SERVED
        ever = ~normal.all(axis=1)
        last = normal.shape[1] - np.argmin(normal[:, ::-1], axis=1)
        values = np.where(ever, np.where(last >= normal.shape[1], np.nan, last), 0.0)
        return xr.DataArray(values, dims="run", coords={"run": self.lost.run.values})

    @cached_property
    def status(self) -> tuple[Status, ...]:
        """For each run, whether service returned, and why not."""
        return tuple(self._status(r) for r in range(len(self.scenarios)))

    def _status(self, r: int) -> Status:
        net, scenario = self.network, self.scenarios[r]
        fill = self.fill.values[r]
        lost = (self.lost / self.demand).values[r]
        if (fill[-LAST:] >= BACK).all() and (lost[-LAST:] <= 1 - BACK).all():
            return Status(True, "recovered" + self._dip(r) + self._queue(r) + self._slow(r))
        worst = str(self.fill["product"].values[int(np.argmin(fill[-LAST:].min(axis=0)))])
        start = f"{worst} is served at {fill[-LAST:].min():.1%} of demand in the last weeks: "
        left = np.divide(self.able_end[r], net.capacity, out=np.ones_like(net.capacity), where=net.capacity > 0)
        late = [o for o in scenario.outages if o.end > 7 * self.weeks or not o.recovers]
        if left.min() < 1 - 1e-9:
            gone = (1 - left) * net.capacity / net.capacity.sum(axis=1, keepdims=True)
            s, p = np.unravel_index(int(np.argmax(gone)), left.shape)
            good = any(not o.recovers for o in late)
            when = "is lost for good" if good else "comes back later" if late else "is still coming back"
            return Status(
                False, start + f"capacity of {net.stages[s]} in {net.places[p]} {when}, and stands at {left[s, p]:.0%}"
            )
        if late:
            return Status(False, start + "shipments are still blocked at the end of the run")
        behind = (self.want_end[r] > self.able_end[r] * (1 + 1e-9)) * self.want_end[r]
        if behind.any():
            s, p = np.unravel_index(int(np.argmax(behind / np.maximum(net.capacity, 1e-300))), behind.shape)
            weeks = behind[s, p] / net.capacity[s, p]
            return Status(
                False,
                start + f"{net.stages[s]} in {net.places[p]} runs at capacity and is {weeks:.0f} weeks of work behind; "
                "simulate more weeks or add capacity",
            )
        return Status(False, start + "goods are still in the lines; simulate more weeks")

    def _dip(self, r: int) -> str:
        """A note where service falls again after it had returned for four weeks, and whether lead times explain it."""
        fill = self.fill.values[r]
        low = np.flatnonzero(~(fill >= SERVED).all(axis=1))
        gaps = np.flatnonzero(np.diff(low) > LAST)
        if not gaps.size:
            return ""
        week = int(low[gaps[-1] + 1])
        product = int(fill[week:].min(axis=0).argmin())
        note = f"; {self.network.products[product]} dips again to {fill[week:, product].min():.1%} in week {week}"
        ends = max(min(o.end, 7 * self.weeks) for o in self.scenarios[r].outages) / 7
        echo = self.network.longest_line
        if week <= ends + echo:
            return (
                f"{note}, when starts missed in the outage are missing one line later (lines take up to {echo} weeks)"
            )
        return f"{note}, later than lines of up to {echo} weeks explain"

    def _queue(self, r: int) -> str:
        """A note where demand still waits although deliveries are back: nothing is spare to catch up."""
        weeks = self._by_product(self.waiting).sum("place") / self._by_product(self.demand)
        k = int(weeks.values[r].argmax())
        if weeks.values[r, k] < 0.1:
            return ""
        return (
            f"; {weeks['product'].values[k]} stays {weeks.values[r, k]:.1f} weeks late: no spare capacity to catch up"
        )

    def _slow(self, r: int) -> str:
        """A note on outages of what limits expansion only."""
        names = [o.stage for o in self.scenarios[r].outages if o.stage in self.network.concentration]
        return f"; {', '.join(names)} limits expansion only: no week's output is lost" if names else ""

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
            return f"Result({self.scenarios[0].name}: {float(self.loss[0]):.2f} bn USD of sales lost, {self.status[0]})"
        worst = int(self.loss.values.argmax())
        name = self.scenarios[worst].name
        return f"Result({len(self.scenarios)} runs, worst {name}: {float(self.loss[worst]):.2f} bn USD of sales lost)"


def annual_sales(net: Network) -> float:
    """Final sales, bn USD a year."""
    return float(net.demand.sum()) * WEEKS


def run_names(scenarios: Sequence[Scenario]) -> list[str]:
    """Names of the runs, numbered where they repeat."""
    names = [s.name for s in scenarios]
    return names if len(set(names)) == len(names) else [f"{n} #{k}" for k, n in enumerate(names)]
