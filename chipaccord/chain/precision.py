"""float64 around this room's own calls into JAX; nothing is set at import."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, cast

import jax
import numpy as np
import numpy.typing as npt


def double_precision() -> AbstractContextManager[Any]:
    """The context in which the simulation runs, whatever the caller's global setting is."""
    context = getattr(jax, "enable_x64", None)
    if context is None:  # jax before 0.8 has it only under `experimental`
        from jax import experimental

        return experimental.enable_x64()  # type: ignore[attr-defined, no-any-return]
    return context(True)  # type: ignore[no-any-return]


def host(values: npt.NDArray[np.generic]) -> jax.Array:
    """A NumPy array where JAX takes either: it travels to the device when the compiled program is called."""
    return cast(jax.Array, values)
