"""Files, folders, addresses and standard input to articles, one by one; what cannot be read is told, never fatal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from goft.errors import InputError
from goft.intake.columns import count_rows
from goft.intake.cutting import COLUMNS, IN_FOLDERS, LINES, STDIN, TABLES, WARC, cut
from goft.intake.defaults import Defaults
from goft.intake.keys import keys_of
from goft.intake.limits import Limits
from goft.intake.loaded import Loaded
from goft.intake.looking import look_into
from goft.intake.packed import BROKEN, open_unpacked, suffix_of
from goft.intake.warc import load_warc

__all__ = ["STDIN", "Loaded", "Source", "count_articles", "files_of", "load_articles"]

Source = str | Path
"""A file or a folder, or the address of a page or a feed; an address is a string, since a path would lose a slash."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def load_articles(sources: Iterable[Source], defaults: Defaults, *, limits: Limits | None = None) -> Iterator[Loaded]:
    """The articles of files, of folders (their files of a kind that Goft reads, by name), of the pages and feeds at
    addresses, and of standard input (`-`).

    Every input gives at least one value, in order; an unreadable one gives its error. `limits` are for addresses.
    """
    found = [(source, _found(source)) for source in sources]
    keys = keys_of([(Path(source), file) for source, files in found if isinstance(files, list) for file in files])
    for source, files in found:
        if isinstance(files, InputError):
            yield Loaded(None, files)
        elif files is None:
            yield from _load_address(str(source), defaults, limits)
        else:
            for file in files:
                yield from _load_file(file, keys[file], defaults)


def files_of(sources: Sequence[Source]) -> list[tuple[Path, str]]:
    """The files of files and folders, in order, each once, and the names of their articles that have none.

    Raises `InputError` for the first source that is not there, has no article, or is no file: an address, standard
    input.
    """
    found: dict[Path, Path] = {}
    for source in sources:
        files = _found(source)
        if isinstance(files, InputError):
            raise files
        if files is None or STDIN in files:
            raise InputError("is neither a file nor a folder", where=str(source), hint="save it to a file first")
        for file in files:
            found.setdefault(file, Path(source))
    keys = keys_of([(root, file) for file, root in found.items()])
    return [(file, keys[file]) for file in found]


def count_articles(sources: Iterable[Source]) -> int:
    """About how many articles `load_articles` will give, for a progress bar; what cannot be counted is one."""
    total = 0
    for source in sources:
        files = _found(source)
        total += sum(_count(file) for file in files) if isinstance(files, list) else 1
    return total


def _found(source: Source) -> list[Path] | InputError | None:
    """The files of a source; None for an address."""
    if isinstance(source, str) and _ADDRESS.match(source):
        return None
    path = Path(source)
    if path == STDIN:
        return [path]
    if not path.exists():
        return InputError("there is no such file", where=str(path))
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*") if suffix_of(file) in IN_FOLDERS and file.is_file())
    hint = "it needs .txt, .html, .jsonl, .csv, .parquet or .warc files"
    return files or InputError("no articles in this folder", where=str(path), hint=hint)


def _count(file: Path) -> int:
    if suffix_of(file) == COLUMNS:
        return count_rows(file)
    if suffix_of(file) not in LINES | TABLES:
        return 1
    try:
        with open_unpacked(file) as lines:
            count = sum(1 for _ in lines)
    except BROKEN:
        return 1
    return count - 1 if suffix_of(file) in TABLES else count


def _load_address(url: str, defaults: Defaults, limits: Limits | None) -> Iterator[Loaded]:
    from goft.intake.online import load_online  # httpx and feedparser take a while, and most runs read files

    yield from load_online(url, defaults, limits or Limits())


def _load_file(file: Path, key: str, defaults: Defaults) -> Iterator[Loaded]:
    if suffix_of(file) == WARC:
        yield from load_warc(file, defaults)
    else:
        yield from (look_into(item, defaults) for item in cut(file, key, defaults))
