"""A stated figure to check, as the document writes it. The verdicts are in `chipaccord.accord.claims`.

Three forms can be checked: two amounts said to be equal, a figure stated against a known one, and a stated ratio.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainSerializer, WithJsonSchema, model_validator

from chipaccord.accord.fields import Amount, FactId, Text, Tolerance, reader
from chipaccord.accord.mistakes import did_you_mean, shortened
from chipaccord.accord.money import Money, money
from chipaccord.accord.numbers import tidy
from chipaccord.accord.quantity import Quantity, quantity
from chipaccord.accord.section import Section, Slips
from chipaccord.world.facts import facts

Form = Literal["equal", "stated", "ratio", "none"]
WITHIN = 0.05  # a stated figure is a rounded one: "about 10 trillion yen"


def term(text: str) -> Money | str:
    """One side of a ratio: an amount, or the id of a known figure."""
    word = tidy(text)
    if word in facts():
        return word
    if not any(char.isdigit() for char in word) or "_" in word:
        hint = did_you_mean(word, facts(), "`chipaccord world show facts` lists them")
        raise ValueError(f"'{shortened(text)}' is neither an amount nor a known figure; {hint}")
    return money(word)


def _two(value: Any) -> Any:
    """A list of two: what a comma inside an unquoted amount would break."""
    if not isinstance(value, list | tuple):
        raise ValueError("not a list of two; write for example [1 trillion yen, $6.94 billion]")
    if len(value) != 2:
        raise ValueError(f"a list of {len(value)} where two are expected; put an amount that holds a comma in quotes")
    return value


_STATED = Annotated[
    Quantity,
    reader(Quantity, quantity, "a figure such as 10 trillion yen, 10% or 4 rounds"),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "number"]}),
]
_TERM = Annotated[
    Money | str,
    reader(Money, term, "an amount or the id of a known figure"),
    PlainSerializer(str),
    WithJsonSchema({"type": "string"}),
]


class Claim(Section):
    """A stated figure, and what to check it against."""

    text: Text = Field(description="The statement as it was made", examples=['"1 trillion yen ($69.4 billion)"'])
    equal: tuple[Amount, Amount] | None = Field(
        default=None,
        description="Two amounts said to be the same; the first is taken as right and converted at the document's rate",
        examples=["[1 trillion yen, $69.4 billion]"],
    )
    stated: _STATED | None = Field(
        default=None, description="The figure stated, for `against` or `ratio`", examples=["10 trillion yen"]
    )
    against: FactId | None = Field(
        default=None,
        description="The known figure to hold it against; `chipaccord world show facts` lists them",
        examples=["us_japan_goods_deficit_2024"],
    )
    ratio: tuple[_TERM, _TERM] | None = Field(
        default=None,
        description="Two amounts or known figures; `stated` is the first as a share of the second",
        examples=["[1 trillion yen, us_japan_goods_deficit_2024]"],
    )
    within: Tolerance = Field(default=WITHIN, description="How far off still holds: 5% unless said", examples=["5%"])
    source: Text = Field(default="", description="Who made the statement", examples=["Reuters, 28 May 2025"])
    note: Text = Field(default="", description="A remark that the report prints")
    unchecked: Text = Field(
        default="",
        description="Why it cannot be checked, for a statement without figures",
        examples=["no figure named"],
    )

    @model_validator(mode="before")
    @classmethod
    def _lists_of_two(cls, data: Any) -> Any:
        slips = Slips()
        for key in ("equal", "ratio"):
            if isinstance(data, dict) and key in data:
                try:
                    _two(data[key])
                except ValueError as error:
                    what, _, remedy = str(error).partition("; ")
                    slips.add((key,), what, remedy)
        slips.throw()
        return data

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        slips = Slips()
        if self.equal is not None and (self.ratio is not None or self.against is not None or self.stated is not None):
            slips.add(("equal",), "`equal` stands alone", "make two claims of it")
        elif self.ratio is not None and self.against is not None:
            slips.add(("ratio",), "`ratio` and `against` together", "make two claims of it")
        elif self.ratio is not None and self.stated is None:
            slips.add(("ratio",), "`ratio` without `stated`", "add the stated share, for example stated: 10%")
        elif self.against is not None and self.stated is None:
            slips.add(("against",), "`against` without `stated`", "add the figure, for example stated: 10 trillion yen")
        elif self.stated is not None and self.ratio is None and self.against is None:
            slips.add(("stated",), "`stated` without `against` or `ratio`", "say what to hold the figure against")
        if self.unchecked and self.form != "none":
            slips.add(("unchecked",), "`unchecked` beside something to check", "remove one of them")
        slips.throw()
        return self

    @property
    def form(self) -> Form:
        """Which form of check this is; "none" for a statement that gives nothing to check."""
        if self.equal is not None:
            return "equal"
        if self.ratio is not None:
            return "ratio"
        return "stated" if self.stated is not None else "none"
