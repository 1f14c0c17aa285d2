"""`support:` public money for capacity in the chip supply network, and `shocks:` that the accord is judged under."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

from chipaccord.accord.document import Document
from chipaccord.accord.fields import Amount, Choices, DayKey, Days, Economy, Frequency, Share, Text, Year, reader
from chipaccord.accord.grammar import Check, Finding, unconverted
from chipaccord.accord.mistakes import nearest, one_of, said, shortened, wrong
from chipaccord.accord.names import economy, listed
from chipaccord.accord.numbers import FOR_GOOD, tidy
from chipaccord.accord.section import Section, Slips, positive
from chipaccord.world import network
from chipaccord.world.vocabulary import economies

FOLLOWED = 728  # days that the network is followed for
OFTEN = 0.01  # a year: a shock of the document that does not say how often it happens


def outage_stage(text: str) -> str:
    """A stage, product, group or pattern (`fab_*`, `*`) that an outage strikes."""
    word, stages = tidy(text), network.stages()
    if word in stages or ("*" in word and any(fnmatchcase(stage, word) for stage in stages)):
        return word
    if network.slow(word):
        raise wrong("accord-stage-slow", said("accord-stage-slow-remedy"), stage=word)
    if "*" in word:
        raise wrong("accord-stage-pattern", one_of(stages), text=shortened(text))
    return listed(text, stages, "accord-stage", one_of(name for name in stages if "/" not in name))


def support_stage(text: str) -> str:
    """The stage whose capacity is supported; a group's name where it stands for one stage (`wafers`)."""
    word, members = tidy(text), network.groups().get(tidy(text), ())
    if word in network.supported():
        return word
    if len(members) == 1:
        return members[0]
    if members:
        raise wrong("accord-stage-several", stage=word, names=", ".join(members))
    if network.slow(word):
        raise wrong("accord-stage-slow", one_of(network.supported()), stage=word)
    if word in network.kinds():
        raise wrong("accord-stage-product", one_of(network.supported()), stage=word)
    return listed(text, support_stages(), "accord-stage", one_of(network.supported()))


def support_stages() -> list[str]:
    """What may be written for a stage that is supported."""
    return [*network.supported(), *(name for name, members in network.groups().items() if len(members) == 1)]


def outage_place(text: str) -> str:
    """An economy, or `*` for every place."""
    return network.EVERYWHERE if tidy(text) == network.EVERYWHERE else economy(text)


OutageStage = Annotated[str, reader(str, outage_stage, "stage"), WithJsonSchema({"type": "string"})]
OutagePlace = Annotated[str, reader(str, outage_place, "place"), Choices(lambda: [network.EVERYWHERE, *economies()])]
SupportStage = Annotated[str, reader(str, support_stage, "supported"), Choices(support_stages)]


class ShockOutage(Section):
    """What a shock strikes: one stage (or several) in one place."""

    stage: OutageStage
    place: OutagePlace
    share: Share = 1.0
    start: Days = 0.0
    duration: Days | None = None
    recovery: Days = 0.0
    curve: Literal["step", "linear", "exponential", "s"] = "linear"
    path: Mapping[DayKey, Share] = Field(default={})
    scrap: Share = 0.0
    strikes: Literal["capacity", "shipments", "both"] = "capacity"

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        slips = Slips()
        made_in = network.places_of(self.stage)
        if self.place not in (network.EVERYWHERE, *made_in):
            values = {"stage": self.stage, "place": self.place, "places": ", ".join(made_in)}
            slips.add(("place",), "accord-outage-place", **values)
        if self.path and self.duration is not None:
            slips.add(("path",), "accord-outage-path")
        if self.path and self.recovery > 0:
            slips.add(("recovery",), "accord-outage-recovery")
        if math.isfinite(self.start) and self.start >= FOLLOWED:
            slips.add(("start",), "accord-outage-late", day=f"{self.start:g}", most=str(FOLLOWED))
        if not self.path and self.duration is None:
            slips.add((), "accord-outage-length")
        at = list(self.path)
        for earlier, later in pairwise(at):
            if later <= earlier:
                slips.add(("path",), "accord-outage-order", later=f"{later:g}", earlier=f"{earlier:g}")
        if any(math.isinf(value) for value in (self.start, self.recovery, *at)):
            slips.add((), "accord-outage-day", always=FOR_GOOD)
        slips.throw()
        return self

    @property
    def text(self) -> str:
        """The path as the network takes it: `0:0;28:0;97:1`, empty without one."""
        return ";".join(f"{day:.12g}:{left:.12g}" for day, left in self.path.items())


class Shock(Section):
    """A shock: the name of a shipped one, or one of your own with its outages."""

    name: Text
    outages: tuple[ShockOutage, ...] = ()
    frequency: Frequency | None = None
    source: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _named(cls, data: Any) -> Any:
        return {"name": data} if isinstance(data, str) else data

    @model_serializer(mode="wrap")
    def _plain_name(self, handler: SerializerFunctionWrapHandler) -> Any:
        return handler(self) if self.outages or self.frequency is not None else self.name

    @model_validator(mode="after")
    def _known(self) -> Self:
        known, slips = network.library(), Slips()
        if self.outages and self.name in known:
            slips.add(("name",), "accord-shock-shipped", name=self.name)
        elif not self.outages and self.name not in known:
            near = nearest(self.name, known)
            remedy = said("accord-did-you-mean", name=near) if near else said("accord-shocks", names=", ".join(known))
            slips.note(("name",), wrong("accord-shock", remedy, name=shortened(self.name)))
        elif not self.outages and self.source:
            slips.add(("source",), "accord-shock-source")
        slips.throw()
        return self

    @property
    def a_year(self) -> float:
        """How often a year it is taken to happen."""
        if self.frequency is not None:
            return self.frequency
        return OFTEN if self.outages else float(network.library()[self.name][0]["frequency"])

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        own = super().__get_pydantic_json_schema__(core, handler)
        names = list(network.library())
        shipped = {**own, "required": ["name"], "properties": own["properties"] | {"name": {"enum": names}}}
        return {"anyOf": [{"type": "string", "enum": names}, shipped, {**own, "required": ["name", "outages"]}]}


class Support(Section):
    """Public money for capacity: what is built, where, and from when it produces."""

    stage: SupportStage
    place: Economy
    amount: Annotated[Amount, AfterValidator(positive)]
    since: Year = Field(alias="from")
    source: Text = ""


class Terms(Document):
    """A document with support for capacity, and shocks."""

    support: tuple[Support, ...] = ()
    shocks: tuple[Shock, ...] = ()


def dates(accord: Terms) -> Iterator[Finding]:
    """Supported capacity cannot produce before the accord's year."""
    for index, item in enumerate(accord.support):
        if accord.as_of is not None and item.since < accord.as_of.year:
            slip = wrong("accord-support-early", year=str(item.since), day=str(accord.as_of))
            yield ("support", index, "from"), slip


def amounts(accord: Terms) -> Iterator[Finding]:
    """Every amount converts into dollars."""
    return unconverted(
        accord, [(("support", index, "amount"), item.amount) for index, item in enumerate(accord.support)]
    )


def names(accord: Terms) -> Iterator[Finding]:
    """Every shock is named once."""
    seen: set[str] = set()
    for index, shock in enumerate(accord.shocks):
        if shock.name in seen:
            yield ("shocks", index), wrong("accord-shock-twice", name=shock.name)
        seen.add(shock.name)


def frequencies(accord: Terms) -> Iterator[Finding]:
    """Shocks are taken one at a time: their frequencies are chances of a year and leave room for a year without any."""
    total = sum(shock.a_year for shock in accord.shocks)
    if total > 1:
        yield ("shocks",), wrong("accord-shocks-often", total=f"{total:.0%}")


TERMS = ("support",)
CHECKS = (
    Check(dates),
    Check(amounts, frozenset({"exchange_rates"})),
    Check(names),
    Check(frequencies),
)
