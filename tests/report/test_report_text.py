"""Text that fits: lines no wider than asked for, in columns and in pixels, in every script; and text as XML."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from chipaccord.report.text import BOLD, NORMAL, columns, pixels, shortened, wrapped, xml


@given(st.text(max_size=80), st.integers(4, 40))
def test_lines_fit(text: str, width: int) -> None:
    assert all(columns(line) <= width for line in wrapped(text, width))
    assert all(NORMAL(line) <= 8 * width for line in wrapped(text, 8 * width, NORMAL))
    assert len(wrapped(text, width, most=2)) <= 2
    assert columns(shortened(text, width)) <= width


def test_wide_characters_count_twice() -> None:
    assert columns("日本 JP") == 7
    assert wrapped("日本語の題名", 6) == ["日本語", "の題名"]
    held = "+0.91\u00a0[+0.51\u00a0to\u00a0+1.82]"
    assert wrapped(held, 14) == ["+0.91 [+0.51", "to +1.82]"]
    assert wrapped(held, 40) == [held]


def test_more_lines_than_asked_for_end_in_an_ellipsis() -> None:
    assert wrapped("one two three four", 5, most=2) == ["one", "two…"]
    assert wrapped("one two", 5, most=2) == ["one", "two"]
    assert shortened("three", 4) == "thr…"
    assert shortened("", -3) == ""


def test_pixels_are_generous_for_every_script() -> None:
    """Against widths in DejaVu Sans, the widest of the usual faces, and of Noto Sans CJK."""
    drawn = {"Advanced packaging": 135.3, "−0.0095% [−0.014 to −0.0055]": 208.8, "694億円": 50.8, "日本語の題名": 78.0}
    for text, width in drawn.items():
        assert width <= pixels(text) <= 1.07 * width
        assert BOLD(text) > pixels(text)
    assert pixels("e\u0301") == pixels("e")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_text_as_xml_is_read_back(text: str) -> None:
    assert (ElementTree.fromstring(f"<a b='{xml(text)}'>{xml(text)}</a>").text or "") == text


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert xml("a\x00\x1b\ud800b\uffff<") == "ab&lt;"
