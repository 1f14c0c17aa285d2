"""The figures of the supply network ready to be told: rows chosen, and the phrases that lines and charts share.

Figures stand under every capacity set, in the order of the sales; the first set leads. Nothing is computed here but the
difference of two figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chipaccord.outcome import Absent
from chipaccord.parts.supply.figures import Answer, Comparison, Exposure, Shock
from chipaccord.report.talk import Talk
from chipaccord.words.catalogue import ident

AS_IS, SUPPORT = "as_is", "support"  # cases
WRITTEN, SAME, NOTHING = "written", "same", "frontier_0"  # portfolios
SECOND_SOURCE, ALL = "second_source", 0.995  # the share of a stage from which on "all" is said
NO_FIGURE = "–"

BySet = Mapping[str, float]
Shown = Callable[[Any], str]


def pick(rows: Iterable[Any], **wanted: str) -> dict[str, Any]:
    """The rows whose fields have the wanted codes, by capacity set."""
    return {row.capacity_set: row for row in rows if all(getattr(row, key) == code for key, code in wanted.items())}


def by_set(rows: Iterable[Any], field: str = "lost", **wanted: str) -> BySet:
    """One figure of such rows by capacity set."""
    return {code: getattr(row, field) for code, row in pick(rows, **wanted).items()}


def less(whole: BySet, part: BySet) -> BySet:
    """The difference of two figures under every set that both have."""
    return {code: value - part[code] for code, value in whole.items() if code in part}


@dataclass(frozen=True)
class Said:
    """The supply network's answer in one language."""

    talk: Talk
    answer: Answer

    @cached_property
    def sets(self) -> tuple[str, ...]:
        """The capacity sets, the leading one first."""
        return tuple(dict.fromkeys(row.capacity_set for row in self.answer.sales)) or ("",)

    @property
    def compared(self) -> Comparison | None:
        """The support against the best use of its money."""
        return None if isinstance(self.answer.comparison, Absent) else self.answer.comparison

    @cached_property
    def shocks(self) -> tuple[Shock, ...]:
        """The shocks, those that cost most chip sales first."""
        return tuple(sorted(self.answer.shocks, key=lambda shock: -shock.lost.central))

    @cached_property
    def costly(self) -> tuple[Shock, ...]:
        """The shocks that cost chip sales at some setting."""
        return tuple(shock for shock in self.shocks if self.some(shock.lost.high))

    @cached_property
    def central(self) -> tuple[Shock, ...]:
        """The shocks that cost chip sales at central stocks and utilisation, under any capacity set."""
        return tuple(shock for shock in self.shocks if any(map(self.some, self.lost(shock).values())))

    @cached_property
    def lean(self) -> dict[str, dict[str, Exposure]]:
        """The buyer's exposure by case, then by capacity set; empty where nothing says how it is without the accord."""
        rows = [row for row in self.answer.exposure if row.economy == self.talk.terms.buyer]
        found = {case: pick(rows, case=case) for case in dict.fromkeys(row.case for row in rows)}
        return found if self.sets[0] in found.get(AS_IS, {}) else {}

    def some(self, usd: float) -> bool:
        """Whether an amount is more than solver noise."""
        return usd > 0 and not self.talk.nothing(usd, "usd")

    def lost(self, shock: Shock, field: str = "lost") -> BySet:
        """Sales lost under a shock at central stocks and utilisation."""
        return by_set(self.answer.runs, field, shock=shock.shock)

    def left(self, portfolio: str, shock: Shock) -> BySet:
        """Chip sales lost under a shock with a portfolio in place; empty where the two were not weighed."""
        return by_set(self.compared.losses, portfolio=portfolio, shock=shock.shock) if self.compared else {}

    def saved(self, shock: Shock) -> tuple[BySet, BySet]:
        """Chip sales saved under a shock: by the support as written, and by the best use of its money."""
        written = by_set(self.answer.cases, shock=shock.shock, case=SUPPORT)
        return less(self.lost(shock), written), less(self.left(NOTHING, shock), self.left(SAME, shock))

    def short(self, shock: Shock) -> BySet:
        """Weeks until the first product is short, under the sets where one is."""
        found = by_set(self.answer.runs, "first_short", shock=shock.shock)
        return {code: weeks for code, weeks in found.items() if not isinstance(weeks, Absent)}

    def name(self, kind: str, code: str, form: str = "the") -> str:
        """A code inside a sentence."""
        return self.talk.words.name(kind, code, form)

    def shock(self, shock: Shock) -> str:
        """A shock: a shipped one in words, the document's own as it is named."""
        key = f"shock-{ident(shock.shock)}"
        return self.talk(key) if self.talk.words.has(key) else shock.shock

    def free(self) -> str:
        """The shocks that cost no chip sale at any setting, or `none`; their names may hold commas."""
        names = [self.shock(shock) for shock in self.shocks if shock not in self.costly]
        return self.talk("supply-semicolon").strip("|").join(names) or "none"

    def cells(self, figures: BySet, show: Shown | None = None) -> tuple[str, ...]:
        """Figures under the capacity sets, amounts in the step of tables unless it is said how to show them."""
        show = show or self.talk.numbers.in_steps
        return tuple(show(figures[code]) if code in figures else NO_FIGURE for code in self.sets)

    def set_names(self) -> tuple[str, ...]:
        """The capacity sets, in the order of `cells`."""
        return tuple(self.name("set", code, "") for code in self.sets)

    def told(self, figures: BySet, first: Shown, other: Shown) -> str:
        """A figure under the leading set, with the others in brackets."""
        head, *others = [code for code in self.sets if code in figures] or [""]
        texts = [(other(figures[code]), self.name("set", code)) for code in others]
        under = [self.talk("supply-under-set", figure=text, set=name) for text, name in texts]
        text = first(figures[head]) if head in figures else NO_FIGURE
        return self.talk("supply-by-set", first=text, others=under) if under else text

    def usd(self, figures: BySet) -> str:
        """An amount under the leading set, with the others in brackets."""
        return self.told(figures, self.talk.numbers.usd, self.talk.numbers.amount)

    def local(self, usd: float) -> str:
        """An amount in the plan's currency."""
        return self.talk.numbers.money(usd * self.talk.terms.local_per_usd, self.talk.terms.currency)

    def weeks(self, *values: float) -> str:
        """A number of weeks, or different ones beside one another."""
        texts = list(dict.fromkeys(self.talk.numbers.plain(value, digits=2, trim=True) for value in values))
        return self.talk("supply-weeks", weeks=" / ".join(texts), count=1 if texts == ["1"] else 2)

    def builds(self) -> str:
        """What the support builds with the public money."""
        talk, spent, built = self.talk, sum(item.public for item in self.answer.built), []
        for item in self.answer.built:
            share = talk.numbers.share(item.share.central) + talk.ends(item.share, "share", digits=2)
            stage, place = self.name("stage", item.stage), self.name("economy", item.place)
            built.append(talk("supply-capacity", share=share, stage=stage, place=place))
        money, usd = self.local(spent), talk.numbers.usd(spent)
        return talk("supply-builds", money=money, usd="none" if usd == money else usd, built=built)

    def bought(self, portfolio: str) -> str:
        """What a portfolio buys."""
        talk, bought = self.talk, []
        for item in (item for item in (self.compared.items if self.compared else ()) if item.portfolio == portfolio):
            whole = item.kind == SECOND_SOURCE and item.amount >= ALL
            share = "all" if whole else talk.numbers.share(item.amount)
            days = talk.numbers.plain(item.amount, digits=2, trim=True)
            stage, place = self.name("stage", item.stage), self.name("economy", item.place)
            thing = talk(f"supply-{item.kind}", share=share, days=days, stage=stage, place=place)
            bought.append(talk("supply-bought", money=self.local(item.usd), thing=thing))
        return talk.words.listed(bought) or talk("supply-bought-nothing")
