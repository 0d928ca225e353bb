"""Rows of tables: CSV and TSV, one at a time, their columns named in the first row.

A cell is text, whatever it looks like: `=HYPERLINK(…)`, `+98…`, `-…` and `@…` are kept letter by letter and mean
nothing here. Who writes a table for a spreadsheet has to see to them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from goft.errors import InputError
from goft.intake.decoding import decode
from goft.intake.defaults import Defaults
from goft.intake.fields import FIELDS, Fields
from goft.intake.item import Item, broken
from goft.intake.packed import BROKEN, open_unpacked, suffix_of, why_broken

__all__ = ["HINT", "cut_table", "known_fields"]

_SAMPLE = 64 * 1024
"""Bytes by which the encoding is told."""
_LONGEST = 10_000_000
"""Characters of a cell. The module's own limit (131,072) is less than a long article; with none, one quotation mark
that is not closed would take the rest of the file into memory."""
_DELIMITERS = ",;\t|"
_UNDECODED = re.compile("[\udc80-\udcff]")
HINT = "name the columns id, text or title and body, outlet, published, url; or say --field text=COLUMN"


def cut_table(file: Path, key: str, defaults: Defaults) -> Iterator[Item]:
    """The rows of a table, packed or not, streamed; a bad row is broken, with the line it begins in.

    A row without an id is named by `key` and its line. An encoding that is not UTF-8 gives a note.
    """
    where = str(file)
    try:
        with open_unpacked(file) as raw:
            yield from _cut(raw, file, key, defaults)
    except InputError as error:
        yield broken(error, where)
    except UnicodeError as error:
        yield Item(kind="broken", place=where, what=f"is not in the encoding it begins with: {error}")
    except BROKEN as error:
        yield Item(kind="broken", place=where, what=why_broken(error))


def known_fields(names: Sequence[str], defaults: Defaults) -> dict[str, int]:
    """Where the columns of an article's fields are among the names; upper and lower case are one."""
    places = {name.casefold(): place for place, name in reversed(list(enumerate(names)))}
    called = {name: name for name in FIELDS} | dict(defaults.fields)
    return {field: places[name.casefold()] for field, name in called.items() if name.casefold() in places}


def _cut(raw: BinaryIO, file: Path, key: str, defaults: Defaults) -> Iterator[Item]:
    buffered = io.BufferedReader(raw, _SAMPLE)  # type: ignore[type-var]  # gzip's and lzma's readers are raw
    encoding, note = _encoding(buffered.peek(_SAMPLE)[:_SAMPLE], str(file))
    if note:
        yield Item(kind="note", place=str(file), what=note)
    # A byte that is not of the encoding is carried as a lone surrogate, and spoils its own row only.
    with io.TextIOWrapper(buffered, encoding, errors="surrogateescape", newline="") as lines:
        csv.field_size_limit(_LONGEST)
        header = lines.readline(_SAMPLE)
        skipped = 1
        if header.lower().startswith("sep="):  # Excel's way of saying what parts the cells
            header, skipped = lines.readline(_SAMPLE), 2
        delimiter = _delimiter(header, defaults, tab=suffix_of(file) == ".tsv")
        columns = _columns(header, delimiter, defaults, str(file))
        yield from _rows(csv.reader(lines, delimiter=delimiter), skipped, columns, file, key)


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
    return max(_DELIMITERS, key=lambda one: (len(known_fields(_cells(header, one), defaults)), header.count(one)))


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]


class _Columns(msgspec.Struct, frozen=True):
    places: dict[str, int]
    count: int


def _columns(header: str, delimiter: str, defaults: Defaults, where: str) -> _Columns:
    cells = _cells(header, delimiter)
    if not any(cells):
        raise InputError("empty", where=where)
    places = known_fields(cells, defaults)
    if not {"text", "body"} & places.keys():
        shown = ", ".join(cells)[:200]
        raise InputError(f"has no column of texts; its first row is: {shown}", where=where, hint=HINT)
    return _Columns(places, len(cells))


def _rows(rows: Any, skipped: int, columns: _Columns, file: Path, key: str) -> Iterator[Item]:
    while True:
        number = skipped + rows.line_num + 1
        where = f"{file}:{number}"
        try:
            row = next(rows)
            if any(cell.strip() for cell in row):
                raw = msgspec.json.encode(_fields(row, columns, where))
                yield Item(kind="fields", place=where, key=f"{key}-{number}", raw=raw)
        except StopIteration:
            return
        except csv.Error as error:
            hint = "a cell has at most 10 million characters; is a quotation mark not closed?"
            yield Item(kind="broken", place=where, what=f"not a row: {error}", hint=hint)
        except InputError as error:
            yield broken(error, where)


def _fields(row: list[str], columns: _Columns, where: str) -> Fields:
    if len(row) != columns.count:
        what = f"has {len(row)} cells where the first row has {columns.count}"
        raise InputError(what, where=where, hint="a cell with a comma or a line break stands in quotation marks")
    cells = {field: row[place] for field, place in columns.places.items()}
    if any(_UNDECODED.search(cell) for cell in cells.values()):
        raise InputError("has bytes that are not UTF-8", where=where, hint="save the table as UTF-8")
    return Fields(**{field: cell for field, cell in cells.items() if cell.strip()})
