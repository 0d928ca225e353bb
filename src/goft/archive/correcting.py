"""Corrections in the store: kept with their article whatever is read of it, and applied to whatever is read.

What stands in `records`, and in all rows, is the corrected record, so that searches, threads, timelines and exports see
it and need not know of corrections; `readings` keeps what was read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from goft.archive.filling import clear_rows, fill_rows
from goft.archive.rows import keep, kept, rows_of
from goft.archive.schema import articles, corrections, readings, records, told
from goft.corrections import Corrected, Correction, applied, check_text, parts_of
from goft.errors import CorrectionError
from goft.record import Record
from goft.words import Placed

__all__ = [
    "Kept",
    "KeptPage",
    "checked",
    "correct",
    "corrected",
    "find_corrections",
    "keep_reading",
    "misapplied",
    "says_else",
    "undo",
    "with_corrections",
]

WordsOf = Callable[[str], Sequence[Placed]]
"""What makes the words of a text, with their places."""
_LONGEST = 500
_HOLDS = corrections.c.undone_at.is_(None)


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A correction as the store has it: its number, its article's id, and who undid it, if somebody has."""

    id: int
    article: str
    correction: Correction
    undone_by: str | None
    undone_at: str | None


class KeptPage(msgspec.Struct, frozen=True):
    """Some corrections, the newest first; `next` is what those behind them are asked for with (`after`)."""

    corrections: tuple[Kept, ...]
    next: int | None


class _Read(msgspec.Struct, frozen=True):
    """An article with its record as it was read, and as it is stored."""

    number: int
    first: bool
    read: Record
    stored: Record


def correct(connection: Connection, key: str, made: Correction, words: WordsOf) -> Corrected:
    """Keep a correction, and have it hold. Raises `CorrectionError` where it finds no place, or confirms what has
    changed since it was seen; nothing is kept then."""
    article = _article(connection, key)
    check_text(made, article.read.text, key)
    before = _holding(connection, article.number)
    if made.what == "confirm":
        _refuse_unseen(applied(article.read, before).record, made)
    found = applied(article.read, [*before, made])
    lost = next((one.why for one in found.unplaced if one.correction == made), None)
    if lost is not None:
        raise CorrectionError(lost, where=key, hint="look at the article again")
    row = {"article": article.number, "data": _plain(made), "by": made.by, "at": made.at}
    connection.execute(insert(corrections), row)
    _store(connection, article, found, words, holds=True)
    return found


def undo(connection: Connection, number: int, by: str, words: WordsOf) -> Corrected:
    """Have a correction hold no more; it is kept, with who undid it. Raises `CorrectionError` where it does not."""
    query = select(articles.c.key, corrections.c.undone_by).join(articles).where(corrections.c.id == number)
    row = connection.execute(query).first()
    if row is None:
        raise CorrectionError("there is no such correction", where=str(number), hint="goft corrections list")
    if row.undone_by is not None:
        raise CorrectionError(f"{row.undone_by} has undone it already", where=str(number))
    if not by.strip():
        raise CorrectionError("nobody is named who undoes it", where=str(number), hint="say who")
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    connection.execute(update(corrections).where(corrections.c.id == number).values(undone_by=by, undone_at=now))
    article = _article(connection, row.key)
    left = _holding(connection, article.number)
    found = applied(article.read, left)
    _store(connection, article, found, words, holds=bool(left))
    return found


def corrected(connection: Connection, number: int, read: Record) -> Corrected | None:
    """What has just been read of an article with its corrections; None where it has none that hold."""
    held = _holding(connection, number)
    return applied(read, held) if held else None


def checked(connection: Connection, key: str) -> Corrected | None:
    """An article's record with who checked what of it; None where there is no such article."""
    row = connection.execute(_articles().where(articles.c.key == key)).first()
    if row is None:
        return None
    article = _read_of(row)
    return applied(article.read, _holding(connection, article.number))


def keep_reading(connection: Connection, number: int, read: Record | None) -> None:
    """Keep the record as it was read beside the corrected one; None where they are one."""
    connection.execute(delete(readings).where(readings.c.article == number))
    if read is not None:
        connection.execute(insert(readings), {"article": number, "data": keep(read)})


def find_corrections(
    connection: Connection,
    *,
    article: str | None = None,
    by: str | None = None,
    since: str | None = None,
    limit: int = 100,
    after: int | None = None,
) -> KeptPage:
    """A page of corrections, those that were undone among them; `since` is a day or a time in UTC, ISO 8601."""
    if not 1 <= limit <= _LONGEST:
        raise CorrectionError(f"a page has 1 to {_LONGEST} corrections, not {limit}", where="limit")
    conditions: list[ColumnElement[bool]] = []
    if article is not None:
        conditions.append(articles.c.key == article)
    if by is not None:
        conditions.append(corrections.c.by == by)
    if since is not None:
        conditions.append(corrections.c.at >= since)
    if after is not None:
        conditions.append(corrections.c.id < after)
    query = select(corrections, articles.c.key).join(articles).where(*conditions)
    rows = connection.execute(query.order_by(corrections.c.id.desc()).limit(limit + 1)).all()
    shown = tuple(_kept(row) for row in rows[:limit])
    return KeptPage(shown, shown[-1].id if len(rows) > limit else None)


def with_corrections(connection: Connection, conditions: Sequence[ColumnElement[bool]], after: int, limit: int) -> Any:
    """The numbers of articles with corrections that hold, behind a number."""
    having = select(corrections.c.article).where(_HOLDS, corrections.c.article > after)
    query = select(articles.c.id, articles.c.key).where(articles.c.id.in_(having), *conditions)
    return connection.execute(query.order_by(articles.c.id).limit(limit)).all()


def misapplied(connection: Connection) -> Iterator[tuple[str, str]]:
    """Articles whose record is not the one that was read with its corrections, and what is wrong."""
    having = select(corrections.c.article).where(_HOLDS).union(select(readings.c.article))
    numbers = [row[0] for row in connection.execute(having.order_by("article"))]
    for number in numbers:
        row = connection.execute(_articles().where(articles.c.id == number)).one()
        article, held = _read_of(row), _holding(connection, number)
        if bool(held) != (row.reading is not None):
            yield row.key, "what was read of it is kept without corrections, or not kept with them"
        if applied(article.read, held).record != article.stored:
            yield row.key, "its record is not what was read of it with its corrections"


def _articles() -> Any:
    return (
        select(articles.c.id, articles.c.key, articles.c.story, articles.c.text, records.c.data)
        .add_columns(readings.c.data.label("reading"))
        .join(records, records.c.article == articles.c.id)
        .outerjoin(readings, readings.c.article == articles.c.id)
    )


def _article(connection: Connection, key: str) -> _Read:
    row = connection.execute(_articles().where(articles.c.key == key)).first()
    if row is None:
        raise CorrectionError("there is no such article", where=key, hint="its id, as goft search prints it")
    return _read_of(row)


def _read_of(row: Any) -> _Read:
    stored = kept(row.data, row.text)
    read = kept(row.reading, row.text) if row.reading is not None else stored
    return _Read(row.id, row.story in (None, row.id), read, stored)


def _holding(connection: Connection, number: int) -> list[Correction]:
    query = select(corrections.c.data).where(corrections.c.article == number, _HOLDS).order_by(corrections.c.id)
    return [_made(row.data) for row in connection.execute(query)]


def _refuse_unseen(record: Record, made: Correction) -> None:
    if not any(parts_of(record, one) == made.left for one in record.statements):
        what = "the statement has changed since it was seen"
        raise CorrectionError(what, where=record.id, hint="look at the article again, and confirm what is there")


def _store(connection: Connection, article: _Read, found: Corrected, words: WordsOf, *, holds: bool) -> None:
    keep_reading(connection, article.number, article.read if holds else None)
    values = {"data": keep(found.record)}
    connection.execute(update(records).where(records.c.article == article.number), values)
    connection.execute(delete(told).where(told.c.article == article.number))
    if says_else(found.record, article.stored):
        clear_rows(connection, article.number)
        rows = rows_of(found.record, words(found.record.text))
        fill_rows(connection, article.number, rows, first=article.first)


def says_else(one: Record, other: Record) -> bool:
    """Whether two records differ in what rows and claims are made of; a mere confirmation leaves threads alone."""
    return _bare(one) != _bare(other)


def _bare(record: Record) -> Record:
    plain = tuple(msgspec.structs.replace(one, confidence=0.0, why="") for one in record.statements)
    return msgspec.structs.replace(record, statements=plain)


def _kept(row: Any) -> Kept:
    return Kept(
        id=row.id,
        article=row.key,
        correction=_made(row.data),
        undone_by=row.undone_by,
        undone_at=row.undone_at,
    )


def _plain(made: Correction) -> str:
    return json.dumps(msgspec.to_builtins(made), ensure_ascii=True)  # escapes of lone surrogates come back so


def _made(data: str) -> Correction:
    return msgspec.convert(json.loads(data), Correction)
