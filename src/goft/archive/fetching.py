"""Many rows in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, CompoundSelect, Connection, LargeBinary, Select, case, func, select

from goft.archive.anytext import AnyText

__all__ = ["all_rows"]

_ROWS = msgspec.json.Decoder(list[tuple[Any, ...]])
_ESCAPE = "\\u001b"
"""How JSON writes what `AnyText` marks its escapes with."""


def all_rows(connection: Connection, query: Select[Any] | CompoundSelect[Any]) -> list[tuple[Any, ...]]:
    """The rows of a question that may have thousands, in its order; texts, bytes and whole numbers only.

    SQLite's rows come one by one, and for each the interpreter's lock is given up and waited for: beside a busy thread,
    a thousand rows may take a second. So SQLite makes one value of them (JSON), which is quicker without others, too.
    """
    if connection.dialect.name != "sqlite":
        return [tuple(row) for row in connection.execute(query)]
    rows = query.subquery()
    columns = [_plain(column) for column in rows.c]
    packed = connection.execute(select(func.json_group_array(func.json_array(*columns))).select_from(rows)).scalar_one()
    found = _ROWS.decode(packed)
    made = {at: make for at, column in enumerate(rows.c) if (make := _maker(column.type, packed)) is not None}
    return [_made(row, made) for row in found] if made else found


def _plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column as JSON can have it."""
    if not isinstance(column.type, LargeBinary):
        return column
    return case((column.is_not(None), func.hex(column)))


def _maker(kind: Any, packed: str) -> Callable[[Any], Any] | None:
    """What makes a value of a column of what SQLite's JSON has of it; None where that is the value."""
    if isinstance(kind, LargeBinary):
        return bytes.fromhex
    if isinstance(kind, AnyText) and _ESCAPE in packed:
        return lambda value: kind.process_result_value(value, None)
    return None


def _made(row: Sequence[Any], made: dict[int, Callable[[Any], Any]]) -> tuple[Any, ...]:
    return tuple(made[at](value) if at in made and value is not None else value for at, value in enumerate(row))
