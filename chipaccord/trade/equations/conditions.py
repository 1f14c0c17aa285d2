"""All equilibrium conditions in changes, put together as one pure function of the state.

Caliendo and Parro (2015, Review of Economic Studies 82(1), equations 10-14), with wedges that may be negative,
export taxes, iceberg costs, labour supply, external scale economies and quantity targets. Each line is an equation of
its own in the modules beside this one:

    unit_cost     ln c[i,j] = v[i,j] ln w[i] + sum_k g[i,k,j] ln P[i,k] - psi[j] ln Q[i,j],   Q = Y^ / c
    price_index   C = c^-theta,  s1 = A C,  ln P = -ln(s1) / theta,  pi' = A C / s1
    income        z = X / s1,  Y = C * (B' z),  R = sum_j (X - z * (U C)) + sum_j C * ((U - B)' z)
                  I = earned + R + D',  X = alpha I + g Y
    labour        earned = w L VA,  L = (w / P_c)^phi;  sum_j v Y = earned;  world: sum earned = 1
    targets       quantity of each target = its value, or its wedge is at its bound

The arrays are explained in `system`.
"""

from __future__ import annotations

import jax.numpy as jnp

from chipaccord.trade.equations.income import deficit, income, purchases, sales, spending
from chipaccord.trade.equations.labour import earnings, labour_gap, payroll
from chipaccord.trade.equations.price_index import cheapness, ln_consumer_price, ln_price_index, offered
from chipaccord.trade.equations.system import Shock, State, Technology
from chipaccord.trade.equations.targets import cell_offers, cell_quantities, cell_wedges, target_gap
from chipaccord.trade.equations.unit_cost import ln_scale, ln_unit_cost


def gaps(state: State, technology: Technology, shock: Shock) -> tuple[State, State]:
    """Residuals of all conditions laid out like the state; and, alike, the slopes of ln(quantity) in u and of Q.

    Prices in logs; expenditure and labour in units of their scales; targets as ln(value / quantity).
    """
    (v, g, va, consumed, output, spend_scale, labour_scale), p = technology, shock
    cells, targets = p.cells, p.targets
    ln_w, ln_P, x, u, ln_Q = state
    X = (x * spend_scale).T  # (j,n)
    n, i, j, m = cells.importer, cells.exporter, cells.sector, cells.target

    ln_c = ln_unit_cost(v, g, ln_w, ln_P, p.psi, ln_Q)
    C = cheapness(p.theta, ln_c)
    tau_c, e_c, d_c, slope_c = cell_wedges(u, cells, targets)
    A_c = cell_offers(tau_c, e_c, d_c, cells, p.theta, C)
    s1 = offered(p.A, C).at[j, n].add(A_c)
    ln_P_new = ln_price_index(s1, p.theta)

    z = X / s1
    border_c = A_c * z[j, n] / tau_c
    receipts_c = border_c / e_c
    s2 = purchases(p.B if p.U is None else p.U, C).at[j, n].add(A_c / tau_c)
    Y = sales(p.B, C, z).at[j, i].add(receipts_c).T
    R = (X - z * s2).sum(0).at[i].add(border_c - receipts_c)
    if p.U is not None:
        R = R + sales(p.U - p.B, C, z).sum(0)

    ln_P_c = ln_consumer_price(consumed, ln_P)
    earned = earnings(va, ln_w, ln_P_c, p.phi)
    I = income(earned, R, deficit(p.deficit, p.deficit_share, earned))  # noqa: E741  # the model's own symbol
    X_new = spending(p.alpha, I, g, Y)
    labour = labour_gap(va, payroll(v, Y), earned)

    counted = cell_quantities(border_c, receipts_c, ln_c, ln_P_c, cells, targets)
    missed, quantity = target_gap(jnp.zeros_like(u).at[m].add(counted), targets)
    steep = counted * slope_c * (p.theta[j] * (1 - A_c / s1[j, n]) + 1)
    slope_u = jnp.where(targets.active, jnp.zeros_like(u).at[m].add(steep) / quantity, 1.0)

    gap = State(labour / labour_scale, ln_P_new - ln_P, X_new / spend_scale - x, missed)
    slope = State(gap.ln_w, gap.ln_P, gap.x, slope_u)
    if p.psi is not None and ln_Q is not None:
        gap = gap._replace(ln_Q=ln_scale(Y, output, ln_c) - ln_Q)
        slope = slope._replace(ln_Q=(1 - p.psi * (1 + p.theta / 2)) * jnp.ones_like(ln_Q))
    return gap, slope
