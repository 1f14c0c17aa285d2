"""ARIO: the standard sector-level model of outages by day, an engine of its own.

table    an input-output table, checked, and laid out by sector; money in the unit of the table
outage   capacity lost by day, and the demand that rebuilding raises
day      the daily loop
model    `run`: the equations, and what comes back
"""

from chipaccord.ario.model import Run, run
from chipaccord.ario.outage import Outage
from chipaccord.ario.table import Table

__all__ = ["Outage", "Run", "Table", "run"]
