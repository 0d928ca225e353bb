"""What is done with one block; no engine is known here."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from goft.bulk.alone import Alone
from goft.bulk.folder import Folder
from goft.bulk.model import Block, Done, Job
from goft.bulk.reading import Reads, failure, load_reader, read_item
from goft.bulk.stage import Stage
from goft.bulk.tables import Refusal, staged_tables
from goft.intake import Item
from goft.record import Record

__all__ = ["Worker"]

_CAREFUL = 2
"""Tries that have failed before the items of a block are read in a process of their own. One that failed may have had
nothing to do with it: somebody stopped the run, a machine went."""

_Reading = Callable[[Item], Record | Refusal]
_Found = tuple[int, Item, Record | Refusal]
"""An item's place in its source, the item, and what was found in it."""


class Worker:
    """Does blocks, one after another. A process has one: the reader is loaded once, for the first block."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._stage = Stage(Folder(job.out))

    def do(self, block: Block) -> Done:
        """Read a block's items and commit what was found.

        Raises `OutputError` where it cannot be written; nothing in an item raises.
        """
        careful = self._stage.begun(block.id) >= _CAREFUL
        with self._alone(block) if careful else self._here(block) as read:
            found = [(place, item, read(item)) for place, item in enumerate(block.items, block.first)]
        tables = _tables(found, block.source)
        counts = {name: table.num_rows for name, table in tables.items()}
        done = Done(
            id=block.id,
            first=block.first,
            items=len(block.items),
            articles=counts["articles"],
            refusals=counts["refusals"],
            host=socket.gethostname(),
        )
        self._stage.commit(done, tables)
        return done

    @cached_property
    def _reader(self) -> Reads:
        return load_reader(self._job.reader)

    @contextmanager
    def _here(self, block: Block) -> Iterator[_Reading]:
        yield lambda item: read_item(item, block.source, self._job.defaults, self._reader)

    @contextmanager
    def _alone(self, block: Block) -> Iterator[_Reading]:
        alone = Alone(self._job)
        try:
            yield lambda item: alone.read(item, block.source)
        finally:
            alone.close()


def _tables(found: list[_Found], source: str) -> dict[str, Any]:
    """The tables of all items together; where that fails, of a record that no table can have there is a refusal."""
    try:
        return staged_tables(found, source)
    except Exception:
        return staged_tables([_fitting(one, source) for one in found], source)


def _fitting(found: _Found, source: str) -> _Found:
    place, item, _ = found
    try:
        staged_tables([found], source)
    except Exception as error:
        return place, item, failure(item, source, f"its record fits no table: {type(error).__name__}: {error}")
    return found
