"""The portfolio of support: capacity, stocks and second sources that lower cost + lambda CVaR the most for the money.

Mixed-integer programme (HiGHS), with w the weight on each amount tried of measure m (0 <= sum_l w <= 1; 0 or 1 for
a second source, which is qualified or not), k outages with probability p, and a year without any:
    min  cost / years + lambda (eta + sum_k p_k s_k / (1 - level))
    s.t. s_k >= loss_k - eta,  s_0 >= -eta,  loss_k >= before_k + c_k - sum_ml gain[m,l,k] w[m,l],  loss_k >= 0
         cost = sum_ml cost[m,l] w[m,l] <= budget
CVaR as in Rockafellar & Uryasev (2000). Gains of single measures do not quite add up, so each solution is simulated,
the difference goes into c, and the programme is solved again; what counts is the simulation, and the gap is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

from chipaccord.chain.network.figures import in_bn
from chipaccord.chain.network.network import Network
from chipaccord.chain.risk.risk import cvar_of
from chipaccord.chain.support.responses import Problem, Responses, responses
from chipaccord.chain.support.support import Support, named

Array = npt.NDArray[np.float64]

ROUNDS = 3  # programme, simulate, correct
BETTER = 1e-12  # of the risk with nothing spent: a portfolio that gains less is not preferred
SPENT = 1e-6  # amounts that cost less than this part of the budget are dropped


@dataclass(frozen=True, repr=False)
class Portfolio:
    """What to spend on.

    Money is USD. budget; amounts (measure,) in each measure's unit, cost of each, losses (scenario,), expected loss
    and CVaR a year by simulation, objective = cost a year + weight CVaR; programme_cvar is what the programme
    expected, `gap` the difference over the CVaR with nothing spent.
    """

    problem: Problem
    budget: float
    amounts: Array
    costs: Array
    losses: Array
    expected: float
    cvar: float
    objective: float
    programme_cvar: float
    cvar_before: float

    @property
    def cost(self) -> float:
        """Money spent, USD."""
        return float(self.costs.sum())

    @property
    def gap(self) -> float:
        """Programme less simulation, as a part of the CVaR with nothing spent."""
        return (self.programme_cvar - self.cvar) / self.cvar_before if self.cvar_before > 0 else 0.0

    @property
    def network(self) -> Network:
        """The network with the portfolio in place."""
        return self.problem.with_amounts(self.amounts.tolist())

    def table(self) -> pd.DataFrame:
        """What is bought, the dearest first.

        kind, stage, place, amount (capacity: share of the world's; stock: days; second_source: share of orders)
        and cost (USD).
        """
        rows = [
            {"kind": m.kind, "stage": m.stage, "place": m.place, "amount": a, "cost": c}
            for m, a, c in zip(self.problem.measures, self.amounts, self.costs, strict=True)
            if a > 0
        ]
        columns = ["kind", "stage", "place", "amount", "cost"]
        return pd.DataFrame(rows, columns=columns).sort_values("cost", ascending=False)

    def __repr__(self) -> str:
        return (
            f"Portfolio({in_bn(self.cost)} of {in_bn(self.budget)} on {int((self.amounts > 0).sum())} measures, "
            f"CVaR {in_bn(self.cvar_before)} -> {in_bn(self.cvar)} a year, gap {self.gap:.1%})"
        )


def annual(problem: Problem, losses: Array) -> tuple[float, float]:
    """Expected loss and CVaR a year from the losses of the outages; most years have none."""
    chance = np.append(problem.chance, max(1 - problem.chance.sum(), 0.0))
    values = np.append(losses, 0.0)
    return float(chance @ values), cvar_of(values, problem.level, chance)[1]


def best(problem: Problem, budget: float, found: Responses | None = None) -> Portfolio:
    """The best portfolio within a budget (USD of public money); never worse than spending nothing."""
    return frontier(problem, [budget], found)[-1]


def frontier(problem: Problem, budgets: Sequence[float], found: Responses | None = None) -> list[Portfolio]:
    """The best portfolio at each budget (USD, rising): with more money the objective is no worse.

    found: responses from an earlier call, to save their simulations.
    """
    if not budgets or min(budgets) < 0 or list(budgets) != sorted(budgets):
        raise ValueError(f"budgets {list(budgets)} must be zero or more and rise")
    nothing = np.zeros(len(problem.measures))
    if max(budgets) == 0:
        return [_simulated(problem, b, nothing, None, None) for b in budgets]
    table = found or responses(problem, max(budgets))
    chosen = _simulated(problem, 0.0, nothing, None, table.before)
    out = []
    for budget in budgets:
        for portfolio in _candidates(problem, budget, table):
            if portfolio.objective < chosen.objective - BETTER * problem.weight * chosen.cvar_before:
                chosen = portfolio
        out.append(replace(chosen, budget=budget))
    return out


def evaluate(problem: Problem, support: Sequence[Support]) -> Portfolio:
    """An accord's own support on the same measures, built and in use: no programme, so no gap."""
    items = named(problem.network, support)
    own = replace(problem, measures=tuple(item.measure() for item in items))
    amounts = np.array([item.share(own.network, own.prices) for item in items])
    before = own.losses(own.network)
    return _simulated(own, sum(item.amount for item in items), amounts, None, before)


def _candidates(problem: Problem, budget: float, table: Responses) -> list[Portfolio]:
    """Solutions of the programme, corrected by what the simulation of the last one showed."""
    correction = np.zeros(table.before.size)
    out: list[Portfolio] = []
    for _ in range(ROUNDS):
        amounts, expected_losses = _programme(problem, budget, table, correction)
        if any(np.allclose(amounts, p.amounts, rtol=1e-4, atol=1e-9) for p in out):
            break
        portfolio = _simulated(problem, budget, amounts, annual(problem, expected_losses)[1], table.before)
        out.append(portfolio)
        correction = correction + portfolio.losses - expected_losses
    return out


def _simulated(
    problem: Problem, budget: float, amounts: Array, programme: float | None, before: Array | None
) -> Portfolio:
    net = problem.with_amounts(amounts.tolist())
    losses = problem.losses(net) if before is None or amounts.any() else before
    costs = problem.costs(amounts.tolist())
    expected, cvar = annual(problem, losses)
    start = cvar if before is None else annual(problem, before)[1]
    objective = float(costs.sum()) / problem.years + problem.weight * cvar
    return Portfolio(
        problem,
        budget,
        amounts,
        costs,
        losses,
        expected,
        cvar,
        objective,
        cvar if programme is None else programme,
        start,
    )


def _programme(problem: Problem, budget: float, table: Responses, correction: Array) -> tuple[Array, Array]:
    """Amounts (measure,) and the losses (scenario,) the programme expects of them.

    Losses are solved for in units of the largest, costs in units of the budget, so that the solver's absolute
    tolerances mean the same whatever money is counted in.
    """
    most = float(table.costs.max(initial=0.0)) or 1.0
    unit, purse = float(table.before.max()) or most, budget or most
    M, levels = table.amounts.shape
    K, W = table.before.size, M * levels
    # variables: w (W), loss (K), s (K + 1), eta
    size = W + K + K + 1 + 1
    loss, over, eta = W + np.arange(K), W + K + np.arange(K + 1), size - 1
    chance = np.append(problem.chance, max(1 - problem.chance.sum(), 0.0))
    aim = np.zeros(size)
    aim[:W] = table.costs.ravel() / problem.years / unit
    aim[over] = problem.weight * chance / (1 - problem.level)
    aim[eta] = problem.weight
    rows: list[Array] = []
    low: list[float] = []

    def at_least(value: float, **terms: tuple[npt.NDArray[np.intp] | int, Array | float]) -> None:
        row = np.zeros(size)
        for where, factor in terms.values():
            row[where] += factor
        rows.append(row)
        low.append(value)

    everything = np.arange(W)
    for k in range(K):
        at_least(
            float(table.before[k] + correction[k]) / unit,
            loss=(int(loss[k]), 1.0),
            gain=(everything, table.gain[:, :, k].ravel() / unit),
        )
        at_least(0.0, over=(int(over[k]), 1.0), loss=(int(loss[k]), -1.0), eta=(eta, 1.0))
    at_least(0.0, over=(int(over[K]), 1.0), eta=(eta, 1.0))
    at_least(-budget / purse, cost=(everything, -table.costs.ravel() / purse))
    for m in range(M):
        at_least(-1.0, w=(m * levels + np.arange(levels), -1.0))
    whole = np.zeros(size)
    upper = np.full(size, np.inf)
    upper[:W] = 1.0
    lower = np.zeros(size)
    lower[eta] = -np.inf
    for m, measure in enumerate(problem.measures):
        if measure.kind == "second_source":
            whole[m * levels : (m + 1) * levels] = 1
            upper[m * levels : m * levels + levels - 1] = 0.0  # qualified or not
    solved = milp(
        aim,
        constraints=LinearConstraint(np.array(rows), lb=np.array(low)),
        bounds=Bounds(lower, upper),
        integrality=whole,
    )
    if solved.x is None:
        raise RuntimeError(f"the portfolio programme has no solution: {solved.message}; check costs and budget")
    w = solved.x[:W].reshape(M, levels)
    amounts = (w * table.amounts).sum(axis=1)
    amounts[(w * table.costs).sum(axis=1) < SPENT * budget] = 0.0
    gain = np.einsum("ml,mlk->k", w, table.gain)
    return amounts, np.maximum(table.before + correction - gain, 0.0)
