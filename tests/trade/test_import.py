"""Importing leaves JAX alone; the first solve keeps compiled programs, but only where nobody chose a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
import jax
before = {name: jax.config.values[name] for name in jax.config.values}
import chipaccord.trade as trade
assert {name: jax.config.values[name] for name in jax.config.values} == before
for heavy in ("pandas", "xarray", "scipy.optimize", "chipaccord.world", "chipaccord.accord"):
    assert heavy not in sys.modules, heavy
if len(sys.argv) > 1:
    jax.config.update("jax_compilation_cache_dir", sys.argv[1])
import numpy as np
economy = trade.Economy.from_arrays(
    ["A", "B"], ["x"], expenditure=[[1.0], [2.0]], share=[[[0.8], [0.2]], [[0.1], [0.9]]], theta=[4.0]
)
tariff = np.array([[[0.0], [0.1]], [[0.0], [0.0]]])
result = trade.solve(economy, tariff)
assert result.status.ok and result.residual < 1e-11
assert jax.numpy.zeros(1).dtype == "float32"
"""


def solved(*words: str, **environment: str) -> None:
    """The program above in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert done.returncode == 0, done.stderr


def test_compiled_programs_are_kept_in_the_named_folder(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    solved(CHIPACCORD_CACHE=str(folder))
    assert any(folder.iterdir())


def test_a_folder_that_the_caller_chose_is_left_alone(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    solved(str(theirs), CHIPACCORD_CACHE=str(ours))
    assert not ours.exists()


def test_off_keeps_nothing(tmp_path: Path) -> None:
    solved(CHIPACCORD_CACHE="off", XDG_CACHE_HOME=str(tmp_path))
    assert not any(tmp_path.iterdir())
