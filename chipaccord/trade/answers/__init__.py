"""Questions put to the solver: decompositions, gradients, best replies, commitments, outages."""
