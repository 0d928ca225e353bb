"""Lists of names in TOML files: the package's own, and those that the user's books of actors have beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from goft.errors import InputError

__all__ = ["BOOKS", "ListFile", "entry_of", "read_lists", "user_books"]

BOOKS = "GOFT_ACTORS"
"""The environment variable that names the user's books of actors, parted as PATH is; read once, with the package's."""
_MEND = "mend the entry"

Listed = TypeVar("Listed")


class ListFile(msgspec.Struct, frozen=True):
    """A file as it stands: what messages call it, and its tables."""

    place: str
    tables: dict[str, Any]

    def entries(self, table: str) -> Iterator[Any]:
        """The entries of a table that is a list; none where the file lacks it. Raises `InputError`."""
        found = self.tables.get(table, [])
        if not isinstance(found, list):
            raise InputError(f"{table} is no list", where=self.place, hint=f"write {table} = [ … ]")
        yield from found


def user_books() -> tuple[Path, ...]:
    """The folders that `BOOKS` names, in its order. Raises `InputError` where one is no folder."""
    books = tuple(Path(book) for book in os.environ.get(BOOKS, "").split(os.pathsep) if book)
    for book in books:
        if not book.is_dir():
            raise InputError("is no book of actors: no such folder", where=str(book), hint=f"see {BOOKS}")
    return books


def read_lists(name: str, tables: tuple[str, ...] = ()) -> Iterator[ListFile]:
    """The package's file of a name, then that of each book which has one.

    Where `tables` are given, a file has no others. Raises `InputError` that names the file.
    """
    yield _decoded(name, (files("goft.actors") / "data" / name).read_bytes(), tables)
    for path in (book / name for book in user_books()):
        if path.exists():
            yield _decoded(str(path), path.read_bytes(), tables)


def _decoded(place: str, raw: bytes, tables: tuple[str, ...]) -> ListFile:
    try:
        found: dict[str, Any] = msgspec.toml.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is no TOML: {error}", where=place, hint="mend the line") from error
    if tables and (unknown := sorted(set(found) - set(tables))):
        raise InputError(f"has {', '.join(unknown)}", where=place, hint=f"only {', '.join(tables)}")
    return ListFile(place, found)


def entry_of(kind: type[Listed], entry: object, called: str | None, place: str) -> Listed:
    """An entry as a `kind`. Raises `InputError` that names the file and the entry, as it is `called` or by its name."""
    own = entry.get("name") if isinstance(entry, Mapping) else entry
    try:
        return msgspec.convert(entry, kind)
    except msgspec.ValidationError as error:
        raise InputError(f"{called or own}: {error}", where=place, hint=_MEND) from error
