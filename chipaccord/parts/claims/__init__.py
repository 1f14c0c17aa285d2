"""Stated figures, held against arithmetic and known figures."""
