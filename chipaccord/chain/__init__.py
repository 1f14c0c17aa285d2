"""The chip supply network: what an outage does, and what support buys; usable without the rest of the package."""
