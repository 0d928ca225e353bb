"""The answer to a question written as CSV, JSON or Parquet, some rows in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final, Literal, get_args

import msgspec

from goft.bulk.database import Answer
from goft.export.places import fresh_file
from goft.export.table import csv_line

__all__ = ["FORMS", "Form", "write_answer", "write_file"]

Form = Literal["csv", "json", "parquet"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)

_GROUP = 65_536
"""Rows of a row group of Parquet, at most."""


def write_file(answer: Answer, form: Form, out: Path) -> int:
    """Write an answer to a file, which is there when all of it is; how many rows it has.

    Raises `OutputError` for a place that cannot be written to, and `BulkError` where the question cannot go on.
    """
    with fresh_file(out) as fresh, fresh.open("wb") as sink:
        return write_answer(answer, form, sink)


def write_answer(answer: Answer, form: Form, sink: IO[bytes]) -> int:
    """Write an answer; how many rows it has. Raises `BulkError` where the question cannot go on.

    csv: RFC 4180 with a line of names; lists of words joined with " … ", what is nested as JSON, and an apostrophe
    before what a spreadsheet would take for a formula. json: an array with an object for each row.
    """
    write: dict[Form, Callable[[Answer, IO[bytes]], int]] = {
        "csv": _write_csv,
        "json": _write_json,
        "parquet": _write_parquet,
    }
    return write[form](answer, sink)


def _write_csv(answer: Answer, sink: IO[bytes]) -> int:
    count = 0
    sink.write(f"{csv_line(answer.columns)}\r\n".encode())
    for row in answer.rows():
        sink.write(f"{csv_line(_cell(value) for value in row)}\r\n".encode())
        count += 1
    return count


def _cell(value: object) -> object:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if isinstance(value, list | dict):
        return msgspec.json.encode(_plain(value)).decode()
    return _plain(value)


def _write_json(answer: Answer, sink: IO[bytes]) -> int:
    count = 0
    for row in answer.rows():
        sink.write(b",\n" if count else b"[\n")
        sink.write(msgspec.json.encode({name: _plain(one) for name, one in zip(answer.columns, row, strict=True)}))
        count += 1
    sink.write(b"\n]\n" if count else b"[]\n")
    return count


def _plain(value: object) -> object:
    """A value as JSON can have it: sums of whole numbers are decimals to Arrow, times of day and the like are not."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _write_parquet(answer: Answer, sink: IO[bytes]) -> int:
    writer = import_module("pyarrow.parquet").ParquetWriter(sink, answer.schema, compression="zstd")
    count = 0
    with writer:
        for table in _grouped(answer.batches()):
            writer.write_table(table, row_group_size=_GROUP)
            count += table.num_rows
    return count


def _grouped(batches: Iterable[Any]) -> Iterator[Any]:
    """Batches together as row groups of a size that reads well."""
    arrow = import_module("pyarrow")
    waiting: list[Any] = []
    rows = 0
    for batch in batches:
        waiting.append(batch)
        rows += batch.num_rows
        if rows >= _GROUP:
            yield arrow.Table.from_batches(waiting)
            waiting, rows = [], 0
    if waiting:
        yield arrow.Table.from_batches(waiting)
