"""Rows of Parquet files, whose columns are named as the fields of JSON lines are. Needs pyarrow, the extra `bulk`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from goft.errors import InputError
from goft.intake.defaults import Defaults
from goft.intake.fields import Fields
from goft.intake.item import Item, broken
from goft.intake.table import HINT, known_fields

__all__ = ["count_rows", "cut_columns"]

_ROWS = 500
"""Rows in memory at a time."""


def cut_columns(file: Path, key: str, defaults: Defaults) -> Iterator[Item]:
    """The rows of a Parquet file, some in memory at a time, only the columns that an article has.

    A row without an id is named by `key` and its number, from 1. A file that is none, or is damaged, ends broken.
    """
    arrow = _arrow(file)
    try:
        with import_module("pyarrow.parquet").ParquetFile(file) as table:
            yield from _rows(table, file, key, defaults)
    except InputError as error:
        yield broken(error, str(file))
    # pyarrow raises OSError for pages that are damaged, and its own for what is no Parquet at all.
    except (OSError, arrow.ArrowException) as error:
        yield Item(kind="broken", place=str(file), what=f"cannot be read as Parquet: {_first_line(error)}")


def count_rows(file: Path) -> int:
    """How many rows a file says it has; 1 where it does not say."""
    try:
        arrow = _arrow(file)
    except InputError:
        return 1
    try:
        return int(import_module("pyarrow.parquet").read_metadata(file).num_rows)
    except (OSError, arrow.ArrowException):
        return 1


def _rows(table: Any, file: Path, key: str, defaults: Defaults) -> Iterator[Item]:
    names: list[str] = table.schema_arrow.names
    called = {field: names[place] for field, place in known_fields(names, defaults).items()}
    if not {"text", "body"} & called.keys():
        shown = ", ".join(names)[:200]
        raise InputError(f"has no column of texts; its columns are: {shown}", where=str(file), hint=HINT)
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=sorted(set(called.values()))):
        for row in batch.to_pylist():
            number += 1
            yield _row({field: row[name] for field, name in called.items()}, f"{file}:{number}", f"{key}-{number}")


def _row(cells: dict[str, Any], where: str, key: str) -> Item:
    try:
        fields = msgspec.convert({name: _plain(cell) for name, cell in cells.items()}, Fields)
        return Item(kind="fields", place=where, key=key, raw=msgspec.json.encode(fields))
    except msgspec.ValidationError as error:
        return Item(kind="broken", place=where, what=f"not an article: {error}", hint=HINT)


def _plain(cell: Any) -> Any:
    """Days and times of day as text, as lines have them."""
    return cell.isoformat() if isinstance(cell, date) else cell


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0]


def _arrow(file: Path) -> Any:
    try:
        return import_module("pyarrow")
    except ImportError as error:
        raise InputError("Parquet needs pyarrow", where=str(file), hint="pip install 'goft[bulk]'") from error
