"""Actors: what an archive has of one, and whom a name may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, FromClause, String, and_, case, func, literal, select, type_coerce

from goft.actors.holders import Known, Term, load_holders
from goft.actors.spelling import key as spelling
from goft.archive.anytext import AnyText
from goft.archive.counting import Counted, by_month
from goft.archive.facets import ActorFacet, Facet, actors_of, facet_of, months_of
from goft.archive.fetching import all_rows
from goft.archive.schema import called, events, names, statements, tallies, via
from goft.archive.tallies import TOP, ActorEntry, counts_of, entries_of

__all__ = ["Office", "Profile", "Spelling", "find_namesakes", "find_profile"]

_NEWEST_ONES = 3_000
"""An actor's statements that are looked at, the newest."""
_MOST = 20
"""Actors whom a name may mean."""
_LAST = "\U0010ffff"
"""Behind every other character."""


class Spelling(msgspec.Struct, frozen=True):
    """What an actor is called, and in how many articles."""

    name: str
    articles: int


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office that a person held, as the book of actors has it.

    `since` and `until` are YYYY, YYYY-MM or YYYY-MM-DD; an `until` of None is not known to have come, and `as_of` is
    then the last day on which the term was known to run. `known` says from where: wikidata, factbook, reported or
    imported.
    """

    office: str
    country: str | None
    since: str | None
    until: str | None
    known: Known | None
    as_of: str | None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive has of an actor.

    `name` is the one most often written, and `spellings` the twelve most frequent, that one among them; `full_name`,
    `english`, `wikidata` and `offices` (the earliest first) are the book's, for persons whom it knows. `said` is how
    many statements are the actor's, `first_day` and `last_day` (YYYY-MM-DD) those of the first and the last with a day.
    `via` are the sources by whose account the actor is quoted, `addressees` to whom it speaks, and `recipients` at whom
    the events are aimed that its statements tell; like `acts` and `outlets` they are counted in the newest 3,000
    statements, and say so, while `months` are counted in all. `namesakes` are others who are called so.
    """

    key: str
    kind: str
    name: str
    country: str | None
    full_name: str | None
    english: str | None
    wikidata: str | None
    spellings: tuple[Spelling, ...]
    said: int
    first_day: str | None
    last_day: str | None
    acts: Facet
    months: Facet
    outlets: Facet
    via: ActorFacet
    addressees: ActorFacet
    recipients: ActorFacet
    offices: tuple[Office, ...]
    namesakes: tuple[ActorEntry, ...]


def find_profile(connection: Connection, name: str) -> Profile | None:
    """The actor of a key; else, of those called so in any spelling, the one most quoted under that name; or None."""
    itself = connection.execute(select(called.c.key).where(called.c.key == name).limit(1)).scalar()
    found = _ranked(connection, names.c.folded == spelling(name), TOP + 1)
    key = itself or (found[0][0] if found else None)
    entries = entries_of(connection, [(key, _said(connection, key))]) if key is not None else ()
    if not entries:
        return None
    (actor,) = entries
    if itself:
        found = _ranked(connection, names.c.folded == spelling(actor.name), TOP + 1)
    others = [(other, count) for other, count in found if other != key]
    return _profile(connection, actor, entries_of(connection, others[:TOP]))


def find_namesakes(connection: Connection, name: str) -> tuple[ActorEntry, ...]:
    """Actors whose name, in any spelling, begins so, those most quoted under it first."""
    folded = spelling(name)
    return entries_of(connection, _ranked(connection, _begins(connection, folded), _MOST)) if folded else ()


def _begins(connection: Connection, folded: str) -> ColumnElement[bool]:
    """That a name begins so, by the order of its characters, in which the index has it whatever the locale."""
    first, last = literal(folded, AnyText()), literal(folded + _LAST, AnyText())
    if connection.dialect.name == "sqlite":
        return and_(names.c.folded >= first, names.c.folded < last)
    return and_(names.c.folded.bool_op("~>=~")(first), names.c.folded.bool_op("~<~")(last))


def _ranked(connection: Connection, condition: ColumnElement[bool], most: int) -> list[tuple[str, int]]:
    """Keys of actors who are called so, and how many statements they have; whose name it is, and who is quoted, first.

    The most quoted actor of all is now and then called by somebody else's name, where a text was read wrongly: it
    counts no more often than it is called so.
    """
    keys = select(names.c.key, func.count().label("so")).where(condition).group_by(names.c.key).subquery()
    said = func.coalesce(tallies.c.said, 0)
    spoken = and_(tallies.c.facet == "speaker", tallies.c.value == keys.c.key)
    order = (case((said < keys.c.so, said), else_=keys.c.so).desc(), keys.c.so.desc(), keys.c.key)
    query = select(keys.c.key, said).select_from(keys.outerjoin(tallies, spoken)).order_by(*order).limit(most)
    return [(row[0], row[1]) for row in connection.execute(query)]


def _said(connection: Connection, key: str) -> int:
    query = select(tallies.c.said).where(tallies.c.facet == "speaker", tallies.c.value == key)
    return connection.execute(query).scalar() or 0


def _profile(connection: Connection, actor: ActorEntry, namesakes: tuple[ActorEntry, ...]) -> Profile:
    own, day = statements.c.speaker == actor.key, statements.c.day
    days = connection.execute(select(func.min(day), func.max(day)).where(own, day > "")).one()
    newest = _newest(own)
    acts, outlets, addressees = _of_statements(connection, newest)
    told = and_(events.c.article == newest.c.article, events.c.statement == newest.c.number)
    quoted = and_(via.c.article == newest.c.article, via.c.statement == newest.c.number)
    holder = load_holders().get(spelling(actor.key.partition("/")[2])) if actor.kind == "person" else None
    return Profile(
        key=actor.key,
        kind=actor.kind,
        name=actor.name,
        country=actor.country,
        full_name=holder.name if holder else None,
        english=holder.english if holder else None,
        wikidata=holder.wikidata if holder else None,
        spellings=_spellings(connection, actor.key),
        said=actor.count,
        first_day=days[0],
        last_day=days[1],
        acts=facet_of(acts, every=True),
        months=months_of(by_month(connection, select(day, func.count()).where(own).group_by(day))),
        outlets=facet_of(outlets),
        via=_met(connection, via.c.key, newest.join(via, quoted), acts),
        addressees=actors_of(connection, addressees),
        recipients=_met(connection, events.c.recipient, newest.join(events, told), acts),
        offices=_offices(holder.terms if holder else ()),
        namesakes=namesakes,
    )


def _newest(own: ColumnElement[bool]) -> FromClause:
    shown = ("article", "number", "act", "outlet", "addressee")
    columns: list[Any] = [type_coerce(statements.c[name], String()).label(name) for name in shown[1:]]
    order = (statements.c.day.desc(), statements.c.id.desc())
    chosen = select(statements.c.article, *columns).where(own).order_by(*order).limit(_NEWEST_ONES)
    return chosen.subquery("newest")


def _of_statements(connection: Connection, newest: FromClause) -> tuple[Counted, Counted, Counted]:
    """Acts, outlets and addressees, counted in one passage."""
    columns = (newest.c.act, newest.c.outlet, newest.c.addressee)
    rows = all_rows(connection, select(*columns, func.count()).group_by(*columns))
    counted = sum(row[3] for row in rows)
    found: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
    for row in rows:
        for counts, value in zip(found, row[:3], strict=True):
            if value:
                counts[value] += row[3]
    acts, outlets, addressees = (Counted(counts, counted, counted < _NEWEST_ONES) for counts in found)
    return acts, outlets, addressees


def _met(connection: Connection, key: ColumnElement[Any], rows: FromClause, of: Counted) -> ActorFacet:
    """The actors that sources or events of statements are; a statement counts once for each source and event."""
    value = type_coerce(key, String())
    columns: list[Any] = [value, func.count()]
    counted = select(*columns).select_from(rows).where(key.is_not(None)).group_by(value)
    return actors_of(connection, Counted(counts_of(connection, counted), of.counted, of.whole))


def _spellings(connection: Connection, key: str) -> tuple[Spelling, ...]:
    articles = func.sum(called.c.articles)
    query = select(called.c.name, articles).where(called.c.key == key).group_by(called.c.name)
    rows = connection.execute(query.order_by(articles.desc(), called.c.name).limit(TOP))
    return tuple(Spelling(row[0], int(row[1])) for row in rows)


def _offices(terms: Sequence[Term]) -> tuple[Office, ...]:
    return tuple(
        Office(
            office=term.office,
            country=term.country,
            since=term.since,
            until=term.until,
            known=term.known,
            as_of=term.as_of,
        )
        for term in terms
        if term.office
    )
