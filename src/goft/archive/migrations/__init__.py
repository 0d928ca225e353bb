"""The numbered migrations: each brings a store one step on, in one transaction, and is recorded in the store.

A migration is two files, `NNNN_name.sqlite.sql` and `NNNN_name.postgresql.sql`. One that has landed is never changed.
"""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

import msgspec
from sqlalchemy import Connection, Engine, func, insert, inspect, select

from goft.archive.engine import writing
from goft.archive.schema import migrations
from goft.errors import ArchiveError

__all__ = ["Migration", "load_migrations", "migrate", "version_of"]

_FILE = re.compile(r"(\d{4})_(\w+)\.sqlite\.sql")


class Migration(msgspec.Struct, frozen=True):
    """One step: its number, its name, and what is run by dialect."""

    number: int
    name: str
    scripts: dict[str, str]


@cache
def load_migrations() -> tuple[Migration, ...]:
    """All migrations in order. Raises `FileNotFoundError` where one lacks a dialect."""
    folder = files("goft.archive.migrations")
    found = [(int(match[1]), match[2]) for path in folder.iterdir() if (match := _FILE.fullmatch(path.name))]
    return tuple(
        Migration(
            number,
            name,
            {
                dialect: (folder / f"{number:04}_{name}.{dialect}.sql").read_text(encoding="utf-8")
                for dialect in ("sqlite", "postgresql")
            },
        )
        for number, name in sorted(found)
    )


def version_of(connection: Connection) -> int:
    """The number of the last migration that a store has had; 0 for an empty one."""
    if not inspect(connection).has_table(migrations.name):
        return 0
    return int(connection.execute(select(func.coalesce(func.max(migrations.c.number), 0))).scalar_one())


def migrate(engine: Engine) -> None:
    """Bring a store up to today's tables. Raises `ArchiveError` where it is of a later Goft."""
    known = load_migrations()
    with writing(engine) as connection:
        last = version_of(connection)
        if last > known[-1].number:
            raise ArchiveError(
                f"was made by a later Goft (migration {last}, this one knows {known[-1].number})",
                where=str(engine.url),
                hint="install that version, or name another archive",
            )
        if last == 0:
            migrations.create(connection, checkfirst=True)
        had = set(connection.execute(select(migrations.c.number)).scalars())
        for migration in known:
            if migration.number not in had:
                for statement in _statements(migration.scripts[engine.dialect.name], engine.dialect.name):
                    connection.exec_driver_sql(statement)
                applied = datetime.now(UTC).isoformat(timespec="seconds")
                row = {"number": migration.number, "name": migration.name, "applied": applied}
                connection.execute(insert(migrations), row)


def _statements(script: str, dialect: str) -> list[str]:
    """The statements of a script; a semicolon inside SQLite's triggers or PostgreSQL's functions ends none."""
    found: list[str] = []
    held = ""
    for line in script.splitlines(keepends=True):
        if line.startswith("--") and not held.strip():
            continue
        held += line
        whole = sqlite3.complete_statement(held) if dialect == "sqlite" else held.count("$$") % 2 == 0
        if line.rstrip().endswith(";") and whole:
            found.append(held.strip())
            held = ""
    return found
