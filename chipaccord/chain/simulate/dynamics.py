"""One week of the network, as pure functions on arrays: the model's equations, line by line.

Axes: n maker (a stage in a place, and for a designed part the place of its die); slot of a maker's line; k market (the
users of a stage who share suppliers); j arc (a maker that supplies a market); h holding (a user's stock of one input,
or a final user's stock of a product); f final users among them. Each week
    line       v = min(1, able L / sum_l W): work in process moves as fast as capacity allows, and stands in an outage
    done       = v W[last];  F += done
    ship       = claims on F by the rationing rule;  B, F -= ship;  the users' I += ship
    final      demand joins what waits; the oldest is served first; what has waited past its patience is lost
    want       = T - (F + sum W - B): starts that bring the position back to its target (base stock)
    starts     = min(want, able, min over essential inputs of I / a);  W[first] += starts;  I -= a starts
    order      = position target - (I + U) + what waits for the input (demand; starts missed or planned above base)
Orders go by base shares; where they are fewer than in the base week, makers that still owe goods are asked for less and
the others keep their base orders: what a failed supplier fails to send is not ordered elsewhere, until a second source
is qualified; then orders turn to makers with spare capacity, away from those that could not start a base week's goods.
Base-stock targets are those of the base week: orders do not feed on themselves, there is no bullwhip.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp

NONE = 1e-250  # stands for a sum that is zero; any money over it is still a number


class Net(NamedTuple):
    """The network's constants. Lists are padded with the number that lies one past the end."""

    capacity: jax.Array  # (n,) USD a week
    lead: jax.Array  # (n,) weeks
    target: jax.Array  # (n,) position
    line: jax.Array  # (slot,) maker of the slot
    enters: jax.Array  # (n,) its first slot
    leaves: jax.Array  # (n,) its last slot
    begins: jax.Array  # (slot,) one in a first slot
    maker: jax.Array  # (j,)
    sells: jax.Array  # (j,) market of the arc, rising
    flow: jax.Array  # (j,) base flow
    second: jax.Array  # (j,) share that a second source is qualified for
    arcs: jax.Array  # (n, .) its arcs
    market: jax.Array  # (h,) market that the holding buys in, rising
    use: jax.Array  # (h,) base use
    position: jax.Array  # (h,) target of what is held and ordered
    markets: jax.Array  # (k,) base flow of each market
    base: jax.Array  # (n,) base output
    user: jax.Array  # (h,) maker that uses it; final users have the number of makers
    a: jax.Array  # (h,) use per start
    limits: jax.Array  # (n, .) holdings that starts need
    final: jax.Array  # (f,) holdings of final users
    demand: jax.Array  # (f,) USD a week
    patience: jax.Array  # (f,) weeks
    rank: jax.Array  # (class, h) one where the holding's claims are of the class


class State(NamedTuple):
    """Stocks at the end of a week, USD at base prices."""

    F: jax.Array  # (n,) finished, at the maker
    W: jax.Array  # (slot,) in process
    L: jax.Array  # (n,) in process, all slots
    B: jax.Array  # (j,) ordered and not yet shipped
    I: jax.Array  # (h,) held by users  # noqa: E741
    U: jax.Array  # (h,) ordered and not yet received
    waiting: jax.Array  # (f,) demand that waits
    late: jax.Array  # (n,) starts asked for and not made


class Week(NamedTuple):
    """What strikes in a week.

    able and kept (n,) shares of capacity and of work in process left, free (j,) share of shipments that gets
    through, moves (j,) one where orders can turn to other makers.
    """

    able: jax.Array
    kept: jax.Array
    free: jax.Array
    moves: jax.Array


class Produced(NamedTuple):
    """A week after the lines have moved and before anything is shipped."""

    able: jax.Array  # (n,)
    done: jax.Array  # (n,)
    scrapped: jax.Array  # (n,)
    claims: jax.Array  # (j,) what may be shipped


class Group(NamedTuple):
    """How to sum over the members of each group, and to give each member its group's number."""

    total: Callable[[jax.Array], jax.Array]
    spread: Callable[[jax.Array], jax.Array]


class Record(NamedTuple):
    """What a week leaves behind, flows in USD a week.

    By maker; served, lost, short (f,), where short is demand of the week not met at once; used, received (h,);
    moved (k,) orders that turned to other makers.
    """

    able: jax.Array
    want: jax.Array
    starts: jax.Array
    done: jax.Array
    shipped: jax.Array
    scrapped: jax.Array
    served: jax.Array
    lost: jax.Array
    short: jax.Array
    used: jax.Array
    received: jax.Array
    missed: jax.Array
    moved: jax.Array


def part(x: jax.Array, total: jax.Array) -> jax.Array:
    """X / total, zero where the total is."""
    return x / jnp.maximum(total, NONE)


def at(x: jax.Array, where: jax.Array, other: float = 0.0) -> jax.Array:
    """x[where], with `other` where the list is padded."""
    return jnp.append(x, other)[where]


def of_maker(n: Net, x: jax.Array) -> jax.Array:
    """(n,) sum over its arcs of x (j,)."""
    return at(x, n.arcs).sum(-1)


def of_arcs(n: Net, x: jax.Array) -> jax.Array:
    """(k,) sum over its suppliers of x (j,)."""
    return jax.ops.segment_sum(x, n.sells, n.markets.size, indices_are_sorted=True)


def of_holdings(n: Net, x: jax.Array) -> jax.Array:
    """(k,) sum over its users of x (h,)."""
    return jax.ops.segment_sum(x, n.market, n.markets.size, indices_are_sorted=True)


def produce(n: Net, s: State, w: Week) -> tuple[State, Produced]:
    """Capacity, scrap, and the lines' move."""
    able = n.capacity * w.able
    in_line = s.L * w.kept
    speed = jnp.minimum(1.0, part(able * n.lead, in_line))
    W = s.W * w.kept[n.line]
    moved = W * speed[n.line]
    done = moved[n.leaves]
    W = W - moved + (1 - n.begins) * jnp.concatenate([moved[:1], moved[:-1]])
    claims = jnp.where(w.free < 1, jnp.minimum(s.B, w.free * n.flow), s.B)
    return s._replace(F=s.F + done, W=W, L=jnp.maximum(in_line - done, 0.0)), Produced(
        able, done, s.L - in_line, claims
    )


def allocate(supply: jax.Array, claims: jax.Array, base: jax.Array, group: Group) -> jax.Array:
    """Share out the supply of each group.

    First in proportion to base purchases, up to the claim, as suppliers do by past purchases; what is left in
    proportion to the claims left.
    """
    fair = base * group.spread(jnp.minimum(1.0, part(supply, group.total(base))))
    first = jnp.minimum(claims, fair)
    rest = claims - first
    left = jnp.maximum(supply - group.total(first), 0.0)
    return first + rest * group.spread(jnp.minimum(1.0, part(left, group.total(rest))))


def ration(n: Net, s: State, p: Produced) -> tuple[jax.Array, jax.Array]:
    """Shipments (j,) and what each holding receives (h,), class by class."""
    of_one_maker = Group(lambda x: of_maker(n, x), lambda x: x[n.maker])
    of_one_market = Group(lambda x: of_holdings(n, x), lambda x: x[n.market])
    if n.rank.shape[0] == 1:
        ship = allocate(s.F, p.claims, n.flow, of_one_maker)
        return ship, allocate(of_arcs(n, ship), s.U, n.use, of_one_market)
    left, ship, got = s.F, jnp.zeros_like(s.B), jnp.zeros_like(s.U)
    everyone = of_holdings(n, s.U)
    for mine in n.rank:
        U, use = s.U * mine, n.use * mine
        claims = p.claims * part(of_holdings(n, U), everyone)[n.sells]
        sent = allocate(left, claims, n.flow * part(of_holdings(n, use), n.markets)[n.sells], of_one_maker)
        left = jnp.maximum(left - of_maker(n, sent), 0.0)
        ship = ship + sent
        got = got + allocate(of_arcs(n, sent), U, use, of_one_market)
    return ship, got


def finish(n: Net, s: State, w: Week, p: Produced, ship: jax.Array, got: jax.Array) -> tuple[State, Record]:
    """Deliveries, final users, starts and orders."""
    shipped = of_maker(n, ship)
    F, B = jnp.maximum(s.F - shipped, 0.0), jnp.maximum(s.B - ship, 0.0)
    I, U = s.I + got, jnp.maximum(s.U - got, 0.0)  # noqa: E741

    asked = s.waiting + n.demand
    served = jnp.minimum(asked, I[n.final])
    rest = asked - served
    lost = jnp.maximum(rest - n.patience * n.demand, 0.0)

    want = jnp.maximum(n.target - (F + s.L - of_maker(n, B)), 0.0)
    enough = at(I / n.a, n.limits, jnp.inf).min(-1)
    can = jnp.minimum(p.able, enough)
    starts = jnp.minimum(want, can)
    needs = n.a * at(starts, n.user)
    used = jnp.minimum(needs, I).at[n.final].set(served)

    late = want - starts
    next_starts = jnp.minimum(late + (want - s.late), p.able)  # if next week's orders are this week's
    missed = jnp.minimum(want, p.able) - starts
    behind = (n.a * at(jnp.maximum(missed, next_starts - n.base), n.user)).at[n.final].set(rest - lost)
    ordered = jnp.maximum(n.position + behind - (I - used + U), 0.0)
    orders, B, moved = turn(n, w, p, want, can, split(n, of_holdings(n, ordered), B), B)
    state = State(
        F=F,
        W=s.W.at[n.enters].add(starts),
        L=s.L + starts,
        B=B + orders,
        I=jnp.maximum(I - used, 0.0),
        U=U + ordered,
        waiting=rest - lost,
        late=late,
    )
    record = Record(
        able=p.able,
        want=want,
        starts=starts,
        done=p.done,
        shipped=shipped,
        scrapped=p.scrapped,
        served=served,
        lost=lost,
        short=jnp.minimum(rest, n.demand),
        used=used,
        received=got,
        missed=jnp.maximum(needs - used, 0.0),
        moved=moved,
    )
    return state, record


def split(n: Net, ordered: jax.Array, B: jax.Array) -> jax.Array:
    """Orders by arc of each market's new orders (k,): base shares, less first for makers that owe goods."""
    less = jnp.maximum(n.markets - ordered, 0.0)
    owed = jnp.minimum(B, n.flow)
    cut = owed * jnp.minimum(1.0, part(less, of_arcs(n, owed)))[n.sells]
    kept = n.flow - cut
    return kept * part(ordered, of_arcs(n, kept))[n.sells]


def turn(
    n: Net, w: Week, p: Produced, want: jax.Array, can: jax.Array, orders: jax.Array, B: jax.Array
) -> tuple[jax.Array, jax.Array, jax.Array]:
    """Orders after some have turned to other makers.

    New orders (j,), open orders after some have turned, and how much turned (k,). can (n,): starts that capacity
    and inputs allow.
    """
    asked_for = jnp.maximum(want, of_maker(n, orders))
    due = jnp.minimum(asked_for, n.base)  # a maker that can start a base week's goods is in no trouble
    short = jnp.where(due > 0, jnp.maximum(1 - part(can, due), 0.0), 0.0)
    trouble = jnp.maximum(short[n.maker], 1 - w.free)
    moves = jnp.maximum(n.second, w.moves) * trouble
    asked = of_arcs(n, (orders + B) * moves)
    spare = jnp.maximum(p.able - n.base, 0.0)
    behind = jnp.maximum(want - can - spare, 0.0)  # a week's spare capacity may wait for inputs ordered now
    room = jnp.maximum(p.able - behind - of_maker(n, orders), 0.0) * (1 - short)
    open_to = room[n.maker] * w.free
    pressed = open_to * part(asked, of_arcs(n, open_to))[n.sells]
    taken = pressed * jnp.minimum(1.0, part(room, of_maker(n, pressed)))[n.maker]
    moved = of_arcs(n, taken)
    left = 1 - part(moved, asked)[n.sells] * moves
    return orders * left + taken, B * left, moved


def week(n: Net, s: State, w: Week) -> tuple[State, Record]:
    """A week under proportional or priority rationing."""
    s, p = produce(n, s, w)
    ship, got = ration(n, s, p)
    return finish(n, s, w, p, ship, got)
