"""An economy made ready for the solver once: its baseline and inverse, on the device, and the call that runs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakKeyDictionary

import jax
import numpy as np

from chipaccord.precision import double_precision, host
from chipaccord.trade.economy import Economy
from chipaccord.trade.equations.baseline import Baseline, sector_major, supplied
from chipaccord.trade.equations.linearised import inverse_of
from chipaccord.trade.equations.system import Shock, State, Technology
from chipaccord.trade.policy.policy import Setting
from chipaccord.trade.solver.iteration import Preconditioner, Run, iterate
from chipaccord.trade.solver.shock import TARGETS, padded


@dataclass(frozen=True, eq=False)
class Prepared:
    """The solver's baseline, and what all policies share, on the device."""

    baseline: Baseline
    technology: Technology
    inverse: Preconditioner
    starts: dict[tuple[int, int, bool], State] = field(default_factory=dict)

    def start(self, settings: Sequence[Setting]) -> State:
        """The base year as the state to start from, for a batch of policies."""
        b, size = self.baseline, len(settings)
        count = padded(max(len(s.placed.targets) for s in settings), TARGETS)
        scaled = any(s.scale is not None for s in settings)
        if (size, count, scaled) not in self.starts:
            N, J = b.X.shape
            none, x = np.zeros((size, N, J)), np.broadcast_to(b.X / b.spend_scale, (size, N, J))
            state = State(*map(host, (np.zeros((size, N)), none, x, np.zeros((size, count)))))
            with double_precision():
                self.starts[size, count, scaled] = jax.device_put(state._replace(ln_Q=host(none) if scaled else None))
        return self.starts[size, count, scaled]


_prepared: WeakKeyDictionary[Economy, Prepared] = WeakKeyDictionary()
_lock = Lock()


def prepare(economy: Economy) -> Prepared:
    """The prepared economy; the work is done once and kept as long as the economy lives."""
    with _lock:
        if economy not in _prepared:
            _prepared[economy] = prepared_from(baseline_of(economy))
        return _prepared[economy]


def baseline_of(economy: Economy) -> Baseline:
    """The solver's view of a consistent economy."""
    economy.check()
    unit = float(economy.value_added.sum())
    return Baseline(
        pi=supplied(sector_major(economy.share)),
        tau=sector_major(1 + economy.tariff),
        e=sector_major(1 + economy.export_tax),
        v=economy.value_added_share,
        g=economy.input_share,
        theta=economy.theta,
        va=economy.value_added / unit,
        alpha=economy.final_share,
        X=economy.expenditure / unit,
        deficit=economy.deficit / unit,
        unit=unit,
    )


def prepared_from(b: Baseline) -> Prepared:
    """Put on the device what all policies on a baseline share, in the units of the solver's state."""
    shared = b.v, b.g, b.va, b.alpha, b.output, b.spend_scale, b.labour_scale
    with double_precision():
        technology = jax.device_put(Technology(*map(host, shared)))
    return Prepared(b, technology, inverse_on_device(b, b))


def inverse_on_device(at: Baseline, units: Baseline) -> Preconditioner:
    """The inverse linearised `at` a point, for a state in the units of the base year."""
    inverse = inverse_of(at)
    N, J = at.X.shape
    spend, labour = units.spend_scale, units.labour_scale
    own = np.arange(N)
    home = at.received[:, own, own].T
    paid = np.divide(at.va, units.va, out=np.ones_like(at.va), where=units.va > 0)
    parts = (
        inverse.prices,
        inverse.spending * spend[:, None, :] / spend[:, :, None],
        inverse.wages * (labour * paid)[None, :],
        inverse.price_of_wage.reshape(N * J, N),
        (inverse.spending_of_wage / spend[:, :, None]).reshape(N * J, N),
        at.v * home * spend / (labour * paid)[:, None],
    )
    # in single precision: it only proposes steps, and reading it is a third of a pass
    with double_precision():
        single = Preconditioner(*(host(part.astype(np.float32)) for part in parts))
        return jax.device_put(single)  # type: ignore[no-any-return]  # jax leaves it untyped


def run_together(
    prepared: Prepared,
    shock: Shock,
    start: State,
    tolerance: float,
    most_passes: int,
    inverse: Preconditioner | None = None,
) -> Run:
    """Run the compiled iteration on a batch; the outcome as NumPy arrays."""
    with double_precision():
        run = iterate(start, prepared.technology, shock, inverse or prepared.inverse, tolerance, most_passes)
        return jax.device_get(run)  # type: ignore[no-any-return]  # jax leaves it untyped
