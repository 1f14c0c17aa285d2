"""Random economies for the trade engine's tests, and where the reference results lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from chipaccord.trade import Economy

SHARED = Path(__file__).resolve().parents[3] / "shared"


def shared(path: str) -> Path:
    """A file of the shared folder beside the repository, or a skip that says which one is missing."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"reference data shared/{path} is not beside this repository")
    return found


def random_economy(
    seed: int,
    N: int = 5,
    J: int = 4,
    *,
    links: bool = True,
    tariffs: bool = True,
    zeros: bool = False,
    export_tax: bool = False,
    unit: float = 1000.0,
) -> Economy:
    """A consistent economy of realistic openness, from a seed. With `zeros`, cells without trade and an idle sector."""
    rng = np.random.default_rng(seed)
    own = np.arange(N)
    size = rng.lognormal(0, 1, N)
    final = unit * size[:, None] * rng.lognormal(0, 0.6, (N, J))
    pull = rng.lognormal(0, 1, (N, N, J)) * size[None, :, None] ** 0.8
    if zeros:
        pull *= rng.random((N, N, J)) > 0.3
    pull[own, own] = pull.sum(axis=1) * rng.uniform(0.5, 3, (N, J)) + 1e-3
    share = pull / pull.sum(axis=1, keepdims=True)
    tariff = rng.uniform(-0.05, 0.3, (N, N, J)) * tariffs
    tax = rng.uniform(-0.05, 0.1, (N, N, J)) * export_tax
    tariff[own, own] = tax[own, own] = 0
    v = rng.uniform(0.3, 0.7, (N, J)) if links else np.ones((N, J))
    g = rng.dirichlet(np.ones(J), (N, J)).transpose(0, 2, 1) * (1 - v)[:, None, :]
    if zeros:  # nobody makes, buys or uses the last sector in the last economy, and its technology is blank
        final[-1, -1] = 0
        share[:, -1, -1] = 0
        share[-1, :, -1] = 0
        sums = share.sum(axis=1, keepdims=True)
        share = np.divide(share, sums, out=np.zeros_like(share), where=sums > 0)
        moved = g[-1, -1, :].copy()
        g[-1, -1, :] = 0
        v[-1] += moved
        v[-1, -1] = 0
        g[-1, :, -1] = 0
    received = share / ((1 + tariff) * (1 + tax))
    X = final.copy()
    for _ in range(400):
        Y = np.einsum("nij,nj->ij", received, X)
        X = final + np.einsum("nkj,nj->nk", g, Y)
    return Economy.from_arrays(
        [f"E{n}" for n in range(N)],
        [f"S{j}" for j in range(J)],
        expenditure=X,
        share=share,
        tariff=tariff,
        export_tax=tax,
        value_added_share=v,
        input_share=g,
        theta=rng.uniform(2, 10, J),
    )


def tariff_deal(economy: Economy, seed: int, size: float = 0.15) -> np.ndarray:
    """Economy 0 adds tariffs on economy 1, different by sector."""
    tariff = np.array(economy.tariff)
    tariff[0, 1] += size * np.random.default_rng(seed).uniform(0.5, 1.5, len(economy.sectors))
    return tariff


def tariff_war(economy: Economy, size: float = 0.2) -> np.ndarray:
    """Everyone adds a tariff on everyone else."""
    tariff = economy.tariff + size
    own = np.arange(len(economy.economies))
    tariff[own, own] = economy.tariff[own, own]
    return tariff
