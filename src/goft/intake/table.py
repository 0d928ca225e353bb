"""Articles from tables: CSV and TSV, a row at a time, their columns named in the first row.

A cell is text, whatever it looks like: `=HYPERLINK(…)`, `+98…`, `-…` and `@…` are kept letter by letter and mean
nothing here. Who writes a table for a spreadsheet has to see to them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from goft.errors import InputError
from goft.intake.decoding import decode
from goft.intake.defaults import Defaults
from goft.intake.fields import FIELDS, Fields, article_of_fields
from goft.intake.loaded import Loaded
from goft.intake.packed import BROKEN, open_unpacked, suffix_of, why_broken

__all__ = ["load_table"]

_SAMPLE = 64 * 1024
"""Bytes by which the encoding is told."""
_LONGEST = 10_000_000
"""Characters of a cell. The module's own limit (131,072) is less than a long article; with none, one quotation mark
that is not closed would take the rest of the file into memory."""
_DELIMITERS = ",;\t|"
_UNDECODED = re.compile("[\udc80-\udcff]")
_HINT = "name the columns id, text or title and body, outlet, published, url; or say --field text=COLUMN"


def load_table(file: Path, key: str, defaults: Defaults) -> Iterator[Loaded]:
    """The articles of a table, packed or not, streamed; a bad row gives its error, with the line it begins in.

    A row without an id is named by `key` and its line. An encoding that is not UTF-8 gives a note.
    """
    try:
        with open_unpacked(file) as raw:
            yield from _load(raw, file, key, defaults)
    except InputError as error:
        yield Loaded(None, error)
    except UnicodeError as error:
        yield Loaded(None, InputError(f"is not in the encoding it begins with: {error}", where=str(file)))
    except BROKEN as error:
        yield Loaded(None, InputError(why_broken(error), where=str(file)))


def _load(raw: BinaryIO, file: Path, key: str, defaults: Defaults) -> Iterator[Loaded]:
    buffered = io.BufferedReader(raw, _SAMPLE)  # type: ignore[type-var]  # gzip's and lzma's readers are raw
    encoding, note = _encoding(buffered.peek(_SAMPLE)[:_SAMPLE], str(file))
    if note:
        yield Loaded(None, note=f"{file}: {note}")
    # A byte that is not of the encoding is carried as a lone surrogate, and spoils its own row only.
    with io.TextIOWrapper(buffered, encoding, errors="surrogateescape", newline="") as lines:
        csv.field_size_limit(_LONGEST)
        header = lines.readline(_SAMPLE)
        skipped = 1
        if header.lower().startswith("sep="):  # Excel's way of saying what parts the cells
            header, skipped = lines.readline(_SAMPLE), 2
        delimiter = _delimiter(header, defaults, tab=suffix_of(file) == ".tsv")
        columns = _columns(header, delimiter, defaults, str(file))
        yield from _rows(csv.reader(lines, delimiter=delimiter), skipped, columns, file, key, defaults)


def _encoding(sample: bytes, where: str) -> tuple[str, str | None]:
    """The encoding of a file by its beginning, and the note on it."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", None
    end = sample.rfind(b"\n") + 1  # a letter cut in two at the end of the sample would be taken for an error
    text = (sample[:end] if end else sample).decode("utf-8", "surrogateescape")
    # A few bytes that are not UTF-8 spoil their rows, not the table; of windows-1256 hardly any are UTF-8.
    few = len(_UNDECODED.findall(text)) * 100 < len(text)
    decoded = decode((_UNDECODED.sub("", text) if few else text).encode("utf-8", "surrogateescape"), where)
    return ("cp1256", decoded.note) if decoded.encoding == "windows-1256" else ("utf-8-sig", None)


def _delimiter(header: str, defaults: Defaults, *, tab: bool) -> str:
    """What parts the cells: that under which most columns have a name that Goft knows."""
    if tab:
        return "\t"
    return max(_DELIMITERS, key=lambda one: (len(_known(_cells(header, one), defaults)), header.count(one)))


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]


def _known(cells: list[str], defaults: Defaults) -> dict[str, int]:
    """Where the columns of an article's fields are; upper and lower case are one."""
    places = {cell.casefold(): place for place, cell in reversed(list(enumerate(cells)))}
    called = {name: name for name in FIELDS} | dict(defaults.fields)
    return {field: places[name.casefold()] for field, name in called.items() if name.casefold() in places}


class _Columns(msgspec.Struct, frozen=True):
    places: dict[str, int]
    count: int


def _columns(header: str, delimiter: str, defaults: Defaults, where: str) -> _Columns:
    cells = _cells(header, delimiter)
    if not any(cells):
        raise InputError("empty", where=where)
    places = _known(cells, defaults)
    if not {"text", "body"} & places.keys():
        shown = ", ".join(cells)[:200]
        raise InputError(f"has no column of texts; its first row is: {shown}", where=where, hint=_HINT)
    return _Columns(places, len(cells))


def _rows(rows: Any, skipped: int, columns: _Columns, file: Path, key: str, defaults: Defaults) -> Iterator[Loaded]:
    while True:
        number = skipped + rows.line_num + 1
        where = f"{file}:{number}"
        try:
            row = next(rows)
            if any(cell.strip() for cell in row):
                yield Loaded(article_of_fields(_fields(row, columns, where), where, f"{key}-{number}", defaults, _HINT))
        except StopIteration:
            return
        except csv.Error as error:
            hint = "a cell has at most 10 million characters; is a quotation mark not closed?"
            yield Loaded(None, InputError(f"not a row: {error}", where=where, hint=hint))
        except InputError as error:
            yield Loaded(None, error)


def _fields(row: list[str], columns: _Columns, where: str) -> Fields:
    if len(row) != columns.count:
        what = f"has {len(row)} cells where the first row has {columns.count}"
        raise InputError(what, where=where, hint="a cell with a comma or a line break stands in quotation marks")
    cells = {field: row[place] for field, place in columns.places.items()}
    if any(_UNDECODED.search(cell) for cell in cells.values()):
        raise InputError("has bytes that are not UTF-8", where=where, hint="save the table as UTF-8")
    return Fields(**{field: cell for field, cell in cells.items() if cell.strip()})
