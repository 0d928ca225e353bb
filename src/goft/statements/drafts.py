"""A statement in the making, still positions of tokens in its sentence."""

from __future__ import annotations

import msgspec

from goft.statements.content import Content
from goft.statements.cues import Cue
from goft.statements.view import Stretch

__all__ = ["Draft", "covers", "overlap"]


class Draft(msgspec.Struct, frozen=True):
    """What is known of a statement before its sentence is read to the end.

    `lo` is where the cue's clause begins; `own` says that the speaker stands in that clause; `why` is the evidence, in
    words a reader understands.
    """

    cue: Cue
    content: Content
    speaker: Stretch | None
    lo: int
    why: str
    own: bool = True
    addressee: Stretch | None = None
    via: tuple[Stretch, ...] = ()

    def ended(self, end: int) -> Draft:
        """The draft with a content that ends at a token, if it went further."""
        start, was = self.content.words
        words = (start, max(start, min(was, end)))
        return msgspec.structs.replace(self, content=msgspec.structs.replace(self.content, words=words))

    def with_link(self, name: Stretch) -> Draft:
        """The draft with one more link of its source chain."""
        return msgspec.structs.replace(self, via=(*self.via, name))


def overlap(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches share a token."""
    return a[0] < b[1] and b[0] < a[1]


def covers(outer: Stretch, inner: Stretch) -> bool:
    """Whether a stretch holds all of another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
