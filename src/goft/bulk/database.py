"""SQL over the results of a run, with DuckDB, which here can do nothing but read them.

Every table is a view of a dataset of Arrow, which pyarrow reads wherever the folder is; so DuckDB itself needs no file,
no network and no extension, is told so, and its settings are locked before a question comes. Only a single SELECT is
run. What does not fit the memory is put into a folder of its own, which is gone in the end.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

import msgspec

from goft.bulk.results import Results
from goft.bulk.tables import TABLES
from goft.errors import BulkError, OutputError
from goft.events.plover import load_event_classes
from goft.export.columns import arrow

__all__ = ["Answer", "Bounds", "Database", "opened"]

_AT_ONCE = 2_000
"""Rows that are taken out of an answer at a time."""
_CLOSED: Final = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}
"""Settings that are of a connection from its beginning: nothing is fetched, no variable of Python is a table."""
_LOCKED: Final = ("SET enable_external_access = false", "SET lock_configuration = true")
"""What goes last: from then on there are no files, no other databases, no other settings."""


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """What a question may take.

    `memory` is as DuckDB says it (4GB, 50%), and what does not fit goes to the disk. What Arrow reads ahead is not in
    it: some hundred MB, up to 3 GB (measured) for a question that goes through the texts and records of all articles.
    `threads` 0 are as many as the machine has.
    """

    memory: str = "50%"
    threads: int = 0


class Answer:
    """The rows that a question finds, as they are found; they are taken once, while the database is open."""

    def __init__(self, batches: Any, where: str) -> None:
        self._batches = batches
        self._where = where
        self.schema: Final = batches.schema
        self.columns: Final[tuple[str, ...]] = tuple(batches.schema.names)

    def batches(self) -> Iterator[Any]:
        """The rows as batches of Arrow. Raises `BulkError` where the question cannot go on."""
        with _told(self._where):
            yield from self._batches

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The rows as values of Python. Raises as `batches`."""
        for batch in self.batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


class Database:
    """A folder's tables, open to questions; `opened` makes it."""

    def __init__(self, connection: Any, where: str) -> None:
        self._connection = connection
        self._where = where

    def ask(self, sql: str, values: Mapping[str, object] | None = None) -> Answer:
        """What one SELECT finds; `values` are those of its parameters ($since).

        Raises `BulkError` for SQL that is wrong, or that would do more than read.
        """
        with _told(self._where):
            self._check(sql)
            found = self._connection.sql(sql, params=dict(values or {}) or None)
            return Answer(found.to_arrow_reader(_AT_ONCE), self._where)

    def _check(self, sql: str) -> None:
        kinds = [one.type.name for one in self._connection.extract_statements(sql)]
        if kinds != ["SELECT"]:
            named = ", ".join(kinds) or "nothing"
            hint = "the tables can be read, and nothing else done"
            raise BulkError(f"a question is one SELECT, not {named}", where=self._where, hint=hint)


@contextmanager
def opened(results: Results, bounds: Bounds | None = None) -> Iterator[Database]:
    """A database of the results: a view for every table, and `plover` with quad class and intensity of each event type.

    Raises `OutputError` where DuckDB is not installed, `BulkError` for bounds that it does not take.
    """
    bounds = bounds or Bounds()
    duckdb = _duckdb()
    with tempfile.TemporaryDirectory(prefix="goft-") as spilled:
        settings = {
            **_CLOSED,
            "memory_limit": bounds.memory,
            "threads": str(bounds.threads or os.cpu_count() or 1),
            "temp_directory": spilled,
        }
        with _told(f"memory {bounds.memory}"):
            connection = duckdb.connect(":memory:", config=settings)
        try:
            for table in TABLES:
                connection.register(table, results.dataset(table))
            connection.register("plover", _plover())
            for setting in _LOCKED:
                connection.execute(setting)
            yield Database(connection, results.address)
        finally:
            connection.close()


def _plover() -> Any:
    """Each type of event (mode null) and each of its modes: type, mode, quad class, intensity."""
    rows = [
        {"type": kind, "mode": mode, "quad": one.quad, "intensity": intensity}
        for kind, one in load_event_classes().items()
        for mode, intensity in [(None, one.intensity), *one.modes.items()]
    ]
    return arrow().Table.from_pylist(rows)


def _duckdb() -> Any:
    """DuckDB, loaded only here: it is large and no part of a plain installation."""
    try:
        return import_module("duckdb")
    except ImportError as error:
        raise OutputError("questions need duckdb", hint="pip install 'goft[bulk]'") from error


@contextmanager
def _told(where: str) -> Iterator[None]:
    """What DuckDB complains of as one line; what it says while an answer is read comes as an error of pyarrow."""
    try:
        yield
    except (_duckdb().Error, arrow().ArrowException, OSError) as error:
        said = " ".join(str(error).split())
        hint = "give it more with --memory, or ask for less" if "Out of Memory" in said else None
        raise BulkError(said, where=where, hint=hint) from error
