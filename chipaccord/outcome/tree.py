"""The whole tree of figures: walked leaf by leaf, read back from JSON, hashed, and laid out for netCDF."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from chipaccord.outcome.figure import Absent, Figures, Range, Spec, row_type, spec_of
from chipaccord.outcome.tables import columns_of

if TYPE_CHECKING:
    import xarray as xr
    from pydantic_core import ErrorDetails

T = TypeVar("T", bound=Figures)
MOST = 8  # figures named in an error


class OutcomeError(ValueError):
    """The figures are not an outcome of this version: the text names every figure that is missing or wrong.

    places: what is wrong, each as `purchases.effects.cost: field required`.
    """

    def __init__(self, places: Sequence[str]) -> None:
        self.places = tuple(places)
        super().__init__(
            f"not an outcome of this version of chipaccord ({'; '.join(places)}); "
            "evaluate the accord again with `chipaccord run`"
        )


def loaded(model: type[T], text: str | bytes) -> T:
    """The figures in a JSON text. Raises OutcomeError, which names the first eight that do not fit."""
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        found = _meant(error.errors(include_url=False))[:MOST]
        raise OutcomeError([f"{_place(one)}: {one['msg'].lower()}".lstrip(": ") for one in found]) from None


def _meant(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """What is wrong with a value that may be of several kinds, as the nearest of them: pydantic tells it for each."""
    for depth in range(max(len(one["loc"]) for one in errors) - 1, -1, -1):  # from the inside out
        kinds: dict[Any, dict[Any, list[ErrorDetails]]] = {}
        for one in errors:
            if len(one["loc"]) > depth and _is_kind(one["loc"][depth]):
                kinds.setdefault(one["loc"][:depth], {}).setdefault(one["loc"][depth], []).append(one)
        nearest = [min(found.values(), key=lambda each: (len(each), -len(each[0]["loc"]))) for found in kinds.values()]
        others = [one for found in kinds.values() for each in found.values() if each not in nearest for one in each]
        errors = [one for one in errors if one not in others]
    return errors


def _is_kind(step: str | int) -> bool:
    """Whether a step of pydantic's location names no key but a kind of value that a union allows."""
    return isinstance(step, str) and (step in ("float", "int", "str") or not step.isidentifier() or step[0].isupper())


def _place(error: ErrorDetails) -> str:
    """Where an error is, by the keys and positions of the JSON."""
    loc = error["loc"]
    inner = loc[:-1] if error["type"] == "extra_forbidden" else loc  # an unknown key may look like anything
    return ".".join(str(step) for step in (*(step for step in inner if not _is_kind(step)), *loc[len(inner) :]))


def leaves(group: Figures, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Spec, Any]]:
    """Every declared value with its place and its declaration; rows by their number."""
    for name, declared in type(group).model_fields.items():
        value, spec, place = getattr(group, name), spec_of(declared), (*at, name)
        if row_type(declared.annotation) is not None:
            for number, row in enumerate(value):
                yield from leaves(row, (*place, str(number)))
        elif isinstance(value, Figures) and not isinstance(value, Range | Absent):
            yield from leaves(value, place)
        else:
            yield place, spec, value


def sources_of(group: Figures) -> tuple[str, ...]:
    """The ids of all sources that the figures of a group name, in order, each once."""
    found: dict[str, None] = {}
    for _, spec, value in leaves(group):
        if spec.of == "source":
            found.update(dict.fromkeys(value if isinstance(value, tuple) else (value,)))
    return tuple(source for source in found if source)


def digest(body: Mapping[str, Any]) -> str:
    """SHA-256 of plain data, floats rounded to what every machine agrees on: five digits, nothing below 1e-5."""
    text = json.dumps(_rounded(body), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return 0.0 if abs(value) < 1e-5 else float(f"{value:.5g}")
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list | tuple) else value


def variables(group: Figures, at: str) -> Iterator[tuple[str, tuple[tuple[str, ...], Any, dict[str, str]]]]:
    """Every figure as a variable for xarray: single ones, ranges along `range`, columns of tables along the table."""
    for name, declared in type(group).model_fields.items():
        value, spec, key = getattr(group, name), spec_of(declared), f"{at}_{name}"
        attributes = {"units": spec.unit or spec.of}
        row = row_type(declared.annotation)
        if row is not None and value:
            for column in columns_of(row):
                cells = [getattr(one, column.name) for one in value]
                yield from _column(f"{key}_{column.name}", key, cells, {"units": column.spec.unit or column.spec.of})
        elif isinstance(value, Range):
            yield key, (("range",), [value.low, value.central, value.high], attributes)
        elif isinstance(value, Figures) and not isinstance(value, Absent):
            yield from variables(value, key)
        elif isinstance(value, float | int) and spec.unit:
            yield key, ((), value, attributes)


def _column(key: str, table: str, cells: list[Any], attributes: dict[str, str]) -> Iterator[Any]:
    blank = float("nan")
    if any(isinstance(cell, Range) for cell in cells):
        rows = [[c.low, c.central, c.high] if isinstance(c, Range) else [blank] * 3 for c in cells]
        yield key, ((table, "range"), rows, attributes)
    elif all(isinstance(cell, tuple) and cell and isinstance(cell[0], float) for cell in cells):
        if len({len(cell) for cell in cells}) == 1:
            yield key, ((table, f"{key}_step"), [list(cell) for cell in cells], attributes)
    elif all(isinstance(cell, float | int | Absent) or cell is None for cell in cells):
        yield key, ((table,), [blank if isinstance(c, Absent) or c is None else float(c) for c in cells], attributes)
    elif all(isinstance(cell, str) for cell in cells):
        yield key, ((table,), cells, attributes)


def dataset(groups: Mapping[str, Figures], arrays: Mapping[str, Any], coordinates: Mapping[str, Any]) -> xr.Dataset:
    """All figures and arrays with named dimensions. arrays: name -> (dimensions, values, attributes)."""
    import xarray as xr

    found = dict(arrays)
    for name, group in groups.items():
        found.update(variables(group, name))
    used = {dimension for dimensions, _, _ in found.values() for dimension in dimensions}
    labels = {**coordinates, "range": ("low", "central", "high")}
    return xr.Dataset(found, coords={name: list(values) for name, values in labels.items() if name in used})
