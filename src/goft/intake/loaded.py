"""What becomes of one input."""

from __future__ import annotations

from collections import Counter

import msgspec

from goft.article import Article
from goft.errors import InputError

__all__ = ["Loaded", "Tally", "reason_of"]


class Loaded(msgspec.Struct, frozen=True):
    """One input: its article, or the error that says why there is none, and a note that the user should see.

    A value with neither article nor error is only a note: what was left of a web archive or a feed, counted.
    """

    article: Article | None
    error: InputError | None = None
    note: str | None = None


class Tally:
    """Counts what is left and why: a web archive has thousands of pages that are no news, and one line is enough."""

    def __init__(self) -> None:
        self.articles = 0
        self._left: Counter[str] = Counter()

    def leave(self, reason: str) -> None:
        """One more is left, for this reason."""
        self._left[reason] += 1

    def __bool__(self) -> bool:
        return bool(self._left)

    def __str__(self) -> str:
        reasons = ", ".join(f"{count} {reason}" for reason, count in self._left.most_common())
        return f"{self.articles} articles; left: {reasons}" if reasons else f"{self.articles} articles"


def reason_of(error: InputError) -> str:
    """The kind of an error, without what is of one input only, so that it can be counted.

    >>> reason_of(InputError("not Persian: most letters are of another script"))
    'not Persian'
    """
    return error.what.partition(":")[0].partition(" (")[0]
