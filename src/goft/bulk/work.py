"""What is done with one block; no engine is known here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from typing import Any

from goft.bulk.alone import Alone
from goft.bulk.folder import Folder
from goft.bulk.model import Block, Done, Job
from goft.bulk.reading import Reads, failure, load_reader, read_item
from goft.bulk.stage import Stage
from goft.bulk.tables import TABLES, Refusal, staged_rows, staged_schema
from goft.intake import Item
from goft.record import Record

__all__ = ["Worker"]

_CAREFUL = 2
"""Tries that have failed before the items of a block are read in a process of their own. One that failed may have had
nothing to do with it: somebody stopped the run, a machine went."""

_Reading = Callable[[Item], Record | Refusal]


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
            tables = [
                _rows(read(item), item, block.first + place, block.source) for place, item in enumerate(block.items)
            ]
        whole = _put_together(tables)
        counts = {name: table.num_rows for name, table in whole.items()}
        done = Done(
            id=block.id,
            first=block.first,
            items=len(block.items),
            articles=counts["articles"],
            refusals=counts["refusals"],
        )
        self._stage.commit(done, whole)
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


def _rows(found: Record | Refusal, item: Item, place: int, source: str) -> dict[str, Any]:
    """The rows of what was found; of a record that no table can have, a refusal's."""
    try:
        return staged_rows(found, item, place, source)
    except Exception as error:
        refusal = failure(item, source, f"its record fits no table: {type(error).__name__}: {error}")
        return staged_rows(refusal, item, place, source)


def _put_together(tables: list[dict[str, Any]]) -> dict[str, Any]:
    """The rows of all items, table by table; every table is there, if only without rows."""
    arrow = import_module("pyarrow")
    return {
        name: arrow.concat_tables([staged_schema(name).empty_table(), *(one[name] for one in tables if name in one)])
        for name in TABLES
    }
