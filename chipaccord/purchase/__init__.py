"""Purchases: the product table, the three bookings of every purchased dollar, and plans of purchases by year."""

from chipaccord.purchase.band import LEVELS, Band, Level
from chipaccord.purchase.booking import Booking, book
from chipaccord.purchase.plan import BookedPiece, BookedYear, Bookings, Plan, Planned, bookings
from chipaccord.purchase.product import Piece, Product, product

__all__ = [
    "LEVELS",
    "Band",
    "BookedPiece",
    "BookedYear",
    "Booking",
    "Bookings",
    "Level",
    "Piece",
    "Plan",
    "Planned",
    "Product",
    "book",
    "bookings",
    "product",
]
