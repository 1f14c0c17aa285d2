"""The wording: message catalogues in Fluent, one folder a language, and what speaks from them.

Code carries codes; sentences, labels and names stand in `en/*.ftl` and `ja/*.ftl`. A message is asked for by its key:

    words = Words("ja")
    words("tariffs-lead", buyer=..., change=...)     # a sentence; numbers arrive as text (`numbers.py`)
    words.name("economy", "JPN")                     # the name of a code; an unknown code is spelt out
    words.label("purchases-flows-change")            # a label; one that no catalogue has is spelt out from its key

A `Said` is a message that has not been said yet, a key with its values: that is what travels inside the package, so
that the same mistake or result can be read in any language. Its values may be anything with a method `said(words)`.
"""

from chipaccord.words.catalogue import LANGUAGES, Named, Said, Words, WordsError, language, spelt

__all__ = ["LANGUAGES", "Named", "Said", "Words", "WordsError", "language", "spelt"]
