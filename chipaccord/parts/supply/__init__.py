"""Shocks on the chip network, and what support and purchases do to it."""
