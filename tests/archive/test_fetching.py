"""Many rows in one step: the same rows, in the same order, as one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, Table, insert, literal, select, union_all

from goft.archive.anytext import AnyText
from goft.archive.engine import connect
from goft.archive.fetching import all_rows

metadata = MetaData()
things = Table(
    "things",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", AnyText),
    Column("data", LargeBinary),
)
ROWS: list[tuple[int, str | None, bytes | None]] = [
    (1, "گفت", b"\x00\xff\n"),
    (2, "", b""),
    (3, None, None),
    (4, 'a "quoted" \\ word\n', b"[]"),
    (5, "a\x00b\x1b\ud83d", b"\x1b"),
]


@pytest.fixture
def connection(place: str) -> Iterator[Connection]:
    """A store with the rows."""
    engine = connect(place)
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(insert(things), [dict(zip(("id", "name", "data"), row, strict=True)) for row in ROWS])
        yield connection
    engine.dispose()


def test_rows_come_as_they_are(connection: Connection) -> None:
    query = select(things).order_by(things.c.id.desc())
    assert all_rows(connection, query) == ROWS[::-1] == [tuple(row) for row in connection.execute(query)]


@pytest.mark.parametrize("least", [4, 9])
def test_some_rows_and_none(connection: Connection, least: int) -> None:
    found = all_rows(connection, select(things.c.name, things.c.id).where(things.c.id >= least))
    assert sorted(found, key=lambda row: row[1]) == [(name, number) for number, name, _ in ROWS if number >= least]


def test_rows_of_several_questions(connection: Connection) -> None:
    both: Any = union_all(select(literal("a").label("what"), things.c.id), select(literal("b"), things.c.id))
    assert sorted(all_rows(connection, both)) == [(what, row[0]) for what in "ab" for row in ROWS]
