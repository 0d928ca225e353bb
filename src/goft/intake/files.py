"""Files, folders and standard input to articles, one after the other; what cannot be read is told, never fatal."""

from __future__ import annotations

import gzip
import lzma
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from goft.article import Article
from goft.errors import InputError
from goft.intake.decoding import decode
from goft.intake.defaults import Defaults
from goft.intake.jsonl import article_of_line
from goft.intake.page import article_of_page
from goft.intake.persian import require_persian
from goft.intake.titles import title_of

__all__ = ["STDIN", "Loaded", "count_articles", "load_articles"]

STDIN = Path("-")
"""Standard input, among paths."""

_PAGES = frozenset([".html", ".htm", ".xhtml"])
_LINES = frozenset([".jsonl", ".ndjson"])
_PACKED: dict[str, type[gzip.GzipFile] | type[lzma.LZMAFile]] = {".gz": gzip.GzipFile, ".xz": lzma.LZMAFile}
"""How files that are packed are opened; only JSON lines are."""
_IN_FOLDERS = _PAGES | _LINES | {".txt"}


class Loaded(msgspec.Struct, frozen=True):
    """One input: its article, or the error that says why there is none, and a note that the user should see."""

    article: Article | None
    error: InputError | None = None
    note: str | None = None


def load_articles(paths: Iterable[Path], defaults: Defaults) -> Iterator[Loaded]:
    """The articles of files, of folders (their .txt, .html and .jsonl files, by name) and of standard input (`-`).

    Every input gives at least one value, in order; an unreadable one gives its error.
    """
    for path in paths:
        try:
            files = _files(path)
        except InputError as error:
            yield Loaded(None, error)
            continue
        for file in files:
            yield from _load_file(file, defaults)


def count_articles(paths: Iterable[Path]) -> int:
    """About how many articles `load_articles` will give, for a progress bar; standard input counts as one."""
    total = 0
    for path in paths:
        try:
            total += sum(_count(file) for file in _files(path))
        except (InputError, OSError):
            total += 1
    return total


def _files(path: Path) -> list[Path]:
    if path == STDIN:
        return [path]
    if not path.exists():
        raise InputError("there is no such file", where=str(path))
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*") if _suffix(file) in _IN_FOLDERS and file.is_file())
    if not files:
        raise InputError("no articles in this folder", where=str(path), hint="it needs .txt, .html or .jsonl files")
    return files


def _suffix(file: Path) -> str:
    """What kind of file it is, packed or not."""
    packed = file.suffix.lower() in _PACKED
    return (file.with_suffix("") if packed else file).suffix.lower()


def _open(file: Path) -> BinaryIO:
    """The bytes of a file, unpacked."""
    opened = _PACKED.get(file.suffix.lower())
    return cast(BinaryIO, opened(file)) if opened is not None else file.open("rb")


def _count(file: Path) -> int:
    if _suffix(file) not in _LINES:
        return 1
    with _open(file) as lines:
        return sum(1 for _ in lines)


def _load_file(file: Path, defaults: Defaults) -> Iterator[Loaded]:
    suffix = _suffix(file)
    if suffix in _LINES:
        yield from _load_lines(file, defaults)
        return
    load = _load_page if suffix in _PAGES else _load_text
    yield _guarded(lambda: load(file, defaults), str(file))


def _load_lines(file: Path, defaults: Defaults) -> Iterator[Loaded]:
    try:
        with _open(file) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _load_line(line, file, number, defaults)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        what = getattr(error, "strerror", None) or str(error)
        yield Loaded(None, InputError(f"cannot be read: {what}", where=str(file)))


def _load_line(line: bytes, file: Path, number: int, defaults: Defaults) -> Loaded:
    where = f"{file}:{number}"
    return _guarded(lambda: Loaded(article_of_line(line, where, f"{file.stem}-{number}", defaults)), where)


def _load_text(file: Path, defaults: Defaults) -> Loaded:
    where = "standard input" if file == STDIN else str(file)
    raw = sys.stdin.buffer.read() if file == STDIN else file.read_bytes()
    decoded = decode(raw, where)
    require_persian(decoded.text, where)
    key = "stdin" if file == STDIN else file.stem
    article = Article(
        id=key,
        text=decoded.text,
        title=title_of(decoded.text),
        outlet=defaults.outlet,
        published=defaults.published,
    )
    return Loaded(article, note=f"{where}: {decoded.note}" if decoded.note else None)


def _load_page(file: Path, defaults: Defaults) -> Loaded:
    article, note = article_of_page(file.read_bytes(), str(file), file.stem, defaults)
    return Loaded(article, note=f"{file}: {note}" if note else None)


def _guarded(load: Callable[[], Loaded], where: str) -> Loaded:
    try:
        return load()
    except InputError as error:
        return Loaded(None, error)
    except OSError as error:
        return Loaded(None, InputError(f"cannot be read: {error.strerror}", where=where))
