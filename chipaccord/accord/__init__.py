"""The grammar of a document: how a YAML text is read, with every mistake named by its line. It knows no section.

mistakes, section   what can be wrong, and what all sections share
numbers, money, exchange, quantity, names, fields, tables   the kinds of value that sections hold
document, grammar   what every document says, and what a grammar is: a model, its terms, its checks
tree, edits, explain, reading, reference   from the text to the document, and its description

The sections stand with the parts of an answer; `chipaccord.parts.document` joins them to an `Accord` and reads it.
"""

from chipaccord.accord.document import Document
from chipaccord.accord.grammar import Check, Grammar
from chipaccord.accord.mistakes import AccordError, Mistake, Wrong, wrong
from chipaccord.accord.money import Money

__all__ = ["AccordError", "Check", "Document", "Grammar", "Mistake", "Money", "Wrong", "wrong"]
