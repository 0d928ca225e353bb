"""Statements by words, speaker, state, act, outlet, source and day, a page at a time."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    column,
    exists,
    literal,
    or_,
    select,
    table,
    text,
    tuple_,
)

from goft.actors.spelling import key as spelling
from goft.archive.anytext import AnyText
from goft.archive.rows import kept
from goft.archive.schema import articles, events, names, records, statements, via
from goft.archive.words import WordMaker
from goft.errors import ArchiveError
from goft.record import Statement

__all__ = ["Hit", "Page", "Query", "find", "page_of"]

_PHRASE = re.compile(r'[«"“]([^«»"“”]+)[»"”]|([^«"“]+)')
_PLACE = re.compile(r"(\d{4}-\d\d-\d\d)?~\d{1,18}", re.ASCII)
_AROUND = 60
_LONGEST = 200
"""Statements of a page at most."""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; everything that is given must hold.

    `words` are words in any form, «…» or "…" around those that must stand side by side. `speaker`, `addressee`, `via`
    (a source on the way) and `target` (at whom an event that the statement tells is aimed) are actors: a key, or a name
    in any spelling. `state` is the speaker's and `dyad` two states between which something happens, in either direction
    (ISO 3166-1 alpha-3); `event` is a type of PLOVER's; one event must be all three. `since`
    and `until` are days of publication, both included. `once` leaves out copies of a story. `after` is a page's `next`.
    """

    words: str = ""
    speaker: str | None = None
    state: str | None = None
    act: str | None = None
    kind: str | None = None
    addressee: str | None = None
    via: str | None = None
    target: str | None = None
    event: str | None = None
    dyad: tuple[str, str] | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    once: bool = False
    limit: int = 20
    after: str | None = None


class Hit(msgspec.Struct, frozen=True):
    """A statement that was found: its article, the statement, and the words around it."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    speaker: str | None
    country: str | None
    statement: Statement
    around: str


class Page(msgspec.Struct, frozen=True):
    """Some hits, the newest article first; `next` asks for those behind them, None where there are no more.

    Articles that arrive between two pages move nothing: a page goes on behind the last statement of the one before.
    """

    hits: tuple[Hit, ...]
    next: str | None


def find(connection: Connection, asked: Select[Any], limit: int) -> Page:
    """The page that a question of `page_of` answers."""
    rows = connection.execute(asked).all()
    shown = rows[:limit]
    last = f"{shown[-1].day}~{shown[-1].id}" if len(rows) > limit else None
    return Page(tuple(_hit(row) for row in shown), last)


def page_of(dialect: str, query: Query, words: WordMaker) -> Select[Any]:
    """The question that a page answers, for a store of this dialect; one row more than the page shows.

    Which statements they are is settled first, on narrow rows; articles and records are fetched for the page only.
    Raises `ArchiveError` for a limit or an `after` that is none.
    """
    if not 1 <= query.limit <= _LONGEST:
        raise ArchiveError(f"a page has 1 to {_LONGEST} statements, not {query.limit}")
    chosen = select(statements.c.id)
    for condition in _conditions(query):
        chosen = chosen.where(condition)
    groups = _groups(query.words, words)
    if groups:
        chosen = chosen.where(_has_words(dialect, groups))
    if query.after:
        chosen = chosen.where(_behind(query.after))
    order = (statements.c.day.desc(), statements.c.id.desc())
    page = chosen.order_by(*order).limit(query.limit + 1).subquery()
    shown = (statements.c.id, statements.c.number, statements.c.day, statements.c.start, statements.c.end)
    return (
        select(*shown, articles.c.key, articles.c.title, articles.c.outlet, articles.c.published, articles.c.text)
        .add_columns(records.c.data)
        .join(page, page.c.id == statements.c.id)
        .join(articles, articles.c.id == statements.c.article)
        .join(records, records.c.article == statements.c.article)
        .order_by(*order)
    )


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.speaker:
        found.append(statements.c.speaker.in_(_keys_of(query.speaker)))
    if query.addressee:
        found.append(statements.c.addressee.in_(_keys_of(query.addressee)))
    if query.via:
        link = (via.c.article == statements.c.article, via.c.statement == statements.c.number)
        found.append(exists().where(*link, via.c.key.in_(_keys_of(query.via))))
    for value, place in (
        (query.state, statements.c.speaker_country),
        (query.act, statements.c.act),
        (query.kind, statements.c.kind),
        (query.outlet, statements.c.outlet),
    ):
        if value:
            found.append(place == literal(value, AnyText()))
    if query.since:
        found.append(statements.c.day >= query.since.isoformat())
    if query.until:
        found.append(and_(statements.c.day <= query.until.isoformat(), statements.c.day > ""))
    if query.once:
        first = select(articles.c.id).where(articles.c.story.is_(None) | (articles.c.story == articles.c.id))
        found.append(statements.c.article.in_(first))
    told = _told(query)
    if told:
        same = (events.c.article == statements.c.article, events.c.statement == statements.c.number)
        found.append(exists().where(*same, *told))
    return found


def _told(query: Query) -> list[ColumnElement[bool]]:
    """What must hold of one event that a statement tells."""
    found: list[ColumnElement[bool]] = []
    if query.event:
        found.append(events.c.type == literal(query.event, AnyText()))
    if query.target:
        found.append(events.c.recipient.in_(_keys_of(query.target)))
    if query.dyad:
        one, other = (literal(state, AnyText()) for state in query.dyad)
        pair = tuple_(events.c.actor_country, events.c.recipient_country)
        found.append(pair.in_([tuple_(one, other), tuple_(other, one)]))
    return found


def _keys_of(name: str) -> Select[tuple[str]]:
    """The keys of actors who are called so somewhere in the archive, or whose key it is."""
    called = select(names.c.key).where(names.c.folded == spelling(name))
    return called.union_all(select(literal(name, AnyText())))  # type: ignore[return-value]


def _groups(asked: str, words: WordMaker) -> list[list[str]]:
    """The words that must be there, each with those that must stand right behind it."""
    groups: list[list[str]] = []
    for match in _PHRASE.finditer(asked):
        made = words.of_text(match[1] or match[2])
        groups += [made] if match[1] and made else [[word] for word in made]
    return groups


def _has_words(dialect: str, groups: list[list[str]]) -> ColumnElement[bool]:
    if dialect == "sqlite":
        match = " AND ".join(f'"{" ".join(group)}"' for group in groups)
        index = table("statement_words", column("rowid"))
        found = select(index.c.rowid).where(text("statement_words MATCH :match").bindparams(match=match))
        return statements.c.id.in_(found)
    query = " & ".join("(" + " <-> ".join(f"'{word}'" for word in group) + ")" for group in groups)
    has: ColumnElement[bool] = text("statements.word_vector @@ CAST(:asked AS tsquery)").bindparams(asked=query)  # type: ignore[assignment]
    return has


def _behind(after: str) -> ColumnElement[bool]:
    day, _, number = after.partition("~")
    if not _PLACE.fullmatch(after):
        raise ArchiveError(f"{after!r} is no place to go on from", hint="take a page's `next`")
    return or_(statements.c.day < day, and_(statements.c.day == day, statements.c.id < int(number)))


def _hit(row: object) -> Hit:
    text_: str = row.text  # type: ignore[attr-defined]
    record = kept(row.data, text_)  # type: ignore[attr-defined]
    statement = next(one for one in record.statements if one.id == row.number)  # type: ignore[attr-defined]
    speaker = next((actor for actor in record.actors if actor.id == statement.speaker_actor), None)
    start, end = row.start, row.end  # type: ignore[attr-defined]
    return Hit(
        article=row.key,  # type: ignore[attr-defined]
        title=row.title,  # type: ignore[attr-defined]
        outlet=row.outlet,  # type: ignore[attr-defined]
        published=row.published,  # type: ignore[attr-defined]
        speaker=speaker.name if speaker is not None else None,
        country=speaker.country if speaker is not None else None,
        statement=statement,
        around=text_[max(0, start - _AROUND) : end + _AROUND],
    )
