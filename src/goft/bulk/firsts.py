"""Which articles are the first of their ids, in the order of sources and places, whatever the number of articles."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Firsts", "counting_ids"]

_TABLES = """
    CREATE TABLE firsts (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID;
    CREATE TABLE others (block TEXT, item INTEGER, first TEXT, PRIMARY KEY (block, item)) WITHOUT ROWID;
"""


class Firsts:
    """Takes the ids of all articles in order, and tells which are not the first. They are on disk, not in memory."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store

    def take(self, block: str, articles: Iterable[tuple[int, str, str]]) -> None:
        """The articles of the next block: item, id and place of each, in order."""
        for item, key, place in articles:
            new = self._store.execute("INSERT OR IGNORE INTO firsts VALUES (?, ?)", (key, place))
            if not new.rowcount:
                self._store.execute(
                    "INSERT INTO others SELECT ?, ?, place FROM firsts WHERE id = ?", (block, item, key)
                )

    def others(self, block: str) -> dict[int, str]:
        """The items of a block whose id was there before, and the place of the first of that id."""
        return dict(self._store.execute("SELECT item, first FROM others WHERE block = ? ORDER BY item", (block,)))


@contextmanager
def counting_ids() -> Iterator[Firsts]:
    """A place for the ids of a run, which is gone in the end."""
    with tempfile.TemporaryDirectory(prefix="goft-") as folder:
        store = sqlite3.connect(Path(folder) / "ids.sqlite", isolation_level=None)
        try:
            # It is made anew if the machine goes down: nothing has to be safe on the disk.
            store.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES} BEGIN;")
            yield Firsts(store)
        finally:
            store.close()
