"""Random economies of realistic openness, and the shocks that benchmarks and tests put on them."""

from __future__ import annotations

import numpy as np

from chipaccord.trade import Economy


def random_economy(
    seed: int,
    N: int = 5,
    J: int = 4,
    *,
    links: bool = True,
    tariffs: bool = True,
    zeros: bool = False,
    export_tax: bool = False,
    large_deficits: bool = False,
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
    for _ in range(1 if large_deficits else 3):
        X = final.copy()
        for _ in range(400):
            Y = np.einsum("nij,nj->ij", received, X)
            X = final + np.einsum("nkj,nj->nk", g, Y)
        kept = (v * Y).sum(axis=1) + (tariff * share * X[:, None] / (1 + tariff)).sum(axis=(1, 2))
        spent = final.sum(axis=1)
        final = final * (0.2 + 0.8 * kept / spent)[:, None]  # deficits of a fifth, then a twenty-fifth, of the first
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
