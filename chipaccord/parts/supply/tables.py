"""The chain engine's answers as declared rows: one function a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from chipaccord.chain import (
    Network,
    Result,
    Scenario,
    Support,
    drawn_links,
    each,
    exposures,
    measures,
    summarise,
    users_by_place,
)
from chipaccord.chain import undelivered as undelivered_of
from chipaccord.chain.support.exposure import AS_IS, Added
from chipaccord.outcome import Absent, Range
from chipaccord.parts.supply import figures as f

Key = tuple[str, str]


def _known(value: float | None, because: str) -> float | Absent:
    return Absent(because=because) if value is None or np.isnan(value) else float(value)


def sales(nets: Mapping[str, Network]) -> tuple[f.Sales, ...]:
    """A year's chip sales of each network."""
    return tuple(f.Sales(capacity_set=which, sales=float(net.sales)) for which, net in nets.items())


def shocks(
    results: Mapping[Key, Result],
    written: Sequence[Any],
    scenarios: Sequence[Scenario],
    given: Sequence[Any],
    saved: Sequence[Any],
) -> tuple[f.Shock, ...]:
    """What every shock costs, over all networks. given: frequencies of the document, None where it states none."""
    rows = []
    for k, scenario in enumerate(scenarios):
        lost = [float(found.loss[k]) for found in results.values()]
        users = [float(found.users_loss[k].sum()) for found in results.values()]
        rows.append(
            f.Shock(
                shock=scenario.name,
                frequency=float(written[k].a_year),
                frequency_status="assumption" if given[k] is None else "document",
                lost=Range.over(lost[0], lost),
                users_lost=Range.over(users[0], users),
                spared=Range.of(saved[k]) if saved else Absent(because="no_support"),
                source=scenario.source,
            )
        )
    return tuple(rows)


def runs(results: Mapping[str, Result], scenarios: Sequence[Scenario]) -> dict[str, Any]:
    """Every shock at central settings: the run, and what was lost by product and by place of the users."""
    rows, products, users = [], [], []
    for k, scenario in enumerate(scenarios):
        for which, result in results.items():
            found, at = summarise(result, k), {"shock": scenario.name, "capacity_set": which}
            reason = found.status.reasons[-1] if found.status.reasons else None
            about = dict(reason.values) if reason else {}
            rows.append(
                f.Run.of(
                    found,
                    **at,
                    first_short=_known(found.first_short, "never"),
                    recovered_after=_known(found.recovered_after, "not_recovered"),
                    status=str(found.status),
                    reason=reason.code if reason else "",
                    reason_stage=str(about.get("product", about.get("stage", ""))),
                    reason_place=str(about.get("place", "")),
                    late=_known(about.get("weeks"), "never"),  # type: ignore[arg-type]  # weeks are numbers
                )
            )
            products += [f.ProductLoss(**at, product=name, lost=usd) for name, usd in found.by_product.items()]
            users += [f.UserLoss(**at, place=place, lost=usd) for place, usd in found.users_lost_by_place.items()]
    return {"runs": tuple(rows), "product_losses": tuple(products), "user_losses": tuple(users)}


def undelivered(
    results: Mapping[Key, Result], scenarios: Sequence[Scenario], central: str
) -> tuple[f.Undelivered, ...]:
    """Sales not delivered so far by week: under each set at central settings, and the ends over all networks."""
    paths = {key: undelivered_of(result) for key, result in results.items()}
    rows = []
    for k, scenario in enumerate(scenarios):
        every = np.array([path[k] for path in paths.values()])
        shown = {which: path[k] for (which, how), path in paths.items() if how == central}
        shown |= {"low": every.min(axis=0), "high": every.max(axis=0)}
        rows += [
            f.Undelivered(shock=scenario.name, which=which, undelivered=tuple(map(float, path)))
            for which, path in shown.items()
        ]
    return tuple(rows)


def critical(nets: Mapping[str, Network]) -> tuple[f.Critical, ...]:
    """Nodes that hold a large share of a stage, by what losing each costs; those that cost most first."""
    found = each(nets, measures.criticality)
    names = dict.fromkeys(node for net in nets.values() for node in measures.nodes(net, measures.NARROW))
    rows = {which: table.to_dict("index") for which, table in found.items()}
    there = {node: {which: by[node] for which, by in rows.items() if node in by} for node in names}
    order = sorted(there, key=lambda node: -max(float(row["lost_sales"]) for row in there[node].values()))
    return tuple(
        f.Critical(
            stage=node[0], place=node[1], capacity_set=which, share=float(row["share"]), lost=float(row["lost_sales"]),
            first_short=_known(float(row["first_shortage"]), "never"),
        )
        for node in order
        for which, row in there[node].items()
    )  # fmt: skip


def concentration(nets: Mapping[str, Network]) -> dict[str, Any]:
    """Herfindahl-Hirschman index, largest place and all shares of every stage, under every capacity set."""
    rows, parts = [], []
    for which, net in nets.items():
        shares, table = net.shares(), measures.concentration(net)
        for name in (name for name in shares.index if name in table.index):
            row = table.loc[name]
            rows.append(
                f.Concentration(
                    stage=str(name), kind=str(row["kind"]), capacity_set=which, hhi=float(row["hhi"]),
                    largest_place=str(row["largest_place"]), largest_share=float(row["largest_share"]),
                )
            )  # fmt: skip
            parts += [
                f.Share(stage=str(name), capacity_set=which, place=str(place), share=float(share))
                for place, share in shares.loc[name].items()
                if share > 0
            ]
    return {"concentration": tuple(rows), "shares": tuple(parts)}


def links(net: Network) -> tuple[f.Link, ...]:
    """Inputs and the stages that use them."""
    return tuple(f.Link(input=source, user=user) for source, user in drawn_links(net))


def sold(net: Network) -> tuple[f.Sold, ...]:
    """Where the users of each product are."""
    by = users_by_place(net)
    return tuple(
        f.Sold(product=p, place=place, share=share) for p, those in by.items() for place, share in those.items()
    )


def exposure(
    nets: Mapping[str, Network],
    place: str,
    added: Mapping[str, Added],
    support: Sequence[Support],
    economies: Sequence[str],
) -> tuple[f.Exposure, ...]:
    """The lean of economies on a place, in every case."""
    return tuple(
        f.Exposure(
            economy=found.economy, capacity_set=which, case=case, share=share, usd=found.usd[case],
            change=Range.of(found.change[case]),
        )
        for which, net in nets.items()
        for found in exposures(net, place, added[which], support, economies)
        for case, share in found.share.items()
    )  # fmt: skip


def built(items: Iterable[Any]) -> tuple[f.Built, ...]:
    """What the support builds."""
    return tuple(f.Built.of(b, share=Range.over(b.share, (b.share_low, b.share_high))) for b in items)


def cases(
    as_is: Mapping[str, Result], changed: Mapping[Key, Result], scenarios: Sequence[Scenario]
) -> tuple[f.Case, ...]:
    """Sales lost under every shock in every case that was simulated."""
    found = {(which, AS_IS): result for which, result in as_is.items()} | dict(changed)
    return tuple(
        f.Case(
            shock=scenario.name, capacity_set=which, case=case, lost=float(result.loss[k]),
            users_lost=float(result.users_loss[k].sum()),
        )
        for (which, case), result in found.items()
        for k, scenario in enumerate(scenarios)
    )  # fmt: skip


def comparison(found: Any) -> f.Comparison:
    """The support against the best use of its money."""
    uses = {"written": found.written, "same": found.same}
    uses |= {f"frontier_{k}": use for k, use in enumerate(found.frontier)}
    return f.Comparison(
        level=found.level,
        years=found.years,
        tried=found.tried,
        portfolios=tuple(
            f.Portfolio.of(u, portfolio=name, programme_cvar=_known(u.programme, "no_programme"))
            for name, u in uses.items()
        ),
        items=tuple(f.Spending.of(item, portfolio=name) for name, u in uses.items() for item in u.items),
        losses=tuple(
            f.PortfolioLoss(portfolio=name, capacity_set=which, shock=shock, lost=usd)
            for name, u in uses.items()
            for which, by in u.lost.items()
            for shock, usd in by.items()
        ),
        risks=tuple(
            f.PortfolioRisk(portfolio=name, capacity_set=which, expected=u.expected[which], cvar=u.cvar[which])
            for name, u in uses.items()
            for which in u.expected
        ),
    )  # fmt: skip
