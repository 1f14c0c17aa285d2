"""From a policy to a checked result: the iteration, large shocks in steps, the independent check."""
