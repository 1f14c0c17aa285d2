"""The base year: its tables, the accounts that follow from them, and the ways to make one.

consistency   shapes, ranges and sums of tables: what is off, where and by how much
tables        the tables as given, checked; every way to make a base year ends here
accounts      flows, output, revenue, deficits, final demand: all that follows from the tables
aggregate, balance, frames, primitives     ways to tables: smaller, nearest consistent, from rows, from primitives
base_year     `Economy`: all of it under one name
"""

from chipaccord.trade.economy.base_year import Economy
from chipaccord.trade.economy.consistency import Gap, InconsistentError, Move

__all__ = ["Economy", "Gap", "InconsistentError", "Move"]
