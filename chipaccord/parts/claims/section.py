"""`claims:` stated figures to check. The verdicts are in `chipaccord.parts.claims.check`.

Three forms can be checked: two amounts said to be equal, a figure stated against a known one, and a stated ratio.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import PlainSerializer, WithJsonSchema, model_validator

from chipaccord.accord.document import Document
from chipaccord.accord.fields import Amount, Choices, Text, Tolerance, reader
from chipaccord.accord.grammar import Check
from chipaccord.accord.mistakes import did_you_mean, said, shortened, wrong
from chipaccord.accord.money import Money, money
from chipaccord.accord.names import listed
from chipaccord.accord.numbers import tidy
from chipaccord.accord.quantity import Quantity, quantity
from chipaccord.accord.section import Section, Slips
from chipaccord.world.facts import facts

Form = Literal["equal", "against", "ratio", "none"]
WITHIN = 0.05  # a stated figure is a rounded one: "about 10 trillion yen"


def fact(text: str) -> str:
    """The id of a shipped figure."""
    return listed(text, facts(), "accord-fact", said("accord-facts"))


def term(text: str) -> Money | str:
    """One side of a ratio: an amount, or the id of a known figure."""
    word = tidy(text)
    if word in facts():
        return word
    if not any(char.isdigit() for char in word) or "_" in word:
        raise wrong("accord-term", did_you_mean(word, facts(), said("accord-facts")), text=shortened(text))
    return money(word)


FactId = Annotated[str, reader(str, fact, "fact"), Choices(facts)]
Stated = Annotated[
    Quantity,
    reader(Quantity, quantity, "figure"),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "number"]}),
]
Term = Annotated[Money | str, reader(Money, term, "term"), PlainSerializer(str), WithJsonSchema({"type": "string"})]


class Claim(Section):
    """A stated figure, and what to check it against."""

    text: Text
    equal: tuple[Amount, Amount] | None = None
    stated: Stated | None = None
    against: FactId | None = None
    ratio: tuple[Term, Term] | None = None
    within: Tolerance = WITHIN
    source: Text = ""
    note: Text = ""
    unchecked: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _lists_of_two(cls, data: Any) -> Any:
        """A list of two: what a comma inside an unquoted amount would break."""
        slips = Slips()
        for key in ("equal", "ratio"):
            value = data[key] if isinstance(data, dict) and key in data else (None, None)
            if not isinstance(value, list | tuple):
                slips.add((key,), "accord-not-two")
            elif len(value) != 2:
                slips.add((key,), "accord-list-of", count=len(value))
        slips.throw()
        return data

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        slips = Slips()
        if self.equal is not None and (self.ratio is not None or self.against is not None or self.stated is not None):
            slips.add(("equal",), "accord-equal-alone")
        elif self.ratio is not None and self.against is not None:
            slips.add(("ratio",), "accord-ratio-and-against")
        elif self.ratio is not None and self.stated is None:
            slips.add(("ratio",), "accord-ratio-no-stated")
        elif self.against is not None and self.stated is None:
            slips.add(("against",), "accord-against-no-stated")
        elif self.stated is not None and self.ratio is None and self.against is None:
            slips.add(("stated",), "accord-stated-alone")
        if self.unchecked and self.form != "none":
            slips.add(("unchecked",), "accord-unchecked")
        slips.throw()
        return self

    @property
    def form(self) -> Form:
        """Which form of check this is; "none" for a statement that gives nothing to check."""
        if self.equal is not None:
            return "equal"
        if self.ratio is not None:
            return "ratio"
        return "against" if self.stated is not None else "none"


class Terms(Document):
    """A document with stated figures."""

    claims: tuple[Claim, ...] = ()


TERMS = ()  # figures to check are no terms of a deal
CHECKS: tuple[Check, ...] = ()
