"""Commands on the base year: `world show` lists the names and figures a document may use, `world rebuild` makes it."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from chipaccord.commands.console import DONE, InputError, NoAnswerError, result
from chipaccord.world import facts as figures
from chipaccord.world import network, vocabulary
from chipaccord.world.sources import sources

Listing = Literal["economies", "sectors", "products", "facts", "assumptions", "sources", "stages", "shocks"]
Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def show(what: Listing | None) -> int:
    """Print one listing, or how many entries each has."""
    if what is None:
        for name, listing in LISTINGS.items():
            result(f"{len(listing()[1]):>4}  chipaccord world show {name}")
        return DONE
    head, rows = LISTINGS[what]()
    if not sys.stdout.isatty():
        result("\n".join("\t".join(cell.replace("\t", " ") for cell in row) for row in (head, *rows)))
        return DONE
    width = shutil.get_terminal_size().columns
    pad = max(len(row[0]) for row in rows) + 2
    result("\n".join(_entry(row, pad, width) for row in rows))
    return DONE


def _entry(row: tuple[str, ...], pad: int, width: int) -> str:
    """A row for a terminal: on one line where it fits, else the name and the rest wrapped under it."""
    rest = " · ".join(cell for cell in row[1:] if cell)
    if pad + len(rest) <= width:
        return f"{row[0]:<{pad}}{rest}".rstrip()
    body = textwrap.fill(rest, max(width, 40), initial_indent="    ", subsequent_indent="    ")
    return f"{row[0]}\n{body}"


def rebuild(out: Path | None) -> int:
    """Calibrate the base year again from the shipped raw figures."""
    from chipaccord.world.rebuild import rebuild as calibrated

    if out is not None and out.exists() and not out.is_dir():
        raise InputError(f"{out}: a file; name a folder with --out")
    try:
        report = calibrated(out)
    except OSError as error:
        raise InputError(f"{error.filename or out}: cannot be written ({error.strerror or error})") from None
    except ValueError as error:
        raise NoAnswerError(f"no solution: {error}") from None
    result(str(report))
    return DONE


def _economies() -> Table:
    return ("code", "name"), list(vocabulary.economies().items())


def _sectors() -> Table:
    head = ("code", "name", "ISIC", "goods", "trade elasticity (low, high)")
    rows: list[tuple[str, ...]] = [
        (
            one.code,
            one.name,
            one.isic,
            "yes" if one.goods else "no",
            f"{one.theta:g} ({one.theta_low:g}, {one.theta_high:g})",
        )
        for one in vocabulary.sectors().values()
    ]
    return head, rows


def _products() -> Table:
    return ("product",), [(name,) for name in vocabulary.products()]


def _facts() -> Table:
    head = ("id", "value", "unit", "year", "what", "source", "status")
    rows: list[tuple[str, ...]] = [
        (one.id, f"{one.value:,.10g}", one.unit, one.year, one.label, one.source, one.status)
        for one in figures.facts().values()
    ]
    return head, rows


def _assumptions() -> Table:
    head = ("id", "low", "central", "high", "unit", "what", "why")
    rows: list[tuple[str, ...]] = [
        (one.id, f"{one.low:g}", f"{one.central:g}", f"{one.high:g}", one.unit, one.label, one.why)
        for one in figures.assumptions().values()
    ]
    return head, rows


def _sources() -> Table:
    listed = sources().values()
    return ("id", "citation", "address", "licence"), [
        (one.id, one.citation, one.address, one.licence) for one in listed
    ]


def _stages() -> Table:
    groups = network.groups()
    rows: list[tuple[str, ...]] = [(name, "") for name in network.supported()]
    rows += [(name, ", ".join(members)) for name, members in groups.items() if name not in network.supported()]
    return ("stage", "stands for"), rows


def _shocks() -> Table:
    head = ("shock", "what", "source", "status")
    return head, [
        (name, rows[0]["title"], rows[0]["source"], rows[0]["status"]) for name, rows in network.library().items()
    ]


LISTINGS: dict[str, Callable[[], Table]] = {
    "economies": _economies,
    "sectors": _sectors,
    "products": _products,
    "facts": _facts,
    "assumptions": _assumptions,
    "sources": _sources,
    "stages": _stages,
    "shocks": _shocks,
}
