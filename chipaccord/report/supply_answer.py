"""The supply network's rows of the answer: what the shocks cost, and what the plan does to the lean on Taiwan."""

from __future__ import annotations

from chipaccord.report import supply_sentences
from chipaccord.report.answer_row import Row
from chipaccord.report.numbers import NOISE
from chipaccord.report.stages import set_name, stage_name
from chipaccord.report.supply_view import Chain
from chipaccord.report.words import plural
from chipaccord.report.writer import Writer

MOST = 3  # shocks in the answer


def supply_rows(writer: Writer) -> list[Row]:
    """Rows of the supply network; none without it."""
    chain = writer.outcome.chain
    if chain is None:
        return []
    rows = [_shocks(writer, chain)] if chain.shocks else []
    rows += [_support(writer, chain)] if chain.built and chain.shocks else []
    return [*rows, *_exposure(writer, chain)]


def _shocks(writer: Writer, chain: Chain) -> Row:
    """Chip sales lost under each shock: the first capacity set, the others, and the range."""
    numbers = writer.numbers
    items = []
    ordered = sorted(chain.shocks, key=lambda shock: -shock.runs[0].lost_usd_bn)
    costly = [shock for shock in ordered if shock.lost_usd_bn.ordered[1] >= NOISE]
    free = len(ordered) - len(costly)
    for shock in costly[:MOST]:
        runs = " or ".join(dict.fromkeys(numbers.plain(run.lost_usd_bn) for run in shock.runs))
        items.append(f"{supply_sentences.title(shock)}: {runs} bn USD{writer.ends(shock.lost_usd_bn)}")
    if len(costly) > MOST:
        items.append(f"{len(costly) - MOST} more")
    if not costly:
        items.append(f"nothing under {plural(free, 'the shock', 'any shock')} of the document")
    elif free:
        items.append(f"nothing under the {plural(free, 'other shock', f'{free} others')}")
    first = ordered[0].runs[0]
    more = ""
    if first.lost_usd_bn >= NOISE and first.first_short_weeks is not None:
        weeks = numbers.plain(first.first_short_weeks, digits=2, trim=True)
        more = (
            f"users of the chips lose {numbers.usd(first.users_lost_usd_bn)} of sales in the first; "
            f"{stage_name(first.first_product)} are short after {weeks} {'week' if weeks == '1' else 'weeks'}"
        )
    sets = " or ".join(f"the {set_name(code)}" for code in chain.capacity_sets)
    return Row("shocks", "chip sales lost", why=f"under {sets}", more=more, items=tuple(items))


def _support(writer: Writer, chain: Chain) -> Row:
    """What the support costs, and what it spares under each shock."""
    numbers = writer.numbers
    items = []
    costly = [shock for shock in chain.shocks if max(run.lost_usd_bn for run in shock.runs) >= NOISE]
    for shock in sorted(costly, key=lambda shock: -shock.runs[0].lost_usd_bn)[:MOST]:
        spared = supply_sentences.spared_by(chain, shock, "with the support").values()
        texts = list(dict.fromkeys(numbers.plain(-value, signed=True) for value in spared))
        said = "no change" if texts == ["0"] else f"{' or '.join(texts)} bn USD"
        items.append(f"{supply_sentences.title(shock)}: {said}")
    money = numbers.usd(sum(item.public_usd_bn for item in chain.built))
    if not items:
        return Row(
            "support", "the support", why=f"{money} of public money; no shock costs a chip sale with or without it"
        )
    why = f"{money} of public money changes the chip sales lost"
    return Row("support", "the support", why=why, items=tuple(items))


def _exposure(writer: Writer, chain: Chain) -> list[Row]:
    """The buyer's lean on Taiwan as it is and in each case, under every capacity set."""
    numbers, buyer = writer.numbers, writer.outcome.accord.buyer
    rows = [row for row in chain.exposure if row.economy == buyer]
    if not rows:
        return []
    items = []
    for k, case in enumerate(rows[0].cases):
        found = [row.cases[k] for row in rows]
        if k == 0:
            share = " or ".join(dict.fromkeys(numbers.share(c.pct) for c in found))
            items.append(f"{share} of the chips {writer.name(buyer)} buys")
        else:
            changes = [c.usd_bn - row.cases[0].usd_bn for c, row in zip(found, rows, strict=True)]
            texts = " or ".join(dict.fromkeys(numbers.plain(change, signed=True) for change in changes))
            items.append(f"{'unchanged' if texts == '0' else f'{texts} bn USD a year'} {case.case}")
    return [Row("exposure", "lean on Taiwan", items=tuple(items))]
