"""The store: articles with their records in, out, replaced, checked and deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import Literal, TypeVar

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DatabaseError

from goft.archive.accounts import Accounts
from goft.archive.check import Problem, problems
from goft.archive.completing import complete, count_incomplete
from goft.archive.copies import lead, story_of
from goft.archive.correcting import (
    KeptPage,
    checked,
    correct,
    corrected,
    find_corrections,
    keep_reading,
    says_else,
    undo,
    with_corrections,
)
from goft.archive.engine import connect, in_pieces, reading, writing
from goft.archive.facets import Facets, find_facets
from goft.archive.feeds import Feeds
from goft.archive.filling import clear_rows, fill_rows
from goft.archive.keeping import Kept
from goft.archive.migrations import migrate, version_of
from goft.archive.profiles import Profile, find_namesakes, find_profile
from goft.archive.rows import Rows, digest_of, keep, kept, rows_of
from goft.archive.schema import (
    COUNTED,
    articles,
    bands,
    readings,
    records,
)
from goft.archive.search import Page, Query, find, groups_of
from goft.archive.stories import Mark
from goft.archive.tallies import ActorEntry, Count, changes, outlets
from goft.archive.threading import Threaded, count_waiting, thread_all
from goft.archive.threads import Summary, Thread, ThreadList, ThreadQuery, find_thread, find_threads
from goft.archive.timelines import (
    DyadQuery,
    LedgerQuery,
    PositionQuery,
    find_counts,
    find_dyad,
    find_ledger,
    find_positions,
)
from goft.archive.today import Today, find_today
from goft.article import Article
from goft.corrections import Corrected, Correction
from goft.errors import ArchiveError
from goft.record import Record
from goft.timelines import Dyad, Ledger, Positions
from goft.timelines.ledger_model import CountRow
from goft.words import Placed, WordMaker

__all__ = ["Added", "Archive", "Entry", "Stats", "Wanted"]

_T = TypeVar("_T")
Added = Literal["new", "same", "replaced"]
_ANSWERS = 256
"""Answers of a kind that an archive keeps; one takes some ten kilobytes."""


class Entry(msgspec.Struct, frozen=True):
    """An article with its record, rows and mark, ready to be stored; made beside the store, in any process."""

    article: Article
    record: Record
    rows: Rows
    mark: Mark


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which articles are asked for; everything that is given must hold.

    `since` and `until` are days of publication, both included; an article without one is of no days.
    """

    since: date | None = None
    until: date | None = None
    outlet: str | None = None


class Stats(msgspec.Struct, frozen=True):
    """How much a store has."""

    articles: int
    stories: int
    statements: int
    actors: int
    events: int
    figures: int
    times: int
    first_day: str | None
    last_day: str | None
    migration: int


class Archive:
    """An archive, made where it is not there. Processes and threads may share it; close it, or use it in a `with`."""

    def __init__(self, place: str | Path) -> None:
        """Open `place`, a path of a file (SQLite) or `postgresql://…`. Raises `ArchiveError`."""
        self._engine: Engine = connect(place)
        self.place = str(place)
        try:
            migrate(self._engine)
        except DatabaseError as error:
            raise ArchiveError(f"cannot be opened: {error.orig}", where=self.place, hint="name another one") from error
        self._facets: Kept[Facets] = Kept(_ANSWERS)
        self._profiles: Kept[Profile | None] = Kept(_ANSWERS)
        self._days: Kept[Today] = Kept(_ANSWERS)
        self._counts: Kept[tuple[CountRow, ...]] = Kept(_ANSWERS)
        self._positions: Kept[Positions] = Kept(_ANSWERS)
        self._threads: Kept[tuple[Summary, ...]] = Kept(_ANSWERS)
        self._words: WordMaker | None = None
        self._making_words = Lock()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._engine.dispose()

    @property
    def feeds(self) -> Feeds:
        """The feeds that are watched."""
        return Feeds(self._engine)

    @property
    def accounts(self) -> Accounts:
        """The users, their sessions and their tokens."""
        return Accounts(self._engine)

    @property
    def words(self) -> WordMaker:
        """What makes words of queries; loaded when it is first needed."""
        self._words = self._words or WordMaker.load()
        return self._words

    def known(self, found: Sequence[Article], version: str) -> frozenset[str]:
        """The ids of those articles that the store has, word for word, with a record of this reader version."""
        wanted = {article.id: digest_of(article) for article in found}
        there: set[str] = set()
        with reading(self._engine) as connection:
            for some in in_pieces(found):
                ids = [article.id for article in some]
                query = (
                    select(articles.c.key, articles.c.digest)
                    .join(records, records.c.article == articles.c.id)
                    .where(articles.c.key.in_(ids), records.c.version == version)
                )
                there.update(key for key, digest in connection.execute(query) if wanted[key] == digest)
        return frozenset(there)

    def add(self, entries: Sequence[Entry]) -> tuple[Added, ...]:
        """Store articles in one transaction: all of them, or none; what became of each.

        The same article (its id, or its text from its outlet) is kept once. A record of another reader version, or a
        changed text, takes the place of the old one with all its rows; the corrections of the article hold in it, too.
        """
        with writing(self._engine) as connection:
            return tuple(self._put(connection, entry) for entry in entries)

    def _put(self, connection: Connection, entry: Entry) -> Added:
        article, digest = entry.article, digest_of(entry.article)
        held = connection.execute(
            select(articles.c.id, articles.c.digest, records.c.version)
            .join(records, records.c.article == articles.c.id)
            .where((articles.c.key == article.id) | (articles.c.digest == digest))
            .order_by(articles.c.key != article.id)
        ).first()
        if held is not None and held.digest == digest and held.version == entry.record.reader.version:
            return "same"
        row = {
            "digest": digest,
            "title": article.title,
            "text": article.text,
            "outlet": article.outlet,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
        }
        if held is None:
            added = datetime.now(UTC).isoformat(timespec="seconds")
            values = {**row, "key": article.id, "added": added}
            number = connection.execute(insert(articles).returning(articles.c.id), values).scalar_one()
        else:
            number = held.id
            connection.execute(update(articles).where(articles.c.id == number), row)
            self._clear(connection, number)
        leader = self._tell(connection, number, entry.mark)
        self._fill(connection, number, entry, first=leader == number)
        return "new" if held is None else "replaced"

    def _fill(self, connection: Connection, number: int, entry: Entry, *, first: bool) -> None:
        record, rows = entry.record, entry.rows
        found = corrected(connection, number, record)
        if found is not None:
            keep_reading(connection, number, record)
            rows = msgspec.structs.replace(rows, told=())
            if says_else(found.record, record):
                rows = rows_of(found.record, self._words_of(record.text))
            record = found.record
        data = {"version": record.reader.version, "model": record.reader.model, "data": keep(record)}
        connection.execute(insert(records), {"article": number, **data})
        fill_rows(connection, number, rows, first=first)

    def _tell(self, connection: Connection, number: int, mark: Mark) -> int:
        """Find the story that an article tells again, and note by what others will find it; the story's leader."""
        story = story_of(connection, number, mark)
        connection.execute(update(articles).where(articles.c.id == number), {"story": story, "sketch": mark.sketch})
        if story != number:  # it may have been the first of those that copied its older text
            connection.execute(update(articles).where(articles.c.story == number), {"story": story})
        if mark.bands:
            connection.execute(insert(bands), [{"band": band, "article": number} for band in mark.bands])
        return lead(connection, story)

    @staticmethod
    def _clear(connection: Connection, number: int) -> None:
        clear_rows(connection, number)
        for table in (bands, readings, records):
            connection.execute(delete(table).where(table.c.article == number))

    def _words_of(self, text: str) -> Sequence[Placed]:
        with self._making_words:
            return self.words.in_text(text)

    def get(self, key: str) -> Record | None:
        """The record of an article, by the article's id: with its corrections, as everything that is asked sees it."""
        query = select(records.c.data, articles.c.text).join(articles).where(articles.c.key == key)
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        return kept(row.data, row.text) if row is not None else None

    def count(self, wanted: Wanted | None = None) -> int:
        """How many articles there are, of those that are wanted."""
        query = select(func.count()).select_from(articles).where(*_conditions(wanted))
        with reading(self._engine) as connection:
            return connection.execute(query).scalar_one()

    def all_records(self, wanted: Wanted | None = None, at_once: int = 200) -> Iterator[Record]:
        """Every record that is wanted, in the order the articles came, a few at a time."""
        last = 0
        while True:
            query = (
                select(articles.c.id, records.c.data, articles.c.text)
                .join(records, records.c.article == articles.c.id)
                .where(articles.c.id > last, *_conditions(wanted))
                .order_by(articles.c.id)
                .limit(at_once)
            )
            with reading(self._engine) as connection:
                rows = connection.execute(query).all()
            if not rows:
                return
            for row in rows:
                yield kept(row.data, row.text)
            last = rows[-1].id

    def correct(self, article: str, correction: Correction) -> Corrected:
        """Have a correction (`goft.corrections.correction`) hold in an article's record and in all that is made of it;
        its claims wait to be threaded anew, where they have changed.

        Raises `CorrectionError` for one that finds no place, or confirms what has changed since it was seen.
        """
        with self._making_words:
            _ = self.words  # loaded before others have to wait
        with writing(self._engine) as connection:
            return correct(connection, article, correction, self._words_of)

    def undo(self, correction: int, by: str) -> Corrected:
        """Have a correction hold no more, by its number; it is kept. Raises `CorrectionError` where it does not."""
        with self._making_words:
            _ = self.words
        with writing(self._engine) as connection:
            return undo(connection, correction, by, self._words_of)

    def corrections(
        self,
        article: str | None = None,
        by: str | None = None,
        since: str | None = None,
        limit: int = 100,
        after: int | None = None,
    ) -> KeptPage:
        """A page of corrections, the newest first, those that were undone among them.

        `since` is a day or a time (UTC, ISO 8601), `after` a page's `next`.
        """
        with reading(self._engine) as connection:
            return find_corrections(connection, article=article, by=by, since=since, limit=limit, after=after)

    def checked(self, key: str) -> Corrected | None:
        """An article's record with who checked what of it, and the corrections that have no place in it any more."""
        with reading(self._engine) as connection:
            return checked(connection, key)

    def all_checked(
        self, wanted: Wanted | None = None, *, partial: bool = False, at_once: int = 100
    ) -> Iterator[Corrected]:
        """Articles of which every statement was checked (`Corrected.is_complete`), in the order they came; with
        `partial`, all that have corrections that hold."""
        last = 0
        while True:
            with reading(self._engine) as connection:
                rows = with_corrections(connection, _conditions(wanted), last, at_once)
                found = [checked(connection, row.key) for row in rows]
            if not rows:
                return
            yield from (one for one in found if one is not None and (partial or one.is_complete()))
            last = rows[-1].id

    def search(self, query: Query) -> Page:
        """A page of statements (`goft.archive.search`)."""
        with self._making_words:
            groups = groups_of(query.words, self.words)
        with reading(self._engine) as connection:
            return find(connection, query, groups)

    def facets(self, query: Query) -> Facets:
        """How many statements a query finds, and how they spread (`goft.archive.facets`)."""
        asked = msgspec.structs.replace(query, limit=1, after=None)
        with self._making_words:
            groups = groups_of(asked.words, self.words)
        return self._kept(self._facets, asked, lambda connection: find_facets(connection, asked, groups))

    def _kept(self, kept: Kept[_T], question: Hashable, find_: Callable[[Connection], _T]) -> _T:
        """An answer, looked for once if it is not kept or the store has changed."""
        with reading(self._engine) as connection:
            found = kept.get(question, changes(connection))
        if found is not None:
            return found
        with kept.finding(question), reading(self._engine) as connection:
            had = changes(connection)
            found = kept.get(question, had)
            if found is None:
                found = find_(connection)
                kept.put(question, had, found)
        return found

    def forget_answers(self) -> None:
        """Look for everything anew, to see how long that takes; answers are never stale."""
        for answers in (self._facets, self._profiles, self._days, self._counts, self._positions, self._threads):
            answers.clear()

    def outlets(self) -> tuple[Count, ...]:
        """All outlets by name, with how many statements they carried."""
        with reading(self._engine) as connection:
            return outlets(connection)

    def profile(self, name: str) -> Profile | None:
        """An actor by key or by name in any spelling (`goft.archive.profiles`); None where nobody is called so."""
        return self._kept(self._profiles, name, lambda connection: find_profile(connection, name))

    def namesakes(self, name: str) -> tuple[ActorEntry, ...]:
        """Actors whose name, in any spelling, begins so; those most quoted under it first, at most 20."""
        with reading(self._engine) as connection:
            return find_namesakes(connection, name)

    def today(self, day: date | None = None) -> Today:
        """What a day has; None is the last day with articles (`goft.archive.today`)."""
        return self._kept(self._days, day, lambda connection: find_today(connection, day))

    def positions(self, query: PositionQuery) -> Positions:
        """A speaker's statements on a topic over time (`goft.timelines.positions`)."""
        with self._making_words:
            groups = groups_of(query.about, self.words)
        return self._kept(
            self._positions, query, lambda connection: find_positions(connection, query, groups, self.words)
        )

    def dyad(self, query: DyadQuery) -> Dyad:
        """Two states week by week (`goft.timelines.dyads`)."""
        with reading(self._engine) as connection:
            return find_dyad(connection, query)

    def ledger(self, query: LedgerQuery) -> Ledger:
        """What was counted of one category (`goft.timelines.ledger`)."""
        counts = self.counts(query.category)
        with reading(self._engine) as connection:
            return find_ledger(connection, query, counts)

    def counts(self, category: str) -> tuple[CountRow, ...]:
        """Every figure of a category (`goft.timelines.categories`); seconds for a large archive, then kept."""
        return self._kept(self._counts, category, lambda connection: find_counts(connection, category))

    def threads(self, query: ThreadQuery) -> ThreadList:
        """Threads of claims, in short (`goft.archive.threads`)."""
        with self._making_words:
            groups = groups_of(query.words, self.words)
        found = self._kept(self._threads, query, lambda connection: find_threads(connection, query, groups))
        return ThreadList(threads=found, waiting=self.waiting())

    def thread_of(self, article: str, statement: str) -> Thread | None:
        """The thread of a statement of an article with everybody who takes part; None where it is alone.

        Raises `ArchiveError` for what can be no statement.
        """
        with reading(self._engine) as connection:
            return find_thread(connection, article, statement)

    def waiting(self) -> int:
        """Articles that are not in the threads yet."""
        with reading(self._engine) as connection:
            return count_waiting(connection)

    def thread(self, *, workers: int = 1, told: Callable[[int], None] = lambda _: None) -> Threaded:
        """Take the articles that wait into the threads (`goft.archive.threading`); what does not change stays."""
        return thread_all(self._engine, workers=workers, told=told)

    def incomplete(self) -> int:
        """Articles that lack something that this version keeps beside a record; they are found all the same, slower."""
        return count_incomplete(self._engine)

    def complete(self, done: Callable[[int], None] = lambda _: None) -> None:
        """Make what they lack (`goft.archive.completing`)."""
        complete(self._engine, self.words, done)

    def delete(self, key: str) -> bool:
        """Take out an article and all that hangs on it; whether it was there. Its story goes on without it."""
        with writing(self._engine) as connection:
            number = connection.execute(select(articles.c.id).where(articles.c.key == key)).scalar()
            if number is None:
                return False
            self._clear(connection, number)
            connection.execute(delete(articles).where(articles.c.id == number))
            if connection.execute(select(articles.c.id).where(articles.c.story == number)).first() is not None:
                lead(connection, number)
            return True

    def stats(self) -> Stats:
        """How much there is."""
        with reading(self._engine) as connection:
            counts = {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in {"articles": articles, **COUNTED}.items()
            }
            stories = connection.execute(select(func.count(func.distinct(articles.c.story)))).scalar_one()
            first, last = connection.execute(
                select(func.min(articles.c.published), func.max(articles.c.published))
            ).one()
            return Stats(**counts, stories=stories, first_day=first, last_day=last, migration=version_of(connection))

    def check(self) -> Iterator[Problem]:
        """Whatever is not as it must be: spans that do not slice, rows that the record lacks, an index that lies."""
        yield from problems(self._engine)

    def backup(self, to: Path) -> None:
        """Copy a SQLite archive while it is in use. Raises `ArchiveError` for another store or a file in the way."""
        if self._engine.dialect.name != "sqlite":
            raise ArchiveError("is no SQLite file", where=self.place, hint="use pg_dump for PostgreSQL")
        if to.exists():
            raise ArchiveError("is there already", where=str(to), hint="name a new file")
        source, target = sqlite3.connect(self.place), sqlite3.connect(to)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()


def _conditions(wanted: Wanted | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted is not None and wanted.since is not None:
        found.append(articles.c.published >= wanted.since.isoformat())
    if wanted is not None and wanted.until is not None:
        found.append(articles.c.published <= wanted.until.isoformat())
    if wanted is not None and wanted.outlet is not None:
        found.append(articles.c.outlet == wanted.outlet)
    return found
