"""What every outcome has beside its parts: the sources used, the marked assumptions, and the record of the run."""

from __future__ import annotations

from chipaccord.outcome.figure import Absent, Row, cited, code, figure, table, text
from chipaccord.outcome.figure import Figures as Figures


class SourceUsed(Row):
    """A source that a figure or a table rests on."""

    id: str = text()
    citation: str = text()
    address: str = text()
    licence: str = text()
    origin: str = code("origin")  # `data` (shipped with the project) or `document`


class AssumptionUsed(Row):
    """A marked assumption as used."""

    id: str = code("assumption")
    low: float = figure("number")
    central: float = figure("number")
    high: float = figure("number")
    unit: str = code("unit")
    year: str = text(aside=True)
    source: str = cited()
    status: str = code("status")
    why: str = code("why")  # the document's own reason; empty: the catalogue's (`assumption-<id>-why`)
    overridden: bool = code("yes_no", aside=True)


class Effect(Row):
    """What the ends of one assumption do to one headline while the others stay central."""

    assumption: str = code("assumption")
    headline: str = code("headline")
    economy: str = code("economy")  # whose figure it is; empty where it is nobody's
    unit: str = code("unit")
    low: float = figure("number")
    high: float = figure("number")

    @property
    def relative(self) -> float:
        """How far the figure moves, relative to the larger of its two values: 0 to 2, comparable across units."""
        size = max(abs(self.low), abs(self.high))
        return abs(self.high - self.low) / size if size else 0.0


class Version(Row):
    """A program that the run used."""

    program: str = text()
    version: str = text()


class RunRecord(Figures):
    """What is needed to make the same outcome again."""

    versions: tuple[Version, ...] = table()
    result_sha256: str = text()
    document_sha256: str = text()
    world_sha256: str = text()
    tolerance: float = figure("number")
    solves: int = figure("count")
    passes: int = figure("count")
    largest_residual: float = figure("number")
    largest_check_gap: float = figure("number")
    seconds: float = figure("seconds")
    command: str = text()


class Terms(Figures):
    """What the document says of itself, and the world it is judged in.

    local_per_usd: units of the plan's currency for one dollar. base_year: of the trade flows; pair_year: of those
    between the parties. duties_on: the date of the added duties in force elsewhere.
    """

    title: str = text()
    as_of: str | Absent = text()
    buyer: str = code("economy")
    seller: str = code("economy")
    currency: str = code("currency")
    local_per_usd: float = figure("local_per_usd")
    rate_source: str = cited()
    base_year: int = figure("year")
    pair_year: int = figure("year")
    duties_on: str | Absent = text()
    deficits: str = code("deficits")
    scenario: str | Absent = text()
    not_evaluated: tuple[str, ...] = text()
    assumed: tuple[str, ...] = text()
    stated_in: tuple[str, ...] = text()
