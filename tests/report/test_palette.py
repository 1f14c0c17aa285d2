"""Colours: one for each economy in every report, told apart in light and dark by every kind of eye."""

from __future__ import annotations

import math
import re
from importlib.resources import files
from itertools import combinations

import pytest

from chipaccord.report.palette import CHANGE, NEUTRAL, OTHER, SERIES, palette
from chipaccord.world.vocabulary import economies

Triple = tuple[float, float, float]
STYLE = files("chipaccord.report").joinpath("templates", "style.css").read_text(encoding="utf-8")
ROOTS = re.findall(r":root \{([^}]*--paper[^}]*)\}", STYLE)
THEMES = dict(zip(("light", "dark"), (dict(re.findall(r"--(\w+): #(\w{6})", root)) for root in ROOTS), strict=True))
EYES = {  # Machado, Oliveira and Fernandes (2009), full deficiency, on linear RGB
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}


def seen(colour: str, eye: str) -> Triple:
    """A colour in OKLab as an eye sees it."""
    values = [int(colour[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]
    r, g, b = (max(0.0, sum(a * x for a, x in zip(row, linear, strict=True))) for row in EYES[eye])
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


def test_each_economy_has_a_colour_of_its_own() -> None:
    colours = [palette().colour(code) for code in economies()]
    assert len(set(colours)) == len(colours)
    assert OTHER not in colours


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_knows_every_colour(theme: str) -> None:
    used = [*(palette().colour(code) for code in economies()), *SERIES, OTHER, NEUTRAL, CHANGE]
    assert {colour.removeprefix("var(--").removesuffix(")") for colour in used} <= set(THEMES[theme])


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_colours_are_told_apart(theme: str, eye: str) -> None:
    known = THEMES[theme]
    for letter in "es":
        places = {name: seen(colour, eye) for name, colour in known.items() if re.fullmatch(rf"{letter}\d+", name)}
        for (one, a), (other, b) in combinations(places.items(), 2):
            assert math.dist(a, b) > 0.05, (one, other)
        for name, place in places.items():
            assert math.dist(place, seen(known["paper"], eye)) > 0.13, name


def test_an_economy_of_another_world_keeps_its_colour() -> None:
    assert palette().colour("DEU") == palette().colour("DEU") == "hsl(201 22% 56%)"
    assert palette().colour("FRA") != palette().colour("DEU")
