"""Connections: SQLite made safe for several processes, PostgreSQL as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from goft.errors import ArchiveError

__all__ = ["connect", "in_pieces", "reading", "writing"]

_T = TypeVar("_T")

_PATIENCE = 60_000
"""Milliseconds for which a writer waits for another."""
_READY = 16_384
"""KiB of a SQLite file that a connection keeps in memory: the index that facets are counted in fits in."""
_TURN = 7_067_421
"""The number of the advisory lock that PostgreSQL's writers take in turn; SQLite has a lock of its own."""
_IN_LIST = 500
"""Values in one IN list; SQLite takes some 32,000, PostgreSQL 65,535."""


def in_pieces(items: Sequence[_T], size: int = _IN_LIST) -> Iterator[Sequence[_T]]:
    """Consecutive pieces of at most `size`, by default what one IN list holds."""
    for first in range(0, len(items), size):
        yield items[first : first + size]


def connect(place: str | Path) -> Engine:
    """The engine of an archive: a path of a SQLite file, or a URL as SQLAlchemy takes it (`postgresql://…`).

    Raises `ArchiveError` for a URL of another kind of store.
    """
    if isinstance(place, Path) or "://" not in place:
        return _sqlite(Path(place))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as error:
        raise ArchiveError("is no address of a store", where=place, hint="write postgresql://user@host/name") from error
    kind = url.get_backend_name()
    if kind == "sqlite":
        return _sqlite(Path(url.database or ":memory:"))
    if kind != "postgresql":
        raise ArchiveError(f"{kind} is no store of Goft's", where=place, hint="name a file, or postgresql://…")
    return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _sqlite(path: Path) -> Engine:
    if not path.parent.is_dir():
        raise ArchiveError("the folder is not there", where=str(path), hint="make it first")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _PATIENCE / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    """Transactions are begun by us (`_begin`); readers do not wait for writers (WAL)."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"busy_timeout={_PATIENCE}",
        f"cache_size=-{_READY}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it lands, or nothing. Writers take turns, and wait for theirs at the beginning:
    what one finds (its story, its article's absence) no other may change before it has written.

    Raises `ArchiveError` where its turn does not come.
    """
    with engine.connect().execution_options(writes=True) as connection, _turn(engine, connection):
        yield connection


@contextmanager
def _turn(engine: Engine, connection: Connection) -> Iterator[None]:
    try:
        transaction = connection.begin()
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_PATIENCE}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
    except OperationalError as error:
        if "locked" not in str(error.orig) and "lock timeout" not in str(error.orig):
            raise
        what = f"another process has been writing for {_PATIENCE // 1000} s"
        raise ArchiveError(what, where=str(engine.url), hint="try again: nothing was lost") from error
    with transaction:
        yield


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads, and sees one state of the store."""
    with engine.connect() as connection, connection.begin():
        yield connection
