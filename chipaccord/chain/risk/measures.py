"""Where the network is weak: time to survive, time to recover, criticality, concentration, and the lean on one place.

Time to survive (TTS) of a node: weeks from its loss until final demand is first not met at once, with nothing coming
back; time to recover (TTR): weeks from a loss of given length until service is normal again (Simchi-Levi et al. 2014,
Interfaces 44:375, measured here by simulation). Nodes are stages in places; finished chips count with their packaging.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import xarray as xr

from chipaccord.chain.network.flow import WEEKS
from chipaccord.chain.network.network import DESIGN, YES, Network
from chipaccord.chain.outages.outage import Outage, Scenario
from chipaccord.chain.simulate.result import Result
from chipaccord.chain.simulate.simulation import simulate

NARROW = 0.3  # share of a stage in one place from which its loss is tried for the ranking
TRIED = 52  # weeks that the loss of a node is followed: the loss and its aftermath
ROUNDING = 1e-9
HORIZON = 78  # weeks that an outage is followed for the exposure to it


def nodes(net: Network, at_least: float = 0.0) -> list[tuple[str, str]]:
    """Nodes: stages in places that hold some of them, `at_least` this share of the world's capacity.

    Packaging processes stand for the finished chips that they package.
    """
    packaged = {member for members in net.processes.values() for member in members}
    names = [s for s in net.stages if s not in packaged] + list(net.processes)
    shares = net.shares()
    least = at_least * (1 - ROUNDING)  # a stated share of 0.3 counts as 0.3 however it is rounded
    return [(s, p) for s in names for p in net.places if shares[p][s] > 0 and shares[p][s] >= least]


def time_to_survive(net: Network, where: Sequence[tuple[str, str]] | None = None, weeks: int = 104) -> pd.Series:
    """TTS in weeks by (stage, place); inf where final demand is met for all the `weeks`."""
    chosen = list(where or nodes(net))
    result = simulate(net, [Outage(s, p, duration=np.inf) for s, p in chosen], weeks=weeks, detail=False)
    first = result.first_shortage.min("product").fillna(np.inf).values
    return pd.Series(first, index=_index(chosen), name="weeks")


def criticality(
    net: Network,
    where: Sequence[tuple[str, str]] | None = None,
    *,
    at_least: float = NARROW,
    weeks: int = TRIED,
    duration: float = 90.0,
    recovery: float = 30.0,
    share: float = 1.0,
    scrap: float = 0.0,
) -> pd.DataFrame:
    """Nodes ranked by what losing each costs, worst first.

    Parameters
    ----------
    net: the network.
    where: (stage, place) of the nodes to try; left out, those of `nodes(net, at_least)`.
    at_least: share of a stage's world capacity in one place from which its loss is tried.
    weeks: how long each loss is followed. What is still late in the last week counts as lost with what was given
        up: the cost is that of the loss and its aftermath so far, and a loss that is followed longer costs less
        where late demand is caught up.
    duration: days without the node.
    recovery: days over which it comes back, straight.
    share: share of the node's capacity that is lost.
    scrap: share of its work in process that is lost at the start.

    Returns
    -------
    By (stage, place): share of the stage, lost_sales of chips and users_loss (USD), first_shortage (weeks; NaN:
    none), time_to_recover (weeks; NaN: not within `weeks`; 0: service never fell), and the status of the run.
    """
    chosen = list(nodes(net, at_least) if where is None else where)
    lost = [Outage(s, p, share, duration=duration, recovery=recovery, scrap=scrap) for s, p in chosen]
    result = simulate(net, lost, weeks=weeks, detail=False)
    shares = net.shares()
    table = pd.DataFrame(
        {
            "share": [shares[p][s] for s, p in chosen],
            "lost_sales": result.loss.values,
            "users_loss": result.users_loss.sum(("sector", "place")).values,
            "first_shortage": result.first_shortage.min("product").values,
            "time_to_recover": result.recovery_week.values,
            "status": [str(s) for s in result.status],
        },
        index=_index(chosen),
    )
    return table.sort_values(["lost_sales", "share"], ascending=False, kind="stable")


def concentration(net: Network) -> pd.DataFrame:
    """How concentrated each stage is, the most concentrated first.

    Chips stand under the process or the product that makes them. By stage: kind ("material", "fab", "product",
    "process", or "expansion" for equipment and design, which limit expansion only), hhi (Herfindahl-Hirschman index of
    the shares by place, 0 to 1), largest_place, largest_share, and weekly_flow (whether an outage can stop it). The
    shares themselves are `net.shares()`.
    """
    shares = net.shares()
    shares = shares.loc[["/" not in str(name) for name in shares.index]]
    kinds = dict(zip(net.stages, net.kinds, strict=True)) | dict.fromkeys(net.processes, "process")
    table = pd.DataFrame(
        {
            "kind": [kinds.get(str(name), "expansion") for name in shares.index],
            "hhi": (shares**2).sum(axis=1),
            "largest_place": shares.idxmax(axis=1),
            "largest_share": shares.max(axis=1),
            "weekly_flow": [name in kinds for name in shares.index],
        }
    )
    return table.sort_values("hhi", ascending=False, kind="stable")


def passing_through(net: Network, place: str) -> xr.DataArray:
    """(product, economy) share of the value of chips bought that is made in `place` at least once on the way.

    Packaged there, or taking its die or a packaged part from there; materials are left out.
    """
    p = int(net.place_numbers(place)[0])
    touched = np.zeros_like(net.output)
    touched[:, p] = net.output[:, p] > 0
    for s in reversed(net.order):
        missed = 1 - touched[s]
        for m in np.flatnonzero(net.link_user == s):
            i = int(net.link_input[m])
            if net.essential[m] in (YES, DESIGN) and net.kinds[i] in ("fab", "product"):
                missed = missed * (1 - net.sourcing[i] @ touched[i])
        touched[s] = 1 - missed
    bought = net.demand.sum(axis=1)
    values = np.zeros((len(net.products), len(net.places)))
    for k in range(len(net.products)):
        own = np.flatnonzero(net.product_of == k)
        through = sum(bought[s] * (net.sourcing[s] @ touched[s]) for s in own)
        values[k] = np.divide(
            through, bought[own].sum(axis=0), out=np.full(len(net.places), np.nan), where=bought[own].sum(axis=0) > 0
        )
    return xr.DataArray(
        values, dims=("product", "economy"), coords={"product": list(net.products), "economy": list(net.places)}
    )


def lean(net: Network, place: str) -> pd.DataFrame:
    """The lean of each economy on a place.

    By economy: chips bought that are made in `place` at least once on the way, USD a year (`through`), as a share
    of all that it buys (`share`, zero where it buys none), and all that it buys (`bought`).
    """
    made = np.nan_to_num(passing_through(net, place).values)
    spent = np.array([net.demand[net.product_of == k].sum(axis=(0, 1)) for k in range(len(net.products))]) * WEEKS
    through, total = (made * spent).sum(axis=0), spent.sum(axis=0)
    share = np.divide(through, total, out=np.zeros_like(total), where=total > 0)
    return pd.DataFrame({"through": through, "share": share, "bought": total}, index=list(net.places))


def exposure(net: Network, scenario: Outage | Scenario, weeks: int = HORIZON) -> pd.DataFrame:
    """What one outage (a blockade, say) takes from each economy's chip users.

    By economy: chips lost (`lost`), the same as a share of a year's purchases (`share_of_year`), and the sales that
    the users lose (`users_loss`), USD.
    """
    result = simulate(net, scenario, weeks=weeks, detail=False)
    return exposure_of(net, result)


def exposure_of(net: Network, result: Result, run: int = 0) -> pd.DataFrame:
    """`exposure` from a result."""
    bought = net.demand.sum(axis=(0, 1)) * WEEKS
    lost = result.lost_by.values[run].sum(axis=0)
    users = result.users_loss.values[run].sum(axis=0)
    share = np.divide(lost, bought, out=np.zeros_like(lost), where=bought > 0)
    table = pd.DataFrame({"lost": lost, "share_of_year": share, "users_loss": users}, index=list(net.places))
    found: pd.DataFrame = table.loc[bought > 0].rename_axis("economy")
    return found


def by_economy(result: Result, economies: Sequence[str] | None = None, of: str = "makers") -> np.ndarray:
    """(run,) loss of the users of some economies (default: all): chips ("makers": USD of chips) or users' sales."""
    values: Mapping[str, xr.DataArray] = {
        "makers": result.lost_by.sum("stage"),
        "users": result.users_loss.sum("sector"),
    }
    table = values[of]
    chosen = table if economies is None else table.sel(place=list(economies))
    return np.asarray(chosen.sum("place").values)


def _index(chosen: Sequence[tuple[str, str]]) -> pd.MultiIndex:
    return pd.MultiIndex.from_tuples(chosen, names=["stage", "place"])
