"""The network: stages x places, what each stage needs, and the base flow that balances exactly.

A node is a stage in a place. The equations of the base week stand in `flow`. Money is USD at base prices, flows are USD
a week, stocks are weeks of base flow. Edits return a new network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from chipaccord.chain.network.build import build
from chipaccord.chain.network.figures import Figure, in_bn, near
from chipaccord.chain.network.flow import WEEKS, Array, Index, base_flow, users_first
from chipaccord.world.tables import data_path

YES, DESIGN, STOCK, NO = "yes", "design", "stock", "no"


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    """A supply network; `Network.shipped()` or `Network.read(folder)` make one.

    coefficient (link,), with link_input and link_user (link,) naming stages; essential (link,) is "yes" (starts stop
    without it), "design" (the same, and each part is designed for one place of the input: neither it nor stocks of it
    replace another place's), "stock" (a stock that outlasts the outage, as masks: it limits new designs only) or "no".
    sourcing (stage, user place, supplying place), adds up to 1 where the stage is used. capacity (stage, place), USD a
    week. demand (stage, sector, place), USD a week. lead (stage,) weeks, at least 1. finished (stage, place):
    weeks of output in stock at the maker. cover (stage, place): weeks of use in stock at its users. qualification and
    emergency (stage,): weeks until a new source can be used, normally and in an emergency. second (stage, place): share
    of its orders that a second source is already qualified for. patience (stage,): weeks that unmet demand waits.
    value_at_risk (sector,): sales lost per USD of chips. groups: names that stand for several stages. concentration:
    shares by place of stages that limit expansion only (equipment, design). figures: every number's source.
    """

    name: str
    stages: tuple[str, ...]
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    sectors: tuple[str, ...]
    products: tuple[str, ...]
    product_of: Index  # (stage,) number of the product, -1 where the stage is not sold to final users
    link_input: Index
    link_user: Index
    coefficient: Array
    essential: tuple[str, ...]
    sourcing: Array
    capacity: Array
    demand: Array
    lead: Index
    finished: Array
    cover: Array
    qualification: Array
    emergency: Array
    second: Array
    patience: Index
    value_at_risk: Array
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    processes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    concentration: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Where every number of the network comes from, each source once."""
        return tuple(dict.fromkeys(figure.source for figure in self.figures))

    @classmethod
    def shipped(
        cls,
        capacity: str = "recommended",
        setting: str | Mapping[str, str] = "central",
        variants: Mapping[str, str] | None = None,
    ) -> Network:
        """The network of the shipped facts.

        capacity: "recommended" or "estimate_2025", the two sets of shares by place. setting: "central"; "tight" (low
        stocks, high utilisation: 2021) or "slack"; or column by parameter, such as {"finished_stock": "low"}. variants:
        the variant of capacity.csv to use for single stages, such as {"gas_neon": "before_2022"}.
        """
        return cls(**build(data_path("chain"), capacity, setting, variants or {}, f"shipped, {capacity}"))

    @classmethod
    def read(
        cls,
        folder: str | Path,
        capacity: str = "recommended",
        setting: str | Mapping[str, str] = "central",
        variants: Mapping[str, str] | None = None,
    ) -> Network:
        """A user's own network from CSV files of the same form as the shipped ones.

        Raises NetworkError listing every mistake with its file, row and remedy.
        """
        return cls(**build(Path(folder), capacity, setting, variants or {}, Path(folder).name))

    def __repr__(self) -> str:
        nodes, made = int((self.output > 0).sum()), len(self.stages)
        return f"Network({self.name}: {made} stages, {nodes} nodes, {in_bn(self.sales)} a year)"

    # -- names --------------------------------------------------------------------------------------------------------

    def members(self, stage: str) -> tuple[str, ...]:
        """The stages that a name stands for: itself, a group, a process, a product's chips or a pattern, "fab_*"."""
        if stage in self.stages:
            return (stage,)
        if stage in self.groups:
            return self.groups[stage]
        found = tuple(s for s in self.stages if s.split("/")[0] == stage or fnmatchcase(s, stage))
        if found:
            return found
        if stage in self.concentration:
            raise ValueError(f"stage {stage!r} limits expansion only: it has no weekly flow to lose")
        known = (*self.stages, *self.groups, *self.products)
        raise ValueError(f"stage {stage!r} is not in this network{near(stage, known)}")

    def stage_numbers(self, stage: str) -> Index:
        """(member,) numbers of the stages that a name stands for."""
        return np.array([self.stages.index(s) for s in self.members(stage)], dtype=np.intp)

    def place_numbers(self, place: str) -> Index:
        """(1,) number of a place, or all of them for "*"."""
        if place == "*":
            return np.arange(len(self.places))
        if place not in self.places:
            raise ValueError(f"place {place!r} is not in this network{near(place, self.places)}")
        return np.array([self.places.index(place)], dtype=np.intp)

    def node(self, stage: str, place: str) -> Array:
        """(stage, place) ones at the nodes that a stage (or group) and a place (or "*") stand for; raises if none.

        A stage that limits expansion only (equipment, design) has no weekly flow: none of the nodes, if it is there.
        """
        mask = np.zeros(self.capacity.shape)
        if stage in self.concentration:
            there = [self.places[p] for p in self.place_numbers(place)]
            if not any(self.concentration[stage].get(p, 0.0) > 0 for p in there):
                raise ValueError(
                    f"{stage} has no capacity in {place}; it is made in {', '.join(self.concentration[stage])}"
                )
            return mask
        mask[np.ix_(self.stage_numbers(stage), self.place_numbers(place))] = 1.0
        mask *= self.capacity > 0
        if not mask.any():
            have = ", ".join(self.places[p] for p in np.flatnonzero(self.capacity[self.stage_numbers(stage)].sum(0)))
            raise ValueError(f"{stage} has no capacity in {place}; it is made in {have}")
        return mask

    # -- base flow ----------------------------------------------------------------------------------------------------

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Stages with users before their inputs."""
        return users_first(self.link_input, self.link_user, len(self.stages))

    @cached_property
    def longest_line(self) -> int:
        """Weeks from the first start to the last user along the slowest way, lead times alone."""
        weeks = np.zeros(len(self.stages), dtype=np.intp)
        for s in self.order:
            below = weeks[self.link_user[self.link_input == s]]
            weeks[s] = self.lead[s] + (below.max() if below.size else 0)
        return int(weeks.max())

    @cached_property
    def need(self) -> Array:
        """(stage, place) base use by place of use, USD a week."""
        return self._flow[0]

    @cached_property
    def output(self) -> Array:
        """(stage, place) base output, USD a week."""
        return self._flow[1]

    @cached_property
    def _flow(self) -> tuple[Array, Array]:
        return base_flow(self.order, self.link_input, self.link_user, self.coefficient, self.demand, self.sourcing)

    @cached_property
    def use(self) -> Array:
        """(link, place) base use of each link's input, USD a week."""
        return self.coefficient[:, None] * self.output[self.link_user]

    @cached_property
    def utilisation(self) -> Array:
        """(stage, place) base output / capacity, zero where there is none."""
        return np.divide(self.output, self.capacity, out=np.zeros_like(self.output), where=self.capacity > 0)

    @cached_property
    def final(self) -> Index:
        """(final,) stages that final users buy."""
        return np.flatnonzero(self.demand.sum(axis=(1, 2)) > 0)

    @cached_property
    def sector_weight(self) -> Array:
        """(final, sector, place) share of each sector in the final demand for a stage in a place."""
        d = self.demand[self.final]
        total = d.sum(axis=1, keepdims=True)
        weight: Array = np.divide(d, total, out=np.zeros_like(d), where=total > 0)
        return weight

    @property
    def sales(self) -> float:
        """Final sales, USD a year."""
        return float(self.demand.sum()) * WEEKS

    def shares(self) -> pd.DataFrame:
        """Share of capacity by stage (rows: flow stages, then those that limit expansion only) and place."""
        total = self.capacity.sum(axis=1, keepdims=True)
        flow = pd.DataFrame(self.capacity / total, index=list(self.stages), columns=list(self.places))
        rows = [f"{name}" for name in self.concentration]
        other = pd.DataFrame(
            [[self.concentration[name].get(p, 0.0) for p in self.places] for name in rows],
            index=rows,
            columns=list(self.places),
        )
        grouped = {
            g: flow.loc[list(m)].mul(total[[self.stages.index(s) for s in m]]) for g, m in self.processes.items()
        }
        process = pd.DataFrame({g: t.sum() / t.sum().sum() for g, t in grouped.items()}).T
        parts = [part for part in (flow, process, other) if len(part)]
        return pd.concat(parts)

    # -- edits --------------------------------------------------------------------------------------------------------

    def with_capacity(self, stage: str, place: str, share: float, takes_share: bool = True) -> Network:
        """Add capacity of `share` of the stage's world capacity in a place.

        It takes its share of base orders (so that sourcing spreads), or stands idle as a reserve.
        """
        if share < 0:
            raise ValueError(f"added capacity of {stage} in {place} is {share}: must be zero or more")
        p = int(self.place_numbers(place)[0])
        capacity, sourcing = self.capacity.copy(), self.sourcing.copy()
        finished = self.finished.copy()
        for s in self.stage_numbers(stage):
            world = capacity[s].sum()
            capacity[s, p] += share * world
            if finished[s, p] == 0:
                finished[s, p] = finished[s].max()
            if takes_share:
                sourcing[s] *= 1 / (1 + share)
                sourcing[s][sourcing[s].sum(axis=1) > 0, p] += share / (1 + share)
        return replace(self, capacity=capacity, sourcing=sourcing, finished=finished)

    def with_stock(self, stage: str, days: float, place: str = "*", at: str = "maker") -> Network:
        """Add days of stock of a stage's output, at its makers or at its users ("maker" or "user") in a place."""
        if days < 0:
            raise ValueError(f"added stock of {stage} is {days} days: must be zero or more")
        if at not in ("maker", "user"):
            raise ValueError(f"stock of {stage} at {at!r}: expected 'maker' or 'user'")
        finished, cover = self.finished.copy(), self.cover.copy()
        rows, columns = np.ix_(self.stage_numbers(stage), self.place_numbers(place))
        (finished if at == "maker" else cover)[rows, columns] += days / 7
        return replace(self, finished=finished, cover=cover)

    def with_second_source(self, stage: str, share: float, place: str = "*") -> Network:
        """Qualify second sources for a share of the orders of a stage that go to a place."""
        if not 0 <= share <= 1:
            raise ValueError(f"share of {stage} with a second source is {share}: must be between 0 and 1")
        second = self.second.copy()
        rows, columns = np.ix_(self.stage_numbers(stage), self.place_numbers(place))
        second[rows, columns] = np.maximum(second[rows, columns], share)
        return replace(self, second=second)

    def with_demand(self, added: Mapping[tuple[str, str], float], expand: bool = True) -> Network:
        """Raise final demand: USD a year by (product or chip, place), spread over chips and sectors as the base is.

        Where base output then exceeds capacity, capacity grows with it where it stands (`expand`), or a ValueError
        names the node.
        """
        demand = self.demand.copy()
        for (product, place), amount in added.items():
            rows, columns = self.stage_numbers(product), self.place_numbers(place)
            block = np.ix_(rows, np.arange(len(self.sectors)), columns)
            base = demand[block]
            if base.sum() <= 0:
                base = demand[rows].sum(axis=2, keepdims=True) * np.ones((1, 1, len(columns)))
            if base.sum() <= 0:
                raise ValueError(f"{product} is not sold to final users")
            demand[block] += amount / WEEKS * base / base.sum()
        if not (demand >= 0).all():
            raise ValueError("added demand makes final demand negative; take away less than there is")
        sourcing = self.sourcing.copy()
        bought = demand.sum(axis=1)
        for s, q in np.argwhere((bought > 0) & (sourcing.sum(axis=2) == 0)):
            sourcing[s, q] = self.capacity[s] / self.capacity[s].sum()
        raised = replace(self, demand=demand, sourcing=sourcing)
        over = raised.output > self.capacity * (1 + 1e-12)
        if not over.any():
            return raised
        if not expand:
            s, p = np.argwhere(over)[0]
            raise ValueError(
                f"{self.stages[s]} in {self.places[p]} would run at {raised.output[s, p] / self.capacity[s, p]:.0%} of "
                "its capacity; add capacity or let it expand"
            )
        return replace(raised, capacity=np.maximum(self.capacity, raised.output))
