"""Files, folders, addresses and standard input to articles, one by one; what cannot be read is told, never fatal."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from goft.article import Article
from goft.errors import InputError
from goft.intake.decoding import decode
from goft.intake.defaults import Defaults
from goft.intake.jsonl import article_of_line
from goft.intake.keys import keys_of
from goft.intake.limits import Limits
from goft.intake.loaded import Loaded
from goft.intake.packed import BROKEN, open_unpacked, suffix_of, why_broken
from goft.intake.page import article_of_page
from goft.intake.persian import require_persian
from goft.intake.table import load_table
from goft.intake.titles import title_of
from goft.intake.warc import load_warc

__all__ = ["STDIN", "Loaded", "Source", "count_articles", "load_articles"]

STDIN = Path("-")
"""Standard input, among paths."""

Source = str | Path
"""A file or a folder, or the address of a page or a feed; an address is a string, since a path would lose a slash."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PAGES = frozenset([".html", ".htm", ".xhtml"])
_LINES = frozenset([".jsonl", ".ndjson"])
_TABLES = frozenset([".csv", ".tsv"])
_IN_FOLDERS = _PAGES | _LINES | _TABLES | {".txt", ".warc"}


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
    files = sorted(file for file in path.rglob("*") if suffix_of(file) in _IN_FOLDERS and file.is_file())
    hint = "it needs .txt, .html, .jsonl, .csv or .warc files"
    return files or InputError("no articles in this folder", where=str(path), hint=hint)


def _count(file: Path) -> int:
    if suffix_of(file) not in _LINES | _TABLES:
        return 1
    try:
        with open_unpacked(file) as lines:
            count = sum(1 for _ in lines)
    except BROKEN:
        return 1
    return count - 1 if suffix_of(file) in _TABLES else count


def _load_address(url: str, defaults: Defaults, limits: Limits | None) -> Iterator[Loaded]:
    from goft.intake.online import load_online  # httpx and feedparser take a while, and most runs read files

    yield from load_online(url, defaults, limits or Limits())


def _load_file(file: Path, key: str, defaults: Defaults) -> Iterator[Loaded]:
    suffix = suffix_of(file)
    if suffix in _LINES:
        yield from _load_lines(file, key, defaults)
    elif suffix in _TABLES:
        yield from load_table(file, key, defaults)
    elif suffix == ".warc":
        yield from load_warc(file, defaults)
    else:
        load = _load_page if suffix in _PAGES else _load_text
        yield _guarded(lambda: load(file, key, defaults), str(file))


def _load_lines(file: Path, key: str, defaults: Defaults) -> Iterator[Loaded]:
    try:
        with open_unpacked(file) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _load_line(line, f"{file}:{number}", f"{key}-{number}", defaults)
    except BROKEN as error:
        yield Loaded(None, InputError(why_broken(error), where=str(file)))


def _load_line(line: bytes, where: str, key: str, defaults: Defaults) -> Loaded:
    return _guarded(lambda: Loaded(article_of_line(line, where, key, defaults)), where)


def _load_text(file: Path, key: str, defaults: Defaults) -> Loaded:
    where = "standard input" if file == STDIN else str(file)
    raw = sys.stdin.buffer.read() if file == STDIN else file.read_bytes()
    decoded = decode(raw, where)
    require_persian(decoded.text, where)
    article = Article(
        id="stdin" if file == STDIN else key,
        text=decoded.text,
        title=title_of(decoded.text),
        outlet=defaults.outlet,
        published=defaults.published,
    )
    return Loaded(article, note=f"{where}: {decoded.note}" if decoded.note else None)


def _load_page(file: Path, key: str, defaults: Defaults) -> Loaded:
    article, note = article_of_page(file.read_bytes(), str(file), key, defaults)
    return Loaded(article, note=f"{file}: {note}" if note else None)


def _guarded(load: Callable[[], Loaded], where: str) -> Loaded:
    try:
        return load()
    except InputError as error:
        return Loaded(None, error)
    except OSError as error:
        return Loaded(None, InputError(f"cannot be read: {error.strerror}", where=where))
