"""Questions put to the solver.

decomposition             why real income changed: terms of trade, volume of trade
purchase_split            what a purchase was made of: additional, diverted, displaced
commitment, balances      promised purchases delivered, and what they do to the seller's balance
outage                    exports capped, and the scarcity rent
gradient, levers          derivatives of any reported scalar, by the adjoint
sensitivity               what an answer hinges on
optimal, nash             best replies, and tariffs that are best replies to one another
"""
