"""The tree of figures: what a figure is, and what follows from its declaration (JSON, schema, CSV, netCDF, hash).

figure    declare a figure, a range, a path, a code, a text, a table
tables    the tables of an outcome and their CSV
tree      walk it, read it back, hash it, lay it out for netCDF
record    sources, marked assumptions, the record of a run
"""

from chipaccord.outcome.figure import Absent, Figures, Range, Row, Spec, cited, code, figure, path, table, text
from chipaccord.outcome.record import AssumptionUsed, Effect, RunRecord, SourceUsed, Terms, Version
from chipaccord.outcome.tables import Column, Table, tables_of
from chipaccord.outcome.tree import OutcomeError, dataset, digest, leaves, loaded, sources_of

__all__ = [
    "Absent",
    "AssumptionUsed",
    "Column",
    "Effect",
    "Figures",
    "OutcomeError",
    "Range",
    "Row",
    "RunRecord",
    "SourceUsed",
    "Spec",
    "Table",
    "Terms",
    "Version",
    "cited",
    "code",
    "dataset",
    "digest",
    "figure",
    "leaves",
    "loaded",
    "path",
    "sources_of",
    "table",
    "tables_of",
    "text",
]  # fmt: skip
