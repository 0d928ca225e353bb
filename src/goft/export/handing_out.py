"""Many records handed out in one format: a stream of lines, one file, or a folder with files for each article.

Records are taken one after another and written as they come, so an export takes the memory of a few records, whatever
the archive has. FollowTheMoney's also keeps 8 bytes of each actor it has written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Final, Literal, TextIO, get_args

from goft.errors import OutputError
from goft.export.annotation import annotation_lines
from goft.export.brat import brat_annotations, brat_text
from goft.export.brat_conf import CONFIGURATION
from goft.export.claims import claim_lines
from goft.export.conllu import ConlluLines
from goft.export.ftm import FtmLines
from goft.export.gkg import gkg_line
from goft.export.gold import gold_document
from goft.export.parquet import write_parquet
from goft.export.places import free_stem, fresh_file, fresh_folder
from goft.export.plover import plover_lines
from goft.export.table import csv_header, csv_lines
from goft.export.timeml import timeml_document
from goft.record import Record

__all__ = ["FILES", "FOLDERS", "FORMATS", "Format", "hand_out"]

Format = Literal[
    "jsonl", "csv", "parquet", "annotation", "claims", "plover", "gkg", "ftm", "conllu", "brat", "timex3", "gold"
]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
FILES: Final[frozenset[Format]] = frozenset({"parquet"})
"""Formats that are no text, and want a file."""
FOLDERS: Final[frozenset[Format]] = frozenset({"brat", "timex3", "gold"})
"""Formats that have files for each article, and want a folder."""

_Lines = Callable[[Record], Iterator[str]]


def hand_out(records: Iterable[Record], form: Format, out: Path | TextIO) -> int:
    """Write the records; how many lines, rows or files there are.

    A path is written under another name, and put in place at the end: it has all of the export, or what it had before.
    Raises `OutputError` for a place that cannot be written to, and for one that the format does not go to.
    """
    if isinstance(out, Path):
        return _to_folder(records, form, out) if form in FOLDERS else _to_file(records, form, out)
    if form in FILES or form in FOLDERS:
        kind = "file" if form in FILES else "new folder"
        raise OutputError(f"{form} is written to a {kind}", hint=f"name the {kind} with --out")
    return _write_lines(records, form, out)


def _to_file(records: Iterable[Record], form: Format, out: Path) -> int:
    with fresh_file(out) as fresh:
        if form in FILES:
            with fresh.open("wb") as binary:
                return write_parquet(records, binary)
        with _text(fresh) as sink:
            return _write_lines(records, form, sink)


def _text(path: Path) -> IO[str]:
    """Line ends as they are; halves of characters, which UTF-8 cannot carry, as escapes that JSON knows, too."""
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="")


def _write_lines(records: Iterable[Record], form: Format, sink: IO[str]) -> int:
    lines, count = _lines(form), 0
    if form == "csv":
        sink.write(csv_header() + "\n")
    for record in records:
        for line in lines(record):
            sink.write(line + "\n")
            count += 1
    return count


def _lines(form: Format) -> _Lines:
    """What makes the lines of one export, without their ends; loaded only for the format that is asked for."""
    if form == "ftm":
        return FtmLines().lines
    if form == "conllu":
        return ConlluLines.load().lines
    if form == "gkg":
        return _Numbered().lines
    simple: dict[Format, _Lines] = {
        "jsonl": lambda record: iter([record.to_json()]),
        "csv": csv_lines,
        "annotation": annotation_lines,
        "claims": claim_lines,
        "plover": plover_lines,
    }
    return simple[form]


class _Numbered:
    """GKG's lines, which are numbered through."""

    def __init__(self) -> None:
        self._number = 0

    def lines(self, record: Record) -> Iterator[str]:
        self._number += 1
        yield gkg_line(record, self._number)


def _to_folder(records: Iterable[Record], form: Format, out: Path) -> int:
    count = 0
    with fresh_folder(out) as fresh:
        for name, text in CONFIGURATION.items() if form == "brat" else ():
            (fresh / name).write_text(text, encoding="utf-8")
        for record in records:
            for path, text in _files(record, form, fresh):
                with _text(path) as sink:
                    sink.write(text)
                count += 1
    return count


def _files(record: Record, form: Format, folder: Path) -> Iterator[tuple[Path, str]]:
    if form == "timex3":
        yield folder / f"{free_stem(folder, record.id, '.tml')}.tml", timeml_document(record)
        return
    if form == "gold":
        yield folder / f"{free_stem(folder, record.id, '.json')}.json", gold_document(record)
        return
    stem = free_stem(folder, record.id, ".ann")
    yield folder / f"{stem}.txt", brat_text(record)
    yield folder / f"{stem}.ann", brat_annotations(record)
