"""An input-output table for ARIO, checked, and laid out by sector for the daily loop of `day`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

COUNTS = 1e-5 / 365  # an input below this share of output never stops production (BoARIO's threshold)
ROUNDING = 1e-2, 1e-3  # a row may miss its output by this part of it, or of the mean output: published tables round


@dataclass(frozen=True, eq=False, repr=False)
class Table:
    """An input-output table in money a year.

    inter (supplier, buyer) >= 0; final (supplier, column); output (industry,); regions and sectors name each industry
    (one entry per row). final_regions names the region of each column of `final`; left out, the columns must be a
    multiple of the regions, region by region in order of first appearance.
    Rounding (uses against output) is put into the region's own final demand, so that the base year is a fixed point.
    Raises ValueError where shapes, names or signs are wrong.
    """

    inter: Array
    final: Array
    output: Array
    regions: tuple[str, ...]
    sectors: tuple[str, ...]
    final_regions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        inter, final, output = (np.asarray(v, dtype=np.float64) for v in (self.inter, self.final, self.output))
        final = final[:, None] if final.ndim == 1 else final
        n = output.size
        if output.shape != (n,) or inter.shape != (n, n) or final.shape[:1] != (n,):
            raise ValueError(
                f"a table of {n} industries needs inter ({n}, {n}) and final ({n}, columns): "
                f"found inter {inter.shape} and final {final.shape}"
            )
        regions, sectors = tuple(map(str, self.regions)), tuple(map(str, self.sectors))
        if len(regions) != n or len(sectors) != n:
            raise ValueError(
                f"regions and sectors name each of the {n} industries: found {len(regions)} and {len(sectors)}"
            )
        seen: dict[tuple[str, str], int] = {}
        for row, key in enumerate(zip(regions, sectors, strict=True)):
            if key in seen:
                raise ValueError(f"industry {key[0]} {key[1]} stands in rows {seen[key]} and {row}: add them up first")
            seen[key] = row
        names = list(dict.fromkeys(regions))
        if not self.final_regions and final.shape[1] % len(names):
            raise ValueError(
                f"final has {final.shape[1]} columns for {len(names)} regions: pass final_regions, one per column"
            )
        at = tuple(map(str, self.final_regions)) or tuple(np.repeat(names, final.shape[1] // len(names)))
        if len(at) != final.shape[1]:
            raise ValueError(f"final_regions names {len(at)} columns of {final.shape[1]}")
        for what, values in (("inter", inter), ("output", output)):
            bad = ~(values >= 0)
            if bad.any():
                row = int(np.argwhere(bad)[0][0])
                raise ValueError(f"{what}, row {regions[row]} {sectors[row]}: negative or not a number; set it to zero")
        if not np.isfinite(final).all():
            raise ValueError("final holds values that are not numbers; set them to zero")
        gap = inter.sum(axis=1) + final.sum(axis=1) - output
        worst = int(np.argmax(np.abs(gap)))
        if np.abs(gap[worst]) > max(ROUNDING[0] * output[worst], ROUNDING[1] * output.mean()):
            raise ValueError(
                f"row {regions[worst]} {sectors[worst]}: uses exceed output by {gap[worst]:.6g}; "
                "balance the table first"
            )
        for name, value in (("inter", inter), ("final", final), ("output", output)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "regions", regions)
        object.__setattr__(self, "sectors", sectors)
        object.__setattr__(self, "final_regions", at)

    @cached_property
    def sold(self) -> Array:
        """(industry,) what each sells to all industries, a year."""
        return np.asarray(self.inter.sum(axis=1))

    @cached_property
    def bought(self) -> Array:
        """(industry,) what each buys from all industries, a year."""
        return np.asarray(self.inter.sum(axis=0))

    @cached_property
    def arranged(self) -> Arranged:
        """Sorted by sector for the daily loop, once for all runs; without days of stock."""
        return _sorted(self)

    def __repr__(self) -> str:
        regions, sectors = len(set(self.regions)), len(set(self.sectors))
        return f"Table({regions} regions x {sectors} sectors, {self.output.sum():.4g} a year)"


@dataclass(frozen=True, eq=False)
class Arranged:
    """A table sorted by sector, per day.

    share (sector, region, buyer) of each supplier in the buyer's input; inputs (sector, buyer) = A; cover (sector,)
    days of stock; final (user, industry); `back` restores the order.
    """

    share: Array
    inputs: Array
    cover: Array
    output: Array
    final: Array
    final_total: Array
    users: tuple[str, ...]
    sectors: tuple[str, ...]
    order: Index
    back: Index
    small: npt.NDArray[np.bool_]


def arrange(table: Table, inventory_days: float | Mapping[str, float]) -> Arranged:
    """A table sorted by sector, with days of stock."""
    return replace(table.arranged, cover=_cover(inventory_days, table.arranged.sectors))


def _sorted(table: Table) -> Arranged:
    """Sort a table by sector; regions a sector lacks are rows of zeros."""
    sectors, names = list(dict.fromkeys(table.sectors)), list(dict.fromkeys(table.regions))
    S, R, n = len(sectors), len(names), table.output.size
    slot = np.array([sectors.index(s) * R + names.index(r) for s, r in zip(table.sectors, table.regions, strict=True)])
    order = np.full(S * R, n, dtype=np.intp)
    order[slot] = np.arange(n)
    real = order < n
    pick = np.where(real, order, 0)
    N = S * R
    # sector by sector, so that no second copy of the table is made
    share = _aligned(S, R, N)
    inputs = np.empty((S, N))
    x = np.where(real, table.output[pick], 0.0)
    per_output = np.divide(1.0, x, out=np.zeros(N), where=x > 0)
    for s in range(S):
        own = slice(s * R, (s + 1) * R)
        np.take(table.inter[pick[own]], pick, axis=1, out=share[s], mode="clip")
        share[s][~real[own]] = 0.0
        share[s][:, ~real] = 0.0
        total = share[s].sum(axis=0)
        inputs[s] = total * per_output
        share[s] *= np.divide(1.0, total, out=np.zeros(N), where=total > 0)
    users = list(dict.fromkeys(table.final_regions))
    final = np.zeros((len(users), N))
    for column, region in enumerate(table.final_regions):
        final[users.index(region)] += np.where(real, table.final[pick, column], 0.0) / 365
    sold = np.append(table.sold, 0.0)[order] / 365
    owner = [users.index(r) if r in users else 0 for r in table.regions]
    final[np.append(owner, 0)[order], np.arange(N)] += x / 365 - sold - final.sum(axis=0)
    small = (inputs > 0) & (inputs <= COUNTS)
    return Arranged(
        share=share,
        inputs=inputs,
        cover=np.full(S, np.inf),
        output=x / 365,
        final=final,
        final_total=final.sum(axis=0),
        users=tuple(users),
        sectors=tuple(sectors),
        order=order,
        back=slot.astype(np.intp),
        small=small,
    )


def _aligned(*shape: int) -> Array:
    """An empty array that starts at a multiple of 64 bytes, which JAX takes as it lies, without a copy."""
    size = 8 * int(np.prod(shape))
    raw = np.empty(size + 64, dtype=np.uint8)
    begin = -raw.ctypes.data % 64
    return raw[begin : begin + size].view(np.float64).reshape(shape)


def _cover(inventory_days: float | Mapping[str, float], sectors: Sequence[str]) -> Array:
    """(sector,) days of cover, checked; up to one day counts as two."""
    if not isinstance(inventory_days, Mapping):
        given = dict.fromkeys(sectors, float(inventory_days))
    else:
        given = {str(s): float(v) for s, v in inventory_days.items()}
        for s in given:
            if s not in sectors:
                raise ValueError(f"inventory_days names {s!r}: not a sector of this table")
        for s in sectors:
            if s not in given:
                raise ValueError(f"inventory_days has no entry for sector {s!r}: add one (inf: the input never limits)")
    for s in sectors:
        if not given[s] >= 0:
            raise ValueError(f"inventory_days of sector {s!r} is {given[s]}: must be zero or more")
    return np.array([2.0 if given[s] <= 1 else given[s] for s in sectors])
