"""A content in the making, and the edges it may not have."""

from __future__ import annotations

import msgspec

from goft.statements.lexicon import CueEntry, Frame
from goft.statements.view import QUOTES, Stretch, View

__all__ = ["Content", "quote_at", "trim"]

_EDGE = frozenset([".", "…", "!", "؟", "?", "؛", "،", ":", "و", "/", "-", "–", "«", "»", '"', "“", "”"])


class Content(msgspec.Struct, frozen=True, gc=False):
    """A content: its tokens, the frame that placed it, the entry that has the frame, and what it is said of.

    `before` is the part of it that a cue stands behind: [این سنگ‌نبشته] از نظر پژوهشگران [اهمیت زیادی دارد].
    """

    words: Stretch
    frame: Frame
    entry: CueEntry
    about: Stretch | None = None
    before: Stretch | None = None

    @property
    def is_clause(self) -> bool:
        """Whether it is a clause after the cue, whose end a later cue may move."""
        return self.frame.kind == "clause"


def trim(view: View, words: Stretch) -> Stretch:
    """Cut conjunctions and punctuation from the edges; quotation marks only where their partner lies outside."""
    start, end = words
    while start < end and view.tokens[start].text in _EDGE and not _opens_inside(view, start, end):
        start += 1
    while start < end and view.tokens[end - 1].text in _EDGE and not _closes_inside(view, start, end):
        end -= 1
    return start, end


def _opens_inside(view: View, at: int, end: int) -> bool:
    return at in view.pairs and view.pairs[at] < end


def _closes_inside(view: View, start: int, end: int) -> bool:
    return any(closing == end - 1 and opening >= start for opening, closing in view.pairs.items())


def quote_at(view: View, at: int, limit: int) -> bool:
    """Whether a quotation that is closed begins at a token before a limit."""
    return at < limit and view.tokens[at].text in QUOTES and at in view.pairs
