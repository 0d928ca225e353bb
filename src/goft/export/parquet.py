"""Statements as Apache Parquet: the columns of the CSV, typed, for pandas, Polars, DuckDB and Spark.

Days are `date32`, what the CSV joins (via, cue, content) are lists of strings. Needs pyarrow, the extra `bulk`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from itertools import islice
from typing import IO, Any

import msgspec

from goft.errors import OutputError
from goft.export.table import COLUMNS, Row, rows
from goft.record import Record

__all__ = ["write_parquet"]

_GROUP = 8192
"""Rows of a row group, which are what is held in memory: about 10 MB of statements."""
_LISTS = frozenset({"via", "cue", "content"})
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def write_parquet(records: Iterable[Record], sink: IO[bytes], *, group: int = _GROUP) -> int:
    """Write every statement of the records into `sink`, a row group at a time; how many rows there are.

    Halves of characters that UTF-8 cannot carry become U+FFFD, one for one, so that offsets hold. Raises
    `OutputError` where pyarrow is not installed.
    """
    arrow, parquet = _arrow()
    schema = _schema(arrow)
    source, count = (_values(row) for record in records for row in rows(record)), 0
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        for values in _grouped(source, group):
            writer.write_table(arrow.Table.from_pylist(values, schema=schema), row_group_size=group)
            count += len(values)
    return count


def _grouped(source: Iterator[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(source, size)):
        yield group


def _values(row: Row) -> dict[str, Any]:
    values = msgspec.structs.asdict(row)
    values["published"] = date.fromisoformat(row.published) if row.published else None
    return {name: _whole(value) for name, value in values.items()}


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF_PAIR.sub("\ufffd", value)
    return [_whole(one) for one in value] if isinstance(value, tuple) else value


def _schema(arrow: Any) -> Any:
    types = dict.fromkeys(COLUMNS, arrow.string())
    types |= {name: arrow.list_(arrow.string()) for name in _LISTS}
    types |= {"published": arrow.date32(), "start": arrow.int32(), "end": arrow.int32(), "confidence": arrow.float64()}
    needed = {"article", "statement", "kind", "act", "start", "end", "confidence"} | _LISTS
    return arrow.schema([arrow.field(name, kind, nullable=name not in needed) for name, kind in types.items()])


def _arrow() -> tuple[Any, Any]:
    """pyarrow and its Parquet module, loaded only here: they are large and no part of a plain installation."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise OutputError("Parquet needs pyarrow", hint="pip install 'goft[bulk]'") from error
