"""The value that goes in: one article as people have it, never edited."""

from __future__ import annotations

from datetime import date

import msgspec

__all__ = ["Article"]


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article.

    `text` is the whole text as it was found, damage included; a title and a body are joined by an empty line before
    they come here. `published` is the day of publication in the Gregorian calendar, None where it is not known.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
