"""How JAX is used here: float64 around our own calls only, and a compilation cache the application may ask for.

Nothing is set at import. `double_precision()` is the context in which every call of this package into JAX runs;
`use_compilation_cache(path)` is for an application that wants the compiled solver kept between processes.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, cast

import jax
import numpy as np
import numpy.typing as npt


def double_precision() -> AbstractContextManager[Any]:
    """The context in which JAX computes in float64, whatever the caller's global setting is."""
    context = getattr(jax, "enable_x64", None)
    if context is None:  # jax before 0.8 has it only under `experimental`
        from jax import experimental

        return experimental.enable_x64()  # type: ignore[attr-defined, no-any-return]
    return context(True)  # type: ignore[no-any-return]


def use_compilation_cache(path: str | Path) -> None:
    """Keep compiled programs under `path`, so that the next process starts without compiling.

    This changes JAX's global configuration, so it is for applications (a command line, a server), never for
    a library. Call it before the first solve.
    """
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    options = {
        "jax_compilation_cache_dir": str(folder),
        "jax_persistent_cache_min_compile_time_secs": 0.0,
        "jax_persistent_cache_min_entry_size_bytes": -1,
    }
    for name, value in options.items():
        jax.config.update(name, value)  # type: ignore[no-untyped-call]


def host(values: npt.NDArray[np.generic]) -> jax.Array:
    """A NumPy array where JAX takes either: it travels to the device when the compiled program is called."""
    return cast(jax.Array, values)
