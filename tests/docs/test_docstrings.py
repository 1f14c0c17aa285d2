"""The documentation reads docstrings as plain text: what becomes a list, a literal block, a section, or stays text."""

import importlib.util

import pytest
from paths import CLONE

SPEC = importlib.util.spec_from_file_location("plain_docstrings", CLONE / "docs" / "_ext" / "plain_docstrings.py")
assert SPEC is not None
assert SPEC.loader is not None
plain = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(plain)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a * b | c_ and `x`s or ``y``", r"a \* b \| c\_ and ``x``\ s or ``y``"),
        ("share_at_border, (economy,) {w}", "share_at_border, (economy,) {w}"),
        ("a lone ` quote", r"a lone \` quote"),
    ],
)
def test_text_has_no_markup(line: str, expected: str) -> None:
    assert plain.text(line) == expected


@pytest.mark.parametrize(
    ("docstring", "expected"),
    [
        ("name: the summary is no list", ["name: the summary is no list", ""]),
        (
            "Summary.\n\nflow (n, i): USD. cells and value : what\nthey are\nrate: r_",
            ["Summary.", "", "* ``flow (n, i)``: USD.", "* ``cells and value``: what they are", r"* ``rate``: r\_", ""],
        ),
        ("Read:\n    Y = c*X\nand on.", ["Read:", "", "::", "", "        Y = c*X", "", "and on.", ""]),
        ("Summary.\n\nNetwork     what it is", ["Summary.", "", "::", "", "    Network     what it is", ""]),
        ("Summary.\n\nfrom x import *", ["Summary.", "", "::", "", "    from x import *", ""]),
        (
            "S.\n\nParameters\n----------\ntheta : (sector,)\n    A * b.\n\n    More.\n\nSource: Someone\n(2015).",
            [
                *("S.", "", "Parameters", "----------", "theta : sector", r"    A \* b.", "", "    More.", ""),
                *("Source", "------", "Someone", "(2015).", ""),
            ],
        ),
    ],
)
def test_habits_become_markup(docstring: str, expected: list[str]) -> None:
    assert plain.converted(docstring.split("\n")) == expected
