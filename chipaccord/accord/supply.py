"""Sections on the supply network: shocks that the accord is judged under, and support for capacity."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

from chipaccord.accord import network_names, numbers
from chipaccord.accord.fields import Amount, Choices, Economy, Share, Text, reader
from chipaccord.accord.mistakes import did_you_mean, one_of, shortened
from chipaccord.accord.section import Section, Slips, positive
from chipaccord.world.vocabulary import economies

FOR_GOOD = "for good"
LONGEST = 3650.0  # days
FOLLOWED = 728  # days that the network is followed for
OFTEN = 0.01  # a year: a shock of the document that does not say how often it happens
_UNITS = {"": 1.0, "day": 1.0, "days": 1.0, "week": 7.0, "weeks": 7.0}


def days(text: str) -> float:
    """`90`, `90 days`, `13 weeks`, or `for good` (infinite)."""
    word = numbers.tidy(text).lower()
    if word == FOR_GOOD:
        return math.inf
    found = re.fullmatch(r"(\d+(?:\.\d+)?) ?([a-z]*)", word, re.ASCII)
    if not found or found[2] not in _UNITS:
        raise ValueError(f"'{shortened(text)}' is not a number of days; write 90 days, 13 weeks or {FOR_GOOD}")
    value = float(found[1]) * _UNITS[found[2]]
    if value > LONGEST:
        raise ValueError(f"'{shortened(text)}' is longer than ten years; write {FOR_GOOD}")
    return value


def _written(value: float) -> str:
    return FOR_GOOD if math.isinf(value) else f"{value:.12g}"


def frequency(text: str) -> float:
    """`1%` (a year) or `once in 100 years`, as a share of years."""
    word = numbers.tidy(text).lower().removesuffix(" a year")
    once = re.fullmatch(r"once in (\d+(?:\.\d+)?) years?", word, re.ASCII)
    if once and float(once[1]) >= 1:
        return 1 / float(once[1])
    try:
        return numbers.share(word)
    except ValueError:
        raise ValueError(f"'{shortened(text)}' is not how often; write 1% (a year) or once in 100 years") from None


_DAYS_PATTERN = rf"^\s*([0-9.]+\s*(days?|weeks?)?|{FOR_GOOD})\s*$"
Days = Annotated[
    float,
    reader(float, days, "days such as 90"),
    PlainSerializer(_written),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": _DAYS_PATTERN}, {"type": "number", "minimum": 0}]}),
]
DayKey = Annotated[
    float,
    reader(float, days, "a day such as 28"),
    PlainSerializer(_written),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9.]+$"}),
]
Frequency = Annotated[
    float,
    reader(float, frequency, "a frequency such as 1%"),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": r"^\s*([0-9./]+\s*(%|percent)?(\s+a year)?|[Oo]nce in [0-9.]+ years?)\s*$",
                },
                {"type": "number", "minimum": 0, "maximum": 1},
            ]
        }
    ),
]
Year = Annotated[
    int,
    reader(int, numbers.year, "a year such as 2027"),
    WithJsonSchema({"type": "integer", "minimum": numbers.FIRST_YEAR, "maximum": numbers.LAST_YEAR}),
]
OutageStage = Annotated[
    str, reader(str, network_names.outage_stage, "a stage of the network"), WithJsonSchema({"type": "string"})
]
OutagePlace = Annotated[
    str,
    reader(str, network_names.outage_place, "an economy such as TWN, or *"),
    Choices(lambda: [network_names.EVERYWHERE, *economies()]),
]
SupportStage = Annotated[
    str,
    reader(str, network_names.support_stage, "a stage such as photoresist"),
    Choices(
        lambda: [
            *network_names.supported(),
            *(name for name, members in network_names.groups().items() if len(members) == 1),
        ]
    ),
]


class ShockOutage(Section):
    """What a shock strikes: one stage (or several) in one place."""

    stage: OutageStage = Field(
        description="What is struck: a stage, a product, a group such as `fabs`, or a pattern such as `fab_*` or `*`",
        examples=["photoresist"],
    )
    place: OutagePlace = Field(description="Where: an economy by its code, or `*` for all", examples=["JPN"])
    share: Share = Field(default=1.0, description="Share of the capacity there that is lost", examples=["50%"])
    start: Days = Field(default=0.0, description="Day on which it begins", examples=["0"])
    duration: Days | None = Field(
        default=None, description="How long all of it is lost: days, weeks, or `for good`", examples=["90 days"]
    )
    recovery: Days = Field(default=0.0, description="How long it then takes to come back", examples=["30 days"])
    curve: Literal["step", "linear", "exponential", "s"] = Field(
        default="linear", description="How it comes back", examples=["linear"]
    )
    path: Mapping[DayKey, Share] = Field(
        default={},
        description="Share that is left by day, straight between the days, in place of duration, recovery and curve",
        examples=["{0: 0%, 28: 0%, 97: 100%}"],
    )
    scrap: Share = Field(default=0.0, description="Share of work in process that is lost at once", examples=["25%"])
    strikes: Literal["capacity", "shipments", "both"] = Field(
        default="capacity",
        description="What is struck: the `capacity`, the `shipments` to other places, or `both`",
        examples=["shipments"],
    )

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        slips = Slips()
        made_in = network_names.places_of(self.stage)
        if self.place not in (network_names.EVERYWHERE, *made_in):
            slips.add(
                ("place",), f"{self.stage} has no capacity in {self.place}", f"it is made in {', '.join(made_in)}"
            )
        if self.path and self.duration is not None:
            slips.add(("path",), "`path` and `duration` both say how long it lasts", "keep one")
        if self.path and self.recovery > 0:
            slips.add(("recovery",), "`path` says how it comes back, so does `recovery`", "keep one")
        if math.isfinite(self.start) and self.start >= FOLLOWED:
            what = f"day {self.start:g} is never reached: the network is followed for {FOLLOWED} days"
            slips.add(("start",), what, "write an earlier day")
        if not self.path and self.duration is None:
            slips.add((), "no `duration` and no `path`", "write for example `duration: 90 days`")
        at = list(self.path)
        for earlier, later in pairwise(at):
            if later <= earlier:
                slips.add(("path",), f"day {later:g} comes after day {earlier:g}", "let the days rise")
        if any(math.isinf(value) for value in (self.start, self.recovery, *at)):
            slips.add((), f"`{FOR_GOOD}` is a duration, not a day", "write a number of days")
        slips.throw()
        return self

    @property
    def text(self) -> str:
        """The path as the network takes it: `0:0;28:0;97:1`, empty without one."""
        return ";".join(f"{day:.12g}:{left:.12g}" for day, left in self.path.items())


class Shock(Section):
    """A shock: the name of a shipped one, or one of your own with its outages."""

    name: Text = Field(description="Name of the shock", examples=["taiwan_blockade_90_days"])
    outages: tuple[ShockOutage, ...] = Field(
        default=(), description="What it strikes, all at once; left out for a shipped shock"
    )
    frequency: Frequency | None = Field(
        default=None,
        description="How often it is taken to happen: `1%` a year, or `once in 100 years`; without it the library's "
        "own assumption, or 1% for a shock of your own",
        examples=["once in 100 years"],
    )
    source: Text = Field(default="", description="Where the shock is described", examples=["our own scenario"])

    @model_validator(mode="before")
    @classmethod
    def _named(cls, data: Any) -> Any:
        return {"name": data} if isinstance(data, str) else data

    @model_serializer(mode="wrap")
    def _plain_name(self, handler: SerializerFunctionWrapHandler) -> Any:
        return handler(self) if self.outages or self.frequency is not None else self.name

    @model_validator(mode="after")
    def _known(self) -> Self:
        known = network_names.library()
        if self.outages and self.name in known:
            Slips().add(("name",), f"'{self.name}' is a shipped shock", "choose another name").throw()
        if not self.outages and self.name not in known:
            remedy = did_you_mean(self.name, known, f"{one_of(known)}; or write your own with `outages:`")
            Slips().add(("name",), f"'{shortened(self.name)}' is not a shipped shock", remedy).throw()
        if not self.outages and self.source:
            Slips().add(("source",), "a shipped shock has its own source", "remove `source`").throw()
        return self

    @property
    def a_year(self) -> float:
        """How often a year it is taken to happen."""
        if self.frequency is not None:
            return self.frequency
        return OFTEN if self.outages else float(network_names.library()[self.name][0]["frequency"])

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        own = handler.resolve_ref_schema(handler(core))
        names = list(network_names.library())
        shipped = {**own, "required": ["name"], "properties": own["properties"] | {"name": {"enum": names}}}
        return {"anyOf": [{"type": "string", "enum": names}, shipped, {**own, "required": ["name", "outages"]}]}


class Support(Section):
    """Public money for capacity: what is built, where, and from when it produces."""

    stage: SupportStage = Field(
        description="Stage whose capacity is built, such as `silicon_wafers` (also `wafers`) or `photoresist`",
        examples=["wafers"],
    )
    place: Economy = Field(description="Economy in which it is built, by its code", examples=["USA"])
    amount: Annotated[Amount, AfterValidator(positive)] = Field(
        description="Public money paid for it", examples=["75 billion yen"]
    )
    since: Year = Field(alias="from", description="Year from which the capacity produces", examples=["2027"])
    source: Text = Field(default="", description="Where the support is stated", examples=["Asahi Shimbun, 28 May 2025"])
