"""Threads as they are asked for: a list of them, and one with everybody who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, cast, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, String, and_, literal, select

from goft.archive.proving import carriers, proof_of, read_articles
from goft.archive.schema import articles, claims, statements, threads
from goft.archive.search import MANY, Groups, count_with, has_words, keys_of
from goft.errors import ArchiveError
from goft.record import Act, Record, Statement
from goft.threads.contrast import Standing
from goft.threads.sources import Source, weakest_of
from goft.timelines.proof import Proof

__all__ = ["Member", "Summary", "Thread", "ThreadList", "ThreadOrder", "ThreadQuery", "find_thread", "find_threads"]

ThreadOrder = Literal["stories", "disputes", "recent"]
_LONGEST = 200


class ThreadQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which threads are asked for; everything that is given must hold.

    `words` stand in a statement of the thread, `speaker` (a key, or a name in any spelling) takes part in it. `since`
    and `until` are days on which it had come up, both included. `disputed` asks for those that somebody disputes.
    `order` is by stories, by disputing stories, or the last day; `stories` is how many at least.
    """

    words: str = ""
    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    disputed: bool = False
    stories: int = 1
    order: ThreadOrder = "stories"
    limit: int = 20

    def __post_init__(self) -> None:
        """Refuse what could find nothing, whatever an archive has. Raises `ArchiveError`."""
        if self.order not in get_args(ThreadOrder):
            raise ArchiveError(f"there is no order {self.order!r}", hint=f"one of {', '.join(get_args(ThreadOrder))}")
        if not 1 <= self.limit <= _LONGEST:
            raise ArchiveError(f"a list has 1 to {_LONGEST} threads, not {self.limit}")
        if self.since and self.until and self.since > self.until:
            raise ArchiveError("since is later than until", where=f"{self.since} … {self.until}")


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in a thread, as its story's first article of the thread has it.

    `stand` is how it stands to the claim that the thread begins with, `standing` to the one that it hangs on (`link`,
    an article's id and a statement's), None for the first; `why` says by what that is seen, and `sure`, 0 to 1, how
    sure it is that the two are about the same. `weakest` is the weakest link of its chain of sources.
    """

    proof: Proof
    speaker: str | None
    country: str | None
    act: Act
    wording: str
    stand: Standing
    standing: Standing | None
    link: tuple[str, str] | None
    linked_by: str | None
    sure: float | None
    why: str | None
    weakest: Source


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A thread in short: its first claim, and how many stories, outlets and speakers took part; copies count once.

    Days are "YYYY-MM-DD", None where they are not known.
    """

    first: Member
    first_day: str | None
    last_day: str | None
    statements: int
    stories: int
    outlets: int
    speakers: int
    disputes: int
    supports: int


class ThreadList(msgspec.Struct, frozen=True, kw_only=True):
    """Some threads, and how many articles are not in the threads yet."""

    threads: tuple[Summary, ...]
    waiting: int


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """A thread with its members, the earliest first; of copies of one story only one, whose proof names the outlets."""

    summary: Summary
    members: tuple[Member, ...]


def find_threads(connection: Connection, query: ThreadQuery, groups: Groups) -> tuple[Summary, ...]:
    """The threads that a query asks for; `groups` are its words, made by `goft.archive.search.groups_of`."""
    order: dict[ThreadOrder, Sequence[Any]] = {
        "stories": (threads.c.stories.desc(), threads.c.id),
        "disputes": (threads.c.disputes.desc(), threads.c.stories.desc(), threads.c.id),
        "recent": (threads.c.last_day.desc(), threads.c.id.desc()),
    }
    chosen = select(threads).where(*_conditions(connection, query, groups)).order_by(*order[query.order])
    rows = connection.execute(chosen.limit(query.limit)).all()
    firsts = _members(connection, claims.c.id.in_([row.id for row in rows]))
    return tuple(_summary(row, firsts[row.id]) for row in rows if row.id in firsts)


def find_thread(connection: Connection, article: str, statement: str) -> Thread | None:
    """The thread of a statement of an article; None where it is in none, or alone in its own."""
    if not statement[1:].isdecimal():
        raise ArchiveError(f"{statement!r} is no statement", hint="its number in the record, such as s3")
    at = and_(articles.c.key == article, claims.c.number == int(statement[1:]))
    number = connection.execute(select(claims.c.thread).join(articles).where(at)).scalar()
    row = connection.execute(select(threads).where(threads.c.id == number)).first()
    if row is None:
        return None
    members = _members(connection, claims.c.thread == row.id)
    return Thread(summary=_summary(row, members[row.id]), members=_once(members, row.id))


def _conditions(connection: Connection, query: ThreadQuery, groups: Groups) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [threads.c.stories >= query.stories]
    if query.disputed:
        found.append(threads.c.disputes > 0)
    if query.since:
        found.append(threads.c.last_day >= query.since.isoformat())
    if query.until:
        found.append(and_(threads.c.first_day <= query.until.isoformat(), threads.c.first_day > ""))
    if query.speaker:
        found.append(threads.c.id.in_(select(claims.c.thread).where(claims.c.speaker.in_(keys_of(query.speaker)))))
    if groups:
        found.append(_with_words(connection, groups))
    return found


def _with_words(connection: Connection, groups: Groups) -> ColumnElement[bool]:
    """That a statement of a thread has the words. Few statements are looked up; where many have them, threads are gone
    through in their order, and soon enough of them met."""
    said = and_(statements.c.article == claims.c.article, statements.c.number == _numbered(connection))
    many = count_with(connection, groups) > MANY
    chosen = select(claims.c.thread).join(statements, said).where(has_words(connection, groups, many))
    return chosen.where(claims.c.thread == threads.c.id).exists() if many else threads.c.id.in_(chosen)


def _numbered(connection: Connection) -> ColumnElement[str]:
    """A claim's number as its statement's row has it: s3."""
    return literal("s", String()).concat(claims.c.number.cast(String()))


def _members(connection: Connection, condition: ColumnElement[bool]) -> dict[int, Member]:
    """The members that meet a condition, by their claims' numbers, the earliest first."""
    parent, held = claims.alias("parent"), articles.alias("held")
    query = (
        select(claims, articles.c.story, parent.c.number.label("parent_number"), held.c.key.label("parent_key"))
        .join(articles, articles.c.id == claims.c.article)
        .outerjoin(parent, parent.c.id == claims.c.parent)
        .outerjoin(held, held.c.id == parent.c.article)
        .where(condition)
        .order_by(claims.c.day, articles.c.key, claims.c.number)
    )
    rows = connection.execute(query).all()
    outlets = carriers(connection, {row.story or row.article for row in rows})
    read = {one.number: one.record for one in read_articles(connection, {row.article for row in rows})}
    return {row.id: _member(row, read[row.article], outlets[row.story or row.article]) for row in rows}


def _member(row: Any, record: Record, outlets: tuple[str, ...]) -> Member:
    statement = next(one for one in record.statements if one.id == f"s{row.number}")
    actors = {actor.id: actor for actor in record.actors}
    speaker = actors.get(statement.speaker_actor or "")
    return Member(
        proof=proof_of(record, statement.id, _places(statement), outlets),
        speaker=speaker.name if speaker else statement.speaker.text if statement.speaker else None,
        country=speaker.country if speaker else None,
        act=statement.act,
        wording=" … ".join(span.text for span in statement.content),
        stand=cast(Standing, row.stand),
        standing=row.standing,
        link=(row.parent_key, f"s{row.parent_number}") if row.parent_key is not None else None,
        linked_by=row.linked_by,
        sure=row.sure,
        why=row.why,
        weakest=weakest_of(statement, actors),
    )


def _places(statement: Statement) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in (*statement.cue, *statement.content)]


def _once(members: dict[int, Member], first: int) -> tuple[Member, ...]:
    """Of what one story says in one way, the earliest; the first claim of all is there in any case."""
    found: list[Member] = []
    seen: set[tuple[object, ...]] = set()
    for number, one in members.items():
        said = (one.proof.outlets, one.speaker, one.stand, one.wording)
        if number == first or said not in seen:
            found.append(one)
        seen.add(said)
    return tuple(found)


def _summary(row: Any, first: Member) -> Summary:
    return Summary(
        first=first,
        first_day=row.first_day or None,
        last_day=row.last_day or None,
        statements=row.claims,
        stories=row.stories,
        outlets=row.outlets,
        speakers=row.speakers,
        disputes=row.disputes,
        supports=row.supports,
    )
