"""Whatever stands in a document, reading ends in an accord or in an AccordError with a line or a place."""

from __future__ import annotations

import contextlib
import copy
import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chipaccord.accord import AccordError, tree
from chipaccord.accord.edits import path_of
from chipaccord.parts.document import Accord, parse
from chipaccord.parts.starter import starter

FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
START = tree.plain(tree.read_tree(starter(), "starter"))
WORDS = ["", "none", "null", "~", "-1", "0", "1e999", "15", "150%", "+5%", "1/0", "nan", "2026", "2028..2026", "$5 bn"]
WORDS += [
    "1 trillion yen",
    "EU",
    "JPN",
    "USA on JPN",
    "all goods",
    "services",
    "2025-02-30",
    "exactly",
    "円",
    "\x85",
    "🙂",
]
scalars = st.sampled_from(WORDS) | st.text(max_size=12)
values = st.recursive(
    scalars | st.integers() | st.floats() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(scalars, inner, max_size=3),
    max_leaves=6,
)


def reads(text: str, **how: Any) -> None:
    """Reading ends in one of the two ways, and says something each time."""
    ended = ending(text, **how)
    if isinstance(ended, Accord):
        assert Accord.model_validate(ended.to_dict()) == ended
        return
    assert ended.mistakes
    assert all(mistake.what for mistake in ended.mistakes)
    assert len(str(ended).splitlines()) == len(ended.mistakes), "one line each"
    assert str(ended).encode()


def ending(text: str, **how: Any) -> Accord | AccordError:
    """The accord, or the one error that reading may raise."""
    try:
        return parse(text, "plan.yaml", **how)
    except AccordError as error:
        return error


def places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every path of plain data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(deeper for key, value in inner for deeper in places(value, (*path, key)))]


def changed(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    data = copy.deepcopy(data)
    node = data
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value
    return data


def written(data: Any) -> str:
    """Plain data as flow YAML with every text quoted."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{written(str(key))}: {written(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(written(value) for value in data) + "]"
    if isinstance(data, str):
        return '"' + "".join(char if char.isalnum() or char in " .%/+-$" else _escape(char) for char in data) + '"'
    return "null" if data is None else str(data)


def _escape(char: str) -> str:
    return f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"


@FAST
@given(st.data())
def test_one_value_replaced(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(places(START)))
    reads(written(changed(START, path, data.draw(values))))


@FAST
@given(st.data())
def test_one_key_renamed(data: st.DataObject) -> None:
    mappings = [path for path in places(START) if isinstance(_at(path), dict) and _at(path)]
    path = data.draw(st.sampled_from(mappings))
    mapping = dict(_at(path))
    key = data.draw(st.sampled_from(sorted(mapping)))
    mapping[data.draw(scalars | st.sampled_from([key[:-1], key + "s", key.upper()]))] = mapping.pop(key)
    reads(written(changed(START, path, mapping)))


def _at(path: tuple[str | int, ...]) -> Any:
    node = START
    for part in path:
        node = node[part]
    return node


@FAST
@given(
    st.integers(0, len(starter())), st.integers(0, 40), st.text(max_size=8) | st.sampled_from("[]{}:-&*!|>'\"%@`#,\t")
)
def test_a_piece_of_text_replaced(start: int, length: int, new: str) -> None:
    text = starter()
    reads(text[:start] + new + text[start + length :])


@FAST
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    reads(text)


@FAST
@given(st.text(alphabet="ab: -[]{}&*!|>'\"%\n\t#,?~1", max_size=60))
def test_yaml_like_text(text: str) -> None:
    reads(text)


@FAST
@given(st.data())
def test_edits(data: st.DataObject) -> None:
    text = data.draw(
        st.text(max_size=30) | st.sampled_from(["purchases[0].amount", "subsidies.rates", "scenarios", "as_of"])
    )
    reads(starter(), edits=[f"{text}={data.draw(scalars)}"])
    with contextlib.suppress(ValueError):
        assert path_of(text)


def test_large_input_ends_soon() -> None:
    for text in ("[" * 900_000, "- " * 400_000, "a: b\n" * 200_000, "{a: " * 200_000, "a " * 400_000, "&a " * 300_000):
        started = time.perf_counter()
        reads(text)
        assert time.perf_counter() - started < 5
