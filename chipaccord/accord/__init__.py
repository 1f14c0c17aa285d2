"""The document: what an accord says, read from YAML with every mistake named by its line.

>>> import chipaccord.accord
>>> accord = chipaccord.accord.read("examples/japan_us_2025.yaml")  # doctest: +SKIP
"""

from chipaccord.accord.mistakes import AccordError, Mistake
from chipaccord.accord.money import Money
from chipaccord.accord.reading import edited, parse, read
from chipaccord.accord.schema import Accord

__all__ = ["Accord", "AccordError", "Mistake", "Money", "edited", "parse", "read"]
