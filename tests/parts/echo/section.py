"""`echo:` a sound and the walls around it. No numerical library is imported here: `check` must stay quick."""

from __future__ import annotations

from chipaccord.accord.document import Document
from chipaccord.accord.fields import Number, Share, Text
from chipaccord.accord.grammar import Check
from chipaccord.accord.section import Section


class Echo(Section):
    """A sound between walls."""

    loudness: Number
    kept: Share
    source: Text = ""


class Terms(Document):
    """A document with an echo."""

    echo: Echo | None = None


TERMS = ("echo",)
CHECKS: tuple[Check, ...] = ()
