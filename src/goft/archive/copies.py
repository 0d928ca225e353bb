"""The story that an article tells: that of the article in the store which it is most a copy of.

A story bears the number of the article that leads it, the one that was published first.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, bindparam, select, union_all, update

from goft.archive.schema import articles, bands, statements
from goft.archive.stories import SAME, Mark, alike

__all__ = ["lead", "story_of"]

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


def lead(connection: Connection, story: int) -> int:
    """Have the article that was published first (of no known day: that came first) lead a story; its number."""
    first = (articles.c.published.is_(None), articles.c.published, articles.c.id)
    query = select(articles.c.id).where(articles.c.story == story).order_by(*first).limit(1)
    leader: int = connection.execute(query).scalar_one()
    if leader != story:
        connection.execute(update(articles).where(articles.c.story == story), {"story": leader})
        marked = update(statements).where(statements.c.article.in_([leader, story]))
        connection.execute(marked.values(first=statements.c.article == leader))
    return leader


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
