"""Purchases: the product table, the three bookings of every purchased dollar, and what a programme brings.

product, booking, plan   the table, the bookings on three bases, and plans of purchases by year
demand                   what a subsidised programme brings against what would be bought anyway
promise                  a promised amount against the same
sold_out                 the programme where supply is short: the price rises, or other customers go without
"""

from chipaccord.purchase.band import LEVELS, Band, Level
from chipaccord.purchase.booking import Booking, book
from chipaccord.purchase.demand import (
    Buyers,
    Ratio,
    Response,
    Subsidy,
    elasticity_at_given_spending,
    needed_rate,
    respond,
)
from chipaccord.purchase.plan import BookedPiece, BookedYear, Bookings, Plan, Planned, bookings
from chipaccord.purchase.product import Piece, Product, product
from chipaccord.purchase.promise import Parts, Promise, against, kept_after, parts
from chipaccord.purchase.sold_out import Market, Others, meet

__all__ = [
    "LEVELS",
    "Band",
    "BookedPiece",
    "BookedYear",
    "Booking",
    "Bookings",
    "Buyers",
    "Level",
    "Market",
    "Others",
    "Parts",
    "Piece",
    "Plan",
    "Planned",
    "Product",
    "Promise",
    "Ratio",
    "Response",
    "Subsidy",
    "against",
    "book",
    "bookings",
    "elasticity_at_given_spending",
    "kept_after",
    "meet",
    "needed_rate",
    "parts",
    "product",
    "respond",
]
