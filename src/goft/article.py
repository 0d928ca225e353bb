"""The value that goes in: one article as people have it, never edited."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import msgspec

__all__ = ["Article"]

_HALVES: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article.

    `text` is the whole text as it was found, damage included; a title and a body are joined by an empty line before
    they come here. `published` is the day of publication in the Gregorian calendar, None where it is not known.

    A character in two halves (the surrogates of UTF-16, as some feeds have them) is made whole, since JSON would do so
    on its way; offsets count it once. A half without its other is kept.

    >>> len(Article(id="1", text="\\ud83d\\ude00").text)
    1
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        for name in ("id", "text", "title", "outlet", "url"):
            value = getattr(self, name)
            if value is not None and _HALVES.search(value):
                msgspec.structs.force_setattr(self, name, _HALVES.sub(_whole, value))


def _whole(halves: re.Match[str]) -> str:
    return halves.group().encode("utf-16", "surrogatepass").decode("utf-16")
