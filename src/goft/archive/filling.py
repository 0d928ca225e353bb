"""The rows of one article's record: written, and taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert

from goft.archive.rows import Rows
from goft.archive.schema import COUNTED, names, statements, threaded, told, via
from goft.archive.settling import forget

__all__ = ["clear_rows", "fill_rows"]

_TABLES = COUNTED | {"names": names, "via": via, "told": told}


def fill_rows(connection: Connection, number: int, rows: Rows, *, first: bool) -> None:
    """Write the rows of an article; `first` says that it is the first of its story."""
    for name, table in _TABLES.items():
        found: Sequence[dict[str, Any]] = getattr(rows, name)
        more = {"article": number, "first": first} if table is statements else {"article": number}
        if found:
            connection.execute(insert(table), [{**more, **row} for row in found])


def clear_rows(connection: Connection, number: int) -> None:
    """Take an article's rows out, and its claims: it waits to be taken into the threads anew."""
    forget(connection, number)
    for table in (threaded, *_TABLES.values()):
        connection.execute(delete(table).where(table.c.article == number))
