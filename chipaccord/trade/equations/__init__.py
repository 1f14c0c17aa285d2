"""The equilibrium conditions in changes, one small function for each equation."""
