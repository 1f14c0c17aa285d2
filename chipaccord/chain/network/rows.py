"""The other files of a network, checked row by row: links, shares by place, final demand, sourcing.

Mistakes are added to a list, so that all of them are reported at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chipaccord.chain.network.figures import Figure, Line, figure, money, near, number
from chipaccord.chain.network.parameters import FLOW_KINDS, Parameters

Array = npt.NDArray[np.float64]
Shares = Mapping[str, Mapping[str, float]]

CLOSES = 2e-3  # shares may miss 1 by this much: they are rescaled
ESSENTIAL = ("yes", "design", "stock", "no")


@dataclass(frozen=True)
class Demand:
    """Final sales, USD a year, by (stage, sector, place)."""

    products: tuple[str, ...]
    sectors: tuple[str, ...]
    places: tuple[str, ...]
    sales: Mapping[tuple[str, str, str], float]
    at_risk: Mapping[str, float]


def links_of(
    inputs: Sequence[Line], products: Sequence[Line], p: Parameters, mistakes: list[str]
) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """The stages with a weekly flow, and the rows of inputs.csv that link them."""
    named: list[str] = []
    kept: list[Line] = []
    seen: dict[tuple[str, str], Line] = {}
    designed: dict[str, Line] = {}
    for row in inputs:
        key = row["input"], row["stage"]
        for name in key:
            if name not in p.kind:
                mistakes.append(f"{row.at}: stage {name!r} is not in stages.csv{near(name, p.kind)}")
            elif p.kind[name] not in FLOW_KINDS:
                mistakes.append(
                    f"{row.at}: {name} is of kind {p.kind[name]}: it limits expansion only and is no weekly input"
                )
        if row["essential"] not in ESSENTIAL:
            mistakes.append(
                f"{row.at}: essential is {row['essential']!r}; expected yes, design (made for one place of the "
                "input), stock (outlasts an outage) or no"
            )
        if key in seen:
            mistakes.append(f"{row.at}: {key[0]} in {key[1]} is already given in line {seen[key].number}")
        if not number(row, "central", mistakes, f"use of {key[0]} in {key[1]}") > 0:
            mistakes.append(f"{row.at}: use of {key[0]} in {key[1]} must be above zero; drop the row if it is not used")
        if row["essential"] == "design" and key[1] in designed:
            mistakes.append(
                f"{row.at}: parts of {key[1]} are designed for {key[0]} and, in line {designed[key[1]].number}, for "
                f"{designed[key[1]]['input']}; give one of them 'yes'"
            )
        if row["essential"] == "design":
            designed.setdefault(key[1], row)
        seen[key] = row
        kept.append(row)
        named += key
    chips = [s for s, name in p.value if name == "sales_share"]
    for row in products:
        if row["field"] == "sales":
            own = [c for c in chips if c.split("/")[0] == row["subject"]]
            named += own or [row["subject"]]
    order = {s: k for k, s in enumerate(p.kind)}
    stages = tuple(sorted(dict.fromkeys(named), key=lambda s: order.get(s, len(order))))
    for stage, kind in p.kind.items():
        if kind in ("material", "fab") and stage not in stages:
            mistakes.append(
                f"{p.first[stage].at}: nothing uses {stage}; add a row to inputs.csv or products.csv, or drop it"
            )
    return stages, tuple(kept)


def shares_of(
    rows: Sequence[Line], known: Iterable[str], chosen: str, variants: Mapping[str, str], mistakes: list[str]
) -> tuple[Shares, list[Figure]]:
    """Shares of capacity by stage and place from the chosen set, with variants for single stages."""
    sets = dict.fromkeys(row["set"] for row in rows if row["set"] not in ("", "both"))
    if sets and chosen not in sets:
        mistakes.append(f"capacity.csv: no set {chosen!r}; there is {', '.join(sets)}{near(chosen, sets)}")
    for stage, variant in variants.items():
        there = dict.fromkeys(row["variant"] for row in rows if row["stage"] == stage)
        if variant not in there:
            mistakes.append(f"capacity.csv: {stage} has no variant {variant!r}; there is {', '.join(there) or 'none'}")
    found: dict[str, dict[str, float]] = {}
    first: dict[str, Line] = {}
    figures = []
    names = {name for stage in known for name in (stage, stage.split("/")[0])}
    for row in rows:
        stage = row["stage"]
        if stage not in names:
            mistakes.append(f"{row.at}: stage {stage!r} is not in stages.csv{near(stage, names)}")
            names.add(stage)
        wanted = row["variant"] == variants[stage] if stage in variants else row["set"] in ("", "both", chosen)
        if not wanted or ("set" in row.cells and not row["set"] and stage not in variants):
            continue
        value = number(row, "share", mistakes, f"share of {stage} in {row['place']}")
        if not row["place"]:
            mistakes.append(f"{row.at}: {stage} has a share without a place; name the place")
        if not 0 <= value <= 1:
            mistakes.append(f"{row.at}: share of {stage} in {row['place']} is {value:g}; shares lie between 0 and 1")
        if row["place"] in found.get(stage, {}):
            mistakes.append(f"{row.at}: {stage} already has a share in {row['place']}; one variant a set")
        found.setdefault(stage, {})[row["place"]] = value
        first.setdefault(stage, row)
        figures.append(figure(row, stage, f"capacity_share {row['place']}", value))
    for stage, by in found.items():
        total = sum(by.values())
        if abs(total - 1) > CLOSES:
            mistakes.append(f"{first[stage].at}: shares of {stage} add up to {total:g}, not 1 ({', '.join(by)})")
        elif total > 0:
            found[stage] = {place: value / total for place, value in by.items() if value > 0}
    return found, figures


def suppliers(stage: str, shares: Shares, p: Parameters) -> Mapping[str, float] | None:
    """Shares by place of a stage, its product or its process."""
    for owner in (stage, stage.split("/")[0], p.process.get(stage, "")):
        if owner in shares:
            return shares[owner]
    return None


def check_reachable(
    stages: Sequence[str], shares: Shares, p: Parameters, inputs: Sequence[Line], mistakes: list[str]
) -> None:
    """Every stage that is used or sold must be made somewhere."""
    used = {row["input"]: row for row in inputs}
    for stage in stages:
        if stage in p.kind and suppliers(stage, shares, p) is None:
            where = f"{used[stage].at}: {used[stage]['stage']} needs {stage}" if stage in used else f"{stage} is sold"
            mistakes.append(f"{where}, but no place makes it: add its shares to capacity.csv")


def demand_of(rows: Sequence[Line], p: Parameters, figures: list[Figure], mistakes: list[str]) -> Demand:
    """Final sales by stage, sector and place: sales x end use x place of users."""
    table: dict[str, dict[str, dict[str, float]]] = {f: {} for f in ("sales", "end_use", "user_place", "value_at_risk")}
    first: dict[tuple[str, str], Line] = {}
    for row in rows:
        name, what = row["field"], f"{row['field']} of {row['subject']}{' ' * bool(row['key'])}{row['key']}"
        if name == "assembly_place":
            continue
        if name not in table:
            mistakes.append(f"{row.at}: field {name!r} is not known{near(name, table)}")
            continue
        value = number(row, "central", mistakes, what)
        if value < 0 or (name in ("end_use", "user_place") and value > 1):
            mistakes.append(f"{row.at}: {what} is {value:g}; " + ("must be zero or more" if value < 0 else "above 1"))
        if name in ("end_use", "user_place") and not row["key"]:
            mistakes.append(f"{row.at}: {what} names no {'sector' if name == 'end_use' else 'place'} in column key")
        kept = money(row, value, mistakes, what) if name == "sales" else value
        table[name].setdefault(row["subject"], {})[row["key"]] = kept
        first.setdefault((name, row["subject"]), row)
        figures.append(figure(row, row["subject"], f"{name} {row['key']}".strip(), value))
    for name in ("end_use", "user_place"):
        for subject, by in table[name].items():
            if abs(sum(by.values()) - 1) > CLOSES:
                mistakes.append(
                    f"{first[name, subject].at}: {name} of {subject} adds up to {sum(by.values()):g}, not 1"
                )
    sales: dict[tuple[str, str, str], float] = {}
    sectors: dict[str, None] = {}
    for product, amounts in table["sales"].items():
        chips = _chips(first["sales", product], p, mistakes)
        uses = table["end_use"].get(product)
        if uses is None:
            at = first["sales", product].at
            mistakes.append(f"{at}: {product} has sales but no end_use; add its sectors, shares adding up to 1")
            continue
        for chip, part in chips.items():
            for sector, use in uses.items():
                sectors.setdefault(sector)
                if sector not in table["user_place"]:
                    mistakes.append(
                        f"{first['end_use', product].at}: sector {sector!r} has no user_place; add its places"
                    )
                    continue
                for place, where in table["user_place"][sector].items():
                    sales[chip, sector, place] = sum(amounts.values()) * part * use * where
    if not table["sales"]:
        mistakes.append("products.csv: no product has sales; nothing would flow")
    return Demand(
        products=tuple(table["sales"]),
        sectors=tuple(sectors),
        places=tuple(dict.fromkeys(place for _, _, place in sales)),
        sales=sales,
        at_risk={sector: sum(by.values()) for sector, by in table["value_at_risk"].items()},
    )


def _chips(row: Line, p: Parameters, mistakes: list[str]) -> Mapping[str, float]:
    """Chips of the product of a row, with their share of its sales; the product itself where it has none."""
    product = row["subject"]
    chips = {s: v for (s, name), v in p.value.items() if name == "sales_share" and s.split("/")[0] == product}
    if not chips:
        if product not in p.kind:
            mistakes.append(f"{row.at}: product {product!r} is not in stages.csv{near(product, p.kind)}")
        return {product: 1.0}
    if abs(sum(chips.values()) - 1) > CLOSES:
        at = p.first[next(iter(chips))].at
        mistakes.append(f"{at}: sales_share of the chips of {product} adds up to {sum(chips.values()):g}, not 1")
    return chips


def sourcing_of(
    rows: Sequence[Line], stages: Sequence[str], places: Sequence[str], share: Array, mistakes: list[str]
) -> Array:
    """(stage, user place, supplying place): sourcing.csv where given, the shares of capacity elsewhere."""
    sourcing = np.repeat(share[:, None, :], len(places), axis=1)
    given: dict[tuple[int, int], list[Line]] = {}
    for row in rows:
        named = ("stage", row["stage"], stages), ("place", row["place"], places), ("place", row["from"], places)
        unknown = [one for one in named if one[1] not in one[2]]
        for what, name, known in unknown:
            mistakes.append(f"{row.at}: {what} {name!r} is not in this network{near(name, known)}")
        if unknown:
            continue
        s, q, p = stages.index(row["stage"]), places.index(row["place"]), places.index(row["from"])
        value = number(row, "share", mistakes, f"sourcing of {row['stage']}")
        if not 0 <= value <= 1:
            mistakes.append(
                f"{row.at}: {row['stage']} in {row['place']} takes {value:g} from {row['from']}; between 0 and 1"
            )
        if value > 0 and share[s, p] == 0:
            mistakes.append(f"{row.at}: {row['stage']} is not made in {row['from']}; add its share to capacity.csv")
        if (s, q) not in given:
            sourcing[s, q] = 0.0
        given.setdefault((s, q), []).append(row)
        sourcing[s, q, p] += value
    for (s, q), those in given.items():
        total = sourcing[s, q].sum()
        if abs(total - 1) > CLOSES:
            mistakes.append(f"{those[0].at}: sourcing of {stages[s]} in {places[q]} adds up to {total:g}, not 1")
        elif total > 0:
            sourcing[s, q] /= total
    return sourcing
