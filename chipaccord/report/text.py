"""How wide a text is, and lines of it that fit: in columns of a terminal, or in pixels of a chart; text as XML.

The width in pixels does not ask the machine for its fonts: letters are counted as wide as in the widest of the usual
sans-serif faces (DejaVu Sans, Verdana), East Asian wide characters as a full square.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape
from unicodedata import combining, east_asian_width

KEEP = "\u00a0"  # a space at which no line breaks
FONT, SMALL_FONT = 13.0, 12.0  # pixels of a letter's square in a chart
LINE = 17  # pixels from line to line

_SQUARES = (  # width in parts of the font's square; capitals take 0.74, other letters and digits 0.64
    (0.34, " \u00a0'’.,:;/|-·fijlIJ"),
    (0.41, "()[]!rt"),
    (0.59, "_*?“”–ckLFsvxyz"),
    (0.86, "+−=<>~×→#wM"),
    (1.00, "%@—…mW"),
)
_WIDTH = {char: width for width, chars in _SQUARES for char in chars}
_BOLD = 1.1

_WIDE = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # characters between which a line may break
_OPEN, _CLOSE = "（「『【〈《〔", "、。，．・：；？！）」』】〉》〕ーゃゅょっァィゥェォャュョッ％"
_TOGETHER = re.compile(f"[{_OPEN}]*(?:[{_WIDE}]|[^{_WIDE}{_OPEN}]+)[{_CLOSE}]*|[{_OPEN}]+")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold

Measure = Callable[[str], float]


def xml(text: str) -> str:
    """The text as content or attribute of XML."""
    return escape(_UNFIT.sub("", text))


def columns(text: str) -> int:
    """Width of a text in terminal columns: East Asian wide characters take two, combining marks none."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


@cache
def _squares(char: str) -> float:
    """Width of a character in parts of its font's square."""
    if combining(char):
        return 0.0
    if east_asian_width(char) in "WF":
        return 1.0
    return _WIDTH.get(char, 0.74 if char.isupper() else 0.64)


def pixels(text: str, size: float = FONT, *, bold: bool = False) -> float:
    """Width of a text in pixels at a font size, rather too large than too small."""
    return size * (_BOLD if bold else 1.0) * sum(map(_squares, text))


NORMAL: Measure = pixels
BOLD: Measure = partial(pixels, bold=True)
SMALL: Measure = partial(pixels, size=SMALL_FONT)


def wrapped(text: str, width: float, measure: Measure = columns, most: int | None = None) -> list[str]:
    """Lines of at most `width` as `measure` counts it, broken at spaces and between East Asian characters.

    No line begins with a closing mark or ends with an opening one. What is longer than a line breaks at spaces that
    should hold, or else inside a word. Of more than `most` lines the last one that is kept ends in an ellipsis. The
    measure of a text must be the sum over its characters.
    """
    lines = [""]
    for glue, part in _parts(text, width, measure):
        if not lines[-1]:
            lines[-1] = part
        elif glue is not None and measure(lines[-1] + glue + part) <= width:
            lines[-1] += glue + part
        else:
            lines.append(part)
    if most is not None and len(lines) > most:
        lines[most - 1 :] = [shortened(" ".join(lines[most - 1 :]), width, measure)]
    return lines


def _parts(text: str, width: float, measure: Measure) -> Iterator[tuple[str | None, str]]:
    """What stays together, and what joins it to the part before: a space, nothing, or (None) only a new line."""
    for held in re.split(r"[ \t\r\n]+", text.strip()):
        glue = " "
        for piece in _TOGETHER.findall(held) or [held]:
            for word in [piece] if measure(piece) <= width else piece.split(KEEP):
                for number, part in enumerate(_broken(word, width, measure)):
                    yield (None if number else glue), part
                    glue = " "
            glue = ""


def shortened(text: str, width: float, measure: Measure = columns) -> str:
    """The text cut to `width` with an ellipsis."""
    if measure(text) <= max(width, 0):
        return text
    return next(_broken(text, width - measure("…"), measure)).rstrip() + "…"


def _broken(word: str, width: float, measure: Measure) -> Iterator[str]:
    """Pieces of a word that fit; a character that is wider than the width stands alone."""
    line, taken = "", 0.0
    for char in word:
        size = measure(char)
        if line and taken + size > width:
            yield line
            line, taken = "", 0.0
        line, taken = line + char, taken + size
    yield line
