"""The parts of an answer: one folder each, in the order in which they are evaluated and shown.

section.py    what a document may say of it: a `Terms` section and its `CHECKS`
evaluate.py   `evaluate(deal)`: its engines called, nothing computed here that an engine could
figures.py    `Answer`: the figures it gives, each declared once
page.py       `lines(talk, answer)` of the answer, `chapters(talk, answer)` of the report

A part is its folder and its name in this list; the catalogues in `words/` hold what it says.
"""

PARTS = ("claims", "purchases", "tariffs", "supply")
