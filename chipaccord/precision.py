"""How JAX is used here: float64 around our own calls only, and compiled programs kept between processes.

Nothing is set at import. `double_precision()` is the context in which every call of an engine into JAX runs. The first
time it is entered it also asks JAX to keep compiled programs in the user's cache folder, so that the next process, a
notebook as much as the command line, starts without compiling. A cache folder that the caller has set is left alone;
the environment variable CHIPACCORD_CACHE names another folder, or `off`.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any, cast

import jax
import numpy as np
import numpy.typing as npt

VARIABLE = "CHIPACCORD_CACHE"


def double_precision() -> AbstractContextManager[Any]:
    """The context in which JAX computes in float64, whatever the caller's global setting is."""
    keep_compiled_programs()
    context = getattr(jax, "enable_x64", None)
    if context is None:  # jax before 0.8 has it only under `experimental`
        from jax import experimental

        return experimental.enable_x64()  # type: ignore[attr-defined, no-any-return]  # typed from 0.8 on
    return context(True)  # type: ignore[no-any-return]  # jax leaves it untyped


@cache
def keep_compiled_programs() -> Path | None:
    """Keep compiled programs between processes: once, unless the caller has chosen a folder or wants none.

    Returns the folder, or None where nothing is kept (a home that cannot be written only costs the wait).
    """
    wanted = os.environ.get(VARIABLE, "")
    if jax.config.values.get("jax_compilation_cache_dir") or wanted.lower() in ("off", "0", "none"):
        return None
    if wanted:
        folder = Path(wanted)
    else:
        from platformdirs import user_cache_path

        folder = user_cache_path("chipaccord") / "compiled"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    from jax.experimental.compilation_cache import compilation_cache

    # JAX may have looked already and found no folder
    compilation_cache.reset_cache()  # type: ignore[no-untyped-call, unused-ignore]  # typed in some releases
    options = {
        "jax_compilation_cache_dir": str(folder),
        "jax_persistent_cache_min_compile_time_secs": 0.0,
        "jax_persistent_cache_min_entry_size_bytes": -1,
    }
    for name, value in options.items():
        jax.config.update(name, value)  # type: ignore[no-untyped-call]  # jax leaves it untyped
    return folder


def host(values: npt.NDArray[np.generic]) -> jax.Array:
    """A NumPy array where JAX takes either: it travels to the device when the compiled program is called."""
    return cast(jax.Array, values)
