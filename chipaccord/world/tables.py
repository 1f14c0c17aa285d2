"""Read the CSV tables that ship with the package.

Every table is long and labelled: values are placed by their labels, never by their position. Only the standard
library is needed, so that `chipaccord check` starts at once.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from pathlib import Path

Row = dict[str, str]


def data_path(*parts: str) -> Path:
    """Path of a file in the package's `data/` folder."""
    return Path(str(files("chipaccord").joinpath("data", *parts)))


def read_csv(path: Path) -> tuple[Row, ...]:
    """Rows of a CSV file with a header line, as dictionaries of strings."""
    with path.open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def shipped(*parts: str) -> tuple[Row, ...]:
    """Rows of a shipped table, read once."""
    return read_csv(data_path(*parts))
