"""Importing and solving leaves JAX's global settings alone; the compilation cache is there for who asks."""

from __future__ import annotations

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
trade.use_compilation_cache(sys.argv[1])
import numpy as np
economy = trade.Economy.from_arrays(
    ["A", "B"], ["x"], expenditure=[[1.0], [2.0]], share=[[[0.8], [0.2]], [[0.1], [0.9]]], theta=[4.0]
)
tariff = np.array([[[0.0], [0.1]], [[0.0], [0.0]]])
result = trade.solve(economy, tariff)
assert result.status.ok and result.residual < 1e-11
assert jax.numpy.zeros(1).dtype == "float32"
"""


def test_no_side_effects_and_a_cache_on_request(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert any(folder.iterdir())
