"""One table of the results, written month by month: DIR/articles/month=2023-03/part-00000.parquet.

Rows keep their order. What is in memory has a bound, however many months there are and however they come mixed: each
month has a buffer, and the fullest is written when all together are full. All this hangs on the rows alone, so the same
rows make the same files.
"""

from __future__ import annotations

from collections import Counter
from contextlib import AbstractContextManager
from importlib import import_module
from types import TracebackType
from typing import IO, Any, Self

from goft.bulk.folder import Folder

__all__ = ["Parts"]

_GROUP = 16 * 1024 * 1024
"""Bytes of a row group, as Arrow counts them: about what analysts' programs read best."""
_BUFFERS = 256 * 1024 * 1024
"""Bytes of all buffers."""
_PART = 1_000_000
"""Rows of a file, or a row group more."""
_OPEN = 200
"""Files open at a time; a month whose file was closed goes on in a further part."""


class Parts:
    """Takes rows with their partitions, and writes them; what is left in the buffers at the end of its `with`."""

    def __init__(self, folder: Folder, table: str, schema: Any) -> None:
        self._folder = folder
        self._table = table
        self._schema = schema
        self._waiting: dict[str, list[Any]] = {}
        self._sizes: Counter[str] = Counter()
        self._open: dict[str, _Part] = {}
        self._parts: Counter[str] = Counter()
        self.rows: Counter[str] = Counter()
        """How many rows each partition has been given."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            for partition in list(self._waiting):
                self._write(partition)
        for part in self._open.values():
            part.close(kind, error, at)

    def add(self, partition: str, rows: Any) -> None:
        """Rows of a partition: month=2023-03, or "" of a table that has none."""
        if not rows.num_rows:
            return
        self.rows[partition] += rows.num_rows
        self._waiting.setdefault(partition, []).append(rows)
        self._sizes[partition] += rows.nbytes
        if self._sizes[partition] >= _GROUP:
            self._write(partition)
        elif self._sizes.total() >= _BUFFERS:
            self._write(self._sizes.most_common(1)[0][0])

    def _write(self, partition: str) -> None:
        rows = import_module("pyarrow").concat_tables(self._waiting.pop(partition))
        del self._sizes[partition]
        # The one written to last goes to the end: the first of them is the one to close.
        part = self._open.pop(partition, None) or self._new(partition)
        part.write(rows)
        if part.rows >= _PART:
            part.close()
        else:
            self._open[partition] = part
        if len(self._open) > _OPEN:
            self._open.pop(next(iter(self._open))).close()

    def _new(self, partition: str) -> _Part:
        number = self._parts[partition]
        self._parts[partition] += 1
        name = "/".join(one for one in (self._table, partition, f"part-{number:05d}.parquet") if one)
        return _Part(self._folder.writing(name), self._schema)


class _Part:
    """A file that is being written, a row group at a time."""

    def __init__(self, writing: AbstractContextManager[IO[bytes]], schema: Any) -> None:
        self._writing = writing
        writer = import_module("pyarrow.parquet").ParquetWriter
        self._writer = writer(writing.__enter__(), schema, compression="zstd")
        self.rows = 0

    def write(self, rows: Any) -> None:
        self._writer.write_table(rows, row_group_size=max(1, rows.num_rows))
        self.rows += rows.num_rows

    def close(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        at: TracebackType | None = None,
    ) -> None:
        """Finish the file, or after an error take it away."""
        if error is None:
            self._writer.close()
        self._writing.__exit__(kind, error, at)
