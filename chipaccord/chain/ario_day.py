"""The daily loop of ARIO, laid out so that a sector's rows of the table are read from memory once a day.

Equations as in `ario`. Orders of input s by j at supplier i are  n A k share c  with c_i = cap_i / x0_i ("alt") or 1:
    D_i   = c_i sum_j share[i,j] (n A k)[s,j] + final demand + rebuilding     first product, row i
    alpha, cap, x, fill_i = x_i / D_i                                         of row i alone
    del   = sum_r share c fill,  rho = sum_r share c'                         second product, same rows, still in cache
    cover held += k del - x / n ;  k' = (max(goal - held, 0) / tau_inv + x / n) / rho
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from chipaccord.chain.ario_outage import Losses
from chipaccord.chain.ario_table import Arranged

Array = npt.NDArray[np.float64]
Over = Callable[..., Any]

TINY = 1e-200  # stands for a demand, or a sum of weights, that is zero
PLENTY = 1e300  # cover of an input that never limits
CACHE = 2e5  # bytes of an array worked on at a time
CACHED = 3e7  # bytes of a table that stays in the last cache from one product to the next
SMALL, THREADS = 2e5, 4  # entries of a table from which more than one core pays, and how many
CLOSE, CLOSE_ABS = 1e-5, 1e-8  # BoARIO leaves stocks and orders alone when all entries agree this well


@dataclass(frozen=True)
class Rules:
    """Parameters of `ario.run` that the loop needs."""

    alt: bool
    psi: float
    tau_inv: float
    alpha_max: float
    alpha_tau: float
    alpha_base: float


def simulate(a: Arranged, loss: Losses, days: int, rules: Rules) -> tuple[Array, Array, Array, Array]:
    """Production, capacity and alpha (day, industry), and unmet final demand (sector, day, user), sorted as in `a`."""
    S, R, N = a.share.shape
    held = np.where((a.inputs > 0) & np.isfinite(a.cover)[:, None], a.output, PLENTY)
    threads = max(1, min(os.cpu_count() or 1, THREADS, S)) if a.share.size > SMALL else 1
    made, able, more, unfilled = (np.empty((days, N)) for _ in range(4))
    with ThreadPoolExecutor(threads) as pool:
        over = pool.map if threads > 1 else map
        day, stocks = Day(a, rules, threads, over), Stocks(a, rules, held, threads, over)
        for t in range(days):
            lost, rebuild = loss.of_day(t)
            day.limit[:] = stocks.limit()
            np.multiply(1 - lost, a.output, out=day.whole)
            np.add(a.final_total, rebuild, out=day.others)
            day.go(t, stocks.asked)
            made[t], able[t], more[t], unfilled[t] = day.x, day.cap, day.alpha, 1 - day.fill
            stocks.order(day, np.minimum(day.asks - loss.received(day.fill), day.cap))
    gap = unfilled.reshape(days, S, R).transpose(1, 0, 2)
    return made, able, more, gap @ a.final.reshape(-1, S, R).transpose(1, 2, 0)


class Day:
    """Demand, production and deliveries of one day, a few sectors at a time.

    Before `go`: limit by stocks, whole = (1 - Delta) x0 and others' demand (industry,). After it: asks = D, alpha, cap,
    x, fill (industry,), delivered and able = rho (sector, buyer).
    """

    def __init__(self, a: Arranged, rules: Rules, threads: int, over: Over) -> None:
        S, R, N = a.share.shape
        self.a, self.rules, self.over = a, rules, over
        self.limit, self.whole, self.others = np.empty(N), np.empty(N), np.empty(N)
        self.asks, self.cap, self.x = np.zeros(N), np.empty(N), a.output.copy()
        self.alpha, self.fill, self.c = np.ones(N), np.ones(N), np.ones(N)
        self.products, self.weights = np.empty((S, 1 + rules.alt, N)), np.empty((S, 1 + rules.alt, R))
        self.delivered, self.able = self.products[:, 0], self.products[:, -1]
        self.per_output = np.divide(1.0, a.output, out=np.zeros(N), where=a.output > 0)
        together = -(-S // threads) if a.share.nbytes <= CACHED else 1  # in cache: fewer calls; else a sector at a time
        groups = [slice(s, min(s + together, S)) for s in range(0, S, together)]
        self.parts = [groups[k::threads] for k in range(threads)]

    def go(self, t: int, asked: Array) -> None:
        """Day t, given asked = n A k (sector, buyer)."""

        def one(groups: list[slice]) -> None:
            for sectors in groups:
                self._group(t, sectors, asked[sectors])

        list(self.over(one, self.parts))

    def _group(self, t: int, sectors: slice, asked: Array) -> None:
        """The rows of some sectors: both products, and what lies between them."""
        R, rules, share = self.a.share.shape[1], self.rules, self.a.share[sectors]
        own = slice(sectors.start * R, sectors.stop * R)
        asks, alpha, cap, x, fill, c = (v[own] for v in (self.asks, self.alpha, self.cap, self.x, self.fill, self.c))
        if len(share) == 1:
            np.dot(share[0], asked[0], out=asks)
        else:
            np.matmul(share, asked[:, :, None], out=asks.reshape(-1, R, 1))
        if rules.alt:
            asks *= c
        asks += self.others[own]
        np.maximum(asks, TINY, out=asks)  # final demand may be negative where stocks are sold off
        if t > 1:
            short = (asks - x) / asks
            rise = (rules.alpha_max - alpha) * short
            if np.count_nonzero(short) < short.size:
                rise += (rules.alpha_base - alpha) * (short == 0)
            rise /= rules.alpha_tau
            alpha += rise
            np.maximum(alpha, 1.0, out=alpha)
        np.multiply(alpha, self.whole[own], out=cap)
        np.minimum(asks, cap, out=x)
        np.minimum(x, self.limit[own], out=x)
        np.divide(x, asks, out=fill)
        weights = self.weights[sectors]
        if rules.alt:
            weights[:, 0] = (fill * c).reshape(-1, R)
            np.multiply(cap, self.per_output[own], out=c)
            weights[:, 1] = c.reshape(-1, R)
        else:
            weights[:, 0] = fill.reshape(-1, R)
        if len(share) == 1:
            np.dot(weights[0], share[0], out=self.products[sectors.start])
        else:
            np.matmul(weights, share, out=self.products[sectors])


class Stocks:
    """Cover held of each input (sector, buyer), in output a day, and the orders that follow from it."""

    def __init__(self, a: Arranged, rules: Rules, held: Array, threads: int, over: Over) -> None:
        S, _, N = a.share.shape
        self.a, self.rules, self.held, self.over = a, rules, held, over
        self.n = np.where(np.isfinite(a.cover), a.cover, 1.0)[:, None]
        self.per_n = 1 / self.n
        self.money = a.inputs * self.n  # a day of cover is worth this
        self.k = a.output / self.n
        self.asked = self.money * self.k
        height = max(1, int(CACHE // (8 * N)))
        rows = [slice(s, min(s + height, S)) for s in range(0, S, height)]
        self.parts = [(rows[k::threads], np.empty((2, height, N))) for k in range(threads)]

    def limit(self) -> Array:
        """(industry,) output that the scarcest input allows; inputs too small to count are left out."""
        small = self.a.never_limit
        kept = self.held[small]
        self.held[small] = PLENTY
        least: Array = self.held.min(axis=0)
        self.held[small] = kept
        least /= self.rules.psi
        return least

    def order(self, day: Day, goal: Array) -> None:
        """Receive the day's deliveries, use the day's inputs, and set the next orders."""
        moved = not self._as_used(day)
        pull = 0.0 if self._full(day, goal, moved) else 1 / self.rules.tau_inv

        def one(part: tuple[list[slice], Array]) -> None:
            rows, spare = part
            for at in rows:
                used, work = spare[:, : at.stop - at.start]
                held, able = self.held[at], day.able[at]
                np.multiply(day.x, self.per_n[at], out=used)
                if moved:
                    held += np.multiply(self.k[at], day.delivered[at], out=work)
                    held -= used
                np.subtract(goal, held, out=work)
                np.maximum(work, 0.0, out=work)
                work *= pull
                work += used
                if self.rules.alt:
                    work /= np.maximum(able, TINY, out=able)
                self.k[at] = work
                np.multiply(self.money[at], work, out=self.asked[at])

        list(self.over(one, self.parts))

    def _as_used(self, day: Day) -> bool:
        """Whether all deliveries equal uses within BoARIO's tolerance: it then leaves all stocks alone."""
        for s in self.a.limited:
            used = day.x / self.n[s]
            off = np.abs(self.k[s] * day.delivered[s] - used) - CLOSE * used
            if np.any(self.money[s] * off > CLOSE_ABS):
                return False
        return True

    def _full(self, day: Day, goal: Array, moved: bool) -> bool:
        """Whether all stocks equal their targets within BoARIO's tolerance: it then orders no more than is used."""
        for s in self.a.limited:
            held = self.held[s]
            if moved:
                held = held + self.k[s] * day.delivered[s] - day.x / self.n[s]
            if np.any(self.money[s] * (np.abs(goal - held) - CLOSE * held) > CLOSE_ABS):
                return False
        return True
