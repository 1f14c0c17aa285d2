"""Figures at random, made from what a model declares, and a talk to put them into words: for tests of every part.

    @given(strategy(Answer))
    def test_it_renders(answer): ...

Codes are drawn from the catalogue (every `<vocabulary>-<code>` that has a name), so that a new code is tested once it
is named; numbers are finite and of a size that their unit can have; ranges are in order; tables have up to four rows,
which need not fit one another; `Absent` stands wherever a model allows it. Most of what is drawn at random is too small
to show much: `around` keeps some fields of good figures and draws the others.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chipaccord.outcome import Absent, Figures, Range, Spec, Terms
from chipaccord.outcome.figure import row_type
from chipaccord.report.talk import Talk
from chipaccord.words import Words
from chipaccord.words.catalogue import catalogue
from chipaccord.words.numbers import Numbers

MOST_ROWS, MOST_STEPS, MOST_TEXTS = 4, 6, 3
LIMITS: Mapping[str, tuple[float, float]] = {
    "usd": (-1e14, 1e14),
    "usd_a_year": (-1e14, 1e14),
    "share": (-2, 2),
    "share_a_year": (0, 1),
    "ratio": (0, 1e3),
    "weeks": (0, 500),
    "days": (0, 4000),
    "years": (0, 100),
    "year": (1990, 2100),
    "count": (0, 10**6),
    "number": (-1e6, 1e6),
    "elasticity": (0, 50),
    "index": (0, 1),
    "local_per_usd": (0.01, 1e5),
    "seconds": (0, 1e5),
}
CODES: Mapping[str, tuple[str, ...]] = {  # vocabularies that need no names
    "currency_pair": ("JPY/USD", "EUR/USD"),
    "why": ("", "our own reason"),
}
TEXTS = st.sampled_from(
    (
        "",
        "a text",
        "two, with a comma",
        "<b>&\"'</b>",
        "=1+1",
        "半導体の購入",
        "x" * 60,
        "a\0b\x1b[1m",
        "\u202eback",
        "💾",
    )
)
SOURCES = st.sampled_from(
    ("a_source", "Another source, 2024 (page 7)", "経済産業省", "<i>https://example.org/?a=1&b=2</i>")
)


def strategy(
    model: type[Figures], texts: SearchStrategy[str] = TEXTS, only: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> SearchStrategy[Any]:
    """Any figures of a model.

    Args:
        model: The group of figures.
        texts: What its free texts may be.
        only: Vocabulary to the codes that are drawn of it, where not all: with few codes more rows fit one another.
    """
    if model is Range:
        return ranges("number")
    specs, declared = model.specs(), model.model_fields
    return st.builds(model, **{name: values(declared[name].annotation, specs[name], texts, only) for name in specs})


def around(
    good: Figures, texts: SearchStrategy[str] = TEXTS, only: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> SearchStrategy[Any]:
    """Good figures of which some fields are drawn anew: they need not fit those that are kept."""
    specs, declared = good.specs(), type(good).model_fields
    drawn = {name: values(declared[name].annotation, specs[name], texts, only) for name in specs}
    return st.fixed_dictionaries({}, optional=drawn).map(lambda found: good.model_copy(update=found))


def values(
    annotation: Any, spec: Spec, texts: SearchStrategy[str], only: Mapping[str, Sequence[str]]
) -> SearchStrategy[Any]:
    """Any value of a field, from its annotation and its declaration. Raises TypeError for a kind that no figure has."""
    if get_origin(annotation) in (Union, types.UnionType):
        return st.one_of([values(option, spec, texts, only) for option in get_args(annotation)])
    if get_origin(annotation) is Literal:
        return st.sampled_from(get_args(annotation))
    if get_origin(annotation) is tuple:
        item = get_args(annotation)[0]
        most = MOST_ROWS if row_type(annotation) else MOST_TEXTS if item is str else MOST_STEPS
        return st.lists(values(item, spec, texts, only), max_size=most).map(tuple)
    if annotation is Range:
        return ranges(spec.unit)
    if annotation is Absent:
        return st.builds(Absent, because=codes("absent"))
    if isinstance(annotation, type) and issubclass(annotation, Figures):
        return strategy(annotation, texts, only)
    if annotation is bool:
        return st.booleans()
    if annotation in (int, float):
        return numbers(spec.unit, annotation)
    if annotation is str and spec.of in only:
        return st.sampled_from(only[spec.of])
    if annotation is str:
        return SOURCES if spec.of == "source" else texts if spec.of in ("text", "") else codes(spec.of)
    raise TypeError(f"no figure is of type {annotation}")


def numbers(unit: str, kind: type = float) -> SearchStrategy[Any]:
    """Numbers of a unit, zero where it can be."""
    low, high = LIMITS[unit]
    if kind is int:
        return st.integers(int(low), int(high))
    found = st.floats(low, high, allow_subnormal=False)
    return st.one_of(st.just(0.0), found) if low <= 0 else found


def ranges(unit: str) -> SearchStrategy[Range]:
    """Ranges in order, some of them a point."""
    ends = st.one_of(st.tuples(*[numbers(unit)] * 3).map(sorted), numbers(unit).map(lambda value: [value] * 3))
    return ends.map(lambda three: Range(low=three[0], central=three[1], high=three[2]))


@cache
def codes(of: str) -> SearchStrategy[str]:
    """Codes of a vocabulary. Raises LookupError where the catalogue names none."""
    keys = [key.removeprefix(f"{of}-") for key in catalogue("en") if key.startswith(f"{of}-")]
    named = ("*" if key == "_" else key.partition("-")[0] for key in keys)  # without the forms of a name ("-the")
    known = CODES.get(of) or tuple(dict.fromkeys(named))
    if not known:
        raise LookupError(f"the catalogue names no code of the vocabulary '{of}' (`{of}-<code>`)")
    return st.sampled_from(known)


def terms(**changes: Any) -> Terms:
    """The terms of a document: Japan buys from the United States, in yen."""
    usual: dict[str, Any] = {
        "title": "購入計画",
        "as_of": "2025-05-28",
        "buyer": "JPN",
        "seller": "USA",
        "currency": "JPY",
        "local_per_usd": 144.17,
        "rate_source": "a_source",
        "base_year": 2022,
        "pair_year": 2024,
        "duties_on": "2025-08-07",
        "deficits": "fixed",
        "scenario": Absent(because="not_in_document"),
        "not_evaluated": (),
        "assumed": (),
        "stated_in": (),
    }
    return Terms(**{**usual, **changes})


USUAL = terms()


def talk(language: str, *, terminal: bool = False, terms: Terms = USUAL, **answers: Figures | Absent) -> Talk:
    """The talk of an outcome with the given answers, by part."""
    words = Words(language)
    return Talk(words, Numbers(words, ascii_only=terminal), terms, answers)
