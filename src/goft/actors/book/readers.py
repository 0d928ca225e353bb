"""The sources that a book of actors can be made from, and which of them a file is."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Literal, cast, get_args

from goft.actors.book.ftm import read_ftm
from goft.actors.book.model import Imported, Refusal
from goft.actors.book.table import read_table
from goft.actors.book.wikidata import read_wikidata
from goft.errors import InputError

__all__ = ["SOURCES", "Source", "read_source"]

Source = Literal["ftm", "wikidata", "csv"]
SOURCES = get_args(Source)
_READERS = {"ftm": read_ftm, "wikidata": read_wikidata, "csv": read_table}
_PEEK = 65536


def read_source(path: Path, source: Source | None = None) -> Iterator[Imported | Refusal]:
    """What a file has; without `source` its name and first bytes tell which it is. `.gz` files are unpacked.

    Raises `InputError` where the file cannot be read or is none of the sources.
    """
    try:
        with _open(path) as lines:
            known = source or _guess(path, lines)
            yield from _READERS[known](path.name, lines)
    except (OSError, EOFError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), hint="name a file that you may read") from error
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 at byte {error.start}", where=str(path), hint="save it as UTF-8") from error


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return cast("IO[str]", gzip.open(path, "rt", encoding="utf-8"))
    return path.open(encoding="utf-8", newline="")


def _guess(path: Path, lines: IO[str]) -> Source:
    start = lines.read(_PEEK)
    lines.seek(0)
    if '"claims"' in start:
        return "wikidata"
    if '"schema"' in start and start.lstrip()[:1] == "{":
        return "ftm"
    if ".csv" in path.suffixes or start.partition("\n")[0].count(",") > 1:
        return "csv"
    raise InputError(
        "is none of FollowTheMoney JSON lines, a Wikidata dump, or a CSV table",
        where=str(path),
        hint="say which with --source",
    )
