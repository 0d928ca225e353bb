"""Statements as Apache Parquet: the columns of the CSV, typed, for pandas, Polars, DuckDB and Spark.

Days are `date32`, what the CSV joins (via, cue, content) are lists of strings. Needs pyarrow, the extra `bulk`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import IO

from goft.export.columns import schema_of, table_of
from goft.export.table import Row, rows
from goft.record import Record

__all__ = ["write_parquet"]

_GROUP = 8192
"""Rows of a row group, which are what is held in memory: about 10 MB of statements."""


def write_parquet(records: Iterable[Record], sink: IO[bytes], *, group: int = _GROUP) -> int:
    """Write every statement of the records into `sink`, a row group at a time; how many rows there are.

    Halves of characters that UTF-8 cannot carry become U+FFFD, one for one, so that offsets hold. Raises
    `OutputError` where pyarrow is not installed.
    """
    schema = schema_of(Row)
    source, count = (row for record in records for row in rows(record)), 0
    with import_module("pyarrow.parquet").ParquetWriter(sink, schema, compression="zstd") as writer:
        for some in _grouped(source, group):
            writer.write_table(table_of(some, schema), row_group_size=group)
            count += len(some)
    return count


def _grouped(source: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while group := list(islice(source, size)):
        yield group
