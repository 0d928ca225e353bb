"""Going over a store: every span slices to its text, every row is its record's, the record is what was read with its
corrections, the index of words tells the truth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import CompoundSelect, Connection, Engine, Select, case, except_, func, literal, select, text, union_all
from sqlalchemy.exc import DatabaseError

from goft.archive.correcting import misapplied
from goft.archive.engine import reading, writing
from goft.archive.rows import kept
from goft.archive.schema import COUNTED, actors, articles, called, claims, records, statements, tallies, threads
from goft.archive.tallies import FACETS, value_of
from goft.record import ActorSpan, Record, Span

__all__ = ["Problem", "problems"]

_AT_ONCE = 500


class Problem(msgspec.Struct, frozen=True):
    """Something in the store that is not as it must be."""

    article: str
    what: str


def problems(engine: Engine) -> Iterator[Problem]:
    """What is wrong, article by article, then with the index."""
    last = 0
    while True:
        query = (
            select(articles.c.id, articles.c.key, articles.c.text, records.c.data)
            .outerjoin(records, records.c.article == articles.c.id)
            .where(articles.c.id > last)
            .order_by(articles.c.id)
            .limit(_AT_ONCE)
        )
        with reading(engine) as connection:
            rows = connection.execute(query).all()
            counts = {name: _counts(connection, table, rows) for name, table in COUNTED.items()}
        if not rows:
            break
        for row in rows:
            yield from (Problem(row.key, what) for what in _of_article(row, counts))
        last = rows[-1].id
    with reading(engine) as connection:
        yield from (Problem(key, what) for key, what in misapplied(connection))
    yield from (
        Problem("-", what)
        for what in (*_of_stories(engine), *_of_tallies(engine), *_of_threads(engine), *_of_index(engine))
    )


def _counts(connection: Connection, table: Any, rows: Any) -> dict[int, int]:
    query = (
        select(table.c.article, func.count())
        .where(table.c.article.in_([row.id for row in rows]))
        .group_by(table.c.article)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _of_article(row: Any, counts: dict[str, dict[int, int]]) -> Iterator[str]:
    if row.data is None:
        yield "has no record"
        return
    try:
        record = kept(row.data, row.text)
    except Exception as error:
        yield f"its record cannot be read: {error}"
        return
    for span in _spans(record):
        if span.start is not None and record.text[span.start : span.end] != span.text:
            yield f"the span {span.start}:{span.end} is not {span.text!r}"
    for name, held in counts.items():
        wanted, found = len(getattr(record, name)), held.get(row.id, 0)
        if wanted != found:
            yield f"has {wanted} {name} and {found} rows of them"


def _spans(record: Record) -> Iterator[Span | ActorSpan]:
    for statement in record.statements:
        said: list[Span | ActorSpan | None] = [statement.speaker, statement.addressee, statement.about]
        said += [*statement.via, *statement.cue, *statement.content]
        yield from (span for span in said if span is not None)
    for event in record.events:
        yield from (span for span in (event.trigger, event.actor, event.recipient, event.place) if span is not None)
    for actor in record.actors:
        yield from actor.mentions


def _of_stories(engine: Engine) -> Iterator[str]:
    leads = articles.c.story == articles.c.id
    query = select(func.count()).select_from(statements.join(articles)).where(statements.c.first != leads)
    with reading(engine) as connection:
        wrong = connection.execute(query).scalar_one()
    if wrong:
        yield f"{wrong} statements are marked as first of their story, or as copies, and are not"


def _of_tallies(engine: Engine) -> Iterator[str]:
    """Whether the store has kept count of statements and of names."""
    with reading(engine) as connection:
        said = _differing(connection, select(tallies).where(tallies.c.facet != "changes"), union_all(*_counted()))
        name = (actors.c.key, actors.c.kind, actors.c.name, func.coalesce(actors.c.country, "").label("country"))
        names = _differing(connection, select(called), select(*name, func.count()).group_by(*name))
    if said:
        yield f"{said} tallies of statements are wrong"
    if names:
        yield f"{names} tallies of names are wrong"


def _counted() -> Iterator[Select[Any]]:
    """The tallies as they must be."""
    both: list[Any] = [func.count(), func.sum(case((statements.c.first, 1), else_=0))]
    yield select(literal("all"), literal(""), *both).having(func.count() > 0)
    for facet in FACETS:
        value = value_of(facet)
        yield select(literal(str(facet)), value, *both).where(value > "").group_by(value)


def _differing(connection: Connection, held: Select[Any], wanted: Select[Any] | CompoundSelect[Any]) -> int:
    """How many rows one of two questions finds, and the other does not."""
    one, other = held.subquery(), wanted.subquery()
    wrong = 0
    for left, right in ((one, other), (other, one)):
        rows = except_(select(left), select(right)).subquery()
        wrong += connection.execute(select(func.count()).select_from(rows)).scalar_one()
    return wrong


def _of_threads(engine: Engine) -> Iterator[str]:
    """Whether claims hang on claims that are there, in their threads, and threads count what they have."""
    parent = claims.alias("parent")
    hanging = claims.outerjoin(parent, parent.c.id == claims.c.parent)
    lost = select(func.count()).select_from(hanging).where(claims.c.parent.is_not(None), parent.c.id.is_(None))
    astray = select(func.count()).select_from(hanging).where(claims.c.thread != parent.c.thread)
    own = select(claims.c.thread, func.count().label("held")).group_by(claims.c.thread).subquery()
    miscounted = (
        select(func.count())
        .select_from(threads.outerjoin(own, own.c.thread == threads.c.id))
        .where(func.coalesce(own.c.held, 0) != threads.c.claims)
    )
    with reading(engine) as connection:
        counts = [connection.execute(query).scalar_one() for query in (lost, astray, miscounted)]
    for count, what in zip(counts, ("hang on none that is there", "are not in the thread they hang in"), strict=False):
        if count:
            yield f"{count} claims {what}"
    if counts[2]:
        yield f"{counts[2]} threads do not count what they have"


def _of_index(engine: Engine) -> Iterator[str]:
    if engine.dialect.name != "sqlite":
        return
    try:
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO statement_words(statement_words, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError as error:
        yield f"the index of words is broken: {error.orig}"
