"""The daily loop of ARIO, laid out so that a sector's rows of the table are read from memory once a day.

Equations as in `ario`. Orders of input s by j at supplier i are  n A k share c  with c_i = cap_i / x0_i ("alt") or 1:
    D_i   = c_i sum_j share[i,j] (n A k)[s,j] + final demand + rebuilding     first product, row i
    alpha, cap, x, fill_i = x_i / D_i                                         of row i alone
    del   = sum_r share c fill,  rho = sum_r share c'                         second product, same rows, still in cache
    cover held += k del - x / n ;  k' = (max(goal - held, 0) / tau_inv + x / n) / rho
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.chain.ario_outage import Losses
from chipaccord.chain.ario_table import Arranged

Array = npt.NDArray[np.float64]

TINY = 1e-200  # stands for a demand, or a sum of weights, that is zero
PLENTY = 1e300  # cover of an input that never limits
CACHE = 1e5  # bytes of an array worked on at a time
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
    day = Day(a, rules)
    stocks = Stocks(a, rules, held)
    made, able, more, unfilled = (np.empty((days, N)) for _ in range(4))
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
    """Demand, production and deliveries of one day, sector by sector.

    Before `go`: limit by stocks, whole = (1 - Delta) x0 and others' demand (industry,). After it: asks = D, alpha, cap,
    x, fill (industry,), delivered and able = rho (sector, buyer).
    """

    def __init__(self, a: Arranged, rules: Rules) -> None:
        S, R, N = a.share.shape
        self.rules = rules
        self.limit, self.whole, self.others = np.empty(N), np.empty(N), np.empty(N)
        self.asks, self.cap, self.x = np.zeros(N), np.empty(N), a.output.copy()
        self.alpha, self.fill, self.c = np.ones(N), np.ones(N), np.ones(N)
        products, weights = np.empty((S, 1 + rules.alt, N)), np.empty((S, 1 + rules.alt, R))
        self.delivered, self.able = products[:, 0], products[:, -1]
        per_output = np.divide(1.0, a.output, out=np.zeros(N), where=a.output > 0)
        own = (self.asks, self.alpha, self.cap, self.x, self.fill, self.c, per_output)
        day = (self.limit, self.whole, self.others)
        split = [slice(s * R, (s + 1) * R) for s in range(S)]
        self.rows = [(*(v[at] for v in own), *(v[at] for v in day)) for at in split]
        self.tables = [(a.share[s], weights[s], weights[s, 0], weights[s, -1], products[s]) for s in range(S)]
        self.short = np.empty(R)

    def go(self, t: int, asked: Array) -> None:
        """Day t, given asked = n A k (sector, buyer)."""
        alt, short = self.rules.alt, self.short
        alpha_max, alpha_base, per_tau = self.rules.alpha_max, self.rules.alpha_base, 1 / self.rules.alpha_tau
        for rows, (share, weights, w, c_next, product), ask in zip(self.rows, self.tables, asked, strict=True):
            asks, alpha, cap, x, fill, c, per_output, limit, whole, others = rows
            np.dot(share, ask, out=asks)
            if alt:
                asks *= c
            asks += others
            np.maximum(asks, TINY, out=asks)  # final demand may be negative where stocks are sold off
            if t > 1:
                np.subtract(asks, x, out=short)
                short /= asks
                rest = 0.0 if np.count_nonzero(short) == short.size else (alpha_base - alpha) * (short == 0)
                short *= alpha_max - alpha
                short += rest
                short *= per_tau
                alpha += short
                np.maximum(alpha, 1.0, out=alpha)
            np.multiply(alpha, whole, out=cap)
            np.minimum(asks, cap, out=x)
            np.minimum(x, limit, out=x)
            np.divide(x, asks, out=fill)
            if alt:
                np.multiply(fill, c, out=w)
                np.multiply(cap, per_output, out=c)
                c_next[:] = c
            else:
                w[:] = fill
            np.dot(weights, share, out=product)


class Stocks:
    """Cover held of each input (sector, buyer), in output a day, and the orders that follow from it."""

    def __init__(self, a: Arranged, rules: Rules, held: Array) -> None:
        S, _, N = a.share.shape
        self.a, self.rules, self.held = a, rules, held
        self.n = np.where(np.isfinite(a.cover), a.cover, 1.0)[:, None]
        self.money = a.inputs * self.n  # a day of cover is worth this
        self.k = a.output / self.n
        self.asked = self.money * self.k
        height = max(1, int(CACHE // (8 * N)))
        self.rows = [slice(s, min(s + height, S)) for s in range(0, S, height)]
        self.spare = np.empty((2, height, N))

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
        for at in self.rows:
            used, work = self.spare[:, : at.stop - at.start]
            held, able = self.held[at], day.able[at]
            np.divide(day.x, self.n[at], out=used)
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
