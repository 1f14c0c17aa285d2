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

from chipaccord.chain.network import DESIGN, WEEKS, YES, Network
from chipaccord.chain.outage import Outage, Scenario
from chipaccord.chain.result import Result
from chipaccord.chain.simulation import simulate

TESTED = {"duration": 90.0, "recovery": 30.0}  # days: the loss that criticality and TTR are measured under
HORIZON = 78


def nodes(net: Network, least: float = 0.0) -> list[tuple[str, str]]:
    """Stages (packaging processes in place of finished chips) and places that hold more than `least` of them."""
    packaged = {member for members in net.processes.values() for member in members}
    names = [s for s in net.stages if s not in packaged] + list(net.processes)
    shares = net.shares()
    return [(s, p) for s in names for p in net.places if shares[p][s] > least]


def time_to_survive(net: Network, where: Sequence[tuple[str, str]] | None = None, weeks: int = 104) -> pd.Series:
    """TTS in weeks by (stage, place); inf where final demand is met for all the `weeks`."""
    chosen = list(where or nodes(net))
    result = simulate(net, [Outage(s, p, duration=np.inf) for s, p in chosen], weeks=weeks, detail=False)
    first = result.first_shortage.min("product").fillna(np.inf).values
    return pd.Series(first, index=_index(chosen), name="weeks")


def criticality(
    net: Network, where: Sequence[tuple[str, str]] | None = None, weeks: int = HORIZON, **outage: float
) -> pd.DataFrame:
    """Nodes by what losing each costs, worst first: share of the stage, lost chip sales and users' sales (bn USD),
    weeks to the first shortage, weeks to recover (NaN: not within `weeks`; 0: service never fell), and the status.

    outage: duration and recovery in days (default 90 and 30), share, scrap.
    """
    chosen = list(where or nodes(net))
    struck = [Outage(s, p, **(TESTED | outage)) for s, p in chosen]  # type: ignore[arg-type]
    result = simulate(net, struck, weeks=weeks, detail=False)
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
    """By stage, those that limit expansion only included: Herfindahl-Hirschman index (0 to 1), largest place."""
    shares = net.shares()
    table = pd.DataFrame(
        {
            "hhi": (shares**2).sum(axis=1),
            "largest_place": shares.idxmax(axis=1),
            "largest_share": shares.max(axis=1),
            "weekly_flow": [s in net.stages or s in net.processes for s in shares.index],
        }
    )
    return table.sort_values("hhi", ascending=False, kind="stable")


def passing_through(net: Network, place: str = "TWN") -> xr.DataArray:
    """(product, economy) share of the value of chips bought that is made in `place` at least once on the way: packaged
    there, or taking its die or a packaged part from there (materials are left out)."""
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


def lean(net: Network, place: str = "TWN") -> pd.DataFrame:
    """By economy: chips bought that are made in `place` at least once on the way, bn USD a year (`through`), as a share
    of all that it buys (`share`, zero where it buys none), and all that it buys (`bought`)."""
    made = np.nan_to_num(passing_through(net, place).values)
    spent = np.array([net.demand[net.product_of == k].sum(axis=(0, 1)) for k in range(len(net.products))]) * WEEKS
    through, total = (made * spent).sum(axis=0), spent.sum(axis=0)
    share = np.divide(through, total, out=np.zeros_like(total), where=total > 0)
    return pd.DataFrame({"through": through, "share": share, "bought": total}, index=list(net.places))


def exposure(net: Network, scenario: Outage | Scenario, weeks: int = HORIZON) -> pd.DataFrame:
    """What one outage (a blockade of Taiwan, say) takes from each economy's chip users: chips lost, as bn USD and as
    a share of a year's purchases, and the sales they lose, bn USD."""
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
    """(run,) loss of the users of some economies (default: all): chips ("makers": bn USD of chips) or users' sales."""
    values: Mapping[str, xr.DataArray] = {
        "makers": result.lost_by.sum("stage"),
        "users": result.users_loss.sum("sector"),
    }
    table = values[of]
    chosen = table if economies is None else table.sel(place=list(economies))
    return np.asarray(chosen.sum("place").values)


def _index(chosen: Sequence[tuple[str, str]]) -> pd.MultiIndex:
    return pd.MultiIndex.from_tuples(chosen, names=["stage", "place"])
