"""stages.csv: parameters by stage, with inheritance from a product to its chips and from a process to its members.

A parameter is looked up for the stage, then for its product (the name before "/"), then for its process (groups.csv).
Money (world_value) is USD a year.
"""

from __future__ import annotations

from collections.abc import Mapping

from chipaccord.chain.network.figures import STATUSES, Figure, Line, figure, money, near, number

SETTINGS: Mapping[str, Mapping[str, str]] = {
    "central": {},
    "tight": {"finished_stock": "low", "input_cover": "low", "utilisation": "high"},
    "slack": {"finished_stock": "high", "input_cover": "high", "utilisation": "low"},
}
FLOW_KINDS = ("material", "fab", "product")
KINDS = (*FLOW_KINDS, "process", "equipment", "design")
DEFAULTS = {"finished_stock": 0.0, "input_cover": 0.0, "utilisation": 1.0, "lead_time": 1.0, "patience": 0.0}
MONEY = ("world_value",)
PARAMETERS = (*DEFAULTS, "world_value", "qualification", "sales_share")


class Parameters:
    """stages.csv: values by stage and parameter, with inheritance."""

    def __init__(
        self, rows: tuple[Line, ...], column: Mapping[str, str], process: Mapping[str, str], mistakes: list[str]
    ) -> None:
        """Read the rows; mistakes are added to the list.

        column: the column to use for a parameter, "central" for those that it does not name. process: of a stage.
        """
        self.process = process
        self.kind: dict[str, str] = {}
        self.value: dict[tuple[str, str], float] = {}
        self.low: dict[tuple[str, str], float] = {}
        self.figures: list[Figure] = []
        self.first: dict[str, Line] = {}
        seen: dict[tuple[str, str], Line] = {}
        for row in rows:
            stage, name = row["stage"], row["parameter"]
            if row["kind"] not in KINDS:
                mistakes.append(f"{row.at}: kind {row['kind']!r} of {stage} is not one of {', '.join(KINDS)}")
            if name not in PARAMETERS:
                mistakes.append(f"{row.at}: parameter {name!r} of {stage} is not known{near(name, PARAMETERS)}")
                continue
            if (stage, name) in seen:
                mistakes.append(f"{row.at}: {name} of {stage} is already given in line {seen[stage, name].number}")
            if row["status"] and row["status"] not in STATUSES:
                mistakes.append(f"{row.at}: status {row['status']!r} is not one of {', '.join(STATUSES)}")
            chosen = column.get(name, "central")
            use = chosen if row[chosen] else "central"
            value = number(row, use, mistakes, f"{name} of {stage}")
            if value < 0 or (name == "utilisation" and not 0 < value <= 1):
                at = f"{row.at}: {name} of {stage} is {value:g}"
                mistakes.append(f"{at}; it must be {'between 0 and 1' if name == 'utilisation' else 'zero or more'}")
                value = 1.0
            seen[stage, name] = row
            self.kind.setdefault(stage, row["kind"])
            self.first.setdefault(stage, row)
            self.value[stage, name] = money(row, value, mistakes, f"{name} of {stage}") if name in MONEY else value
            self.low[stage, name] = number(row, "low", mistakes, f"low {name} of {stage}", value)
            self.figures.append(figure(row, stage, name, value))

    def find(self, stage: str, name: str, table: Mapping[tuple[str, str], float] | None = None) -> float | None:
        """A parameter of the stage, its product or its process."""
        for owner in (stage, stage.split("/")[0], self.process.get(stage, "")):
            if (owner, name) in (table or self.value):
                return (table or self.value)[owner, name]
        return None

    def get(self, stage: str, name: str) -> float:
        """A parameter, or its default."""
        found = self.find(stage, name)
        return DEFAULTS[name] if found is None else found
