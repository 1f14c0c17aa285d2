"""Duties with and without the deal, and what the change does."""
