"""The model: equilibrium conditions in changes, one small function for each equation, on plain arrays.

arrays         NumPy and JAX arrays alike
unit_cost      c^ = w^v prod P^g, and how it falls with scale
price_index    P and the trade shares
income         receipts Y, revenue R, deficits D', income I, spending X'
labour         earnings, labour supply, labour clearing, the numeraire
targets        the unknown wedge of a quantity target, and its condition
system         the arrays of the whole system: `Technology`, `Shock`, `State`
conditions     all conditions together, as residuals: what the solver brings to zero
baseline, linearised     the base year in the system's units, and the equations linearised around it

The lowest room: it knows no economy, no policy and no solver.
"""
