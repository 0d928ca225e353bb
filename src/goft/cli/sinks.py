"""Where records go: standard output, a file, or a folder with a file an article."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, Protocol

from goft.errors import OutputError

if TYPE_CHECKING:
    from goft.record import Record

__all__ = ["Format", "Sink", "sink_for"]

Format = Literal["table", "json", "jsonl", "html", "plover", "timeml", "gkg"]

_SUFFIXES: dict[Format, str] = {
    "table": ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "html": ".html",
    "plover": ".plover.jsonl",
    "timeml": ".tml",
    "gkg": ".gkg.csv",
}
_UNSAFE = re.compile(r"[^\w.-]+")
_FILE_WIDTH = 120  # columns of a table in a file; a terminal says its own


class Sink(Protocol):
    """Takes records one by one; `close` writes what had to wait for the last."""

    def add(self, record: Record) -> None:
        """Take the next record."""

    def close(self) -> None:
        """No more records will come."""


@contextmanager
def sink_for(form: Format, out: Path | None) -> Iterator[Sink]:
    """The sink of a format and a place; a folder is one that exists or ends with a slash."""
    sink = _sink(form, out)
    try:
        yield sink
    finally:
        # Also after an interruption: what was read by then is complete.
        sink.close()


def _sink(form: Format, out: Path | None) -> Sink:
    if out is not None and out.is_dir():
        return _Folder(form, out)
    if form == "html":
        return _Page(out)
    return _Stream(_renderer(form, out), out, alone=form == "timeml")


class _Stream:
    """Writes each record as it comes: a feed of any length takes the memory of one article.

    `alone` says that the format holds one record a file.
    """

    def __init__(self, render: Callable[[Record], str], out: Path | None, *, alone: bool) -> None:
        self._render = render
        self._out = out
        self._alone = alone
        self._file: IO[str] | None = None

    def add(self, record: Record) -> None:
        if self._file is not None and self._alone:
            raise OutputError(
                "this format holds one article a file", where=record.id, hint="name a folder that exists with --out"
            )
        if self._file is None:
            self._file = sys.stdout if self._out is None else _create(self._out)
        self._file.write(self._render(record))

    def close(self) -> None:
        if self._file and self._file is not sys.stdout:
            self._file.close()


class _Page:
    """Collects the records: one page has one list of contents."""

    def __init__(self, out: Path | None) -> None:
        self._out = out
        self._records: list[Record] = []

    def add(self, record: Record) -> None:
        self._records.append(record)

    def close(self) -> None:
        if not self._records:
            return
        page = _html(self._records)
        if self._out is None:
            sys.stdout.write(page)
        else:
            with _create(self._out) as file:
                file.write(page)


class _Folder:
    """Writes a file for each record, named by its id; a second record of the same id gets a number."""

    def __init__(self, form: Format, folder: Path) -> None:
        self._form = form
        self._folder = folder
        self._names: set[str] = set()

    def add(self, record: Record) -> None:
        render = (lambda one: _html([one])) if self._form == "html" else _renderer(self._form, self._folder)
        with _create(self._folder / (self._name(record.id) + _SUFFIXES[self._form])) as file:
            file.write(render(record))

    def close(self) -> None:
        pass

    def _name(self, key: str) -> str:
        stem = _UNSAFE.sub("_", key).strip("._") or "article"
        name, number = stem, 1
        while name in self._names:
            number += 1
            name = f"{stem}-{number}"
        self._names.add(name)
        return name


def _create(path: Path) -> IO[str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", where=str(path), hint="name another --out") from error


def _html(records: list[Record]) -> str:
    from goft.render import render_page

    return render_page(records)


def _renderer(form: Format, out: Path | None) -> Callable[[Record], str]:
    if form == "json":
        return lambda record: record.to_json(indent=2) + "\n"
    if form == "jsonl":
        return lambda record: record.to_json() + "\n"
    if form in ("plover", "timeml", "gkg"):
        return _exporter(form)
    return _table(out)


def _exporter(form: Format) -> Callable[[Record], str]:
    from goft.export import gkg_line, plover_lines, timeml_document

    if form == "plover":
        return lambda record: "".join(line + "\n" for line in plover_lines(record))
    if form == "timeml":
        return timeml_document
    numbers = count(1)
    return lambda record: gkg_line(record, next(numbers)) + "\n"


def _table(out: Path | None) -> Callable[[Record], str]:
    from goft.render import render_table

    colour = out is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if colour else _FILE_WIDTH
    return lambda record: render_table(record, width=width, colour=colour)
