"""Lets the tests of this folder import their helpers, and where the truth files lie."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parent / "chain"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
