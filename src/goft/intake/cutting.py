"""Files cut into items, whatever their kind, one item in memory at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from goft.errors import InputError
from goft.intake.columns import cut_columns
from goft.intake.defaults import Defaults
from goft.intake.item import Item, broken
from goft.intake.packed import BROKEN, open_unpacked, suffix_of, why_broken
from goft.intake.table import cut_table
from goft.intake.warc import cut_warc

__all__ = ["COLUMNS", "IN_FOLDERS", "LINES", "STDIN", "TABLES", "WARC", "cut", "is_one_item"]

STDIN = Path("-")
"""Standard input, among paths."""

WARC = ".warc"
COLUMNS = ".parquet"
LINES = frozenset([".jsonl", ".ndjson"])
TABLES = frozenset([".csv", ".tsv"])
_PAGES = frozenset([".html", ".htm", ".xhtml"])
_MANY = LINES | TABLES | {WARC, COLUMNS}
IN_FOLDERS = _MANY | _PAGES | {".txt"}
"""Kinds of files that Goft reads in a folder."""


def is_one_item(file: Path) -> bool:
    """Whether a file is one page or one text, not many articles."""
    return suffix_of(file) not in _MANY


def cut(file: Path, key: str, defaults: Defaults) -> Iterator[Item]:
    """The items of a file; `key` names it, and `defaults` say what its fields are called. Never raises `InputError`."""
    suffix = suffix_of(file)
    try:
        if suffix in LINES:
            yield from _cut_lines(file, key)
        elif suffix in TABLES:
            yield from cut_table(file, key, defaults)
        elif suffix == WARC:
            yield from cut_warc(file)
        elif suffix == COLUMNS:
            yield from cut_columns(file, key, defaults)
        else:
            yield _whole(file, key)
    except InputError as error:
        yield broken(error, str(file))


def _cut_lines(file: Path, key: str) -> Iterator[Item]:
    try:
        with open_unpacked(file) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield Item(kind="line", place=f"{file}:{number}", key=f"{key}-{number}", raw=line)
    except BROKEN as error:
        yield Item(kind="broken", place=str(file), what=why_broken(error))


def _whole(file: Path, key: str) -> Item:
    """A page or a text, packed or not; what Goft does not know by its name is taken for a text."""
    if file == STDIN:
        return Item(kind="text", place="standard input", key="stdin", raw=sys.stdin.buffer.read())
    try:
        with open_unpacked(file) as opened:
            raw = opened.read()
    except BROKEN as error:
        return Item(kind="broken", place=str(file), what=why_broken(error))
    return Item(kind="page" if suffix_of(file) in _PAGES else "text", place=str(file), key=key, raw=raw)
