"""A day of the archive: how much it has, what is worth a look, and who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
from sqlalchemy import ColumnElement, Connection, String, and_, func, select, type_coerce

from goft.archive.schema import articles, statements
from goft.archive.search import Hit, hits_of
from goft.archive.tallies import ActorEntry, entries_of, plain
from goft.archive.threads import Summary, ThreadOrder, ThreadQuery, find_threads

__all__ = ["Today", "find_today"]

_WEEK = timedelta(days=6)
"""From the first to the last of seven days."""
_HITS = 12
_LOOKED_AT = 1_000
"""Statements among which those worth a look are chosen; one article has no more than some hundred."""
_THREADS = 8
_SPEAKERS = 10


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """What a day has. Days are "YYYY-MM-DD"; `day` is None where no article of the archive has one.

    `before` and `after` are the nearest days that have articles. Stories are counted once, though other days may have
    had them before. `hits` are statements of stories that were new, one a story: those that do more than assert come
    first, then those of a known speaker, then the newest. `disputed` are the threads that came up in the seven days to
    this one, by how many stories dispute them, `told` by how many tell them. `speakers` spoke most on the day, and
    `speakers_of_week` in the seven days.
    """

    day: str | None
    before: str | None
    after: str | None
    articles: int
    stories: int
    statements: int
    hits: tuple[Hit, ...]
    disputed: tuple[Summary, ...]
    told: tuple[Summary, ...]
    speakers: tuple[ActorEntry, ...]
    speakers_of_week: tuple[ActorEntry, ...]


def find_today(connection: Connection, day: date | None) -> Today:
    """What a day has; None is the last day that has articles."""
    if day is None:
        last = connection.execute(select(func.max(articles.c.published))).scalar()
        day = date.fromisoformat(last) if last else None
    asked = day or date.min
    since = asked - _WEEK if asked - date.min >= _WEEK else date.min
    published, on = articles.c.published, statements.c.day == asked.isoformat()
    counts = select(func.count(), func.count(func.distinct(func.coalesce(articles.c.story, articles.c.id))))
    there = connection.execute(counts.where(published == asked.isoformat())).one()
    week = and_(statements.c.day >= since.isoformat(), statements.c.day <= asked.isoformat())
    return Today(
        day=day.isoformat() if day else None,
        before=connection.execute(select(func.max(published)).where(published < asked.isoformat())).scalar(),
        after=connection.execute(select(func.min(published)).where(published > asked.isoformat())).scalar(),
        articles=there[0],
        stories=there[1],
        statements=connection.execute(select(func.count()).select_from(statements).where(on)).scalar_one(),
        hits=hits_of(connection, _worth_a_look(connection, on)),
        disputed=_threads(connection, since, asked, "disputes"),
        told=_threads(connection, since, asked, "stories"),
        speakers=_speakers(connection, on),
        speakers_of_week=_speakers(connection, week),
    )


def _worth_a_look(connection: Connection, on: ColumnElement[bool]) -> Sequence[int]:
    """Numbers of statements, one an article that is the first of its story."""
    order = (statements.c.act == "assert", statements.c.speaker.is_(None), statements.c.id.desc())
    chosen = select(statements.c.article, statements.c.id).where(on, statements.c.first).order_by(*order)
    best: dict[int, int] = {}
    for article, number in connection.execute(chosen.limit(_LOOKED_AT)):
        best.setdefault(article, number)
    return list(best.values())[:_HITS]


def _threads(connection: Connection, since: date, until: date, order: ThreadOrder) -> tuple[Summary, ...]:
    disputed = order == "disputes"
    query = ThreadQuery(since=since, until=until, disputed=disputed, order=order, limit=_THREADS)
    return find_threads(connection, query, [])


def _speakers(connection: Connection, condition: ColumnElement[bool]) -> tuple[ActorEntry, ...]:
    key = type_coerce(statements.c.speaker, String())
    query = select(key, func.count()).where(condition, statements.c.speaker > "").group_by(key)
    rows = connection.execute(query.order_by(func.count().desc(), key).limit(_SPEAKERS))
    return entries_of(connection, [(plain(row[0]), row[1]) for row in rows])
