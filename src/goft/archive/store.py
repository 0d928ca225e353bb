"""The store: articles with their records in, out, replaced, checked and deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DatabaseError

from goft.archive.accounts import Accounts
from goft.archive.answers import Answers
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
from goft.archive.feeds import Feeds
from goft.archive.filling import clear_rows, fill_rows
from goft.archive.migrations import migrate, version_of
from goft.archive.rows import Rows, digest_of, keep, kept, rows_of
from goft.archive.schema import (
    COUNTED,
    articles,
    bands,
    readings,
    records,
)
from goft.archive.stories import Mark
from goft.archive.threading import Threaded, thread_all
from goft.article import Article
from goft.corrections import Corrected, Correction
from goft.errors import ArchiveError
from goft.record import Record
from goft.words import Placed

__all__ = ["Added", "Archive", "Entry", "Stats", "Wanted"]

Added = Literal["new", "same", "replaced"]


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


class Archive(Answers):
    """An archive, made where it is not there. Processes and threads may share it; close it, or use it in a `with`."""

    def __init__(self, place: str | Path) -> None:
        """Open `place`, a path of a file (SQLite) or `postgresql://…`. Raises `ArchiveError`."""
        engine = connect(place)
        self.place = str(place)
        try:
            migrate(engine)
        except DatabaseError as error:
            raise ArchiveError(f"cannot be opened: {error.orig}", where=self.place, hint="name another one") from error
        super().__init__(engine)

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
