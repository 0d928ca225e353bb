"""Making what this version keeps beside the records, for articles that an older one took in."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine, func, insert, select

from goft.archive.engine import reading, writing
from goft.archive.proving import read_articles
from goft.archive.schema import records, told
from goft.archive.telling import keep_told, told_of
from goft.words import WordMaker

__all__ = ["complete", "count_incomplete"]

_AT_ONCE = 200
_LACKING = records.outerjoin(told, told.c.article == records.c.article)


def count_incomplete(engine: Engine) -> int:
    """How many articles lack something."""
    query = select(func.count()).select_from(_LACKING).where(told.c.article.is_(None))
    with reading(engine) as connection:
        return connection.execute(query).scalar_one()


def complete(engine: Engine, words: WordMaker, done: Callable[[int], None]) -> None:
    """Make what is lacking, some articles at a time, each time in a transaction of its own; stopped, it goes on there.

    `done` is called with the number of articles that have just been gone through.
    """
    last = 0
    while True:
        with writing(engine) as connection:
            lacking = select(records.c.article).select_from(_LACKING).where(told.c.article.is_(None))
            some = lacking.where(records.c.article > last).order_by(records.c.article).limit(_AT_ONCE)
            numbers = list(connection.execute(some).scalars())
            made = {one.number: keep_told(told_of(one.record, words)) for one in read_articles(connection, numbers)}
            rows = [{"article": number, "data": data} for number, data in made.items() if data is not None]
            if rows:
                connection.execute(insert(told), rows)
        if not numbers:
            return
        last = numbers[-1]
        done(len(numbers))
