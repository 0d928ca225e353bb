"""Statements by words, speaker, state, act, outlet, source and day, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from itertools import chain
from typing import Any, get_args

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TableClause,
    TextClause,
    UnaryExpression,
    and_,
    column,
    func,
    literal,
    or_,
    select,
    table,
    text,
    tuple_,
)
from sqlalchemy.sql.operators import custom_op

from goft.actors.spelling import key as spelling
from goft.archive.anytext import AnyText
from goft.archive.rows import kept
from goft.archive.schema import articles, events, names, records, statements, via
from goft.errors import ArchiveError
from goft.events.model import EventType
from goft.record import Act, Statement, StatementKind
from goft.words import WordMaker

__all__ = [
    "AFTER",
    "MANY",
    "Groups",
    "Hit",
    "Page",
    "Query",
    "conditions_of",
    "count_with",
    "find",
    "groups_of",
    "has_words",
    "hits_of",
    "keys_of",
    "page_of",
]

_PHRASE = re.compile(r'[«"“]([^«»"“”]+)[»"”]|([^«"“]+)')
AFTER = r"(\d{4}-\d\d-\d\d)?~\d{1,18}"
"""What `after` is like: the day and the number of the last statement of a page."""
_PLACE = re.compile(AFTER, re.ASCII)
_STATE = re.compile(r"[A-Z]{3}")
_KNOWN = {"act": get_args(Act), "kind": get_args(StatementKind), "event": get_args(EventType)}
_AROUND = 60
MANY = 2000
"""Statements with the words asked for, from which on the newest are looked for by day."""
_ITSELF = tuple_(statements.c.article, statements.c.number)
_NEWEST = (statements.c.day.desc(), statements.c.id.desc())
Groups = list[list[str]]
"""Words that must be there, each with those that must stand right behind it."""
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
    act: Act | None = None
    kind: StatementKind | None = None
    addressee: str | None = None
    via: str | None = None
    target: str | None = None
    event: EventType | None = None
    dyad: tuple[str, str] | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    once: bool = False
    limit: int = 20
    after: str | None = None

    def __post_init__(self) -> None:
        """Refuse what could find nothing, whatever an archive has. Raises `ArchiveError`."""
        for name, known in _KNOWN.items():
            value = getattr(self, name)
            if value is not None and value not in known:
                raise ArchiveError(f"there is no {name} {value!r}", hint=f"one of {', '.join(known)}")
        for state in (self.state, *(self.dyad or ())):
            if state is not None and not _STATE.fullmatch(state):
                raise ArchiveError(f"{state!r} is no state", hint="three letters of ISO 3166-1, such as IRN")
        if not 1 <= self.limit <= _LONGEST:
            raise ArchiveError(f"a page has 1 to {_LONGEST} statements, not {self.limit}")
        if self.after is not None and not _PLACE.fullmatch(self.after):
            raise ArchiveError(f"{self.after!r} is no place to go on from", hint="take a page's `next`")


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


def find(connection: Connection, query: Query, groups: Groups) -> Page:
    """A page of what a query asks for, its words made by `groups_of`."""
    rows = connection.execute(page_of(connection, query, groups)).all()
    shown = rows[: query.limit]
    last = f"{shown[-1].day}~{shown[-1].id}" if len(rows) > query.limit else None
    return Page(tuple(_hit(row) for row in shown), last)


def page_of(connection: Connection, query: Query, groups: Groups) -> Select[Any]:
    """The question that a page answers; one row more than the page shows.

    Which statements they are is settled first, on narrow rows; articles and records are fetched for the page only.
    """
    chosen = select(statements.c.id)
    many = count_with(connection, groups) > MANY
    # An outlet has many statements, and SQLite would go through them where it can look up a few words.
    passed = ("outlet",) if groups and not many and connection.dialect.name == "sqlite" else ()
    for condition in conditions_of(query, passed):
        chosen = chosen.where(condition)
    if groups:
        chosen = chosen.where(has_words(connection, groups, many))
    if query.after:
        chosen = chosen.where(_behind(query.after))
    return _shown(chosen.order_by(*_NEWEST).limit(query.limit + 1)).order_by(*_NEWEST)


def hits_of(connection: Connection, numbers: Sequence[int]) -> tuple[Hit, ...]:
    """Statements by the store's own numbers, in the order given; no more than a page has."""
    rows = connection.execute(_shown(select(statements.c.id).where(statements.c.id.in_(numbers)))).all()
    hits = {row.id: _hit(row) for row in rows}
    return tuple(hits[number] for number in numbers if number in hits)


def _shown(chosen: Select[Any]) -> Select[Any]:
    """What a hit is made of, for the statements chosen."""
    page = chosen.subquery()
    shown = (statements.c.id, statements.c.number, statements.c.day, statements.c.start, statements.c.end)
    return (
        select(*shown, articles.c.key, articles.c.title, articles.c.outlet, articles.c.published, articles.c.text)
        .add_columns(records.c.data)
        .join(page, page.c.id == statements.c.id)
        .join(articles, articles.c.id == statements.c.article)
        .join(records, records.c.article == statements.c.article)
    )


def conditions_of(query: Query, passed: Collection[str] = ()) -> list[ColumnElement[bool]]:
    """What must hold of a statement's row, its words and the place to go on from aside.

    SQLite does not look for columns that are `passed` in their own indexes; PostgreSQL knows better by itself.
    """
    found: list[ColumnElement[bool]] = []
    if query.speaker:
        found.append(_column("speaker", passed).in_(keys_of(query.speaker)))
    if query.addressee:
        found.append(statements.c.addressee.in_(keys_of(query.addressee)))
    if query.via:
        found.append(_ITSELF.in_(select(via.c.article, via.c.statement).where(via.c.key.in_(keys_of(query.via)))))
    for value, place in (
        (query.state, "speaker_country"),
        (query.act, "act"),
        (query.kind, "kind"),
        (query.outlet, "outlet"),
    ):
        if value:
            found.append(_column(place, passed) == literal(value, AnyText()))
    if query.since:
        found.append(statements.c.day >= query.since.isoformat())
    if query.until:
        found.append(and_(statements.c.day <= query.until.isoformat(), statements.c.day > ""))
    if query.once:
        found.append(statements.c.first)
    told = _told(query)
    if told:
        found.append(_ITSELF.in_(select(events.c.article, events.c.statement).where(*told)))
    return found


def _column(name: str, passed: Collection[str]) -> ColumnElement[Any]:
    column_ = statements.c[name]
    return UnaryExpression(column_, operator=custom_op("+"), type_=column_.type) if name in passed else column_


def _told(query: Query) -> list[ColumnElement[bool]]:
    """What must hold of one event that a statement tells."""
    found: list[ColumnElement[bool]] = []
    if query.event:
        found.append(events.c.type == literal(query.event, AnyText()))
    if query.target:
        found.append(events.c.recipient.in_(keys_of(query.target)))
    if query.dyad:
        one, other = (literal(state, AnyText()) for state in query.dyad)
        pair = tuple_(events.c.actor_country, events.c.recipient_country)
        found.append(pair.in_([tuple_(one, other), tuple_(other, one)]))
    return found


def keys_of(name: str) -> Select[tuple[str]]:
    """The keys of actors who are called so somewhere in the archive, or whose key it is."""
    called = select(names.c.key).where(names.c.folded == spelling(name))
    return called.union_all(select(literal(name, AnyText())))  # type: ignore[return-value]


def groups_of(asked: str, words: WordMaker) -> Groups:
    """The words of a query that must be there, each with those that must stand right behind it."""
    groups: Groups = []
    for match in _PHRASE.finditer(asked):
        made = words.groups_of(match[1] or match[2])
        groups += [list(chain.from_iterable(made))] if match[1] and made else made
    return groups


def has_words(connection: Connection, groups: Groups, many: bool | None = None) -> ColumnElement[bool]:
    """That a statement has the words that `groups_of` made; SQLite looks them up where they are not `many`."""
    if connection.dialect.name != "sqlite":
        query = " & ".join("(" + " <-> ".join(f"'{word}'" for word in group) + ")" for group in groups)
        has: ColumnElement[bool] = text("statements.word_vector @@ CAST(:asked AS tsquery)").bindparams(asked=query)  # type: ignore[assignment]
        return has
    index, asked = _matching(groups)
    having = select(index.c.rowid).where(asked)
    many = count_with(connection, groups) > MANY if many is None else many
    # SQLite does not know how many there are: few are looked up and sorted, of many the newest are soon met by day,
    # and the sum keeps it from looking them up.
    return (statements.c.id + 0 if many else statements.c.id).in_(having)


def count_with(connection: Connection, groups: Groups) -> int:
    """How many statements of a SQLite archive have the words; PostgreSQL has other ways, and 0 is said there."""
    if connection.dialect.name != "sqlite" or not groups:
        return 0
    index, asked = _matching(groups)
    return connection.execute(select(func.count()).select_from(index).where(asked)).scalar_one()


def _matching(groups: Groups) -> tuple[TableClause, TextClause]:
    """SQLite's index of words, and that a row of it has the words."""
    match = " AND ".join(f'"{" ".join(one)}"' for one in groups)
    return table("statement_words", column("rowid")), text("statement_words MATCH :match").bindparams(match=match)


def _behind(after: str) -> ColumnElement[bool]:
    day, _, number = after.partition("~")
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
