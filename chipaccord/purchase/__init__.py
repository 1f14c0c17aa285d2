"""Purchases: the product table and the three bookings of every purchased dollar."""

from chipaccord.purchase.booking import Booking, book
from chipaccord.purchase.product import Piece, Product, product

__all__ = ["Booking", "Piece", "Product", "book", "product"]
