"""The story that an article tells: that of the article in the store which it is most a copy of."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, bindparam, select, union_all

from goft.archive.schema import articles, bands
from goft.archive.stories import SAME, Mark, alike

__all__ = ["story_of"]

_COMPARED = 8
"""Articles of each band that a new one is compared with."""


def story_of(connection: Connection, number: int, mark: Mark) -> int:
    """The story of the article most like this one among those that share a band; its own number where none is."""
    if not mark.bands:
        return number
    asked = {"number": number, **{f"band{place}": band for place, band in enumerate(mark.bands)}}
    best, story = SAME, number
    for row in connection.execute(_near(len(mark.bands)), asked):
        found = alike(mark.sketch, row.sketch)
        if found > best or (found == best and story == number):
            best, story = found, row.story
    return story


@cache
def _near(count: int) -> Select[Any]:
    """The question for the articles that share one of so many bands; made once, since to build it takes longer than to
    answer it. The last of each band are enough, and so the hundredth copy costs what the tenth does."""
    shared = [
        select(bands.c.article)
        .where(bands.c.band == bindparam(f"band{place}", type_=BigInteger))
        .order_by(bands.c.article.desc())
        for place in range(count)
    ]
    near = union_all(*(select(one.limit(_COMPARED).subquery().c.article) for one in shared))
    return (
        select(articles.c.id, articles.c.story, articles.c.sketch)
        .where(articles.c.id.in_(near), articles.c.id != bindparam("number", type_=BigInteger))
        .order_by(articles.c.id)
    )
