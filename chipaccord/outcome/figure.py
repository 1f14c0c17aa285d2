"""What a figure is, and how a part of an answer declares one.

A part declares its figures once, as fields of a frozen model; everything that shows a figure reads the declaration.

    class Effects(Figures):
        cost: Range = figure("usd", headline=True)            # a number with its range
        subsidy: Range | Absent = figure("share")             # or "no figure, because ..."
        flows: tuple[Flow, ...] = table()                     # rows, each a model of its own
        undelivered: tuple[float, ...] = path("usd", step="week")
        sources: tuple[str, ...] = cited()                    # ids of what the figures beside it rest on

Units are those of `UNITS`: money is USD, shares are decimals. A figure's label is the message `<part>-<table>-<name>`
of the catalogue. Nothing has a default: a figure that is missing, not finite or of the wrong kind is an error that
names it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any, Self, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo

UNITS = frozenset(
    (
        "usd", "usd_a_year", "share", "share_a_year", "ratio", "weeks", "days", "years", "year", "count", "number",
        "elasticity", "index", "local_per_usd", "seconds",
    )
)  # fmt: skip
MONEY = frozenset(("usd", "usd_a_year"))
SHARES = frozenset(("share", "share_a_year"))


@dataclass(frozen=True, slots=True)
class Spec:
    """What is declared of a figure.

    unit: of `UNITS`; "" for a code or a text. decimals: fixed number of them; None: by significant digits. signed: "+"
    is written before what is above zero. headline: it is a row of the answer. of: the vocabulary of a code ("economy",
    "sector", ...), "text", "source" or "table". step: what a path counts. aside: in the CSV, not on the page.
    """

    unit: str = ""
    decimals: int | None = None
    signed: bool = False
    headline: bool = False
    of: str = ""
    step: str = ""
    aside: bool = False


def figure(
    unit: str, *, decimals: int | None = None, signed: bool = False, headline: bool = False, aside: bool = False
) -> Any:
    """Declare a number, or a `Range`."""
    if unit not in UNITS:
        raise ValueError(f"'{unit}' is no unit of a figure; there are {', '.join(sorted(UNITS))}")
    return _declared(Spec(unit=unit, decimals=decimals, signed=signed, headline=headline, aside=aside))


def path(unit: str, *, step: str) -> Any:
    """Declare a path over time: one number a `step` ("week", "year")."""
    return _declared(Spec(unit=unit, step=step, aside=True))


def code(of: str, *, aside: bool = False) -> Any:
    """Declare a code of a vocabulary; its name stands in the catalogue as `<of>-<code>`."""
    return _declared(Spec(of=of, aside=aside))


def text(*, aside: bool = False) -> Any:
    """Declare a text that the document or the data gave, shown as it is."""
    return _declared(Spec(of="text", aside=aside))


def cited() -> Any:
    """Declare the ids of sources: of a row (`str`), or of all figures of a model (`tuple[str, ...]`)."""
    return _declared(Spec(of="source"))


def table() -> Any:
    """Declare rows, or another group of figures."""
    return _declared(Spec(of="table"))


def _declared(spec: Spec) -> Any:
    usual = Spec()
    extra = {f.name: getattr(spec, f.name) for f in fields(Spec) if getattr(spec, f.name) != getattr(usual, f.name)}
    return Field(json_schema_extra=extra)


class Figures(BaseModel):
    """A group of figures: frozen, finite, nothing missing and nothing besides."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, protected_namespaces=())

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        for name, declared in cls.model_fields.items():
            if not declared.json_schema_extra:
                raise TypeError(
                    f"{cls.__name__}.{name}: declare it with figure(), path(), code(), text(), cited() or table()"
                )
            if not declared.is_required():
                raise TypeError(f"{cls.__name__}.{name}: a figure has no default; give `Absent` where there is none")

    @classmethod
    def specs(cls) -> dict[str, Spec]:
        """What is declared of each field, in order."""
        return {name: spec_of(declared) for name, declared in cls.model_fields.items()}


def spec_of(declared: FieldInfo) -> Spec:
    """The declaration of a field."""
    extra = declared.json_schema_extra
    return Spec(**extra) if isinstance(extra, dict) else Spec()  # type: ignore[arg-type]  # written by `_declared` alone


class Range(Figures):
    """A figure at the central setting, with its lowest and highest value over the marked assumptions."""

    low: float = figure("number")
    central: float = figure("number")
    high: float = figure("number")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.central <= self.high:
            raise ValueError(f"low {self.low:g}, central {self.central:g}, high {self.high:g} are not in this order")
        return self

    @classmethod
    def over(cls, central: float, values: Any = ()) -> Range:
        """The central value and the ends of `values` (the central value is one of them)."""
        found = [float(central), *(float(value) for value in values)]
        return cls(low=min(found), central=found[0], high=max(found))

    @classmethod
    def of(cls, value: Any) -> Range:
        """Any value with `low`, `central` and `high`."""
        return cls.over(value.central, (value.low, value.high))

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of the range."""
        return self.low, self.high


class Absent(Figures):
    """No figure, and why: `because` is a code that the catalogue puts into words (`absent-<because>`)."""

    because: str = code("absent")


class Row(Figures):
    """A row of a table."""

    @classmethod
    def of(cls, found: Any, **given: Any) -> Self:
        """A row from an engine's answer: its attributes by name, beside what is given; bands become ranges."""
        values = {name: given[name] if name in given else getattr(found, name) for name in cls.model_fields}
        return cls(**{name: plain(value) for name, value in values.items()})


def plain(value: Any) -> Any:
    """An engine's value as a figure takes it: a band (low, central, high) as a range, a NumPy number as Python's."""
    if hasattr(value, "central") and not isinstance(value, Range):
        return Range.of(value)
    return value.item() if hasattr(value, "item") else value


def row_type(annotation: Any) -> type[Row] | None:
    """The row of `tuple[Row, ...]`, None for any other annotation."""
    if get_origin(annotation) is tuple:
        first = get_args(annotation)[0]
        if isinstance(first, type) and issubclass(first, Row):
            return first
    return None


def group_types(annotation: Any) -> Iterator[type[Figures]]:
    """The groups of figures that an annotation allows, `Range` and `Absent` apart."""
    options = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)
    for option in options:
        if isinstance(option, type) and issubclass(option, Figures) and option not in (Range, Absent):
            yield option


def described(spec: Spec) -> dict[str, Any]:
    """A declaration as plain data, without what is usual."""
    return {key: value for key, value in asdict(spec).items() if value not in ("", None, False)}
