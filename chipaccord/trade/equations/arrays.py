"""Arrays of either kind: the equations are written once, for NumPy (base years, results) and JAX (the solver) alike."""

from __future__ import annotations

from typing import Any, TypeVar

import jax
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
AnyArray = TypeVar("AnyArray", Array, jax.Array)


def library(array: Any) -> Any:
    """The functions that go with an array: `numpy` or `jax.numpy` (the array API standard's name for them)."""
    return array.__array_namespace__()
